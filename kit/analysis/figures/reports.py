"""Reports: what one outlet printed about casualties, as figures that can be held together.

A figure keeps the words it was printed in, its interval at its word, and the eight things one
must know before it may be held against another: who, what, where, when, how, bound, origin and
version. What a report does not say is None, which every comparison prints as "not said".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class Figure:
    """One count in one report.

    `who` and `place` are paths from the widest scope to the narrowest ("all/civilians",
    "Syria/Aleppo province"); None = not said. `first_day` and `last_day` bound the period,
    both included. `counter` counted; `reporter` passed the count on. `rests_on` names a counter
    whose work this count was mostly built from.
    """

    id: str
    low: int | None
    high: int | None
    kind: str
    who: str | None = None
    place: str | None = None
    place_words: str | None = None
    """The report's words for a place without a border, which lies somewhere inside `place`."""
    first_day: date | None = None
    last_day: date | None = None
    how: str | None = None
    """What killed them and who did it, as the report says; None = the report gives no cause."""
    cause: str | None = None
    """The same as a term of this dossier, so that two wordings of one cause can be compared."""
    counter: str | None = None
    reporter: str | None = None
    wording: str = ""
    part_of: str | None = None
    rests_on: str | None = None
    by_table: bool = False
    """Whether a table of vague words, not the report, gave the ends ("dozens")."""
    checked: str = ""
    note: str = ""
    clause: str = ""
    """The report's own words on which the figure rests, 25 at most."""
    provisional: bool = False
    """Whether the page could not be read again when the dossier was last checked."""

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"figure {self.id}: low {self.low} is above high {self.high}")

    @property
    def interval(self) -> tuple[int | None, int | None]:
        """Return (low, high)."""
        return self.low, self.high

    def __str__(self) -> str:
        place = self.place_words or self.place or "place not said"
        line = f"{self.id}: {self.wording or interval_words(self)} {self.kind}, "
        line += f"{self.who or 'who not said'}, {place}, counted by {self.counter or 'not said'}"
        return f"{line} ({self.checked})" if self.checked else line


def interval_words(figure: Figure) -> str:
    """Return an interval in words a student can say.

    >>> interval_words(Figure("F", None, 500, "killed"))
    '500 or fewer'
    """
    low, high = figure.low, figure.high
    if low is None and high is None:
        return "an unresolved number"
    if low is None:
        return f"{high:,} or fewer"
    if high is None:
        return f"{low:,} or more"
    return f"exactly {low:,}" if low == high else f"{low:,} to {high:,}"


@dataclass(frozen=True)
class Report:
    """One outlet's publication: where it stands, its figures, and how far it was checked."""

    id: str
    publisher: str
    date: str
    url: str
    checked: str
    figures: tuple[Figure, ...]
    period: str = ""
    area: str = ""
    not_casualties: tuple[str, ...] = ()
    """Numbers of the report that count no casualties, kept because they are often mistaken."""
    note: str = ""
    flags: tuple[str, ...] = field(default=())
    clause: str = ""
    """The page's own words, where the report gives no casualty figure."""
    provisional: bool = False
    """Whether the page could not be read again when the dossier was last checked."""

    @property
    def figure(self) -> Figure:
        """Return the main figure, the first; ValueError where the report has none."""
        if not self.figures:
            raise ValueError(
                f"report {self.id} gives no casualty figure: there is nothing to compare"
            )
        return self.figures[0]

    def __str__(self) -> str:
        lines = [f"{self.id}  {self.publisher}, {self.date}  [{self.checked}]"]
        lines += [f"    {figure.wording} = {interval_words(figure)} {figure.kind}, "
                  f"{figure.who or 'who not said'}" for figure in self.figures]  # fmt: skip
        lines += [f"    no casualty count: {words}" for words in self.not_casualties]
        lines += [f"    flagged: {flag}" for flag in self.flags]
        return "\n".join(lines)


class Dossier(Mapping):
    """The reports on one event, by id; `dossier["F02"]`, or a single figure `["F03-civilians"]`."""

    def __init__(self, id: str, reports: tuple[Report, ...]) -> None:
        self.id = id
        self.reports = reports
        self._by_id: dict[str, Report | Figure] = {r.id: r for r in reports}
        for report in reports:
            for figure in report.figures:
                self._by_id.setdefault(figure.id, figure)

    def __getitem__(self, id: str) -> Report | Figure:
        try:
            return self._by_id[id]
        except KeyError:
            raise KeyError(f"no report {id!r} in {self.id}; there is {', '.join(self)}") from None

    def __iter__(self) -> Iterator[str]:
        return (report.id for report in self.reports)

    def __len__(self) -> int:
        return len(self.reports)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Return every figure of every report, in order."""
        return tuple(figure for report in self.reports for figure in report.figures)

    def __repr__(self) -> str:
        return f"<Dossier {self.id!r}: {len(self.reports)} reports, {len(self.figures)} figures>"


@cache
def dossier(id: str = "aleppo-2016-02") -> Dossier:
    """Return a bundled dossier of reports; ValueError names the dossiers there are.

    >>> dossier("aleppo-2016-02")["F05"].figure.interval
    (500, None)
    """
    folder = resources.files("kit.data").joinpath("reports")
    source = folder.joinpath(f"{id}.jsonl")
    if not isinstance(id, str) or not source.is_file():
        known = ", ".join(
            sorted(p.name[:-6] for p in folder.iterdir() if p.name.endswith(".jsonl"))
        )
        raise ValueError(f"no dossier {id!r}: there is {known or 'none'}")
    reports = []
    for number, line in enumerate(source.read_text("utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            reports.append(_report(json.loads(line)))
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{id}.jsonl, line {number}: {error}; mend this row") from error
    return Dossier(id, tuple(reports))


def _report(row: dict) -> Report:
    keys = ("place", "place_words", "how", "cause", "counter", "rests_on")
    shared = {key: row.get(key) for key in keys}
    days = {
        key: date.fromisoformat(row[key]) if row.get(key) else None
        for key in ("first_day", "last_day")
    }
    figures = []
    for entry in row["figures"]:
        entry = dict(entry)
        for key in ("first_day", "last_day"):
            if entry.get(key):
                entry[key] = date.fromisoformat(entry[key])
        values = {
            **shared, **days, "reporter": row["publisher"], "checked": row["checked"],
            "id": row["id"], "provisional": row.get("provisional", False), **entry,
        }  # fmt: skip
        figures.append(Figure(**values))
    return Report(
        id=row["id"], publisher=row["publisher"], date=row["date"], url=row.get("url", ""),
        checked=row["checked"], figures=tuple(figures), period=row.get("period", ""),
        area=row.get("area", ""), not_casualties=tuple(row.get("not_casualties", ())),
        note=row.get("note", ""), flags=tuple(row.get("flags", ())),
        clause=row.get("clause", ""), provisional=row.get("provisional", False),
    )  # fmt: skip
