"""The bank as it ships to learners: `questions.json`, written by `kit build`, found from anywhere.

Looked for, in this order: `notebooks/questions.json` in the working folder or any folder above it
(`questions.json` where the working folder is, or is in, `notebooks`); beside the kit's source;
inside the installed kit.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.kinds.registry import KINDS

VERSION = 1
NAME = "questions.json"


_PACKAGE = Path(__file__).resolve().parents[2]
# Beside the kit's source; inside the installed kit.
_COURSES = (_PACKAGE.parent / "notebooks", _PACKAGE / "data" / "course" / "notebooks")


class NoBank(FileNotFoundError):
    """There is no bank of questions to be found, or it cannot be read."""


@dataclass(frozen=True)
class ShippedBank:
    """Every question of the course, by id; `on` holds those that differ for another article."""

    lessons: tuple[Mapping[str, Any], ...]
    questions: Mapping[str, Digested]
    on: Mapping[str, Mapping[str, Digested]] = field(default_factory=dict)
    into: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)
    """Language -> question id -> the fields that differ in it (`kit.course.bank.translation`)."""

    def question(
        self, id: str, article: str | None = None, language: str | None = None
    ) -> Digested | None:
        """Return the question as it is asked on `article`; None for an unknown id.

        In a language that it was translated into, its words are of that language. Where the
        question is another one on this article, it stays in English.
        """
        if elsewhere := self.on.get(article or "", {}).get(id):
            return elsewhere
        found = self.questions.get(id)
        changed = self.into.get(language or "", {}).get(id)
        return Digested({**found.data, **changed}) if found and changed else found

    def of_lesson(self, lesson: str) -> list[str]:
        """Return the ids of one lesson's questions, in the order of the lesson."""
        return [i for i in self.questions if i.split(".")[0] == lesson]

    def to_json(self) -> str:
        """Return the text of `questions.json`; the same bank always gives the same text."""
        data = {
            "version": VERSION,
            "note": "Written by kit build from exercises/; do not edit. Keys are digests.",
            "lessons": [dict(lesson) for lesson in self.lessons],
            "questions": [q.data for q in self.questions.values()],
            "on": {a: [q.data for q in qs.values()] for a, qs in sorted(self.on.items())},
        }
        if self.into:
            data["into"] = {language: dict(qs) for language, qs in sorted(self.into.items())}
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def parse(text: str) -> ShippedBank:
    """Return the bank held in the text of a `questions.json`."""
    data = json.loads(text)
    if data.get("version") != VERSION:
        raise ValueError(f"version {data.get('version')!r}, and this kit reads version {VERSION}")
    questions = {q["id"]: Digested(q) for q in data["questions"]}
    for question in questions.values():
        if question.kind not in KINDS:
            raise ValueError(
                f"{question.id} is of kind '{question.kind}', which this kit does not know; "
                "update the kit"
            )
    return ShippedBank(
        tuple(data["lessons"]),
        questions,
        {a: {q["id"]: Digested(q) for q in qs} for a, qs in data["on"].items()},
        data.get("into", {}),
    )


def candidates(start: Path) -> Iterator[Path]:
    """Every place where a bank is looked for, in order."""
    for folder in (start, *start.parents):
        yield folder / "notebooks" / NAME
        # A stray file of that name further up belongs to somebody else.
        if folder == start or folder.name == "notebooks":
            yield folder / NAME
    for folder in _COURSES:
        yield folder / NAME


def find_bank(start: Path | None = None) -> Path:
    """Return the path of the bank nearest to `start` (the working folder); raises `NoBank`."""
    for path in candidates((start or Path.cwd()).resolve()):
        if path.is_file():
            return path
    raise NoBank(
        "no notebooks/questions.json was found here or in a folder above; "
        "open the notebook inside the course folder"
    )


def shipped_course() -> Path | None:
    """Return the folder with the lessons and the bank that came with this kit, or None."""
    return next((folder for folder in _COURSES if (folder / NAME).is_file()), None)


def load_bank(path: Path) -> ShippedBank:
    """Return the bank in the file at `path`; `NoBank` says what is wrong with it."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise NoBank(f"{path} cannot be read as a bank of questions ({error})") from None
