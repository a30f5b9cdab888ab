"""Coverage: one report on an event, with its outlet, its address and its hour of publication."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from kit.text.article import Article
from kit.text.reading import read

Given = Article | str | os.PathLike[str] | Mapping[str, Any]


@dataclass(frozen=True)
class Coverage:
    """One report: its article, who published it, when (a day, or a day and an hour), and where."""

    id: str
    article: Article
    outlet: str
    published: date | None = None
    """A `datetime` where the hour is known."""
    address: str = ""

    @property
    def day(self) -> date | None:
        """The day of publication, None where it is not known."""
        return self.published.date() if isinstance(self.published, datetime) else self.published

    @property
    def when(self) -> str:
        """The day and hour of publication in words.

        >>> from kit.text.reading import read
        >>> Coverage("a", read("It rained."), "Varn Times", date(2016, 11, 11)).when
        '11 November 2016'
        """
        if self.published is None:
            return "not said"
        day = f"{self.published.day} {self.published:%B %Y}"
        return f"{day}, {self.published:%H:%M}" if isinstance(self.published, datetime) else day

    def before(self, other: Coverage) -> bool | None:
        """Return whether this was published before the other, None where nobody can tell."""
        if self.day is None or other.day is None:
            return None
        if self.day != other.day:
            return self.day < other.day
        one, two = self.published, other.published
        if isinstance(one, datetime) and isinstance(two, datetime) and one != two:
            return one < two
        return None


def coverage(items: Iterable[Given]) -> tuple[Coverage, ...]:
    """Return the reports, those with a known day first in the order of their publication.

    An item is an article, a text, a path, or a mapping with "text" (or "article") and, where
    known, "id", "outlet", "date" ("2016-11-11" or "2016-11-11T08:30") and "address". Raises
    ValueError for a mapping without text, a date that is none, or two reports of one id, and what
    `read` raises.
    """
    found = [_covered(item, number) for number, item in enumerate(items, start=1)]
    ids = [c.id for c in found]
    twice = next((id for id in ids if ids.count(id) > 1), None)
    if twice is not None:
        raise ValueError(f"event: two reports are called {twice!r}; give each an id of its own")
    return tuple(sorted(found, key=lambda c: (c.day is None, _instant(c.published))))


def _instant(published: date | None) -> datetime:
    if published is None:
        return datetime.max.replace(tzinfo=UTC)
    if isinstance(published, datetime):
        return published if published.tzinfo else published.replace(tzinfo=UTC)
    return datetime.combine(published, time.max, UTC)


def _covered(item: Given, number: int) -> Coverage:
    about: Mapping[str, Any] = {}
    if isinstance(item, Mapping):
        about = item
        article = _article(about, number)
    else:
        article = read(item)
    name = article.id if article.id != "text" else f"report-{number}"
    if isinstance(item, os.PathLike):
        name = Path(item).stem
    id = str(about.get("id") or name)
    published = day_of(about.get("date"), id) or article.published
    outlet = about.get("outlet") or article.outlet or id
    address = str(about.get("address") or about.get("url") or "")
    return Coverage(id, article, str(outlet), published, address)


def _article(about: Mapping[str, Any], number: int) -> Article:
    article = about.get("article")
    if isinstance(article, Article):
        return article
    if not isinstance(text := about.get("text"), str):
        raise ValueError(f"event: report {number} has no text; a mapping needs a key 'text'")
    return read(text if "\n" in text else text + "\n")


def day_of(given: object, id: str) -> date | None:
    """Return the day, or day and hour, that is stated of a report, hours in UTC; None for none.

    Raises ValueError with the mend for what is no date.
    """
    if given is None or given == "":
        return None
    if isinstance(given, date):
        return given
    words = str(given).strip()
    try:
        if len(words) <= 10:
            return date.fromisoformat(words)
        at = datetime.fromisoformat(words.replace(" ", "T", 1))
        # Hours of several countries are told in one.
        return at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at
    except ValueError:
        raise ValueError(
            f"event: {id}: {words!r} is no date; write it as 2016-11-11 or 2016-11-11T08:30"
        ) from None
