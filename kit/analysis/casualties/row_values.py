"""What a row's words give: the kind of casualty they say, and the group they name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kit.analysis.casualties.group_words import complement_group, group_of
from kit.analysis.casualties.patterns import Match
from kit.analysis.casualties.phrases import combined
from kit.analysis.casualties.rows import Row
from kit.analysis.casualties.words import Lexicon
from kit.analysis.numbers.numerals import Word


def kind_of(row: Row, match: Match, items: Sequence[Any], lex: Lexicon) -> str:
    """Return the kind that a row gives, else the one its words say, joined ones as one."""
    return row.kind or combined([_said(items[at], lex) for at, _ in match.named("says")])


def _said(item: Any, lex: Lexicon) -> str:
    """Return the kind that a word, a predicate or a counted chunk states."""
    if getattr(item, "what", "W") == "V":
        return item.predicate.kind
    if getattr(item, "kind", None):
        return item.kind
    text = item.text
    kind = lex.nouns.get(text) or lex.states.get(text) or lex.acts.get(text)
    return kind or lex.verbs[text][0]


def group_named(
    match: Match, tokens: list[Word], lex: Lexicon, token_of: Callable[[int], int] = int
) -> str | None:
    """Return the group that the words wanted under "group" or after "of" name, None if none.

    `token_of` gives the first token of an item, where items are not tokens themselves.
    """
    for first, last in match.named("group"):
        group = group_of(tokens, token_of(first), token_of(last), lex)
        if group:
            return group
    for first, _ in match.named("of"):
        return complement_group(tokens, token_of(first), lex)
    return None
