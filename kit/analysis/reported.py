"""Verbs of saying, thinking and wanting: source, cue and content of each in a line."""

from __future__ import annotations

from kit.analysis.cues import CueLexicon
from kit.analysis.function_words import DO
from kit.analysis.lines import Line
from kit.analysis.openings import opens_clause
from kit.analysis.passive_reports import Passives
from kit.analysis.phrases import Phrases
from kit.analysis.quotative_frames import frame_cue
from kit.analysis.report import Report
from kit.analysis.said_before import SaidBefore
from kit.analysis.subject_phrases import Subject
from kit.analysis.subjects import subject_of


def verb_reports(line: Line, chunks: Phrases, lexicon: CueLexicon) -> list[Report]:
    """Return the reports made by the verbs of one line, in order."""
    found = []
    for group in chunks.groups:
        head = line.low[group.head]
        cues = lexicon.verbs.get(head, ())
        if not cues and group.passive and head in lexicon.hearsay:
            cues = (lexicon.hearsay[head],)
        if not any("quote" in cue.takes for cue in cues):
            framed = frame_cue(line, chunks, group)
            cues = (*cues, framed) if framed is not None else cues
        for cue in cues:
            size = len(cue.particles)
            if tuple(line.low[group.end : group.end + size]) != cue.particles:
                continue
            report = _Reader(line, chunks, lexicon, group, cue).read()
            if report is not None:
                found.append(report)
                break
    return found


_PREPOSITIONAL = frozenset("regarding concerning considering including following".split())


class _Reader(SaidBefore, Passives):
    """Reads one reporting verb: first what it is, then what stands around it."""

    def read(self) -> Report | None:
        group = self.group
        if group.form == "gerund" and self.line.low[group.head] in _PREPOSITIONAL:
            return None
        if group.form == "gerund" and group.start and self.chunks.verb[group.start - 1] is not None:
            before = self.chunks.verb[group.start - 1]
            if self.line.low[before.head] in self.lexicon.verbs and "clause" in self.cue.takes:
                return None  # "they say adding the mineral helps": a subject, not a cue
        if group.passive:
            return self._passive()
        if group.form == "participle" and not self._really_finite():
            return self._reduced()
        if self._is_asked():
            return None
        subject = subject_of(self.line, self.chunks, group, self.lexicon.verbs)
        opening = self._across_relatives()
        if opening is not None and (subject is None or subject.start > opening.start):
            subject = opening
        if subject is not None and (self._not_a_speaker(subject) or self._speaker_follows(subject)):
            subject = None
        if group.form in ("finite", "bare", "participle"):
            report = self._postposed(subject)
            if report is not None:
                return report
        if group.form == "bare" and subject is None:
            return None
        if (
            group.form == "infinitive"
            and subject is not None
            and self.line.low[subject.start] == "it"
        ):
            return None  # "it is fair to assume that ...": nobody in particular does
        if subject is None and group.form == "finite":
            return self._subjectless()
        return self._right(subject)

    def _is_asked(self) -> bool:
        """Return whether the narrator asks ("How did she decide whom to treat?"): nothing is
        reported."""
        line, start = self.line, self.group.start
        if line.low[-1] != "?" or self.group.form not in ("bare", "finite") or start < 2:
            return False
        span = self.chunks.noun[start - 1]
        before = span[0] - 1 if span is not None else -1
        return before >= 0 and (line.low[before] in DO or line.tags[before] == "MD")

    def _across_relatives(self) -> Subject | None:
        """Return the opening noun phrase where its own who-clauses part it from this verb.

        "A driver who saw it, and who fled because soldiers came, said ...": a finite verb right
        behind a comma has no subject beside it, and the line's first phrase still lacks a verb.
        """
        line, chunks, start = self.line, self.chunks, self.group.start
        if self.group.form != "finite" or start < 4 or line.low[start - 1] != ",":
            return None
        first = next((k for k in range(min(3, start)) if chunks.noun[k] is not None), None)
        if first is None:
            return None
        begin, end = head = chunks.noun[first]
        while end + 1 < start and line.low[end] == "of" and chunks.noun[end + 1] is not None:
            end = chunks.noun[end + 1][1]
        who = end + (end < start and line.low[end] == ",")
        if who >= start or line.low[who] != "who" or any(chunks.verb[begin:end]):
            return None
        return Subject(begin, end, head)

    def _not_a_speaker(self, subject: Subject) -> bool:
        word = self.line.low[subject.start]
        return word in ("it", "there", "what") and subject.end == subject.start + 1 and word != "it"

    def _really_finite(self) -> bool:
        """Return whether a bare participle form is a past tense the tagger misread."""
        i = self.after
        if self.group.start == 0 or i >= self.n:
            return False
        if self.line.low[i] in (
            "by",
            "as",
            "in",
            "at",
            "on",
            "to",
            "for",
            "from",
            "during",
            "last",
            "this",
        ):
            return False
        if self.chunks.noun[self.group.start - 1] is None:
            return False
        return (
            self.line.low[i] == "that"
            or self.line.folded[i] is not None
            or self.line.tags[i] in ("PRP", "DT", "PRP$", "WRB", "WP")
            or opens_clause(self.line, self.chunks, i)
        )
