"""Origins and the blocks that rest on them, drawn as arrows and listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from kit.show.figure import Figure
from kit.show.palette import BLUE, INK, PAPER

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas

TITLE = "Where does it come from?"


def origins(links: Mapping[str, Iterable[str | int] | str | int], resting: str = "block") -> Figure:
    """Return arrows from each origin to the blocks that rest on it.

    `links` maps an origin, in the words you would use for it, to block numbers or ids, or to one
    alone. Two blocks at the end of arrows from one origin are one piece of evidence, not two.
    `resting` is the word for what rests there, where it is no block. Raises ValueError where there
    is no link to draw.
    """
    plain = {
        str(origin): [str(b) for b in ([given] if isinstance(given, (str, int)) else given)]
        for origin, given in links.items()
    }
    blocks = list(dict.fromkeys(b for targets in plain.values() for b in targets))
    if not blocks:
        raise ValueError('origins: give at least one link, such as {"the monitor": ["18"]}')
    column = f"{resting.capitalize()}s"
    rows = [
        {"Origin": origin, column: ", ".join(targets) or None, "Number": len(targets)}
        for origin, targets in plain.items()
    ]
    count = f"{len(plain)} origin{'s' * (len(plain) != 1)}"
    listed = "; ".join(f"{o} to {', '.join(t) or 'nothing'}" for o, t in plain.items())
    return Figure(
        title=TITLE,
        alt=f"Arrows from {count} to {len(blocks)} {resting}{'s' * (len(blocks) != 1)}: {listed}.",
        rows=tuple(rows),
        columns=("Origin", column, "Number"),
        size=(7, 1.2 + 0.55 * max(len(plain), len(blocks))),
        draw=lambda canvas: _draw(canvas, plain, blocks),
    )


def _draw(canvas: Canvas, links: dict[str, list[str]], blocks: list[str]) -> None:
    import textwrap

    axes = canvas.add_subplot()
    axes.set_axis_off()
    axes.set(xlim=(0, 1), ylim=(-0.05, 1.05))
    left = _heights(list(links))
    right = _heights(blocks)
    frame = {"boxstyle": "round,pad=0.4", "fc": PAPER, "ec": INK}
    for origin, height in left.items():
        shown = "\n".join(textwrap.wrap(origin, 34))
        axes.text(0.44, height, shown, va="center", ha="right", ma="left", bbox=frame, zorder=3)
    for block, height in right.items():
        axes.text(0.92, height, block, va="center", ha="center", bbox=frame, zorder=3)
    for origin, targets in links.items():
        for block in targets:
            axes.annotate(
                "",
                xy=(0.885, right[block]),
                xytext=(0.46, left[origin]),
                arrowprops={"arrowstyle": "-|>", "color": BLUE, "lw": 1.8},
            )


def _heights(names: list[str]) -> dict[str, float]:
    step = 1 / len(names) if names else 1
    return {name: 1 - step * (i + 0.5) for i, name in enumerate(names)}
