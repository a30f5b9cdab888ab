"""Two counts of the dead of one event that cannot both hold, where no reader doubts it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kit.analysis.casualties.claim_record import CasualtyClaim
from kit.teach.draft.speakers import short
from kit.teach.draft.withdrawn import settles, withdrawn
from kit.text.article import Article

Pair = tuple[CasualtyClaim, CasualtyClaim]

_WEEKDAY = re.compile(r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
# Counts that are stated as a part of another one: "Ten of the dead were police".
_PARTS = frozenset(f"casualties.{rule}" for rule in ("part", "among", "rest", "others"))


def left_open(article: Article, claims: Sequence[CasualtyClaim]) -> Pair | None:
    """Return two counts of the dead that an article sets against each other and leaves open.

    None where one is a part, or of a longer time, and where the article puts a count right itself.
    A number that the page takes back, or that a raised one may have replaced, is none of the two.

    >>> from kit.teach.draft.figures import sound
    >>> from kit.text.reading import read
    >>> story = read("The bomb killed four people, police said. A clinic said two people died.")
    >>> [c.value for c in left_open(story, sound(story))]
    [4, 2]
    >>> story = read(story.text + " The police accepted the corrected figure.")
    >>> left_open(story, sound(story)) is None
    True
    """
    if settles(article):
        return None
    gone = {w.span.of(article.text).casefold() for w in withdrawn(article)}
    whole = [c for c in claims if not is_part(article, c) and not _of_a_time(article, c)]
    standing = [
        c
        for c in whole
        if c.span.of(article.text).casefold().split()[-1] not in gone
        and not any(_replaced(article, c, other) for other in whole)
    ]
    found = pairs(standing)
    # Two plain numbers first, and none that its own words call a lower limit.
    return min(found, key=lambda pair: sum(_limit(article, c) for c in pair), default=None)


# "Confirmed the deaths of 16", "two were known to be dead", "had received 18 bodies": so many are
# known, and no more is said.
_KNOWN = re.compile(
    r"(?i)\b(?:known|confirm\w*|identif\w*|verif\w*|document\w*|bod(?:y|ies)|buried|by name)\b"
)
_RAISED = re.compile(r"(?i)\b(?:rais|increas|updat)\w*\b")
_LOWERED = re.compile(r"(?i)\b(?:lower|reduc|cut)\w*\b")


def _limit(article: Article, claim: CasualtyClaim) -> int:
    """How far a count is from a plain number that is meant to be all."""
    told = article.sentence(claim.sentence).span.of(article)
    return bool(_KNOWN.search(told)) + (claim.low != claim.high)


def _replaced(article: Article, claim: CasualtyClaim, other: CasualtyClaim) -> bool:
    """Whether another count may be the newer form of this one: "raised the toll to 7", after 4."""
    told = article.sentence(other.sentence).span.of(article)
    if not re.search(rf"\bto\s+(?:at least\s+)?{re.escape(str(other.value))}\b", told):
        return False
    value, new = claim.value or 0, other.value or 0
    return bool(_RAISED.search(told) and value < new or _LOWERED.search(told) and value > new)


def side_by_side(claims: Sequence[CasualtyClaim]) -> Pair | None:
    """Return the first two counts of the dead of one event, by two sources, that cannot both hold.

    None where there is no such pair: one source alone, two events, or limits that fit each other.

    >>> from kit.teach.draft.figures import sound
    >>> from kit.text.reading import read
    >>> one = "The bomb killed four people, police said. A hospital said two people were killed."
    >>> [c.value for c in side_by_side(sound(read(one)))]
    [4, 2]
    >>> two = "The bomb killed four people, police said. Last year six people were killed there."
    >>> side_by_side(sound(read(two))) is None
    True
    """
    return next(iter(pairs(claims)), None)


def pairs(claims: Sequence[CasualtyClaim]) -> list[Pair]:
    """Return all such pairs, in the order of the text."""
    dead = [
        c
        for c in claims
        if c.kind == "killed" and c.value and c.part_of is None and c.rule not in _PARTS
    ]
    if not dead:
        return []
    out = []
    first = dead[0]
    dead = [c for c in dead if _one_day(c, first) and giver(c)]
    # Where a story counts in several places, only counts of one of them can be held together.
    several = len({c.place for c in dead if c.place}) > 1
    for n, one in enumerate(dead):
        for other in dead[n + 1 :]:
            apart_in_place = several and (one.place is None or one.place != other.place)
            if apart_in_place or not _alike(one, other) or giver(one) == giver(other):
                continue
            if _apart(one, other):
                out.append((one, other))
    return out


def _alike(one: CasualtyClaim, other: CasualtyClaim) -> bool:
    """Whether two counts are of the same people: fighters beside everyone are a part, maybe.

    Fighters have a side: "40 rebels" and "11 of its fighters", as the rebels say, are of one; "40
    rebels" and "11 militiamen" need not be.
    """
    nouns = [_noun(c) for c in (one, other)]
    groups = [_group(c) for c in (one, other)]
    if groups[0] != groups[1] and None in groups:
        # More sailors than people: a part is never more than the whole.
        part, whole = (one, other) if groups[0] else (other, one)
        whole_is_all = _noun(whole) in _ANYBODY
        return whole_is_all and whole.high is not None and (part.low or 0) > whole.high
    if groups == [None, None] and sum(n in _ANYBODY for n in nouns) == 1:
        # "19 people" and "14 workers", who may be some of them.
        part, whole = (other, one) if nouns[0] in _ANYBODY else (one, other)
        more = whole.high is not None and (part.low or 0) > whole.high
        return more or _noun(part) in _LOCALS
    if groups[0] != groups[1] or groups[0] not in ("fighters", "government_forces"):
        told = {n for n in nouns if n not in _ANYBODY}
        return groups[0] == groups[1] and len(told) < 2
    own = [bool(re.match(r"(?:its|their)\b", (c.who or "").lower())) for c in (one, other)]
    givers = [giver(c).casefold() for c in (one, other)]
    return (
        nouns[0] == nouns[1] != ""
        and not any(own)
        or any(own[n] and nouns[1 - n] and nouns[1 - n] in givers[n] for n in (0, 1))
        or any(own[n] and _named_after((other, one)[n], (one, other)[n]) for n in (0, 1))
    )


# Of a place that was hit, its people are all the people.
_LOCALS = frozenset("villager resident inhabitant townspeople local civilian".split())


def _group(claim: CasualtyClaim) -> str | None:
    """The group that is counted; None for everybody, as for the villagers of a village."""
    return None if _noun(claim) in _LOCALS - {"civilian"} else claim.group


def _named_after(claim: CasualtyClaim, source: CasualtyClaim) -> bool:
    """Whether those counted are named as another count's source: "Antaran", "Antara's ministry"."""
    told = {w[:5] for w in re.findall(r"\b[A-Z][a-z]{4,}", claim.who or "")}
    return bool(told & {w[:5] for w in re.findall(r"\b[A-Z][a-z]{4,}", str(source.counter or ""))})


