"""Replies as HTML in the look of the ledger: a quiet box whose first word says what it is.

Colour only repeats what that word says. Everything is escaped. The style stands in the elements, so
that a reply looks the same on every page that shows HTML, light or dark: text takes the page's own
colour, and grounds are see-through.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

_EDGES = {
    "correct": "#00795a",
    "partly": "#b07800",
    "not-yet": "#c24f00",
    "returned": "#767676",
    "hint": "#0072b2",
}
_EDGE = "#0072b2"
_BOX = (
    "border-left:4px solid {edge};background:{edge}14;padding:.4em .9em;margin:.2em 0;"
    "max-width:46em;line-height:1.5;overflow-wrap:anywhere;"
    "font-family:Georgia,'Times New Roman',serif;font-size:1rem"
)
_P = "margin:.3em 0"
_SANS = "font-family:system-ui,'Segoe UI',sans-serif;font-size:.86rem"
_CELL = "border:1px solid #767676;padding:.2em .4em;text-align:{side}"
_FIRST_WORDS = re.compile(r"^(Correct|Partly|Not yet|Stored|Hint \d of \d|Note)\b")


def box(
    status: str, lines: Sequence[str], folded: Sequence[str] = (), tail: Sequence[str] = ()
) -> str:
    """Return lines as a box; `folded` opens with a click or a key, `tail` is for whoever types."""
    parts = [_paragraphs(lines)]
    if folded:
        inside = _paragraphs(folded)
        parts.append(f"<details><summary>Why, part by part</summary>{inside}</details>")
    if tail:
        typed = "<br>".join(map(escape, tail))
        parts.append(f'<p style="{_P};{_SANS}">In a line of code: {typed}</p>')
    style = _BOX.format(edge=_EDGES.get(status, _EDGE))
    name = f"dateline-reply dateline-{escape(status or 'said')}"
    return f'<div class="{name}" style="{style}">{"".join(parts)}</div>'


def _paragraphs(lines: Iterable[str]) -> str:
    """Lines as paragraphs; those that are indented, one after another, as a list."""
    made: list[str] = []
    rows: list[str] = []
    for line in [*lines, ""]:
        if line.startswith("  "):
            rows.append(f"<li>{escape(line.strip())}</li>")
            continue
        if rows:
            made.append(f'<ul style="{_P};padding-left:1.2em">{"".join(rows)}</ul>')
            rows = []
        if line.strip():
            made.append(f'<p style="{_P}">{_first_word(line)}</p>')
    return "".join(made)


def _first_word(line: str) -> str:
    found = _FIRST_WORDS.match(line)
    if not found:
        return escape(line)
    return f"<strong>{escape(found[0])}</strong>{escape(line[found.end() :])}"


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], foot: bool) -> str:
    """Return a table; its first column is text and names the row. `foot`: the last row is a sum."""
    left, right = _CELL.format(side="left"), _CELL.format(side="right")
    heads = "".join(
        f'<th scope="col" style="{right if n else left}">{escape(h)}</th>'
        for n, h in enumerate(head)
    )
    lines = [
        f'<tr><th scope="row" style="{left};font-weight:normal">{escape(row[0])}</th>'
        + "".join(f'<td style="{right}">{escape(cell)}</td>' for cell in row[1:])
        + "</tr>"
        for row in rows
    ]
    last = f"<tfoot>{lines.pop()}</tfoot>" if foot and lines else ""
    return (
        f'<table style="border-collapse:collapse;overflow-wrap:anywhere;{_SANS}">'
        f'<caption style="text-align:left;padding:.2em 0">{escape(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(lines)}</tbody>{last}</table>"
    )
