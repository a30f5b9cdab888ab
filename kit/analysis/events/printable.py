"""What counters who do not rest on each other allow: the tightest interval, or why there is none.

Each counter is heard once, with its latest figure; counters that are not said, and words such as
"officials", which may stand for one counter or for five, make no second origin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kit.analysis.events.copying import Rest
from kit.analysis.events.counters import counter_key, nameless, one_counter
from kit.analysis.events.incidents import Counted
from kit.analysis.events.relations import related
from kit.analysis.figures.reports import Figure, interval_words


@dataclass(frozen=True)
class Printable:
    """The interval that the counters allow, the reports that set its ends, and how far it holds.

    `low` and `high` are None for an open end, and both are None where nothing can be printed.
    """

    low: int | None
    high: int | None
    low_from: tuple[str, ...]
    high_from: tuple[str, ...]
    counters: tuple[str, ...]
    """Counters that are named and do not rest on each other."""
    one_source: bool
    why: str


def printable(figures: Sequence[Counted], rests: Sequence[Rest]) -> Printable:
    """Return the tightest interval that independent counters allow, of figures of one kind."""
    whole = [f for f in figures if not f.part and (f.low, f.high) != (None, None)]
    if not whole:
        return Printable(None, None, (), (), (), False, "No report gives a figure of this kind.")
    origins = _origins(whole)
    latest = [_latest(group) for group in origins]
    named = [f for f in latest if counter_key(f) and not nameless(f.claim.counter or "")]
    named, behind = _not_left_behind(named)
    used = named if len(named) > 1 else latest
    names = tuple(f.claim.counter or "" for f in named)
    one, told = _one_source(whole, named, rests)
    for n, a in enumerate(used):
        for b in used[n + 1 :]:
            pair = related(a, b)
            if pair.relation == "conflict":
                return Printable(
                    None, None, (), (), names, one,
                    f"{a.id} and {b.id} exclude each other: print each with its counter. "
                    f"{pair.why} {told}".strip(),
                )  # fmt: skip
    # A later count of one that rose has the earlier behind it: only ceilings of the last hold.
    lows = [f for f in used if f.low is not None]
    highs = [
        f for f in used if f.high is not None and not f.claim.group and not _overtaken(f, used)
    ]
    low = max((f.low for f in lows if f.low is not None), default=None)
    high = min((f.high for f in highs if f.high is not None), default=None)
    if high is not None and low is not None and high < low:
        high, highs = None, []
    words = interval_words(Figure("all", low, high, whole[0].claim.kind))
    rest = _rests_on(names, [f for f in lows if f.low == low])
    return Printable(
        low, high,
        tuple(f.id for f in lows if f.low == low),
        tuple(f.id for f in highs if f.high == high) if high is not None else (),
        names, one, f"{words[:1].upper()}{words[1:]}: {rest}. {behind}{told}".strip(),
    )  # fmt: skip


def _not_left_behind(named: Sequence[Counted]) -> tuple[list[Counted], str]:
    """Return the figures that no later, higher count of another counter has left behind, and words
    on those it has: they confirm nothing, and nobody can tell whether the toll rose."""
    left = [
        f for f in named
        if any(f.report.before(o.report) and related(f, o).relation == "updated" for o in named)
    ]  # fmt: skip
    told = "; ".join(f"{f.id}, {f.claim.counter}" for f in left)
    words = f"A later count is higher than that of {told}: the toll rose, or they differ. "
    return [f for f in named if f not in left], words if left else ""


def _rests_on(names: Sequence[str], floor: Sequence[Counted]) -> str:
    if len(names) > 1:
        return f"{len(names)} named counters allow it ({'; '.join(names)})"
    by = "; ".join(f"{f.id}, counted by {f.claim.counter or 'nobody it names'}" for f in floor)
    rest = f"the floor is that of {by}" if by else "no report sets a floor"
    return f"{rest}, and no two named counters confirm it"


def _origins(figures: Sequence[Counted]) -> list[list[Counted]]:
    groups: list[list[Counted]] = []
    for one in figures:
        home = next((g for g in groups if any(_together(one, other) for other in g)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _together(a: Counted, b: Counted) -> bool:
    """Whether two figures come from one origin: one counter, or one report without a counter."""
    same_group = a.claim.group == b.claim.group
    if one_counter(a, b):
        return same_group
    return a.report is b.report and counter_key(a) == counter_key(b) and same_group


def _latest(group: Sequence[Counted]) -> Counted:
    last = group[0]
    for one in group[1:]:
        tighter = (one.low or 0) > (last.low or 0)
        if last.report.before(one.report) or one.report is last.report and tighter:
            last = one
    return last


def _overtaken(one: Counted, others: Sequence[Counted]) -> bool:
    return any(
        one.report.before(o.report) and (o.low or 0) > (one.high or 0)
        for o in others
        if o is not one
    )


def _one_source(
    figures: Sequence[Counted], named: Sequence[Counted], rests: Sequence[Rest]
) -> tuple[bool, str]:
    """Return whether all reports rest on one counter or one text, and a sentence that says so."""
    reports = {f.report.id for f in figures}
    if len(reports) < 2:
        return False, ""
    behind = {r.report for r in rests if r.how == "same words"}
    copied = len(reports - behind) == 1
    shared = [f for f in figures if all(
        f.report.id == r or any(one_counter(f, o) for o in figures if o.report.id == r)
        for r in reports
    )]  # fmt: skip
    if shared and len(named) == 1:
        return True, f"These are one source: all rest on the count of {named[0].claim.counter}."
    if copied:
        return True, "These are one source: the reports have one text behind them."
    return False, ""
