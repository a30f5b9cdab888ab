"""What a web page states about itself in its head: day of publication, outlet, byline.

Read are schema.org's JSON-LD (`datePublished`, `publisher`, `author`), the Open Graph and citation
`meta` tags, and `<time datetime>`, in this order. Nothing here needs another package.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import Any

from kit.text.imprint import Imprint

_DAY_TAGS = (
    "article:published_time", "datepublished", "citation_publication_date", "citation_date",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "dc.date.issued", "dc.date",
    "dcterms.created", "date", "originalpublicationdate", "og:published_time",
)  # fmt: skip
_OUTLET_TAGS = ("og:site_name", "application-name", "citation_journal_title", "publisher",
                "dc.publisher")  # fmt: skip
_BYLINE_TAGS = ("author", "byl", "article:author", "citation_author", "parsely-author",
                "sailthru.author", "dc.creator")  # fmt: skip
_ARTICLE = re.compile(r"(?:News|Report|Analysis|Background|Opinion|Review)?Article|.*BlogPosting")
_MOST = 5_000_000  # characters of a page that are looked at


class _Head(HTMLParser):
    """Collects a page's meta tags, its JSON-LD and the times it marks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.times: list[str] = []
        self.scripts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = given.get("property") or given.get("name") or given.get("itemprop") or ""
            if given.get("content", "").strip():
                self.meta.setdefault(name.lower(), given["content"].strip())
        elif tag == "time" and given.get("datetime"):
            self.times.append(given["datetime"])
        elif tag == "script":
            self._inside = "ld+json" in given.get("type", "").lower()
            if self._inside:
                self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts[-1] += data


def imprint_of_page(html: str) -> Imprint:
    """Return what a page's head says: published, outlet and byline; None where it is silent.

    >>> imprint_of_page('<meta property="article:published_time" content="2017-04-05T09:00Z">')
    Imprint(published=datetime.date(2017, 4, 5), outlet=None, byline=None, \
because=(('published', 'meta article:published_time'),))
    """
    head = _read(html)
    outlets, bylines = [], []
    for record in _records(head.scripts):
        outlets.append((_named(record.get("publisher")), "JSON-LD publisher"))
        bylines.append((_named(record.get("author")), "JSON-LD author"))
    meta = head.meta
    outlets += [(meta.get(tag, ""), f"meta {tag}") for tag in _OUTLET_TAGS]
    bylines += [(meta.get(tag, ""), f"meta {tag}") for tag in _BYLINE_TAGS]
    day = next(((d, why) for words, why in _days(head) if (d := _day(words))), None)
    outlet = next(((w, why) for w, why in outlets if w), None)
    byline = next(((b, why) for w, why in bylines if (b := _byline(w))), None)
    found = (("published", day), ("outlet", outlet), ("byline", byline))
    return Imprint(
        day[0] if day else None,
        outlet[0] if outlet else None,
        byline[0] if byline else None,
        tuple((name, hit[1]) for name, hit in found if hit),
    )


def hour_of_page(html: str) -> str:
    """Return the day and hour at which a page says that it was published, in UTC; "" without one.

    >>> hour_of_page('<meta property="article:published_time" content="2017-04-05T09:00+02:00">')
    '2017-04-05T07:00'
    >>> hour_of_page('<meta name="date" content="2017-04-05">')
    ''
    """
    # The stamp that the day is taken from: another may be of another version.
    words = next((words for words, _ in _days(_read(html)) if _day(words)), "").strip()
    if not re.match(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d", words):
        return ""
    try:
        at = datetime.fromisoformat(words)
    except ValueError:
        return ""
    return (at.astimezone(UTC) if at.tzinfo else at).strftime("%Y-%m-%dT%H:%M")


def _read(html: str) -> _Head:
    head = _Head()
    head.feed(html[:_MOST])
    return head


def _days(head: _Head) -> Iterator[tuple[str, str]]:
    """Yield what a page says of its day, and where, the weightiest first."""
    for record in _records(head.scripts):
        yield _text(record.get("datePublished")), "JSON-LD datePublished"
    for tag in _DAY_TAGS:
        yield head.meta.get(tag, ""), f"meta {tag}"
    for time in head.times[:1]:
        yield time, "the page's first time stamp"


def _records(scripts: list[str]) -> Iterator[Mapping[str, Any]]:
    """Yield the records of articles in a page's JSON-LD; what is no JSON says nothing."""
    for script in scripts:
        try:
            heap = [json.loads(script)]
        except (ValueError, RecursionError):
            continue
        while heap:
            one = heap.pop(0)
            if isinstance(one, list):
                heap = one + heap
            elif isinstance(one, dict):
                kinds = one.get("@type")
                kinds = kinds if isinstance(kinds, list) else [kinds]
                if any(isinstance(k, str) and _ARTICLE.fullmatch(k) for k in kinds):
                    yield one
                heap += [one[key] for key in ("@graph", "mainEntity") if key in one]


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _named(value: Any) -> str:
    """Return the name, or names, of a JSON-LD person or organisation."""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(name for one in value if (name := _named(one))))
    if isinstance(value, dict):
        return _named(value.get("name"))
    return _text(value)


def _byline(words: str) -> str | None:
    """Return who wrote it; the address of a page about the writer is no name."""
    words = re.sub(r"\A[Bb]y\s+", "", " ".join(words.split()))
    return words if words and "://" not in words and len(words) <= 200 else None


def _day(words: str) -> date | None:
    found = re.match(r"\s*(\d{4})[-/]?(\d\d)[-/]?(\d\d)(?!\d)", words)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
