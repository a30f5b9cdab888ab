"""Cards: what other pages and other counts said, each with how far it has been checked."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from kit.analysis.figures.reports import Figure, Report, dossier
from kit.course.learner.slips import NoSuchId
from kit.show.beside import article_id
from kit.show.casualty_tables import in_words
from kit.show.clipping import Card, Clause, Point
from kit.show.shown import Part, present


def cards(
    *ids: str, notes: bool = False, evidence: bool = False, article: str | None = None
) -> None:
    """Show context cards ("C1") and report cards ("F05") one after another.

    A card says what was printed. `evidence=True` adds the page's own clause under each point, with
    who says it and when. `notes=True` adds what the wording amounts to and what a careful reader
    noticed, for after the reader has had a try. With no id, all context cards but those apart
    (what came before, "B1"; what is known today, "K1"); `article` is the one in use unless given.
    Raises `NoSuchId` (a KeyError) naming the ids there are.
    """
    article = article_id(article)
    context = context_cards(article)
    chosen = [
        _context(context[id], evidence)
        if id in context
        else _report(_found(id, article), notes, evidence)
        for id in ids or [id for id, card in context.items() if not card.get("apart")]
    ]
    present([Part(card.text, card.html) for card in chosen], gap="\n\n")


@cache
def context_cards(article: str) -> dict[str, dict[str, Any]]:
    """Return the context cards of an article by id; an empty dict where it has none."""
    source = files("kit.data") / "reports" / f"{article}.cards.toml"
    if not source.is_file():
        return {}
    return {card["id"]: card for card in tomllib.loads(source.read_text("utf-8"))["card"]}


def _found(id: str, article: str) -> Report:
    book: Mapping[str, Report | Figure]
    try:
        book = dossier(article)
    except ValueError:
        book = {}
    entry = book.get(id) if isinstance(id, str) else None
    if not isinstance(entry, Report):
        known = ", ".join([*context_cards(article), *book])
        raise NoSuchId(f"no card {id!r}: there are {known or 'none for this article'}")
    return entry


def _context(card: dict[str, Any], evidence: bool) -> Card:
    points = []
    for point in card["point"]:
        ours = bool(point.get("ours") and "clause" not in point)
        clauses: tuple[Clause, ...] = ()
        if evidence and "clause" in point:
            clauses = (Clause(point["clause"], f"{point['by']}; {point['day']}"),)
        points.append(Point(point["says"], clauses, ours))
    return Card(
        id=card["id"],
        publisher=card["publisher"],
        date=card["date"],
        provisional=bool(card.get("provisional")),
        about=card.get("about", ""),
        points=tuple(points),
        bullet="- ",
        further={"Where it stands": card.get("stance", "")},
        checked=card["checked"],
    )


def _report(report: Report, notes: bool, evidence: bool) -> Card:
    points = []
    for figure in report.figures:
        who = (figure.who or "who: not said").split("/")[-1]
        how = f", {figure.how}" if figure.how else ""
        where = _own_place(figure, report)
        amounts = f" = {in_words(figure.interval)}" if notes else ""
        clauses = (Clause(figure.clause),) if evidence and figure.clause else ()
        said = f'"{figure.wording}"{amounts}; {figure.kind}, {who}{how}{where}'
        points.append(Point(said, clauses))
    counters = list(dict.fromkeys(f.counter for f in report.figures if f.counter))
    return Card(
        id=report.id,
        publisher=report.publisher,
        date=report.date,
        provisional=report.provisional,
        points=tuple(points),
        clauses=(Clause(report.clause),) if evidence and report.clause else (),
        further={
            "Also says": "; ".join(report.not_casualties),
            "When": report.period or "",
            "Where": report.area or "",
            "Counted by": "; ".join(counters),
            "Note": report.note if notes else "",
            "Flagged": "; ".join(report.flags) if notes else "",
        },
        checked=report.checked,
    )


def _own_place(figure: Figure, report: Report) -> str:
    """Where one figure of a report was counted, if that is not where the first one was."""
    place = (figure.place, figure.place_words)
    if place == (report.figure.place, report.figure.place_words) or figure.place is None:
        return ""
    return f", {figure.place_words or figure.place.split('/')[-1]}"
