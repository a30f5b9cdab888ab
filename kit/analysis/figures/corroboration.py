"""Holding one report against another: can both be true, and does one confirm the other?

Two figures are first aligned (who, what, where, when, how); only figures that count the same
thing have their intervals compared. Overlapping counts are never added, nothing is averaged,
and no number is called the true one. Reports that share a counter are one origin: their
agreement shows that they copied well, not that the count is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import overload

from kit.analysis.casualties.claim_record import CasualtyClaim
from kit.analysis.figures.alignment import Row, aligned
from kit.analysis.figures.parts_of_counts import is_part
from kit.analysis.figures.reports import Dossier, Figure, Report, dossier, interval_words

__all__ = [
    "RELATIONS", "Comparison", "Conflict", "Merged", "compare", "dossier", "figure_of", "merge",
    "origins",
]  # fmt: skip

RELATIONS = ("same", "nested", "compatible", "conflict", "not-comparable")

_GROUP_PATHS = {
    None: None, "civilians": "all/civilians", "children": "all/children",
    "fighters": "all/fighters", "government_forces": "all/government forces",
}  # fmt: skip

_SOME = "all/some of them"
"""Who "11 of those killed" counts, where no group is named."""

Comparable = Figure | Report | CasualtyClaim


class Conflict(ValueError):
    """Raised where reports exclude each other as worded, so that no interval is left."""


@dataclass(frozen=True)
class Comparison:
    """How two figures relate, and why, in words a student can use.

    `relation` is one of `RELATIONS`; `part` is the id of the contained figure where they nest.
    `independent` is True for two counters, False for one, None where a counter is not said.
    `rows` is the alignment the relation rests on.
    """

    relation: str
    why: str
    a: Figure
    b: Figure
    part: str | None = None
    independent: bool | None = None
    rows: tuple[Row, ...] = ()

    def __str__(self) -> str:
        return f"{self.a.id} and {self.b.id}: {self.relation}. {self.why}"


@dataclass(frozen=True)
class Merged:
    """The tightest interval that all reports allow, with the reports that set each end."""

    low: int | None
    high: int | None
    low_from: tuple[str, ...]
    high_from: tuple[str, ...]
    independent_counters: int
    why: str

    @property
    def interval(self) -> tuple[int | None, int | None]:
        """Return (low, high)."""
        return self.low, self.high


def figure_of(item: object) -> Figure:
    """Return a figure, a report's main one, or a claim of a text as a figure. TypeError else."""
    if isinstance(item, Figure):
        return item
    if isinstance(item, Report):
        return item.figure
    if isinstance(item, CasualtyClaim):
        # Only the text's name keeps apart two reports whose first sentence begins with a number.
        where = f"{item.article_id} {item.sentence}:{item.span.start}"
        whole = f"{item.article_id} {item.sentence}:{item.part_of.start}" if item.part_of else None
        return Figure(
            id=where, low=item.low, high=item.high, kind=item.kind,
            who=_GROUP_PATHS.get(item.group) or (_SOME if is_part(item) else None),
            place=item.place, first_day=item.first_day, last_day=item.last_day,
            counter=item.counter, reporter=item.reporter,
            wording=item.wording, part_of=whole, by_table=item.form == "vague",
        )  # fmt: skip
    raise TypeError(f"compare takes figures, reports or casualty claims, not {type(item).__name__}")


def _key(figure: Figure) -> tuple:
    return tuple(
        (value is not None, str(value))
        for value in (
            figure.id, figure.low, figure.high, figure.kind, figure.who, figure.place,
            figure.first_day, figure.last_day, figure.how, figure.cause,
            figure.counter, figure.reporter,
            figure.wording, figure.part_of, figure.rests_on, figure.checked,
        )
    )  # fmt: skip


@overload
def compare(a: Comparable, b: Comparable, /) -> Comparison: ...
@overload
def compare(items: Dossier | Iterable[Comparable], /) -> list[Comparison]: ...
@overload
def compare(
    a: Comparable, b: Comparable, c: Comparable, /, *more: Comparable
) -> list[Comparison]: ...
def compare(*items: Comparable | Iterable[Comparable]) -> Comparison | list[Comparison]:
    """Return how two figures relate; for a list, a dossier or more than two, every pair's relation.

    Takes figures of a dossier, whole reports (their main figure) or casualty claims of a text.
    TypeError for anything else, and for one figure alone.

    >>> reports = dossier("aleppo-2016-02")
    >>> compare(reports["F01"], reports["F02"]).relation
    'conflict'
    """
    if len(items) == 1 and not isinstance(items[0], Figure | Report | CasualtyClaim):
        return _every_pair(items[0].figures if isinstance(items[0], Dossier) else items[0])
    if len(items) < 2:
        alone = "one figure alone" if items else "nothing to compare"
        raise TypeError(f"compare: {alone}; give two figures, or a list of them")
    pairs = _every_pair(items)
    return pairs[0] if len(items) == 2 else pairs


