"""Set phrases that say what happened to people: "lost their lives", "fled the country".

Also the record of a predicate, which these and single verbs share.
"""

from __future__ import annotations

from dataclasses import dataclass

from kit.analysis.casualties.nouns import combined
from kit.analysis.casualties.phrases import joined_nouns
from kit.analysis.casualties.words import BE, HAVE, STOP, Lexicon
from kit.analysis.numbers.numerals import Word, text_at


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


_NOT_TO_DEATH = frozenset("sentenced condemned led contributed threatened close scared due".split())


_PERISH = frozenset("freeze freezes starve starves bleed bleeds burn burns choke chokes".split())


_LIVES_VERBS = frozenset(
    "claimed claims claiming claim took taken taking takes take cost costs costing ended "
    "ending".split()
)


_LOSE = frozenset("lost lose loses losing gave given giving".split())


_FLEE = frozenset(
    "fled flee flees fleeing left leave leaving abandoned abandon abandoning escaped".split()
)


_HOMES = frozenset(
    "home homes house houses village villages community communities dwellings".split()
)


_FLED_FROM = _HOMES | frozenset(
    "fighting violence war conflict hostilities bombardment shelling clashes floods flooding "
    "flames persecution bombing attacks offensive".split()
)


TAKE = frozenset(
    "take takes took taken taking hold holds held holding kept keep keeping seized".split()
)


TAKEN = {"hostage": "kidnapped", "captive": "kidnapped", "prisoner": "detained"}


HARM = frozenset(
    "injuries wounds burns fractures injury wound burn fracture concussion concussions".split()
)


_KEPT_IN = {"captivity": "kidnapped", "custody": "detained", "detention": "detained"}


_KEPT = frozenset("remain remains remained still held kept".split())


_BATTLE = frozenset("combat action battle".split())


HEDGES = frozenset("feared presumed believed possibly probably assumed".split())


_LEFT = frozenset("left leaving leaves".split())


# What follows "had fallen" where people fell in battle; prices fall "to" and towns "to" someone.
_FALLEN_HERE = frozenset(("", ",", ".", ";", "and", "in", "during", "since", "while"))


_SUFFER = frozenset(
    "suffered suffer suffering sustained sustaining received suffers receiving".split()
)


