"""What a by-phrase tells when it names no doer: a time, a measure, a means or a place.

"By Monday", "by 300 votes", "by road", "a camp by the river": none of them did anything.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kit.text.calendar_words import MONTHS, SHORT_MONTHS, WEEKDAYS

_TIME = frozenset(WEEKDAYS + MONTHS + SHORT_MONTHS) | frozenset(
    """today tomorrow yesterday tonight midnight noon midday dawn dusk nightfall sunset sunrise
    morning afternoon evening night day week weekend month year decade century summer winter
    spring autumn then now end beginning start middle time date deadline moment christmas easter
    ramadan friday's monday's""".split()
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
    statute day night rote instinct order trade""".split()
)
# Places beside which things stand: "a camp by the river"; a river that sweeps away is a doer.
_PLACES = frozenset(
    """river lake sea road roadside gate door window shore coast canal harbour harbor bridge wall
    fence beach side stream pond well""".split()
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


def no_doer(
    words: Sequence[str], tags: Sequence[str], start: int, end: int, acts: Collection[str]
) -> bool:
    """Return whether the noun phrase tells time, measure or means, and so no doer.

    `acts` are nouns of violence: "by shelling" is an act of somebody's.
    """
    inner = [w for w in words[start:end] if w not in ("the", "a", "an", "its", "his", "their")]
    if not inner:
        return True
    last, first = inner[-1], inner[0]
    if words[start : start + 2] == ["the", "time"]:
        return True  # "by the time the press was told"
    if first in _MEASURE and tags[start] == "DT" and tags[start + 1] == "JJ":
        return True  # "by a third overnight"
    if tags[start] == "VBG" and first in _PREMODIFIERS and end > start + 1:
        return False
    if tags[start] == "VBG":  # "by paying" is a means, "by shelling" an act of somebody's
        return not (first in acts and end == start + 1)
    if end == start + 1 and first in _MEANS:
        return True
    if first in _MEASURES_OF and words[end - len(inner) + 1 : end - len(inner) + 2] == ["of"]:
        return True
    if last in ("means", "way", "dint") and words[end : end + 1] == ["of"]:
        return True  # "by the simple means of paying more"
    if first in _TIME and (
        len(inner) == 1
        or inner[1][0].isdigit()
        or inner[1] in ("of", "morning", "night", "evening", "afternoon", "2", ",")
    ):
        return True
    if (
        last in _TIME
        and tags[start] in ("JJ", "DT", "CD", "NN", "PRP$", "RB")
        and "of" not in inner
        and last not in ("may", "march", "spring", "date")
    ):
        return True
    if first[0].isdigit() and len(inner) > 1 and inner[1] in _TIME:
        return True
    if first[0].isdigit() or tags[start] == "CD":
        return (
            last in _MEASURE
            or len(inner) == 1
            and first[0].isdigit()
            or inner[1:2]
            and inner[1] in _MEASURE
        )
    return first in ("far", "half", "then", "now") or last in _MEASURE and first not in ("the",)


def beside(words: Sequence[str], tags: Sequence[str], by: int, end: int) -> bool:
    """Return whether "by" tells where the noun before it stands: "a camp by the river"."""
    return (
        words[end - 1] in _PLACES
        and words[by + 1 : by + 2] in (["the"], ["a"])
        and end == by + 3
        and (tags[by - 1] in ("NN", "NNS", "NNP") or tags[by - 1] == "VB")
    )
