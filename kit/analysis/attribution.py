"""Who says what: attributions of an article, each a source, a cue and the words attributed.

The scheme is that of PARC 3.0 (Pareti 2012) and PolNeAR (Newell et al. 2018): what somebody is
reported to have said, written, thought or wanted, with the words that show it. Found by a small
grammar over tagged tokens; every finding names its rule and a reason to argue with.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kit.analysis.cues import CueLexicon, cue_lexicon
from kit.analysis.lines import Line, build_lines
from kit.analysis.phrased import phrase_reports
from kit.analysis.phrases import Phrases, chunk
from kit.analysis.quoted import (
    colon_report,
    credit_report,
    dash_report,
    is_credit,
    is_only_quotes,
    speaker_before,
    trailing_colon,
    transcript_report,
)
from kit.analysis.reported import Report, verb_reports
from kit.text.article import Article, Quotation, Span
from kit.text.reading import as_article

FORMS = ("direct", "mixed", "indirect")
NAMINGS = ("named", "described", "anonymous", "unresolved")
_MARKS = "“”\"«»„‟"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that the article gives to a source.

    `source` and `cue` are None where the text shows none. `content` holds one span, or several
    where the words are interrupted. `form` is "direct", "mixed" or "indirect"; `naming` is
    "named", "described", "anonymous" or "unresolved"; `speaker` is the fullest name the article
    gives the source, None where the text does not settle who it is; `stance` is what the cue
    lets the reader feel: "neutral", "doubting", "committing" or "combative".
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    form: str
    naming: str
    speaker: str | None
    stance: str
    rule: str
    reason: str


def attributions(
    article: Article | str, extra_cues: Iterable[str] = ()
) -> list[Attribution]:
    """Return who says what in an article, in the order of the content's first character.

    `extra_cues` adds verbs of speaking (base forms) to the lexicon for this call.

    >>> text = "The bridge is safe, the mayor said."
    >>> found = attributions(text)[0]
    >>> found.source.of(text), found.cue.of(text), found.content[0].of(text)
    ('the mayor', 'said', 'The bridge is safe')
    """
    article = as_article(article)
    lexicon = cue_lexicon()
    extra = list(extra_cues)
    if extra:
        lexicon = lexicon.with_verbs(extra)
    return Reading(article, lexicon).findings()


def _worth_nesting(draft: _Draft) -> bool:
    """Return whether a report made inside a quotation is another's words, not the speaker's own
    ("he told us that ...", not "I think ...")."""
    word, line, source = draft.report.word, draft.report.line, draft.report.source
    if source is None or word is None or line.low[source[0]] in ("i", "you", "we", "it", "they"):
        return False
    return word.kind == "speech" and draft.report.rule.rpartition(".")[2] in (
        "that-clause", "bare-clause", "cue-quote", "quote-first",
    )


@dataclass(slots=True)
class _Draft:
    """A finding under construction, in characters."""

    source: Span | None
    cue: Span | None
    content: list[Span]
    report: Report
    quoted: bool


class Reading:
    """One pass over an article's lines."""

    def __init__(self, article: Article, lexicon: CueLexicon) -> None:
        self.article = article
        self.lexicon = lexicon
        self.lines = build_lines(article, lexicon)
        self.chunks = [chunk(line, lexicon) for line in self.lines]
        self.headline = {b.number for b in article.blocks if b.role == "headline"}

    def findings(self) -> list[Attribution]:
        """Return the finished attributions."""
        drafts = self.drafts()
        return [self._finish(d) for d in sorted(drafts, key=lambda d: (d.content[0].start, d.content[-1].end))]

    def drafts(self) -> list[_Draft]:
        """Return the attributions of every line, free quotations joined to their speakers."""
        out: list[_Draft] = []
        last: _Draft | None = None  # the latest attribution that carries a quotation
        pending: list[tuple[Line, Quotation]] = []  # free quotations before a speaker is known
        opening: _Draft | None = None  # "The minister said:" waiting for the next paragraph
        paragraph = -1
        previous_subject: tuple[int, Span] | None = None
        for index, (line, chunks) in enumerate(zip(self.lines, self.chunks)):
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
                if opening is not None and line.paragraph > opening.report.line.paragraph + 1 and not line.folded[0]:
                    opening = None
            paragraph = line.paragraph
            drafts = self._reports(line, chunks, index)
            taken = [s for d in drafts for s in d.content]
            free = [
                q for q in line.folded if q is not None and not any(s.overlaps(q.span) for s in taken)
            ]
            if opening is not None and not drafts and line.paragraph > opening.report.line.paragraph:
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
                if last is not None and last.report.line.paragraph == line.paragraph and is_only_quotes(line):
                    last.content.extend(q for q in (q.span for _, q in pending))
                    pending = []
                elif previous_subject is not None and previous_subject[0] == line.paragraph and is_only_quotes(line):
                    draft = self._free(line, [q for _, q in pending], previous_subject[1])
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
            if not is_only_quotes(line):
                subject = speaker_before(line, chunks)
                previous_subject = (line.paragraph, self._span(line, *subject)) if subject else None
        self._settle(pending, last, out, True)
        return [d for d in out if d.content]

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
        self, pending: list[tuple[Line, Quotation]], last: _Draft | None, out: list[_Draft], end: bool
    ) -> None:
        """Give quotations nobody was named for to the last speaker, where the next paragraph
        carries the quotation on."""
        if not pending:
            return
        line, first = pending[0]
        whole = all(is_only_quotes(item) for item, _ in pending)
        if last is not None and whole and line.paragraph - last.report.line.paragraph <= 3:
            last_end = max(s.end for s in last.content)
            between = [
                other for other in self.lines
                if other.inside is None and last_end <= other.start[0] < first.span.start and not is_only_quotes(other)
            ]
            if len(between) <= 1:
                out.append(self._free(line, [q for _, q in pending], last.source))
                out[-1].report.source = last.report.source
                return

    def _free(self, line: Line, quotations: list[Quotation], source: Span | None) -> _Draft:
        report = Report(
            line, None, None, [], None, "attribution.free-quotation",
            "a quotation with no verb of its own goes on in the voice before it",
        )
        return _Draft(source, None, [q.span for q in quotations], report, True)

    def _opening(self, line: Line, chunks: Phrases, colon: int) -> _Draft | None:
        """Return a draft without content for "The minister said:" at the end of a paragraph."""
        source = None
        cue = Span(line.start[colon], line.end[colon])
        word = None
        for group in reversed(chunks.groups):
            entries = [c for c in self.lexicon.verbs.get(line.low[group.head], ()) if "quote" in c.takes]
            if entries:
                from kit.analysis.subjects import subject_of

                subject = subject_of(line, chunks, group)
                cue = self._span(line, group.start, group.end)
                word = entries[-1]
                if subject:
                    source = self._span(line, subject.start, subject.end)
                break
        if source is None:
            subject = speaker_before(line, chunks)
            if subject is None:
                return None
            source = self._span(line, *subject)
        report = Report(
            line, None, None, [], word, "attribution.colon", "a colon hands over to the words that follow"
        )
        return _Draft(source, cue, [], report, False)

    # ---- one line --------------------------------------------------------------------------------

    def _reports(self, line: Line, chunks: Phrases, index: int) -> list[_Draft]:
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
        drafts = []
        seen: set[tuple] = set()
        for report in reports:
            key = (report.cue, report.content[0] if report.content else None)
            if key in seen or not report.content:
                continue
            seen.add(key)
            drafts.append(self._draft(report))
        return drafts

    def _draft(self, report: Report) -> _Draft:
        line = report.line
        quoted = any(
            line.folded[k] is not None for a, b in report.content for k in range(a, min(b, len(line)))
        )
        return _Draft(
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

    def _finish(self, draft: _Draft) -> Attribution:
        report = draft.report
        content = tuple(sorted(set(draft.content)))
        return Attribution(
            draft.source,
            draft.cue,
            content,
            self._form(content),
            "unresolved",
            None,
            report.word.stance if report.word else "neutral",
            report.rule,
            report.reason,
        )

    def _form(self, content: tuple[Span, ...]) -> str:
        """Return "direct" where every word stands in quotation marks, "mixed" where some do."""
        inside = outside = 0
        for span in content:
            covered = 0
            for quotation in self.article.quotations:
                a, b = max(span.start, quotation.span.start), min(span.end, quotation.span.end)
                if a < b:
                    covered += b - a
            inside += covered
            outside += sum(c.isalnum() for c in span.of(self.article)) if not covered else len(span) - covered
        if not inside:
            return "indirect"
        return "mixed" if outside > 2 * len(content) else "direct"
