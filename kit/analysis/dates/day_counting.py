"""Which days an expression of time means, counted from an anchor; refused where they are open.

Weeks are counted from Monday, as the calendar standard ISO 8601 has it. A range that is looked
back on ends with the anchor: "this week" cannot yet have seen its Sunday.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from math import ceil

from kit.analysis.dates.time_expressions import WEEKDAYS, Found

Days = tuple[date, date] | None

_NAMES = {number: name.title() for name, number in WEEKDAYS.items()}
_SHIFTS = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}


def carries_year(found: Found) -> bool:
    """Return whether the expression needs no day to count from."""
    return found.year is not None


_SHIFTED = (
    (re.compile(r"(?:the|that)(?: very)? same "), 0),
    (re.compile(r"(?:the|that)(?: very)? (?:previous|preceding) "), -1),
    (re.compile(r"(?:the|that)(?: very)? (?:next|following) "), 1),
    (re.compile(r"that (?:very )?(?:day|night|morning|afternoon|evening)"), 0),
    (re.compile(r"the (?:day|night|morning|evening) before"), -1),
    (re.compile(r"the (?:day|night|morning|evening) after"), 1),
)


def day_beside(words: str, found: Found, day: date) -> date | None:
    """Return the day that "the day before" or "two days later" means, counted from another day.

    None where the words count in weeks of no set length, in months or in years.

    >>> event = Found(0, 0, "event", "on", unit="day", count=2)
    >>> day_beside("two days later", event, date(2016, 2, 10))
    datetime.date(2016, 2, 12)
    >>> day_beside("the week before", Found(0, 0, "event", "on"), date(2016, 2, 10))
    """
    words = " ".join(words.lower().split())
    if words.split()[-1] in ("week", "weekend", "month", "year"):
        return None
    for pattern, shift in _SHIFTED:
        if pattern.match(words):
            return day + timedelta(days=shift)
    size = {"day": 1, "week": 7}.get(found.unit or "")
    if size is None or found.count is None or found.count > 1000:
        return None
    earlier = words.endswith(("earlier", "before"))
    return day + timedelta(days=(-1 if earlier else 1) * size * found.count)


def named_days(found: Found) -> tuple[Days, str]:
    """Return (days, reason) of an expression with a year of its own.

    >>> days, why = named_days(Found(0, 0, "day", "on", weekday=0, day=10, month=2, year=2016))
    >>> days, why
    (None, '10 February 2016 was a Wednesday, not a Monday')
    """
    year = found.number("year")
    try:
        if found.kind == "decade":
            return (date(year, 1, 1), date(year + 9, 12, 31)), "a decade, from its first year"
        if found.kind == "year" or found.month is None:
            last = date(found.last_year or year, 12, 31)
            if last.year < year:
                return None, "the second year lies before the first"
            return (date(year, 1, 1), last), "a year and no day"
        if found.last_month is not None:
            # "From November to February 1994" begins in the year before.
            first, _ = month_days(year - (found.last_month < found.month), found.month)
            return (first, month_days(year, found.last_month)[1]), "months of a named year"
        if found.day is None:
            return month_days(year, found.month), "a month of a named year, and no day"
        first = date(year, found.month, found.day)
        days = first, date(year, found.month, found.last_day or found.day)
    except ValueError:
        return None, "no such day in the calendar"
    clash = _clash(found, first)
    return (None, clash) if clash else (days, "a full date")


def counted_days(found: Found, anchor: date, outlook: str) -> tuple[Days, str]:
    """Return (days, reason) of an expression without a year, counted from the anchor."""
    days, why = _counted(found, anchor, outlook)
    if days is None:
        return None, why
    first, last = days
    if outlook == "back" and first <= anchor < last:
        last = anchor
    look = (
        "the verb leaves open where it looks" if outlook == "open" else f"the verb looks {outlook}"
    )
    return (first, last), f"counted from {anchor.isoformat()}, {look}" + (why and f"; {why}")


def _counted(found: Found, anchor: date, outlook: str) -> tuple[Days, str]:
    if found.kind == "night":
        return (anchor - timedelta(days=1), anchor), "the night that ended on the day"
    if found.kind == "event":
        return None, "counted from another day of the story, which these words do not name"
    if found.kind == "season":
        return None, "seasons have no first day, and north and south have them at opposite times"
    if not found.fixed:
        return None, _left_open(found)
    if found.kind == "relative":
        day = anchor + timedelta(days=_SHIFTS.get(found.word or "", 0))
        return (day, anchor if found.word == "last night" else day), ""
    if found.kind == "rolling":
        return _rolling(found, anchor, outlook)
    if found.kind in ("unit", "part"):
        return _unit(found, anchor, outlook)
    if found.kind == "ago":
        return _ago(found, anchor)
    later = found.part == "later" and found.weekday == anchor.weekday()
    if found.which is None and found.week is None and outlook == "open" and not later:
        return None, "nothing shows on which side of the day of writing it lies"
    if found.kind == "weekday":
        return _weekday(found, anchor, outlook)
    if found.day is not None:
        return _day_of_year(found, anchor, outlook)
    return _month_of_year(found, anchor, outlook)


def _left_open(found: Found) -> str:
    if found.kind == "weekday":
        return f"one of many {_NAMES[found.number('weekday')]}s; the words around it say which"
    return "the writer leaves the number open"


def _clash(found: Found, day: date) -> str | None:
    """Return why a weekday does not fit its date, or None where it does."""
    if found.weekday is None or day.weekday() == found.weekday:
        return None
    shown = f"{day.day} {calendar.month_name[day.month]} {day.year}"
    return f"{shown} was a {_NAMES[day.weekday()]}, not a {_NAMES[found.weekday]}"


def _weekday(found: Found, anchor: date, outlook: str) -> tuple[Days, str]:
    """Return the last such day up to the anchor, or the next one after it."""
    weekday = found.number("weekday")
    monday = anchor - timedelta(days=anchor.weekday())
    if found.week:
        shift = {"last": -7, "this": 0, "next": 7}[found.week]
        return (monday + timedelta(days=weekday + shift),) * 2, "weeks counted from Monday"
    day = _NAMES[weekday]
    if found.part == "later" and weekday == anchor.weekday():
        return (anchor, anchor), "“later” says that the day is not over"
    if outlook == "ahead":
        if found.which == "next" and weekday > anchor.weekday():
            return None, f"“next {day}” may be the {day} of this week or the one of the next"
        on = anchor + timedelta(days=(weekday - anchor.weekday() - 1) % 7 + 1)
        same = weekday == anchor.weekday() and found.which is None
        return (on, on), (f"the anchor is a {day} too, and may be the day meant" if same else "")
    ago = (anchor.weekday() - weekday) % 7
    if found.which in ("last", "this past") and ago == 0:
        ago = 7
    if found.which == "last" and weekday < anchor.weekday():
        return None, f"“last {day}” may be the {day} of this week or the one of the week before"
    return (anchor - timedelta(days=ago),) * 2, ""


def _rolling(found: Found, anchor: date, outlook: str) -> tuple[Days, str]:
    """Return the days of "the past two weeks", which end (or begin) with the anchor."""
    count = found.count or 1
    ahead = found.which in ("next", "coming")
    if ahead and outlook == "back":
        return None, "counted from another day of the story: the verb tells what is past"
    if count > 50_000:
        return None, "no such day in the calendar"
    sign = 1 if ahead else -1
    if found.unit in ("month", "year"):
        other = _months_on(anchor, sign * count * (12 if found.unit == "year" else 1))
        if other is None:
            return None, "no such day in the calendar"
    else:
        size = {"hour": ceil(count / 24), "day": count, "week": 7 * count}[found.unit or "day"]
        other = anchor + timedelta(days=sign * size)
    return ((anchor, other) if ahead else (other, anchor)), ""


def _months_on(day: date, months: int) -> date | None:
    """Return the same day some months on, or the month's last where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _ago(found: Found, anchor: date) -> tuple[Days, str]:
    """Return the day for days and weeks; a month or year ago is no single day."""
    size = {"day": 1, "week": 7}.get(found.unit or "")
    if size is None:
        return None, f"so many {found.unit}s ago is a rough measure, and no single day"
    try:
        return (anchor - timedelta(days=found.number("count") * size),) * 2, ""
    except OverflowError:
        return None, "no such day in the calendar"


