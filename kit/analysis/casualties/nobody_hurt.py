"""Statements that nobody was hurt: "no casualties", "no one was killed", denials.

They are claims like any other, of the interval [0, 0]. "No reports of casualties" says nothing
about casualties, only about reports, and is left alone. The statements are rows of
`casualty_rows.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass

from kit.analysis.casualties.row_values import group_named, kind_of
from kit.analysis.casualties.rows import rows
from kit.analysis.casualties.words import Lexicon
from kit.analysis.numbers.numerals import Word

_FUTURE = frozenset(
    "will would should ensure ensuring shall hope hopes hoping must if avoid".split()
)
_CLAUSE_ENDS = frozenset((".", ";", ",", "that", "--", "and", "but"))


@dataclass(frozen=True)
class Nobody:
    """A claim of nobody over words `first` up to `last`."""

    first: int
    last: int
    kind: str
    group: str | None
    row: str
    until: int = 0
    """Where the statement ends, if it goes on past its subject ("none of the 70 ... was hurt")."""


def nobody(tokens: list[Word], lex: Lexicon) -> list[Nobody]:
    """Return the claims of nobody in a sentence, in order."""
    found = []
    for row, match in rows("nobody").along(tokens):
        if _future(tokens, match.first):
            continue
        goes_on = any(first >= match.last for first, _ in match.named("says"))
        found.append(
            Nobody(
                match.first,
                match.last,
                kind_of(row, match, tokens, lex),
                group_named(match, tokens, lex),
                row.id,
                match.end if goes_on else 0,
            )
        )
    return found


def _future(tokens: list[Word], at: int) -> bool:
    """Return whether the clause before `at` speaks of what is to come: "to ensure no one dies"."""
    while at and tokens[at - 1].text not in _CLAUSE_ENDS:
        at -= 1
        if tokens[at].text in _FUTURE:
            return True
    return False
