"""Files that are there whole or as they were, whenever the process that writes them is ended."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


def write_whole(
    path: Path, data: str | bytes, mode: int = 0o644, make_folders: bool = True
) -> bool:
    """Return whether the file was written; one that holds just that already is left alone.

    Text is written as UTF-8 with its line ends as they are. `mode` are the rights of a file that
    is written. With `make_folders` the folders above it are made as well. Raises OSError, and
    leaves nothing half written behind.
    """
    content = data.encode("utf-8") if isinstance(data, str) else data
    if path.is_file() and path.read_bytes() == content:
        return False
    if make_folders:
        path.parent.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(part, mode)
        os.replace(part, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(part)
        raise
    return True
