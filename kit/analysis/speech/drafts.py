"""Drafts of attributions: one pass over an article's lines, then joining."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from kit.analysis.grammar.lines import Line
from kit.analysis.grammar.phrases import Phrases
from kit.analysis.grammar.sentence import grammar_of
from kit.analysis.grammar.subjects import subject_of
from kit.analysis.lexicon.cues import CueLexicon
from kit.analysis.speech.phrased import phrase_reports
from kit.analysis.speech.quotative_frames import colon_quote
from kit.analysis.speech.quoted import (
    colon_report,
    credit_report,
    dash_report,
    is_credit,
    is_only_quotes,
    speaker_before,
    trailing_colon,
    transcript_report,
)
from kit.analysis.speech.report import Report
from kit.analysis.speech.reported import verb_reports
from kit.analysis.speech.speakers import Cast, settle
from kit.text.article import Article
from kit.text.records import Quotation, Span

_MARKS = '“”"«»„‟'


def _worth_nesting(draft: Draft) -> bool:
    """Return whether a report made inside a quotation is another's words, not the speaker's own
    ("he told us that ...", not "I think ...")."""
    word, line, source = draft.report.word, draft.report.line, draft.report.source
    if source is None or word is None or line.low[source[0]] in ("i", "you", "we", "it", "they"):
        return False
    return word.kind == "speech" and draft.report.rule.rpartition(".")[2] in (
        "that-clause",
        "bare-clause",
        "cue-quote",
        "quote-first",
    )


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


def _has_words(line: Line, begin: int, end: int) -> bool:
    """Return whether items begin to end hold a word or a quotation."""
    return any(
        line.folded[k] is not None or any(c.isalnum() for c in line.text[k])
        for k in range(begin, min(end, len(line)))
    )


def _heading(words: str) -> bool:
    """Return whether words in quotation marks are a heading ('The Long Road Home')."""
    long = [w for w in words.split() if len(w) > 3]
    return len(words.split()) <= 8 and all(w[0].isupper() for w in long)


def _voice(drafts: list[Draft]) -> Draft | None:
    """Return the line's main act of speaking: the one that frames the others."""
    speaking = [
        d for d in drafts
        if d.source is not None
        and d.report.word is not None
        and d.report.word.kind in ("speech", "preface")
    ]  # fmt: skip
    framing = [
        d
        for d in speaking
        if d.report.rule in ("attribution.clause-first", "attribution.according-to")
    ]
    return (framing or speaking or [None])[-1 if framing else 0]


