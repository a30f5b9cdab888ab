"""The period of a casualty claim: the days in which those counted came to harm.

"Between 1 and 15 June" is fifteen days, not one; "as of 9 June" has an end and no beginning; a
count of "this year" ends on the day it was published, since nobody counts the dead of tomorrow.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from kit.analysis.dates.chronology import dates
from kit.analysis.dates.time_expressions import MONTHS, Found, find_times
from kit.text.article import Article
from kit.text.records import Sentence, Span

_SAYING_BEFORE = re.compile(
    r"(?:\b(?:said|says|reported|told|announced|added|stated|according|confirmed|claimed|"
    r"published|released|issued)\b[^,;.]{0,25})$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:since|until|by|from|after|before|as of|up to)\s+(?:the\s+)?(?:end\s+of\s+)?$",
    re.IGNORECASE,
)
# Leads that name an end and leave the beginning open.
_ENDS = re.compile(r"(?:until|by|as of|up to)\b", re.IGNORECASE)
_OWNS = re.compile(r"['’]s\b")
_BETWEEN = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_JOINT = re.compile(r"\s*(?:and|to|until|through|[-–])\s*")
# "between 1 and" before "15 June"; "from January to" before "March 2021"
_RANGE_BEFORE = re.compile(
    r"(?:\b(?:between|from)\s+)?\b(?P<start>[0-3]?\d|[A-Z][a-z]{2,8}\.?)(?:st|nd|rd|th)?\s*"
    r"(?P<joint>and|to|until|through|[-–])\s*$"
)
_YEARS = re.compile(
    r"\b(?:(?:between|from|in)\s+)?(?P<first>(?:19|20)\d\d)\s*(?:and|to|until|[-–])\s*"
    r"(?P<last>(?:19|20)\d\d)(?!\w)"
)

Days = tuple[date | None, date | None]
Period = tuple[str | None, date | None, date | None]


def period_of(article: Article, sentence: Sentence, text: str, published: date | None) -> Period:
    """Return (words, first day, last day) of the time the sentence speaks of.

    A day right after a verb of saying is the day of the report: it ends a period that began
    earlier, but is no period of its own.
    """
    years = _YEARS.search(text)
    if years and int(years["first"]) < int(years["last"]):
        last_day = date(int(years["last"]), 12, 31)
        return years.group(), date(int(years["first"]), 1, 1), _not_after(last_day, published)
    times = find_times(text)
    reported = [time for time in times if _SAYING_BEFORE.search(text[: time.start])]
    events = [time for time in times if time not in reported]
    chosen = next((time for time in events if time.role == "since"), next(iter(events), None))
    if chosen is None:
        return None, None, None
    days = _days_of(article, sentence, published)
    if chosen.role != "since" or _in_itself(chosen):
        ranged = _ranged(text, chosen, [e for e in events if e.start > chosen.start], days)
        if ranged is not None:
            return ranged[0], ranged[1], _not_after(ranged[2], published)
    lead = _LEAD.search(text[: chosen.start])
    # "Killed by Sunday's earthquake" sets no end: the day is the earthquake's own.
    if lead and lead.group().lower().startswith("by") and _OWNS.match(text, chosen.end):
        lead = None
    words = text[lead.start() if lead else chosen.start : chosen.end]
    first, last = days(chosen)
    since = chosen.role == "since" or lead and lead.group().lower().startswith("since")
    if since and published is not None:
        if lead and "end" in lead.group().lower():
            first = last
        last = (days(reported[0])[1] if reported else None) or published
    elif lead and _ENDS.match(lead.group()):
        first = None
    return words, first, _not_after(last, published) if first != last else last


def _days_of(
    article: Article, sentence: Sentence, published: date | None
) -> Callable[[Found], Days]:
    """Return what gives the first and last day of a time of the sentence."""
    if published is None:
        return _own_days
    resolved = {d.span: d for d in dates(article, published) if sentence.span.contains(d.span)}

    def days(time: Found) -> Days:
        start = sentence.span.start
        found = resolved.get(Span(start + time.start, start + time.end))
        return (found.start, found.end) if found else (None, None)

    return days


def _in_itself(time: Found) -> bool:
    """Return whether one expression names both ends: "1 and 15 June", "2014-16"."""
    return bool(time.last_day or time.last_month or time.last_year)


def _ranged(
    text: str, chosen: Found, later: list[Found], days: Callable[[Found], Days]
) -> Period | None:
    """Return the period of a range, "between 1 and 15 June"; None where the time is none."""
    opening = _BETWEEN.search(text[: chosen.start])
    start = opening.start() if opening else chosen.start
    first, last = days(chosen)
    if _in_itself(chosen):
        return text[start : chosen.end], first, last
    before = _RANGE_BEFORE.search(text[: chosen.start])
    if before and (before["start"][0].isdigit() or _month(before["start"])):
        return text[before.start() : chosen.end], _range_start(before["start"], last), last
    if opening and later and _JOINT.fullmatch(text[chosen.end : later[0].start]):
        return text[start : later[0].end], first, days(later[0])[1]
    return None


def _month(word: str) -> int | None:
    return MONTHS.get(word.rstrip(".").lower())


def _range_start(word: str, last: date | None) -> date | None:
    """Return the first day of a range that ends on `last` and starts with a day or month."""
    if last is None:
        return None
    month = _month(word)
    try:
        first = last.replace(month=month, day=1) if month else last.replace(day=int(word))
    except ValueError:
        return None
    return first if first <= last else None


def _not_after(last: date | None, published: date | None) -> date | None:
    """Return the last day, or the day of publication where the period would outlast it."""
    return min(last, published) if last and published else last


def _own_days(found: Found) -> Days:
    """Return the first and last day of a time that carries its own year, else (None, None)."""
    if found.year is None:
        return None, None
    if found.kind == "day" and found.month and found.day:
        try:
            day = date(found.year, found.month, found.day)
            last = day.replace(day=found.last_day) if found.last_day else day
        except ValueError:
            return None, None
        return day, None if found.role == "since" and not found.last_day else last
    if found.kind == "year":
        first = date(found.year, 1, 1)
        return first, None if found.role == "since" else date(found.year, 12, 31)
    return None, None