def _unit(found: Found, anchor: date, outlook: str) -> tuple[Days, str]:
    """Return the days of "this month", "earlier this week", "the end of last year"."""
    step = {"last": -1, "next": 1}.get(found.which or "", 0)
    why = ""
    if found.unit == "month":
        month = anchor.month - 1 + step
        first, last = month_days(anchor.year + month // 12, month % 12 + 1)
    elif found.unit == "year":
        first, last = date(anchor.year + step, 1, 1), date(anchor.year + step, 12, 31)
    elif found.unit in ("week", "weekend"):
        why = "weeks counted from Monday"
        first = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=step)
        last = first + timedelta(days=6)
        if found.unit == "weekend":
            first = last - timedelta(days=1)
            if found.which is None and outlook != "ahead" and first > anchor:
                first, last = first - timedelta(weeks=1), last - timedelta(weeks=1)
    else:
        return None, "no stretch of the calendar"
    if found.part in ("earlier",) or found.role == "since":
        return (first, min(last, anchor) if first <= anchor else last), why
    if found.part == "later":
        return (max(first, anchor), last), why
    if found.part in ("beginning", "start"):
        return (first, first), why
    if found.part == "end":
        return (last, last), why
    return (first, last), why


def _day_of_year(found: Found, anchor: date, outlook: str) -> tuple[Days, str]:
    """Return the nearest such day on the side the verb looks to."""
    days = []
    month, day = found.number("month"), found.number("day")
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        try:
            first = date(year, month, day)
            days.append((first, date(year, month, found.last_day or day)))
        except ValueError:
            continue
    wanted = [d for d in days if (d[0] >= anchor) == (outlook == "ahead") or d[0] == anchor]
    if not wanted:
        return None, "no such day in the years beside the day of writing"
    near = min(wanted, key=lambda d: abs(d[0] - anchor))
    clash = _clash(found, near[0])
    return (None, clash) if clash else (near, "")


