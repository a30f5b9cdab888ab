"""The course that the checks look at: read once, as far as it can be read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from kit.course.bank.assembly import LessonSource, across, lesson_folders, read_lesson
from kit.course.bank.read import BankError
from kit.teach.lessons.building import unsolved
from kit.teach.lessons.lesson import notebooks


@dataclass
class Course:
    """A folder of lessons with what lies beside it. What cannot be read is left out of `lessons`
    and stands, one line a mistake, in `broken`."""

    exercises: Path
    keys: Path | None = None

    @property
    def root(self) -> Path:
        """The folder that messages name files from."""
        return self.exercises.parent

    @property
    def notebooks(self) -> Path:
        """Where `kit build` writes."""
        return self.root / "notebooks"

    @property
    def articles(self) -> Path:
        """Bundled articles: the course's own, or those of the installed kit."""
        own = self.root / "kit" / "data" / "articles"
        return own if own.is_dir() else Path(str(files("kit.data") / "articles"))

    @cached_property
    def folders(self) -> list[Path]:
        """Every lesson folder, readable or not."""
        return lesson_folders(self.exercises)

    @cached_property
    def _read(self) -> tuple[list[LessonSource], list[str]]:
        lessons, broken = [], []
        for folder in self.folders:
            try:
                lesson = read_lesson(folder, self.root)
                # The private keys only then, so that a mistake is looked for where it was made.
                read_lesson(folder, self.root, self.keys, private=True)
                lessons.append(lesson)
            except BankError as error:
                broken += str(error).splitlines()
        return lessons, broken + across(lessons)

    @property
    def lessons(self) -> list[LessonSource]:
        """The lessons that could be read."""
        return self._read[0]

    @property
    def broken(self) -> list[str]:
        """Why others could not."""
        return self._read[1]

    @cached_property
    def _derived(self) -> tuple[dict[str, tuple[Any, Any]], list[str]]:
        made, faults = {}, []
        for lesson in self.lessons:
            try:
                made[lesson.name] = notebooks(lesson, self.root)
            except BankError as error:
                faults += str(error).splitlines()
        return made, faults

    @property
    def derived(self) -> dict[str, tuple[Any, Any]]:
        """Learner and solved notebook (not executed) of every lesson whose parts fit together."""
        return self._derived[0]

    @property
    def misfits(self) -> list[str]:
        """Why the others cannot be derived."""
        return self._derived[1]

    @cached_property
    def unsolved(self) -> list[str]:
        """A line for every question whose own solution does not reach full marks."""
        return [line for lesson in self.lessons for line in unsolved(lesson)]

    def name(self, path: Path) -> str:
        """A path as messages give it: from the course's folder, with forward slashes."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()


def first_line(source: str) -> str:
    """Return the words by which a message points at a cell."""
    line = next((part.strip() for part in source.splitlines() if part.strip()), "")
    return f"cell '{line if len(line) <= 40 else line[:37] + '...'}'"


def printed(cell: Any) -> str:
    """Return what a code cell shows as plain text: what it printed, then its last value."""
    parts = [o.get("text", "") or o.get("data", {}).get("text/plain", "") for o in cell.outputs]
    return "\n".join(parts)
