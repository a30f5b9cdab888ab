"""An event as its reports tell it: tables and sentences, from figures to what can be printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from kit.analysis.events.account import Event
from kit.analysis.events.incidents import Counted
from kit.analysis.events.relations import ASK, Pair
from kit.show.casualty_tables import in_words
from kit.show.parts import said, table
from kit.show.shown import Part, present

MOST_PAIRS = 30


def event(told: Event) -> None:
    """Show an event: its reports, figures, pairs, origins, gaps, and what can be printed."""
    present(event_parts(told), gap="\n\n")


def event_parts(told: Event) -> list[Part]:
    """Return the parts that `event` shows, each as text and as HTML."""
    return [part for name in (*_SECTIONS, *told.kinds) for part in event_section(told, name)]


def event_section(told: Event, name: str) -> list[Part]:
    """Return the parts of an event on one matter: "reports", "printable", "conflicts", "origins",
    "gaps", "figures", or a kind of figure, on which it says how the toll stood."""
    return list(_SECTIONS[name](told) if name in _SECTIONS else _pairs(told, name))


def _reports(told: Event) -> Iterator[Part]:
    rows = [
        {"Report": r.id, "Outlet": r.outlet, "Published": r.when,
         "Words": len(r.article.text.split()), "Address": r.address or None}
        for r in told.reports
    ]  # fmt: skip
    yield table("The reports, in the order of their publication", rows)


def _figures(told: Event) -> Iterator[Part]:
    rows = [_row(f) for f in told.figures if f.of == "event"]
    yield said("What each report counts of the event, in its own words:")
    yield table("What each report counts of the event", rows)
    rest = [_aside(f) for f in told.figures if f.of != "event"]
    if rest:
        yield said("Figures that count something else, or cannot be told to count the event:")
        yield table("Figures that are not compared", rest)


def _row(f: Counted) -> dict[str, object]:
    who = (f.claim.group or "people").replace("_", " ")
    open_end = f" ({f.open_because})" if f.open_because else ""
    return {
        "Report, sentence": f.id,
        "Words": f"{' '.join(f.claim.words.split())} = {in_words((f.low, f.high))}{open_end}",
        "What, who": f"{f.claim.kind.replace('_', ' ')}; {who}",
        "Counted by": f.claim.counter or "not said",
        "Where, when": f"{f.where.words if f.where else 'not said'}; {_days(f)}",
    }


def _days(f: Counted) -> str:
    if f.claim.period:
        return f.claim.period
    if f.first_day and f.first_day == f.last_day:
        return str(f.first_day)
    return f"by {f.last_day}" if f.last_day else "not said"


def _aside(f: Counted) -> dict[str, object]:
    return {
        "Report, sentence": f.id,
        "Words": " ".join(f.claim.words.split()),
        "What": f.claim.kind.replace("_", " "),
        "Where": f.where.words if f.where else "not said",
        "Why it is apart": f.why,
    }


def _pairs(told: Event, kind: str) -> Iterator[Part]:
    pairs = told.pairs(kind)
    if not pairs:
        return
    name = kind.replace("_", " ")
    yield said(f"How the toll stood, by time of publication ({name}):")
    yield table(f"The toll by time of publication, {name}", _toll(told.main(kind)))
    yield said(f"How the main figures of two reports stand to each other ({name}):")
    yield table(f"Main figures, two by two, {name}", map(_pair, pairs[:MOST_PAIRS]))
    if len(pairs) > MOST_PAIRS:
        yield said(f"... and {len(pairs) - MOST_PAIRS} more.")


def _toll(figures: Iterable[Counted]) -> Iterator[dict[str, object]]:
    for f in figures:
        yield {
            "Published": f.report.when,
            "Outlet": f.report.outlet,
            "Figure": in_words((f.low, f.high)),
            "Words": " ".join(f.claim.words.split()),
            "Counted by": f.claim.counter or "not said",
        }


def _pair(pair: Pair) -> dict[str, object]:
    counters = {True: "two", False: "one", None: "cannot tell"}[pair.independent]
    return {
        "Figures": f"{pair.a.id}; {pair.b.id}",
        "Stand": pair.relation.replace("-", " "),
        "Why": " ".join(pair.why.replace(ASK, "").split()),
        "Counters": counters,
    }


def _conflicts(told: Event) -> Iterator[Part]:
    if told.conflicts:
        yield said(f"Figures that exclude each other as worded. {ASK}")
        yield table("Conflicts", list(map(_conflict, conflicts_by_reports(told)))[:MOST_PAIRS])
    else:
        yield said("No two figures of the event exclude each other as worded.")


def conflicts_by_reports(told: Event) -> list[list[Pair]]:
    """Return the conflicts of an event, those of the same two reports and kind together."""
    found: dict[tuple[str, str, str], list[Pair]] = {}
    for pair in told.conflicts:
        key = (pair.a.report.id, pair.b.report.id, pair.a.claim.kind)
        found.setdefault(key, []).append(pair)
    return list(found.values())


def _conflict(pairs: Sequence[Pair]) -> dict[str, object]:
    """A row for two reports and a kind: their first conflict, and where else they have one."""
    first, *others = pairs
    also = "; ".join(f"{p.a.claim.sentence} and {p.b.claim.sentence}" for p in others)
    return _pair(first) | {"Also": also or None}


def _origins(told: Event) -> Iterator[Part]:
    if not told.rests:
        yield said(
            "No report shares its words or a named counter with another, or names an outlet."
        )
        return
    yield said("Who rests on whom:")
    rows = [{"Report": r.report, "Rests on": r.on, "How": r.how, "Shown by": r.why}
            for r in told.rests]  # fmt: skip
    yield table("Who rests on whom", rows)


def _gaps(told: Event) -> Iterator[Part]:
    if told.gaps:
        yield said("What a report leaves out that others have:")
        rows = [{"Report": g.report, "Missing": g.what, "In words": g.why} for g in told.gaps]
        yield table("What each leaves out", rows)


def _printable(told: Event) -> Iterator[Part]:
    lines = [f"{kind.replace('_', ' ').capitalize()}: {told.printable(kind).why}"
             for kind in told.kinds]  # fmt: skip
    yield said("What the reports allow to be printed (never a sum, an average or a true number):")
    yield said(*(lines or ["No report gives a figure of the event."]))


_SECTIONS: dict[str, Callable[[Event], Iterator[Part]]] = {
    "reports": _reports, "printable": _printable, "conflicts": _conflicts, "origins": _origins,
    "gaps": _gaps, "figures": _figures,
}  # fmt: skip
"""What an account of an event tells, in its order; how the toll of each kind stood comes last."""
