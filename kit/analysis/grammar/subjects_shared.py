"""Subjects a verb has from another verb: "beamed and asked", "said it was over, adding that ...".

A second verb, an -ing form or an infinitive has no subject of its own; whose it is follows from
the verb it hangs on.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

from kit.analysis.grammar.lines import PAUSES
from kit.analysis.grammar.phrases import VerbGroup
from kit.analysis.grammar.subject_phrases import Subject, inverted, phrase_back
from kit.analysis.grammar.subjects_across import AcrossPauses
from kit.analysis.lexicon.closed_classes import CLAUSE_OPENERS, RELATIVE

_NEW_CLAUSE = ([",", "and"], [",", "but"], [",", "while"])
_OBJECT_CONTROL = frozenset(
    "ask asks asked asking urge urges urged urging tell tells told telling want wants wanted "
    "expect expects expected allow allows allowed encourage encourages encouraged invite "
    "invites invited force forces forced order orders ordered persuade persuaded lead leads "
    "led cause caused prompt prompts prompted get got".split()
)


class FromAnotherVerb(AcrossPauses, ABC):
    """Reads the subject of a verb that has none of its own off the verb it hangs on."""

    @abstractmethod
    def of(self, group: VerbGroup, depth: int) -> Subject | None:
        """Return the subject of a verb group of any form."""

    @abstractmethod
    def _of_finite(self, group: VerbGroup, depth: int) -> Subject | None:
        """Return the subject of a finite verb."""

    def _previous(self, group: VerbGroup) -> VerbGroup | None:
        """Return the verb group that ends last before this one."""
        for k in range(group.start - 1, self.floor - 1, -1):
            found = self.chunks.verb[k]
            if found is not None:
                return found
        return None

    def _shared(self, group: VerbGroup, j: int, depth: int) -> Subject | None:
        """A coordinated verb ("beamed and asked") takes the subject of the verb before it."""
        k = j - 1
        nearest: Subject | None = None
        while k >= self.floor:
            found = self.chunks.verb[k]
            if found is not None:
                k = found.start - 1
                if found.form not in ("finite", "bare"):
                    continue
                if self.line.marked[found.start] and not self.line.marked[group.start]:
                    continue  # 'said "it is under way" but would not say': not what is quoted
                if nearest is not None and not self._same_kind(found, group):
                    continue
                subject = self.of(found, depth + 1)
                if subject is None:
                    continue
                if self._same_kind(found, group):
                    return subject
                if nearest is None or self.line.low[nearest.start] in RELATIVE:
                    nearest = subject
                continue
            if self.line.low[k] == ";":
                break
            k -= 1
        return nearest

    def _same_kind(self, found: VerbGroup, group: VerbGroup) -> bool:
        """Return whether two verbs are of one tense and both report: "says A but says B"."""
        line = self.line
        return (
            found.form == "finite"
            and line.tags[found.start] == line.tags[group.start]
            and line.low[found.head] in self.reporting
        )

    def _of_participle(self, group: VerbGroup, depth: int) -> Subject | None:
        line, chunks = self.line, self.chunks
        j = group.start - 1
        while j >= self.floor and line.tags[j].startswith("RB"):
            j -= 1
        while j >= self.floor and chunks.is_time(line, j):
            j = chunks.at(j)[0] - 1
        if j >= self.floor and chunks.noun[j] is not None and not self._told(j):
            span = chunks.at(j)
            back = phrase_back(line, chunks, j, self.floor)
            return Subject(back[0], j + 1, back) if back else Subject(span[0], j + 1, span)
        return self._of_main(group, depth) or self._main_after(group, depth)

    def _told(self, j: int) -> bool:
        """Return whether the noun phrase ending at item j is who was written or spoken to ("wrote
        to the premier demanding ..."): the participle behind it is not that person's."""
        start = self.chunks.at(j)[0]
        if start - 2 < self.floor or self.line.low[start - 1] != "to":
            return False
        verb = self.chunks.verb[start - 2]
        return verb is not None and self.line.low[verb.head] in self.reporting

    def _of_main(self, group: VerbGroup, depth: int) -> Subject | None:
        """The subject of the sentence's main verb: a reporting verb before any other."""
        line = self.line
        begin = self.floor
        if line.low[begin] in CLAUSE_OPENERS:
            begin = next((k for k in range(begin, group.start) if line.low[k] == ","), begin)
        finite = []
        k = begin
        while k < group.start:
            found = self.chunks.verb[k]
            if found is not None and found.start >= begin and found.form == "finite":
                finite.append(found)
            k = found.end if found is not None else k + 1
        reporting = [v for v in finite if line.low[v.head] in self.reporting and not v.passive]
        if finite and group.start and line.low[group.start - 1] == ",":
            near = self.of(finite[-1], depth + 1)
            if near is not None and line.low[max(0, near.start - 2) : near.start] in _NEW_CLAUSE:
                return near  # "..., and its minister went further, accusing ..."
        if reporting and group.start and line.low[group.start - 1] == ",":
            reporting.sort(key=lambda v: not self._hands_over(v, group))
        for verb in [*reporting, *finite][:8]:
            subject = self.of(verb, depth + 1)
            if (
                subject is None
                and verb.start
                and (line.folded[verb.start - 1] is not None or line.low[verb.start - 1] in PAUSES)
            ):
                subject = inverted(line, self.chunks, verb)
            if subject is not None and line.low[subject.start] not in RELATIVE:
                return subject
        return None

    def _hands_over(self, verb: VerbGroup, group: VerbGroup) -> bool:
        """Return whether `verb` is the "the paper said" that closes a report, right before the
        comma of "..., the paper said, citing two officials"."""
        line, chunks = self.line, self.chunks
        k = verb.end
        while k < group.start - 1 and (
            line.tags[k] in ("IN", "TO", "RB") or chunks.noun[k] is not None
        ):
            k += 1
        span = chunks.noun[verb.start - 1] if verb.start else None
        before = span[0] - 1 if span is not None else -1
        return (
            k == group.start - 1
            and before > 0
            and (line.low[before] in PAUSES or line.folded[before] is not None)
        )

    def _main_after(self, group: VerbGroup, depth: int) -> Subject | None:
        """ "In defending himself, the mayor argued": the subject comes after the comma."""
        line = self.line
        limit = min(len(line), group.end + 60)
        for k in range(group.end, limit):
            if line.low[k] == ",":
                for m in range(k + 1, limit):
                    found = self.chunks.verb[m]
                    if found is not None and found.form == "finite":
                        return type(self)(line, self.chunks, k + 1, self.reporting)._of_finite(
                            found, depth + 1
                        )
        return None

    def _governor(self, group: VerbGroup, depth: int) -> Subject | None:
        """ "asked Ali to say": the object speaks; "refused to say": the subject does."""
        line, chunks = self.line, self.chunks
        j = group.start - 1
        if j >= self.floor and chunks.noun[j] is not None:
            span = chunks.at(j)
            k = span[0] - 1
            if (
                k >= self.floor
                and (asking := chunks.verb[k]) is not None
                and line.low[asking.head] in _OBJECT_CONTROL
            ):
                return Subject(span[0], span[1], span)
        governor = self._previous(group)
        return (
            self.of(governor, depth + 1) if governor is not None else self._main_after(group, depth)
        )
