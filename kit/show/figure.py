"""A figure that can also be read: the picture, what it shows in a sentence, and its rows.

In a notebook the picture is SVG: sharp at any size, its words can be selected, and it follows the
theme. The sentence is its caption and the rows are a table below it; a terminal, an export as text
and the check that a rebuilt notebook still says the same have both as plain text.
"""

from __future__ import annotations

import hashlib
import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from kit.show.drawing import svg
from kit.show.palette import INK, PAPER, Style
from kit.show.parts import inline, table
from kit.show.shown import boxed
from kit.show.tables import text_table, wrapped

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas

DOTS_PER_INCH = 110
MOST_OPEN = 8
"""So many rows stand open below a picture; more are folded, or they would bury the text."""


NO_MATPLOTLIB = "The picture is not here: matplotlib, which draws it, is not installed. " + (
    "With the web there, run `import matplotlib` in a cell of its own, then this one again."
    if sys.platform == "emscripten"
    else "Mend: pip install matplotlib."
)
DRAWN = "drawn"
"""The folder of `kit.data` that a site brings: the lessons' pictures, for want of matplotlib."""


def drawn_before(name: str) -> str:
    """Return the picture of this name as it was drawn when a site was built; "" without one."""
    picture = files("kit.data") / DRAWN / f"{name}.svg"
    return picture.read_text(encoding="utf-8") if picture.is_file() else ""


@dataclass(frozen=True)
class Figure:
    """A drawing with its description and the rows it was drawn from.

    `draw` paints on a matplotlib figure; it is called once, when the picture is first asked
    for. `alt` says what the picture shows to someone who cannot see it. `rows` are plain
    dicts, `columns` the (at most five) of them to print. Many rows are folded on a page, but not
    where `rows_say_more` than the picture does.
    """

    title: str
    alt: str
    rows: tuple[Mapping[str, Any], ...]
    columns: tuple[str, ...]
    size: tuple[float, float]
    draw: Callable[[Canvas], None] = field(repr=False)
    rows_say_more: bool = False

    @cached_property
    def png(self) -> bytes:
        """The picture with its title as PNG bytes, the same on every run with one matplotlib."""
        with self._painted(titled=True) as canvas:
            out = io.BytesIO()
            canvas.savefig(out, format="png", metadata={"Software": None})
        return out.getvalue()

    @cached_property
    def svg(self) -> str:
        """The picture as an `svg` element for the middle of a page, where its caption titles it.

        One that was drawn when a site was built is taken from there. Where there is neither that
        nor matplotlib, a line says so in its place; all that it would show is in the rows.
        """
        if kept := drawn_before(self.name):
            return kept
        if find_spec("matplotlib") is None:
            return f"<p>{inline(NO_MATPLOTLIB)}</p>"
        with self._painted(titled=False) as canvas:
            return svg(canvas, self.title, self.name)

    @property
    def name(self) -> str:
        """What begins the ids of this picture: the same for the same words, and for no others."""
        said = f"{self.title}\n{self.text}".encode()
        return f"dl-{hashlib.sha256(said).hexdigest()[:8]}"

    @contextmanager
    def _painted(self, titled: bool) -> Iterator[Canvas]:
        import matplotlib
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure as Canvas

        # A style of the reader's own, or pyplot's state, must not change what a lesson shows.
        with matplotlib.rc_context(), _plain_style(matplotlib):
            canvas = Canvas(figsize=self.size, dpi=DOTS_PER_INCH, layout="constrained")
            FigureCanvasAgg(canvas)
            self.draw(canvas)
            if titled:
                canvas.axes[0].set_title(self.title, loc="left", fontsize=11, fontweight="bold")
            yield canvas

    @property
    def text(self) -> str:
        """The description and the rows as plain text, at most 80 columns wide."""
        return "\n".join([*wrapped(f"Figure: {self.alt}"), "", text_table(self.rows, self.columns)])

    @property
    def html(self) -> str:
        """The picture between its caption and its rows, in the box that brings the style."""
        rows = table(self.title, self.rows, self.columns).html
        named = f"<figcaption><b>{inline(self.title)}</b> {inline(self.alt)}</figcaption>"
        folded = len(self.rows) > MOST_OPEN and not self.rows_say_more
        words = (
            f"<details{'' if folded else ' open'}><summary>As a table, {len(self.rows)} "
            f"row{'s' * (len(self.rows) != 1)}</summary>{rows}</details>"
        )
        return boxed(f"<figure>{named}{self.svg}{words}</figure>")

    def save(self, path: str) -> None:
        """Write the picture to `path`: as SVG where the name ends on .svg, else as PNG."""
        if str(path).lower().endswith(".svg"):
            with self._painted(titled=True) as canvas, open(path, "w", encoding="utf-8") as file:
                file.write(svg(canvas, self.title, self.name) + "\n")
            return
        with open(path, "wb") as picture:
            picture.write(self.png)

    def __repr__(self) -> str:
        return self.text

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"text/plain": self.text, "text/html": self.html}


_INKED = ("text.color", "axes.labelcolor", "axes.edgecolor", "xtick.color", "ytick.color")


def _plain_style(matplotlib: Any) -> Any:
    style: dict[str, Any] = {
        **matplotlib.rcParamsDefault,
        "font.family": "DejaVu Sans",  # ships inside matplotlib, so every machine has it
        "font.size": 10,
        "hatch.linewidth": 0.8,
        "axes.spines.top": False,
        "axes.spines.right": False,
        **dict.fromkeys(_INKED, INK),
        "figure.facecolor": PAPER,
        "axes.facecolor": "none",
    }
    style.pop("backend", None)
    return matplotlib.rc_context(style)


def legend(canvas: Canvas, styles: Iterable[Style], columns: int = 2) -> None:
    """Set the meanings of styles below the drawing, each once, with its letter and its pattern."""
    from matplotlib.patches import Patch

    handles = [
        Patch(facecolor=s.colour, hatch=s.hatch, edgecolor=PAPER, label=f"{s.letter}  {s.meaning}")
        for s in dict.fromkeys(styles)
    ]
    if handles:
        canvas.legend(
            handles=handles, loc="outside lower left", ncols=columns, frameon=False, fontsize=9
        )


def columns_of(rows: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the names of the first row's fields."""
    return tuple(rows[0]) if rows else ()
