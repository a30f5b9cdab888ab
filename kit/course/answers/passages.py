"""Finding a learner's quoted words in a passage, token by token.

Quotation marks, case, spaces and punctuation at the edges of words are evened out; a leading
article is ignored. Nothing is guessed: words that do not stand next to each other in the
passage are not found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

ARTICLES = ("the", "a", "an")
# From the first word character to the last. Taking the edges off one by one instead would cost the
# square of their length, and an answer may be made of nothing else.
_INNER = re.compile(r"\w(?:.*\w)?", re.DOTALL)
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u2011": "-", "\u00a0": " "})


def words(text: str) -> list[str]:
    """Return the words of a text, evened out for comparison.

    >>> words("“The faltering  talks,” he said")
    ['the', 'faltering', 'talks', 'he', 'said']
    """
    # A dash without spaces stands between words, unlike a hyphen, which joins them.
    parts = re.sub(r"[\u2013\u2014]|\.\.\.|\u2026", " ", text.translate(_APOSTROPHES)).split()
    return [inner[0].casefold() for p in parts if (inner := _INNER.search(p))]


def find(quoted: str, passage: Sequence[str]) -> list[range]:
    """Return every place where the quoted words stand in `passage`, a list of evened-out words.

    >>> find("The talks", words("He blamed the talks. Talks failed."))
    [range(3, 4), range(4, 5)]
    """
    wanted = words(quoted)
    if len(wanted) > 1 and wanted[0] in ARTICLES:
        wanted = wanted[1:]
    n = len(wanted)
    if not n:
        return []
    return [
        range(i, i + n) for i in range(len(passage) - n + 1) if list(passage[i : i + n]) == wanted
    ]


def normal(value: str) -> str:
    """Return a short written value evened out: case, spaces, edge punctuation, leading article."""
    kept = words(value)
    if len(kept) > 1 and kept[0] in ARTICLES:
        kept = kept[1:]
    return " ".join(kept)
