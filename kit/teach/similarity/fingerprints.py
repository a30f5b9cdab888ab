"""Fingerprints of code and of prose: what two pieces of work share, and where.

Code is read as a stream of symbols in which names that the author chose, numbers and strings are
all the same, so that renaming changes nothing; of every `WINDOW` neighbouring runs of `RUN` symbols
the one with the smallest hash is kept (winnowing: Schleimer, Wilkerson and Aiken, SIGMOD 2003). A
match of `WINDOW + RUN - 1` symbols is always found, one shorter than `RUN` never. Prose is read as
runs of `WORDS` words, all of them kept (containment of word n-grams: Broder, SEQUENCES 1997).
"""

from __future__ import annotations

import builtins
import hashlib
import keyword
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

RUN, WINDOW = 12, 5
WORDS = 4

_TOKEN = re.compile(
    r"(?P<comment>\#[^\n]*)"
    r"|(?P<string>[rbfuRBFU]{0,2}(?:\"\"\"[\s\S]*?(?:\"\"\"|\Z)|'''[\s\S]*?(?:'''|\Z)"
    r"|\"(?:\\.|[^\"\\\n])*\"?|'(?:\\.|[^'\\\n])*'?))"
    r"|(?P<name>[^\W\d]\w*)|(?P<number>\d[\w.]*)|(?P<mark>\*\*|//|[=!<>]=|->|:=|[^\w\s])"
)
_KNOWN = frozenset(keyword.kwlist) | frozenset(dir(builtins))


@dataclass(frozen=True, slots=True)
class Run:
    """One fingerprint: the hash of a run, and the characters of the text it covers."""

    hash: int
    start: int
    end: int


def symbols(code: str) -> list[tuple[str, int, int]]:
    """Return code as (symbol, start, end); comments and layout are left out. Never fails.

    >>> [s for s, _, _ in symbols("total = len(words) + 1  # all")]
    ['v', '=', 'len', '(', 'v', ')', '+', 'n']
    """
    found: list[tuple[str, int, int]] = []
    for match in _TOKEN.finditer(code):
        kind, text = match.lastgroup, match[0]
        if kind == "comment":
            continue
        if kind == "string":
            text = "s"
        elif kind == "number":
            text = "n"
        elif kind == "name" and text not in _KNOWN and not (found and found[-1][0] == "."):
            text = "v"
        found.append((text, match.start(), match.end()))
    return found


def of_code(code: str, winnowed: bool = True) -> list[Run]:
    """Return the fingerprints of code; all runs, unwinnowed, to take away what was given to all."""
    runs = list(_runs(symbols(code), RUN))
    if not winnowed or len(runs) <= WINDOW:
        return runs
    kept: list[Run] = []
    for at in range(len(runs) - WINDOW + 1):
        # The rightmost of equal minima, so that a flat stretch is not kept whole.
        least = min(runs[at : at + WINDOW], key=lambda run: (run.hash, -run.start))
        if not kept or least is not kept[-1]:
            kept.append(least)
    return list(dict.fromkeys(kept))


def of_prose(text: str) -> list[Run]:
    """Return every run of `WORDS` words, case and punctuation evened out.

    >>> len(of_prose("Who saw the boats turn back?")), len(of_prose("Who saw it?"))
    (3, 0)
    """
    return list(
        _runs([(m[0].casefold(), m.start(), m.end()) for m in re.finditer(r"\w+", text)], WORDS)
    )


def _runs(stream: Sequence[tuple[str, int, int]], size: int) -> Iterator[Run]:
    for at in range(len(stream) - size + 1):
        run = stream[at : at + size]
        text = "\0".join(symbol for symbol, _, _ in run)
        digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
        yield Run(int.from_bytes(digest, "big"), run[0][1], run[-1][2])
