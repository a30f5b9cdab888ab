"""What a by-phrase tells when it names no doer: a time, a measure, a means or a place.

"By Monday", "by 300 votes", "by road", "a camp by the river": none of them did anything.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kit.analysis.grammar.noun_phrases import Tagged
from kit.analysis.lexicon.closed_classes import ARTICLES
from kit.analysis.lexicon.inflection import lemma
from kit.text.calendar_words import MONTHS, SHORT_MONTHS, WEEKDAYS

_TIME = frozenset(WEEKDAYS + MONTHS + SHORT_MONTHS) | frozenset(
    """today tomorrow yesterday tonight midnight noon midday dawn dusk nightfall sunset sunrise
    morning afternoon evening night day week weekend month year decade century summer winter
    spring autumn o'clock o’clock then now end beginning start middle time date deadline moment
    hour christmas easter ramadan friday's monday's""".split()
)
_MEASURE = frozenset(
    """percent % per cent votes vote points point degrees metres meters feet miles kilometres
    kilometers km inches pounds kilograms minutes hours seconds half third quarter fifth tenth
    margin dozens factor lot bit fraction euros dollars""".split()
)
_MEANS = frozenset(
    """mail post email e-mail phone telephone fax car bus train plane air sea land road rail boat
    ship truck ferry helicopter foot hand force default mistake accident law name far choice chance
    design
    definition nature surprise proxy word contrast comparison extension turns accident horse bicycle
    bike taxi ambulance satellite radio decree lot candlelight consensus acclamation referendum
    statute day night rote instinct order trade
    check cheque cash card invoice courier text""".split()
)
_JOINTS = frozenset(("or", "and", ","))
# Places beside which things stand: "a camp by the river"; a river that sweeps away is a doer.
_PLACES = frozenset(
    """river lake sea road roadside gate door window shore coast canal harbour harbor bridge wall
    fence beach side stream pond well""".split()
)
# What only somebody with hands or eyes does: no river builds, lays or finds.
_DELIBERATE = frozenset(
    """build rebuild construct erect pitch place put set lay bury plant dig park station post leave
    find discover see spot photograph shoot stab arrest detain ambush question interview""".split()
)
# Participles that stand before the noun they describe: "by retreating troops".
_PREMODIFIERS = frozenset(
    """invading occupying opposing ruling visiting governing attacking warring retreating advancing
    departing arriving passing falling rising rushing fleeing marching striking protesting
    competing neighbouring neighboring surrounding raging driving blinding""".split()
)
# "by a vote of", "by way of", "by the name of": how, not who.
_MEASURES_OF = frozenset(
    "vote margin majority means way virtue name dint order ratio factor rate".split()
)


@dataclass(frozen=True)
class _Phrase:
    """The noun phrase of a by-phrase: words `start` to `end` of a sentence."""

    words: Sequence[str]
    tags: Sequence[str]
    start: int
    end: int
    acts: Collection[str]

    @property
    def inner(self) -> list[str]:
        """Its words without articles and owners."""
        dropped = ARTICLES | {"its", "his", "their"}
        return [w for w in self.words[self.start : self.end] if w not in dropped]

    @property
    def first(self) -> str:
        """The first of them."""
        return self.inner[0]

    @property
    def last(self) -> str:
        """The last of them."""
        return self.inner[-1]

    @property
    def counted(self) -> bool:
        """Whether it begins with a figure."""
        return self.first[0].isdigit()


def no_doer(sentence: Tagged, start: int, end: int, acts: Collection[str]) -> bool:
    """Return whether the noun phrase tells time, measure or means, and so no doer.

    `acts` are nouns of violence: "by shelling" is an act of somebody's.
    """
    phrase = _Phrase(sentence.low, sentence.tags, start, end, acts)
    if not phrase.inner:
        return True
    return next((found for rule in _RULES if (found := rule(phrase)) is not None), False)


def _form_in_ing(phrase: _Phrase) -> bool | None:
    """ "By paying" is a means; "by shelling" and "by retreating troops" name somebody."""
    if phrase.tags[phrase.start] != "VBG":
        return None
    lone = phrase.end == phrase.start + 1
    described = phrase.first in _PREMODIFIERS and not lone
    return not (described or phrase.first in phrase.acts and lone)


def _measure(phrase: _Phrase) -> bool | None:
    """ "By a third overnight", "by a vote of 9 to 2", not "by a third man"."""
    article = phrase.tags[phrase.start : phrase.start + 2] == ["DT", "JJ"]
    of = phrase.inner[1:2] == ["of"]
    return phrase.first in _MEASURE and article or phrase.first in _MEASURES_OF and of or None


def _means_joined(phrase: _Phrase) -> bool | None:
    """ "By check or credit card", "by phone, fax and post", not "by the ship or the plane"."""
    words = phrase.words[phrase.start : phrase.end]
    if not {"or", "and"} & set(words) or ARTICLES & set(words):
        return None
    heads = [w for w, after in zip(words, [*words[1:], "or"], strict=True) if after in _JOINTS]
    return all(head in _MEANS for head in heads if head not in _JOINTS) or None


def _means(phrase: _Phrase) -> bool | None:
    """ "By road", "by the simple means of paying more", not "by road workers"."""
    lone = phrase.end == phrase.start + 1 and phrase.first in _MEANS
    of = phrase.words[phrase.end : phrase.end + 1] == ["of"]
    return lone or of and phrase.last in ("means", "way", "dint") or None


def _time_first(phrase: _Phrase) -> bool | None:
    """ "By Monday morning", "by the time the press was told", not "by Monday's raid"."""
    if phrase.first not in _TIME:
        return None
    behind = phrase.inner[1] if len(phrase.inner) > 1 else ","
    told = phrase.words[phrase.start] == "the" and phrase.first == "time"
    part = behind in ("of", "morning", "night", "evening", "afternoon", ",")
    return told or part or behind[0].isdigit() or None


def _time_last(phrase: _Phrase) -> bool | None:
    """ "By early March", "by 6 o'clock", not "by the men of the night"."""
    opens = phrase.tags[phrase.start] in ("JJ", "DT", "CD", "NN", "PRP$", "RB")
    named = phrase.last in ("may", "march", "spring", "date") or "of" in phrase.inner
    at = phrase.counted and len(phrase.inner) > 1 and phrase.inner[1] in _TIME
    return phrase.last in _TIME and opens and not named or at or None


def _figure(phrase: _Phrase) -> bool | None:
    """ "By 300 votes", "by 40", not "by two men"."""
    if not phrase.counted and phrase.tags[phrase.start] != "CD":
        return None
    unit = phrase.last in _MEASURE or phrase.inner[1:2] and phrase.inner[1] in _MEASURE
    return bool(unit) or phrase.counted and len(phrase.inner) == 1


def _far(phrase: _Phrase) -> bool | None:
    """ "By far", "by half", "by miles"."""
    return phrase.first in ("far", "half", "then", "now") or phrase.last in _MEASURE or None


_RULES = (_form_in_ing, _measure, _means_joined, _means, _time_first, _time_last, _figure, _far)


def beside(words: Sequence[str], tags: Sequence[str], verb: int, by: int, end: int) -> bool:
    """Return whether "by" tells where something stands or is done: "a camp by the river", "found
    by the river", but not "swept away by the river"."""
    if words[end - 1] not in _PLACES or words[by + 1] not in ("the", "a") or end != by + 3:
        return False
    if all(tag in ("RP", "RB", "IN") for tag in tags[verb + 1 : by]):
        return lemma(words[verb]) in _DELIBERATE
    return tags[by - 1] in ("NN", "NNS", "NNP", "VB")
