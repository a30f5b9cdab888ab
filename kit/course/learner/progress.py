"""What a learner has answered so far: a small JSON file beside the notebook, or memory.

Written whole and moved into place, so that a crash never leaves half a file. A file that cannot be
read is set aside under another name, never deleted. No clock and no name of a person is stored.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from kit.course.whole_file import write_whole

NAME = ".dateline-progress.json"
KEPT_ATTEMPTS = 30


def empty_entry() -> dict[str, Any]:
    """Return what is known of a question that nobody has answered."""
    return {"attempts": [], "first": None, "best": 0.0, "rung": 0, "closed": False}


class Progress:
    """Entries by question id. `folder=None` keeps them in memory only.

    `notices` collects what the learner should be told once (a damaged file, no place to write).
    """

    def __init__(self, folder: Path | None) -> None:
        self.path = folder / NAME if folder else None
        self.notices: list[str] = []
        self._memory: dict[str, Any] = {"version": 1, "questions": {}, "revealed": []}

    def entry(self, id: str) -> dict[str, Any]:
        """Return the entry of a question (a copy; `store` keeps it)."""
        stored = self.read()["questions"].get(id)
        return {**empty_entry(), **stored} if isinstance(stored, dict) else empty_entry()

    def store(self, id: str, entry: dict[str, Any]) -> None:
        """Keep the entry of a question."""
        entry["attempts"] = entry["attempts"][-KEPT_ATTEMPTS:]
        data = self.read()
        data["questions"][id] = entry
        self._write(data)

    def reveal(self, id: str) -> None:
        """Note that the outcome a prediction is about has been shown."""
        data = self.read()
        if id not in data["revealed"]:
            data["revealed"].append(id)
            self._write(data)

    def revealed(self, id: str) -> bool:
        """Whether the outcome a prediction is about has been shown."""
        return id in self.read()["revealed"]

    def read(self) -> dict[str, Any]:
        """Return everything stored. Read anew each time: two notebooks may share one file."""
        if self.path is None:
            return self._memory
        try:
            data = json.loads(self.path.read_text(encoding="utf-8"))
            if not _sound(data):
                raise ValueError("not a progress file")
        except FileNotFoundError:
            return self._fresh()
        except (ValueError, RecursionError):
            self._set_aside()
            return self._fresh()
        except OSError as error:
            self._to_memory(f"could not be read ({error.strerror})")
            return self._memory
        return data

    def _fresh(self) -> dict[str, Any]:
        return {"version": 1, "questions": {}, "revealed": []}

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


def _sound(data: Any) -> bool:
    return (
        isinstance(data, dict)
        and isinstance(data.get("questions"), dict)
        and isinstance(data.get("revealed"), list)
        and all(
            isinstance(e, dict)
            and isinstance(e.get("attempts"), list)
            and isinstance(e.get("best"), (int, float))
            for e in data["questions"].values()
        )
    )
