"""Walk: every file in a folder, zip or notebook, each opened once and told by a name safe to show.

No link is followed. The bytes of notebooks are kept as they are read here; zips are read by a
`ZipReader`, in a box of their own where there is one.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Container, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Protocol
from zipfile import is_zipfile

from kit.teach.handed_in import archives
from kit.teach.handed_in.archives import JUNK, NOTEBOOK, Entry, is_junk
from kit.teach.handed_in.kept import Kept
from kit.teach.handed_in.notebook_file import MOST_BYTES
from kit.teach.handed_in.safe_names import safe

LINK = "is a link; links are not followed"
UNREADABLE_FOLDER = "is a folder that may not be read; give yourself the right to"


class NoSubmissions(ValueError):
    """A folder or zip in which there is nothing to grade; the message says why."""


class ZipReader(Protocol):
    """Whoever reads zips. `kept` holds the bytes of all notebooks."""

    kept: Kept

    def zip(self, file: IO[bytes], itself: Entry, whole_class: bool) -> Iterator[Entry]:
        """Yield the entries of an open zip; see `archives.zip_entries`."""


class InThisProcess:
    """Reads zips right here, for what is not hostile, and where no process can be boxed."""

    def __init__(self) -> None:
        self.kept = Kept()

    def zip(self, file: IO[bytes], itself: Entry, whole_class: bool) -> Iterator[Entry]:
        """Yield the entries of an open zip; see `archives.zip_entries`."""
        return archives.zip_entries(file, itself, self.kept.keep, whole_class)


def entries(
    place: Path, leave_out: Container[Path] = (), reader: ZipReader | None = None
) -> list[Entry]:
    """Return every file in a folder, zip or notebook, each under a name of its own.

    `leave_out` are folders in it that hold no submissions, such as the one grades are written to.
    Raises `NoSubmissions` for a place that is none of the three.
    """
    if not place.exists():
        raise NoSubmissions(f"{place}: there is no such folder or file")
    walk = _Walk(reader or InThisProcess())
    found = list(walk.folder(place, leave_out) if place.is_dir() else walk.one(place))
    seen: dict[tuple[str, ...], int] = {}
    for n, entry in enumerate(found):
        times = seen[entry.parts] = seen.get(entry.parts, 0) + 1
        if times > 1:
            found[n] = replace(entry, number=times)
    return found


class _Walk:
    def __init__(self, reader: ZipReader) -> None:
        self._reader = reader

    def one(self, place: Path) -> Iterator[Entry]:
        """What a single file holds: a class's zip, or one notebook."""
        entry = Entry((safe(place.name),), place)
        try:
            with place.open("rb") as file:
                if is_zipfile(file):
                    yield from self._reader.zip(file, entry, True)
                elif NOTEBOOK.search(place.name):
                    file.seek(0)
                    yield self._read(file, entry)
                else:
                    raise NoSubmissions(f"{place}: neither a folder nor a zip nor a notebook")
        except OSError as error:
            yield replace(entry, problem=f"cannot be read ({error.strerror})")

    def folder(self, place: Path, leave_out: Container[Path]) -> Iterator[Entry]:
        """Every file below a folder, by path."""
        closed: list[Path] = []
        found: list[Path] = []

        def not_read(error: OSError) -> None:
            closed.append(Path(error.filename))

        for folder, names, files in os.walk(place, onerror=not_read):
            here = Path(folder)
            names[:] = [n for n in names if not leave_out or (here / n).resolve() not in leave_out]
            found += [here / name for name in files]
            found += [here / name for name in names if is_junk(name) or (here / name).is_symlink()]
            names[:] = [name for name in names if not is_junk(name)]
        for path in sorted([*found, *closed]):
            below = path.relative_to(place)
            entry = Entry(tuple(map(safe, below.parts)) or (safe(place.name),), path)
            if path in closed:
                yield replace(entry, problem=UNREADABLE_FOLDER)
            elif is_junk(path.name):
                yield replace(entry, passed=JUNK)
            elif path.is_symlink():
                yield replace(entry, problem=LINK)
            elif not path.is_file():
                yield replace(entry, problem="is no file that can be read")
            elif path.suffix.lower() == ".zip" or NOTEBOOK.search(entry.parts[-1]):
                yield from self._opened(entry, path.suffix.lower() == ".zip")
            else:
                yield entry

    def _opened(self, entry: Entry, is_zip: bool) -> Iterator[Entry]:
        """A zip's entries, or a notebook with its bytes; what took a file's place is not read."""
        without = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        try:
            number = os.open(entry.source, os.O_RDONLY | getattr(os, "O_BINARY", 0) | without)
            with open(number, "rb") as file:
                if not stat.S_ISREG(os.fstat(number).st_mode):
                    yield replace(entry, problem="is no file that can be read")
                elif is_zip:
                    yield from self._reader.zip(file, entry, False)
                else:
                    yield self._read(file, entry)
        except OSError as error:
            yield replace(entry, problem=f"cannot be read ({error.strerror})")

    def _read(self, file: IO[bytes], entry: Entry) -> Entry:
        return replace(entry, piece=self._reader.kept.keep(file.read(MOST_BYTES + 1)))
