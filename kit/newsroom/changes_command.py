"""`kit changes`: what changed between two versions of a page, in the terminal or as JSON."""

from __future__ import annotations

import json
from typing import Annotated

import typer


def changes(
    old: Annotated[str, typer.Argument(help="The earlier version: a file or an address.")],
    new: Annotated[str, typer.Argument(help="The later version: a file or an address.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
) -> None:
    """Tell what was added, softened, sharpened or withdrawn between two versions of a page."""
    from kit.analysis.events.versions import changes as find
    from kit.show.analyze_command import article_from
    from kit.show.changes_table import changes_parts
    from kit.show.shown import Shown
    from kit.text.decoding import Unreadable

    try:
        before, after = article_from(old), article_from(new)
    except Unreadable as error:
        typer.echo(f"kit changes: {error}", err=True)
        raise typer.Exit(1) from None
    if not as_json:
        typer.echo(repr(Shown(tuple(changes_parts(before, after)), "\n\n")))
        return
    rows = [
        {
            "what": c.what, "how": c.how, "old": [c.old.start, c.old.end] if c.old else None,
            "new": [c.new.start, c.new.end] if c.new else None, "why": c.why, "noted": c.noted,
        }
        for c in find(before, after)
    ]  # fmt: skip
    typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
