"""Copies: what a person may have written is never overwritten without one."""

from __future__ import annotations

import shutil
from pathlib import Path


def keep_copy(path: Path, text: str) -> Path | None:
    """Copy the file at `path` aside if `text` would change it; return the copy, or None.

    The copy is `<name>.kept-1`, `.kept-2` and so on beside it.
    """
    if not path.is_file() or path.read_bytes() == text.encode("utf-8"):
        return None
    number = 1
    while (copy := path.with_name(f"{path.name}.kept-{number}")).exists():
        number += 1
    shutil.copy2(path, copy)
    return copy
