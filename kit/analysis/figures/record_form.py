"""The verification worksheet: one casualty figure, what is known about it, and a grade.

The form asks what a recorder must know before a figure is used. The grade follows the scale that
Airwars publishes (Confirmed, Fair, Weak, Contested, Discounted) and comes with the rule that
gave it and with what would raise it. A grade describes the evidence, not the event.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields

from kit.analysis.casualties.claim_record import CasualtyClaim
from kit.analysis.figures.reports import Figure, Report
from kit.text.webpage import is_address

NOT_STATED = "not stated"

# Rules in our words. How far each was verified stands beside it and is printed with the grade.
GRADES = {
    "Confirmed": ("the party held responsible accepts it", "read, second-hand"),
    "Fair": (
        "two or more credible, independent sources, and a party active nearby at the time",
        "read, second-hand",
    ),
    "Weak": ("one source", "from memory: check before teaching as fact"),
    "Contested": (
        "rival accounts of who was responsible", "from memory: check before teaching as fact",
    ),
    "Discounted": (
        "those hurt were fighters, or the report was a mistake",
        "from memory: check before teaching as fact",
    ),
}  # fmt: skip
_BOUNDS = {
    "exact": "exact", "at_least": "floor", "more_than": "floor", "up_to": "ceiling",
    "less_than": "ceiling", "about": "about", "nearly": "about", "range": "range",
    "vague": "vague", "none": "none", "article": "exact", "unresolved": "unresolved",
}  # fmt: skip


@dataclass(frozen=True)
class Grade:
    """A grade with the rule that gave it, how far the rule was checked, and how to raise it."""

    name: str
    rule: str
    checked: str
    to_raise: str

    def __str__(self) -> str:
        return f"{self.name}: {self.rule} ({self.checked}). To raise it: {self.to_raise}"


@dataclass(frozen=True)
class VerificationRecord:
    """One row of the worksheet. Text fields hold the text's own words or "not stated".

    `figure` is the number named; `bound` one of exact, floor, ceiling, about, range, vague, none.
    `independent_sources` counts counters, not outlets, and is None until someone has looked;
    so are the yes/no fields below it.
    """

    figure: str = NOT_STATED
    bound: str = NOT_STATED
    unit: str = NOT_STATED
    who: str = NOT_STATED
    where: str = NOT_STATED
    when: str = NOT_STATED
    counted_by: str = NOT_STATED
    reported_by: str = NOT_STATED
    method_known: str = NOT_STATED
    confirmed_independently: str = NOT_STATED
    independent_sources: int | None = None
    party_active_nearby: bool | None = None
    responsible_party_accepts: bool | None = None
    rival_accounts: bool | None = None
    discounted_because: str = ""
    checked: str = ""
    low: int | None = None
    high: int | None = None
    text: str = ""
    """The id of the text the figure stands in; below, where in it, in characters."""
    start: int | None = None
    end: int | None = None
    sentence: str = ""
    published: str = ""
    """The day of the text's publication, as 2017-04-05, where it is known."""
    address: str = ""

    def grade(self) -> Grade:
        """Return the grade; ValueError says which field must be filled in first.

        >>> VerificationRecord(independent_sources=1).grade().name
        'Weak'
        """
        if self.independent_sources is not None and self.independent_sources < 0:
            raise ValueError("independent_sources: a number of sources is not negative")
        if self.discounted_because:
            return self._graded("Discounted", "show that the reason to discount it does not hold")
        if self.responsible_party_accepts:
            return self._graded(
                "Confirmed", "nothing stands above it; keep the source of the admission"
            )
        if self.rival_accounts:
            return self._graded(
                "Contested", "find evidence that settles between the rival accounts"
            )
        if self.independent_sources is None:
            raise ValueError(
                "no grade yet: fill in independent_sources (how many counters, not outlets, say so)"
            )
        if self.independent_sources == 0:
            raise ValueError("no grade: with no source there is nothing to grade")
        if self.independent_sources >= 2 and self.party_active_nearby:
            return self._graded("Fair", "an admission by the party held responsible")
        if self.independent_sources >= 2:
            return self._graded(
                "Weak", "establish that a party was active nearby at the time",
                "several sources, but no party is known to have been active nearby",
            )  # fmt: skip
        return self._graded("Weak", "a second source that counted for itself")

    @staticmethod
    def _graded(name: str, to_raise: str, rule: str = "") -> Grade:
        given, checked = GRADES[name]
        return Grade(name, rule or given, checked, to_raise)


