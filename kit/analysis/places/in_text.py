"""The places that a text names, each with where it is named and what it may be.

A name counts where the words before it say so ("in", "near", "the town of", a comma after another
place): "Sadat" is a city too, and in "police chief Sadat" it is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kit.analysis.places.gazetteer import Place, called
from kit.text.calendar_words import MONTHS, WEEKDAYS
from kit.text.datelines import dateline_end
from kit.text.records import Span

_KIND = (
    r"province|governorate|region|state|city|town|village|district|camp|suburb|port|capital|"
    r"neighbou?rhood|area|hub|oblast|county|department"
)
_PART = r"(?:(?:[Aa]l|[Ee]l|[Aa]s|[Aa]sh|[Aa]n|[Aa]r|[Aa]z|[Dd]eir|[Kk]afr)[- ])?[A-Z][\w’'ʼ]+"
_NAME = (
    rf"{_PART}(?:[ -](?:(?:i|e|al|el|ul|ez|es|as|ash|de|la|del|of|the|sur|le)[ -])?{_PART}){{0,3}}"
)
_BEFORE = re.compile(
    r"(?:\b(?:in|at|near|outside|around|inside|across|throughout|from|of|on|over|to|through|"
    r"toward|towards|against|between|and|threatening|"
    rf"{_KIND})\s+(?:the\s+)?"
    r"(?:(?:(?:north|south|east|west)\w*|central|rural|eastern|nearby|besieged|rebel-held|"
    rf"government-held|coastal|capital|[A-Z][a-z]+(?:an|ian|i|ese|ish)|{_KIND}|of)\s+(?:the\s+)?)*"
    r"|[,–—(]\s*)$",
    re.IGNORECASE,
)
_KIND_OF = re.compile(rf"\b(?:{_KIND})\s+of\s+\Z", re.IGNORECASE)
# "a group based in Geneva": where somebody sits is not where something happened.
_SEAT = re.compile(r"\b(?:based|headquartered|registered|born|offices?)\s+in\s+\Z", re.IGNORECASE)
_AT_A_NAME = re.compile(r"\b(?:in|near|outside|around)\s+\Z", re.IGNORECASE)
_HOUSE = re.compile(r"\s+(?:hospital|hotel|bridge|mosque|prison|university|school|stadium)\b")
_NAMES = re.compile(rf"(?<![\w’'-]){_NAME}")
_NOT_A_PLACE = frozenset(WEEKDAYS + MONTHS) | {"nato", "un", "islamic state", "reuters", "taliban"}


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place as a text names it: the words, where they stand, and what they may mean."""

    span: Span
    words: str
    may_be: tuple[Place, ...]
    """The places so called, the most populous first; empty where no table knows the name."""


def named_places(text: str) -> list[NamedPlace]:
    """Return the places named in a text, in order, without the dateline.

    >>> [p.words for p in named_places("KUNDUZ, Afghanistan — They struck in Mazar-i-Sharif.")]
    ['Mazar-i-Sharif']
    """
    start = dateline_end(text) or 0
    found: list[NamedPlace] = []
    for match in _NAMES.finditer(text, start):
        before = _BEFORE.search(text[max(start, match.start() - 70) : match.start()])
        headed = match.start() == start and text[match.end() : match.end() + 1] == ":"
        if before is None and not headed:
            continue
        after_comma = before is not None and before.group().lstrip()[:1] in (",", "(", "–", "—")
        near = found and match.start() - found[-1].span.end < 4
        if after_comma and not near:
            continue
        if _SEAT.search(text[: match.start()]) or _a_house(match, text):
            continue
        place = _longest(match, text) or _bare(match, text)
        if place is not None:
            found.append(place)
    return found


def unlisted_names(text: str) -> list[str]:
    """Return the names behind "in" and "near" that no table knows, in order.

    What they are names of is open: a village, a market, a feast.

    >>> unlisted_names("Twelve soldiers were killed near Ruvel, in Kunduz.")
    ['Ruvel']
    """
    found = []
    for match in _NAMES.finditer(text, dateline_end(text) or 0):
        name = re.sub(r"['’]s\Z", "", match.group())
        before = text[max(0, match.start() - 10) : match.start()]
        if _AT_A_NAME.search(before) and name.casefold() not in _NOT_A_PLACE:
            if _longest(match, text) is None:
                found.append(name)
    return found


def _a_house(match: re.Match[str], text: str) -> bool:
    """Return whether the words are the name of a building: "the Thawra hospital"."""
    the = text[: match.start()].lower().endswith("the ")
    return the and bool(_HOUSE.match(text, match.end()))


def _bare(match: re.Match[str], text: str) -> NamedPlace | None:
    """Return a name that no table knows, where the words say of what it is the name."""
    if not _KIND_OF.search(text[: match.start()]):
        return None
    name = re.sub(r"['’]s\Z", "", match.group())
    return NamedPlace(Span(match.start(), match.start() + len(name)), name, ())


def _longest(match: re.Match[str], text: str) -> NamedPlace | None:
    """Return the longest beginning of the words that a table knows."""
    words = match.group()
    ends = [m.start() for m in re.finditer(r"[ ]", words)] + [len(words)]
    for end in sorted(ends, reverse=True):
        name = re.sub(r"['’]s$", "", words[:end])
        if name.casefold() in _NOT_A_PLACE or len(name) < 3 and not name.isupper():
            continue
        may_be = called(name)
        if may_be:
            span = Span(match.start(), match.start() + len(name))
            return NamedPlace(span, name, _of_kind(may_be, text[span.end : span.end + 14]))
    return None


def _of_kind(may_be: tuple[Place, ...], after: str) -> tuple[Place, ...]:
    """Return the places of the kind that the word behind the name says: "Kunduz province"."""
    wide = re.match(r"\s+(?:province|governorate|region|state|oblast)\b", after)
    provinces = tuple(p for p in may_be if p.kind == "province")
    return provinces if wide and provinces else may_be
