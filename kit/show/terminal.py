"""A ledger for the terminal: the sections as plain tables, none wider than the screen."""

from __future__ import annotations

from kit.analysis.checking.first_looks import FirstLook
from kit.show.ledger_rows import Ledger, Section
from kit.show.tables import MOST_COLUMNS, text_table, wrapped

MOST_ROWS = 12


def summary(ledger: Ledger, most_rows: int = MOST_ROWS) -> str:
    """Return the ledger as text: every section, at most `most_rows` rows of each."""
    lines = [*wrapped(ledger.title), "=" * min(len(ledger.title), 80), *wrapped(ledger.summary)]
    if ledger.looks:
        lines += ["", "Look at these first"]
        lines += [line for look in ledger.looks for line in _look(look)]
    for section in ledger.sections:
        lines += ["", *wrapped(f"{section.title} ({len(section.rows)})")]
        lines.append(_table(section, most_rows) if section.rows else section.empty)
        if len(section.rows) > most_rows:
            lines.append(f"... and {len(section.rows) - most_rows} more")
    return "\n".join(lines)


def _look(look: FirstLook) -> list[str]:
    first, *rest = wrapped(
        f"{look.ask} {look.sentence} “{_short(look.words, 60)}”: {look.reason}", 76
    )
    return [f"  - {first}", *(f"    {line}" for line in rest)]


def _table(section: Section, most_rows: int) -> str:
    # The reasons are on the page; here the first columns say where and what.
    columns = section.columns[: MOST_COLUMNS - 2]
    return text_table(
        {"Where": row.where} | {c: _short(v) for c, v in zip(columns, row.cells, strict=False)}
        for row in section.rows[:most_rows]
    )


def _short(text: str, most: int = 120) -> str:
    return text if len(text) <= most else text[: most - 4].rsplit(" ", 1)[0] + " ..."
