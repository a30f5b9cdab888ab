"""Submissions: who handed in what, out of a folder or zip in any sane layout.

Understood are, for a lesson `01-sourcing` and a learner `ada`:

- `ada/01-sourcing.ipynb`, `01-sourcing/ada.ipynb`;
- `01-sourcing_ada.ipynb`, `ada_01-sourcing.ipynb`;
- Canvas: `lovelaceada_LATE_1234_5678_01-sourcing-2.ipynb` (-2: handed in again), or a zip so named;
- Moodle: `Ada Lovelace_1234_assignsubmission_file_/01-sourcing.ipynb`, with or without the folder;
- each of these inside a zip, and zips inside the folder.

Nothing is unpacked to disk, no link is followed, and every notebook is read once, here.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path

from kit.teach.handed_in import archives
from kit.teach.handed_in.archives import NOTEBOOK, Entry
from kit.teach.handed_in.kept import Piece
from kit.teach.handed_in.lms_names import lms_name
from kit.teach.handed_in.manifest import NOT_A_NOTEBOOK, OPENED, PASSED, Seen
from kit.teach.handed_in.walk import NoSubmissions as NoSubmissions
from kit.teach.handed_in.walk import ZipReader, entries

_AGAIN = re.compile(r"^(?P<stem>.+?)(?:-(?P<canvas>\d{1,2})|\s*\((?P<browser>\d{1,2})\))$")
_ZIP = re.compile(r"\.zip$", re.I)

NO_NOTEBOOK = "is not a notebook (.ipynb)"


@dataclass(frozen=True)
class Submission:
    """One file handed in. `lesson` is what its name says, and may be None or wrong.

    `late` is the platform's own word. `problem` says why the bytes could not be fetched; `read`
    then returns b"". `folder` is the outermost one that is not a lesson's. `source` is the file on
    the disk it is or lies in.
    """

    learner: str
    path: str
    lesson: str | None = None
    attempt: int = 0
    lms_id: str | None = None
    lms: str | None = None
    late: bool = False
    problem: str | None = None
    folder: str | None = None
    source: Path | None = field(default=None, compare=False)
    piece: Piece | None = field(default=None, compare=False, repr=False)

    def read(self) -> bytes:
        """Return the bytes as they were first read, at most one more than a notebook may have."""
        if self.problem is not None or self.piece is None:
            return b""
        return self.piece.read()


@dataclass(frozen=True)
class Found:
    """Who handed in what, and the files that are nobody's submission, each with its reason."""

    submissions: tuple[Submission, ...]
    others: tuple[Seen, ...]


def find(place: Path, lessons: Sequence[str], leave_out: Container[Path] = ()) -> list[Submission]:
    """Return all submissions in a folder or zip, by learner and path; see `found_in`."""
    return list(found_in(place, lessons, leave_out).submissions)


def found_in(
    place: Path,
    lessons: Sequence[str],
    leave_out: Container[Path] = (),
    reader: ZipReader | None = None,
) -> Found:
    """Return all submissions in a folder or zip, by learner and path, and all other files.

    `lessons` are names such as "01-sourcing"; the part after the number counts as well.
    `leave_out` are folders in it that hold no submissions. `reader` reads the zips in it.
    """
    listed = entries(place, leave_out, reader)
    others = [_passed(entry) for entry in listed if entry.passed is not None]
    handed = _without_common_folder([entry for entry in listed if entry.passed is None])
    below = _platforms_below(handed)
    handed = _out_of_sections(handed, lessons, below)
    found = [s for entry in handed if (s := _submission(entry, lessons, below)) is not None]
    kept = {s.path for s in found}
    others += [_not_a_notebook(e.name, "", e.source) for e in handed if e.name not in kept]
    found, more = _with_notebooks(_as_outer_folders_say(found))
    if not found:
        raise NoSubmissions(f"{place}: no notebook (.ipynb) was found in it")
    found = sorted(_namesakes_apart(found), key=lambda s: (s.learner, s.path))
    return Found(tuple(found), (*others, *more))


def _passed(entry: Entry) -> Seen:
    fate = OPENED if entry.passed == archives.OPENED else PASSED
    return Seen(entry.name, "", "", fate, entry.passed or "", entry.source)


def _not_a_notebook(path: str, learner: str, source: Path) -> Seen:
    return Seen(path, learner, "", NOT_A_NOTEBOOK, NO_NOTEBOOK, source)


