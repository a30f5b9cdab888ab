"""What every finding has: its place and words in the article, its rule, its reason, its doubt.

A record of findings derives from `Finding` and adds fields of its own. The article a finding was
made in stays with it, so that it can show its words; it is no part of the data: equality,
hashing, `fields` and `asdict` pass it by, while `replace`, `copy` and `pickle` carry it along.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import InitVar, dataclass
from datetime import date
from typing import ClassVar

from kit.text.article import Article
from kit.text.records import Span

NOWHERE = Article("", "", (), (), ())
"""What stands for the article in a finding that was made without one."""
NO_PLACE = Span(0, 0)
"""The place of a finding that something is absent, such as a side with no act told of it."""
_LONGEST = 60  # characters of a finding's words that its repr shows


class _Placed:
    # To a type checker the InitVar below is no attribute, though every finding has it as one.
    article: Article


@dataclass(frozen=True, kw_only=True, repr=False)
class Finding(_Placed):
    """Something found at a place of an article, with the rule that made it.

    `span` reaches over all that the finding rests on, `sentence` is the id of the sentence in
    which it begins, `reason` says why in a line that can be argued with, and `counter_reading`
    how else a fair reader may take it. A subclass is a frozen dataclass too, made with
    `repr=False`; `shown` names those of its fields that its repr tells.

    >>> from kit.text.reading import as_article
    >>> text = as_article("Talks failed.")
    >>> found = Finding(span=Span(0, 5), sentence="1.1", rule="noun", reason="it is a noun",
    ...                 counter_reading="It may be a verb.", article=text)
    >>> found
    <Finding 'Talks' (1.1, noun)>
    """

    span: Span
    sentence: str = ""
    rule: str
    reason: str
    counter_reading: str
    article: InitVar[Article] = NOWHERE
    shown: ClassVar[tuple[str, ...]] = ()

    def __post_init__(self, article: Article) -> None:
        object.__setattr__(self, "article", article)

    @property
    def pieces(self) -> tuple[Span, ...]:
        """The stretches of the article that the finding rests on, in order."""
        return (self.span,)

    @property
    def words(self) -> str:
        """The words that the finding rests on, " … " between pieces that other words part.

        Empty where nothing was found, and where the finding was made without its article.
        """
        return joined(self.pieces, self.article)

    def __repr__(self) -> str:
        place = ", ".join(part for part in (self.sentence, self._made_by()) if part)
        told = "".join(f" {name}={self._told(getattr(self, name))}" for name in self.shown)
        return f"<{type(self).__name__} {self._in_short()} ({place}){told}>"

    def _made_by(self) -> str:
        """Return what its repr names as its maker: the rule, or more exactly a part of it."""
        return self.rule

    def _in_short(self) -> str:
        words = " ".join(self.words.split())
        if not words and self.span:
            return f"{self.span.start}-{self.span.end}"
        if len(words) > _LONGEST:
            words = words[:_LONGEST].rpartition(" ")[0] + " …"
        return repr(words)

    def _told(self, value: object) -> str:
        if isinstance(value, Span) and self.article is not NOWHERE:
            return repr(" ".join(value.of(self.article).split()))
        return str(value) if isinstance(value, date) else repr(value)


def joined(spans: Iterable[Span], article: Article) -> str:
    """Return the words of the spans, which are in order, as one string.

    What parts two of them is kept where it has no words ("it rained, he said"), else " … ".

    >>> from kit.text.reading import as_article
    >>> joined([Span(0, 4), Span(6, 8), Span(15, 17)], as_article("Rain, he said, so on."))
    'Rain, he … so'
    """
    text, out, end = article.text, "", 0
    for span in spans:
        gap = text[end : span.start]
        if out:
            out += " … " if any(map(str.isalnum, gap)) else gap
        out += span.of(article)
        end = span.end
    return out


def apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in order, those that overlap made one.

    >>> apart([Span(4, 9), Span(0, 5), Span(12, 13)])
    (Span(start=0, end=9), Span(start=12, end=13))
    """
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def over(spans: Iterable[Span]) -> Span:
    """Return the span from the first start to the last end; `NO_PLACE` where there is none."""
    spans = list(spans)
    return Span(min(spans).start, max(s.end for s in spans)) if spans else NO_PLACE


def sentence_of(article: Article, span: Span) -> str:
    """Return the id of the sentence in which a span begins, "" where it begins in none.

    >>> from kit.text.reading import as_article
    >>> sentence_of(as_article("Talks failed. Rain fell."), Span(14, 18))
    '1.2'
    """
    sentence = article.sentence_at(span.start)
    return sentence.id if sentence is not None else ""
