"""The rows of a ledger: its records, how a section is filled, and how a cell becomes words."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kit.analysis.checking.first_looks import FirstLook
from kit.show.measured import how_often, measured_on
from kit.text.article import Article
from kit.text.records import Span


@dataclass(frozen=True, slots=True)
class Row:
    """One finding: its id ("claims-2"), short name ("claims 2"), words, place and cells."""

    id: str
    name: str
    where: str
    block: int
    spans: tuple[Span, ...]
    cells: tuple[str, ...]
    rule: str = ""
    """The rule that made it, where it is one whose findings were counted."""

    @property
    def measured(self) -> str:
        """How often its rule was right on annotated texts, in words; "" where nobody counted."""
        return how_often(self.rule)


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of one analysis under its headings; `painted` ones colour the text."""

    id: str
    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    empty: str
    painted: bool

    @property
    def measured_on(self) -> str:
        """On what its rules were measured, in a sentence; "" where they were not."""
        rule = next((row.rule for row in self.rows if row.measured), "")
        return measured_on(rule.partition(".")[0])


@dataclass(frozen=True, slots=True)
class Ledger:
    """An article and all that was found in it."""

    article: Article
    title: str
    sections: tuple[Section, ...]
    version: str
    looks: tuple[FirstLook, ...] = ()
    """What is most worth checking, weightiest first."""

    @property
    def summary(self) -> str:
        """One sentence of counts."""
        article = self.article
        words = len(article.text.split())
        return (
            f"{_counted(words, 'word')} in {_counted(len(article.blocks), 'block')}, "
            f"{sum(b.role == 'body' for b in article.blocks)} of them body, "
            f"{_counted(len(article.quotations), 'quotation')}.{self._imprint}"
        )

    @property
    def _imprint(self) -> str:
        """When, where and by whom the story was published, as far as is known."""
        article = self.article
        # The day without its nought: not every system knows a format for it.
        day = article.published and f"{article.published.day} {article.published:%B %Y}"
        known = (day, article.outlet, article.byline and f"by {article.byline}")
        parts = [part for part in known if part]
        return f" Published: {', '.join(parts)}." if parts else ""

    def section(self, id: str) -> Section:
        """Return the section with this id; KeyError names those there are."""
        for section in self.sections:
            if section.id == id:
                return section
        raise KeyError(f"no section {id!r}: there are {', '.join(s.id for s in self.sections)}")

    def as_json(self) -> str:
        """Return the ledger as JSON: text, blocks and sections, offsets in characters."""
        article = self.article
        return json.dumps(
            {
                "title": self.title,
                "made_by": f"dateline {self.version}",
                "published": article.published.isoformat() if article.published else None,
                "outlet": article.outlet,
                "byline": article.byline,
                "text": article.text,
                "look_first": [
                    {
                        "ask": f.ask,
                        "words": f.words,
                        "span": [f.span.start, f.span.end],
                        "sentence": f.sentence,
                        "rule": f.rule,
                        "reason": f.reason,
                        "counter_reading": f.counter_reading,
                    }
                    for f in self.looks
                ],  # fmt: skip
                "blocks": [
                    {
                        "number": b.number,
                        "start": b.span.start,
                        "end": b.span.end,
                        "role": b.role,
                        "reason": b.reason,
                    }
                    for b in article.blocks
                ],
                "sections": [
                    {
                        "id": s.id,
                        "title": s.title,
                        "rows": [
                            {
                                "id": r.id,
                                "where": r.where,
                                "spans": [[p.start, p.end] for p in r.spans],
                            }
                            | dict(zip(s.columns, r.cells, strict=True))
                            for r in s.rows
                        ],
                    }
                    for s in self.sections
                ],
            },
            ensure_ascii=False,
            indent=1,
        )


Found = tuple[tuple[Span, ...], tuple[Any, ...]] | tuple[tuple[Span, ...], tuple[Any, ...], str]
"""Spans and cells of a row, and the rule that made it where its findings were counted."""


@dataclass(frozen=True)
class Plan:
    """How one section is made: `find` yields (spans, cells) for each row."""

    id: str
    title: str
    note: str
    columns: tuple[str, ...]
    empty: str
    find: Callable[[Article], Iterable[Found]]
    painted: bool = False

    def fill(self, article: Article) -> Section:
        """Return the section for this article."""
        rows = []
        for number, (spans, cells, *rule) in enumerate(self.find(article), start=1):
            where, block = place(article, spans)
            shown = tuple(words(cell, article) for cell in cells)
            rows.append(
                Row(f"{self.id}-{number}", f"{self.id} {number}", where, block, spans, shown, *rule)
            )
        return Section(
            self.id, self.title, self.note, self.columns, tuple(rows), self.empty, self.painted
        )


def place(article: Article, spans: Sequence[Span]) -> tuple[str, int]:
    """Return (sentence id, block number) of where the first of the spans begins."""
    if not spans:
        return "whole text", 0
    start = min(spans).start
    if (sentence := article.sentence_at(start)) is not None:
        return sentence.id, sentence.block
    at = bisect_right(article.blocks, start, key=lambda b: b.span.start) - 1
    if at >= 0 and start < article.blocks[at].span.end:
        return str(article.blocks[at].number), article.blocks[at].number
    return "whole text", 0


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def words(value: Any, article: Article) -> str:
    """Return a cell as text: spans as their words, nothing as a dash."""
    if value is None or value == "" or value == ():
        return "-"
    if isinstance(value, Span):
        return " ".join(value.of(article).split())
    if isinstance(value, (tuple, list, set, frozenset)):
        return " … ".join(words(item, article) for item in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