def _with_notebooks(found: list[Submission]) -> tuple[list[Submission], list[Seen]]:
    """Leave out what is no notebook; who handed in nothing else has one line that says so."""
    with_notebook = {s.learner for s in found if s.problem != NO_NOTEBOOK}
    kept = [s for s in found if s.problem != NO_NOTEBOOK]
    others: dict[str, list[Submission]] = {}
    for s in found:
        if s.problem == NO_NOTEBOOK:
            others.setdefault(s.learner, []).append(s)
    seen = []
    for learner, files in others.items():
        first = min(files, key=lambda s: s.path)
        rest = files if learner in with_notebook else [s for s in files if s is not first]
        seen += [_not_a_notebook(s.path, learner, s.source or Path()) for s in rest]
        if learner not in with_notebook:
            more = f" (nor are {len(rest)} more files beside it)" if rest else ""
            kept.append(replace(first, problem=f"{NO_NOTEBOOK}{more}"))
    return kept, seen


def _without_common_folder(listed: list[Entry]) -> list[Entry]:
    """Drop a folder that holds all the learners' folders, such as the one a zip was made of."""
    while True:
        parts = [e.parts for e in listed]
        same = len({p[0] for p in parts}) == 1 and all(len(p) > 2 for p in parts)
        if not same or len({p[1] for p in parts}) < 2:
            return listed
        listed = [replace(e, parts=e.parts[1:]) for e in listed]


def _platforms_below(listed: list[Entry]) -> bool:
    """Return whether names that platforms give count inside folders and zips as well.

    They do where a class was sorted into folders as it came from the platform. Where a folder or
    zip is a learner's own, or is itself named by a platform, what is in it is in that learner's
    hands, and no name in there is the platform's.
    """
    named: dict[str, bool] = {}
    for entry in listed:
        folders = [_ZIP.sub("", part) for part in entry.parts[:-1]]
        stem = _ZIP.sub("", NOTEBOOK.sub("", entry.parts[-1]))
        if lms_name((folders or [stem])[0], folder=bool(folders) and folders[0] == entry.parts[0]):
            return False
        if folders and NOTEBOOK.search(entry.parts[-1]):
            parts = zip((*folders, stem)[1:], (*entry.parts[:-1], stem)[1:], strict=True)
            found = any(lms_name(p, folder=p == part and p != stem) for p, part in parts)
            named[entry.parts[0]] = named.get(entry.parts[0], False) or found
    return all(named.values())


def _out_of_sections(
    listed: list[Entry], lessons: Sequence[str], below: bool = True
) -> list[Entry]:
    """Take the folder or zip of a section off its learners' files, where a class is in sections.

    It is, where each of several folders or zips holds one lesson from two or more people at least,
    and nobody is in two of them: `A.zip` with ada/ and bo/, `B.zip` with cy/ and di/. What one
    learner has made alone never decides that. A section with only one person in it is not seen as
    one; that person has its name then.
    """
    people: dict[str, dict[str, set[str]]] = {}
    for entry in listed:
        s = _submission(entry, lessons, below)
        if s is None or s.problem is not None:
            continue
        under = replace(entry, parts=entry.parts[1:])
        inner = _submission(under, lessons, below) if under.parts else None
        if inner is None or s.lms or s.folder != _ZIP.sub("", entry.parts[0]):
            return listed
        people.setdefault(entry.parts[0], {}).setdefault(inner.learner, set()).add(
            inner.lesson or ""
        )
    lists = list(people.values())
    seen = [name for section in lists for name in section]
    together = all(
        any(a & b for n, a in enumerate(sets) for b in sets[:n])
        for sets in ([*section.values()] for section in lists)
    )
    if len(lists) < 2 or len(seen) != len(set(seen)) or not together:
        return listed
    return [replace(e, parts=e.parts[1:]) if e.parts[0] in people else e for e in listed]


def _as_outer_folders_say(found: list[Submission]) -> list[Submission]:
    """Give a file in one learner's folder that is named for another back to the folder's owner.

    `week 3/01-sourcing/ada.ipynb` is Ada's, unless she has a folder or file of her own beside
    `week 3`: then it lies with somebody else, who must not be able to answer for her. And where
    folders and zips are learners' own, a zip in one, or beside them, is one person's as well,
    whatever names are in it.
    """
    owners = {s.learner for s in found if s.folder in (None, s.learner)}
    own = {s.folder for s in found if s.folder == s.learner}

    def is_outer(s: Submission) -> bool:
        if not s.folder or s.lms:
            return False
        zipped = any(_ZIP.search(part) for part in s.path.split("/")[:-1])
        return s.learner in owners or (zipped and bool(own - {s.folder}))

    return [replace(s, learner=s.folder or s.learner) if is_outer(s) else s for s in found]


