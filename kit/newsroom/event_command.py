"""`kit event`: the reports on one event, held together, in the terminal, as JSON or as a page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from kit.analysis.events.account import Event


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
    from kit.newsroom.cautions import cautions

    for line in cautions(told):
        typer.echo(f"look at  {line}", err=True)
    if page is not None:
        from kit.course.kept_copies import write_keeping
        from kit.newsroom.event_page import page_of

        try:
            write_keeping(page, page_of(told), make_folders=False, tell=_aside)
        except OSError as error:
            typer.echo(
                f"{page}: cannot be written ({error.strerror}); name another place", err=True
            )
            raise typer.Exit(1) from None
        typer.echo(f"written   {page}", err=True)
    if as_json:
        from kit.newsroom.event_page import as_data

        typer.echo(json.dumps(as_data(told), ensure_ascii=False, indent=1))
    elif page is None:
        from kit.show.event_tables import event_parts
        from kit.show.shown import Shown

        typer.echo(repr(Shown(tuple(event_parts(told)), "\n\n")))


def _aside(line: str) -> None:
    typer.echo(line, err=True)


def event_of(sources: list[Path]) -> Event:
    """Return the event that the readable stories of some sources tell of; others are named.

    Raises ValueError where fewer than two can be read, or more than `MOST_REPORTS` are given.
    """
    from kit.analysis.events.account import event as held_together
    from kit.newsroom.reading import MOST_REPORTS, stories
    from kit.text.decoding import Unreadable

    given: list[dict[str, Any]] = []
    for story in stories(sources):
        try:
            article = story.article()
        except Unreadable as error:
            typer.echo(f"passed by: {error}", err=True)
            continue
        given.append({"id": story.id, "article": article, "address": story.address,
                      "date": story.hour, "outlet": story.outlet})  # fmt: skip
        if len(given) > MOST_REPORTS:
            raise ValueError(
                f"more than {MOST_REPORTS} reports: put those on one event in a folder"
            )
    return held_together(given)
