"""Who acts: every act of violence in the text, by whom the grammar makes its doer."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kit.analysis.agency.acts import ViolentAct, violent_acts
from kit.analysis.agency.passive_clauses import BASE_RATE
from kit.analysis.agency.passive_clauses import passives as find_passives
from kit.show.figure import Figure, legend
from kit.show.palette import BLUE, GREEN, INK, PAPER, VERMILION, Style
from kit.show.parts import said, table
from kit.show.shown import present
from kit.text.article import Article
from kit.text.reading import as_article

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas

TITLE = "Who is the doer, as the sentence puts it?"
NOBODY = "no doer in the clause"
FORMS = {
    "active": Style(BLUE, "", "A", "active verb"),
    "passive": Style(VERMILION, "xx", "P", "passive verb"),
    "noun": Style(GREEN, "//", "N", "noun"),
}
LEVELS = {
    "by-agent": "by-phrase",
    "cause": "cause phrase",
    "recoverable": "from context",
    "none": "not at all",
}


def agency(article: Article | str) -> Figure:
    """Return each act of violence under the words that stand for its doer, or under nobody.

    The form is drawn too: an active verb, a passive, or a noun such as "bombardment". A doer
    who is missing from a clause may be named elsewhere, be unknown, or be beside the point.
    """
    article = as_article(article)
    acts = violent_acts(article)
    rows = [
        {
            "Act": act.word,
            "Sentence": act.sentence,
            "Form": FORMS[act.form].meaning,
            "Doer, in its words": _doer(act, article),
        }
        for act in acts
    ]
    missing = sum(act.actor is None for act in acts)
    forms = ", ".join(
        f"{style.meaning} {n}"
        for form, style in FORMS.items()
        if (n := sum(a.form == form for a in acts))
    )
    lanes = _lanes(acts, article)
    return Figure(
        title=TITLE,
        alt=f"{len(acts)} acts of violence in the text ({forms or 'none'}); {missing} have no doer "
        "in their clause.",
        rows=tuple(rows),
        columns=("Act", "Sentence", "Form", "Doer, in its words"),
        size=(7.5, 1.5 + 0.5 * max(len(lanes), 1)),
        draw=lambda canvas: _draw(canvas, lanes),
    )


def passives(article: Article | str, reduced: bool = False) -> None:
    """Show the passives: done to, done by, and how the doer is shown, beside the base rate.

    `reduced=True` adds participles without an auxiliary ("the base captured last week").
    """
    article = as_article(article)
    found = [p for p in find_passives(article) if reduced or not p.reduced]
    rows = [
        {
            "Verb": p.participle,
            "Sentence": p.sentence,
            "Done to": " ".join(p.patient.of(article).split()) if p.patient else None,
            "Done by": _words(p.agent or p.cause, article),
            "Doer shown": LEVELS[p.agency],
        }
        for p in found
    ]
    bare = sum(p.agency != "by-agent" for p in found)
    none, sample = BASE_RATE
    rate = (
        f"{bare} of {len(found)} have no by-phrase. In ordinary English it is {none} of "
        f"{sample:,} ({none / sample:.0%}), so the count alone shows nothing."
    )
    present([table("Passives, and how the doer is shown", rows), said(rate)])


def _words(span, article: Article) -> str | None:
    return " ".join(span.of(article).split()) if span else None


def _doer(act: ViolentAct, article: Article) -> str:
    return _words(act.actor, article) or NOBODY


def _lanes(acts: Sequence[ViolentAct], article: Article) -> list[tuple[str, list[ViolentAct]]]:
    """Acts by doer, doers in order of appearance, nobody last."""
    lanes: dict[str, list[ViolentAct]] = {}
    for act in acts:
        lanes.setdefault(_doer(act, article), []).append(act)
    nobody = lanes.pop(NOBODY, [])
    return [*lanes.items(), *([(NOBODY, nobody)] if nobody else [])]


def _draw(canvas: Canvas, lanes: Sequence[tuple[str, Sequence[ViolentAct]]]) -> None:
    axes = canvas.add_subplot()
    longest = max((len(acts) for _, acts in lanes), default=1)
    used = []
    for y, (_, acts) in enumerate(lanes):
        for x, act in enumerate(acts):
            style = FORMS[act.form]
            used.append(act.form)
            axes.barh(
                y,
                0.92,
                left=x,
                height=0.8,
                color=style.colour,
                hatch=style.hatch,
                edgecolor=PAPER,
            )
            word = "\n".join(textwrap.wrap(act.word, 12)[:2])
            axes.text(
                x + 0.46,
                y,
                f"{word}\n{act.sentence} {style.letter}",
                ha="center",
                va="center",
                ma="left",  # lines that begin at one place do so in every font
                fontsize=8,
                color=INK,
                linespacing=1.0,
                bbox={"boxstyle": "round,pad=0.15", "fc": PAPER, "ec": "none"},
            )
    names = ["\n".join(textwrap.wrap(name, 26)[:2]) for name, _ in lanes]
    axes.set_yticks(range(len(lanes)), names, fontsize=8, ma="left")
    axes.set_ylim(max(len(lanes), 1) - 0.5, -0.5)
    axes.set_xlim(0, max(longest, 4))
    axes.set_xlabel("acts in the text, in order")
    axes.set_xticks([])
    legend(canvas, (style for form, style in FORMS.items() if form in used), columns=3)
