"""Verbs of saying, thinking and wanting: source, cue and content of each in a line."""

from __future__ import annotations

from kit.analysis.grammar.lines import Line
from kit.analysis.grammar.openings import opens_clause, past_adjuncts
from kit.analysis.grammar.phrases import Phrases, VerbGroup, is_time
from kit.analysis.grammar.subject_phrases import Subject, phrase_back
from kit.analysis.grammar.subjects import subject_of
from kit.analysis.lexicon.closed_classes import DO, FINITE_TAGS
from kit.analysis.lexicon.cues import CueLexicon
from kit.analysis.speech.passive_reports import Passives
from kit.analysis.speech.quotative_frames import frame_cue
from kit.analysis.speech.report import Report
from kit.analysis.speech.said_before import SaidBefore


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
            at = group.end
            if tuple(line.low[at : at + size]) != cue.particles:
                at = _past_time(line, chunks, at) if size == 1 else at
                if tuple(line.low[at : at + size]) != cue.particles:
                    continue
            elif size and cue.particles[-1] == "on" and _past_time(line, chunks, at) > at:
                continue  # "called on Monday for ...": the "on" is the day's
            report = _Reader(line, chunks, lexicon, group, cue, at - group.end).read()
            if report is not None:
                found.append(report)
                break
    return found


_PREPOSITIONAL = frozenset("regarding concerning considering including following".split())


def _past_time(line: Line, chunks: Phrases, i: int) -> int:
    """Return the item past "on Monday" or "last week" at item i, i where no time stands there."""
    k = i + 1 if i < len(line) and line.low[i] in ("on", "in", "late", "early") else i
    noun = chunks.noun[k] if k < len(line) else None
    return noun[1] if noun is not None and is_time(line, noun) else i


# Verbs that pass on the words of another: "quoted her as saying".
_PASSING_ON = frozenset("quote quotes quoted quoting cite cites cited citing".split())


class _Reader(SaidBefore, Passives):
    """Reads one reporting verb: first what it is, then what stands around it."""

    def read(self) -> Report | None:
        group = self.group
        if group.form == "gerund" and self.line.low[group.head] in _PREPOSITIONAL:
            return None
        if group.form == "gerund" and group.start and self.chunks.verb[group.start - 1] is not None:
            before = self.chunks.verb[group.start - 1]
            led = self.lexicon.verbs.get(self.line.low[before.head], ())
            if any("clause" in cue.takes and "gerund" not in cue.takes for cue in led):
                return None  # "they say adding the mineral helps": a subject, not a cue
        if group.form == "gerund" and group.start > 1 and self.line.low[group.start - 1] == "as":
            quoted = self._quoted_as_saying()
            if quoted is not None:
                return quoted
        if group.passive:
            return self._passive()
        if group.form == "participle" and not self._really_finite():
            return self._reduced()
        if self._is_asked() or self._passes_on():
            return None
        subject = subject_of(self.line, self.chunks, group, self.lexicon.verbs)
        if subject is not None and self._is_nobody(subject):
            return None
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

    def _quoted_as_saying(self) -> Report | None:
        """Return the report of "The paper quoted a nurse as saying that ..." (the nurse says it)
        and of "the nurse was quoted as saying", or None for any other "as saying"."""
        line, chunks, group = self.line, self.chunks, self.group
        passive = chunks.verb[group.start - 2]
        if passive is not None and passive.passive and line.low[passive.head] in _PASSING_ON:
            self.group = VerbGroup(passive.start, group.end, group.head, "finite", False)
            subject = subject_of(line, chunks, self.group, self.lexicon.verbs)
            return self._postposed(subject) or self._right(subject)
        if line.low[group.start - 3 : group.start] == ["on", "record", "as"]:
            be = chunks.verb[group.start - 4] if group.start > 3 else None
            if be is not None:
                self.group = VerbGroup(be.start, group.end, group.head, "finite", False)
                return self._right(subject_of(line, chunks, self.group, self.lexicon.verbs))
        back = phrase_back(line, chunks, group.start - 2, max(0, group.start - 40))
        verb = chunks.verb[back[0] - 1] if back is not None and back[0] else None
        if verb is None or line.low[verb.head] not in _PASSING_ON:
            return None
        return self._right(Subject(back[0], group.start - 1, back))

    def _passes_on(self) -> bool:
        """Return whether the verb leads to "as saying", which then tells who speaks."""
        low, end = self.line.low, self.group.end
        if low[self.group.head] not in _PASSING_ON:
            return False
        return any(low[k : k + 2] == ["as", "saying"] for k in range(end, min(self.n, end + 25)))

    def _is_asked(self) -> bool:
        """Return whether the narrator asks ("How did she decide whom to treat?"): nothing is
        reported."""
        line, start = self.line, self.group.start
        if line.low[-1] != "?" or self.group.form not in ("bare", "finite") or start < 2:
            return False
        span = self.chunks.noun[start - 1]
        before = span[0] - 1 if span is not None else -1
        return before >= 0 and (line.low[before] in DO or line.tags[before] == "MD")

    def _is_nobody(self, subject: Subject) -> bool:
        """Return whether nobody says it ("nobody believes the count")."""
        words = self.line.low[subject.start : subject.start + 2]
        return words[0] in ("nobody", "nothing", "no-one") or words == ["no", "one"]

    def _not_a_speaker(self, subject: Subject) -> bool:
        word = self.line.low[subject.start]
        if word in ("him", "them", "me", "us") and subject.end == subject.start + 1:
            return True
        return word in ("it", "there", "what") and subject.end == subject.start + 1 and word != "it"

    def _told_somewhere(self, i: int) -> bool:
        """Return whether "in ..." and then a clause follow ("claimed in a statement that the port
        was theirs"): a passive participle has none of its own. Not so "told in May that"."""
        line, noun = self.line, self.chunks.noun[self.group.start - 1]
        if line.low[i] not in ("in", "at", "on") or noun is None:
            return False
        if "clause" not in self.cue.takes or "recipient" in self.cue.takes:
            return False
        if any(t in FINITE_TAGS for t in line.tags[: self.group.start]):
            return False
        clause = past_adjuncts(line, self.chunks, i, False)[-1]
        if line.low[clause : clause + 1] == ["that"]:
            return clause + 1 < self.n and opens_clause(line, self.chunks, clause + 1)
        verbs = sum(g.form in ("finite", "participle") and g.start > i for g in self.chunks.groups)
        return verbs == 1 and clause < self.n and opens_clause(line, self.chunks, clause)

    def _really_finite(self) -> bool:
        """Return whether a bare participle form is a past tense the tagger misread."""
        i = self.after
        if self.group.start == 0 or i >= self.n:
            return False
        if self._told_somewhere(i):
            return True
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
