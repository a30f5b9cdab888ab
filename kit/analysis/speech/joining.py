"""Free quotations joined to their speakers, over an article's lines from first to last.

"The minister said:" waits for the next paragraph; a line that is nothing but quotation goes on in
the voice before it; a quotation that nobody was named for goes to the last speaker, or to nobody.
"""

from __future__ import annotations

from kit.analysis.grammar.parsed import Items, Parsed
from kit.analysis.speech.drafts import Draft, Reading
from kit.analysis.speech.quoted import (
    ends_in_colon,
    is_only_quotes,
    speaker_before,
    transcript_report,
)
from kit.analysis.speech.report import Report
from kit.analysis.speech.speakers import Settler
from kit.text.records import Quotation, Span

_BY_CLAUSE_FIRST = "attribution.clause-first"
_FRAMING = (_BY_CLAUSE_FIRST, "attribution.according-to")
_FAR = 3  # paragraphs over which a voice may carry on


def drafts_of(reading: Reading) -> list[Draft]:
    """Return the attributions of every line, free quotations joined to their speakers."""
    joiner = _Joiner(reading)
    for index, p in enumerate(reading.lines):
        if p.line.inside is not None:
            joiner.spoken_line(index, p)
        else:
            joiner.line(index, p)
    joiner.give_to_last()
    found = [draft for draft in joiner.out if draft.content]
    settler = Settler(reading.cast, reading.entities)
    settler.settle(found)
    reading.joined = settler.joined
    return found


class _Joiner:
    """What a reader remembers from line to line."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.out: list[Draft] = []
        self.last: Draft | None = None  # the latest attribution that carries a quotation
        self.pending: list[tuple[Parsed, Quotation]] = []  # free, before a speaker is known
        self.opening: Draft | None = None  # "The minister said:" waiting for the next paragraph
        self.voice: Draft | None = None  # who spoke, without quotation, in the line before
        self.subject: tuple[Parsed, Items] | None = None  # whom the line before is about
        self.paragraph = -1

    def spoken_line(self, index: int, p: Parsed) -> None:
        """Take in a line inside a quotation: a turn of a transcript, or a report within it."""
        turn, inside = transcript_report(p), p.line.inside
        if turn is not None and inside is not None:
            draft = self.reading.draft(turn)
            draft.content = [Span(draft.content[0].start, inside.inner.end)]
            draft.quoted = True
            self.out = [d for d in self.out if d.content != [inside.span]]
            self.pending = [item for item in self.pending if item[1] is not inside]
            self.out.append(draft)
            self.last = draft
        self.out.extend(d for d in self.reading.reports(index) if _worth_nesting(d))

    def line(self, index: int, p: Parsed) -> None:
        """Take in a line of the narrator's."""
        if p.line.paragraph != self.paragraph:
            self._new_paragraph(p)
        drafts = self.reading.reports(index)
        only_quotes = is_only_quotes(p)
        if not drafts and self._behind_opening(index, p, only_quotes):
            return
        self.out.extend(drafts)
        quoting = [draft for draft in drafts if draft.quoted]
        if quoting:
            if self._waits_in(p):
                quoting[0].content[:0] = self._take_pending()
            self.last = quoting[-1]
        else:
            free = _free(p, drafts)
            self.pending += [(p, quotation) for quotation in free]
            if free and only_quotes:
                self._go_on(p)
        if ends_in_colon(p) and not quoting:
            self.opening = self._open(p)
        elif self.opening is not None and self.opening.content and (drafts or not only_quotes):
            self.opening = None
        if drafts or not only_quotes:
            self.voice = None if quoting else _voice(drafts)
        if not only_quotes:
            subject = speaker_before(p)
            self.subject = (p, subject) if subject else None

    def _new_paragraph(self, p: Parsed) -> None:
        self.give_to_last()
        self.paragraph = p.line.paragraph
        opening = self.opening
        if opening is not None and self.paragraph > opening.paragraph + 1 and not p.folded[0]:
            self.opening = None

    def _waits_in(self, p: Parsed) -> bool:
        return bool(self.pending) and self.pending[0][0].line.paragraph == p.line.paragraph

    def _take_pending(self) -> list[Span]:
        spans = [quotation.span for _, quotation in self.pending]
        self.pending = []
        return spans

    # ---- "The minister said:" ------------------------------------------------------------------

    def _open(self, p: Parsed) -> Draft | None:
        """Return a draft without content for "The minister said:" at the end of a paragraph."""
        cue, word, items = (p.n - 1, p.n), None, None
        for group in reversed(p.chunks.groups):
            entries = [c for c in p.lexicon.verbs.get(p.low[group.head], ()) if "quote" in c.takes]
            if entries:
                subject = p.subject_of(group)
                cue, word = (group.start, group.end), entries[-1]
                items = (subject.start, subject.end) if subject else None
                break
        items = items or speaker_before(p)
        if items is None:
            return None
        why = "a colon hands over to the words that follow"
        return self.reading.draft(Report(p, items, cue, [], word, "attribution.colon", why))

    def _behind_opening(self, index: int, p: Parsed, only_quotes: bool) -> bool:
        """Give a line in a later paragraph to the opening before it; return whether the whole of
        it is taken."""
        opening = self.opening
        if opening is None or p.line.paragraph <= opening.paragraph:
            return False
        if only_quotes:
            opening.content.extend(q.span for q in p.folded if q is not None)
            opening.quoted = True
            self.last = opening
            if opening not in self.out:
                self.out.append(opening)
            return True
        if not opening.content:
            opening.content.append(self.reading.paragraph(index))
            self.out.append(opening)
        self.opening = None
        return False

    # ---- quotations that stand free ------------------------------------------------------------

    def _go_on(self, p: Parsed) -> None:
        """Give the quotations that wait to whoever spoke or acted before them in the paragraph."""
        here, voice = p.line.paragraph, self.voice
        if voice is not None and voice.paragraph == here:
            if voice.report.rule == _BY_CLAUSE_FIRST:
                voice.content += self._take_pending()
                self.last = voice
            else:
                self.last = self._free(p, voice)
        elif self.last is not None and self.last.paragraph == here:
            self.last.content += self._take_pending()
        elif self.subject is not None and self.subject[0].line.paragraph == here:
            quotations = [quotation for _, quotation in self.pending]
            self.last = self.reading.free(quotations, *self.subject)
            self.out.append(self.last)
            self.pending = []

    def _free(self, p: Parsed, voice: Draft) -> Draft:
        """Return, recorded, a draft of the quotations that wait, in an earlier draft's voice."""
        draft = self.reading.free([quotation for _, quotation in self.pending], p, None)
        draft.source, draft.voice = voice.source, voice
        self.out.append(draft)
        self.pending = []
        return draft

    def give_to_last(self) -> None:
        """Give quotations nobody was named for to the last speaker, where the paragraph carries
        the quotation on; forget them otherwise."""
        pending, last = self.pending, self.last
        self.pending = []
        if not pending or last is None or not all(is_only_quotes(p) for p, _ in pending):
            return
        p, first = pending[0]
        if len(pending) == 1 and _heading(first.inner.of(self.reading.article)):
            return
        if p.line.paragraph - last.paragraph > _FAR:
            return
        end = max(span.end for span in last.content)
        between = [
            other
            for other in self.reading.lines
            if other.line.inside is None
            and end <= other.line.start[0] < first.span.start
            and not is_only_quotes(other)
        ]
        if not between and self.reading.unclosed(last.content[-1], first):
            last.content.extend(quotation.span for _, quotation in pending)
        elif len(between) <= 1:
            self.pending = pending
            self._free(p, last)


