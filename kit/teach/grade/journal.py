"""Journal: what every run brought back, kept so that grading can stop at any moment and go on.

One JSON line a submission, written and flushed to disk before the next is taken. A line cut short
by a crash is dropped and its submission run again; nothing else is lost and nothing is run twice.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sys
from pathlib import Path
from typing import Any

NAME = "journal.jsonl"
LOCK = ".lock"


class InUse(RuntimeError):
    """Another run is writing to the folder."""


class Journal:
    """The runs recorded in a folder, by submission path. Holds the folder's lock while open."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._lock = _locked(folder / LOCK)
        self.path = folder / NAME
        self.entries: dict[str, dict[str, Any]] = {}
        self._read()
        self._file = self.path.open("ab")

    def _read(self) -> None:
        if not self.path.exists():
            return
        data = self.path.read_bytes()
        whole = data[: data.rfind(b"\n") + 1]
        if len(whole) < len(data):
            os.truncate(self.path, len(whole))
        for line in whole.splitlines():
            # A line that is no entry (a disk's mistake, a hand's) only costs that run.
            with contextlib.suppress(ValueError, KeyError, TypeError):
                entry = json.loads(line)
                self.entries[entry["path"]] = entry

    def known(self, path: str, file: str, run: str) -> dict[str, Any] | None:
        """Return the entry of this very file under these very conditions, or None."""
        entry = self.entries.get(path)
        if entry and entry.get("file") == file and entry.get("run") == run:
            return entry
        return None

    def add(self, entry: dict[str, Any]) -> None:
        """Write one entry, safely on disk when this returns."""
        line = json.dumps(entry, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
        self._file.write(line.encode("ascii") + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())
        self.entries[entry["path"]] = entry

    def close(self) -> None:
        """Close the file and release the folder."""
        self._file.close()
        self._lock.close()

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


def _locked(path: Path) -> Any:
    """Return the open lock file; the system releases it even when the process is killed.

    Raises `InUse` where another process holds it, and where the disk has no locks to give.
    """
    file = path.open("a+b")
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        if error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            raise InUse(
                f"{path.parent}: this disk keeps no locks ({error.strerror}), so two runs could "
                "write over each other; choose a folder on a local disk with --out"
            ) from None
        raise InUse(
            f"{path.parent}: another 'kit grade' is writing here; wait for it, or choose another "
            "folder with --out"
        ) from None
    return file
