"""A ledger as one HTML page: no network, no scripts, printable, every row tied to its words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from kit.show.ledger_rows import Ledger
from kit.text.article import Article
from kit.text.records import Span

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
    article = ledger.article
    marks, rows = _marks_by_block(ledger), _rows_by_block(ledger)
    blocks = [
        (block, list(_pieces(article, block.span, marks[n])), rows[n])
        for n, block in enumerate(article.blocks)
    ]
    return _template().render(ledger=ledger, article=article, blocks=blocks)


Mark = tuple[Span, str]
"""Words a finding is about, and the id of its row."""


def _marks_by_block(ledger: Ledger) -> list[list[Mark]]:
    """The marks over each block, in the order of the ledger; a mark over two blocks is in both."""
    blocks = ledger.article.blocks
    ends = [block.span.end for block in blocks]
    found: list[list[Mark]] = [[] for _ in blocks]
    for section in ledger.sections:
        for row in section.rows if section.painted else ():
            for span in row.spans:
                number = bisect_right(ends, span.start)
                while number < len(blocks) and span.overlaps(blocks[number].span):
                    found[number].append((span, row.id))
                    number += 1
    return found


def _rows_by_block(ledger: Ledger) -> list[list[tuple[str, str]]]:
    """Row id and short name of every row whose first words lie in a block, by block."""
    blocks = ledger.article.blocks
    starts = [block.span.start for block in blocks]
    found: list[list[tuple[str, str]]] = [[] for _ in blocks]
    for section in ledger.sections:
        for row in section.rows:
            if row.spans:
                first = _first(row.spans, ledger.article)
                number = bisect_right(starts, first.start) - 1
                if number >= 0 and blocks[number].span.contains(first):
                    found[number].append((row.id, row.name))
    return found


def _pieces(article: Article, within: Span, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Yield the text of a block in order, cut wherever a finding begins or ends."""
    opens: dict[int, list[int]] = {}
    closes: dict[int, list[int]] = {}
    for number, (span, _) in enumerate(marks):
        opens.setdefault(max(span.start, within.start), []).append(number)
        closes.setdefault(min(span.end, within.end), []).append(number)
    cuts = sorted({within.start, within.end, *opens, *closes})
    seen: set[str] = set()
    over: set[int] = set()
    for start, end in pairwise(cuts):
        over.difference_update(closes.get(start, ()))
        over.update(opens.get(start, ()))
        keys = tuple(dict.fromkeys(marks[number][1] for number in sorted(over)))
        begins = tuple(key for key in keys if key not in seen)
        seen.update(begins)
        yield Piece(Span(start, end).of(article), keys, begins)


def _first(spans: tuple[Span, ...], article: Article) -> Span:
    start = min(spans).start
    return Span(start, min(start + 1, len(article.text)))


_NO_JINJA = "Pages need Jinja2, and it is not here. Mend: pip install jinja2"


@cache
def _template() -> Template:
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ImportError as error:
        raise ImportError(
            "Pages need Jinja2, and it is not here. Mend: pip install jinja2"
        ) from error

    environment = Environment(
        loader=PackageLoader("kit.show"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("ledger.html.j2")
