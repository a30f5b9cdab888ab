"""What a number tells: a count, money, a date, a time, an age, a share or a name ("Flight 612")."""

from __future__ import annotations

from kit.analysis.numbers.numerals import Word, numeral
from kit.text.calendar_words import MONTHS, SHORT_MONTHS

_MONTHS = frozenset(MONTHS + SHORT_MONTHS)


_CURRENCY = frozenset("$ £ € ¥ ₤ usd eur gbp".split())


# Nouns that take a number as their name: "Resolution 637", "Channel 7", "aged 45".
_LABELS = frozenset(
    "resolution channel article no number nr highway route flight law decree page pages chapter "
    "section sector room plot block unit phase level page act paragraph annex apartment lot "
    "building gate district line zone bus train camp base platform floor psalm verse class group "
    "operation covid boeing airbus mi ak a m b f su mig kilometer kilometre km mile protocol "
    "convention ward precinct interstate".split()
)


_YEAR_LEADS = frozenset(
    "in since by until till from during year early late mid of after before around circa for "
    "through between and to early-to-mid".split()
)


NOT_A_NOUN = frozenset("of in at on by and or was were are is to from for who that as with".split())


def unit_of(tokens: list[Word], at: int, end: int, value: int) -> str:
    """Return "count", or what else the number at `tokens[at:end]` tells."""
    prev = tokens[at - 1].text if at else ""
    nxt = tokens[end].text if end < len(tokens) else ""
    after = tokens[end + 1].text if end + 1 < len(tokens) else ""
    digits = tokens[at].number is not None
    if prev in _CURRENCY:
        return "money"
    if prev == "minus":
        return "label"
    if nxt in ("%", "percent", "percentage") or (nxt == "per" and after.startswith("cent")):
        return "percent"
    if prev in ("-", "−") and tokens[at - 1].end == tokens[at].start:
        before = tokens[at - 2] if at > 1 else None
        if before is None or before.end < tokens[at - 1].start:
            return "label"
        if before.number is None:
            return "label"
    if value < 10 and nxt == "in" and _ratio(tokens, end + 1, value):
        return "fraction"
    if value < 10 and end + 2 < len(tokens) and tokens[end + 1].text == "in" and nxt.isalpha():
        read = numeral(tokens, end + 2)
        closed = read is not None and (
            read[1] == len(tokens) or tokens[read[1]].text in (".", ",", ";")
        )
        if closed and value < read[0] <= 100 and nxt not in NOT_A_NOUN:
            return "fraction"  # "one patient in three"
    if prev == "in" and value <= 100 and _ratio_start(tokens, at - 2, value):
        return "fraction"
    if prev in ("aged", "age", "ages"):
        return "age"
    if nxt in ("year-old", "years-old", "year-olds", "-year-old", "yr-old"):
        return "age"
    if digits and end == at + 1:
        raw = tokens[at].text
        if nxt in _MONTHS and nxt not in ("may", "march") and value <= 31:
            return "date"
        if prev in _MONTHS and (prev not in ("may", "march") or _after_day(tokens, at - 1)):
            if tokens[at].plain and (value <= 99 or 1800 <= value <= 2100):
                return "date"
        if nxt in ("may", "march") and value <= 31 and _dated_month(after):
            return "date"
        if nxt in ("gmt", "utc", "hours", "am", "pm", "a.m", "p.m") and value < 2400:
            return "time"
        if raw[0] == "0" and len(raw) > 1:
            return "time"
        if nxt == ":" and tokens[end].start == tokens[end - 1].end and after.isdigit():
            return "time"
        if prev == ":" and at > 1 and tokens[at - 2].number is not None:
            return "time"
        if tokens[at].plain and 1800 <= value <= 2100:
            if prev in _YEAR_LEADS | _MONTHS or (prev == "," and at > 1 and _day(tokens, at - 2)):
                return "date"
        if nxt == "/" or prev == "/" or nxt == "°" or prev == "#":
            return "label"
        if prev in _LABELS and not (at > 1 and tokens[at - 2].text in ("a", "the", "in", "at")):
            return "label"
        if prev in ("resolution", "flight", "channel", "highway", "route", "article"):
            return "label"
    if nxt in ("-", "–") and after.startswith(("year", "day", "hour", "month", "foot", "mile")):
        return "age"
    return "count"


def _dated_month(after: str) -> bool:
    """Return whether the word after "11 May" goes on like a date."""
    return not after.isalpha() or after in ("in", "at", "when", "and", "by", "the", "attack")


def _ratio(tokens: list[Word], at: int, value: int) -> bool:
    """Return whether a larger number of "one in five" stands at `tokens[at]`."""
    read = numeral(tokens, at) if at < len(tokens) else None
    if read is None or not value < read[0] <= 100:
        return False
    after = tokens[read[1]].text if read[1] < len(tokens) else ""
    return not after.startswith(
        ("day", "hour", "week", "month", "year", "minute", "incident", "attack")
    )


def _ratio_start(tokens: list[Word], at: int, value: int) -> bool:
    read = numeral(tokens, at) if at >= 0 else None
    return (
        read is not None and read[1] == at + 1 and read[0] < 10 and _ratio(tokens, at + 2, read[0])
    )


def _after_day(tokens: list[Word], at: int) -> bool:
    """Return whether "May" or "March" at `tokens[at]` is a month: it follows a day or "in"."""
    return at > 0 and (tokens[at - 1].text in ("in", "on", "since", "last") or _day(tokens, at - 1))


def _day(tokens: list[Word], at: int) -> bool:
    return tokens[at].number is not None and tokens[at].number <= 31
