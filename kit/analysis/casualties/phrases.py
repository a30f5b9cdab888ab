"""The record of a counted noun phrase, and the states joined to it without a number of their own.

"Martyrs and wounded" is one number for two states.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kit.analysis.casualties.words import Lexicon
from kit.analysis.numbers.numerals import NUMBER_WORDS, Word, text_at

COUNTED_UNDER = frozenset("on among amongst of for to amid".split())
NUMBERS = NUMBER_WORDS | frozenset(
    "several many dozens tens scores hundreds thousands millions".split()
)


@dataclass
class NounPhrase:
    """The noun phrase after a number, up to word `end`.

    `head` is "person", "casualty" (a noun such as deaths), "bare" (no noun), "other" (not
    people) or "unknown". `kind` is set where the noun or its adjective states it.
    """

    end: int
    head: str = "bare"
    group: str | None = None
    kind: str | None = None
    others: bool = False
    part: bool = False
    """A part of a count given elsewhere: "n of them", "n of the dead"."""
    severity: bool = False
    of_number: bool = False
    """Whether the whole follows with a number of its own: "five of the nine"."""
    states_group: bool = False
    """Whether the phrase settles its group, even if to none: nothing is inherited then."""
    words: list[str] = field(default_factory=list)
    """The words of the noun, without states before it and endings of owners."""


def combined(kinds: list[str]) -> str:
    """Return the one kind of a number given for several ("dead and wounded").

    >>> combined(["killed", "wounded"]), combined(["kidnapped", "killed"])
    ('killed_or_wounded', 'killed')
    """
    seen = set(kinds)
    if len(seen) == 1:
        return kinds[0]
    if seen <= {"killed", "wounded", "casualties", "killed_or_wounded"}:
        return "killed_or_wounded"
    if "killed" in seen:
        # Whoever was kidnapped and killed is counted among the killed.
        return "killed_or_wounded" if "wounded" in seen else "killed"
    return kinds[0]


def joined_nouns(tokens: list[Word], at: int, lex: Lexicon) -> tuple[int, list[str]]:
    """Return (end, kinds) of states joined to a casualty noun: "martyrs and wounded"."""
    kinds = []
    while text_at(tokens, at) in ("and", "or", "/", "and/or"):
        text = text_at(tokens, at + 1)
        kind = lex.state(text)
        if kind is None or text_at(tokens, at + 2) in lex.people:
            break  # "and wounded soldiers" counts others
        if text in lex.verbs and at + 2 < len(tokens) and tokens[at + 2].number is not None:
            break  # "and wounded 5" has an object of its own
        kinds.append(kind)
        at += 2
    return at, kinds
