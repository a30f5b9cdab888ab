"""Article, Block, Sentence, Quotation, Token and Span: the records every analysis reads.

All offsets count characters (Python code points) of the text exactly as given, never of a
cleaned copy, so `article.text[span.start:span.end]` always shows what a finding rests on.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

ROLES = ("furniture", "headline", "body", "fragment", "other-story")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text: characters `start` up to, not including, `end`.

    >>> Span(0, 5).of("Share this page")
    'Share'
    """

    start: int
    end: int

    def of(self, article: Article | str) -> str:
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


@dataclass(frozen=True)
class Article:
    """A text with its numbered blocks, sentences and quotations.

    `blocks` are numbered from 1 in file order; `sentences` carry ids such as "7.1";
    `quotations` carry ids such as "q3". `tokens` are tagged on first use and kept.
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]

    def block(self, number: int) -> Block:
        """Return block `number` (counted from 1); KeyError names the range there is."""
        if isinstance(number, int) and 1 <= number <= len(self.blocks):
            return self.blocks[number - 1]
        raise KeyError(f"no block {number!r}: this article has blocks 1 to {len(self.blocks)}")

    def sentence(self, id: str) -> Sentence:
        """Return the sentence with this id, such as "7.1"; KeyError says which ids there are."""
        try:
            return self._sentence_by_id[id]
        except (KeyError, TypeError):
            last = self.sentences[-1].id if self.sentences else "none"
            raise KeyError(
                f"no sentence {id!r}: ids are block.sentence, such as '7.1'; the last is {last}"
            ) from None

    def sentences_of(self, block: Block | int) -> tuple[Sentence, ...]:
        """Return the sentences of one block, in order."""
        number = block if isinstance(block, int) else block.number
        return tuple(s for s in self.sentences if s.block == number)

    @property
    def body_sentences(self) -> tuple[Sentence, ...]:
        """Return the sentences of all blocks whose role is body, in order."""
        body = {b.number for b in self.blocks if b.role == "body"}
        return tuple(s for s in self.sentences if s.block in body)

    @cached_property
    def tokens(self) -> tuple[tuple[Token, ...], ...]:
        """Tagged tokens, one tuple a sentence, in the order of `sentences`."""
        # Imported here so that reading and numbering a text never loads the tagger's weights.
        from kit.text.tagging import tag_sentences

        return tag_sentences(self)

    @cached_property
    def _sentence_by_id(self) -> dict[str, Sentence]:
        return {s.id: s for s in self.sentences}

    def __repr__(self) -> str:
        return (
            f"<Article {self.id!r}: {len(self.blocks)} blocks, "
            f"{len(self.sentences)} sentences, {len(self.text)} characters>"
        )
