"""An event as one page that a newsroom can keep or print, and as plain data for other programs."""

from __future__ import annotations

from typing import Any

from kit.analysis.events.account import Event

FIRST = 3  # parts of the account that stand above the pictures: the reports, what can be printed


def as_data(told: Event) -> dict[str, Any]:
    """Return an event as plain data: reports, figures with offsets, pairs, origins, gaps."""
    return {
        "reports": [
            {"id": r.id, "outlet": r.outlet, "published": r.published.isoformat() if r.published
             else None, "address": r.address or None}
            for r in told.reports
        ],
        "figures": [
            {
                "id": f.id, "report": f.report.id, "start": f.claim.span.start,
                "end": f.claim.span.end, "sentence": f.claim.sentence, "words": f.claim.words,
                "low": f.low, "high": f.high, "bound": f.claim.form, "kind": f.claim.kind,
                "group": f.claim.group, "counter": f.claim.counter, "counts": f.of, "why": f.why,
                "place": f.where.place.path if f.where and f.where.place
                else f.where.words if f.where else None,
                "first_day": f.first_day.isoformat() if f.first_day else None,
                "last_day": f.last_day.isoformat() if f.last_day else None,
            }
            for f in told.figures
        ],
        "pairs": [
            {"kind": kind, "a": p.a.id, "b": p.b.id, "relation": p.relation, "why": p.why,
             "independent": p.independent}
            for kind in told.kinds for p in told.pairs(kind)
        ],
        "conflicts": [{"a": p.a.id, "b": p.b.id, "why": p.why} for p in told.conflicts],
        "rests": [{"report": r.report, "on": r.on, "how": r.how, "why": r.why}
                  for r in told.rests],
        "left_out": [{"report": g.report, "what": g.what, "why": g.why} for g in told.gaps],
        "printable": {
            kind: {"low": p.low, "high": p.high, "counters": list(p.counters),
                   "one_source": p.one_source, "why": p.why}
            for kind in told.kinds for p in (told.printable(kind),)
        },
    }  # fmt: skip


def page_of(told: Event) -> str:
    """Return an event as one HTML page: no scripts, no network, every word of a report escaped."""
    from html import escape

    from kit.newsroom.cautions import cautions
    from kit.show.event_charts import event_intervals, event_origins
    from kit.show.event_tables import event_parts
    from kit.show.parts import said
    from kit.show.shown import Shown

    odd = [said(line) for line in cautions(told)]
    parts = event_parts(told)
    pictures = [event_intervals(told, kind).html for kind in told.kinds[:2]]
    if pictures:
        pictures.append(event_origins(told).html)
    title = f"One event, {len(told.reports)} reports"
    names = escape(", ".join(r.outlet for r in told.reports))
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>body{{max-width:62rem;margin:0 auto;padding:1.5rem;"
        "font:1rem/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff}"
        "svg{max-width:100%;height:auto}</style>\n</head>\n<body>\n"
        f"<h1>{title}</h1>\n<p>{names}</p>\n{Shown((*odd, *parts[:FIRST])).html}\n"
        f"{''.join(pictures)}\n{Shown(tuple(parts[FIRST:])).html}\n</body>\n</html>\n"
    )
