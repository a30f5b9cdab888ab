"""Kept: the bytes of every notebook as they were first read, in a file that has no name.

What was judged is what is marked: a file that is changed, taken away or exchanged for a link while
a class is graded has no say any more.
"""

from __future__ import annotations

import tempfile
import threading
import weakref
import zlib
from dataclasses import dataclass, field

PLAIN = 256 * 1024
"""Bytes up to which a file is kept as it is; larger ones are squeezed, mostly outputs."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The bytes of one file, where they are kept.

    `ahead` is what was read of them already, `seconds` the processor time that unpacking took.
    """

    kept: Kept = field(repr=False, compare=False)
    at: int
    length: int
    squeezed: bool
    ahead: Ahead | None = field(default=None, repr=False, compare=False)
    seconds: float = field(default=0.0, repr=False, compare=False)

    def as_it_is(self) -> bytes:
        """Return the bytes as they are kept: squeezed, where `squeezed` says so."""
        return self.kept.bytes_at(self.at, self.length)

    def read(self) -> bytes:
        """Return the bytes as they were first read."""
        data = self.as_it_is()
        return zlib.decompress(data) if self.squeezed else data


@dataclass(frozen=True, slots=True)
class Ahead:
    """What was read of a notebook as its zip was: the digest of its bytes, and the reading, kept.

    `seconds` is the processor time that took.
    """

    digest: str
    seconds: float
    reading: Piece


def squeezed(data: bytes) -> tuple[bytes, bool]:
    """Return bytes as they are to be kept, and whether that is squeezed."""
    long = len(data) > PLAIN
    return (zlib.compress(data, 1) if long else data), long


class Kept:
    """A place for bytes that is gone with the process. Raises OSError where the disk is full."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="dateline-")  # noqa: SIM115
        weakref.finalize(self, self._file.close)  # kept as long as any piece of it is in use
        self._lock = threading.Lock()
        self._end = 0

    def keep(self, data: bytes) -> Piece:
        """Return where `data` is kept from now on."""
        return self.keep_as_it_is(*squeezed(data))

    def keep_as_it_is(self, data: bytes, squeezed: bool) -> Piece:
        """Return where bytes are kept that were squeezed already, or are not to be."""
        with self._lock:
            at = self._end
            self._file.seek(at)
            self._file.write(data)
            self._end += len(data)
        return Piece(self, at, len(data), squeezed)

    def bytes_at(self, at: int, length: int) -> bytes:
        """Return what is kept at a place."""
        with self._lock:
            self._file.seek(at)
            return self._file.read(length)
