"""Set phrases that say what happened to people: "lost their lives", "fled the country".

The phrases are rows of `casualty_rows.toml`. Also the record of a predicate, which these and
single verbs share.
"""

from __future__ import annotations

from dataclasses import dataclass

from kit.analysis.casualties.row_values import kind_of
from kit.analysis.casualties.rows import Rows
from kit.analysis.casualties.words import Lexicon
from kit.analysis.numbers.numerals import Word

HEDGES = frozenset("feared presumed believed possibly probably assumed".split())
# Forms that are neither past nor end on -ing.
_PRESENT = frozenset("takes holds shoots puts".split())
_BASE = frozenset("take hold keep shoot".split())


@dataclass
class Predicate:
    """A casualty predicate over words `first` up to `last`."""

    first: int
    last: int
    kind: str
    shape: str
    """past, present, base, ing, state (no verb), of (people follow "of")."""
    takes: str
    people_only: bool = False
    """Whether only a noun for people can be its object ("lost 12 men", not "lost 12 votes")."""
    real: bool = True
    after: bool = False
    """Whether its people stand after it; decided once the whole sentence is known."""
    row: str = ""
    """The row that read it, "" where it is one word of the lexicon."""


def set_phrase(phrases: Rows, tokens: list[Word], at: int, lex: Lexicon) -> Predicate | None:
    """Return the predicate of the first of `phrases` that starts at `tokens[at]`, else None."""
    found = phrases.at(tokens, at)
    if found is None:
        return None
    row, match = found
    says = row.says
    return Predicate(
        at,
        match.last,
        kind_of(row, match, tokens, lex),
        says.get("shape") or _shape([token.text for token in tokens[at : match.last]]),
        says.get("takes", "object"),
        people_only=says.get("people_only", False),
        row=row.id,
    )


def _shape(words: list[str]) -> str:
    if any(word.endswith("ing") for word in words):
        return "ing"
    return "present" if words[0] in _PRESENT else "base" if words[0] in _BASE else "past"
