"""Passive reports: "was rejected by X", and hearsay that names nobody ("is believed to ...")."""

from __future__ import annotations

from kit.analysis.grammar.openings import opens_clause
from kit.analysis.grammar.phrases import VerbGroup, is_time
from kit.analysis.grammar.subject_phrases import Subject, inverted, phrase_back
from kit.analysis.grammar.subjects import subject_of
from kit.analysis.lexicon.cues import Cue
from kit.analysis.speech.clauses import clause_end, object_end
from kit.analysis.speech.report import Items, Report
from kit.analysis.speech.said_after import SaidAfter

# "Residents were told to leave": an order passed on, and whose it is left out.
_ORDERS = frozenset("tell ask order urge instruct advise warn direct command".split())


class Passives(SaidAfter):
    """Reads passive reporting verbs."""

    def _passive(self) -> Report | None:
        line, chunks = self.line, self.chunks
        subject = subject_of(line, chunks, self.group)
        agent = self._agent(self.after) if self._acts() else None
        if agent is not None:
            if subject is None or line.low[subject.start] in ("it", "there"):
                return None
            if self.other_sense(subject.head):
                return None
            return Report(
                line,
                (agent.start, agent.end),
                (self.group.start, agent.start),
                [(subject.start, subject.end)],
                self.cue,
                "attribution.passive-agent",
                f"passive '{self._verb()}' with a 'by' phrase that names who",
                agent.head,
            )
        if (
            line.low[self.group.head] in ("quoted", "cited")
            and self.after + 1 < self.n
            and line.low[self.after] == "as"
        ):
            inner = chunks.verb[self.after + 1]
            if inner is not None and line.low[inner.head] in ("saying", "telling"):
                return None  # "saying" reports it
        hearsay = self.lexicon.hearsay.get(line.low[self.group.head])
        if hearsay is not None:
            return self._hearsay(hearsay, subject)
        asked = self.chunks.verb[self.after] if self.after < self.n else None
        if self.cue.lemma in _ORDERS and asked is not None:
            if asked.form == "infinitive" and subject is not None and self.group.form == "finite":
                end = object_end(line, chunks, self.lexicon, self.after, self.cue, self.group)
                return self._report(
                    None,
                    [(self.after, end)],
                    "hearsay-passive",
                    f"'{self._verb()}' passes on what somebody asked and names nobody",
                )
        if "recipient" in self.cue.takes and subject is not None:
            found = self.complement(self.after)
            if found and found[1] in ("that-clause", "bare-clause", "wh-clause", "cue-quote"):
                return self._report(None, *found)
        negated = any(w in ("not", "n't", "n’t") for w in line.low[self.group.start : self.after])
        if negated and subject is not None and line.low[subject.start] == "it":
            return None  # "It is not known whether ...": nobody says so
        if subject is not None and line.low[subject.start] == "it" and "clause" in self.cue.takes:
            found = self.complement(self.after)
            if found and found[1] in ("that-clause", "wh-clause"):
                return self._report(None, *found)
        return None

    def _acts(self) -> bool:
        if self.cue.lemma in ("characterize", "characterise"):
            return False  # "an illness characterised by fever" speaks of no speaker
        return "object" in self.cue.takes and self.cue.kind in ("speech", "accusation", "denial")

    def _agent(self, i: int) -> Subject | None:
        line, chunks = self.line, self.chunks
        while i < self.n and line.tags[i].startswith("RB"):
            i += 1
        if i + 1 >= self.n or line.low[i] != "by" or chunks.noun[i + 1] is None:
            return None
        if is_time(line, chunks.noun[i + 1]):
            return None
        fake = VerbGroup(i, i + 1, i, "finite", False)
        return inverted(line, chunks, fake)

    def _hearsay(self, hearsay: Cue, subject: Subject | None) -> Report | None:
        """ "is believed to have fled", "was accused of": somebody says so, and nobody is named."""
        line, chunks = self.line, self.chunks
        i = self.after
        while i < self.n and line.tags[i].startswith("RB"):
            i += 1
        if i >= self.n:
            return None
        verb = self._verb()
        content: list[Items] = []
        if subject is not None and line.low[subject.start] != "it":
            content.append((subject.start, subject.end))
        group = chunks.verb[i]
        if group is not None and group.form == "infinitive" and "infinitive" in hearsay.takes:
            end = object_end(line, chunks, self.lexicon, i, hearsay, self.group)
        elif line.low[i] == "that" and "clause" in hearsay.takes:
            end = clause_end(line, chunks, self.lexicon, i, hearsay, self.group)
        elif not content and "clause" in hearsay.takes and opens_clause(line, chunks, i):
            end = clause_end(line, chunks, self.lexicon, i, hearsay, self.group)
        elif line.low[i] in hearsay.takes and i + 1 < self.n:
            end = object_end(line, chunks, self.lexicon, i + 1, hearsay, self.group)
        elif "object" in hearsay.takes and (
            chunks.noun[i] is not None or line.tags[i].startswith("JJ")
        ):
            end = object_end(line, chunks, self.lexicon, i, hearsay, self.group)
        else:
            return None
        content.append((i, end))
        return Report(
            line,
            None,
            (self.group.start, self.after),
            content,
            hearsay,
            "attribution.hearsay-passive",
            f"'{verb}' reports what somebody says and names nobody",
        )

    def _reduced(self) -> Report | None:
        """ "a truce proposed by the envoy": content before, source in the 'by' phrase."""
        line, chunks = self.line, self.chunks
        agent = self._agent(self.after) if self._acts() else None
        start = self.group.start
        if agent is None or start == 0 or chunks.noun[start - 1] is None:
            return None
        back = phrase_back(line, chunks, start - 1, max(0, start - 60))
        if back is None:
            return None
        return Report(
            line,
            (agent.start, agent.end),
            (start, agent.start),
            [(back[0], start)],
            self.cue,
            "attribution.passive-agent",
            f"'{self._verb()} by' names who",
            agent.head,
        )
