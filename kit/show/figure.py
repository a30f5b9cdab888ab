"""A figure that can also be read: the picture, what it shows in a sentence, and its rows.

Matplotlib images carry no alternative text into a notebook page, so the picture is embedded
as an HTML image with one. The sentence and the rows are text, for a screen reader, for a
terminal, and for the check that a rebuilt notebook still says the same.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

from kit.show.palette import Style
from kit.show.tables import text_table, wrapped

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas

DOTS_PER_INCH = 110


@dataclass(frozen=True)
class Figure:
    """A drawing with its description and the rows it was drawn from.

    `draw` paints on a matplotlib figure; it is called once, when the picture is first asked
    for. `alt` says what the picture shows to someone who cannot see it. `rows` are plain
    dicts, `columns` the (at most five) of them to print.
    """

    title: str
    alt: str
    rows: tuple[Mapping[str, Any], ...]
    columns: tuple[str, ...]
    size: tuple[float, float]
    draw: Callable[[Canvas], None] = field(repr=False)

    @cached_property
    def png(self) -> bytes:
        """The picture as PNG bytes, the same on every run with the same matplotlib."""
        import matplotlib
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure as Canvas

        # A style of the reader's own, or pyplot's state, must not change what a lesson shows.
        with matplotlib.rc_context(), _plain_style(matplotlib):
            canvas = Canvas(figsize=self.size, dpi=DOTS_PER_INCH, layout="constrained")
            FigureCanvasAgg(canvas)
            self.draw(canvas)
            out = io.BytesIO()
            canvas.savefig(out, format="png", metadata={"Software": None})
        return out.getvalue()

    @property
    def text(self) -> str:
        """The description and the rows as plain text, at most 80 columns wide."""
        return "\n".join([*wrapped(f"Figure: {self.alt}"), "", text_table(self.rows, self.columns)])

    def save(self, path: str) -> None:
        """Write the picture to `path` as PNG."""
        with open(path, "wb") as file:
            file.write(self.png)

    def __repr__(self) -> str:
        return self.text

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        picture = base64.b64encode(self.png).decode("ascii")
        return {
            "text/plain": self.text,
            "text/html": (
                f'<figure style="margin:0"><img alt="{escape(self.alt, quote=True)}" '
                f'style="max-width:100%" src="data:image/png;base64,{picture}">'
                f'<pre style="white-space:pre-wrap">{escape(self.text)}</pre></figure>'
            ),
        }


def _plain_style(matplotlib: Any) -> Any:
    style: dict[str, Any] = {
        **matplotlib.rcParamsDefault,
        "font.family": "DejaVu Sans",  # ships inside matplotlib, so every machine has it
        "font.size": 10,
        "hatch.linewidth": 0.8,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "svg.hashsalt": "dateline",
    }
    style.pop("backend", None)
    return matplotlib.rc_context(style)


def heading(axes: Any, title: str) -> None:
    """Set a left-aligned title in the house size."""
    axes.set_title(title, loc="left", fontsize=11, fontweight="bold")


def legend(canvas: Canvas, styles: Iterable[Style], columns: int = 2) -> None:
    """Set the meanings of styles below the drawing, each once, with its letter and its pattern."""
    from matplotlib.patches import Patch

    handles = [
        Patch(
            facecolor=s.colour, hatch=s.hatch, edgecolor="white", label=f"{s.letter}  {s.meaning}"
        )
        for s in dict.fromkeys(styles)
    ]
    if handles:
        canvas.legend(
            handles=handles, loc="outside lower left", ncols=columns, frameon=False, fontsize=9
        )


def columns_of(rows: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the names of the first row's fields."""
    return tuple(rows[0]) if rows else ()
