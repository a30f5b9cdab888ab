"""Article: a text with its numbered blocks, sentences, quotations and tagged tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from html import escape

from kit.text.imprint import UNKNOWN, Imprint, imprint_in
from kit.text.own_names import NONE, OwnNames
from kit.text.records import Block, Quotation, Sentence, Span, Token

ROLES = ("furniture", "headline", "body", "fragment", "other-story")


@dataclass(frozen=True)
class Article:
    """A text with its numbered blocks, sentences and quotations.

    `blocks` are numbered from 1 in file order; `sentences` carry ids such as "7.1";
    `quotations` carry ids such as "q3". `tokens` are tagged on first use and kept. `own` holds
    names that no word list knows, since they are this text's alone. `stated` is what the reader,
    or the web page, says about the story's publication; `published`, `outlet` and `byline` add
    what its own lines say.
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    own: OwnNames = field(default=NONE, compare=False)
    stated: Imprint = field(default=UNKNOWN, compare=False)

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
        first = bisect_left(self.sentences, number, key=lambda s: s.block)
        return self.sentences[first : bisect_right(self.sentences, number, key=lambda s: s.block)]

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence in which a character stands, None between sentences."""
        at = bisect_right(self.sentences, offset, key=lambda s: s.span.start) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].span.end else None

    def sentences_over(self, span: Span) -> tuple[Sentence, ...]:
        """Return the sentences of which a span holds a part, in order."""
        first = bisect_right(self.sentences, span.start, key=lambda s: s.span.start) - 1
        last = bisect_left(self.sentences, span.end, key=lambda s: s.span.start)
        return tuple(s for s in self.sentences[max(0, first) : last] if s.span.overlaps(span))

    @property
    def body_sentences(self) -> tuple[Sentence, ...]:
        """Return the sentences of all blocks whose role is body, in order."""
        body = {b.number for b in self.blocks if b.role == "body"}
        return tuple(s for s in self.sentences if s.block in body)

    @property
    def published(self) -> date | None:
        """The day on which the story was published; None where nothing says so."""
        return self.imprint.published

    @property
    def outlet(self) -> str | None:
        """The outlet that published the story; None where nothing says so."""
        return self.imprint.outlet

    @property
    def byline(self) -> str | None:
        """Under whose name the story was published; None where nothing says so."""
        return self.imprint.byline

    @cached_property
    def imprint(self) -> Imprint:
        """Published, outlet and byline, and for each what it rests on."""
        return self.stated.over(imprint_in(self.text, self.blocks))

    @cached_property
    def tokens(self) -> tuple[tuple[Token, ...], ...]:
        """Tokens as the tagger tags them, one tuple a sentence, in the order of `sentences`.

        Analyses go by `kit.analysis.grammar.sentences`, which reads each sentence as a whole.
        """
        # Imported here so that reading and numbering a text never loads the tagger's weights.
        from kit.text.tagging import tag_sentences

        return tag_sentences(self.text, self.sentences, self.quotations)

    @cached_property
    def kept(self) -> dict[str, object]:
        """What an analysis has worked out about the article, by name, for the next that asks."""
        return {}

    @cached_property
    def _sentence_by_id(self) -> dict[str, Sentence]:
        return {s.id: s for s in self.sentences}

    @property
    def title(self) -> str:
        """The words of the headline; of the first block where there is none."""
        first = next((b for b in self.blocks if b.role == "headline"), None) or self.block(1)
        return " ".join(first.span.of(self.text).split())

    def __repr__(self) -> str:
        return (
            f"<Article {self.id!r}: {len(self.blocks)} blocks, "
            f"{len(self.sentences)} sentences, {len(self.text)} characters>"
        )

    def __str__(self) -> str:
        return f"{self.title}\n{self.id}: {self._measured}"

    def _repr_mimebundle_(self, **options: object) -> dict[str, str]:
        # What a notebook shows of it. Roles are left out: lessons ask for them.
        page = f"<p><b>{escape(self.title)}</b><br>{escape(self.id)}: {self._measured}</p>"
        return {"text/plain": str(self), "text/html": page}

    @property
    def _measured(self) -> str:
        parts = (len(self.blocks), "block"), (len(self.sentences), "sentence")
        counts = [f"{number:,} {what}{'s' * (number != 1)}" for number, what in parts]
        return ", ".join([*counts, f"{len(self.text):,} characters"])