def just_past(found: Found, anchor: date) -> bool:
    """Return whether a day without a year has just been, and comes again only in many months.

    "Nations seeking peace at a conference on Feb. 11", written on Feb. 15, looks back, though the
    verb nearest to the day looks ahead: of the next year's day the writer would give the year.

    >>> just_past(Found(0, 0, "day", "on", month=2, day=11), date(2016, 2, 15))
    True
    """
    if found.kind != "day" or found.year is not None:
        return False
    ahead, _ = _day_of_year(found, anchor, "ahead")
    back, _ = _day_of_year(found, anchor, "back")
    if ahead is None or back is None:
        return back is not None and ahead is None
    return ahead[0] - anchor > timedelta(days=270) and anchor - back[0] < timedelta(days=60)


def _month_of_year(found: Found, anchor: date, outlook: str) -> tuple[Days, str]:
    year, month = anchor.year, found.number("month")
    name = calendar.month_name[month]
    if found.which == "last":
        if month < anchor.month:
            return None, f"“last {name}” may be this year’s or that of the year before"
        return month_days(year - 1, month), ""
    if found.which == "next":
        if month > anchor.month:
            return None, f"“next {name}” may be this year’s or that of the year after"
        return month_days(year + 1, month), ""
    if found.which is None and outlook == "ahead" and month < anchor.month:
        year += 1
    elif found.which is None and outlook == "back" and month > anchor.month:
        year -= 1
    return month_days(year, month), ""


def month_days(year: int, month: int) -> tuple[date, date]:
    """Return the first and last day of a month, leap years included.

    >>> month_days(2016, 2)[1].day, month_days(1900, 2)[1].day
    (29, 28)
    """
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
