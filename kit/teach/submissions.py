"""Submissions: who handed in what, out of a folder or zip in any sane layout.

Understood are, for a lesson `01-sourcing` and a learner `ada`:

- `ada/01-sourcing.ipynb`, `01-sourcing/ada.ipynb`;
- `01-sourcing_ada.ipynb`, `ada_01-sourcing.ipynb`;
- Canvas: `lovelaceada_LATE_1234_5678_01-sourcing-2.ipynb` (-2: handed in again);
- Moodle: `Ada Lovelace_1234_assignsubmission_file_/01-sourcing.ipynb`, with or without the folder;
- each of these inside a zip, and zips inside the folder.

Nothing is unpacked to disk, and no link is followed.
"""

from __future__ import annotations

import io
import lzma
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from kit.teach.notebook_file import MOST_BYTES

MOST_ZIP_BYTES = 4 * 1024**3
MOST_ENTRIES = 50_000
# What zipfile and the libraries below it raise for an archive that is not whole, or not of a kind
# that they read.
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, NotImplementedError,
    RuntimeError, ValueError,
)  # fmt: skip

_MOODLE = re.compile(r"^(?P<name>.+?)_(?P<id>\d+)_assignsubmission_[a-z]+_?(?P<rest>.*)$")
_CANVAS = re.compile(r"^(?P<name>[^_]+)_(?:late_)?(?P<id>\d+)_(?P<file>\d+)_(?P<rest>.+)$", re.I)
_AGAIN = re.compile(r"^(?P<stem>.+?)(?:-(?P<canvas>\d{1,2})|\s*\((?P<browser>\d{1,2})\))$")
_NOTEBOOK = re.compile(r"\.ipynb(?:\.(?:txt|json))?$", re.I)
_JUNK = re.compile(r"(^|/)(__MACOSX|\.ipynb_checkpoints|\.git|\.DS_Store|Thumbs\.db|\._[^/]*)(/|$)")


NO_NOTEBOOK = "is not a notebook (.ipynb)"
_Entry = tuple[str, Path, tuple[str, ...], "str | None"]


class NoSubmissions(ValueError):
    """A folder or zip in which there is nothing to grade; the message says why."""


@dataclass(frozen=True)
class Submission:
    """One file handed in. `lesson` is what its name says, and may be None or wrong.

    `problem` says why the bytes could not be fetched; `read` then returns b"".
    """

    learner: str
    path: str
    lesson: str | None = None
    attempt: int = 0
    lms_id: str | None = None
    lms: str | None = None
    problem: str | None = None
    source: Path | None = field(default=None, compare=False)
    inside: tuple[str, ...] = field(default=(), compare=False)

    def read(self) -> bytes:
        """Return the bytes of the file, at most one more than a notebook may have."""
        if self.problem is not None or self.source is None:
            return b""
        if not self.inside:
            with self.source.open("rb") as file:
                return file.read(MOST_BYTES + 1)
        data: bytes | Path = self.source
        for name in self.inside:
            with zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data) as archive:
                # The size in the zip's own table may be a lie; stop at what a notebook may have.
                with archive.open(name) as file:
                    data = file.read(MOST_BYTES + 1)
        assert isinstance(data, bytes)
        return data


def find(place: Path, lessons: Sequence[str]) -> list[Submission]:
    """Return all submissions in a folder or zip, by learner and path.

    `lessons` are names such as "01-sourcing"; the part after the number counts as well.
    """
    if not place.exists():
        raise NoSubmissions(f"{place}: there is no such folder or file")
    if place.is_dir():
        entries = _folder(place)
    elif zipfile.is_zipfile(place):
        entries = _zip(place, place, (), "")
    elif _NOTEBOOK.search(place.name):
        entries = iter([(place.name, place, (), None)])
    else:
        raise NoSubmissions(f"{place}: neither a folder nor a zip nor a notebook")
    listed = _without_common_folder(list(entries))
    found = [s for entry in listed if (s := _submission(*entry, lessons)) is not None]
    with_notebook = {s.learner for s in found if s.problem != NO_NOTEBOOK}
    found = [s for s in found if s.problem != NO_NOTEBOOK or s.learner not in with_notebook]
    if not found:
        raise NoSubmissions(f"{place}: no notebook (.ipynb) was found in it")
    return sorted(_namesakes_apart(found), key=lambda s: (s.learner, s.path))


def _without_common_folder(entries: list[_Entry]) -> list[_Entry]:
    """Drop a folder that holds all the learners' folders, such as the one a zip was made of."""
    while True:
        parts = [PurePosixPath(e[0]).parts for e in entries]
        same = len({p[0] for p in parts}) == 1 and all(len(p) > 2 for p in parts)
        if not same or len({p[1] for p in parts}) < 2:
            return entries
        entries = [("/".join(p[1:]), *e[1:]) for p, e in zip(parts, entries, strict=True)]


