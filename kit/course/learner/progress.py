"""What a learner has answered so far: a small JSON file beside the notebook, or memory.

The events of each question, as `kit.course.marking.events` has them. Written whole and moved into
place, so that a crash never leaves half a file. A file that cannot be read is set aside under
another name, never deleted. No clock and no name of a person is stored.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kit.course.learner.first_version import from_first_version
from kit.course.marking.events import MOST_EVENTS, Event, Refused, read_events
from kit.course.whole_file import write_whole

NAME = ".dateline-progress.json"
VERSION = 2


class Progress:
    """Events by question id. `folder=None` keeps them in memory only.

    `notices` collects what the learner should be told once (a damaged file, no place to write).
    """

    def __init__(self, folder: Path | None) -> None:
        self.path = folder / NAME if folder else None
        self.notices: list[str] = []
        self._memory: dict[str, Any] = _fresh()

    def events(self, id: str) -> list[Event]:
        """Return the events of a question, oldest first; what is damaged in them is left out."""
        entry = self.read()["questions"].get(id)
        if entry is None:
            return []
        try:
            events, notes = read_events(entry["events"])
        except Refused as error:
            events, notes = [], [str(error)]
        self.notices += [f"what is kept of {id}: {note}" for note in notes]
        return events

    def keep(self, id: str, events: Sequence[Event]) -> None:
        """Keep the events of a question in place of those that were there."""
        data = self.read()
        data["questions"][id] = {"events": trimmed(events)}
        self._write(data)

    def begun(self) -> list[str]:
        """Return the ids of questions that anything is known of, sorted."""
        return sorted(self.read()["questions"])

    def read(self) -> dict[str, Any]:
        """Return everything stored. Read anew each time: two notebooks may share one file."""
        if self.path is None:
            return self._memory
        try:
            data = json.loads(self.path.read_text(encoding="utf-8"))
            if isinstance(data, dict) and data.get("version") == 1:
                data = from_first_version(data)
            if not _sound(data):
                raise ValueError("not a progress file")
        except FileNotFoundError:
            return _fresh()
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            self._set_aside()
            return _fresh()
        except OSError as error:
            self._to_memory(f"could not be read ({error.strerror})")
            return self._memory
        return data

    def _set_aside(self) -> None:
        assert self.path is not None
        n = 1
        while (aside := self.path.with_name(f"{NAME[:-5]}.damaged-{n}.json")).exists():
            n += 1
        try:
            os.replace(self.path, aside)
        except OSError as error:
            self._to_memory(f"is damaged and could not be set aside ({error.strerror})")
            return
        self.notices.append(
            f"Your progress file could not be read. It was kept as {aside.name}, and a new one "
            "was begun."
        )

    def _write(self, data: dict[str, Any]) -> None:
        if self.path is None:
            self._memory = data
            return
        text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        try:
            write_whole(self.path, text, 0o600, make_folders=False)
        except OSError as error:
            self._memory = data
            self._to_memory(f"cannot be written ({error.strerror})")

    def _to_memory(self, why: str) -> None:
        assert self.path is not None
        self.notices.append(
            f"{self.path.name} {why}. Your answers are kept until this kernel stops, no longer."
        )
        self.path = None


def trimmed(events: Sequence[Event]) -> list[Event]:
    """Return at most `MOST_EVENTS` of the events: of more, answers behind the first are let go.

    Where the best answer counts no more than `MOST_ANSWERS` are taken in, so what is let go is of
    a question whose first or last answer counts.
    """
    kept = list(events)
    while len(kept) > MOST_EVENTS:
        answers = [n for n, event in enumerate(kept) if "answer" in event]
        del kept[answers[1] if len(answers) > 2 else 0]
    return kept


def _fresh() -> dict[str, Any]:
    return {"version": VERSION, "questions": {}}


def _sound(data: Any) -> bool:
    return (
        isinstance(data, dict)
        and data.get("version") == VERSION
        and isinstance(data.get("questions"), dict)
        and all(
            isinstance(e, dict) and isinstance(e.get("events"), list)
            for e in data["questions"].values()
        )
    )
