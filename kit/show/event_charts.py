"""The pictures of an event: its figures by time of publication, and who rests on whom."""

from __future__ import annotations

from kit.analysis.events.account import Event
from kit.analysis.events.relations import figure
from kit.show.casualty_tables import in_words
from kit.show.figure import Figure
from kit.show.interval_chart import draw, group_style
from kit.show.origin_arrows import origins

MOST_ROWS = 40


def event_intervals(told: Event, kind: str = "killed") -> Figure:
    """Return a chart of an event's figures of one kind, by time of publication, a row each.

    An arrow shows an open end. Rows may rest on one count: nothing is added up. Raises ValueError
    where no report has such a figure.
    """
    own = [f for f in told.weighed if f.of == "event" and f.claim.kind == kind][:MOST_ROWS]
    if not own:
        known = ", ".join(told.kinds) or "none"
        raise ValueError(f"event_intervals: no figure of {kind!r} here; there is {known}")
    rows = [figure(f) for f in own]
    names = [f"{f.report.outlet}, {f.claim.sentence}\n{f.report.when}" for f in own]
    said = "; ".join(f"{f.id} {in_words((f.low, f.high))}" for f in own)
    name = kind.replace("_", " ")
    return Figure(
        title=f"How many people {name}, by time of publication?",
        alt=f"A row for each of {len(rows)} figures, open ends as arrows: {said}.",
        rows=tuple(
            {
                "Published": f.report.when,
                "Report": f.id,
                "Interval": in_words((f.low, f.high)),
                "Who": f"{group_style(row.who).letter}: {(row.who or 'all').split('/')[-1]}",
                "Counted by": f.claim.counter,
            }
            for f, row in zip(own, rows, strict=True)
        ),
        columns=("Published", "Report", "Interval", "Who", "Counted by"),
        size=(8, 1.6 + 0.5 * len(rows)),
        draw=lambda canvas: draw(canvas, rows, names),
    )


def event_origins(told: Event) -> Figure:
    """Return arrows from each counter, outlet or text to the reports that rest on it.

    A figure whose counter a report does not name hangs on "counter not said". Raises ValueError
    where no report has a figure.
    """
    links: dict[str, list[str]] = {}
    for f in told.weighed:
        if f.of == "event":
            links.setdefault(f.claim.counter or "counter not said", []).append(f.report.id)
    for rest in told.rests:
        if rest.how == "same counter":
            continue
        name = f"{rest.on} ({rest.how})"
        links.setdefault(name, []).append(rest.report)
    once = {name: list(dict.fromkeys(reports)) for name, reports in links.items()}
    return origins(once, resting="report")
