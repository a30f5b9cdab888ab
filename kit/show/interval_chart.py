"""Casualty figures of several reports on one axis, open ends drawn as open. No total anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kit.analysis.figures.reports import Dossier, Report
from kit.analysis.figures.reports import Figure as Count
from kit.analysis.figures.reports import dossier as bundled
from kit.show.beside import article_id
from kit.show.casualty_tables import in_words
from kit.show.figure import Figure, legend
from kit.show.palette import INK, LINES, PAPER, WHO_IS_COUNTED, Style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas

TITLE = "How many, at each report's word?"
_GROUPS = (
    ("children", "children"),
    ("civilian", "civilians"),
    ("government", "government_forces"),
    ("fighter", "fighters"),
)


def group_style(who: str | None) -> Style:
    """Return the style for whoever a figure counts, told by the narrowest part of its path."""
    narrowest = (who or "").split("/")[-1]
    for word, group in _GROUPS:
        if word in narrowest:
            return WHO_IS_COUNTED[group]
    return WHO_IS_COUNTED["all"]


def figures(ids: Iterable[str], dossier: Dossier) -> list[Count]:
    """Return the figure of each id: of a report ("F02") its first, or one by its own id."""
    found = []
    for id in ids:
        entry = dossier[id]
        found.append(entry.figure if isinstance(entry, Report) else entry)
    return found


def intervals(ids: Sequence[str], dossier: Dossier | str | None = None) -> Figure:
    """Return a chart of the figures of reports, a row each, in the order given.

    An arrow shows an open end: "at least 500" runs off to the right, "as many as 500" off to
    the left. A letter and a hatch say who is counted. Rows may rest on one and the same count
    and overlap in whom they count, so nothing is added up. Raises ValueError for no id and
    KeyError for an unknown one.
    """
    book = dossier if isinstance(dossier, Dossier) else bundled(article_id(dossier))
    rows = figures(ids, book)
    if not rows:
        raise ValueError('intervals: give at least one report id, such as ["F02"]')
    said = "; ".join(f"{row.id} {in_words(row.interval)}" for row in rows)
    return Figure(
        title=TITLE,
        alt=f"A row for each of {len(rows)} figures, with open ends as arrows: {said}.",
        rows=tuple(
            {
                "Card": row.id,
                "Interval": in_words(row.interval),
                "Who": f"{group_style(row.who).letter}: {(row.who or 'not said').split('/')[-1]}",
                "Where": _where(row, book),
                "Counted by": row.counter,
            }
            for row in rows
        ),
        columns=("Card", "Interval", "Who", "Where", "Counted by"),
        size=(7.5, 1.6 + 0.42 * len(rows)),
        draw=lambda canvas: draw(canvas, rows),
    )


def _where(row: Count, dossier: Dossier) -> str:
    """The place in the words of its card, so that chart and card say the same."""
    if row.place_words or row.place is None:
        return row.place_words or "not said"
    for report in dossier.values():
        if row in report.figures and report.area:
            return report.area
    return (row.place or "not said").split("/")[-1]


def draw(canvas: Canvas, rows: Sequence[Count], names: Sequence[str] = ()) -> None:
    """Paint figures on one axis, a row each, with `names` beside them, else their ids."""
    axes = canvas.add_subplot()
    ends = [end for row in rows for end in row.interval if end is not None]
    top = max(ends, default=1) * 1.25 or 1
    for y, row in enumerate(rows):
        _one(axes, y, row, top)
    axes.set_yticks(range(len(rows)), names or [row.id for row in rows])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xlim(0, top)
    axes.set_xlabel("people")
    axes.grid(axis="x", color=LINES, linewidth=0.6)
    axes.set_axisbelow(True)
    legend(canvas, (style for row in rows if (style := group_style(row.who))))


def _one(axes: Axes, y: int, row: Count, top: float) -> None:
    style = group_style(row.who)
    low, high = row.interval
    if low is None and high is None:
        axes.text(top * 0.02, y, "no number", va="center", fontsize=9, color=INK)
        return
    left = 0 if low is None else low
    right = top if high is None else high
    thin = top * 0.006  # an exact figure is a line: too thin to see as a bar
    width = max(right - left, thin)
    axes.barh(
        y,
        width,
        left=left - (thin / 2 if right == left else 0),
        height=0.5,
        color=style.colour,
        hatch=style.hatch,
        edgecolor=PAPER,
        alpha=1.0,
    )
    for open_end, x, step in ((low is None, 0, 1), (high is None, top, -1)):
        if open_end:
            axes.annotate(
                "",
                xy=(x, y),
                xytext=(x + step * top * 0.07, y),
                arrowprops={"arrowstyle": "-|>", "color": PAPER, "lw": 2},
            )
    text = f"{style.letter}  {in_words(row.interval)}"
    # On a long bar, else beside it: after it, or before it where it runs to the edge.
    if width > top * 0.45:
        x, side = left + width / 2, "center"
    elif right + top * 0.3 < top or left < top * 0.3:
        x, side = right + top * 0.015, "left"
    else:
        x, side = left - top * 0.015, "right"
    axes.text(
        x,
        y,
        text,
        ha=side,
        va="center",
        fontsize=9,
        color=INK,
        bbox={"boxstyle": "round,pad=0.2", "fc": PAPER, "ec": "none"},
    )
