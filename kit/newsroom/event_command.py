"""`kit event`: the reports on one event, held together, in the terminal, as JSON or as a page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from kit.analysis.events.account import Event

MOST_REPORTS = 200
FIRST = 3  # parts of the account that stand above the pictures: the reports, what can be printed


def event(
    sources: Annotated[
        list[Path], typer.Argument(help="A folder, or files: .txt, .html, .json, .jsonl.")
    ],
    page: Annotated[
        Path | None, typer.Option("--html", help="Write one self-contained HTML page here.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")] = False,
) -> None:
    """Hold several reports on one event together: what each counts, who rests on whom.

    Outlet, day and hour come from the pages themselves, or from JSON: a line a report, with "text",
    "outlet", "date" (2016-11-11T08:30) and "address". Nothing is added up, and no number is called
    the true one.
    """
    from kit.text.decoding import Unreadable

    try:
        told = event_of(sources)
    except (Unreadable, ValueError) as error:
        typer.echo(f"kit event: {error}", err=True)
        raise typer.Exit(1) from None
    if page is not None:
        from kit.course.whole_file import write_whole

        try:
            write_whole(page, page_of(told), make_folders=False)
        except OSError as error:
            typer.echo(
                f"{page}: cannot be written ({error.strerror}); name another place", err=True
            )
            raise typer.Exit(1) from None
        typer.echo(f"written   {page}", err=True)
    if as_json:
        typer.echo(json.dumps(as_data(told), ensure_ascii=False, indent=1))
    elif page is None:
        from kit.show.event_tables import event_parts
        from kit.show.shown import Shown

        typer.echo(repr(Shown(tuple(event_parts(told)), "\n\n")))


def event_of(sources: list[Path]) -> Event:
    """Return the event that the readable stories of some sources tell of; others are named.

    Raises ValueError where fewer than two can be read, or more than `MOST_REPORTS` are given.
    """
    from kit.analysis.events.account import event as held_together
    from kit.newsroom.reading import stories
    from kit.text.decoding import Unreadable

    given: list[dict[str, Any]] = []
    for story in stories(sources):
        try:
            article = story.article()
        except Unreadable as error:
            typer.echo(f"passed by: {error}", err=True)
            continue
        given.append({"id": story.id, "article": article, "address": story.address,
                      "date": story.when, "outlet": story.outlet})  # fmt: skip
        if len(given) > MOST_REPORTS:
            raise ValueError(
                f"more than {MOST_REPORTS} reports: put those on one event in a folder"
            )
    return held_together(given)


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

    from kit.show.event_charts import event_intervals, event_origins
    from kit.show.event_tables import event_parts
    from kit.show.shown import Shown

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
        f"<h1>{title}</h1>\n<p>{names}</p>\n{Shown(tuple(parts[:FIRST])).html}\n"
        f"{''.join(pictures)}\n{Shown(tuple(parts[FIRST:])).html}\n</body>\n</html>\n"
    )