def _namesakes_apart(found: list[Submission]) -> list[Submission]:
    """Add the platform's number to a name that several people have.

    Canvas numbers people. Moodle numbers each of them anew for every assignment, so that there two
    numbers are two people only where they handed in the same lesson.
    """
    numbers: dict[str, dict[str | None, set[str | None]]] = {}
    for s in found:
        lesson = s.lesson if s.lms == "moodle" else None
        numbers.setdefault(s.learner, {}).setdefault(lesson, set()).add(s.lms_id)
    several = {
        learner
        for learner, by_lesson in numbers.items()
        if any(len(ids | by_lesson.get(None, set())) > 1 for ids in by_lesson.values())
    }
    return [
        replace(s, learner=f"{s.learner} ({s.lms_id})") if s.learner in several and s.lms_id else s
        for s in found
    ]


def _submission(entry: Entry, lessons: Sequence[str], below: bool = True) -> Submission | None:
    """Return the submission at one path, or None for a file that nobody handed in.

    `below` says whether a platform's name counts inside a folder (`_platforms_below`).
    """
    problem = entry.problem
    folders = [_ZIP.sub("", part) for part in entry.parts[:-1]]
    stem = _ZIP.sub("", NOTEBOOK.sub("", entry.parts[-1]))
    if not NOTEBOOK.search(entry.parts[-1]) and problem is None:
        if not folders and lms_name(stem) is None:
            return None
        problem = NO_NOTEBOOK
    found: dict[str, str | None] = {"lms": None, "lms_id": None}
    late = False
    learner: str | None = None
    # The outermost name that tells a learner counts: what is below it, and in a zip, is in the
    # hands of whoever handed it in.
    for depth, part in enumerate((*folders, stem)):
        if depth and not below:
            break
        is_file, is_zip = depth == len(folders), part != entry.parts[depth]
        if named_by := lms_name(part, folder=not is_file and not is_zip):
            found = {"lms": named_by.lms, "lms_id": named_by.number}
            learner, late = named_by.learner, named_by.late
            if is_file:
                stem = named_by.rest or stem
            break
    stem, attempt = _attempt(stem, lessons)
    lesson, rest = _lesson(stem, lessons)
    own = [f for f in folders if _lesson(f, lessons)[0] is None or _lesson(f, lessons)[1]]
    if lesson is None:
        lesson = next((x for f in folders if (x := _lesson(f, lessons)[0])), None)
    if learner is None:
        # name/lesson.ipynb; else what the file name says besides the lesson; else the file name.
        if rest and not own:
            learner = rest
        elif own and (not rest or lesson is None or _lesson(stem, lessons)[0] is not None):
            learner = own[0]
        else:
            learner = rest or stem
    return Submission(
        learner.strip() or stem,
        entry.name,
        lesson,
        attempt,
        late=late,
        problem=problem,
        folder=own[0] if own else None,
        source=entry.source,
        piece=entry.piece,
        **found,
    )


def _attempt(stem: str, lessons: Sequence[str]) -> tuple[str, int]:
    """Take the number off a name that was handed in or downloaded again."""
    again = _AGAIN.match(stem)
    if again and _lesson(stem, lessons)[1] and _lesson(again["stem"], lessons)[0]:
        return again["stem"], int(again["canvas"] or again["browser"])
    return stem, 0


def _lesson(stem: str, lessons: Sequence[str]) -> tuple[str | None, str]:
    """Return the lesson a name begins or ends with, and what is left of the name."""
    return _lesson_in(stem, tuple(lessons))


@lru_cache(4096)
def _lesson_in(stem: str, lessons: tuple[str, ...]) -> tuple[str | None, str]:
    lowered = stem.casefold()
    for lesson in lessons:
        for form in _forms(lesson):
            if lowered == form:
                return lesson, ""
            for mark in ("_", " - ", "-", " "):
                if lowered.startswith(form + mark):
                    return lesson, stem[len(form) + len(mark) :].strip("_- ")
                if lowered.endswith(mark + form):
                    return lesson, stem[: -len(form) - len(mark)].strip("_- ")
    return None, stem


@cache
def _forms(lesson: str) -> tuple[str, str]:
    """How a lesson may be named: with its number, and without."""
    return lesson.casefold(), re.sub(r"^\d+-", "", lesson).casefold()