def _every_pair(items: Iterable[object]) -> list[Comparison]:
    # One order for both ways round, so that compare(a, b) == compare(b, a).
    pairs = combinations([figure_of(item) for item in items], 2)
    return [_compared(*sorted(pair, key=_key)) for pair in pairs]


def _compared(a: Figure, b: Figure) -> Comparison:
    rows = aligned(a, b)
    independent, origin = _origin(a, b)

    def verdict(relation: str, why: str, part: str | None = None) -> Comparison:
        # Between a part and its whole nothing is confirmed either way.
        closing = "" if relation == "nested" else origin
        return Comparison(relation, f"{why} {closing}".strip(), a, b, part, independent, rows)

    if a.part_of == b.id or b.part_of == a.id:
        part, whole = (a, b) if a.part_of == b.id else (b, a)
        return _nested(part, whole, verdict, "The report itself gives")
    differing = [row for row in rows if row.relation != "same"]
    copied = _copied(a, b, differing, independent)
    if copied:
        return verdict("same", copied)
    apart = [row for row in differing if row.relation in ("apart", "unclear")]
    if apart or {row.relation for row in differing} >= {"part", "whole"}:
        first = _named(sorted(differing, key=lambda row: row not in apart))
        # A row that nobody can settle shows no difference; any other row does.
        told = any(row.relation != "unclear" for row in differing)
        lead = "They do not count" if told else "It cannot be told whether they count"
        return verdict("not-comparable", f"{lead} the same thing: {first}.")
    if differing:
        return _inside(a, b, rows, independent, verdict)
    return _same_scope(a, b, rows, verdict)


def _copied(a: Figure, b: Figure, differing: Sequence[Row], independent: bool | None) -> str | None:
    """Say how two copies of one counter's number differ, where no difference is certain."""
    unclear = {row.name: row.words for row in differing if row.relation == "unclear"}
    one_count = (
        independent is False and a.interval == b.interval and (a.how is None or b.how is None)
    )
    if (
        not one_count
        or len(unclear) < len(differing)
        or not {"how"} <= set(unclear) <= {"how", "where"}
    ):
        return None
    cause = f"One copy names a cause ({a.how or b.how}), the other none."
    other = f" Where stands in other words: {unclear['where']}." if "where" in unclear else ""
    return f"Both say the same: {interval_words(a)}. {cause}{other}"


def _named(rows: Sequence[Row]) -> str:
    return "; ".join(f"{row.name} ({row.words})" for row in rows)


def _inside(
    a: Figure, b: Figure, rows: Sequence[Row], independent: bool | None, verdict
) -> Comparison:
    """Compare two figures of which one's scope lies inside the other's, as far as is said."""
    differing = [row for row in rows if row.relation != "same"]
    where = next((row for row in differing if row.name == "where"), None)
    if independent is False and a.interval == b.interval and where is not None:
        return verdict(
            "not-comparable",
            "The same counter's same number is given for two places, so one place is "
            f"probably a slip: where ({where.words}).",
        )
    named = _named(differing)
    if independent is not False:
        silent = _silent(rows)
        lead = "As far as is said, one scope" if silent else "One scope"
        aside = f" Not said: {', '.join(silent)}." if silent else ""
        return verdict(
            "not-comparable",
            f"{lead} lies inside the other, but not one list inside the other: {named}.{aside}",
        )
    part, whole = (a, b) if differing[0].relation == "part" else (b, a)
    return _nested(part, whole, verdict, f"One lies inside the other: {named}. It gives")


def _nested(part: Figure, whole: Figure, verdict, lead: str) -> Comparison:
    if part.low is not None and whole.high is not None and part.low > whole.high:
        return verdict(
            "conflict",
            f"{part.id} ({interval_words(part)}) should be a part of {whole.id} "
            f"({interval_words(whole)}), but is larger: ask what each includes.",
        )
    return verdict(
        "nested",
        f"{lead} {part.id} ({interval_words(part)}) as a part of {whole.id} "
        f"({interval_words(whole)}); a part is never added to its whole.",
        part.id,
    )


def _silent(rows: Sequence[Row]) -> list[str]:
    """The rows on which a report says nothing; that neither names a cause is the common case."""
    return [row.name for row in rows if not row.said and row.name != "how"]


