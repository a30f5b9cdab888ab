"""Subjects that stand right before their verb, modifiers of theirs stepped over.

"People familiar with the talks said", "the five that used the port before the war said": the
noun beside the verb closes a modifier, and the subject is the phrase it belongs to.
"""

from __future__ import annotations

from collections.abc import Container

from kit.analysis.grammar.lines import PAUSES, Line
from kit.analysis.grammar.phrases import Phrases, VerbGroup, is_time
from kit.analysis.grammar.subject_phrases import Subject, phrase_back
from kit.analysis.lexicon.closed_classes import CLAUSE_OPENERS, RELATIVE
from kit.analysis.lexicon.roles import role_of

# Forms in -ing that a clause follows: the noun behind them is that clause's subject.
_SAYING = frozenset(
    "saying claiming arguing adding insisting warning noting believing thinking suggesting "
    "alleging stating admitting fearing hoping".split()
)


class BesideVerb:
    """Reads the noun phrase that ends right before a verb."""

    def __init__(
        self, line: Line, chunks: Phrases, floor: int, reporting: Container[str] = ()
    ) -> None:
        self.line, self.chunks, self.floor, self.reporting = line, chunks, floor, reporting
        self._known: dict[int, Subject | None] = {}

    def _noun_before(self, j: int) -> tuple[int, int] | None:
        k = j - 1
        if k >= self.floor and self.line.low[k] in PAUSES:
            k -= 1
        if k < self.floor or self.chunks.noun[k] is None:
            return None
        nearest = self.chunks.at(k)
        role = role_of(self.line.low[nearest[1] - 1])
        fitting = ("person", "people") if self.line.low[j] == "who" else ("paper",)
        if role is not None and role[0].who in fitting:
            return nearest  # "the war between Ray and the rebels who want ..."
        owner = self.chunks.noun[nearest[0] - 2] if nearest[0] - 2 >= self.floor else None
        if self.line.low[j] == "who" and owner and self.line.tags[nearest[0] - 1] == "IN":
            role = role_of(self.line.low[owner[1] - 1])
            if role is not None and role[0].who == "person" and not role[1]:
                return owner[0], k + 1  # "a man from the council, who told her"
        if self.line.low[nearest[0]] in ("a", "an"):
            return nearest  # "the text of a resolution that calls for ..."
        back = phrase_back(self.line, self.chunks, k, self.floor)
        return (back[0], k + 1) if back else None

    def _from_phrase(self, j: int) -> Subject | None:
        """The noun phrase right before the verb, unless it closes a modifier of the real one."""
        line, chunks = self.line, self.chunks
        back = phrase_back(line, chunks, j, self.floor)
        if back is None:
            return None
        start, head_end = back
        start = self._list_start(start, j)
        k = start - 1
        while k >= self.floor and line.tags[k].startswith("RB") and chunks.verb[k] is None:
            k -= 1
        if k >= self.floor:
            inner = None
            if line.low[k] in ("before", "after", "since", "until"):
                inner = self._verb_before_event(k, chunks.at(j))
            elif (
                line.tags[k] in ("IN", "TO")
                and line.low[k] not in CLAUSE_OPENERS
                and line.low[k] != "that"
            ):
                inner = chunks.verb[k - 1] if k - 1 >= self.floor else None
                if (
                    inner is None
                    and k - 1 >= self.floor
                    and chunks.noun[k - 1] is None
                    and line.tags[k - 1] in ("JJ", "RB")
                ):
                    # "people familiar with the matter said"
                    owner = (
                        phrase_back(line, chunks, k - 2, self.floor)
                        if k - 2 >= self.floor
                        else None
                    )
                    if owner:
                        return Subject(owner[0], j + 1, (owner[0], owner[1]))
                if inner is None:
                    inner = self._verb_of_chain(k)
                if inner is None:  # a fronted "At the meeting the minister said"
                    span = chunks.at(j)
                    return Subject(span[0], j + 1, span)
            elif (verb := chunks.verb[k]) is not None and line.low[verb.head] not in _SAYING:
                inner = verb
            if inner is not None:
                outer = self._modified_by(inner)
                if outer is not None:
                    return Subject(outer[0], j + 1, outer)
                if chunks.verb[k] is None and line.low[k] not in CLAUSE_OPENERS:
                    span = chunks.at(j)
                    return Subject(span[0], j + 1, span)
        return Subject(start, j + 1, (start, head_end))

    def _list_start(self, start: int, last: int) -> int:
        """Return where a list of sources begins whose last two are items start to last: "Russia,
        Iran and Turkey said", but not "In Lema, Iran and Turkey said"."""
        line, chunks = self.line, self.chunks
        if not any(line.low[k] in ("and", "or") for k in range(start + 1, last)):
            return start
        first = start
        while first - 2 >= self.floor and line.low[first - 1] == ",":
            span = chunks.noun[first - 2]
            if span is None or is_time(line, span) or line.low[first] in ("a", "an"):
                break
            named = line.tags[span[1] - 1].startswith("NNP")
            if span[0] and named != line.tags[chunks.at(start)[1] - 1].startswith("NNP"):
                break  # "After the war, Norland and Varn said": no list of like things
            first = span[0]
        return first if first == self.floor or line.low[first - 1] == "," else start

    def _verb_before_event(self, k: int, event: tuple[int, int]) -> VerbGroup | None:
        """Return the verb of a relative clause that "before the war" at item k closes: "the five
        that used the port before the war said", but not "they left before the mayor said"."""
        line, chunks = self.line, self.chunks
        if line.tags[event[1] - 1].startswith("NNP") or role_of(line.low[event[1] - 1]):
            return None
        for m in range(k - 1, self.floor - 1, -1):
            verb = chunks.verb[m]
            if verb is not None:
                opens = verb.start > self.floor and line.low[verb.start - 1] in RELATIVE
                return verb if opens else None
            if chunks.noun[m] is None and line.tags[m] not in ("IN", "TO", "RB"):
                return None
        return None

    def _verb_of_chain(self, k: int) -> VerbGroup | None:
        """Return the participle whose object the chain "levels in rivers" before item k ends."""
        chunks = self.chunks
        while k - 1 >= self.floor and chunks.noun[k - 1] is not None:
            start = chunks.at(k - 1)[0]
            if start - 1 < self.floor:
                return None
            found = chunks.verb[start - 1]
            if found is not None:
                return found if found.form in ("gerund", "participle") else None
            if self.line.tags[start - 1] != "IN":
                return None
            k = start - 1
            found = chunks.verb[k - 1] if k - 1 >= self.floor else None
            if found is not None:  # "published in November by the office"
                return found if found.form in ("gerund", "participle") else None
        return None

    def _modified_by(self, inner: VerbGroup) -> tuple[int, int] | None:
        """Return the noun phrase that a relative clause or participle ending here belongs to."""
        line, chunks = self.line, self.chunks
        k = inner.start - 1
        while k >= self.floor and line.tags[k].startswith("RB"):
            k -= 1
        if k < self.floor:
            return None
        if (
            line.low[k] in ("who", "which", "that")
            and k - 1 >= self.floor
            and line.low[k - 1] != ","
        ):
            owner = chunks.noun[k - 1] and phrase_back(line, chunks, k - 1, self.floor)
            return owner or None
        if inner.form in ("participle", "gerund", "infinitive") and chunks.noun[k] is not None:
            return phrase_back(line, chunks, k, self.floor)
        if chunks.noun[k] is not None and k - 1 >= self.floor:
            # "everyone I spoke to said": a clause with its own subject right after a noun
            span = chunks.at(k)
            if (
                line.tags[span[0]] == "PRP"
                and span[0] - 1 >= self.floor
                and chunks.noun[span[0] - 1]
            ):
                return phrase_back(line, chunks, span[0] - 1, self.floor)
        return None
