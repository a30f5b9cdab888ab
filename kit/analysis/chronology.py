"""When things happened, as far as a text says: dates and relative expressions, resolved or related.

With an anchor (the day the text was written) "on Wednesday" becomes a day; without one it stays a
Wednesday. "Yesterday" inside a quotation counts from the day it was spoken, which a text need
not give: it stays unresolved rather than guessed. See `nows` for sentences that look ahead to,
and back on, one event.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest

from kit.analysis.nows import Now, TimeConflict, conflicts, nows
from kit.analysis.time_expressions import Found, find_times
from kit.text.article import Article, Span, Token
from kit.text.reading import as_article

__all__ = [
    "AssemblyWindow", "Now", "TimeConflict", "TimeExpression", "assembled", "conflicts", "dates",
    "nows",
]  # fmt: skip

Days = tuple[date, date] | None


@dataclass(frozen=True)
class TimeExpression:
    """A date or relative expression of the text.

    `kind`: day, month, year, weekday, relative, unit ("this month"), part ("the end of the
    week") or ago. `role`: on, by, since, until, before or after. `outlook`: ahead where the verb
    looks ahead, back otherwise. `start` and `end` are the first and last day meant, None where the
    text and the anchor do not settle them; `relative_to` then says from what it counts.
    """

    span: Span
    words: str
    kind: str
    role: str
    outlook: str
    start: date | None
    end: date | None
    relative_to: str | None
    rule: str
    reason: str
    counter_reading: str
    sentence: str


@dataclass(frozen=True)
class AssemblyWindow:
    """The days between which a text can have been put together; None where the text is silent."""

    earliest: date | None
    latest: date | None
    earliest_because: str
    latest_because: str
    evidence: tuple[TimeExpression, ...]
    conflicts: tuple[TimeConflict, ...]


def dates(article: Article | str, anchor: date | str | None = None) -> list[TimeExpression]:
    """Return the expressions of time in an article, in order; resolved against `anchor` if given.

    `anchor` is the day the text was written, a `date` or "YYYY-MM-DD".

    >>> row = dates("Talks failed on Wednesday.", anchor="2016-02-12")[0]
    >>> row.words, str(row.start), row.rule
    ('Wednesday', '2016-02-10', 'time.weekday')
    >>> dates("Talks failed on Wednesday.")[0].relative_to
    'the day the text was written'
    """
    article = as_article(article)
    day = _anchor(anchor)
    out = []
    for sentence, tokens in zip(article.sentences, article.tokens, strict=True):
        for found in find_times(sentence.span.of(article)):
            span = Span(sentence.span.start + found.start, sentence.span.start + found.end)
            out.append(_expression(article, sentence.id, tokens, span, found, day))
    return out


def assembled(article: Article | str, anchor: date | str | None = None) -> AssemblyWindow:
    """Return the earliest and latest day on which the text can have been put together.

    Earliest: the last day it looks back on. Latest: the first deadline it still looks ahead to.
    Days follow only from full dates, or from an anchor; conflicts between sentences come along.

    >>> window = assembled("The bridge fell on 3 May 2016. It will reopen by 1 July 2016.")
    >>> str(window.earliest), str(window.latest)
    ('2016-05-03', '2016-07-01')
    """
    article = as_article(article)
    found = [
        t for t in dates(article, anchor) if _home(article, t.sentence) in ("body", "headline")
    ]
    back = [
        t
        for t in found
        if t.start and t.outlook == "back" and t.role not in ("by", "until", "before")
    ]
    ahead = [t for t in found if t.end and t.outlook == "ahead"]
    first = max(back, key=lambda t: t.start, default=None)
    last = min(ahead, key=lambda t: t.end, default=None)
    clashes = tuple(conflicts(article))
    looks = (
        f"{first.sentence} looks back on {first.words}"
        if first
        else "no sentence looks back on a day that can be settled"
    )
    if clashes:
        looks += f"; {clashes[0].back_sentence} speaks of {clashes[0].shared} as over"
    return AssemblyWindow(
        earliest=first.start if first else None,
        latest=last.end if last else None,
        earliest_because=looks,
        latest_because=(
            f"{last.sentence} still looks ahead to {last.words}"
            if last
            else "no sentence looks ahead to a day that can be settled"
        ),
        evidence=tuple(t for t in (first, last) if t),
        conflicts=clashes,
    )


def _anchor(anchor: date | str | None) -> date | None:
    if anchor is None or isinstance(anchor, date):
        return anchor
    try:
        return date.fromisoformat(anchor)
    except (TypeError, ValueError):
        raise ValueError(f"anchor {anchor!r}: give a date, or a day such as '2016-02-12'") from None


def _home(article: Article, sentence: str) -> str:
    return article.block(article.sentence(sentence).block).role


def _expression(
    article: Article,
    sentence: str,
    tokens: Sequence[Token],
    span: Span,
    found: Found,
    anchor: date | None,
) -> TimeExpression:
    outlook = _outlook(tokens, span, found)
    spoken = any(q.span.contains(span) for q in article.quotations)
    absolute = found.year is not None
    days = _absolute(found) if absolute else None
    if days is None and not absolute and anchor is not None and not spoken:
        days = _relative(found, anchor, outlook)
    if days:
        relative_to = None
        reason = (
            "a full date"
            if absolute
            else f"counted from {anchor.isoformat()}, the verb looks {outlook}"
        )
    else:
        relative_to = "the day it was said" if spoken else "the day the text was written"
        reason = (
            "the text gives no day to count from" if not absolute else "no such day in the calendar"
        )
        relative_to = relative_to if not absolute else None
    return TimeExpression(
        span=span,
        words=span.of(article),
        kind=found.kind,
        role=found.role,
        outlook=outlook,
        start=days[0] if days else None,
        end=days[1] if days else None,
        relative_to=relative_to,
        rule=f"time.{found.kind}",
        reason=reason,
        counter_reading=(
            "On the day it was first printed, every reader knew which day was meant."
            if relative_to
            else "A text pieced together later may keep the words of an earlier day."
        ),
        sentence=sentence,
    )


def _outlook(tokens: Sequence[Token], span: Span, found: Found) -> str:
    """Return "ahead" or "back" by the nearest verb before the expression, else the first behind."""
    if found.which == "next" or found.word in ("tomorrow", "the day after tomorrow"):
        return "ahead"
    if (
        found.which == "last"
        or found.kind == "ago"
        or found.word in ("yesterday", "the day before yesterday")
    ):
        return "back"
    verbs = [t for t in tokens if t.tag[0] == "V" or t.tag == "MD"]
    before = [t for t in reversed(verbs) if t.end <= span.start]
    chain: list[Token] = []
    for token, left in zip_longest(before, before[1:]):
        chain.append(token)
        governed = left is not None and left.tag == "MD" and token.start - left.end < 12
        if token.tag in ("VBD", "VBZ", "VBP", "MD") and not governed:
            break
    if not chain:
        chain = [t for t in verbs if t.start >= span.end][:2]
    words = {t.text.lower() for t in chain}
    if words & {"will", "would", "shall", "'ll", "’ll", "plans", "hopes", "expects"} or any(
        t.tag == "MD" for t in chain
    ):
        return "ahead"
    return "back"


def _absolute(found: Found) -> Days:
    try:
        if found.kind == "year" or found.month is None:
            return date(found.year, 1, 1), date(found.year, 12, 31)
        if found.day is None:
            return _month(found.year, found.month)
        return (date(found.year, found.month, found.day),) * 2
    except ValueError:
        return None


def _relative(found: Found, anchor: date, outlook: str) -> Days:
    """Return the days meant, counted from the anchor."""
    if found.kind == "relative":
        shift = {
            "the day before yesterday": -2,
            "yesterday": -1,
            "tomorrow": 1,
            "the day after tomorrow": 2,
        }
        return (anchor + timedelta(days=shift.get(found.word, 0)),) * 2
    if found.kind == "weekday":
        return _weekday(found, anchor, outlook)
    if found.kind == "ago":
        return _ago(found, anchor)
    if found.kind in ("unit", "part"):
        return _unit(found, anchor)
    if found.day is not None:
        return _day_of_year(found, anchor, outlook)
    return _month_of_year(found, anchor, outlook)


def _weekday(found: Found, anchor: date, outlook: str) -> Days:
    """Return the last such day up to the anchor, or the next one after it."""
    if outlook == "ahead":
        return (anchor + timedelta(days=(found.weekday - anchor.weekday() - 1) % 7 + 1),) * 2
    ago = (anchor.weekday() - found.weekday) % 7
    if found.which == "last" and ago == 0:
        ago = 7
    return (anchor - timedelta(days=ago),) * 2


def _ago(found: Found, anchor: date) -> Days:
    """Return the day for days and weeks; a month or year ago is no single day."""
    size = {"day": 1, "week": 7}.get(found.unit)
    try:
        return (anchor - timedelta(days=found.count * size),) * 2 if size else None
    except OverflowError:
        return None


def _unit(found: Found, anchor: date) -> Days:
    """Return the days of "this month", "earlier this week", "the end of last year"."""
    step = {"last": -1, "next": 1}.get(found.which, 0)
    if found.unit == "month":
        month = anchor.month - 1 + step
        first, last = _month(anchor.year + month // 12, month % 12 + 1)
    elif found.unit == "year":
        first, last = date(anchor.year + step, 1, 1), date(anchor.year + step, 12, 31)
    elif found.unit in ("week", "weekend"):
        first = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=step)
        last = first + timedelta(days=6)
        if found.unit == "weekend":
            first = last - timedelta(days=1)
    else:
        return None
    if found.part in ("earlier",) or found.role == "since":
        return first, min(last, anchor) if first <= anchor else last
    if found.part == "later":
        return max(first, anchor), last
    if found.part in ("beginning", "start"):
        return first, first
    if found.part == "end":
        return last, last
    return first, last


def _day_of_year(found: Found, anchor: date, outlook: str) -> Days:
    """Return the nearest such day on the side the verb looks to."""
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    days = []
    for year in years:
        try:
            days.append(date(year, found.month, found.day))
        except ValueError:
            continue
    wanted = [d for d in days if (d >= anchor) == (outlook == "ahead") or d == anchor]
    return (min(wanted, key=lambda d: abs(d - anchor)),) * 2 if wanted else None


def _month_of_year(found: Found, anchor: date, outlook: str) -> Days:
    year = anchor.year
    if outlook == "ahead" and found.month < anchor.month:
        year += 1
    elif outlook == "back" and found.month > anchor.month:
        year -= 1
    return _month(year, found.month)


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
