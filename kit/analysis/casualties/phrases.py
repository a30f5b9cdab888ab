"""The record of a counted noun phrase, and the nouns joined to it without a number of their own.

"Martyrs and wounded" is one number for two states; "soldiers and civilians" one for two groups,
and so for none.
"""

from __future__ import annotations

from dataclasses import dataclass

from kit.analysis.casualties.group_words import PEOPLE_OF, complement_group, group_of
from kit.analysis.casualties.words import HAVE, OTHER_VERBS, STOP, Lexicon
from kit.analysis.numbers.numerals import NUMBER_WORDS, Word

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
    size = len(tokens)
    while at + 1 < size and tokens[at].text in ("and", "or", "/", "and/or"):
        text = tokens[at + 1].text
        kind = lex.nouns.get(text) or lex.states.get(text)
        if kind is None and text in lex.verbs and lex.verbs[text][1] == "past":
            kind = lex.verbs[text][0]
        if kind is None or (at + 2 < size and tokens[at + 2].text in lex.people):
            break
        if text in lex.verbs and at + 2 < size and tokens[at + 2].number is not None:
            break
        kinds.append(kind)
        at += 2
    return at, kinds


def widen(tokens: list[Word], phrase: NounPhrase, lex: Lexicon) -> None:
    """Widen the phrase over nouns joined without a number: "soldiers and civilians"."""
    at, size = phrase.end, len(tokens)
    while at + 1 < size and tokens[at].text in ("and", "or", ",", "/"):
        look = at + 1
        if tokens[at].text == "," and tokens[look].text in ("and", "or") and look + 1 < size:
            look += 1
        start = look
        while look < size and look - start < 4:
            text = tokens[look].text
            if text in lex.people and not text == "private" and text not in lex.one_person:
                break
            if not text[0].isalpha() or text in STOP or text in lex.verbs or text in lex.states:
                return
            if text in NUMBERS or text.partition("-")[0] in NUMBER_WORDS:
                return
            look += 1
        else:
            return
        if look >= size or tokens[look].text not in lex.people:
            return
        after = tokens[look + 1].text if look + 1 < size else ""
        if (
            (after in OTHER_VERBS and after not in lex.modals)
            or after in HAVE
            or (
                after in lex.verbs
                and lex.verbs[after][2] == "object"
                and look + 2 < size
                and tokens[look + 2].number is not None
            )
        ):
            if after not in ("died", "fled", "lost", "suffered") and after not in HAVE:
                return
        if after.endswith("ed") and after not in lex.verbs and after not in lex.states:
            return
        group = group_of(tokens, start, look + 1, lex)
        if tokens[look].text in PEOPLE_OF and after in ("of", "from"):
            group = complement_group(tokens, look + 2, lex)
        if group != phrase.group:
            phrase.group = None
        phrase.end = at = look + 1
