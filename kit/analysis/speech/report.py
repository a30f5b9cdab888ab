"""The report of one line: who says what, in items, before it is an attribution."""

from __future__ import annotations

from dataclasses import dataclass

from kit.analysis.grammar.lines import Line
from kit.analysis.grammar.phrases import Phrases, VerbGroup
from kit.analysis.grammar.subject_phrases import Subject
from kit.analysis.lexicon.cues import Cue, CueLexicon
from kit.analysis.lexicon.roles import role_of

Items = tuple[int, int]

# Verbs of telling somebody: the person told stands right behind them, so that the speaker does
# not, and a clause without "that" can only follow that person.
TO_SOMEBODY = frozenset("tell assure reassure inform remind convince persuade notify brief".split())
# "Spoke on condition of anonymity because ...", "told the court after ...": the narrator tells
# why or when it was said; no subject of a reported clause follows.
NARRATED = frozenset("because after before".split())


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


class VerbReader:
    """What the readers of one reporting verb share."""

    def __init__(
        self,
        line: Line,
        chunks: Phrases,
        lexicon: CueLexicon,
        group: VerbGroup,
        cue: Cue,
        gap: int = 0,
    ) -> None:
        """`gap` counts the items between the verb and its particle ("called on Monday for")."""
        self.line, self.chunks, self.lexicon = line, chunks, lexicon
        self.group, self.cue = group, cue
        self.after = group.end + gap + len(cue.particles)
        self.n = len(line)

    def _report(
        self, subject: Subject | None, content: list[Items], rule: str, reason: str
    ) -> Report:
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

    def other_sense(self, noun: Items) -> bool:
        """Return whether an object gives the verb a sense that reports nothing: "the blast claimed
        twelve lives", "police questioned the driver"."""
        cue, head = self.cue, self.line.low[noun[1] - 1]
        if cue.only and head not in cue.only:
            return True
        if "PERSON" in cue.never:
            role = role_of(head)
            if role is not None and role[0].who in ("person", "people"):
                return True
            if self.line.tags[noun[1] - 1] == "PRP" and head != "it":
                return True
        return head in cue.never

    def _quote_run(self, i: int) -> int:
        k = i
        while k < self.n and (self.line.folded[k] is not None):
            k += 1
        return k
