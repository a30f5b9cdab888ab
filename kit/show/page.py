"""A ledger as one HTML page: no network, no scripts, printable, every row tied to its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kit.show.ledger_rows import Ledger
from kit.text.article import Article
from kit.text.records import Block, Span

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text between two boundaries of findings, and the findings over it.

    `keys` are the row ids that cover it ("claims-1"); `begins` those that start here.
    """

    text: str
    keys: tuple[str, ...]
    begins: tuple[str, ...]

    @property
    def kinds(self) -> str:
        """The sections of the findings over this piece, as CSS class names."""
        return " ".join(sorted({f"is-{key.rsplit('-', 1)[0]}" for key in self.keys}))


def html(ledger: Ledger) -> str:
    """Return the ledger as one self-contained HTML page.

    Everything that came from the article is escaped, and the page's own policy forbids
    scripts, so an article that carries mark-up or scripts shows them as text.
    """
    blocks = [
        (block, list(pieces(ledger, block)), rows_in(ledger, block))
        for block in ledger.article.blocks
    ]
    return _template().render(ledger=ledger, article=ledger.article, blocks=blocks)


def pieces(ledger: Ledger, block: Block) -> Iterator[Piece]:
    """Yield a block's text in order, cut wherever a finding begins or ends."""
    marks = [
        (span, row.id)
        for section in ledger.sections
        if section.painted
        for row in section.rows
        for span in row.spans
        if span.overlaps(block.span)
    ]
    edges = {block.span.start, block.span.end}
    for span, _ in marks:
        edges |= {max(span.start, block.span.start), min(span.end, block.span.end)}
    cuts = sorted(edges)
    seen: set[str] = set()
    for start, end in zip(cuts, cuts[1:], strict=False):
        here = Span(start, end)
        keys = tuple(dict.fromkeys(key for span, key in marks if span.overlaps(here)))
        begins = tuple(key for key in keys if key not in seen)
        seen.update(begins)
        yield Piece(here.of(ledger.article), keys, begins)


def rows_in(ledger: Ledger, block: Block) -> list[tuple[str, str]]:
    """Return (row id, short name) of every row whose first words lie in this block."""
    return [
        (row.id, row.name)
        for section in ledger.sections
        for row in section.rows
        if row.spans and block.span.contains(_first(row.spans, ledger.article))
    ]


def _first(spans: tuple[Span, ...], article: Article) -> Span:
    start = min(spans).start
    return Span(start, min(start + 1, len(article.text)))


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("kit.show"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("ledger.html.j2")
