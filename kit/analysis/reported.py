"""Verbs of saying, thinking and wanting: source, cue and content of each in a line."""

from __future__ import annotations

from dataclasses import dataclass

from kit.analysis.clauses import REACH, clause_end, object_end
from kit.analysis.cues import Cue, CueLexicon
from kit.analysis.function_words import WH
from kit.analysis.lines import PAUSES, Line
from kit.analysis.openings import opens_clause, past_adjuncts, phrase_end
from kit.analysis.phrases import Phrases, VerbGroup, is_time
from kit.analysis.subject_phrases import Subject, inverted, phrase_back
from kit.analysis.subjects import subject_of

Items = tuple[int, int]


@dataclass(slots=True)
class Report:
    """One attribution of a line, in items: source, cue and content, with rule and reason."""

    line: Line
    source: Items | None
    cue: Items | None
    content: list[Items]
    word: Cue | None
    rule: str
    reason: str
    head: Items | None = None
    antecedent: Items | None = None


def verb_reports(line: Line, chunks: Phrases, lexicon: CueLexicon) -> list[Report]:
    """Return the reports made by the verbs of one line, in order."""
    found = []
    for group in chunks.groups:
        head = line.low[group.head]
        cues = lexicon.verbs.get(head, ())
        if not cues and group.passive and head in lexicon.hearsay:
            cues = (lexicon.hearsay[head],)
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


