"""Double marking: how far markers agree on each question, and what they have to settle.

Kappa and alpha take out the agreement that chance alone would bring. Kappa counts marks as same or
not; alpha is at the interval level, so that 2 against 1 weighs less than 2 against 0.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.analysis.agreement.readers import PairAgreement, alpha, pairs
from kit.course.whole_file import write_whole
from kit.teach.grade.safe_csv import as_csv
from kit.teach.hand import csv_io
from kit.teach.hand.csv_io import Mark
from kit.teach.hand.keeping import keep_copy
from kit.teach.hand.sheets import MarkingFault, Pack, Sheet

NAME = "settle.csv"
FEW = 20
"""Below so many answers in common the figures move a lot with each answer, and that is said."""

ByMarker = dict[str, dict[str, Mark]]


@dataclass(frozen=True)
class Agreement:
    """How far the markers of one sheet agree. `common` answers were marked by two or more."""

    sheet: Sheet
    common: int
    alpha: float | None
    pairs: tuple[PairAgreement, ...]
    harsher: dict[tuple[str, str], float]
    differing: tuple[str, ...]
    settled: tuple[str, ...] = ()
    """Those of `differing` that have been decided together."""

    @property
    def unsettled(self) -> int:
        """How many differing answers wait for a decision."""
        return len(self.differing) - len(self.settled)

    def lines(self) -> list[str]:
        """Return the agreement in words."""
        said = [f"{self.sheet.name}: {self.common} answers marked by two or more"]
        if not self.common:
            return said
        for pair in self.pairs:
            if pair.units:
                gap = self.harsher[pair.first, pair.second]
                said.append(
                    f"  {pair.first} and {pair.second}: same mark on {pair.same:.0%}, "
                    f"kappa {_figure(pair.kappa)}, {pair.second} gives {gap:+.2f} on average"
                )
        few = f" (fewer than {FEW} answers: take it as a hint)" if self.common < FEW else ""
        done = f", {len(self.settled)} settled" if self.settled else ""
        said.append(f"  alpha {_figure(self.alpha)}{few}; {self.unsettled} to settle{done}")
        return said


def _figure(value: float | None) -> str:
    return "not defined: one mark throughout" if value is None else f"{value:.2f}"


def read_all(pack: Pack) -> dict[str, ByMarker]:
    """Return all marks by sheet, marker and code. Raises `MarkingFault`, a line each mistake."""
    faults: list[str] = []
    marks: dict[str, ByMarker] = {}
    for sheet in pack.sheets.values():
        for marker in pack.markers:
            try:
                given = csv_io.read_marks(pack.path(marker, sheet), sheet)
                marks.setdefault(sheet.name, {})[marker] = given
            except MarkingFault as fault:
                faults.append(str(fault))
    if faults:
        raise MarkingFault("\n".join(faults))
    return marks


def agreement(sheet: Sheet, marks: ByMarker, decided: Collection[str] = ()) -> Agreement:
    """Return how far the markers of a sheet agree; `decided` are codes they have settled.

    >>> sheet = Sheet("a.1", "a.1", None, "Why?", 1, (), answers={"b": "", "c": "", "d": ""})
    >>> first, second = {"b": Mark(1), "c": Mark(0)}, {"b": Mark(1), "c": Mark(1)}
    >>> found = agreement(sheet, {"A": first, "B": second})
    >>> found.common, found.differing, found.pairs[0].same
    (2, ('c',), 0.5)
    """
    given = {
        marker: {code: m.mark for code, m in own.items() if m.mark is not None}
        for marker, own in marks.items()
    }
    twice = [c for c in sorted(sheet.answers) if sum(c in own for own in given.values()) > 1]
    differing = [c for c in twice if len({own[c] for own in given.values() if c in own}) > 1]
    rows = tuple(pairs(given))
    return Agreement(
        sheet,
        len(twice),
        alpha(given, level="interval") if twice else None,
        rows,
        {(p.first, p.second): _gap(given[p.first], given[p.second]) for p in rows},
        tuple(differing),
        tuple(c for c in differing if c in decided),
    )


def _gap(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    both = [second[c] - first[c] for c in first if c in second]
    return sum(both) / len(both) if both else 0.0


def agree(pack: Pack) -> tuple[list[Agreement], Path | None, list[Path]]:
    """Return the agreement on each sheet, the list of differences if any, and copies kept.

    The list is `settle.csv`: what the markers decide together goes into its column `settled`,
    and stays there when the list is made again.
    """
    marks = read_all(pack)
    path = pack.folder / NAME
    before = read_settled(pack)
    done = {key for key, given in before.items() if given.mark is not None}
    found = [
        agreement(sheet, marks[name], {code for of, code in done if of == name})
        for name, sheet in pack.sheets.items()
    ]
    rows: list[list[Any]] = [
        ["sheet", "code", "answer", *[f"mark of {m}" for m in pack.markers], "settled", "note"]
    ]
    for one in found:
        name = one.sheet.name
        for code in one.differing:
            each = [marks[name][m].get(code, Mark(None)).mark for m in pack.markers]
            decided = before.get((name, code), Mark(None))
            shown = ["" if m is None else m for m in (*each, decided.mark)]
            rows.append([name, code, one.sheet.answers[code], *shown, decided.note])
    if len(rows) == 1 and not path.exists():
        return found, None, []
    text = csv_io.BOM + as_csv(rows)
    copy = keep_copy(path, text)
    write_whole(path, text)
    return found, path, [copy] if copy else []


def read_settled(pack: Pack) -> dict[tuple[str, str], Mark]:
    """Return the marks settled so far, by sheet and code. Raises `MarkingFault`."""
    path = pack.folder / NAME
    if not path.exists():
        return {}
    faults: list[str] = []
    settled: dict[tuple[str, str], Mark] = {}
    for number, row in csv_io.table(path, ("sheet", "code", "answer", "settled", "note")):
        where = f"{path}: row {number}: "
        sheet = pack.sheets.get(row["sheet"].strip())
        code = row["code"].strip()
        if sheet is None or code not in sheet.answers:
            faults.append(
                f"{where}there is no answer {code} in a sheet '{row['sheet']}'; take the row out, "
                "or run `kit mark agree` again"
            )
        elif (sheet.name, code) in settled:
            faults.append(f"{where}{code} is settled in a row above already; keep one of the two")
        elif csv_io.evened(row["answer"]) != csv_io.evened(sheet.answers[code]):
            faults.append(f"{where}the answer of {code} is not the one gathered; put its text back")
        else:
            try:
                mark = csv_io.mark_from(row["settled"], sheet)
                settled[sheet.name, code] = Mark(mark, csv_io.armed(row["note"]))
            except ValueError as error:
                faults.append(f"{where}{code}: settled: {error}")
    if faults:
        raise MarkingFault("\n".join(faults))
    return settled