def _same_scope(a: Figure, b: Figure, rows: Sequence[Row], verdict) -> Comparison:
    silent = _silent(rows)
    aside = f" This rests on what is not said: {', '.join(silent)}." if silent else ""
    words = f"{a.id} says {interval_words(a)}, {b.id} says {interval_words(b)}"
    if a.interval == (None, None) or b.interval == (None, None):
        return verdict("not-comparable", f"{words}: bound (a number word that names no interval).")
    if a.interval == b.interval:
        return verdict("same", f"Both say the same: {interval_words(a)}.{aside}")
    low, high = _meet((a, b))
    if low is not None and high is not None and low > high:
        table = (
            " The ends of a vague word come from a table, not from a count."
            if a.by_table or b.by_table else ""
        )  # fmt: skip
        return verdict(
            "conflict",
            f"{words}: no number satisfies both as worded. Ask what each includes and when it "
            f"was taken; do not add or average them.{table}{aside}",
        )
    shared = Figure("both", low, high, a.kind)
    return verdict("compatible", f"{words}; {interval_words(shared)} satisfies both.{aside}")


def _meet(figures: Iterable[Figure]) -> tuple[int | None, int | None]:
    lows = [f.low for f in figures if f.low is not None]
    highs = [f.high for f in figures if f.high is not None]
    return max(lows, default=None), min(highs, default=None)


def _origin(a: Figure, b: Figure) -> tuple[bool | None, str]:
    """Return whether two counters stand behind the figures, and a sentence about it."""
    if a.counter is None or b.counter is None:
        return (
            None,
            "Who counted is not said for both, so it is open whether one confirms the other.",
        )
    if a.counter.casefold() == b.counter.casefold():
        if a.counter.islower() and b.counter.islower():
            # "officials" in two reports may be the same people or quite others.
            return None, (
                f"Both name only {a.counter!r}: whether that is one counter or two is open, and so "
                "is whether one confirms the other."
            )
        return False, f"Both rest on one counter ({a.counter}), so neither confirms the other."
    if a.rests_on == b.counter or b.rests_on == a.counter:
        late, early = (a, b) if a.rests_on == b.counter else (b, a)
        return False, (
            f"The count of {late.counter} rests mostly on that of {early.counter}: "
            "their agreement would be no confirmation."
        )
    return True, f"Two counters: {a.counter} and {b.counter}."


def origins(claims: Iterable[Comparable]) -> dict[str, list[Figure]]:
    """Return the figures by who counted; many outlets under one name are one source.

    Figures whose counter is not said stand under "not said".
    """
    found: dict[str, list[Figure]] = {}
    for figure in sorted((figure_of(c) for c in claims), key=_key):
        found.setdefault(figure.counter or "not said", []).append(figure)
    return found


def merge(claims: Iterable[Comparable]) -> Merged:
    """Return the tightest interval that all the figures allow, and which figures set its ends.

    All must count the same thing: figures that differ in a row, or nest, raise ValueError with
    the pair and the row; figures that exclude each other as worded raise `Conflict`.

    >>> reports = dossier("aleppo-2016-02")
    >>> merge([reports["F05"], reports["F07"]]).interval
    (501, None)
    """
    if isinstance(claims, Figure | Report | CasualtyClaim) or not isinstance(claims, Iterable):
        raise TypeError("merge takes a list of figures, reports or casualty claims")
    figures = sorted((figure_of(c) for c in claims), key=_key)
    if not figures:
        raise ValueError("merge: no figures were given")
    if all(f.interval == (None, None) for f in figures):
        raise ValueError("merge: none of the figures names an interval")
    for a, b in combinations(figures, 2):
        found = _compared(a, b)
        if found.relation == "conflict":
            raise Conflict(f"{a.id} and {b.id} cannot be merged: {found.why}")
        if found.relation in ("nested", "not-comparable"):
            raise ValueError(f"{a.id} and {b.id} cannot be merged: {found.why}")
    low, high = _meet(figures)
    if low is not None and high is not None and low > high:
        raise Conflict("the figures allow no number in common as worded")
    counters = {f.counter for f in figures if f.counter and f.rests_on is None}
    if len(counters) <= 1:
        why = "All rest on one counter or on none that is named: the interval is not corroborated."
    else:
        why = f"{len(counters)} counters allow it: {', '.join(sorted(counters))}."
    return Merged(
        low, high,
        tuple(sorted({f.id for f in figures if f.low is not None and f.low == low})),
        tuple(sorted({f.id for f in figures if f.high is not None and f.high == high})),
        len(counters), why,
    )  # fmt: skip
