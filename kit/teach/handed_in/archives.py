"""Archives: every file in a zip and in the zips inside it, told by a name safe to show.

Nothing is unpacked to disk by a name of its own, no link is followed, and no zip is read further
than its own table and what a notebook may have. Each zip is opened once, each notebook read once.
A zip that is damaged costs what is in it and nothing beside it. This runs in a box
(`kit.teach.handed_in.box`), which can be begun anew behind a file that it did not survive.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import IO, Any

from kit.teach.handed_in.kept import Piece
from kit.teach.handed_in.notebook_file import MOST_BYTES
from kit.teach.handed_in.safe_names import MOST_LETTERS, safe

MOST_ENTRIES = 50_000
MOST_TABLE_BYTES = 8 * 1024**2
"""Bytes of a zip's table of contents: it is held in memory whole, many times as large."""
MOST_ZIP_BYTES = 4 * 1024**3
MOST_IN_FOLDER_BYTES = 512 * 1024**2
MOST_INNER_BYTES = 256 * 1024**2
"""Bytes unpacked of a zip that lies in another (a learner's own, as a rule) and the zips in it; and
of one that lies in a folder, which may be a section's."""
MOST_INNER_NOTEBOOKS = 2_000
DEEPEST = 3
MOST_FOLDERS = 64

NOTEBOOK = re.compile(r"\.ipynb(?:\.(?:txt|json))?$", re.I)
_JUNK = re.compile(
    r"(^|/)(__MACOSX|\.ipynb_checkpoints|\.git|\.DS_Store|Thumbs\.db|\._[^/]*"
    r"|\.venv|site-packages|node_modules)(/|$)"
)
_OUTSIDE = "has a path that leads out of the zip"
_LINK = "is a link; links are not followed"
_DAMAGED = "is a damaged zip"
_TOO_MUCH = "is a zip that unpacks to far too much"
_LATE = "lies in a zip that unpacks to far too much"
JUNK = "of a program or of the system"
OPENED = "a zip that was opened"
TOO_HARD = "takes too much memory or time to read; clear all outputs and hand it in again"


@dataclass(frozen=True)
class Entry:
    """One file: its name with folders and zips before it, where it lies, what is wrong with it.

    `inside` are names in zips, outermost first. `parts` are safe to show; names in them that end
    in ".zip" are the zips. `number` tells files of one shown name apart. `piece` are the bytes of
    a notebook, as they were read. What has `passed`, a file or a whole folder, was handed in by
    nobody: it says why.
    """

    parts: tuple[str, ...]
    source: Path
    inside: tuple[str, ...] = ()
    problem: str | None = None
    passed: str | None = None
    number: int = 1
    piece: Piece | None = field(default=None, compare=False, repr=False)

    @property
    def name(self) -> str:
        """The parts as one path, and the number where it is not the first of that name."""
        return "/".join(self.parts) + (f" [{self.number}]" if self.number > 1 else "")


Keep = Callable[[bytes], Piece | None]
"""Takes the bytes of a notebook; gives where they are kept, if that is known here."""


@dataclass(frozen=True)
class Start:
    """Where in a zip to begin: behind `after` files; the next `refused` are named and not read.

    `left` are the bytes that may still be unpacked; None is all that a zip has.
    """

    after: int = 0
    refused: int = 0
    left: int | None = None


def zip_entries(
    file: IO[bytes],
    itself: Entry,
    keep: Keep,
    whole_class: bool = False,
    start: Start = Start(),
    begun: Callable[[int, int], bool] = lambda number, left: True,
) -> Iterator[Entry]:
    """Yield the entries of a zip on the disk, called `itself`, and of the zips in it.

    In a zip of a `whole_class` each entry has as much room as a learner's zip, and the zip's own
    name is no part of theirs. `keep` takes the bytes of notebooks. `begun` is told of each file
    of the zip, by its number, before it is read, and how much may still be unpacked; it says
    whether the file may be read.
    """
    walk = _Walk(keep, whole_class, start, begun)
    yield from walk.zip(file, itself, () if whole_class else itself.parts)


