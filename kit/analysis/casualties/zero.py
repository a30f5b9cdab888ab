"""A claim of nobody, and the words for a state as they stand after "no" or "not"."""

from __future__ import annotations

from dataclasses import dataclass

from kit.analysis.casualties.words import ADVERBS, BE, Lexicon
from kit.analysis.numbers.numerals import Word, text_at


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


def state_at(tokens: list[Word], at: int, lex: Lexicon) -> str | None:
    """Return the kind of a casualty noun, state or participle at `tokens[at]`."""
    text = text_at(tokens, at)
    if text in lex.nouns:
        return lex.nouns[text]
    if text in lex.states:
        return lex.states[text]
    if text in lex.verbs and lex.verbs[text][1] == "past":
        return lex.verbs[text][0]
    return None


def joined_states(tokens: list[Word], at: int, kinds: list[str], lex: Lexicon) -> int:
    """Add the kinds joined by "or", "and", "nor" after `tokens[at]`; return the end."""
    while True:
        look = at
        if text_at(tokens, look) == ",":
            look += 1
        if text_at(tokens, look) not in ("or", "and", "nor") and look == at:
            return at
        if text_at(tokens, look) in ("or", "and", "nor"):
            look += 1
        while text_at(tokens, look) in ADVERBS | BE | {"serious", "civilian", "no"} or text_at(
            tokens, look
        ).endswith("ly"):
            look += 1
        kind = state_at(tokens, look, lex)
        if kind is None:
            return at
        kinds.append(kind)
        at = look + 1
