"""An event as its reports tell it: figures, pairs, origins, gaps, and what can be printed.

Counts are never added, nothing is averaged, and no number is called the true one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from kit.analysis.casualties.kinds import KINDS
from kit.analysis.events.copying import Rest, rests
from kit.analysis.events.coverage import Coverage, Given, coverage
from kit.analysis.events.gaps import Gap, gaps
from kit.analysis.events.incidents import Counted, counted
from kit.analysis.events.printable import Printable, printable
from kit.analysis.events.relations import Pair, related


@dataclass(frozen=True)
class Event:
    """What several reports say of one event, held together. Made by `event`."""

    reports: tuple[Coverage, ...]
    figures: tuple[Counted, ...]
    """Every figure of every report, in the order of the reports."""
    rests: tuple[Rest, ...]

    @property
    def weighed(self) -> list[Counted]:
        """The figures without those of a headline whose own text gives one of that kind."""
        return _weighed(self.figures, self.figures)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that figures of the event count, deaths first."""
        found = {f.claim.kind for f in self.figures if f.of == "event"}
        return tuple(sorted(found, key=KINDS.index))

    def main(self, kind: str = "killed") -> tuple[Counted, ...]:
        """Return each report's main figure of a kind: its first on the event, body before headline.

        A count of all comes before a count of a part of them.
        """
        found = []
        for report in self.reports:
            own = [f for f in self.figures if f.report is report and f.of == "event"]
            own = [f for f in own if f.claim.kind == kind and not f.part]
            found += _weighed(own, self.figures)[:1]
        return tuple(found)

    def pairs(self, kind: str = "killed") -> tuple[Pair, ...]:
        """Return how the main figures of a kind stand to each other, every pair of reports."""
        return tuple(related(a, b) for a, b in combinations(self.main(kind), 2))

    @cached_property
    def every_pair(self) -> tuple[Pair, ...]:
        """Every two figures of two reports that say something of each other."""
        pairs = (
            related(a, b) for a, b in combinations(self.weighed, 2)
            if a.report is not b.report and a.claim.kind == b.claim.kind
        )  # fmt: skip
        return tuple(p for p in pairs if p.relation != "not-comparable")

    @property
    def conflicts(self) -> tuple[Pair, ...]:
        """The pairs of which no number satisfies both as worded."""
        return tuple(p for p in self.every_pair if p.relation == "conflict")

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What a report leaves out that others have: a kind, a bound, a counter, a reply."""
        return tuple(gaps(self.reports, {k: self.main(k) for k in self.kinds}, self.figures))

    def printable(self, kind: str = "killed") -> Printable:
        """Return what the counters allow to be printed of a kind, and on how many it rests."""
        own = [f for f in self.figures if f.of == "event" and f.claim.kind == kind]
        return printable(_weighed(own, self.figures), self.rests)

    def __repr__(self) -> str:
        names = ", ".join(r.outlet for r in self.reports)
        return f"<Event: {len(self.reports)} reports ({names}), {len(self.figures)} figures>"


def _weighed(figures: Sequence[Counted], every: Sequence[Counted]) -> list[Counted]:
    """Return the figures without those of a headline whose own body gives one of that kind.

    A headline's number that the body gives of another time is of that time: it goes too.
    """
    told = {(f.report.id, f.claim.kind) for f in figures if not f.in_headline and f.of == "event"}
    past = {
        (f.report.id, f.claim.kind, f.claim.value) for f in every
        if not f.in_headline and f.of == "other"
    }  # fmt: skip
    return [f for f in figures if not f.in_headline or not (
        (f.report.id, f.claim.kind) in told
        or (f.report.id, f.claim.kind, f.claim.value) in past
    )]  # fmt: skip


def event(reports: Iterable[Given]) -> Event:
    """Return what several reports say of one event, held together.

    A report is an article, a text, a path, or a mapping with "text" and, where known, "outlet",
    "date" ("2016-11-11T08:30"), "id" and "address". Raises TypeError for one text alone, and
    ValueError for fewer than two reports or a date that is none.

    >>> told = event([
    ...     {"id": "a", "text": "Blast in Kunduz\\n\\nAt least 4 people were killed, police said."},
    ...     {"id": "b", "text": "Kunduz: blast kills 6\\n\\nSix people were killed in Kunduz."},
    ... ])
    >>> [pair.relation for pair in told.pairs()]
    ['compatible']
    """
    if isinstance(reports, str) or not isinstance(reports, Iterable):
        raise TypeError("event takes a list of reports, such as kit.event([a, b])")
    found = coverage(reports)
    if len(found) < 2:
        raise ValueError(f"event: {len(found)} report; give two or more on one event")
    figures = tuple(figure for report in found for figure in counted(report))
    return Event(found, figures, tuple(rests(found, figures)))
