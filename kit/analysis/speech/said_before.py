"""Words that stand before their verb: "The road is shut, the mayor said"."""

from __future__ import annotations

from kit.analysis.grammar.lines import PAUSES
from kit.analysis.grammar.openings import opens_clause, past_adjuncts, past_joining
from kit.analysis.grammar.phrases import is_time
from kit.analysis.grammar.subject_phrases import Subject, inverted
from kit.analysis.lexicon.closed_classes import WH
from kit.analysis.speech.clauses import REACH, clause_end, other_speech
from kit.analysis.speech.report import NARRATED, TO_SOMEBODY, Items, Report, VerbReader

# "The road is shut, the mayor said, as crews arrived": the scene is set by the narrator.
_SCENE = frozenset("as while whilst after before when since though although".split())


class SaidBefore(VerbReader):
    """Reads the words before (and around) a reporting verb."""

    def _postposed(self, subject: Subject | None) -> Report | None:
        if not {"quote", "clause"} & self.cue.takes:
            return None
        line = self.line
        if subject is not None and line.low[subject.start] in ("who", "which", "that", "whom"):
            return None
        plain = subject is not None and subject.start < self.group.start
        left = (subject.start if plain else self.group.start) - 1
        inverted_subject = None
        if not plain:
            subject = None
        while left >= 0 and line.tags[left].startswith("RB"):
            left -= 1
        if left < 0:
            return None
        as_clause = line.low[left] == "as"
        if as_clause:
            return self._as_said(subject, left)
        if line.folded[left] is None and line.low[left] not in (",", "—", "--", "–", "?", "!", "."):
            return None
        quoted = line.folded[left] is not None or (
            left >= 1 and line.low[left] in PAUSES and line.folded[left - 1] is not None
        )
        if not plain:
            if self.cue.lemma in TO_SOMEBODY:
                return None  # what follows "told" is who was told
            inverted_subject = inverted(line, self.chunks, self.group)
            if inverted_subject is None:
                return None
            subject = inverted_subject
        tail = subject.end if inverted_subject else self.after
        if not quoted and not self._ends_here(tail) and not self._clause_before(left, tail):
            return None
        if "quote" not in self.cue.takes and quoted:
            return None
        if self.cue.kind not in ("speech", "accusation", "denial", "commissive") and (
            line.tags[subject.start] == "PRP" and line.low[subject.start] in ("i", "you", "we")
        ):
            return None
        right = self._continuation(tail, quoted)
        content = self._left_content(left, quoted, right is not None)
        if content is None:
            return None
        pieces = [content]
        if right is not None:
            pieces.append(right)
            if self._sets_the_scene(content, right):
                pieces = [right]
        rule = "quote-first" if quoted else "clause-first"
        return self._report(
            subject,
            pieces,
            rule,
            f"the words come first; '{self._verb()}' hands them to its speaker",
        )

    def _sets_the_scene(self, content: Items, right: Items) -> bool:
        """Return whether the words before "he told us" only say when or where he did: 'On Monday,
        the mayor told a crowd: "..."', but not 'In Varn, he said, the streets were empty'."""
        line, (begin, end) = self.line, content
        if line.folded[right[0]] is None or line.tags[begin] != "IN":
            return False
        if any(v is not None for v in self.chunks.verb[begin:end]):
            return False
        noun = self.chunks.noun[end - 1]
        return line.low[right[0] - 1] != "," or noun is not None and is_time(line, noun)

    def _speaker_follows(self, subject: Subject) -> bool:
        """Return whether "..., said X." names its speaker after the verb, not across the comma."""
        line, group = self.line, self.group
        before = group.start - 1
        if before < 0 or group.form != "finite" or "quote" not in self.cue.takes:
            return False
        if self.cue.lemma in TO_SOMEBODY:
            return False
        if "object" in self.cue.takes and not line.marked[before]:
            return False
        if line.low[before] not in PAUSES or subject.end > group.start:
            return False
        after = inverted(line, self.chunks, group)
        return after is not None and (
            after.end >= self.n
            or line.low[after.end] in (",", ".", ";", "(", ":")
            or line.low[after.end] in PAUSES
        )

    def _clause_before(self, left: int, tail: int) -> bool:
        """Return whether a whole clause stands before "he said", and a quotation after it."""
        return (
            tail + 1 < self.n
            and self.line.low[tail] == ","
            and self.line.folded[tail + 1] is not None
            and any(v is not None and v.form == "finite" for v in self.chunks.verb[:left])
            and (self.line.tags[0] != "IN" or self.line.low[0] in ("if", "unless", "because"))
        )

    def _ends_here(self, i: int) -> bool:
        """Return whether nothing is reported to the right of the verb."""
        if (
            i + 1 < self.n
            and self.line.low[i] in (",", ":")
            and self.line.folded[i + 1] is not None
        ):
            return False
        if i >= self.n or self.line.low[i] in (",", ".", ";", ":", "—", "--", "–", ")", "?", "!"):
            return True
        spots = past_adjuncts(self.line, self.chunks, i, "recipient" in self.cue.takes)
        if "object-infinitive" in self.cue.takes and self.chunks.noun[i] is not None:
            asked = self.chunks.verb[spots[-1]] if spots[-1] < self.n else None
            if asked is not None and asked.form == "infinitive":
                return False  # "In a letter, the union asked the mayor to resign"
        if any(
            s < self.n
            and self.line.low[s] not in NARRATED
            and (
                self.line.low[s] == "that"
                or self.line.low[s] in WH
                or self.line.folded[s] is not None
                or opens_clause(self.line, self.chunks, s)
            )
            for s in spots
        ):
            return False
        last = spots[-1]
        if last < self.n and self.line.low[last] in NARRATED:
            return True
        if last >= self.n or self.line.low[last] in (",", ".", ";", "—", "--", "–", ")", ":"):
            return True
        verb = self.chunks.verb[last]
        return last > i and verb is not None and verb.form in ("gerund", "infinitive", "participle")

    def _left_content(self, left: int, quoted: bool, goes_on: bool = False) -> Items | None:
        line = self.line
        end = left + 1 if line.folded[left] is not None else left
        begin = 0
        for k in range(end - 1, max(-1, end - REACH), -1):
            if line.low[k] in (";",) or (line.low[k] == ":" and line.folded[k] is None):
                begin = k + 1
                break
        if quoted:
            first = end - 1
            while first > begin and line.folded[first - 1] is not None:
                first -= 1
            has_verb = any(
                v is not None and v.form == "finite" for v in self.chunks.verb[begin:first]
            )
            if not has_verb or line.low[first - 1] in (":", ".", "?", "!"):
                return first, end
            return (
                (begin, end) if first - begin > 0 and line.low[first - 1] != "," else (first, end)
            )
        while begin < end and line.tags[begin] in (":", ",", "."):
            begin += 1
        begin = past_joining(line, begin, end)
        if goes_on:
            return begin, end
        if end - begin < 2:
            return None
        verbs = [v for v in self.chunks.verb[begin:end] if v is not None and v.form == "finite"]
        if verbs or self._past_after_all(begin, end):
            pass
        elif line.low[-1] in (".", "!", "?") or not line.first or end - begin < 3:
            return None  # a headline's verb may be hidden: "Envoy 'misled' court, judge finds"
        if self.chunks.verb[begin] is not None and self.chunks.verb[begin].form in ("gerund",):
            return None
        if (
            line.tags[begin] == "IN"
            and line.low[begin]
            in (
                "while",
                "when",
                "after",
                "before",
                "as",
                "although",
                "though",
                "if",
                "because",
                "since",
                "once",
                "until",
            )
            and not any(line.low[k] == "," for k in range(begin, end))
        ):
            return None
        return begin, end

    def _past_after_all(self, begin: int, end: int) -> bool:
        """Return whether the one verb of what was said is a past tense the tagger took for a
        participle: "The shelling stopped on Monday, the mayor said"."""
        line = self.line
        groups = [g for g in self.chunks.groups if begin < g.start < end]
        return (
            len(groups) == 1
            and groups[0].form == "participle"
            and line.tags[begin] not in ("IN", "TO", "VBG", "VBN")
            and line.low[groups[0].start - 1] != ","
            and line.low[groups[0].end : groups[0].end + 1] != ["by"]
        )

    def _continuation(self, tail: int, quoted: bool) -> Items | None:
        """Return the second half of a quotation or clause that "he said" interrupts."""
        line = self.line
        i = tail
        spots = past_adjuncts(line, self.chunks, i, "recipient" in self.cue.takes)
        for i in reversed(spots):
            if (
                i < self.n
                and line.low[i] in (",", ":", "—", "--", "–")
                or (i < self.n and line.folded[i] is not None)
            ):
                break
        else:
            for k in range(tail, min(self.n, tail + 30)):
                if line.folded[k] is not None:
                    return k, self._quote_run(k)
            return None
        if line.folded[i] is None:
            i += 1
        if i >= self.n:
            return None
        if line.folded[i] is not None:
            return i, self._quote_run(i)
        for k in range(i, min(self.n, i + 25)):
            if line.folded[k] is not None and quoted:
                return k, self._quote_run(k)
        if line.tags[i] == "CC" and other_speech(
            line, self.chunks, self.lexicon, i + 1, self.group
        ):
            return None  # '"It rained," Ray said, but he added that "..."'
        if quoted:
            if line.tags[i] == "CC" and any(line.marked[k] for k in range(i, min(self.n, i + 25))):
                return i, clause_end(line, self.chunks, self.lexicon, i, self.cue, self.group)
            return None
        if any(line.marked[k] for k in range(i, min(self.n, i + 25))) and line.tags[i] == "CC":
            return i, clause_end(line, self.chunks, self.lexicon, i, self.cue, self.group)
        if line.tags[i] == "CC" or line.low[i] in _SCENE:
            return None
        opening = self.chunks.verb[i]
        if (
            opening is not None
            and opening.form == "gerund"
            and (
                line.low[opening.head] in self.lexicon.verbs  # "..., he said, adding that ..."
                or not any(
                    v is not None and v.form == "finite"
                    for v in self.chunks.verb[i : min(self.n, i + 6)]
                )
            )
        ):
            return None
        if not any(v is not None for v in self.chunks.verb[i : self.n]):
            return None
        end = clause_end(line, self.chunks, self.lexicon, i, self.cue, self.group)
        return (i, end) if end > i else None

    def _as_said(self, subject: Subject | None, left: int) -> Report | None:
        """ "As the envoy told the paper, ..." and "..., as the envoy put it"."""
        line = self.line
        if subject is None:
            return None
        comma = next(
            (k for k in range(self.after, min(self.n, self.after + 30)) if line.low[k] == ","), None
        )
        if left == 0 or line.low[left - 1] in (",",) and comma is not None and left <= 2:
            if comma is None or comma + 1 >= self.n:
                return None
            end = clause_end(line, self.chunks, self.lexicon, comma + 1, self.cue, self.group)
            return self._report(
                subject,
                [(comma + 1, end)],
                "as-said",
                "'as ... said' before the comma gives the rest to its speaker",
            )
        if line.low[left - 1] != "," and line.folded[left - 1] is None:
            return None
        content = self._left_content(left - 1, line.folded[left - 1] is not None)
        if content is None:
            return None
        return self._report(
            subject,
            [content],
            "as-said",
            "'as ... said' after the comma gives what stands before it",
        )
