"""A story as one record of plain data: typed values, offsets, rules; see `record_fields`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any

import kit
from kit.analysis.finding import Finding
from kit.newsroom.reading import Story
from kit.newsroom.record_fields import KINDS, MAYBE, VERSION
from kit.text.article import Article
from kit.text.records import Span

MOST_PEOPLE = 10_000_000
"""A single count above this is reported with the record: no event on record reached it."""


def record(article: Article, story: Story | None = None, key: str = "") -> dict[str, Any]:
    """Return the record of an article: what is known of it, its blocks, and every finding.

    >>> from kit.text.reading import from_text
    >>> made = record(from_text("At least 12 people died, police said.", "a"))
    >>> [(f["type"], f["low"]) for f in made["findings"] if f["type"] == "casualty_claim"]
    [('casualty_claim', 12)]
    """
    story = story or Story(article.id, article.id)
    sha = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
    findings = list(_findings(article))
    title = next((b.span.of(article) for b in article.blocks if b.role == "headline"), None)
    return {
        "schema": f"dateline-story-{VERSION}",
        "made_by": f"dateline {kit.__version__}",
        "id": story.id,
        "key": key or sha,
        "place": story.place,
        "address": story.address or None,
        "outlet": article.outlet,
        "byline": article.byline,
        "published": article.published.isoformat() if article.published else None,
        "when": story.when or None,
        "title": " ".join(title.split()) if title else None,
        "words": len(article.text.split()),
        "characters": len(article.text),
        "text_sha256": sha,
        "blocks": [
            {"number": b.number, "span": [b.span.start, b.span.end], "role": b.role}
            for b in article.blocks
        ],
        "notes": list(_notes(article, findings)),
        "findings": findings,
    }


def _findings(article: Article) -> Iterator[dict[str, Any]]:
    for kind, (analysis, fields) in KINDS.items():
        for number, found in enumerate(analysis(article), start=1):
            yield _shared(kind, number, found) | {
                name: _plain(getattr(found, name), type_) for name, type_ in fields.items()
            }


def _shared(kind: str, number: int, found: Finding) -> dict[str, Any]:
    return {
        "type": kind,
        "id": f"{kind}-{number}",
        "span": [found.span.start, found.span.end],
        "sentence": found.sentence,
        "words": found.words,
        "rule": found.rule,
        "reason": found.reason,
        "counter_reading": found.counter_reading,
    }


def _plain(value: Any, type_: str) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [_plain(item, type_) for item in value]
    return None if value == "" and type_.endswith(MAYBE) else value


def _notes(article: Article, findings: list[dict[str, Any]]) -> Iterator[dict[str, str]]:
    if article.published and article.published > date.today():
        why = f"it is dated {article.published}, a day that has not come"
        yield {"what": "date", "why": why}
    for found in findings:
        if found["type"] == "casualty_claim" and (found["value"] or 0) > MOST_PEOPLE:
            yield {"what": "toll", "why": f"“{found['words']}” ({found['id']}) is past belief"}
    others = sum(b.role == "other-story" for b in article.blocks)
    roles = [b.role for b in article.blocks]
    first = roles.index("body") if "body" in roles else len(roles)
    # A line over or under the title is a headline too; one below the text begins another story.
    again = roles[first:].count("headline")
    if again or others:
        why = (
            f"{others} blocks of other stories, {again} more headlines: cut it into one story each"
        )
        yield {"what": "several", "why": why}
