"""A canvas of matplotlib as SVG inside a page: small, sharp, in words and in the page's colours.

Matplotlib writes SVG for files: a style for every element there is, ids that the next picture has
too, a thousand groups, six decimals. Here the shapes are written again, flat. Ink is the page's own
colour and paper its own ground, so that a picture follows the theme; where the page names neither,
it brings both along. The same canvas gives the same bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING
from xml.etree import ElementTree as xml

from kit.show.palette import INK, LINES, PAPER

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas

PAGE_PAPER = f"var(--dl-paper,{PAPER})"
COLOURS = {
    INK: "currentColor",
    "#000000": "currentColor",
    PAPER: PAGE_PAPER,
    LINES: f"var(--dl-lines,{LINES})",
}
"""What is written for a colour of the drawing: what is not here is the same on every page."""

# As wide as the font that the words were set in, on machines that lack it.
FONTS = "DejaVu Sans,Verdana,sans-serif"
_SVG, _LINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
_NUMBER = re.compile(r"-?\d+\.?\d*(?:e-?\d+)?")
_BOX = re.compile(r"M (\S+) (\S+) L (\S+) (\S+) L (\S+) (\S+) L (\S+) (\S+) z")
_TURN = re.compile(r"rotate\((-?[\d.]+)")
_PLACE = re.compile(r"translate\((\S+) (\S+)\)")


def svg(canvas: Canvas, name: str, prefix: str) -> str:
    """Return a canvas as one `svg` element, an image called `name` to a screen reader.

    `prefix` begins every id, so that two pictures on a page keep their patterns apart.
    """
    import matplotlib
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    out = io.StringIO()
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "dateline"}):
        FigureCanvasSVG(canvas)
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        canvas.savefig(out, format="svg", metadata=nothing)
    root = xml.fromstring(out.getvalue())
    _, _, width, height = root.attrib["viewBox"].split()
    drawn = "".join(_Shapes(root, prefix).written())
    # A fixed height beside a width of the page's own would leave a gap below a narrow picture.
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="dl-drawing" role="img" '
        f'aria-label="{escape(name)}" width="{_short(width)}pt" '
        f'viewBox="0 0 {_short(width)} {_short(height)}" color="{INK}" fill="currentColor" '
        f'font-family="{FONTS}" stroke-linejoin="round">{drawn}</svg>'
    )


class _Shapes:
    """The shapes of what matplotlib wrote, one after another, without its groups."""

    def __init__(self, root: xml.Element, prefix: str) -> None:
        self.root = root
        self.marks = {p.attrib["id"]: p for p in root.iter(f"{_SVG}path") if "id" in p.attrib}
        patterns = [p.attrib["id"] for p in root.iter(f"{_SVG}pattern")]
        self.ids = {id: f"{prefix}-{n}" for n, id in enumerate(patterns, start=1)}

    def written(self) -> Iterator[str]:
        """The patterns first, since a page reads from the top, then the shapes in their order."""
        for pattern in self.root.iter(f"{_SVG}pattern"):
            yield self._pattern(pattern)
        yield from self._shapes(self.root)

    def _shapes(self, parent: xml.Element) -> Iterator[str]:
        for element in parent:
            kind = element.tag.removeprefix(_SVG)
            if kind == "g":
                yield from self._shapes(element)
            elif kind == "path":
                yield self._path(element)
            elif kind == "text":
                yield _text(element)
            elif kind == "use":
                yield self._mark(element)
            elif kind not in ("defs", "metadata"):
                raise ValueError(f"drawing: matplotlib wrote <{kind}>, which no lesson draws yet")

    def _path(self, path: xml.Element) -> str:
        # Clips are left out: nothing that the kit draws goes over the edge of its axes.
        line = " ".join(path.attrib["d"].split())
        look = self._look(path)
        box = _BOX.fullmatch(line)
        if box:
            left, bottom, right, _, _, top, _, _ = map(float, box.groups())
            x, y, wide, high = (
                min(left, right),
                min(bottom, top),
                abs(right - left),
                abs(top - bottom),
            )
            return (
                f'<rect x="{_short(x)}" y="{_short(y)}" width="{_short(wide)}" '
                f'height="{_short(high)}"{look}/>'
            )
        return f'<path d="{_line(line)}"{look}/>'

    def _mark(self, use: xml.Element) -> str:
        mark = self.marks[use.attrib[_LINK].removeprefix("#")]
        place = f"translate({_short(use.attrib['x'])} {_short(use.attrib['y'])})"
        return f'<path d="{_line(mark.attrib["d"])}" transform="{place}"{self._look(use)}/>'

    def _pattern(self, pattern: xml.Element) -> str:
        ground, lines = pattern[0], pattern[1]
        size = _short(pattern.attrib["width"])
        return (
            f'<pattern id="{self.ids[pattern.attrib["id"]]}" patternUnits="userSpaceOnUse" '
            f'width="{size}" height="{size}"><rect width="{size}" height="{size}" '
            f'fill="{_colour(ground.attrib["fill"])}"/>'
            f'<path d="{_line(lines.attrib["d"])}"{self._look(lines)}/></pattern>'
        )

    def _look(self, element: xml.Element) -> str:
        """Fill and stroke as attributes; what SVG takes for granted is not written."""
        style = _style(element)
        fill, stroke = style.get("fill", "#000000"), style.get("stroke", "none")
        if fill.startswith("url(#"):
            fill = f"url(#{self.ids[fill[5:-1]]})"
        look = "" if _colour(fill) == "currentColor" else f' fill="{_colour(fill)}"'
        if stroke != "none":
            width = _short(style.get("stroke-width", "1"))
            look += f' stroke="{_colour(stroke)}"' + f' stroke-width="{width}"' * (width != "1")
        return look


def _text(text: xml.Element) -> str:
    style = _style(text)
    size = _short(style["font-size"].removesuffix("px"))
    moved = text.attrib.get("transform", "")
    # A word of several lines is placed by moving it, any other by where it is.
    place = _PLACE.search(moved)
    x, y = map(_short, place.groups() if place else (text.attrib["x"], text.attrib["y"]))
    look = f' text-anchor="{style["text-anchor"]}"' if "text-anchor" in style else ""
    if "font-weight" in style:
        look += f' font-weight="{style["font-weight"]}"'
    turn = _TURN.search(moved)
    if turn and float(turn[1]):
        look += f' transform="rotate({_short(turn[1])} {x} {y})"'
    return f'<text x="{x}" y="{y}" font-size="{size}"{look}>{escape(text.text or "")}</text>'


def _style(element: xml.Element) -> dict[str, str]:
    pairs = (part.split(":", 1) for part in element.attrib.get("style", "").split(";") if part)
    return {name.strip(): value.strip() for name, value in pairs}


def _colour(value: str) -> str:
    return COLOURS.get(value, value)


def _line(path: str) -> str:
    """A path's commands with a tenth of a point, which no eye can tell from less."""
    tidy = _NUMBER.sub(lambda number: _short(number[0]), " ".join(path.split()))
    return re.sub(r" ?([MLCQz]) ?", r"\1", tidy)


def _short(number: str | float) -> str:
    """A length with at most one decimal: "36.7", "540", "-0" as "0"."""
    rounded = f"{float(number):.1f}".removesuffix(".0")
    return "0" if rounded == "-0" else rounded
