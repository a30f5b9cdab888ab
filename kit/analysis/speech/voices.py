"""Whose words a stretch of text is: the reporter's, a speaker's in quotation marks, or retold.

Retold speech is where voices mix: the thought is the speaker's, the words may be either's. So
there are three answers, not two, and a speaker the text does not settle stays None.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kit.analysis.speech.attribution import Attribution, attributions
from kit.text.article import Article
from kit.text.records import Span

KINDS = ("reporter", "quoted", "retold")


@dataclass(frozen=True)
class Voice:
    """One stretch's voice: `kind` is reporter, quoted or retold; `speaker` None if not settled."""

    kind: str
    speaker: str | None = None

    def __str__(self) -> str:
        if self.kind == "reporter":
            return "reporter"
        return f"{self.kind}: {self.speaker or 'speaker not settled'}"


class Voices:
    """The voices of one article, asked by span."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.found = attributions(article)
        told = [(c, n) for n, a in enumerate(self.found) for c in a.content]
        self._contents = _Covering(told)
        self._quoted = _Covering([(q.span, n) for n, q in enumerate(article.quotations)])

    def of(self, span: Span) -> Voice:
        """Return the voice of the words in `span`.

        >>> from kit.text.reading import as_article
        >>> text = "The plan is “a trap”, the mayor said. Rain fell."
        >>> voices = Voices(as_article(text))
        >>> str(voices.of(Span(15, 19))), str(voices.of(Span(38, 42)))
        ('quoted: the mayor', 'reporter')
        """
        first = min((n for _, n in self._quoted.over(span)), default=None)
        if first is not None:
            return Voice("quoted", self._speaker(self.article.quotations[first].inner))
        around = self._around(span)
        return Voice("retold", self._name(around)) if around else Voice("reporter")

    def _speaker(self, inner: Span) -> str | None:
        """Return who says the quoted words, by the attribution that covers them most closely."""
        around = self._around(inner)
        return self._name(around) if around else None

    def _around(self, span: Span) -> Attribution | None:
        """Return the attribution with the shortest content that covers `span`, if any."""
        best = min(((len(c), n) for c, n in self._contents.over(span)), default=None)
        return self.found[best[1]] if best else None

    def _name(self, attribution: Attribution) -> str | None:
        if attribution.speaker:
            return attribution.speaker
        return attribution.source.of(self.article) if attribution.source else None


class _Covering:
    """Spans with their numbers, asked for those that cover another, in a book as fast as a line."""

    def __init__(self, spans: Iterable[tuple[Span, int]]) -> None:
        self._spans = sorted(spans)
        self._longest = max((len(span) for span, _ in self._spans), default=0)

    def over(self, span: Span) -> Iterator[tuple[Span, int]]:
        """Yield each span that covers `span`, with its number."""
        at = bisect_right(self._spans, span.start, key=lambda pair: pair[0].start) - 1
        while at >= 0 and self._spans[at][0].start >= span.end - self._longest:
            if self._spans[at][0].contains(span):
                yield self._spans[at]
            at -= 1
