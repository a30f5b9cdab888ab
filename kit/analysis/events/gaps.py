"""What a report leaves out that others have: a kind of harm, a bound, a counter, a reply."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kit.analysis.events.coverage import Coverage
from kit.analysis.events.incidents import Counted
from kit.analysis.page.replies import missing_replies

_BOUNDED = ("at_least", "more_than", "up_to", "less_than", "about", "nearly", "range")


@dataclass(frozen=True)
class Gap:
    """One thing that a report leaves out, who has it, and what to look for."""

    report: str
    what: str
    """One of "kind", "bound", "counter", "reply", "day"."""
    why: str


def gaps(
    reports: Sequence[Coverage], main: Mapping[str, Sequence[Counted]], every: Sequence[Counted]
) -> Iterator[Gap]:
    """Yield what each report leaves out, report by report; `main` has its figures by kind."""
    for report in reports:
        yield from _headline(report, [f for f in every if f.report is report])
        for kind, figures in main.items():
            own = next((f for f in figures if f.report is report), None)
            others = [f for f in figures if f.report is not report]
            yield from _of_kind(report, kind, own, others)
        if report.day is None and any(r.day for r in reports):
            yield Gap(report.id, "day", "its day of publication is not known; others’ are")
    yield from _replies(reports)


def _of_kind(
    report: Coverage, kind: str, own: Counted | None, others: Sequence[Counted]
) -> Iterator[Gap]:
    word = kind.replace("_", " ")
    if own is None:
        if len(others) > 1:
            who = ", ".join(f.report.outlet for f in others)
            yield Gap(report.id, "kind", f"no figure of people {word}; {who} have one")
        return
    bounds = [f for f in others if f.claim.form in _BOUNDED]
    if own.claim.form == "exact" and bounds and _covers(own, bounds):
        said = "; ".join(f"{f.report.outlet} “{f.claim.words}”" for f in bounds)
        yield Gap(report.id, "bound", f"“{own.claim.words}” {word} without a bound; {said}")
    named = [f for f in others if f.claim.counter]
    if own.claim.counter is None and named:
        said = "; ".join(f"{f.report.outlet}: {f.claim.counter}" for f in named)
        yield Gap(report.id, "counter", f"who counted the {word} is not said; {said}")


def _headline(report: Coverage, own: Sequence[Counted]) -> Iterator[Gap]:
    """Yield the bounds that a headline drops of figures that its own body gives with one."""
    for head in own:
        if not head.in_headline or head.claim.form != "exact":
            continue
        for body in own:
            one = head.claim.kind == body.claim.kind and head.claim.value == body.claim.value
            if one and not body.in_headline and body.claim.form in _BOUNDED:
                why = f"the headline says “{head.claim.words}”, the text “{body.claim.words}”"
                yield Gap(report.id, "bound", why)
                break


def _covers(own: Counted, others: Sequence[Counted]) -> bool:
    return any(f.claim.value == own.claim.value for f in others)


def _replies(reports: Sequence[Coverage]) -> Iterator[Gap]:
    heard: dict[str, list[str]] = {}
    lacking: list[tuple[Coverage, str]] = []
    for report in reports:
        for row in missing_replies(report.article):
            if row.heard:
                heard.setdefault(row.party.casefold(), []).append(report.outlet)
            else:
                lacking.append((report, row.party))
    for report, party in lacking:
        who = heard.get(party.casefold())
        if who:
            why = f"{party} is not heard on the headline’s claim; {', '.join(who)} has its words"
            yield Gap(report.id, "reply", why)
