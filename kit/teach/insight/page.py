"""The insight page: one self-contained HTML file and a CSV file a table. No scripts, no names.

Everything that came from outside is escaped, and the page's own policy forbids scripts and any
address, so that a lesson's title with mark-up in it stays text.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.analysis.agreement.readers import REFERENCE_ALPHAS
from kit.course.kept_copies import OwnFiles
from kit.show.figure import Figure
from kit.teach.grade.html_page import page
from kit.teach.grade.safe_csv import as_csv
from kit.teach.insight import charts
from kit.teach.insight.agreement import Agreement, agreements
from kit.teach.insight.discernment import AFTER, BEFORE, MEASURES, Discernment, discernment
from kit.teach.insight.first_attempts import FirstAttempt, first_attempts
from kit.teach.insight.intervals import Estimate
from kit.teach.insight.items import Item, items
from kit.teach.insight.marked_text import Heat, Unit, heats
from kit.teach.insight.misconceptions import Held, misconceptions
from kit.teach.insight.papers import Group
from kit.teach.insight.withholding import FEWEST, WITHHELD, enough

PAGE = "insight.html"


@dataclass(frozen=True)
class Insight:
    """All findings about a class, ready to be drawn."""

    group: Group
    items: list[Item]
    misconceptions: list[Held]
    discernment: Discernment
    first_attempts: list[FirstAttempt]
    heats: list[Heat]
    agreements: list[Agreement]


def insight(group: Group, before: str = BEFORE, after: str = AFTER) -> Insight:
    """Return every finding about the class; all is withheld below five learners."""
    if not enough(group.learners):
        nothing = Discernment(before, after, 0, 0, why="fewer than five learners")
        return Insight(group, [], [], nothing, [], [], [])
    return Insight(
        group,
        items(group),
        misconceptions(group),
        discernment(group, before, after),
        first_attempts(group),
        heats(group),
        agreements(group),
    )


def write(found: Insight, own: OwnFiles) -> list[Path]:
    """Write insight.html and the CSV files; return their paths."""
    texts = {PAGE: html(found)}
    texts |= {f"insight-{name}.csv": as_csv(rows) for name, rows in tables(found).items()}
    for name, text in texts.items():
        own.write(name, text)
    return [own.folder / name for name in texts]


def tables(found: Insight) -> dict[str, list[list[Any]]]:
    """Return every table as rows, the first of them the head. Withheld cells say so."""
    result: dict[str, list[list[Any]]] = {}
    head = ["lesson", "question", "of", "papers", "answered", "difficulty", "discrimination"]
    more = ["without blank papers", "low", "high"]
    rows: list[list[Any]] = [[*head, "low", "high", "look at", *more]]
    for i in found.items:
        small = i.difficulty is None
        answered = "" if i.answered is None else str(i.answered)
        rows.append([i.lesson, i.question, i.of, i.papers, answered, _cell(i.difficulty, small)])
        rows[-1] += [*_cells(i.discrimination, small), i.why, *_cells(i.without_blank, small)]
    result["items"] = rows
    rows = [["lesson", "question", "misconception", "learners", "of", "at first", "asks"]]
    for h in found.misconceptions:
        begun = "" if h.at_first is None else str(h.at_first)
        rows.append([h.lesson, h.question, h.id, str(h.holders), h.holders.of, begun, h.ask])
    result["misconceptions"] = rows
    rows = [["measure", "before", "low", "high", "after", "low", "high", "change", "low", "high"]]
    for c in found.discernment.changes:
        rows.append([MEASURES[c.measure], *_cells(c.before), *_cells(c.after), *_cells(c.change)])
    if not found.discernment.changes:
        rows.append([WITHHELD if enough(found.group.learners) else "", found.discernment.why])
    result["discernment"] = rows
    head = ["lesson", "question", "answered", "right at first", "low", "high"]
    rows = [[*head, "mean at first", "mean at last", "more than one answer"]]
    for f in found.first_attempts:
        small = f.right is None
        rows.append([f.lesson, f.question, str(f.answered), *_cells(f.right, small)])
        rows[-1] += [_cell(f.first, small), _cell(f.last, small), str(f.again)]
    result["first-attempts"] = rows
    rows = [["lesson", "question", "article", "unit", "words", "marked", "of", "key"]]
    for heat in found.heats:
        name = heat.article.id
        for u in heat.units:
            words = " ".join(u.span.of(heat.article).split())
            rows.append([heat.lesson, heat.question, name, u.id, words, str(u.marked)])
            rows[-1] += [heat.answered, u.standing]
        if not heat.units:
            rows.append([heat.lesson, heat.question, name, "", "", WITHHELD, heat.answered, ""])
    result["marks"] = rows
    rows = [["lesson", "question", "article", "judged", "units", "learners", "alpha", "note"]]
    for a in found.agreements:
        rows.append([a.lesson, a.question, a.article, a.judged, a.units, a.learners])
        rows[-1] += [_cell(a.alpha), a.why]
    result["agreement"] = rows
    return result


def _cell(value: float | None, small: bool = False) -> Any:
    return WITHHELD if small else "" if value is None else round(value, 4)


def _cells(estimate: Estimate | None, small: bool = False) -> list[Any]:
    if estimate is None:
        return [_cell(None, small), "", ""]
    return [_cell(estimate.value), _cell(estimate.low), _cell(estimate.high)]


def html(found: Insight) -> str:
    """Return the page. The same class always gives the same page."""
    lessons = []
    for name, title in found.group.titles.items():
        own = [i for i in found.items if i.lesson == name]
        figure = charts.difficulty(f"Difficulty: {title}", own)
        lessons.append({"title": title, "papers": len(found.group.of(name)), "items": own})
        lessons[-1]["figure"] = picture(figure)
    figures = [picture(figure) for _, figure in charts.matrices(found.heats)]
    return page(
        PAGE,
        "insight.css",
        found=found,
        fewest=FEWEST,
        enough=enough(found.group.learners),
        lessons=lessons,
        measures=MEASURES,
        change=picture(charts.before_and_after(found.discernment)),
        heat_figures=figures,
        painted=[(heat, list(pieces(heat))) for heat in found.heats],
        references=REFERENCE_ALPHAS,
    )


def picture(figure: Figure | None) -> dict[str, str] | None:
    """Return a figure's alternative text and its picture as a data address."""
    if figure is None:
        return None
    return {"alt": figure.alt, "src": base64.b64encode(figure.png).decode("ascii")}


def pieces(heat: Heat) -> Iterator[tuple[str, Sequence[tuple[str, Unit | None, str]]]]:
    """Yield each block that has marks as its id and pieces: text, unit or None, shade's class."""
    for block in heat.article.blocks:
        here = [unit for unit in heat.units if unit.span.overlaps(block.span)]
        if not here:
            continue
        found: list[tuple[str, Unit | None, str]] = []
        at = block.span.start
        for unit in here:
            if unit.span.start > at:
                found.append((heat.article.text[at : unit.span.start], None, ""))
            found.append((unit.span.of(heat.article), unit, shade(unit)))
            at = max(at, unit.span.end)
        if at < block.span.end:
            found.append((heat.article.text[at : block.span.end], None, ""))
        yield str(block.number), found


def shade(unit: Unit) -> str:
    """Return the class of a unit's ground: heat-0 for nobody up to heat-4 for nearly all.

    >>> from kit.teach.insight.withholding import count
    >>> from kit.text.records import Span
    >>> shade(Unit("7", Span(0, 1), count(10, 20), ""))
    'heat-2'
    """
    middle = unit.marked.middle or 0.0
    return "heat-0" if middle == 0 else f"heat-{min(4, 1 + int(middle * 4 - 1e-9))}"
