"""The parts displays are made of: tables, sentences said, fields by name, numbered lists.

Each is a text no wider than a terminal and the same as HTML. What a part shows is hostile text: an
article may hold tags, and every word of it is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from kit.show.shown import Part
from kit.show.tables import cell, named_columns, text_table, wrapped

# A longer run without a space is a link or nonsense; it may break, so that no cell grows too wide.
_LONG_RUN = re.compile(r"\S{20}(?=\S)")


def inline(text: object) -> str:
    """Return text escaped for HTML, a very long word with places at which it may break.

    >>> inline('<b> & "c"')
    '&lt;b&gt; &amp; &quot;c&quot;'
    >>> inline("x" * 21)
    'xxxxxxxxxxxxxxxxxxxx<wbr>x'
    """
    pieces = _LONG_RUN.sub(lambda run: f"{run[0]}\0", str(text).replace("\0", "\ufffd"))
    return escape(pieces).replace("\0", "<wbr>")


def table(
    caption: str, rows: Iterable[Mapping[str, Any]], columns: Sequence[str] | None = None
) -> Part:
    """Return rows as a table whose first column names the row; no rows: "(no rows)".

    The caption stands above the HTML table only: in a text the line of code says it.

    >>> table("Blocks", [{"Block": 1, "Role": None}]).html[7:61]
    '<caption>Blocks</caption><thead><tr><th scope="col">Bl'
    """
    rows = list(rows)
    if not rows:
        text = text_table(rows, columns)
        return Part(text, f"<p>{inline(caption)}: {inline(text)}</p>")
    names = named_columns(rows, columns)
    return Part(lambda: text_table(rows, names), lambda: _html_table(caption, rows, names))


def _html_table(caption: str, rows: Sequence[Mapping[str, Any]], names: Sequence[str]) -> str:
    head = "".join(f'<th scope="col">{inline(name)}</th>' for name in names)
    body = "".join(f"<tr>{_cells(row, names)}</tr>" for row in rows)
    return (
        f"<table><caption>{inline(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )


def _cells(row: Mapping[str, Any], names: Sequence[str]) -> str:
    first, *others = names
    # The label is what stands above the value where the screen is narrow.
    return f'<th scope="row"{_label(first)}>{inline(cell(row.get(first)))}</th>' + "".join(
        f"<td{_label(name)}>{inline(cell(row.get(name)))}</td>" for name in others
    )


def _label(name: str) -> str:
    return f' data-label="{escape(name)}"'


def said(*sentences: str) -> Part:
    """Return sentences, each wrapped from a new line, as paragraphs."""
    return Part(
        "\n".join("\n".join(wrapped(sentence)) for sentence in sentences),
        "".join(f"<p>{inline(sentence)}</p>" for sentence in sentences),
    )


def named(values: Mapping[str, str], names: int, width: int) -> Part:
    """Return values by name, one below the other.

    In the text `names` columns are for the name and its colon, then `width` for the value.
    """
    lines = []
    for name, value in values.items():
        first, *rest = wrapped(value, width)
        lines.append(f"{name + ':':<{names}} {first}")
        lines += [f"{'':<{names}} {line}" for line in rest]
    pairs = "".join(f"<dt>{inline(n)}</dt><dd>{inline(v)}</dd>" for n, v in values.items())
    return Part("\n".join(lines), f"<dl>{pairs}</dl>")


def numbered(texts: Iterable[str]) -> Part:
    """Return texts as a numbered list."""
    lines = [" ".join(str(text).split()) for text in texts]
    return Part(
        "\n".join(
            "\n    ".join(wrapped(f"{number:>2}  {line}", 76))
            for number, line in enumerate(lines, start=1)
        ),
        f"<ol>{''.join(f'<li>{inline(line)}</li>' for line in lines)}</ol>",
    )
