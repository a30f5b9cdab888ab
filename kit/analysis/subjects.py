"""Who a reporting verb belongs to: its subject, with title, "of" phrases and appositions.

The source of an attribution is the full noun phrase ("Ann Lee, an engineer at the
institute,"), after the practice of the PARC 3.0 and PolNeAR annotation guidelines; a relative
pronoun stands for itself, and whoever it points to is the speaker.
"""

from __future__ import annotations

from collections.abc import Container

from kit.analysis.function_words import RELATIVE, WH
from kit.analysis.lines import DASHES, PAUSES, Line
from kit.analysis.phrases import Phrases, VerbGroup, is_time
from kit.analysis.roles import role_of
from kit.analysis.subject_phrases import Subject, inverted, phrase_back

_REACH = 90  # items looked back over; keeps the cost linear in a paragraph without full stops
_SUBORDINATORS = frozenset(
    "after before while whilst when because "
    "since although though if unless until as whereas once than".split()
)
_PUNCTUATION = frozenset((",", ";", ":")) | DASHES


def subject_of(
    line: Line, chunks: Phrases, group: VerbGroup, reporting: Container[str] = ()
) -> Subject | None:
    """Return the subject of a verb group, or None where the line does not show one.

    `reporting` holds the forms of reporting verbs: in "says A but warns of B" they share it.
    """
    return _Finder(line, chunks, max(0, group.start - _REACH), reporting).of(group, 0)


_NEW_CLAUSE = ([",", "and"], [",", "but"], [",", "while"])
# What was done to get the words, which names the source no further.
_APPROACHED = frozenset("asked pressed questioned quizzed contacted reached approached".split())
# Forms in -ing that a clause follows: the noun behind them is that clause's subject.
_SAYING = frozenset(
    "saying claiming arguing adding insisting warning noting believing thinking suggesting "
    "alleging stating admitting fearing hoping".split()
)


