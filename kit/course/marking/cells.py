"""The mark of a cell: by it a function that was handed in is known again in the file."""

from __future__ import annotations

import hashlib

UNKNOWN = "00000000"
"""The mark where there is no cell, as in a terminal."""


def cell_mark(source: str) -> str:
    """Return 16 hexadecimal digits for a cell's source; blanks at line ends make no difference.

    >>> cell_mark("x = 1 \\n") == cell_mark("\\nx = 1") != cell_mark("x = 2")
    True
    """
    even = "\n".join(line.rstrip() for line in source.strip().splitlines())
    return hashlib.blake2b(even.encode("utf-8", "replace"), digest_size=8).hexdigest()