def _free(p: Parsed, drafts: list[Draft]) -> list[Quotation]:
    """Return the whole quotations of a line that no draft of it takes up."""
    taken = [span for draft in drafts for span in draft.content]
    return [
        quotation
        for quotation in p.folded
        if quotation is not None and not any(span.overlaps(quotation.span) for span in taken)
    ]


def _heading(words: str) -> bool:
    """Return whether words in quotation marks are a heading ('The Long Road Home')."""
    long = [w for w in words.split() if len(w) > 3]
    return len(words.split()) <= 8 and all(w[0].isupper() for w in long)


def _voice(drafts: list[Draft]) -> Draft | None:
    """Return the line's main act of speaking: the one that frames the others."""
    speaking = [
        d
        for d in drafts
        if d.source is not None and d.report.word and d.report.word.kind in ("speech", "preface")
    ]
    framing = [d for d in speaking if d.report.rule in _FRAMING]
    return framing[-1] if framing else speaking[0] if speaking else None


def _worth_nesting(draft: Draft) -> bool:
    """Return whether a report made inside a quotation is another's words, not the speaker's own
    ("he told us that ...", not "I think ...")."""
    report = draft.report
    if report.source is None or report.word is None or report.word.kind != "speech":
        return False
    own = report.p.low[report.source[0]] in ("i", "you", "we", "it", "they")
    return not own and report.rule.removeprefix("attribution.") in _TOLD


_TOLD = ("that-clause", "bare-clause", "cue-quote", "quote-first")
