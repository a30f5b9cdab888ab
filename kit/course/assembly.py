"""The whole course out of `exercises/`: every bank read, checked against its lesson and digested.

Besides `questions.toml` a lesson folder may hold overlays, `questions.on-<article>.toml`: tables of
`[[question]]` with an id and only the fields that differ when the lesson is run on that article.
Private keys are overlays too, `<folder of keys>/<article>.toml`, read only where an instructor
marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.course.bank import BankError, check_bank, load_toml
from kit.course.digested import Digested
from kit.course.digesting import KeyProblem, digest_question
from kit.course.question_parts import Base
from kit.course.questions import Bank
from kit.course.shipped import ShippedBank
from kit.text.article import Article

_OVERLAY = re.compile(r"questions\.on-([a-z0-9-]+)\.toml$")


@dataclass(frozen=True)
class LessonSource:
    """One folder of `exercises/`: its name ("01-sourcing"), bank, and digested questions."""

    folder: Path
    bank: Bank
    questions: dict[str, Digested]
    on: dict[str, dict[str, Digested]]

    @property
    def name(self) -> str:
        """The folder's name, which the notebook takes too."""
        return self.folder.name

    def source(self, id: str) -> Base | None:
        """The question as its author wrote it, with its key."""
        return next((q for q in self.bank.question if q.id == id), None)


def lesson_folders(exercises: Path) -> list[Path]:
    """Return the lesson folders (NN-topic with a questions.toml), in order."""
    if not exercises.is_dir():
        raise BankError(f"{exercises}: there is no such folder")
    return sorted(
        p
        for p in exercises.iterdir()
        if re.fullmatch(r"\d\d-[a-z0-9-]+", p.name) and (p / "questions.toml").is_file()
    )


def assemble(
    exercises: Path, keys: Path | None = None, private: bool = False
) -> tuple[list[LessonSource], ShippedBank]:
    """Return the lessons and the bank. Raises `BankError` with every mistake, one a line.

    With `private`, digests of private questions are kept (for marking, never for learners), and
    overlays in `keys` (default: a folder `keys` in a lesson's folder) are merged in.
    """
    faults: list[str] = []
    lessons = []
    for folder in lesson_folders(exercises):
        try:
            lessons.append(read_lesson(folder, exercises.parent, keys, private))
        except BankError as error:
            faults.append(str(error))
    if not faults:
        faults += _across(lessons)
    if faults:
        raise BankError("\n".join(faults))
    return lessons, ship(lessons)


def ship(lessons: Iterable[LessonSource]) -> ShippedBank:
    """Return the bank of these lessons as it is written to `questions.json`."""
    about, questions, on = [], {}, {}
    for lesson in lessons:
        table = lesson.bank.lesson
        about.append(
            {
                "id": table.id,
                "number": table.number,
                "title": table.title,
                "minutes": table.minutes,
                "points": table.points,
                "article": table.article,
                "notebook": lesson.name,
            }
        )
        questions.update(lesson.questions)
        for article, changed in lesson.on.items():
            on.setdefault(article, {}).update(changed)
    return ShippedBank(tuple(about), questions, on)


def read_lesson(
    folder: Path, root: Path, keys: Path | None = None, private: bool = False
) -> LessonSource:
    """Return one lesson folder, read and digested. Messages name files relative to `root`."""
    path = folder / "questions.toml"
    raw = _raw(path, root)
    name = _name(path, root)
    bank = check_bank(raw, name)
    questions = _digest(bank, bank.lesson.article, name, folder, private)
    on: dict[str, dict[str, Digested]] = {}
    overlays = {
        m[1]: p for p in sorted(folder.iterdir()) if (m := _OVERLAY.fullmatch(p.name)) is not None
    }
    key_folder = keys / folder.name if keys and (keys / folder.name).is_dir() else keys
    key_folder = key_folder or folder / "keys"
    key_files = {}
    if private and key_folder.is_dir():
        key_files = {p.stem: p for p in sorted(key_folder.glob("*.toml"))}
    for article in sorted({*overlays, *key_files}):
        merged, changed = raw, set()
        for source in (overlays.get(article), key_files.get(article)):
            if source is not None:
                merged, ids = merge(merged, _raw(source, root), _name(source, root))
                changed |= ids
        last = key_files.get(article) or overlays[article]
        other = check_bank(merged, _name(last, root))
        text = None if bank.lesson.article is None else article
        digested = _digest(other, text, _name(last, root), folder, private)
        on[article] = {i: q for i, q in digested.items() if _differs(q, questions[i], changed)}
    return LessonSource(folder, bank, questions, on)