def _namesakes_apart(found: list[Submission]) -> list[Submission]:
    """Add the platform's number to a name that several people have."""
    numbers: dict[str, set[str | None]] = {}
    for submission in found:
        numbers.setdefault(submission.learner, set()).add(submission.lms_id)
    return [
        replace(s, learner=f"{s.learner} ({s.lms_id})")
        if len(numbers[s.learner]) > 1 and s.lms_id
        else s
        for s in found
    ]


def _folder(place: Path) -> Iterator[_Entry]:
    for path in sorted(place.rglob("*")):
        name = path.relative_to(place).as_posix()
        if _JUNK.search(name) or any(p.is_symlink() for p in path.parents if p != place):
            continue
        if path.is_symlink():
            yield name, path, (), "is a link; links are not followed"
        elif path.is_file():
            if path.suffix.lower() == ".zip":
                yield from _zip(path, path, (), name)
            else:
                yield name, path, (), None


def _zip(
    archive: Path | bytes, source: Path, inside: tuple[str, ...], name: str
) -> Iterator[_Entry]:
    """Entries of a zip, and of the zips in it, one level down. Nothing is written anywhere."""
    prefix = f"{name.removesuffix('.zip')}/" if name else ""
    try:
        opened = zipfile.ZipFile(io.BytesIO(archive) if isinstance(archive, bytes) else archive)
    except _DAMAGED:
        yield f"{name or source.name}", source, (), "is a damaged zip"
        return
    with opened:
        infos = opened.infolist()
        if len(infos) > MOST_ENTRIES or sum(i.file_size for i in infos) > MOST_ZIP_BYTES:
            yield f"{name or source.name}", source, (), "is a zip that unpacks to far too much"
            return
        for info in sorted(infos, key=lambda i: i.filename):
            entry = info.filename.replace("\\", "/")
            if info.is_dir() or _JUNK.search(entry):
                continue
            shown = prefix + "/".join(p for p in PurePosixPath(entry).parts if p not in ("..", "/"))
            problem = _refusal(info, entry)
            if problem is None and not inside and _is_zip(info):
                try:
                    inner = opened.read(info)
                except _DAMAGED:  # one learner's zip; the others in this archive are whole
                    yield shown, source, (info.filename,), "is a damaged zip"
                    continue
                yield from _zip(inner, source, (info.filename,), shown)
            else:
                yield shown, source, (*inside, info.filename), problem


def _is_zip(info: zipfile.ZipInfo) -> bool:
    return info.filename.lower().endswith(".zip") and info.file_size < MOST_BYTES


def _refusal(info: zipfile.ZipInfo, entry: str) -> str | None:
    """Return why an entry of a zip is not read, or None. `entry` is its name with plain slashes."""
    parts = PurePosixPath(entry).parts
    if entry.startswith("/") or ".." in parts or ":" in parts[0]:
        return "has a path that leads out of the zip"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a link; links are not followed"
    if info.flag_bits & 1:
        return "is locked with a password"
    return None


def _submission(
    name: str, source: Path, inside: tuple[str, ...], problem: str | None, lessons: Sequence[str]
) -> Submission | None:
    """Return the submission at one path, or None for a file that nobody handed in."""
    parts = [_safe(p) for p in PurePosixPath(name).parts]
    stem, folders = _NOTEBOOK.sub("", parts[-1]), parts[:-1]
    if not _NOTEBOOK.search(name) and problem is None:
        if not folders and not _MOODLE.match(stem) and not _CANVAS.match(stem):
            return None
        problem = NO_NOTEBOOK
    found: dict[str, str | None] = {"lms": None, "lms_id": None}
    learner: str | None = None
    for part in (*folders, stem):
        moodle = _MOODLE.match(part)
        if moodle:
            learner, found = moodle["name"], {"lms": "moodle", "lms_id": moodle["id"]}
            if part is stem:
                stem = moodle["rest"] or stem
    if learner is None and (canvas := _CANVAS.match(stem)):
        learner, found = canvas["name"], {"lms": "canvas", "lms_id": canvas["id"]}
        stem = canvas["rest"]
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
        name,
        lesson,
        attempt,
        problem=problem,
        source=source,
        inside=inside,
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
    lowered = stem.casefold()
    for lesson in lessons:
        for form in (lesson, re.sub(r"^\d+-", "", lesson)):
            form = form.casefold()
            if lowered == form:
                return lesson, ""
            for mark in ("_", " - ", "-", " "):
                if lowered.startswith(form + mark):
                    return lesson, stem[len(form) + len(mark) :].strip("_- ")
                if lowered.endswith(mark + form):
                    return lesson, stem[: -len(form) - len(mark)].strip("_- ")
    return None, stem


def _safe(part: str) -> str:
    """Take out control characters and half surrogates, which no report can show."""
    cleaned = part.encode("utf-8", "replace").decode("utf-8")
    return "".join(c for c in cleaned if c.isprintable()) or "unnamed"
