"""Subjects parted from their verb by commas, dashes or brackets.

"The envoy, Ali Ray, who came on Monday, said": what stands between is an apposition or a relative
clause, and is stepped over piece by piece.
"""

from __future__ import annotations

from kit.analysis.grammar.lines import DASHES, PAUSES
from kit.analysis.grammar.phrases import VerbGroup, is_time
from kit.analysis.grammar.subject_phrases import Subject, phrase_back
from kit.analysis.grammar.subjects_beside import BesideVerb
from kit.analysis.lexicon.closed_classes import CLAUSE_OPENERS, WH

_PUNCTUATION = frozenset((",", ";", ":")) | DASHES
# What was done to get the words, which names the source no further.
_APPROACHED = frozenset("asked pressed questioned quizzed contacted reached approached".split())


class AcrossPauses(BesideVerb):
    """Reads back over the appositions and relative clauses between a subject and its verb."""

    def _across_commas(self, j: int) -> Subject | None:
        """The verb follows a comma: step back over appositions and relative clauses."""
        line, chunks = self.line, self.chunks
        end = j  # items [.., end) lie before the comma
        while end > self.floor:
            begin = self._stretch_before(end)
            if begin == end:
                return None
            bounded = begin > self.floor and line.low[begin - 1] in PAUSES
            kind = self._segment(begin, end)
            if kind == "modifier" and bounded:
                end = begin - 1
                continue
            if kind == "phrase" and bounded:
                earlier = self._segment_before(begin - 1)
                if earlier in ("phrase", "modifier-phrase"):
                    end = begin - 1
                    continue
            back = phrase_back(line, chunks, end - 1, begin)
            if back is None:
                return None
            if kind == "clause" and not self._clause_opens(back[0], begin):
                return None
            relative = line.low[min(end + 1, j)] in ("who", "which")
            # A long relative clause tells a story of its own.
            story = relative and j - end > 3 * (end - back[0]) + 1
            return Subject(back[0], j if self._plain_tail(end, j) and not story else end, back)
        return None

    def _stretch_before(self, end: int) -> int:
        """Return where the words begin that reach from a pause or a quotation up to `end`."""
        line, begin = self.line, end
        while (
            begin > self.floor
            and line.low[begin - 1] not in _PUNCTUATION
            and line.folded[begin - 1] is None
        ):
            begin -= 1
        return begin

    def _across_relatives(self, group: VerbGroup) -> Subject | None:
        """Return the opening noun phrase where its own who-clauses part it from this verb.

        "A driver who saw it, and who fled because soldiers came, said ...": a finite verb right
        behind a comma has no subject beside it, and the line's first phrase still lacks a verb.
        """
        line, chunks, start = self.line, self.chunks, group.start
        if group.form != "finite" or start < 4 or line.low[start - 1] != ",":
            return None
        first = next((k for k in range(min(3, start)) if chunks.noun[k] is not None), None)
        if first is None:
            return None
        begin, end = head = chunks.at(first)
        while end + 1 < start and line.low[end] == "of" and chunks.noun[end + 1] is not None:
            end = chunks.at(end + 1)[1]
        who = end + (end < start and line.low[end] == ",")
        if who >= start or line.low[who] != "who" or any(chunks.verb[begin:end]):
            return None
        return Subject(begin, end, head)

    def _clause_opens(self, start: int, begin: int) -> bool:
        """Return whether the phrase at `start` is the subject of its clause, not an object."""
        if start == begin:
            return True
        word = self.line.low[start - 1]
        return (
            word in CLAUSE_OPENERS
            or word in ("that", "and", "but", "or")
            or (self.line.tags[start - 1].startswith("RB") and start - 1 == begin)
        )

    def _plain_tail(self, end: int, j: int) -> bool:
        """Return whether what stands between name and verb names the source further."""
        if end >= j:
            return True
        first = end + 1
        if self.line.low[first] == "including":
            return True
        aside = self.chunks.verb[first]
        if aside is not None and self.line.low[aside.head] in _APPROACHED:
            return False  # "the leader, asked whether he would vote, said"
        return self.chunks.form(first) not in ("gerund", "infinitive")

    def _segment(self, begin: int, end: int) -> str:
        """Return "modifier", "phrase" (nouns only) or "clause" for the items between commas."""
        line, chunks = self.line, self.chunks
        first = line.low[begin]
        if first in ("who", "which", "whose", "whom", "where"):
            return "modifier"
        group = chunks.verb[begin]
        if group is not None and group.form in ("gerund", "participle"):
            bound = next(
                (k for k in range(group.end, end) if line.low[k] in WH or line.low[k] == "that"),
                end,
            )  # "asked whether he would come": the finite verb behind "whether" is not the main one
            main = any(v is not None and v.form == "finite" for v in chunks.verb[group.end : bound])
            return "clause" if main else "modifier"
        if first.isdigit() and end - begin == 1:
            return "modifier"
        verbs = any(chunks.form(k) == "finite" for k in range(begin, end))
        if line.tags[begin] == "IN" and begin > self.floor:
            return (
                "modifier"
                if first in ("of", "from", "in", "at", "with", "like", "on", "by")
                else "clause"
            )
        if verbs:
            inner = any(line.low[k] in ("who", "which", "that") for k in range(begin, end))
            return "phrase" if inner and chunks.noun[begin] is not None else "clause"
        if chunks.noun[begin] is not None or line.tags[begin] in ("CC", "RB", "DT", "JJ", "VBN"):
            return (
                "phrase"
                if not is_time(line, chunks.noun[begin] or (begin, end)) or end - begin > 3
                else "clause"
            )
        return "clause"

    def _segment_before(self, end: int) -> str:
        line, begin = self.line, self._stretch_before(end)
        if begin == end:
            return "clause"
        kind = self._segment(begin, end)
        at_start = begin == self.floor or line.low[begin - 1] not in PAUSES
        if kind == "modifier":
            return "modifier-phrase" if not at_start else "clause"
        if kind == "phrase" and line.tags[begin] in ("IN", "RB"):
            return "clause"
        if (
            kind == "clause"
            and line.tags[begin] not in ("IN", "RB")
            and self.chunks.noun[end - 1] is not None
        ):
            return "clause"
        return kind

    def _across_brackets(self, j: int) -> Subject | None:
        line, chunks = self.line, self.chunks
        opening = ("(",) if line.low[j] == ")" else DASHES
        for k in range(j - 1, max(self.floor, j - 40) - 1, -1):
            if line.low[k] in opening:
                if k - 1 >= self.floor and chunks.noun[k - 1] is not None:
                    back = phrase_back(line, chunks, k - 1, self.floor)
                    return Subject(back[0], j + 1, back) if back else None
                return None
        return None
