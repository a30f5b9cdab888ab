"""Who a reporting verb belongs to: its subject, with title, "of" phrases and appositions.

The source of an attribution is the full noun phrase ("Ann Lee, an engineer at the
institute,"), after the practice of the PARC 3.0 and PolNeAR annotation guidelines; a relative
pronoun stands for itself, and whoever it points to is the speaker.
"""

from __future__ import annotations

from collections.abc import Container

from kit.analysis.grammar.lines import DASHES, Line
from kit.analysis.grammar.phrases import Phrases, VerbGroup
from kit.analysis.grammar.subject_phrases import Subject
from kit.analysis.grammar.subjects_shared import FromAnotherVerb
from kit.analysis.lexicon.closed_classes import HAVE, RELATIVE

_REACH = 90  # items looked back over; keeps the cost linear in a paragraph without full stops


def subject_of(
    line: Line, chunks: Phrases, group: VerbGroup, reporting: Container[str] = ()
) -> Subject | None:
    """Return the subject of a verb group, or None where the line does not show one.

    `reporting` holds the forms of reporting verbs: in "says A but warns of B" they share it.
    """
    return _Finder(line, chunks, max(0, group.start - _REACH), reporting).of(group, 0)


class _Finder(FromAnotherVerb):
    """Asks each verb of a line once, by its form."""

    def of(self, group: VerbGroup, depth: int) -> Subject | None:
        if depth > 6:
            return None
        # Each verb is asked once: chains of verbs without subjects would multiply otherwise.
        if group.start not in self._known:
            self._known[group.start] = None
            self._known[group.start] = self._find(group, depth)
        return self._known[group.start]

    def _find(self, group: VerbGroup, depth: int) -> Subject | None:
        if group.form == "infinitive":
            return self._governor(group, depth)
        if group.form in ("gerund", "participle"):
            return self._of_participle(group, depth)
        return self._of_finite(group, depth)

    def _of_finite(self, group: VerbGroup, depth: int) -> Subject | None:
        line, chunks = self.line, self.chunks
        j = self._before_adverbs(group.start - 1)
        if j < self.floor:
            return None
        k = j
        while k >= self.floor and chunks.is_time(line, k):
            k = chunks.at(k)[0] - 1  # "the army on Monday said"
            if k >= self.floor and line.low[k] in ("on", "in", "late", "early"):
                k -= 1
        if self.floor <= k < j and chunks.noun[k] is not None:
            j = k
        elif self.floor <= k < j and (inner := chunks.verb[k]) is not None:
            outer = self._modified_by(inner)
            if outer is not None:
                return Subject(outer[0], j + 1, outer)
        word = line.low[j]
        if word in RELATIVE and line.tags[j] in ("WP", "WDT", "IN", "DT"):
            before = self._noun_before(j)
            if word != "that" or (before and line.low[j - 1] != ","):
                return Subject(j, j + 1, (j, j + 1), before)
        if word in ("and", "but", "or", "then", "nor", "yet"):
            return self._shared(group, j, depth)
        if line.tags[j] == "CC":
            return self._shared(group, j, depth)
        if chunks.noun[j] is not None:
            auxiliary = self._split_from(group, j)
            return self.of(auxiliary, depth + 1) if auxiliary else self._from_phrase(j)
        if word == ",":
            found = self._across_commas(j) or self._shared(group, j, depth)
            opening = self._across_relatives(group)
            return opening if opening and (not found or found.start > opening.start) else found
        if word == ")" or word in DASHES:
            return self._across_brackets(j)
        return self._behind_relative(j)

    def _before_adverbs(self, j: int) -> int:
        """Return the last item up to j that is no adverb, nor "both" or "all" before a verb."""
        line = self.line
        while j >= self.floor and (
            line.tags[j].startswith("RB")
            or line.low[j] in ("both", "all", "each")
            and line.tags[j] != "NNP"
        ):
            j -= 1
        return j

    def _behind_relative(self, j: int) -> Subject | None:
        """Return the subject of "two drivers who survived said", where the verb of a relative
        clause ends at item j; None where none does."""
        line, chunks = self.line, self.chunks
        inner = chunks.verb[j]
        opens = inner.start - 1 if inner is not None and inner.form == "finite" else -1
        if inner is not None and opens > self.floor and line.low[opens] in ("who", "that"):
            outer = self._modified_by(inner)
            return Subject(outer[0], j + 1, outer) if outer is not None else None
        return None

    def _split_from(self, group: VerbGroup, j: int) -> VerbGroup | None:
        """Return the "has" that a phrase ending at item j parts from its participle: "the ministry
        has in the past accused", but not "at the meeting the ministry accused"."""
        line, chunks = self.line, self.chunks
        start = chunks.at(j)[0]
        if start - 2 < self.floor or line.tags[start - 1] != "IN":
            return None
        before = chunks.verb[start - 2]
        alone = before is not None and before.end - before.start == 1
        if not alone or line.low[start - 2] not in HAVE:
            return None
        return before if line.tags[group.start] in ("VBN", "VBD") else None
