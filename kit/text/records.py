"""Span, Token, Sentence, Block and Quotation: the records an article is made of.

All offsets count characters (Python code points) of the text exactly as given, never of a
cleaned copy, so `article.text[span.start:span.end]` always shows what a finding rests on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class HasText(Protocol):
    """Anything that holds a text, as an `Article` does."""

    @property
    def text(self) -> str:
        """The text that spans point into."""
        ...


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text: characters `start` up to, not including, `end`.

    >>> Span(0, 5).of("Share this page")
    'Share'
    """

    start: int
    end: int

    def of(self, article: HasText | str) -> str:
        """Return the words of the span, from an `Article` or from its plain text."""
        text = article if isinstance(article, str) else article.text
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Return whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Return whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Token:
    """A word or punctuation mark with its part of speech (Penn Treebank tag set)."""

    span: Span
    text: str
    tag: str

    @property
    def start(self) -> int:
        """Offset of the token's first character."""
        return self.span.start

    @property
    def end(self) -> int:
        """Offset just past the token's last character."""
        return self.span.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """Sentence n of block p, known by its id "p.n" ("7.1")."""

    id: str
    span: Span
    block: int


@dataclass(frozen=True, slots=True)
class Block:
    """A numbered piece of the page, with the role it plays and the reason for that role."""

    number: int
    span: Span
    role: str
    reason: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words set between quotation marks.

    `span` includes the marks, `inner` leaves them out. `closed` is False where no closing
    mark was found and the quotation was taken to end with its paragraph; `continues` is True
    where the next paragraph reopens it (the printer's rule for long quotations).
    """

    id: str
    span: Span
    inner: Span
    closed: bool
    continues: bool = False