class _Reader:
    """Reads one reporting verb."""

    def __init__(
        self, line: Line, chunks: Phrases, lexicon: CueLexicon, group: VerbGroup, cue: Cue
    ) -> None:
        self.line, self.chunks, self.lexicon = line, chunks, lexicon
        self.group, self.cue = group, cue
        self.after = group.end + len(cue.particles)
        self.n = len(line)

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
        subject = subject_of(self.line, self.chunks, group, self.lexicon.verbs)
        if subject is not None and (self._not_a_speaker(subject) or self._speaker_follows(subject)):
            subject = None
        if group.form in ("finite", "bare", "participle"):
            report = self._postposed(subject)
            if report is not None:
                return report
        if group.form == "bare" and subject is None:
            return None
        if group.form == "infinitive" and subject is not None and self.line.low[subject.start] == "it":
            return None  # "it is fair to assume that ...": nobody in particular does
        if subject is None and group.form == "finite":
            return self._subjectless()
        return self._right(subject)

    def _report(self, subject: Subject | None, content: list[Items], rule: str, reason: str) -> Report:
        return Report(
            self.line,
            (subject.start, subject.end) if subject else None,
            (self.group.start, self.after),
            content,
            self.cue,
            "attribution." + rule,
            reason,
            subject.head if subject else None,
            subject.antecedent if subject else None,
        )

    def _verb(self) -> str:
        return " ".join(self.line.text[self.group.start : self.after])

    def _not_a_speaker(self, subject: Subject) -> bool:
        word = self.line.low[subject.start]
        return word in ("it", "there", "what") and subject.end == subject.start + 1 and word != "it"

    def _speaker_follows(self, subject: Subject) -> bool:
        """Return whether "..., said X." names its speaker after the verb, not across the comma."""
        line, group = self.line, self.group
        before = group.start - 1
        if before < 0 or group.form != "finite" or "quote" not in self.cue.takes:
            return False
        if "object" in self.cue.takes and not line.marked[before]:
            return False
        if line.low[before] not in PAUSES or subject.end > group.start:
            return False
        after = inverted(line, self.chunks, group)
        return after is not None and (
            after.end >= self.n or line.low[after.end] in (",", ".", ";", "(", ":") or line.low[after.end] in PAUSES
        )

    def _really_finite(self) -> bool:
        """Return whether a bare participle form is a past tense the tagger misread."""
        i = self.after
        if self.group.start == 0 or i >= self.n:
            return False
        if self.line.low[i] in ("by", "as", "in", "at", "on", "to", "for", "from", "during", "last", "this"):
            return False
        if self.chunks.noun[self.group.start - 1] is None:
            return False
        return (
            self.line.low[i] == "that"
            or self.line.folded[i] is not None
            or self.line.tags[i] in ("PRP", "DT", "PRP$", "WRB", "WP")
            or opens_clause(self.line, self.chunks, i)
        )

    # ---- content before the verb: "..., he said" ------------------------------------------

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
            inverted_subject = inverted(line, self.chunks, self.group)
            if inverted_subject is None:
                return None if not quoted else self._shared_quote(left)
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
        rule = "quote-first" if quoted else "clause-first"
        order = "after" if not inverted_subject else "before"
        return self._report(
            subject,
            pieces,
            rule,
            f"the words come first; '{self._verb()}' and its {'speaker' if order else ''} follow",
        )

    def _clause_before(self, left: int, tail: int) -> bool:
        """Return whether a whole clause stands before "he said", and a quotation after it."""
        return (
            tail + 1 < self.n
            and self.line.low[tail] == ","
            and self.line.folded[tail + 1] is not None
            and any(v is not None and v.form == "finite" for v in self.chunks.verb[:left])
            and self.line.tags[0] != "IN"
        )

    def _shared_quote(self, left: int) -> Report | None:
        return None

    def _ends_here(self, i: int) -> bool:
        """Return whether nothing is reported to the right of the verb."""
        if i + 1 < self.n and self.line.low[i] in (",", ":") and self.line.folded[i + 1] is not None:
            return False
        if i >= self.n or self.line.low[i] in (",", ".", ";", ":", "—", "--", "–", ")", "?", "!"):
            return True
        spots = past_adjuncts(self.line, self.chunks, i, "recipient" in self.cue.takes)
        if any(
            s < self.n
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
            return (begin, end) if first - begin > 0 and line.low[first - 1] != "," else (first, end)
        while begin < end and line.tags[begin] in (":", ",", "."):
            begin += 1
        if goes_on:
            return begin, end
        if end - begin < 2:
            return None
        verbs = [v for v in self.chunks.verb[begin:end] if v is not None and v.form == "finite"]
        if not verbs:
            return None
        if self.chunks.verb[begin] is not None and self.chunks.verb[begin].form in ("gerund",):
            return None
        if line.tags[begin] == "IN" and line.low[begin] in (
            "while", "when", "after", "before", "as", "although", "though", "if", "because", "since", "once", "until"
        ) and not any(line.low[k] == "," for k in range(begin, end)):
            return None
        return begin, end

    def _continuation(self, tail: int, quoted: bool) -> Items | None:
        """Return the second half of a quotation or clause that "he said" interrupts."""
        line = self.line
        i = tail
        spots = past_adjuncts(line, self.chunks, i, "recipient" in self.cue.takes)
        for i in reversed(spots):
            if i < self.n and line.low[i] in (",", ":", "—", "--", "–") or (i < self.n and line.folded[i] is not None):
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
        if quoted:
            if line.tags[i] == "CC" and any(line.marked[k] for k in range(i, min(self.n, i + 25))):
                return i, clause_end(line, self.chunks, self.lexicon, i, self.cue, self.group)
            return None
        if any(line.marked[k] for k in range(i, min(self.n, i + 25))) and line.tags[i] == "CC":
            return i, clause_end(line, self.chunks, self.lexicon, i, self.cue, self.group)
        if line.tags[i] == "CC":
            return None
        opening = self.chunks.verb[i]
        if opening is not None and opening.form == "gerund" and not any(
            v is not None and v.form == "finite" for v in self.chunks.verb[i : min(self.n, i + 6)]
        ):
            return None
        if not any(v is not None for v in self.chunks.verb[i : self.n]):
            return None
        end = clause_end(line, self.chunks, self.lexicon, i, self.cue, self.group)
        return (i, end) if end > i else None

    def _quote_run(self, i: int) -> int:
        k = i
        while k < self.n and (self.line.folded[k] is not None):
            k += 1
        return k

    def _as_said(self, subject: Subject | None, left: int) -> Report | None:
        """"As the envoy told the paper, ..." and "..., as the envoy put it"."""
        line = self.line
        if subject is None:
            return None
        comma = next((k for k in range(self.after, min(self.n, self.after + 30)) if line.low[k] == ","), None)
        if left == 0 or line.low[left - 1] in (",",) and comma is not None and left <= 2:
            if comma is None or comma + 1 >= self.n:
                return None
            end = clause_end(line, self.chunks, self.lexicon, comma + 1, self.cue, self.group)
            return self._report(
                subject, [(comma + 1, end)], "as-said", "'as ... said' before the comma gives the rest to its speaker"
            )
        if line.low[left - 1] != "," and line.folded[left - 1] is None:
            return None
        content = self._left_content(left - 1, line.folded[left - 1] is not None)
        if content is None:
            return None
        return self._report(subject, [content], "as-said", "'as ... said' after the comma gives what stands before it")

    # ---- content after the verb ---------------------------------------------------------------

    def _right(self, subject: Subject | None) -> Report | None:
        found = self.complement(self.after)
        if found is None:
            return None
        content, rule, reason = found
        if rule in ("object", "preposition", "object-infinitive", "gerund", "infinitive"):
            quoted = any(self.line.marked[k] for a, b in content for k in range(a, b))
            if not quoted and not self._asserts():
                return None
        return self._report(subject, content, rule, reason)

    def _asserts(self) -> bool:
        """Return whether the verb tells of an act, not of an aim ("in order to support the plan")."""
        group = self.group
        if group.form == "infinitive":
            return False
        if group.form == "bare" and group.start and self.line.tags[group.start - 1] == "CC":
            earlier = next(
                (v for v in reversed(self.chunks.verb[max(0, group.start - 30) : group.start]) if v), None
            )
            if earlier is not None and earlier.form == "infinitive":
                return False  # "wanted to meet him and express support"
        if group.form != "gerund":
            return True
        speech = self.cue.kind in ("speech", "accusation", "denial", "commissive")
        return speech and (group.start == 0 or self.line.tags[group.start - 1] != "IN")

    def complement(self, i: int) -> tuple[list[Items], str, str] | None:
        """Return what the verb reports to its right: items, rule and reason."""
        line, chunks, takes = self.line, self.chunks, self.cue.takes
        verb = self._verb()
        spots = past_adjuncts(line, chunks, i, "recipient" in takes)
        for s in spots:
            k = s + 1 if s < self.n and line.low[s] in (",", ":", "—", "--", "–") else s
            if k < self.n and line.folded[k] is not None and "quote" in takes:
                return [(k, self._quote_run(k))], "cue-quote", f"'{verb}' leads into a quotation"
        handed = self._colon_quote(i) if "quote" in takes else None
        if handed is not None:
            return [handed], "cue-quote", f"'{verb}' and a colon lead into a quotation"
        for s in spots:
            if s >= self.n:
                continue
            word = line.low[s]
            if word == "that" and "clause" in takes and line.tags[s] in ("IN", "DT", "WDT", "RB"):
                if line.tags[s] == "DT" and not opens_clause(line, chunks, s + 1) and not opens_clause(line, chunks, s):
                    continue
                return self._clause(s, "that-clause", f"'{verb}' is followed by 'that'")
            if word in WH and ("question" in takes) and (word != "that"):
                return self._clause(s, "wh-clause", f"'{verb}' is followed by '{word}'")
        here = spots[0]
        while here < self.n and line.tags[here].startswith("RB") and here < i + 2:
            here += 1
        if here < self.n and "infinitive" in takes:
            group = chunks.verb[here]
            if group is not None and group.form == "infinitive":
                end = object_end(line, chunks, self.lexicon, here, self.cue, self.group)
                return [(here, end)], "infinitive", f"'{verb}' is followed by 'to' and a verb"
        if "object-infinitive" in takes or "recipient" in takes:
            found = self._object_infinitive(here)
            if found:
                return found
        if "clause" in takes:
            for s in spots:
                if s < self.n and chunks.noun[s] is not None and is_time(line, chunks.noun[s]) and s != spots[-1]:
                    continue
                if s < self.n and opens_clause(line, chunks, s) and line.low[s] not in ("who", "which"):
                    if s != i or line.low[s] not in ("as", "when", "after", "before", "because", "since"):
                        return self._clause(s, "bare-clause", f"'{verb}' is followed by a clause without 'that'")
        if self.cue.lemma in ("say", "add", "insist") and here < self.n and line.low[here] not in PAUSES:
            reach = min(self.n, here + 40)
            if line.tags[here] not in ("CC", ".") and any(
                v is not None and v.form == "finite" for v in chunks.verb[here:reach]
            ):
                return self._clause(here, "bare-clause", f"'{verb}' is followed by a clause without 'that'")
            if self.n - here > 6 and line.tags[here] not in ("CC", ".", "IN", "TO", "VBG", "VBN"):
                # A verb set in quotation marks, or a headline's missing one, is no verb to the tagger.
                return self._clause(here, "bare-clause", f"'{verb}' is followed by words that stand for a clause")
        if self.cue.lemma == "say" and here < self.n and line.low[here] in ("yes", "no"):
            if here + 1 >= self.n or not line.tags[here + 1].startswith(("NN", "JJ")):
                return [(here, here + 1)], "object", f"'{verb}' passes on an answer"
        if here < self.n and line.low[here] == "what" and {"object", "small-clause"} & takes:
            end = object_end(line, chunks, self.lexicon, here, self.cue, self.group)
            return [(here, end)], "object", f"'{verb}' takes what follows as its object"
        if here < self.n and chunks.noun[here] is not None and self._object_fits(here):
            after = chunks.noun[here][1]
            of = after < self.n and line.low[after] == "of"  # "a day of mourning"
            if of or not is_time(line, chunks.noun[here]) or after - here > 2:
                if line.low[here] not in WH:
                    end = object_end(line, chunks, self.lexicon, here, self.cue, self.group)
                    if end > here and not (end == here + 1 and line.tags[here] in ("PRP", "DT", "WDT")):
                        return [(here, end)], "object", f"'{verb}' takes what follows as its object"
        if here < self.n and "gerund" in takes:
            group = chunks.verb[here]
            if group is not None and group.form == "gerund":
                end = object_end(line, chunks, self.lexicon, here, self.cue, self.group)
                return [(here, end)], "gerund", f"'{verb}' is followed by an -ing form"
        if "recipient" in takes and len(spots) > 1 and spots[1] < self.n and line.low[spots[1]] in takes:
            here = spots[1]  # "briefed the press on ..."
        if here < self.n and line.low[here] in takes:
            nxt = here + 1
            if nxt < self.n and (chunks.noun[nxt] is not None or chunks.verb[nxt] is not None or line.low[nxt] in WH):
                end = object_end(line, chunks, self.lexicon, nxt, self.cue, self.group)
                if end > nxt:
                    return [(nxt, end)], "preposition", f"'{verb} {line.low[here]}' names what was spoken of"
        return None

    def _colon_quote(self, i: int) -> Items | None:
        """Return the quotation after "defended the plan: ...", if no other verb reports it."""
        for k in range(i, min(self.n - 1, i + 25)):
            group = self.chunks.verb[k]
            if group is not None and self.line.low[group.head] in self.lexicon.verbs:
                return None
            if self.line.low[k] == ":":
                return (k + 1, self._quote_run(k + 1)) if self.line.folded[k + 1] is not None else None
        return None

    def _clause(self, s: int, rule: str, reason: str) -> tuple[list[Items], str, str] | None:
        end = clause_end(self.line, self.chunks, self.lexicon, s, self.cue, self.group)
        if end - s < 2:
            return None
        return [(s, end)], rule, reason

    def _object_fits(self, here: int) -> bool:
        """Return whether the noun phrase at `here` can be what the verb reports."""
        takes = self.cue.takes
        if "object" in takes:
            return True
        end = phrase_end(self.line, self.chunks, here)
        noun = self.lexicon.nouns.get(self.line.low[self.chunks.noun[here][1] - 1])
        if "message" in takes and noun is not None and (noun.voiced or self.cue.lemma == "raise"):
            return True
        if "small-clause" not in takes or end >= self.n:
            return False
        while end < self.n and (self.line.tags[end] == "IN" and end + 1 < self.n and self.chunks.noun[end + 1]):
            if self.line.low[end] == "as":
                return True
            end = phrase_end(self.line, self.chunks, end + 1)
        return end < self.n and (
            (self.chunks.noun[end] is not None and not is_time(self.line, self.chunks.noun[end]))
            or self.line.tags[end] in ("JJ", "VBN", "RB", "DT")
            or self.line.marked[end] > 0
            or self.line.folded[end] is not None
        )

    def _object_infinitive(self, here: int) -> tuple[list[Items], str, str] | None:
        line, chunks = self.line, self.chunks
        if here >= self.n or chunks.noun[here] is None or chunks.noun[here][0] != here:
            return None
        k = phrase_end(line, chunks, here)
        for _ in range(3):
            if k + 1 < self.n and line.tags[k] == "IN" and chunks.noun[k + 1] is not None:
                k = phrase_end(line, chunks, k + 1)
        group = chunks.verb[k] if k < self.n else None
        if group is None or group.form != "infinitive":
            return None
        end = object_end(line, chunks, self.lexicon, k, self.cue, self.group)
        return [(here, end)], "object-infinitive", f"'{self._verb()}' asks somebody to do something"

    def _subjectless(self) -> Report | None:
        if self.group.start == 0 and self.cue.kind != "speech":
            return None
        found = self.complement(self.after)
        if found is None or found[1] in ("object", "gerund", "infinitive", "preposition"):
            return None
        return self._report(None, *found)

    # ---- passives -------------------------------------------------------------------------------

    def _passive(self) -> Report | None:
        line, chunks = self.line, self.chunks
        subject = subject_of(line, chunks, self.group)
        agent = self._agent(self.after) if self._acts() else None
        if agent is not None:
            if subject is None or line.low[subject.start] in ("it", "there"):
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
        if line.low[self.group.head] in ("quoted", "cited") and self.after + 1 < self.n and line.low[self.after] == "as":
            inner = chunks.verb[self.after + 1]
            if inner is not None and line.low[inner.head] in ("saying", "telling"):
                return None  # "saying" reports it
        hearsay = self.lexicon.hearsay.get(line.low[self.group.head])
        if hearsay is not None:
            return self._hearsay(hearsay, subject)
        if "recipient" in self.cue.takes and subject is not None:
            found = self.complement(self.after)
            if found and found[1] in ("that-clause", "bare-clause", "wh-clause", "cue-quote"):
                return self._report(None, *found)
        if subject is not None and line.low[subject.start] == "it" and "clause" in self.cue.takes:
            found = self.complement(self.after)
            if found and found[1] in ("that-clause", "wh-clause"):
                return self._report(None, *found)
        return None

    def _acts(self) -> bool:
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
        """"is believed to have fled", "was accused of": somebody says so, and nobody is named."""
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
        elif line.low[i] in hearsay.takes and i + 1 < self.n:
            end = object_end(line, chunks, self.lexicon, i + 1, hearsay, self.group)
        elif "object" in hearsay.takes and (chunks.noun[i] is not None or line.tags[i].startswith("JJ")):
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
        """"a truce proposed by the envoy": content before, source in the 'by' phrase."""
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
