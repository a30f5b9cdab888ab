"""Prominence: who speaks first, how many words are quoted of whom, which sentences have a speaker.

Volume is not balance, and neither is accuracy: these tables count, and the reader decides
whether the right people were heard on the point in dispute.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from kit.analysis.finding import Finding, over, sentence_of
from kit.analysis.lexicon.party_names import Parties, parties
from kit.analysis.lexicon.roles import kind_by_name
from kit.analysis.speech.attribution import Sourced, attributions, sourced
from kit.analysis.speech.references import NO_SOURCE_NEEDED
from kit.analysis.speech.voices import Voices
from kit.text.article import Article
from kit.text.reading import as_article
from kit.text.records import Quotation, Sentence, Span

_WORD = re.compile(r"[^\W_][\w’'.-]*")
_COVERS = 0.5  # share of a sentence's words in a report for its main claim to have a speaker


@dataclass(frozen=True, repr=False)
class FirstVoice(Finding):
    """A source at its first attribution; `order` counts from 1, `side` may be None."""

    order: int
    speaker: str
    side: str | None
    source: Span
    shown = ("order", "side")


@dataclass(frozen=True, repr=False)
class QuotedWords(Finding):
    """The words inside quotation marks of one speaker (None: the text does not settle whose).

    `count` is how many words, `quotations` the ids of the quotations they stand in, `quoted`
    the words inside the marks.
    """

    speaker: str | None
    side: str | None
    count: int
    quotations: tuple[str, ...]
    quoted: tuple[Span, ...]
    shown = ("speaker", "count")

    @property
    def pieces(self) -> tuple[Span, ...]:
        """The words inside the marks, quotation by quotation."""
        return self.quoted


@dataclass(frozen=True, repr=False)
class SentenceVoice(Finding):
    """A body sentence and whether its main claim has a speaker; `naming` as in attributions."""

    attributed: bool
    naming: str | None
    source: Span | None
    shown = ("attributed",)


def first_voices(article: Article | str) -> list[FirstVoice]:
    """Return the sources of body and headline in the order in which they first speak.

    >>> text = "The mayor said it rained. The union said it snowed. The mayor said no more."
    >>> rows = first_voices(text)
    >>> [(row.order, row.speaker) for row in rows]
    [(1, 'The mayor'), (2, 'The union')]
    """
    article = as_article(article)
    sides = parties(article)
    rows: dict[str, FirstVoice] = {}
    for source, attribution in sorted(sourced(attributions(article)), key=lambda row: row.source):
        home = _home(article, source)
        if home is None:
            continue
        name = attribution.speaker or source.of(article)
        rows.setdefault(
            name.casefold().removeprefix("the "),
            FirstVoice(
                order=len(rows) + 1,
                speaker=name,
                side=_side(article, sides, name),
                sentence=home.id,
                source=source,
                span=source,
                article=article,
                rule="balance.first-voice",
                reason="the first attribution to this source",
                counter_reading="The newest statement often comes first, whoever makes it.",
            ),
        )
    return list(rows.values())


def quoted_words(article: Article | str) -> list[QuotedWords]:
    """Return the number of words in quotation marks for each speaker, in order of first quotation.

    Words are runs of letters and digits, "[Daesh]" counted too.

    >>> rows = quoted_words("“We left at once”, the mayor said.")
    >>> [(row.speaker, row.count, row.quotations) for row in rows]
    [('the mayor', 4, ('q1',))]
    """
    article = as_article(article)
    sides = parties(article)
    voices = Voices(article)
    table: dict[str | None, list[Quotation]] = {}
    for quotation in article.quotations:
        table.setdefault(voices.of(quotation.inner).speaker, []).append(quotation)
    return [
        QuotedWords(
            speaker=speaker,
            side=sides.side_of_source(speaker, kind_by_name(speaker, article.own))
            if speaker
            else None,
            count=sum(len(_WORD.findall(q.inner.of(article))) for q in quotations),
            quotations=tuple(q.id for q in quotations),
            quoted=tuple(q.inner for q in quotations),
            span=over(q.inner for q in quotations),
            sentence=sentence_of(article, quotations[0].inner),
            article=article,
            rule="balance.quoted-words",
            reason="words inside quotation marks, counted by the speaker the sentence gives",
            counter_reading="A long quotation may be there to be refuted.",
        )
        for speaker, quotations in table.items()
    ]


def sentence_voices(article: Article | str) -> list[SentenceVoice]:
    """Return one row a body sentence: does a source stand behind its main claim?

    A sentence counts as attributed where source, cue and content of one attribution make up
    half of its words; a quoted word or two is not enough.

    >>> rows = sentence_voices("The mayor said it rained all week. The road is closed.")
    >>> [(row.sentence, row.attributed) for row in rows]
    [('1.1', True), ('1.2', False)]
    """
    article = as_article(article)
    starts = [sentence.span.start for sentence in article.sentences]
    by_sentence: dict[str, list[Sourced]] = {}
    for row in sourced(attributions(article)):
        for content in row.found.content:
            at = bisect_right(starts, content.start) - 1
            by_sentence.setdefault(article.sentences[at].id, []).append(row)
    return [
        _sentence_voice(article, sentence, by_sentence.get(sentence.id, []))
        for sentence in article.body_sentences
    ]


def _sentence_voice(article: Article, sentence: Sentence, near: list[Sourced]) -> SentenceVoice:
    total = len(_WORD.findall(sentence.span.of(article)))
    best = max(near, key=lambda row: _words_in(row, sentence, article), default=None)
    if best is not None and 0 < total * _COVERS <= _words_in(best, sentence, article):
        source, found = best
        return SentenceVoice(
            span=sentence.span,
            sentence=sentence.id,
            article=article,
            attributed=True,
            naming=found.naming,
            source=source,
            rule="balance.attributed",
            reason=f"the sentence is given to {found.speaker or source.of(article)}",
            counter_reading="A source behind a claim does not make it true.",
        )
    return SentenceVoice(
        span=sentence.span,
        sentence=sentence.id,
        article=article,
        attributed=False,
        naming=None,
        source=None,
        rule="balance.unattributed",
        reason="no source, cue and content make up half of the sentence",
        counter_reading=NO_SOURCE_NEEDED,
    )


def _side(article: Article, sides: Parties, name: str | None) -> str | None:
    return sides.side_of_source(name, kind_by_name(name, article.own)) if name else None


def _home(article: Article, span: Span) -> Sentence | None:
    sentence = article.sentence_at(span.start)
    if sentence is None or not sentence.span.contains(span):
        return None
    role = article.block(sentence.block).role
    return sentence if role in ("body", "headline") else None


def _words_in(row: Sourced, sentence: Sentence, article: Article) -> int:
    """Return how many words of the sentence belong to the attribution."""
    cue = row.found.cue
    spans = [*row.found.content, row.source, *([cue] if cue else [])]
    inside = [s for s in spans if sentence.span.contains(s)]
    if not any(content in inside for content in row.found.content):
        return 0
    return sum(len(_WORD.findall(s.of(article))) for s in inside)
