"""When things happened, as far as a text says: dates and relative expressions, resolved or related.

With an anchor (the day the text was written) "on Wednesday" becomes a day; without one it stays a
Wednesday. "Yesterday" inside a quotation counts from the day it was spoken, which a text need
not give: it stays unresolved rather than guessed. See `nows` for sentences that look ahead to,
and back on, one event.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import cast

from kit.analysis.dates.day_counting import (
    Days,
    carries_year,
    counted_days,
    day_beside,
    just_past,
    named_days,
)
from kit.analysis.dates.now_words import Now, TimeConflict, conflicts, nows
from kit.analysis.dates.outlook import outlook
from kit.analysis.dates.time_expressions import Found, find_times
from kit.analysis.finding import Finding
from kit.analysis.grammar.sentence import sentences
from kit.text.article import Article
from kit.text.covering import Covering
from kit.text.reading import as_article
from kit.text.records import Sentence, Span, Token

__all__ = [
    "AssemblyWindow", "Now", "TimeConflict", "TimeExpression", "assembled", "conflicts", "dates",
    "nows",
]  # fmt: skip

_WILL = frozenset("will shall 'll ’ll wo".split())
# "From Monday to Thursday": the second day is not before the first.
_PAIR = re.compile(r"(?:\s+(?:to|and|until|through)\s+|\s?[-–—]\s?)")


@dataclass(frozen=True, repr=False)
class TimeExpression(Finding):
    """A date or relative expression of the text.

    `kind`: day, month, year, decade, season, weekday, relative, night ("overnight"), unit ("this
    month"), rolling ("the
    past two days"), part ("the end of the week"), ago or event ("two days later"). `role`: on, by,
    since, until, before or after. `outlook`: ahead where the verb looks ahead, open where it can do
    both, back otherwise. `start` and `end` are the first and last day meant, None where the text
    and the anchor do not settle them; `relative_to` then says from what it counts.
    """

    kind: str
    role: str
    outlook: str
    start: date | None
    end: date | None
    relative_to: str | None
    shown = ("start", "end")


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

    `anchor` is the day the text was written, a `date` or "YYYY-MM-DD"; without one, the day of
    publication that the page itself gives (`article.published`).

    >>> row = dates("Talks failed on Wednesday.", anchor="2016-02-12")[0]
    >>> row.words, str(row.start), row.rule
    ('Wednesday', '2016-02-10', 'time.weekday')
    >>> dates("Talks failed on Wednesday.")[0].relative_to
    'the day the text was written'
    """
    article = as_article(article)
    day = _anchor(anchor) or article.published
    key = f"dates {day}"
    if key not in article.kept:
        out: list[TimeExpression] = []
        for one in sentences(article):
            rows = _in_sentence(article, one.sentence, one.tokens, day)
            out += _beside_others(article, rows, out)
        article.kept[key] = tuple(out)
    return list(cast(tuple[TimeExpression, ...], article.kept[key]))


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
    first = max(back, key=lambda t: t.start or date.min, default=None)
    last = min(ahead, key=lambda t: t.end or date.max, default=None)
    clashes = tuple(conflicts(article))
    looks = (
        f"{first.sentence} looks back on {first.words}"
        if first
        else "no sentence looks back on a day that can be settled"
    )
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
    if isinstance(anchor, datetime):
        return anchor.date()
    if anchor is None or isinstance(anchor, date):
        return anchor
    try:
        return date.fromisoformat(anchor)
    except (TypeError, ValueError):
        raise ValueError(f"anchor {anchor!r}: give a date, or a day such as '2016-02-12'") from None


def _home(article: Article, sentence: str) -> str:
    return article.block(article.sentence(sentence).block).role


def _in_sentence(
    article: Article, sentence: Sentence, tokens: Sequence[Token], anchor: date | None
) -> list[TimeExpression]:
    """Return the expressions of one sentence, the second of a pair counted from the first."""
    text, base = sentence.span.of(article), sentence.span.start
    headline = _home(article, sentence.id) == "headline"
    out: list[TimeExpression] = []
    before: Found | None = None
    for found in find_times(text):
        span = Span(base + found.start, base + found.end)
        row = _expression(article, sentence.id, tokens, span, found, anchor, headline)
        if (
            before is not None
            and before.kind == found.kind == "weekday"
            and re.search(r"(?:from|between)\s+$", text[: before.start], re.IGNORECASE)
            and _PAIR.fullmatch(text[before.end : found.start])
        ):
            out[-1], row = _paired(out[-1], row)
        out.append(row)
        before = found
    return out


def _beside_others(
    article: Article, rows: Sequence[TimeExpression], before: Sequence[TimeExpression]
) -> list[TimeExpression]:
    """Return the rows of a sentence, "the day before" and "overnight" counted from a day it names.

    Where the sentence names none, from the one day that the sentence before it names.
    """
    out: list[TimeExpression] = []
    for row in rows:
        if row.kind == "night":
            named = {r.start: r for r in rows if _one_day(r) and r.kind in ("day", "weekday")}
            if len(named) == 1:
                row = _counted_from(article, row, *named.values())
        elif row.kind == "event" and row.start is None:
            base = next((r for r in reversed(out) if _one_day(r)), None)
            base = base or _one_before(article, row, before)
            if base is not None:
                row = _counted_from(article, row, base)
        out.append(row)
    return out


def _one_day(row: TimeExpression) -> bool:
    return row.start is not None and row.start == (row.end or row.start)


def _one_before(
    article: Article, row: TimeExpression, before: Sequence[TimeExpression]
) -> TimeExpression | None:
    """Return the one day that the sentence before names, in the same block; None for two."""
    block, _, number = row.sentence.partition(".")
    last = f"{block}.{int(number) - 1}"
    named = {r.start: r for r in before if r.sentence == last and _one_day(r)}
    return next(iter(named.values())) if len(named) == 1 else None


def _counted_from(article: Article, row: TimeExpression, base: TimeExpression) -> TimeExpression:
    """Return a row with its days, counted from another row's day; as it is where they are open."""
    quotes = [q.span for q in article.quotations if q.span.contains(row.span)]
    if base.start is None or any(not q.contains(base.span) for q in quotes):
        return row  # who speaks may count from another day
    found = next(iter(find_times(row.words)), None)
    if row.kind == "night":
        first: date | None = base.start - timedelta(days=1)
        last: date | None = base.start
    else:
        first = last = day_beside(row.words, found, base.start) if found else None
    if first is None:
        return row
    return replace(
        row,
        start=first,
        end=last,
        relative_to=None,
        reason=f"counted from “{' '.join(base.words.split())}”, {base.start.isoformat()}",
        counter_reading="Another day may be meant, one that the story named before.",
        article=article,
    )


def _paired(first: TimeExpression, second: TimeExpression) -> tuple[TimeExpression, TimeExpression]:
    """Return "from Monday to Thursday" with both days in one week's time, in their order."""
    if first.start is None or second.start is None or first.start <= second.start:
        return first, second
    if first.outlook == "back":
        first = _moved(first, -7)
    elif first.outlook == "ahead" and second.outlook != "back":
        second = _moved(second, 7)
    return first, second


def _moved(found: TimeExpression, days: int) -> TimeExpression:
    """Return an expression whose days are settled, some days on."""
    shift = timedelta(days=days)
    start, end = (day and day + shift for day in (found.start, found.end))
    return replace(found, start=start, end=end)


def _quoted(article: Article) -> Covering:
    """Return what the quotations of an article cover, made once."""
    if "dates quoted" not in article.kept:
        article.kept["dates quoted"] = Covering(q.span for q in article.quotations)
    return cast(Covering, article.kept["dates quoted"])


def _expression(
    article: Article,
    sentence: str,
    tokens: Sequence[Token],
    span: Span,
    found: Found,
    anchor: date | None,
    headline: bool,
) -> TimeExpression:
    look = outlook(tokens, span, found, headline)
    if look == "ahead" and anchor is not None and just_past(found, anchor):
        sure = any(t.text.lower() in _WILL for t in tokens if t.end <= span.start)
        look = look if sure else "back"
    spoken = _quoted(article).holds(span)
    days: Days = None
    relative_to: str | None = None
    if carries_year(found):
        days, reason = named_days(found)
    else:
        reason = "the text gives no day to count from"
        if found.kind in ("event", "season") or not found.fixed and found.kind == "weekday":
            _, reason = counted_days(found, anchor or date.min, look)
        elif anchor is not None and not spoken:
            days, reason = counted_days(found, anchor, look)
        if days is None:
            relative_to = _counts_from(found, spoken)
    return TimeExpression(
        span=span,
        kind=found.kind,
        role=found.role,
        outlook=look,
        start=days[0] if days else None,
        end=days[1] if days else None,
        relative_to=relative_to,
        rule=f"time.{found.kind}",
        reason=reason,
        counter_reading=_counter_reading(found, relative_to),
        sentence=sentence,
        article=article,
    )


def _counts_from(found: Found, spoken: bool) -> str:
    if found.kind == "event" or not found.fixed and found.kind == "weekday":
        return "another day of the story"
    return "the day it was said" if spoken else "the day the text was written"


def _counter_reading(found: Found, relative_to: str | None) -> str:
    """Return what speaks for another day, or why a fair writer left it open."""
    if relative_to == "another day of the story":
        return "The sentences before it may have named that day already."
    if found.clock:
        return "Near midnight the date is that of the place, and other clocks may show another."
    if relative_to:
        return "On the day it was first printed, every reader knew which day was meant."
    return "A text pieced together later may keep the words of an earlier day."
