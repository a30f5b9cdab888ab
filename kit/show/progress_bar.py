"""How far a long run has come: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from typing import TypeVar

_Item = TypeVar("_Item")
_LINES = 10


def told(items: Sequence[_Item], doing: str) -> Iterator[_Item]:
    """Yield the items, telling on the error stream how many are done: "reading: 20 of 200"."""
    if sys.stderr.isatty() and find_spec("rich"):
        from rich.console import Console
        from rich.progress import track

        yield from track(items, doing, console=Console(stderr=True))
        return
    step = max(1, len(items) // _LINES)
    for done, item in enumerate(items, start=1):
        yield item
        if done % step == 0 or done == len(items):
            print(f"{doing}: {done} of {len(items)}", file=sys.stderr, flush=True)