class Reading:
    """One pass over an article's lines."""

    def __init__(self, article: Article, lexicon: CueLexicon) -> None:
        self.article = article
        self.lexicon = lexicon
        grammar = grammar_of(article, lexicon)
        self.lines, self.chunks = grammar.lines, grammar.phrases
        self.cast = Cast(self.lines, self.chunks)
        self.headline = {b.number for b in article.blocks if b.role == "headline"}

    def drafts(self) -> list[Draft]:
        """Return the attributions of every line, free quotations joined to their speakers."""
        out: list[Draft] = []
        last: Draft | None = None  # the latest attribution that carries a quotation
        pending: list[tuple[Line, Quotation]] = []  # free quotations before a speaker is known
        opening: Draft | None = None  # "The minister said:" waiting for the next paragraph
        voice: Draft | None = None  # who spoke, without quotation, in the line before
        paragraph = -1
        previous_subject: tuple[Line, tuple[int, int]] | None = None
        for index, (line, chunks) in enumerate(zip(self.lines, self.chunks, strict=True)):
            if line.inside is not None:
                turn = transcript_report(line, chunks)
                if turn is not None:
                    draft = self._draft(turn)
                    draft.content = [Span(draft.content[0].start, line.inside.inner.end)]
                    draft.quoted = True
                    out = [d for d in out if d.content != [line.inside.span]]
                    pending = [p for p in pending if p[1] is not line.inside]
                    out.append(draft)
                    last = draft
                out.extend(d for d in self._reports(line, chunks, index) if _worth_nesting(d))
                continue
            if line.paragraph != paragraph:
                self._settle(pending, last, out, False)
                pending = []
                if (
                    opening is not None
                    and line.paragraph > opening.report.line.paragraph + 1
                    and not line.folded[0]
                ):
                    opening = None
            paragraph = line.paragraph
            drafts = self._reports(line, chunks, index)
            taken = [s for d in drafts for s in d.content]
            free = [
                q
                for q in line.folded
                if q is not None and not any(s.overlaps(q.span) for s in taken)
            ]
            if (
                opening is not None
                and not drafts
                and line.paragraph > opening.report.line.paragraph
            ):
                if is_only_quotes(line):
                    opening.content.extend(q.span for q in line.folded if q is not None)
                    opening.quoted = True
                    last = opening
                    if opening not in out:
                        out.append(opening)
                    continue
                if not opening.content:
                    opening.content.append(self._paragraph(index))
                    out.append(opening)
                opening = None
            out.extend(drafts)
            quoting = [d for d in drafts if d.quoted]
            if free and not quoting:
                for quotation in free:
                    pending.append((line, quotation))
                if (
                    voice is not None
                    and voice.report.line.paragraph == line.paragraph
                    and is_only_quotes(line)
                ):
                    if voice.report.rule == "attribution.clause-first":
                        voice.content.extend(q.span for _, q in pending)
                        last = voice
                    else:
                        last = self._free([q for _, q in pending], line, None)
                        last.source, last.voice = voice.source, voice
                        out.append(last)
                    pending = []
                elif (
                    last is not None
                    and last.report.line.paragraph == line.paragraph
                    and is_only_quotes(line)
                ):
                    last.content.extend(q for q in (q.span for _, q in pending))
                    pending = []
                elif (
                    previous_subject is not None
                    and previous_subject[0].paragraph == line.paragraph
                    and is_only_quotes(line)
                ):
                    draft = self._free([q for _, q in pending], *previous_subject)
                    out.append(draft)
                    last, pending = draft, []
            if quoting:
                if pending and pending[0][0].paragraph == line.paragraph:
                    quoting[0].content[:0] = [q.span for _, q in pending]
                    pending = []
                last = quoting[-1]
            colon = trailing_colon(line, chunks)
            if colon >= 0 and not quoting:
                opening = self._opening(line, chunks, colon)
            elif drafts or not is_only_quotes(line):
                if opening is not None and opening.content:
                    opening = None
            if drafts or not is_only_quotes(line):
                voice = _voice(drafts) if not quoting else None
            if not is_only_quotes(line):
                subject = speaker_before(line, chunks)
                previous_subject = (line, subject) if subject else None
        self._settle(pending, last, out, True)
        found = [d for d in out if d.content]
        settle(found, self.lines, self.chunks, self.cast)
        return found

    def _paragraph(self, index: int) -> Span:
        """Return the characters of the rest of the paragraph that line `index` begins."""
        first = last = self.lines[index]
        for line in self.lines[index:]:
            if line.paragraph != first.paragraph:
                break
            if line.inside is None:
                last = line
        return Span(self._span(first, 0, len(first)).start, self._span(last, 0, len(last)).end)

    # ---- free quotations -----------------------------------------------------------------------

    def _settle(
        self, pending: list[tuple[Line, Quotation]], last: Draft | None, out: list[Draft], end: bool
    ) -> None:
        """Give quotations nobody was named for to the last speaker, where the next paragraph
        carries the quotation on."""
        if not pending:
            return
        line, first = pending[0]
        whole = all(is_only_quotes(item) for item, _ in pending)
        if whole and len(pending) == 1 and _heading(first.inner.of(self.article)):
            return
        if last is not None and whole and line.paragraph - last.report.line.paragraph <= 3:
            last_end = max(s.end for s in last.content)
            between = [
                other
                for other in self.lines
                if other.inside is None
                and last_end <= other.start[0] < first.span.start
                and not is_only_quotes(other)
            ]
            if not between and last.content and self._unclosed(last.content[-1], first):
                last.content.extend(q.span for _, q in pending)
                return
            if len(between) <= 1:
                draft = self._free([q for _, q in pending], line, None)
                draft.source, draft.voice = last.source, last
                out.append(draft)

    def _unclosed(self, content: Span, following: Quotation) -> bool:
        """Return whether `content` ends in a quotation left open for the next paragraph's."""
        quotations = self.article.quotations
        k = bisect_left([q.span.start for q in quotations], following.span.start)
        return k > 0 and quotations[k - 1].continues and quotations[k - 1].span.overlaps(content)

    def _free(
        self, quotations: list[Quotation], line: Line, source: tuple[int, int] | None
    ) -> Draft:
        report = Report(
            line,
            source,
            None,
            [],
            None,
            "attribution.free-quotation",
            "a quotation with no verb of its own goes on in the voice before it",
        )
        span = self._span(line, *source) if source else None
        return Draft(span, None, [q.span for q in quotations], report, True)

    def _opening(self, line: Line, chunks: Phrases, colon: int) -> Draft | None:
        """Return a draft without content for "The minister said:" at the end of a paragraph."""
        items = None
        cue = Span(line.start[colon], line.end[colon])
        word = None
        for group in reversed(chunks.groups):
            entries = [
                c for c in self.lexicon.verbs.get(line.low[group.head], ()) if "quote" in c.takes
            ]
            if entries:
                subject = subject_of(line, chunks, group, self.lexicon.verbs)
                cue, word = self._span(line, group.start, group.end), entries[-1]
                items = (subject.start, subject.end) if subject else None
                break
        items = items or speaker_before(line, chunks)
        if items is None:
            return None
        report = Report(
            line,
            items,
            None,
            [],
            word,
            "attribution.colon",
            "a colon hands over to the words that follow",
        )
        return Draft(self._span(line, *items), cue, [], report, False)

    # ---- one line --------------------------------------------------------------------------------

    def _reports(self, line: Line, chunks: Phrases, index: int) -> list[Draft]:
        reports: list[Report] = []
        following = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if is_credit(line):
            return []
        for report in (
            colon_report(line, chunks, line.block in self.headline),
            dash_report(line, chunks),
            credit_report(line, following) if line.inside is None else None,
        ):
            if report is not None:
                reports.append(report)
        reports.extend(verb_reports(line, chunks, self.lexicon))
        reports.extend(phrase_reports(line, chunks, self.lexicon))
        led = colon_quote(line, chunks, self.lexicon)
        if led is not None and not any(
            a <= led.content[0][0] < b for r in reports for a, b in r.content
        ):
            reports.append(led)
        drafts = []
        seen: set[tuple] = set()
        told = {r.content[0] for r in reports if r.content and r.rule != "attribution.nominal"}
        for report in reports:
            # Between stray commas and colons nothing may be left to report.
            report.content = [piece for piece in report.content if _has_words(line, *piece)]
            if not report.content:
                continue
            if report.rule == "attribution.nominal" and report.content[0] in told:
                continue  # "said in a statement that ...": the noun is only where it was said
            key = (report.cue, report.content[0])
            if key in seen:
                continue
            seen.add(key)
            drafts.append(self._draft(report))
        return drafts

    def _draft(self, report: Report) -> Draft:
        line = report.line
        quoted = any(
            line.folded[k] is not None
            for a, b in report.content
            for k in range(a, min(b, len(line)))
        )
        return Draft(
            self._span(line, *report.source) if report.source else None,
            self._span(line, *report.cue) if report.cue else None,
            [self._span(line, a, b) for a, b in report.content],
            report,
            quoted,
        )

    def _span(self, line: Line, a: int, b: int) -> Span:
        """Return the characters of items a to b, with the quotation marks that belong to them."""
        text = self.article.text
        while b - 1 > a and line.low[b - 1] in (",", ".", ";", ":", "—", "–", "--"):
            b -= 1
        start, end = line.start[a], line.end[b - 1]
        if start and text[start - 1] in _MARKS and text[start - 1 : start] != "”":
            start -= 1
        elif text[max(0, start - 2) : start] in ("''", "``"):
            start -= 2
        tail = end + 1 if text[end : end + 1] in (",", ".", "?", "!") else end
        if line.folded[b - 1] is None:
            if text[tail : tail + 1] and text[tail] in _MARKS:
                end = tail + 1
            elif text[tail : tail + 2] == "''":
                end = tail + 2
        return Span(start, end)
