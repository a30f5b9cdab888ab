"""The whole course out of `exercises/`: every bank read, checked against its lesson and digested.

Besides `questions.toml` a lesson folder may hold overlays, `questions.on-<article>.toml`: tables of
`[[question]]` with an id and only the fields that differ when the lesson is run on that article.
`strings.<language>.toml` holds words alone (`kit.course.bank.translation`). Private keys are
overlays too, `<folder of keys>/<article>.toml`, read only where an instructor marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as made_by
from pathlib import Path
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.bank.digesting import KeyProblem, digest_question
from kit.course.bank.read import BankError, check_bank, load_toml
from kit.course.bank.shipped import ShippedBank
from kit.course.bank.translation import FILE as STRINGS
from kit.course.bank.translation import changes, laid_over
from kit.course.schema.parts import Base
from kit.course.schema.questions import Bank
from kit.text.article import Article

_OVERLAY = re.compile(r"questions\.on-([a-z0-9-]+)\.toml$")


@dataclass(frozen=True)
class LessonSource:
    """One folder of `exercises/`: its name ("01-sourcing"), bank, and digested questions."""

    folder: Path
    bank: Bank
    questions: dict[str, Digested]
    on: dict[str, dict[str, Digested]]
    into: dict[str, dict[str, dict[str, Any]]] = made_by(default_factory=dict)
    """Language -> question id -> the fields that differ in it."""

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
        faults += across(lessons)
    if faults:
        raise BankError("\n".join(faults))
    return lessons, ship(lessons)


def ship(lessons: Iterable[LessonSource]) -> ShippedBank:
    """Return the bank of these lessons as it is written to `questions.json`."""
    about: list[dict[str, Any]] = []
    questions: dict[str, Digested] = {}
    on: dict[str, dict[str, Digested]] = {}
    into: dict[str, dict[str, dict[str, Any]]] = {}
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
        for language, translated in lesson.into.items():
            into.setdefault(language, {}).update(translated)
    return ShippedBank(tuple(about), questions, on, into)


def read_lesson(
    folder: Path, root: Path, keys: Path | None = None, private: bool = False
) -> LessonSource:
    """Return one lesson folder, read and digested. Messages name files relative to `root`."""
    name = _name(folder / "questions.toml", root)
    written = raw = load_toml(folder / "questions.toml", name)
    bank = check_bank(raw, name)
    overlays = {m[1]: [p] for p in sorted(folder.iterdir()) if (m := _OVERLAY.fullmatch(p.name))}
    for path in key_files(folder, keys) if private else ():
        overlays.setdefault(path.stem, []).append(path)
    # What belongs to the lesson's own article belongs to the questions themselves.
    own = Path(bank.lesson.article or "").stem
    for path in overlays.pop(own, ()):
        raw, _ = merge(raw, load_toml(path, _name(path, root)), _name(path, root))
        name = _name(path, root)
        bank = check_bank(raw, name)
    questions = _digest(bank, bank.lesson.article, name, folder, private)
    on: dict[str, dict[str, Digested]] = {}
    for article, paths in sorted(overlays.items()):
        merged, changed = raw, set()
        for path in paths:
            name = _name(path, root)
            merged, ids = merge(merged, load_toml(path, name), name)
            changed |= ids
        digested = _digest(check_bank(merged, name), article, name, folder, private)
        on[article] = {
            i: q for i, q in digested.items() if i in changed or q.data != questions[i].data
        }
    into = _translated(written, bank, folder, root)
    return LessonSource(folder, bank, questions, on, into)


def _translated(raw: dict, bank: Bank, folder: Path, root: Path) -> dict[str, dict[str, dict]]:
    """What differs in each language; private keys play no part in it."""
    made: dict[str, dict[str, dict]] = {}
    paths = [(m[1], p) for p in sorted(folder.iterdir()) if (m := STRINGS.fullmatch(p.name))]
    if not paths:
        return made
    name = _name(folder / "questions.toml", root)
    ours = _digest(check_bank(raw, name), bank.lesson.article, name, folder, False)
    for language, path in paths:
        name = _name(path, root)
        strings = check_bank(laid_over(raw, load_toml(path, name), name), name)
        theirs = _digest(strings, bank.lesson.article, name, folder, False)
        differing = {id: changes(q.data, theirs[id].data) for id, q in ours.items()}
        made[language] = {id: changed for id, changed in differing.items() if changed}
    return made


def key_files(folder: Path, keys: Path | None) -> list[Path]:
    """The files of private keys: in the folder given (or its part for this lesson), or beside."""
    place = folder / "keys"
    if keys is not None:
        place = keys / folder.name if (keys / folder.name).is_dir() else keys
        if (place / "questions.toml").is_file():  # `keys` is a whole folder of lessons
            place = place / "keys"
    return sorted(place.glob("*.toml")) if place.is_dir() else []


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
        try:
            article = lesson_article(article_id, folder)
        except (ValueError, OSError, KeyError) as error:
            raise BankError(
                f"{name}: lesson: article '{article_id}' cannot be read ({error})"
            ) from None
    for question in bank.question:
        try:
            digested[question.id] = digest_question(question, article, keep_private=private)
        except KeyProblem as problem:
            faults.append(f"{name}: {question.id}: {problem}")
    if faults:
        raise BankError("\n".join(faults))
    return digested


def lesson_article(id: str, folder: Path | None) -> Article:
    """Return a lesson's article: a file of this name in the lesson's folder, or a bundled id.

    Raises ValueError, OSError or KeyError where there is neither, or it cannot be read.
    """
    from kit.text.reading import read

    if Path(id).name != id:  # from a grade book that is old, or was changed by hand
        raise ValueError(f"no lesson's article has a name like {id!r}")
    places = (folder / id, folder / f"{id}.txt") if folder is not None else ()
    return read(next((path for path in places if path.is_file()), id))


def across(lessons: list[LessonSource]) -> list[str]:
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