def record_of(item: CasualtyClaim | Figure | Report) -> VerificationRecord:
    """Return a worksheet row filled in from a claim, figure or report as far as it goes.

    >>> from kit.analysis.casualties.claims import casualties
    >>> row = record_of(casualties("As many as 40 villagers were killed.")[0])
    >>> row.figure, row.bound, row.unit, row.who, row.counted_by
    ('40', 'ceiling', 'people killed', 'villagers', 'not stated')
    """
    if isinstance(item, Report):
        item = item.figure
    if isinstance(item, Figure):
        return VerificationRecord(
            figure=item.wording or NOT_STATED, bound=_bound_of(item),
            unit=f"people {item.kind.replace('_', ' ')}", who=item.who or NOT_STATED,
            where=item.place or NOT_STATED, when=_days(item), counted_by=item.counter or NOT_STATED,
            reported_by=item.reporter or NOT_STATED, checked=item.checked,
            low=item.low, high=item.high,
        )  # fmt: skip
    if not isinstance(item, CasualtyClaim):
        raise TypeError(f"record_of takes a claim, figure or report, not {type(item).__name__}")
    unit = "casualties" if item.kind == "casualties" else f"people {item.kind.replace('_', ' ')}"
    return VerificationRecord(
        figure=item.wording if item.value is None else f"{item.value:,}",
        bound=_BOUNDS[item.form], unit=unit,
        who=item.who or NOT_STATED,
        where=item.place or NOT_STATED, when=item.period or NOT_STATED,
        counted_by=item.counter or NOT_STATED, reported_by=item.reporter or NOT_STATED,
        low=item.low, high=item.high, text=item.article_id, start=item.span.start,
        end=item.span.end, sentence=item.sentence,
        published=str(item.article.published or ""),
        address=item.article_id if is_address(item.article_id) else "",
    )  # fmt: skip


def _bound_of(figure: Figure) -> str:
    if figure.low == figure.high:
        return "exact" if figure.low is not None else "unresolved"
    if figure.low is None:
        return "ceiling"
    return "floor" if figure.high is None else "range"


def _days(figure: Figure) -> str:
    if figure.first_day is None and figure.last_day is None:
        return NOT_STATED
    return f"{figure.first_day or NOT_STATED} to {figure.last_day or NOT_STATED}"


_COLUMNS = tuple(f.name for f in fields(VerificationRecord)) + ("grade", "grade_rule")


def _rows(records: Iterable[VerificationRecord]) -> list[dict[str, object]]:
    rows = []
    for record in records:
        row = asdict(record)
        try:
            grade = record.grade()
            row["grade"], row["grade_rule"] = grade.name, f"{grade.rule} ({grade.checked})"
        except ValueError as reason:
            row["grade"], row["grade_rule"] = "", str(reason)
        rows.append(row)
    return rows


def to_json(records: Iterable[VerificationRecord]) -> str:
    """Return the records as a JSON list, one object a record, with grade and rule."""
    return json.dumps(_rows(records), ensure_ascii=False, indent=2) + "\n"


def to_csv(records: Iterable[VerificationRecord]) -> str:
    """Return the records as CSV with a header, safe to open in a spreadsheet.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front, the
    spreadsheet's own mark for text.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for row in _rows(records):
        writer.writerow({key: spreadsheet_cell(value) for key, value in row.items()})
    return out.getvalue()


def spreadsheet_cell(value: object) -> object:
    """Return a value as a cell of CSV that no spreadsheet takes for a formula.

    >>> spreadsheet_cell("=1+1"), spreadsheet_cell(None), spreadsheet_cell(True)
    ("'=1+1", '', 'yes')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and value.lstrip(" ")[:1] in ("=", "+", "-", "@", "\t", "\r", "\n"):
        return "'" + value
    return value
