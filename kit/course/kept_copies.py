"""Copies before overwriting: what a person may have written or changed is never lost.

Two ways. A file that somebody named, or may go on writing in, is copied aside whenever other
words take its place (`write_keeping`). In a folder that a command fills again and again, files that
are just as the command left them need no copy: `OwnFiles` notes what it wrote, by digest, and keeps
only what is otherwise.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from kit.course.whole_file import write_whole

Tell = Callable[[str], None]
NOTED = ".kit-made.json"
"""Digests of the files that a command wrote, in their folder. Without it everything is kept."""


def free_name(folder: Path, before: str = "", after: str = "", word: str = "kept") -> Path:
    """Return the first of `<before>kept-1<after>`, `<before>kept-2<after>` ... that is not there.

    >>> free_name(Path("nowhere"), "lesson.", ".md").name
    'lesson.kept-1.md'
    """
    number = 1
    while (path := folder / f"{before}{word}-{number}{after}").exists():
        number += 1
    return path


def as_bytes(data: str | bytes) -> bytes:
    """Return text as the bytes that a file of it has."""
    return data.encode("utf-8") if isinstance(data, str) else data


def silent(line: str) -> None:
    """Say nothing."""


def write_keeping(
    path: Path,
    data: str | bytes,
    make_folders: bool = True,
    tell: Tell = silent,
    beside: Path | None = None,
) -> Path | None:
    """Write a file whole; return the copy of what stood there, None where nothing was lost.

    The copy is `name.kept-1.ext` beside it (or in the folder `beside`), or the next number that is
    free; `tell` gets a line on it. Raises OSError; the file is then as it was.
    """
    copy = None
    if path.is_file() and path.read_bytes() != as_bytes(data):
        copy = free_name(beside or path.parent, f"{path.stem}.", path.suffix)
        shutil.copy2(path, copy)
        tell(f"kept      {copy} (from before)")
    write_whole(path, data, make_folders=make_folders)
    return copy


class OwnFiles:
    """The files that commands write in one folder: theirs are written over, others kept first.

    Used as a context. `kept` is the folder that copies went into, or None: `before-1` and so on, of
    a `word` of one's own, in the folder itself or in `beside`.
    """

    def __init__(self, folder: Path, word: str = "before", beside: Path | None = None) -> None:
        self.folder = folder
        self._beside = beside or folder
        self.kept: Path | None = None
        self._word = word
        self._written: set[str] = set()
        self._noted = _read(folder)

    def write(self, name: str, data: str | bytes) -> None:
        """Write a file of the folder whole; one that somebody changed is copied aside first."""
        path = self.folder / name
        if path.is_file() and path.read_bytes() != as_bytes(data):
            self.keep(name)
        write_whole(path, data)
        self._written.add(name)

    def keep(self, name: str) -> None:
        """Copy a file aside, before it is written over or removed, unless it is as it was left."""
        path = self.folder / name
        if name in self._written or not path.is_file() or self._noted.get(name) == _digest(path):
            return
        if self.kept is None:
            self.kept = free_name(self._beside, word=self._word)
        copy = self.kept / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, copy)

    def remove(self, name: str) -> None:
        """Remove a file; one that somebody changed is copied aside first."""
        self.keep(name)
        (self.folder / name).unlink(missing_ok=True)
        self._written.add(name)

    def left_over(self) -> list[str]:
        """Return the names of files that commands wrote here before, and not this time."""
        return sorted(set(self._noted) - self._written)

    def as_left(self, name: str) -> bool:
        """Whether a file is there just as a command wrote it."""
        path = self.folder / name
        return path.is_file() and self._noted.get(name) == _digest(path)

    def wrote(self, name: str) -> None:
        """Note a file that was written without `write`."""
        self._written.add(name)

    def __enter__(self) -> OwnFiles:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not self._written:
            return
        here = {n: _digest(self.folder / n) for n in self._written if (self.folder / n).is_file()}
        noted = {n: d for n, d in (_read(self.folder) | here).items() if (self.folder / n).exists()}
        write_whole(self.folder / NOTED, json.dumps(noted, indent=0, sort_keys=True) + "\n")


def _read(folder: Path) -> dict[str, str]:
    """The digests noted in a folder; none where the file is missing or damaged: more is kept."""
    try:
        noted = json.loads((folder / NOTED).read_text(encoding="utf-8"))
        return {str(name): str(digest) for name, digest in noted.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
