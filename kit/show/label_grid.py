"""Labels by voice: a row a label, a column a voice, and where each stands."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from kit.analysis.labels import Label
from kit.analysis.labels import labels as find_labels
from kit.show.figure import Figure, heading
from kit.show.palette import BLUE, GREEN, INK, SLATE, Style
from kit.text.article import Article
from kit.text.reading import as_article

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas

TITLE = "Whose word is each label?"
WRITER, NOT_SETTLED = "the writer", "cannot tell"
VOICES = {
    "reporter": Style(SLATE, "\\\\", "W", "the writer's own text"),
    "retold": Style(GREEN, "//", "R", "retold: the thought is the speaker's"),
    "quoted": Style(BLUE, "", "Q", "quoted: the speaker's own word"),
}


def label_voices(article: Article | str) -> Figure:
    """Return the labels of an article against the voices that use them.

    A cell names the sentences. One label under several voices, or several labels for one
    people under one voice, is something to ask about; neither is a fault by itself.
    """
    article = as_article(article)
    aside = [b.span for b in article.blocks if b.role in ("furniture", "other-story")]
    found = [r for r in find_labels(article) if not any(b.contains(r.span) for b in aside)]
    grid: dict[str, dict[str, list[Label]]] = {}
    for row in found:
        who = WRITER if row.voice == "reporter" else row.speaker or NOT_SETTLED
        grid.setdefault(row.label.casefold(), {}).setdefault(who, []).append(row)
    speakers = dict.fromkeys(who for cells in grid.values() for who in cells)
    columns = [w for w in (WRITER, *(s for s in speakers if s not in (WRITER, NOT_SETTLED)))]
    columns += [NOT_SETTLED] * (NOT_SETTLED in speakers)
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
        f"quoted, {retold} retold, from {max(len(columns) - 1, 0)} other voices.",
        rows=tuple(rows),
        columns=("Label", "Voice", "How", "Sentences"),
        size=(1.8 + 0.95 * max(len(columns), 4), 1.8 + 0.3 * max(len(grid), 2)),
        draw=lambda canvas: _draw(canvas, grid, columns),
    )


def _draw(canvas: Canvas, grid: dict[str, dict[str, list[Label]]], columns: list[str]) -> None:
    from matplotlib.patches import Patch

    axes = canvas.add_subplot()
    for y, cells in enumerate(grid.values()):
        for who, here in cells.items():
            x = columns.index(who)
            style = VOICES[here[0].voice]
            axes.barh(
                y,
                0.92,
                left=x - 0.46,
                height=0.82,
                color=style.colour,
                hatch=style.hatch,
                edgecolor="white",
            )
            axes.text(
                x,
                y,
                f"{style.letter} {', '.join(dict.fromkeys(r.sentence for r in here))}",
                ha="center",
                va="center",
                fontsize=7,
                color=INK,
                bbox={"boxstyle": "round,pad=0.15", "fc": "white", "ec": "none"},
            )
    names = ["\n".join(textwrap.wrap(c, 13)[:3]) for c in columns]
    axes.set_xticks(range(len(columns)), names, fontsize=7)
    axes.xaxis.tick_top()
    axes.set_yticks(range(len(grid)), list(grid), fontsize=8)
    axes.set_ylim(max(len(grid), 1) - 0.5, -0.5)
    axes.set_xlim(-0.5, max(len(columns), 1) - 0.5)
    heading(axes, TITLE)
    used = {row.voice for cells in grid.values() for here in cells.values() for row in here}
    handles = [
        Patch(
            facecolor=s.colour, hatch=s.hatch, edgecolor="white", label=f"{s.letter}  {s.meaning}"
        )
        for voice, s in VOICES.items()
        if voice in used
    ]
    if handles:
        canvas.legend(handles=handles, loc="outside lower left", ncols=2, frameon=False, fontsize=9)
