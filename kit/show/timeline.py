"""When the sentences of a text were written, as far as their words tell: the nows that clash."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from kit.analysis.dates.chronology import TimeExpression, assembled, dates
from kit.analysis.dates.now_words import Now, nows
from kit.show.figure import Figure, legend
from kit.show.palette import BLUE, INK, PAPER, VERMILION, Style
from kit.text.article import Article
from kit.text.reading import as_article

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas

TITLE = "Which day is it in each sentence?"
SIDES = {
    "ahead": Style(BLUE, "//", "B", "written before: looks ahead to it"),
    "back": Style(VERMILION, "xx", "A", "written after: looks back on it"),
}


def chronology(article: Article | str, anchor: date | str | None = None) -> Figure:
    """Return which sentences stand before or after the same event; the dates named are listed.

    Left of the line are sentences that await an event, right of it those that tell it as past;
    where one event has both, the text was put together from two days. `anchor` is the day to
    count "yesterday" and "Wednesday" from; without it they stay unsettled.
    """
    article = as_article(article)
    outlooks = nows(article)
    named = dates(article, anchor)
    window = assembled(article, anchor)
    clashes = "; ".join(
        f"{c.shared}: {c.ahead_sentence} before, {c.back_sentence} after" for c in window.conflicts
    )
    rows: list[dict[str, Any]] = [
        {
            "Sentence": now.sentence,
            "Words": " ".join(now.span.of(article).split()),
            "About": now.about,
            "When": SIDES[now.outlook].meaning,
        }
        for now in outlooks
    ]
    rows += [
        {
            "Sentence": e.sentence,
            "Words": e.words,
            "About": "a date",
            "When": _days(e),
        }
        for e in named
    ]
    said = f"not all on one day ({clashes})" if clashes else "with no clash of days"
    count = f"{len(outlooks)} place{'s' * (len(outlooks) != 1)}"
    earliest = window.earliest.isoformat() if window.earliest else "no day"
    latest = window.latest.isoformat() if window.latest else "no day"
    return Figure(
        title=TITLE,
        alt=f"{count} where the text looks ahead to an event or back on it, {said}; "
        f"{len(named)} date{'s' * (len(named) != 1)} or days named. "
        f"Earliest day the page can have been put together: {earliest} "
        f"({window.earliest_because}). Latest: {latest} ({window.latest_because}).",
        rows=tuple(rows),
        columns=("Sentence", "Words", "About", "When"),
        size=(7.5, 1.6 + 0.42 * max(len({n.about for n in outlooks}), 1)),
        draw=lambda canvas: _draw(canvas, outlooks),
        rows_say_more=True,
    )


def _days(expression: TimeExpression) -> str:
    if expression.start is None and expression.kind in ("day", "month"):
        return "cannot tell: no year is stated"
    if expression.start is None:
        return f"cannot tell: counts from {expression.relative_to or 'a day not given'}"
    first, last = expression.start.isoformat(), (expression.end or expression.start).isoformat()
    return first if first == last else f"{first} to {last}"


def _draw(canvas: Canvas, outlooks: Sequence[Now]) -> None:
    axes = canvas.add_subplot()
    events = list(dict.fromkeys(now.about for now in outlooks))
    for y, event in enumerate(events):
        for side, style in SIDES.items():
            here = list(
                dict.fromkeys(n.sentence for n in outlooks if (n.about, n.outlook) == (event, side))
            )
            step = -1 if side == "ahead" else 1
            for n, sentence in enumerate(here):
                x = step * (n + 0.55)
                axes.barh(
                    y,
                    0.9,
                    left=x - 0.45,
                    height=0.7,
                    color=style.colour,
                    hatch=style.hatch,
                    edgecolor=PAPER,
                )
                _label(axes, x, y, f"{sentence} {style.letter}")
    # Dates are listed, not drawn: until a day is settled they have no place left or right.
    axes.axvline(0, color=INK, linewidth=1.5)
    axes.set_yticks(range(len(events)), events)
    axes.set_ylim(max(len(events), 1) - 0.4, -0.6)
    sides = [(n.about, n.outlook) for n in outlooks]
    widest = max([2, *(sides.count(side) + 0.5 for side in sides)])
    axes.set_xlim(-widest, widest)
    axes.set_xticks([-widest / 2, widest / 2], ["before the event", "after the event"])
    legend(canvas, SIDES.values())


def _label(axes: Any, x: float, y: float, text: str) -> None:
    axes.text(
        x,
        y,
        text,
        ha="center",
        va="center",
        fontsize=8,
        color=INK,
        bbox={"boxstyle": "round,pad=0.2", "fc": PAPER, "ec": "none"},
    )
