"""Drafts of attributions: an article's lines, each read once, and the characters they report."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from kit.analysis.cast.coreference import Joined
from kit.analysis.cast.entities import Entities
from kit.analysis.cast.mentions import Cast
from kit.analysis.grammar.parsed import ENDS, Items, Parsed
from kit.analysis.grammar.sentence import grammar_of
from kit.analysis.lexicon.cues import CueLexicon
from kit.analysis.speech.according_to import phrase_reports
from kit.analysis.speech.quotative_frames import colon_quote
from kit.analysis.speech.quoted import (
    colon_report,
    correspondent_report,
    credit_report,
    dash_report,
    is_credit,
)
from kit.analysis.speech.report import Report
from kit.analysis.speech.reported import verb_reports
from kit.text.article import Article
from kit.text.records import Quotation, Span

_MARKS = '“”"«»„‟'


@dataclass(slots=True)
class Draft:
    """A finding under construction, in characters."""

    source: Span | None
    cue: Span | None
    content: list[Span]
    report: Report
    quoted: bool
    voice: Draft | None = None
    naming: str = "unresolved"
    speaker: str | None = None
    stands_for: Items | None = None
    """The items that a relative pronoun as source stands for."""

    @property
    def paragraph(self) -> int:
        """The paragraph of the line that reports."""
        return self.report.p.line.paragraph


class Reading:
    """An article's lines with their phrases, everybody it mentions, and what each line reports."""

    def __init__(self, article: Article, lexicon: CueLexicon) -> None:
        self.article = article
        self.lexicon = lexicon
        grammar = grammar_of(article, lexicon)
        pairs = zip(grammar.lines, grammar.phrases, strict=True)
        self.lines = [Parsed(line, chunks, lexicon) for line, chunks in pairs]
        self.cast = Cast(self.lines, article.own)
        self.entities = Entities(article, self.cast)
        self.joined: list[tuple[Draft, Joined]] = []  # descriptions settled, with the reason
        self._headline = {b.number for b in article.blocks if b.role == "headline"}

    def reports(self, index: int) -> list[Draft]:
        """Return what line `index` reports by its own words, each content once."""
        p = self.lines[index]
        if is_credit(p):
            return []
        following = self.lines[index + 1] if index + 1 < len(self.lines) else None
        reports = [
            colon_report(p, p.line.block in self._headline),
            correspondent_report(p),
            dash_report(p),
            credit_report(p, following) if p.line.inside is None else None,
            *verb_reports(p),
            *phrase_reports(p),
        ]
        found = [report for report in reports if report is not None]
        led = colon_quote(p)
        if led is not None and not any(
            a <= led.content[0][0] < b for report in found for a, b in report.content
        ):
            found.append(led)
        told = {r.content[0] for r in found if r.content and r.rule != "attribution.nominal"}
        seen: set[tuple[Items | None, Items]] = set()
        drafts = []
        for report in found:
            # Between stray commas and colons nothing may be left to report.
            report.content = [piece for piece in report.content if _has_words(p, *piece)]
            if not report.content or (report.cue, report.content[0]) in seen:
                continue
            if report.rule == "attribution.nominal" and report.content[0] in told:
                continue  # "said in a statement that ...": the noun is only where it was said
            seen.add((report.cue, report.content[0]))
            drafts.append(self.draft(report))
        return drafts

    def draft(self, report: Report) -> Draft:
        """Return a report in characters."""
        p = report.p
        source = self.span(p, report.source) if report.source else None
        if source is not None and self.article.text[source.start] in _MARKS:
            if self.article.text[source.end - 1] not in _MARKS:
                source = Span(source.start + 1, source.end)  # '"The ministry says so," he said'
        return Draft(
            source,
            self.span(p, report.cue) if report.cue else None,
            [self.span(p, piece) for piece in report.content],
            report,
            any(p.folded[k] is not None for a, b in report.content for k in range(a, b)),
        )

    def free(self, quotations: list[Quotation], p: Parsed, source: Items | None) -> Draft:
        """Return the draft of quotations that no verb of their own reports."""
        why = "a quotation with no verb of its own goes on in the voice before it"
        report = Report(p, source, None, [], None, "attribution.free-quotation", why)
        span = self.span(p, source) if source else None
        return Draft(span, None, [q.span for q in quotations], report, True)

    def paragraph(self, index: int) -> Span:
        """Return the characters of the rest of the paragraph that line `index` begins."""
        first = last = self.lines[index]
        for p in self.lines[index:]:
            if p.line.paragraph != first.line.paragraph:
                break
            if p.line.inside is None:
                last = p
        return Span(self.span(first, (0, first.n)).start, self.span(last, (0, last.n)).end)

    def unclosed(self, content: Span, following: Quotation) -> bool:
        """Return whether `content` ends in a quotation left open for the next paragraph's."""
        quotations = self.article.quotations
        k = bisect_left([q.span.start for q in quotations], following.span.start)
        return k > 0 and quotations[k - 1].continues and quotations[k - 1].span.overlaps(content)

    def span(self, p: Parsed, items: Items) -> Span:
        """Return the characters of items, with the quotation marks that belong to them."""
        text, (a, b) = self.article.text, items
        while b - 1 > a and p.low[b - 1] in ENDS:
            b -= 1
        start, end = p.line.start[a], p.line.end[b - 1]
        if start and text[start - 1] in _MARKS and text[start - 1] != "”":
            start -= 1
        elif text[max(0, start - 2) : start] in ("''", "``"):
            start -= 2
        if p.folded[b - 1] is None:
            tail = end + (text[end : end + 1] in (",", ".", "?", "!"))
            if text[tail : tail + 1] and text[tail] in _MARKS:
                end = tail + 1
            elif text[tail : tail + 2] == "''":
                end = tail + 2
        return Span(start, end)


def _has_words(p: Parsed, begin: int, end: int) -> bool:
    """Return whether items begin to end hold a word or a quotation."""
    return any(
        p.folded[k] is not None or any(c.isalnum() for c in p.text[k])
        for k in range(begin, min(end, p.n))
    )