class _Walk:
    """One walk through a zip, which reads each notebook as it passes."""

    def __init__(
        self,
        keep: Keep,
        whole_class: bool,
        start: Start,
        begun: Callable[[int, int], bool],
    ) -> None:
        self._keep, self._whole_class, self._start, self._begun = keep, whole_class, start, begun
        self._left = MOST_IN_FOLDER_BYTES if start.left is None else start.left

    def zip(self, file: IO[bytes], itself: Entry, before: tuple[str, ...]) -> Iterator[Entry]:
        """The entries of one zip, called `before`, and of the zips in it."""
        guard = _Guarded(file)
        try:
            zip = zipfile.ZipFile(guard)  # type: ignore[arg-type]  # has all that is used
        except MemoryError:
            raise
        except _TooMuch:
            yield replace(itself, problem=_TOO_MUCH)
        except Exception:  # a damaged table can raise nearly anything
            yield replace(itself, problem=_DAMAGED)
        else:
            guard.open = True
            yield from self._opened(zip, itself, before)

    def _opened(
        self, zip: zipfile.ZipFile, itself: Entry, before: tuple[str, ...]
    ) -> Iterator[Entry]:
        outermost = not itself.inside
        with zip:
            infos = [i for i in zip.infolist() if not i.is_dir()]
            own = [i for i in infos if not _JUNK.search(_name(i))]
            read = [i for i in own if NOTEBOOK.search(_name(i)) or _is_zip(_name(i))]
            most = MOST_INNER_BYTES if itself.inside else MOST_ZIP_BYTES
            if (
                len(infos) > MOST_ENTRIES
                or sum(i.file_size for i in read) > most
                or (itself.inside and len(read) > MOST_INNER_NOTEBOOKS)
            ):
                yield replace(itself, problem=_TOO_MUCH)
                return
            own = sorted(own, key=_name)
            if not outermost:
                yield from self._named(infos, itself, before)
                for info in own:
                    yield from self._packed(zip, info, replace(itself, parts=before))
                return
            if self._start.after == 0:
                yield from self._named(infos, itself, before)
            for number, info in enumerate(own[self._start.after :], self._start.after):
                if self._whole_class:
                    self._left = MOST_INNER_BYTES if _is_zip(_name(info)) else MOST_ZIP_BYTES
                refused = number < self._start.after + self._start.refused
                refused = refused or not self._begun(number, self._left)
                yield from self._packed(zip, info, replace(itself, parts=before), refused)

    def _named(
        self, infos: list[zipfile.ZipInfo], itself: Entry, before: tuple[str, ...]
    ) -> Iterator[Entry]:
        """The zip itself, and what in it nobody handed in."""
        yield replace(itself, passed=OPENED)
        junk = {m.string[: m.end(2)] for i in infos if (m := _JUNK.search(_name(i)))}
        for name in sorted(junk):
            shown = tuple(_short(p) for p in PurePosixPath(name).parts[-MOST_FOLDERS:])
            yield replace(itself, parts=(*before, *shown), passed=JUNK)

    def _packed(
        self, zip: zipfile.ZipFile, info: zipfile.ZipInfo, itself: Entry, refused: bool = False
    ) -> Iterator[Entry]:
        """One entry of a zip, or the entries of the zip it is."""
        name = _name(info)
        parts = PurePosixPath(name).parts
        shown = [_short(p) for p in parts if p not in ("..", "/")][-MOST_FOLDERS:] or ["unnamed"]
        entry = Entry((*itself.parts, *shown), itself.source, (*itself.inside, info.filename))
        if problem := _problem(info, name, parts):
            yield replace(entry, problem=problem)
            return
        is_zip = _is_zip(name) and len(itself.inside) < DEEPEST
        if not is_zip and not NOTEBOOK.search(name):
            yield entry
            return
        if refused:
            yield replace(entry, problem=TOO_HARD)
            return
        too_much = _TOO_MUCH if is_zip else _LATE
        if self._left <= 0:
            yield replace(entry, problem=too_much)
            return
        try:
            # The size in the zip's own table may be a lie; stop at what a notebook may have. No
            # more than it says is asked for: all that is asked for is unpacked, then cut off.
            with zip.open(info) as file:
                data = file.read(min(info.file_size, MOST_BYTES, self._left) + 1)
        except MemoryError:
            raise
        except Exception as error:  # a zip can fail in many ways, and none may end the batch
            said = _DAMAGED if is_zip else f"cannot be read ({type(error).__name__})"
            yield replace(entry, problem=said)
            return
        self._left -= len(data)
        if self._left < 0:
            yield replace(entry, problem=too_much)
        elif is_zip:
            yield from self.zip(io.BytesIO(data), entry, entry.parts)
        else:
            yield replace(entry, piece=self._keep(data))


def is_junk(name: str) -> bool:
    """Return whether a file or folder is one that a program or the system keeps for itself."""
    return _JUNK.search(name) is not None


class _TooMuch(Exception):
    """A table of contents larger than any that was made for people."""


class _Guarded:
    """A file that gives no more than a sane table of contents, until it is `open`."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.open = False

    def read(self, size: int = -1) -> bytes:
        """Return bytes of the file; `_TooMuch` for more than a table may have."""
        if not self.open:
            data = self._file.read(
                MOST_TABLE_BYTES + 1 if size < 0 else min(size, MOST_TABLE_BYTES + 1)
            )
            if len(data) > MOST_TABLE_BYTES:
                raise _TooMuch
            return data
        return self._file.read(size)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def _short(part: str) -> str:
    """A part of a name, safe to show; what no file system could hold is cut."""
    return safe(part) if len(part) <= MOST_LETTERS else safe(part[:60]) + "..."


def _problem(info: zipfile.ZipInfo, name: str, parts: tuple[str, ...]) -> str | None:
    if not parts or name.startswith("/") or ".." in parts or ":" in parts[0]:
        return _OUTSIDE
    if stat.S_ISLNK(info.external_attr >> 16):
        return _LINK
    if info.flag_bits & 1:
        return "is locked with a password"
    if any(len(part) > MOST_LETTERS for part in parts):
        return f"has a name of {len(name)} letters"
    if len(parts) > MOST_FOLDERS:
        return f"lies in {len(parts)} folders, one in another"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        # Of other methods the size in the table is no bound on what comes out.
        return "is packed in an unusual way; pack it again as an ordinary zip"
    return None


def _is_zip(name: str) -> bool:
    return name.lower().endswith(".zip")


def _name(info: zipfile.ZipInfo) -> str:
    """The name of an entry, with slashes, and as UTF-8 where that was not declared.

    The format's old code page stands in for every name without a flag; macOS writes UTF-8 there.
    """
    name = info.filename.replace("\\", "/")
    if not info.flag_bits & 0x800:
        try:
            return name.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    return name
