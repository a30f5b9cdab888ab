"""A folder that one batch at a time writes to, whenever and however the last one ended."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = ".lock"


class InUse(RuntimeError):
    """Another batch is writing to the folder."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder's lock, which the system gives back even when the process is killed.

    Raises `InUse` where another process holds it, and where the disk has no locks to give.
    """
    with (folder / LOCK).open("a+b") as file:
        try:
            if sys.platform == "win32":
                import msvcrt

                file.seek(0)
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
                why = "another batch is writing here; wait for it, or name another folder"
            else:
                why = f"this disk keeps no locks ({error.strerror}); name a folder on a local disk"
            raise InUse(f"{folder}: {why} with --out") from None
        yield
