"""The pictures of the page: difficulty, discernment, marks as a heat map; each with its rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kit.show.figure import Figure
from kit.show.palette import BLUE, INK, OCHRE, VERMILION
from kit.teach.insight.discernment import MEASURES, Discernment
from kit.teach.insight.items import EASY, HARD, Item
from kit.teach.insight.marked_text import Heat

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas

MOST_COLUMNS = 5


def difficulty(title: str, found: Sequence[Item]) -> Figure | None:
    """Return a bar a question, as long as its mean score; None where all are withheld."""
    shown = [(i.question, i.difficulty) for i in found if i.difficulty is not None]
    if not shown:
        return None
    hardest, least = min(shown, key=lambda bar: bar[1])
    easiest, most = max(shown, key=lambda bar: bar[1])
    rows = tuple({"Question": id, "Mean score": f"{score:.2f}"} for id, score in shown)

    def draw(canvas: Canvas) -> None:
        axes = canvas.add_subplot()
        for y, (_, score) in enumerate(shown):
            hard, easy = score < HARD, score > EASY
            colour, hatch = (VERMILION, "xx") if hard else (OCHRE, "..") if easy else (BLUE, "")
            axes.barh(y, score, height=0.7, color=colour, hatch=hatch, edgecolor="white")
            word = "  hard" if hard else "  easy" if easy else ""
            axes.text(score + 0.01, y, f"{score:.2f}{word}", va="center")
        axes.set_yticks(range(len(shown)), [id for id, _ in shown])
        axes.set_ylim(len(shown) - 0.4, -0.6)
        axes.set_xlim(0, 1.15)
        axes.set_xticks([0, 0.25, 0.5, 0.75, 1])
        axes.set_xlabel("mean score of the class")

    return Figure(
        title=title,
        alt=f"A bar for each of {len(shown)} questions. Hardest is {hardest} with a mean "
        f"score of {least:.2f}, easiest {easiest} with {most:.2f}.",
        rows=rows,
        columns=("Question", "Mean score"),
        size=(7.5, 1.2 + 0.3 * len(shown)),
        draw=draw,
    )


def before_and_after(found: Discernment) -> Figure | None:
    """Return the three measures before and after, with their intervals; None where withheld."""
    if not found.changes:
        return None
    rows = tuple(
        {"Measure": MEASURES[c.measure], "Before": str(c.before), "After": str(c.after)}
        for c in found.changes
    )

    def draw(canvas: Canvas) -> None:
        axes = canvas.add_subplot()
        for y, change in enumerate(found.changes):
            for estimate, shift, colour, marker, word in (
                (change.before, -0.17, OCHRE, "o", "before"),
                (change.after, 0.17, BLUE, "s", "after"),
            ):
                if estimate.low is not None and estimate.high is not None:
                    axes.plot([estimate.low, estimate.high], [y + shift] * 2, color=colour, lw=2)
                axes.plot([estimate.value], [y + shift], marker, color=colour, ms=8)
                axes.text(1.03, y + shift, f"{word} {estimate.value:.2f}", va="center", color=INK)
        axes.set_yticks(range(len(found.changes)), [MEASURES[c.measure] for c in found.changes])
        axes.set_ylim(len(found.changes) - 0.4, -0.6)
        axes.set_xlim(0, 1)
        axes.set_xlabel("share of items, mean over learners, with 95 % interval")

    said = "; ".join(f"{r['Measure']}: before {r['Before']}, after {r['After']}" for r in rows)
    return Figure(
        title="Discernment before and after",
        alt=f"Means with 95 % intervals over {found.pairs} learners. {said}.",
        rows=rows,
        columns=("Measure", "Before", "After"),
        size=(8.5, 3.2),
        draw=draw,
    )


def matrices(found: Sequence[Heat]) -> list[tuple[str, Figure]]:
    """Return heat maps with the article's title: a row a unit, a column a question.

    Questions on the same units of the same article share one, up to five columns wide. Quoted
    words are shown in the text itself and have no row here.
    """
    together: dict[tuple[str, tuple[str, ...]], list[Heat]] = {}
    for heat in found:
        if heat.units and not heat.words:
            ids = tuple(unit.id for unit in heat.units)
            together.setdefault((heat.article.id, ids), []).append(heat)
    maps = []
    for (name, ids), group in together.items():
        for start in range(0, len(group), MOST_COLUMNS - 1):
            maps.append((name, _matrix(name, ids, group[start : start + MOST_COLUMNS - 1])))
    return maps


def _matrix(name: str, ids: Sequence[str], group: Sequence[Heat]) -> Figure:
    title = f"Who marked what in {name}"
    columns = ("Unit", *(heat.question for heat in group))
    rows = tuple(
        {
            "Unit": id,
            **{heat.question: str(heat.units[row].marked) for heat in group},
        }
        for row, id in enumerate(ids)
    )

    def draw(canvas: Canvas) -> None:
        axes = canvas.add_subplot()
        shares = [
            [heat.units[row].marked.middle or 0.0 for heat in group] for row in range(len(ids))
        ]
        axes.imshow(shares, cmap="Blues", vmin=0, vmax=1, aspect="auto")
        for row in range(len(ids)):
            for column, heat in enumerate(group):
                dark = shares[row][column] > 0.55
                unit = heat.units[row]
                word = str(unit.marked) + ("  (key)" if unit.standing == "key" else "")
                colour = "white" if dark else INK
                axes.text(column, row, word, ha="center", va="center", color=colour, fontsize=9)
        axes.set_xticks(range(len(group)), [f"{h.question}\nof {h.answered}" for h in group])
        axes.set_yticks(range(len(ids)), ids)
        axes.set_ylabel("id in the article")

    said = []
    for heat in group:
        top = max(heat.units, key=lambda unit: unit.marked.middle or 0.0)
        said.append(f"{heat.question}: most often {top.id}, by {top.marked} of {heat.answered}")
    return Figure(
        title=title,
        alt=f"A row for each of {len(ids)} units, a column for each question, darker where more "
        f"learners marked it. {'; '.join(said)}.",
        rows=rows,
        columns=columns,
        size=(max(5.2, 2.2 + 1.5 * len(group)), 1.3 + 0.27 * len(ids)),
        draw=draw,
    )