class _Finder:
    def __init__(
        self, line: Line, chunks: Phrases, floor: int, reporting: Container[str] = ()
    ) -> None:
        self.line, self.chunks, self.floor, self.reporting = line, chunks, floor, reporting
        self._known: dict[int, Subject | None] = {}

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

    def _previous(self, group: VerbGroup) -> VerbGroup | None:
        """Return the verb group that ends last before this one."""
        for k in range(group.start - 1, self.floor - 1, -1):
            found = self.chunks.verb[k]
            if found is not None:
                return found
        return None

    def _of_finite(self, group: VerbGroup, depth: int) -> Subject | None:
        line, chunks = self.line, self.chunks
        j = group.start - 1
        while j >= self.floor and (
            line.tags[j].startswith("RB") or line.low[j] in ("both", "all", "each")
        ):
            j -= 1
        if j < self.floor:
            return None
        k = j
        while k >= self.floor and chunks.noun[k] is not None and is_time(line, chunks.noun[k]):
            k = chunks.noun[k][0] - 1  # "the army on Monday said"
            if k >= self.floor and line.low[k] in ("on", "in", "late", "early"):
                k -= 1
        if self.floor <= k < j and chunks.noun[k] is not None:
            j = k
        elif self.floor <= k < j and chunks.verb[k] is not None:
            outer = self._modified_by(chunks.verb[k])
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
            return self._from_phrase(j)
        if word == ",":
            found = self._across_commas(j) or self._shared(group, j, depth)
            opening = self._across_relatives(group)
            return opening if opening and (not found or found.start > opening.start) else found
        if word == ")" or word in DASHES:
            return self._across_brackets(j)
        return None

    def _noun_before(self, j: int) -> tuple[int, int] | None:
        k = j - 1
        if k >= self.floor and self.line.low[k] in PAUSES:
            k -= 1
        if k < self.floor or self.chunks.noun[k] is None:
            return None
        nearest = self.chunks.noun[k]
        role = role_of(self.line.low[nearest[1] - 1])
        fitting = ("person", "people") if self.line.low[j] == "who" else ("paper",)
        if role is not None and role[0].who in fitting:
            return nearest  # "the war between Ray and the rebels who want ..."
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
                inner = self._verb_before_event(k, chunks.noun[j])
            elif (
                line.tags[k] in ("IN", "TO")
                and line.low[k] not in _SUBORDINATORS
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
                    span = chunks.noun[j]
                    return Subject(span[0], j + 1, span)
            elif chunks.verb[k] is not None and line.low[chunks.verb[k].head] not in _SAYING:
                inner = chunks.verb[k]
            if inner is not None:
                outer = self._modified_by(inner)
                if outer is not None:
                    return Subject(outer[0], j + 1, outer)
                if chunks.verb[k] is None and line.low[k] not in _SUBORDINATORS:
                    span = chunks.noun[j]
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
            first = span[0]
        if first in (start, self.floor):
            return first
        alike = line.tags[first].startswith("NNP") == line.tags[start].startswith("NNP")
        return first if alike and line.low[first - 1] == "," else start

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
            start = chunks.noun[k - 1][0]
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
            span = chunks.noun[k]
            if (
                line.tags[span[0]] == "PRP"
                and span[0] - 1 >= self.floor
                and chunks.noun[span[0] - 1]
            ):
                return phrase_back(line, chunks, span[0] - 1, self.floor)
        return None

    def _across_commas(self, j: int) -> Subject | None:
        """The verb follows a comma: step back over appositions and relative clauses."""
        line, chunks = self.line, self.chunks
        end = j  # items [.., end) lie before the comma
        while end > self.floor:
            begin = end
            while (
                begin > self.floor
                and line.low[begin - 1] not in _PUNCTUATION
                and line.folded[begin - 1] is None
            ):
                begin -= 1
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
            back = phrase_back(line, chunks, end - 1, begin) if end > begin else None
            if back is None:
                return None
            if kind == "clause" and not self._clause_opens(back[0], begin):
                return None
            plain = self._plain_tail(end, j)
            if (
                self.line.low[min(end + 1, j)] in ("who", "which")
                and j - end > 3 * (end - back[0]) + 1
            ):
                plain = False  # a long relative clause tells a story of its own
            return Subject(back[0], end if not plain else j, (back[0], back[1]))
        return None

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
        begin, end = head = chunks.noun[first]
        while end + 1 < start and line.low[end] == "of" and chunks.noun[end + 1] is not None:
            end = chunks.noun[end + 1][1]
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
            word in _SUBORDINATORS
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
        return self.chunks.verb[first] is None or self.chunks.verb[first].form not in (
            "gerund",
            "infinitive",
        )

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
        verbs = any(
            chunks.verb[k] is not None and chunks.verb[k].form == "finite"
            for k in range(begin, end)
        )
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
        begin = end
        line = self.line
        while (
            begin > self.floor
            and line.low[begin - 1] not in _PUNCTUATION
            and line.folded[begin - 1] is None
        ):
            begin -= 1
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
        while j >= self.floor and chunks.noun[j] is not None and is_time(line, chunks.noun[j]):
            j = chunks.noun[j][0] - 1
        if j >= self.floor and chunks.noun[j] is not None and not self._told(j):
            span = chunks.noun[j]
            back = phrase_back(line, chunks, j, self.floor)
            return Subject(back[0], j + 1, back) if back else Subject(span[0], j + 1, span)
        return self._of_main(group, depth) or self._main_after(group, depth)

    def _told(self, j: int) -> bool:
        """Return whether the noun phrase ending at item j is who was written or spoken to ("wrote
        to the premier demanding ..."): the participle behind it is not that person's."""
        start = self.chunks.noun[j][0]
        if start - 2 < self.floor or self.line.low[start - 1] != "to":
            return False
        verb = self.chunks.verb[start - 2]
        return verb is not None and self.line.low[verb.head] in self.reporting

    def _of_main(self, group: VerbGroup, depth: int) -> Subject | None:
        """The subject of the sentence's main verb: a reporting verb before any other."""
        line = self.line
        begin = self.floor
        if line.low[begin] in _SUBORDINATORS:
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
                        return _Finder(line, self.chunks, k + 1, self.reporting)._of_finite(
                            found, depth + 1
                        )
        return None

    def _governor(self, group: VerbGroup, depth: int) -> Subject | None:
        """ "asked Ali to say": the object speaks; "refused to say": the subject does."""
        line, chunks = self.line, self.chunks
        j = group.start - 1
        if j >= self.floor and chunks.noun[j] is not None:
            span = chunks.noun[j]
            k = span[0] - 1
            if (
                k >= self.floor
                and chunks.verb[k] is not None
                and line.low[chunks.verb[k].head] in _OBJECT_CONTROL
            ):
                return Subject(span[0], span[1], span)
        governor = self._previous(group)
        return (
            self.of(governor, depth + 1) if governor is not None else self._main_after(group, depth)
        )


_OBJECT_CONTROL = frozenset(
    "ask asks asked asking urge urges urged urging tell tells told telling want wants wanted "
    "expect expects expected allow allows allowed encourage encourages encouraged invite "
    "invites invited force forces forced order orders ordered persuade persuaded lead leads "
    "led cause caused prompt prompts prompted get got".split()
)