def _differs(question: Digested, base: Digested, changed: set[str]) -> bool:
    """Whether the overlay's question must ship: changed by hand, or by the article's own ids."""
    return question.id in changed or question.data != base.data


def merge(base: dict, overlay: dict, name: str) -> tuple[dict, set[str]]:
    """Return the bank with the overlay's fields put over its questions', and the ids changed."""
    known = {str(q.get("id")): q for q in base.get("question", []) if isinstance(q, dict)}
    changed: dict[str, dict[str, Any]] = {}
    for entry in overlay.get("question", []):
        id = str(entry.get("id"))
        if id not in known:
            raise BankError(f"{name}: {id}: there is no such question to change")
        changed[id] = {**known[id], **entry}
    extra = set(overlay) - {"question"}
    if extra:
        raise BankError(f"{name}: {sorted(extra)[0]}: only [[question]] tables belong here")
    merged = [changed.get(str(q.get("id")), q) for q in base["question"]]
    return {**base, "question": merged}, set(changed)


def _digest(
    bank: Bank, article_id: str | None, name: str, folder: Path, private: bool
) -> dict[str, Digested]:
    faults, digested = [], {}
    article: Article | None = None
    if article_id is not None:
        article = _article(article_id, name, folder)
    for question in bank.question:
        try:
            digested[question.id] = digest_question(question, article, keep_private=private)
        except KeyProblem as problem:
            faults.append(f"{name}: {question.id}: {problem}")
    if faults:
        raise BankError("\n".join(faults))
    return digested


def _article(id: str, name: str, folder: Path) -> Article:
    """The article of a lesson: a bundled id, or the name of a file in the lesson's folder."""
    from kit.text.reading import read

    try:
        return read(folder / id if (folder / id).is_file() else id)
    except (ValueError, OSError, KeyError) as error:
        raise BankError(f"{name}: lesson: article '{id}' cannot be read ({error})") from None


def _across(lessons: list[LessonSource]) -> list[str]:
    """Mistakes that only show across lessons: ids and numbers used twice, links to nothing."""
    faults = []
    numbers: dict[int, str] = {}
    everything = {id for lesson in lessons for id in lesson.questions}
    for lesson in lessons:
        where = f"{lesson.folder.parent.name}/{lesson.name}/questions.toml"
        number = lesson.bank.lesson.number
        if not lesson.name.startswith(f"{number:02d}-"):
            faults.append(f"{where}: lesson: number is {number}, but the folder is {lesson.name}")
        if number in numbers:
            faults.append(f"{where}: lesson: number {number} is used by {numbers[number]} too")
        numbers[number] = lesson.name
        for question in lesson.bank.question:
            links = [("twin", question.twin)] if question.twin else []
            links += [("questions", q) for q in getattr(question, "questions", ())]
            for field, target in links:
                if target not in everything:
                    faults.append(f"{where}: {question.id}: {field} '{target}' is no question")
    ids = [id for lesson in lessons for id in lesson.questions]
    for id in sorted({i for i in ids if ids.count(i) > 1}):
        faults.append(f"{lessons[0].folder.parent.name}: {id}: id is used in two lessons")
    return faults


def _name(path: Path, root: Path) -> str:
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()


def _raw(path: Path, root: Path) -> dict:
    return load_toml(path, _name(path, root))
