"""The record of a casualty claim: one stated count of people in one state, and its rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from kit.analysis.finding import Finding
from kit.text.records import Span

RULES = {
    "casualties.noun": "the counted noun itself says what happened",
    "casualties.adjective": "the adjective before the counted noun says what happened",
    "casualties.lives": "lives claimed or lost are deaths",
    "casualties.subject": "the verb says what happened to the number before it",
    "casualties.subject-list": "the number is joined to the subject of the verb",
    "casualties.pronoun": "the pronoun points back to this number",
    "casualties.relative": "a who-clause says what happened to this number",
    "casualties.object": "the verb says what was done to the number after it",
    "casualties.toll": "a toll takes this value",
    "casualties.among": "the number is counted among the dead, the victims or the like",
    "casualties.part": "a part takes the state of the whole it is counted in",
    "casualties.elliptic": "a bare number takes the state of the number before it",
    "casualties.none": "the words say that there were none",
    "casualties.no-one": "the words say that it happened to nobody",
    "casualties.not-any": "the verb is denied for anyone at all",
    "casualties.denied": "someone denies that it happened to anyone",
}


COUNTER_READINGS = {
    "exact": "An exact number may be an early count, or a round one meant as “about”.",
    "at_least": "A floor may be all that could be confirmed so far.",
    "up_to": "“Up to” is often used loosely, for an estimate.",
    "more_than": "A floor may be all that could be confirmed so far.",
    "less_than": "A ceiling may rest on a count that was not finished.",
    "about": "An estimate may be the most that anyone could honestly give.",
    "nearly": "An estimate may be the most that anyone could honestly give.",
    "range": "Two ends may come from two counters.",
    "vague": "No count may have been made yet when this was written.",
    "none": "That none were reported does not show that there were none.",
    "article": "Others may have been hurt whom this sentence leaves out.",
    "unresolved": "No count may have been made yet when this was written.",
}
"""How else a count may be read, by the form of its bound."""


Later = partial[str | None]


class Deferred:
    """A field of a record that is worked out when it is first looked at, then kept.

    Finding who speaks takes ten times as long as finding the number, and many readers of the
    numbers never ask. The field holds either its value or a call that gives it.
    """

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = "_" + name

    def __get__(self, record: object, owner: type | None = None) -> str | None:
        if record is None:
            return None  # the default of the field
        value: str | None | Later = record.__dict__[self.name]
        if isinstance(value, partial):
            value = record.__dict__[self.name] = value()
        return value

    def __set__(self, record: object, value: str | None | Later) -> None:
        record.__dict__[self.name] = value


@dataclass(frozen=True, repr=False)
class CasualtyClaim(Finding):
    """One stated count of people in one state.

    `low` and `high` are whole numbers, None = open end. `form` is the kind of wording
    ("at_least", "up_to", ...), `wording` its words, `value` the number named. `counter` is who
    counted and `reporter` who passes the count on, None where not said. `period` and `place`
    are the text's own words; `who` is the counted noun ("villagers"); `part_of` is the span of
    the count that this one is contained in. `row` is the one row of `rule` that made the claim,
    `trigger` the row that read its set phrase ("lost their lives"), "" where a single word says
    what happened. `article_id` names the text, so that claims of several texts can be held against
    each other.
    """

    low: int | None
    high: int | None
    kind: str
    group: str | None = None
    counter: Deferred = Deferred()
    reporter: Deferred = Deferred()
    period: str | None = None
    place: str | None = None
    part_of: Span | None = None
    wording: str = ""
    who: str | None = None
    form: str = "exact"
    value: int | None = None
    article_id: str = ""
    table: str = "kit"
    by_rule: bool = False
    note: str = ""
    first_day: date | None = None
    last_day: date | None = None
    row: str = ""
    trigger: str = ""
    shown = ("kind", "low", "high")

    @property
    def interval(self) -> tuple[int | None, int | None]:
        """Return (low, high)."""
        return self.low, self.high

    def _made_by(self) -> str:
        return self.row or self.rule