_ANYBODY = frozenset(
    ("", "people", "person", "bodie", "body", "other", "victim", "dead", "civilian")
)


_TOLL_OF = re.compile(
    r"(?i)\bnumber of (?P<who>[a-z]+(?: [a-z]+)?) (?:who (?:were|had) |who )?(?:killed|dead|died)\b"
)


def _noun(claim: CasualtyClaim) -> str:
    """The last word of the counted noun, in the singular; of a toll too ("drivers killed")."""
    told = claim.who or ""
    if not told and claim.sentence:
        sentence = claim.article.sentence(claim.sentence).span.of(claim.article)
        toll = _TOLL_OF.search(sentence)
        told = toll["who"] if toll else ""
    words = re.findall(r"[a-z]+", told.lower())
    return words[-1].removesuffix("s") if words else ""


def is_part(article: Article, claim: CasualtyClaim) -> bool:
    """Return whether a count is told as a part: "11 of those killed", "three other bodies".

    Of its own fighters a side gives all that it says it lost: "11 of its fighters" is no part.
    """
    after = article.text[claim.span.end : claim.span.end + 12]
    if re.match(r"\s+(?:others?|more|further)\b", after):
        return True
    if claim.span.of(article).lower().startswith("another"):
        return True
    part = re.match(r"\s+of\s+(the|those|them|these|whom|its|his|her|their)\b", after)
    if part is None:
        return False
    return part[1] not in ("its", "their") or claim.group not in ("fighters", "government_forces")


# Counts of a longer time than one event: "31 journalists killed in the war".
_TIME = re.compile(
    r"(?i)\b(?:in|during|of) the (?:war|siege|conflict|campaign|uprising|fighting|region)\b|"
    r"\b(?:this|last|past|previous) (?:year|month|week|spring|summer|autumn|winter)\b|"
    r"\bsince (?:\d{4}|the\b|last\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)|"
    r"\b(?:have|has) (?:so far )?(?:been )?(?:counted|recorded|documented)\b"
)
_SO_FAR = re.compile(r"(?i)\b(?:have|has) (?:so far )?(?:been )?(?:killed|died)\b")
_CLOCK = re.compile(r"\s*\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?|GMT)?\s*")
LIVE = 3  # lines with a time of day alone make a live page


def _of_a_time(article: Article, claim: CasualtyClaim) -> bool:
    """Whether a count's sentence speaks of more than one event.

    "Nine people have died" is of a longer time, and on a live page of the hour before.
    """
    told = article.sentence(claim.sentence).span.of(article)
    live = sum(bool(_CLOCK.fullmatch(b.span.of(article))) for b in article.blocks) >= LIVE
    return bool(_TIME.search(told)) or not live and bool(_SO_FAR.search(told))


# What stands beside a source and is none of its name: "a nurse as saying", "the army on Monday".
_BESIDE = re.compile(r"(?i)\s+(?:as saying\b|on (?:mon|tues|wednes|thurs|fri|satur|sun)day\b)")


def giver(claim: CasualtyClaim) -> str:
    """Return who gives a figure, in short; "" where the sentence does not say.

    Who counted comes before who passes it on: "told the BBC" makes no count of the BBC's.
    """
    return _BESIDE.split(short(str(claim.counter or claim.reporter or "")))[0]


def _one_day(claim: CasualtyClaim, first: CasualtyClaim) -> bool:
    """Whether nothing puts a claim on another day than the first: no period of its own."""
    if claim.period is None or claim.period == first.period:
        return True
    return bool(_WEEKDAY.fullmatch(claim.period)) and first.period is None


def _apart(one: CasualtyClaim, other: CasualtyClaim) -> bool:
    """Whether no number fits both."""
    lows = [c.low or 0 for c in (one, other)]
    highs = [float("inf") if c.high is None else c.high for c in (one, other)]
    return max(lows) > min(highs)
