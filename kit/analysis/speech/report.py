"""The report of one line: who says what, in items, before it is an attribution."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kit.analysis.grammar.parsed import Items, Parsed
from kit.analysis.grammar.phrases import VerbGroup
from kit.analysis.grammar.subject_phrases import Subject
from kit.analysis.lexicon.cues import Cue
from kit.analysis.lexicon.roles import role_of
from kit.analysis.speech.clauses import clause_end, object_end

# Verbs of telling somebody: the person told stands right behind them, so that the speaker does
# not, and a clause without "that" can only follow that person.
TO_SOMEBODY = frozenset("tell assure reassure inform remind convince persuade notify brief".split())
# "Spoke on condition of anonymity because ...", "told the court after ...": the narrator tells
# why or when it was said; no subject of a reported clause follows.
NARRATED = frozenset("because after before".split())
ASSERTING = frozenset("speech accusation denial commissive".split())


@dataclass(slots=True)
class Report:
    """One attribution of a line, in items: source, cue and content, with rule and reason."""

    p: Parsed
    source: Items | None
    cue: Items | None
    content: list[Items]
    word: Cue | None
    rule: str
    reason: str
    antecedent: Items | None = None  # the noun phrase that a relative pronoun as source stands for


class Found(NamedTuple):
    """What a reporting verb carries: its items, the rule by which and a reason."""

    content: list[Items]
    rule: str
    reason: str


class ReportingVerb:
    """One reporting verb of a line, as one entry of the lexicon knows it.

    `after` is the item behind the verb and its particles, `spots` the items at which what was said
    may begin, `here` the first of them behind an adverb or two.
    """

    def __init__(self, p: Parsed, group: VerbGroup, cue: Cue, gap: int = 0) -> None:
        """`gap` counts the items between the verb and its particle ("called on Monday for")."""
        self.p, self.group, self.cue, self.takes = p, group, cue, cue.takes
        self.after = group.end + gap + len(cue.particles)

    @cached_property
    def spots(self) -> list[int]:
        """The items at which what was said may begin, behind times, places and the person told."""
        return self.spots_behind(self.after)

    @cached_property
    def here(self) -> int:
        """The first item behind the verb and at most two adverbs ("more" and "less" are none)."""
        p, k = self.p, self.after
        while k < self.after + 2 and p.tags[k].startswith("RB") and not p.marked[k]:
            if p.low[k] in ("more", "less"):
                break
            k += 1
        how = p.np_end[k + 1] if p.low[k] == "in" else 0
        # "condemned in the strongest terms the attack": what was condemned comes behind
        return how if how and p.low[how - 1] == "terms" and p.opens_np(how) else k

    def spots_behind(self, k: int) -> list[int]:
        """Return the items at which what was said may begin, behind item k."""
        return self.p.past_adjuncts(k, "recipient" in self.takes)

    @property
    def words(self) -> str:
        """The verb with its auxiliaries and particles, as written."""
        return " ".join(self.p.text[self.group.start : self.after])

    def report(self, subject: Subject | None, found: Found) -> Report:
        """Return the report that `subject` makes with this verb."""
        return Report(
            self.p,
            (subject.start, subject.end) if subject else None,
            (self.group.start, self.after),
            found.content,
            self.cue,
            "attribution." + found.rule,
            found.reason,
            subject.antecedent if subject else None,
        )

    def clause(self, begin: int) -> Items:
        """Return the items of the reported clause that begins at `begin`."""
        return begin, clause_end(self.p, begin, self.cue, self.group)

    def thing(self, begin: int, start: int | None = None) -> Items:
        """Return the items of the reported thing whose phrase begins at `begin`, those from
        `start` on with it."""
        end = object_end(self.p, begin, self.cue, self.group)
        return (begin if start is None else start), end

    def other_sense(self, k: int) -> bool:
        """Return whether the object at item k gives the verb a sense that reports nothing: "the
        blast claimed twelve lives", "police questioned the driver"."""
        cue, head = self.cue, self.p.np_head(k)
        if cue.only and head not in cue.only:
            return True
        if "PERSON" in cue.never:
            role = role_of(head)
            if role is not None and role[0].who in ("person", "people"):
                return True
            if self.p.tags[self.p.np_end[k] - 1] == "PRP" and head != "it":
                return True
        return head in cue.never