def set_phrase(tokens: list[Word], at: int, lex: Lexicon) -> Predicate | None:
    """Return the predicate of a phrase of several words that starts at `tokens[at]`."""
    text, one, two, three = (text_at(tokens, at + n) for n in range(4))
    if one == "to" and two == "death" and text in _PERISH:
        return Predicate(at, at + 3, "killed", "past", "subject")
    if one == "to" and two == "death" and text not in _NOT_TO_DEATH:
        if text.endswith(("ed", "en", "nt", "ot", "ing")) or text in (
            "put",
            "bled",
            "hit",
            "beat",
            "froze",
        ):
            shape = "ing" if text.endswith("ing") else "past"
            return Predicate(at, at + 3, "killed", shape, "object")
    if text in ("fatally", "mortally") and one.endswith(("ed", "ot", "uck", "en", "ing")):
        shape = "ing" if one.endswith("ing") else "past"
        return Predicate(at, at + 2, "killed", shape, "object")
    if text in ("gunned", "gunning", "mowed", "mown", "mowing") and one == "down":
        shape = "ing" if text.endswith("ing") else "past"
        return Predicate(at, at + 2, "killed", shape, "object")
    if text in ("shot", "shooting", "stabbed", "shoot", "shoots") and one == "dead":
        shape = {"shooting": "ing", "shoot": "base", "shoots": "present"}.get(text, "past")
        return Predicate(at, at + 2, "killed", shape, "object")
    if text in ("burned", "burnt", "buried", "burning", "burying", "burn") and one == "alive":
        return Predicate(at, at + 2, "killed", "ing" if text.endswith("ing") else "past", "object")
    if text in ("hanged", "strangled", "garroted"):
        return Predicate(at, at + 1, "killed", "past", "object")
    if text in _LOSE and one in ("their", "his", "her", "our") and two in ("life", "lives"):
        return Predicate(at, at + 3, "killed", "past", "subject")
    if text in ("met", "meet") and one in ("their", "his", "her") and two in ("death", "deaths"):
        return Predicate(at, at + 3, "killed", "past", "subject")
    if text in _LIVES_VERBS:
        skip = 1 if one == "the" else 0
        if (
            text_at(tokens, at + 1 + skip) in ("lives", "life")
            and text_at(tokens, at + 2 + skip) == "of"
        ):
            return Predicate(at, at + 3 + skip, "killed", "phrase", "object")
    if text == "loss" and one == "of" and two in ("life", "lives"):
        return None
    if text == "lost" and text_at(tokens, at - 1) in HEDGES:
        return Predicate(at, at + 1, "killed", "state", "subject")  # "70 feared lost"
    if text in ("lost", "losing", "loses", "lose") and (
        one not in ("their", "his", "her", "its") or two in lex.people
    ):
        return Predicate(at, at + 1, "killed", "phrase", "object", people_only=True)
    if text in ("wiped", "wiping", "wipes") and one == "out":
        return Predicate(at, at + 2, "killed", "phrase", "object", people_only=True)
    if text in ("forced", "forcing", "driven", "drove", "obliged") and one in ("to", "from", "out"):
        for step in range(2, 6):
            word = text_at(tokens, at + step)
            if word in _HOMES or word in ("flee", "evacuate"):
                last = at + step + 1
                if (
                    text_at(tokens, last) in ("their", "the")
                    and text_at(tokens, last + 1) in _FLED_FROM
                ):
                    last += 2
                return Predicate(at, last, "displaced", "past", "subject")
    if text == "driven" and _crowd(tokens, at) and (one, two) in (("out", "of"), ("from", "the")):
        return Predicate(at, at + 3, "displaced", "past", "subject")
    if text in _FLEE:
        skip = 1
        while text_at(tokens, at + skip) in ("their", "the", "from", "his", "her"):
            skip += 1
        allowed = _FLED_FROM if text.startswith("fle") or text == "escaped" else _HOMES
        if skip > 1 and text_at(tokens, at + skip) in allowed:
            if allowed is _HOMES and text_at(tokens, at + 1) != "their":
                return None
            return Predicate(at, at + skip + 1, "displaced", "past", "subject")
    if text in ("fled", "flee", "fleeing") and one == "the" and (
        two in ("country", "enclave") or two in _REGIONS and _crowd(tokens, at)
    ):  # fmt: skip
        return Predicate(at, at + 3, "displaced", "past", "subject")
    if text in ("fled", "flee", "fleeing") and one in _ACROSS and _abroad(tokens, at + 1):
        return Predicate(at, at + 2, "displaced", "past", "subject")
    if text in TAKE:
        if one in TAKEN:
            return Predicate(at, at + 2, TAKEN[one], _take_shape(text), "object")
        if one == "into" and two == "custody":
            return Predicate(at, at + 3, "detained", _take_shape(text), "object")
    if text in ("rounded", "rounding") and one == "up":
        shape = "ing" if text == "rounding" else "past"
        return Predicate(at, at + 2, "detained", shape, "object", people_only=True)
    if text == "into" and one == "custody":
        # "had taken 63 people into custody"
        taken = any(text_at(tokens, at - step) in TAKE for step in range(2, 9))
        return Predicate(at, at + 2, "detained", "state", "subject") if taken else None
    if text in ("fell", "fall", "falls") and one == "between" and two in lex.nouns:
        # "25 persons fall between martyrs and wounded"
        end, more = joined_nouns(tokens, at + 3, lex)
        return Predicate(at, end, combined([lex.nouns[two], *more]), "past", "subject")
    if text in ("fell", "fall", "falls", "fallen") and one == "in" and two in _BATTLE:
        return Predicate(at, at + 3, "killed", "past", "subject", people_only=True)
    if text == "fallen" and text_at(tokens, at - 1) in HAVE and one in _FALLEN_HERE:
        return Predicate(at, at + 1, "killed", "past", "subject", people_only=True)
    if text == "with" and any(text_at(tokens, at - step) in _LEFT for step in range(2, 7)):
        # "left 55 others with burns": those left with something are hurt
        for step in range(1, 5):
            word = text_at(tokens, at + step)
            if word in HARM:
                return Predicate(at, at + step + 1, "wounded", "state", "subject")
            if not word.isalpha() or word in STOP - {"and"}:
                break
    before = text_at(tokens, at - 1)
    held = before in BE | _KEPT | {"number", "total"} or before in lex.people
    if text == "in" and one in _KEPT_IN and held:
        return Predicate(at, at + 2, _KEPT_IN[one], "state", "subject")
    if text == "under" and one == "arrest":
        return Predicate(at, at + 2, "detained", "state", "subject")
    if (
        text in ("put", "putting", "puts")
        and one == "out"
        and two == "of"
        and three in ("action", "combat")
    ):
        shape = {"putting": "ing", "puts": "present"}.get(text, "past")
        return Predicate(at, at + 4, "casualties", shape, "object")
    if text in _SUFFER:
        for step in range(1, 5):
            word = text_at(tokens, at + step)
            if word in HARM:
                return Predicate(at, at + step + 1, "wounded", "past", "subject")
            if not word.isalpha() or (
                word in STOP and word not in ("a", "from", "and", "minor", "some")
            ):
                break
            if word in lex.nouns:
                break
    return None


_ACROSS = frozenset("to into across over for".split())


_ABROAD = frozenset(
    "border borders neighbouring neighboring country countries camp camps safety refuge exile "
    "abroad".split()
)


def _abroad(tokens: list[Word], at: int) -> bool:
    """Return whether "across the border" or "to a neighbouring country" follows "fled".

    "Three gunmen fled into the forest" displaces nobody. A crowd that "fled to Chad" is
    displaced even if the country is only named.
    """
    after = [t.text for t in tokens[at : at + 6]]
    if any(word in _ABROAD for word in after):
        return True
    return tokens[at].text in ("to", "into") and _crowd(tokens, at)


_REGIONS = frozenset("city town area region district province capital island valley".split())


def _crowd(tokens: list[Word], at: int) -> bool:
    """Return whether so many are counted before `at` that flight is displacement."""
    return any(
        t.text in ("hundreds", "thousands", "million", "thousand") or (t.number or 0) >= 500
        for t in tokens[max(at - 9, 0) : at]
    )


def _take_shape(text: str) -> str:
    if text.endswith("ing"):
        return "ing"
    return "past" if text in ("took", "taken", "held", "kept", "seized") else "base"
