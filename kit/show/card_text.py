"""Cards: what other pages and other counts said, each with how far it has been checked."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from kit.analysis.reports import Report, dossier
from kit.show.casualty_tables import in_words
from kit.show.tables import wrapped

MARGIN = "    "


def cards(*ids: str, article: str = "aleppo-2016-02") -> None:
    """Print context cards ("C1") and report cards ("F05") one after another.

    With no id, all context cards. Raises KeyError naming the ids there are.
    """
    context = context_cards(article)
    for n, id in enumerate(ids or context):
        if n:
            print()
        print("\n".join(_context(context[id]) if id in context else _report(_found(id, article))))


@cache
def context_cards(article: str = "aleppo-2016-02") -> dict[str, dict[str, Any]]:
    """Return the context cards of an article by id; an empty dict where it has none."""
    source = files("kit.data") / "reports" / f"{article}.cards.toml"
    if not source.is_file():
        return {}
    return {card["id"]: card for card in tomllib.loads(source.read_text("utf-8"))["card"]}


def _found(id: str, article: str) -> Report:
    try:
        book = dossier(article)
    except ValueError:
        book = {}
    entry = book.get(id) if isinstance(id, str) else None
    if not isinstance(entry, Report):
        known = ", ".join([*context_cards(article), *book])
        raise KeyError(f"no card {id!r}: there are {known or 'none for this article'}")
    return entry


def _context(card: dict[str, Any]) -> list[str]:
    mark = "  [provisional]" if card.get("provisional") else ""
    lines = wrapped(f"{card['id']}  {card['publisher']}, {card['date']}{mark}")
    lines += [MARGIN + line for line in wrapped(card.get("about", ""), 76) if line]
    for point in card["gist"]:
        first, *rest = wrapped(point, 74)
        lines += [f"{MARGIN}- {first}", *(f"{MARGIN}  {line}" for line in rest)]
    return [*lines, *_foot(card["checked"], card.get("link", ""))]


def _report(report: Report) -> list[str]:
    lines = wrapped(f"{report.id}  {report.publisher}, {report.date}")
    for figure in report.figures:
        who = (figure.who or "who: not said").split("/")[-1]
        how = f", {figure.how}" if figure.how else ""
        said = f'"{figure.wording}" = {in_words(figure.interval)}; {figure.kind}, {who}{how}'
        lines += [MARGIN + line for line in wrapped(said, 76)]
    counters = list(dict.fromkeys(f.counter for f in report.figures if f.counter))
    rows = {
        "Not a count of casualties": "; ".join(report.not_casualties),
        "When": report.period,
        "Where": report.area,
        "Counted by": "; ".join(counters),
        "Note": report.note,
        "Flagged": "; ".join(report.flags),
    }
    for name, value in rows.items():
        if value:
            lines += [MARGIN + line for line in wrapped(f"{name}: {value}", 76)]
    return [*lines, *_foot(report.checked, report.url)]


def _foot(checked: str, link: str) -> list[str]:
    lines = [MARGIN + line for line in wrapped(f"Checked: {checked}", 76)]
    # A link is kept whole on a line of its own, or it could not be copied.
    return [*lines, f"{MARGIN}Link: {link}"] if link else lines
