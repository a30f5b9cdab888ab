"""Labels by voice: a row a label, a column a kind of voice, and in it who uses it and where."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from kit.analysis.wording.actor_labels import Label
from kit.analysis.wording.actor_labels import labels as find_labels
from kit.show.figure import Figure, legend
from kit.show.palette import BLUE, GREEN, INK, PAPER, SLATE, Style
from kit.text.article import Article
from kit.text.reading import as_article

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas

TITLE = "Whose word is each label?"
WRITER, NOT_SETTLED = "the writer", "cannot tell"
LINE = 0.27  # inches a line in a cell
VOICES = {
    "reporter": Style(SLATE, "\\\\", "W", "the writer's own text"),
    "retold": Style(GREEN, "//", "R", "retold: the thought is the speaker's"),
    "quoted": Style(BLUE, "", "Q", "quoted: the speaker's own word"),
}


def label_voices(article: Article | str) -> Figure:
    """Return the labels of an article against the voices that use them.

    A cell names speakers and sentences. One label under several voices, or several labels for
    one people under one voice, is something to ask about; neither is a fault by itself.
    """
    article = as_article(article)
    aside = [b.span for b in article.blocks if b.role in ("furniture", "other-story")]
    found = [r for r in find_labels(article) if not any(b.contains(r.span) for b in aside)]
    grid: dict[str, dict[str, list[Label]]] = {}
    for row in found:
        who = WRITER if row.voice == "reporter" else row.speaker or NOT_SETTLED
        grid.setdefault(row.label.casefold(), {}).setdefault(who, []).append(row)
    voices = {who for cells in grid.values() for who in cells}
    own = sum(row.voice == "reporter" for row in found)
    quoted = sum(row.voice == "quoted" for row in found)
    retold = len(found) - own - quoted
    rows = [
        {
            "Label": label,
            "Voice": who,
            "How": ", ".join(dict.fromkeys(VOICES[r.voice].letter for r in here)),
            "Sentences": ", ".join(dict.fromkeys(r.sentence for r in here)),
        }
        for label, cells in grid.items()
        for who, here in cells.items()
    ]
    return Figure(
        title=TITLE,
        alt=f"{len(found)} labels of {len(grid)} kinds: {own} in the writer's own text, {quoted} "
        f"quoted, {retold} retold, from {len(voices - {WRITER})} other voices.",
        rows=tuple(rows),
        columns=("Label", "Voice", "How", "Sentences"),
        size=(7.5, 1.6 + LINE * max(sum(map(_height, grid.values())), 4)),
        draw=lambda canvas: _draw(canvas, grid),
    )


def _lines(cells: dict[str, list[Label]], voice: str) -> list[str]:
    """What one cell says: a line for each speaker, with the sentences."""
    said = []
    for who, here in cells.items():
        ids = ", ".join(dict.fromkeys(row.sentence for row in here if row.voice == voice))
        if ids:
            name = "" if who == WRITER else textwrap.shorten(who, 28, placeholder=" ...")
            said.append(" ".join(f"{name} {ids}".split()))
    return said


def _height(cells: dict[str, list[Label]]) -> int:
    return max(len(_lines(cells, voice)) for voice in VOICES)


def _draw(canvas: Canvas, grid: dict[str, dict[str, list[Label]]]) -> None:
    axes = canvas.add_subplot()
    top, middles, used = 0.0, [], []
    for cells in grid.values():
        height = _height(cells)
        middle = top + height / 2
        for x, (voice, style) in enumerate(VOICES.items()):
            lines = _lines(cells, voice)
            if not lines:
                continue
            used.append(voice)
            axes.barh(
                middle,
                0.94,
                left=x - 0.47,
                height=height - 0.2,
                color=style.colour,
                hatch=style.hatch,
                edgecolor=PAPER,
            )
            axes.text(
                x,
                middle,
                "\n".join(f"{style.letter} {line}" for line in lines),
                ha="center",
                va="center",
                ma="left",  # lines that begin at one place do so in every font
                fontsize=8,
                color=INK,
                bbox={"boxstyle": "round,pad=0.15", "fc": PAPER, "ec": "none"},
            )
        middles.append(middle)
        top += height
    axes.set_xticks(range(len(VOICES)), ["the writer", "retold", "quoted"], fontsize=9)
    axes.xaxis.tick_top()
    axes.set_yticks(middles, list(grid), fontsize=8)
    axes.set_ylim(max(top, 1), 0)
    axes.set_xlim(-0.5, len(VOICES) - 0.5)
    legend(canvas, (style for voice, style in VOICES.items() if voice in used))
