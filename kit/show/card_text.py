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
from kit.show.tables import wrapped

MARGIN = "    "


def cards(
    *ids: str, notes: bool = False, evidence: bool = False, article: str | None = None
) -> None:
    """Print context cards ("C1") and report cards ("F05") one after another.

    A card says what was printed. `evidence=True` adds the page's own clause under each point, with
    who says it and when. `notes=True` adds what the wording amounts to and what a careful reader
    noticed, for after the reader has had a try. With no id, all context cards; `article` is the
    one in use unless given.
    Raises `NoSuchId` (a KeyError) naming the ids there are.
    """
    article = article_id(article)
    context = context_cards(article)
    for n, id in enumerate(ids or context):
        if n:
            print()
        known = id in context
        print(
            "\n".join(
                _context(context[id], evidence)
                if known
                else _report(_found(id, article), notes, evidence)
            )
        )


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


def _context(card: dict[str, Any], evidence: bool) -> list[str]:
    mark = "  [provisional]" if card.get("provisional") else ""
    lines = wrapped(f"{card['id']}  {card['publisher']}, {card['date']}{mark}")
    lines += _indented(card.get("about", ""))
    for point in card["point"]:
        ours = "Our comment: " if point.get("ours") and "clause" not in point else ""
        first, *rest = wrapped(ours + point["says"], 74)
        lines += [f"{MARGIN}- {first}", *(f"{MARGIN}  {line}" for line in rest)]
        if evidence and "clause" in point:
            said = f"“{point['clause']}” ({point['by']}; {point['day']})"
            lines += [f"{MARGIN}      {line}" for line in wrapped(said, 70)]
    lines += _indented(f"Where it stands: {card['stance']}" if card.get("stance") else "")
    return [*lines, *_indented(f"Checked: {card['checked']}")]


def _report(report: Report, notes: bool, evidence: bool) -> list[str]:
    mark = "  [provisional]" if report.provisional else ""
    lines = wrapped(f"{report.id}  {report.publisher}, {report.date}{mark}")
    for figure in report.figures:
        who = (figure.who or "who: not said").split("/")[-1]
        how = f", {figure.how}" if figure.how else ""
        amounts = f" = {in_words(figure.interval)}" if notes else ""
        lines += _indented(f'"{figure.wording}"{amounts}; {figure.kind}, {who}{how}')
        if evidence and figure.clause:
            lines += [f"{MARGIN}    {line}" for line in wrapped(f"“{figure.clause}”", 72)]
    if evidence and report.clause:
        lines += [f"{MARGIN}    {line}" for line in wrapped(f"“{report.clause}”", 72)]
    counters = list(dict.fromkeys(f.counter for f in report.figures if f.counter))
    rows = {
        "Also says": "; ".join(report.not_casualties),
        "When": report.period,
        "Where": report.area,
        "Counted by": "; ".join(counters),
        "Note": report.note if notes else "",
        "Flagged": "; ".join(report.flags) if notes else "",
    }
    for name, value in rows.items():
        if value:
            lines += _indented(f"{name}: {value}")
    return [*lines, *_indented(f"Checked: {report.checked}")]


def _indented(text: str) -> list[str]:
    return [MARGIN + line for line in wrapped(text, 76) if line]
