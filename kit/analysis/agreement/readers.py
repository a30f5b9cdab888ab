"""How far readers agree: Cohen's kappa, Krippendorff's alpha, and F1 between marked spans.

Measures of agreement say how well a group shares a way of reading. They never say who is
right, and nothing here turns marks into a score for an article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import isfinite
from numbers import Real
from typing import Any

from kit.analysis.agreement.spans import pairwise_span_f1, span_f1
from kit.text.article import Article

__all__ = [
    "LEVELS", "REFERENCE_ALPHAS", "PairAgreement", "alpha", "kappa", "pairs", "pairwise_span_f1",
    "ratings", "span_f1", "why_undefined",
]  # fmt: skip

LEVELS = ("nominal", "ordinal", "interval")

# Krippendorff's alpha recomputed from published raw labels, to hold one's own figure against.
REFERENCE_ALPHAS = (
    ("trained experts on single sentences of US news", 0.40),
    ("a paid crowd on the same kind of sentence", 0.21),
    ("a crowd on news of a war, lowest of several questions", -0.02),
    ("a crowd on news of a war, highest of several questions", 0.12),
)

Ratings = list[tuple[Any, Any, Any]]
_Distance = Callable[[Any, Any], float]
_DISTANCES: dict[str, _Distance] = {
    "nominal": lambda a, b: float(a != b),
    "interval": lambda a, b: (a - b) ** 2,
}


def ratings(marks: Any, units: Any = None) -> Ratings:
    """Return marks as (reader, unit, value) triples, leaving out what a reader did not judge.

    `marks` is one of: a mapping from reader to the ids they marked (then `units`, all ids
    they looked at, is needed: a unit counts 1 where marked and 0 where not); a mapping from
    reader to {unit: value}, None for "did not judge"; or rows of values, one row a reader, None
    or NaN for "did not judge". `units` may also be an Article: its body sentences.

    >>> ratings({"A": ["7.1"], "B": []}, units=["7.1", "8.1"])
    [('A', '7.1', 1), ('A', '8.1', 0), ('B', '7.1', 0), ('B', '8.1', 0)]
    """
    universe = _universe(units)
    if isinstance(marks, Mapping):
        triples: Ratings = []
        for reader, answer in marks.items():
            triples += _one_reader(reader, answer, universe)
        return triples
    if isinstance(marks, (str, bytes)) or not isinstance(marks, Iterable):
        raise ValueError(
            f"marks: expected a mapping of readers or rows of values, not {type(marks).__name__}"
        )
    rows = [list(row) for row in marks]
    if rows and any(len(row) != len(rows[0]) for row in rows):
        raise ValueError(
            f"marks: rows have {sorted({len(row) for row in rows})} values; "
            "give every reader one value a unit, None where they did not judge"
        )
    return [
        (reader, unit, value)
        for reader, row in enumerate(rows)
        for unit, value in enumerate(row)
        if not _missing(value)
    ]


def alpha(marks: Any, units: Any = None, level: str = "nominal") -> float | None:
    """Return Krippendorff's alpha: 1 full agreement, 0 what chance gives, below 0 worse.

    `marks` and `units` as in `ratings`; any number of readers, gaps allowed (a unit judged by
    fewer than two readers is left out). `level` is nominal (same or not), ordinal (ranks) or
    interval (distances count; values must be numbers). None where alpha is not defined: fewer than
    two readers on every unit, or one value throughout (`why_undefined` says which).
    Krippendorff, Content Analysis, 4th ed. (2018), ch. 12. A test holds it
    to NLTK's AnnotationTask; importing that loads all of NLTK, and numpy.

    >>> alpha([["a", "a", "b", "b"], ["a", "a", "b", "a"]])
    0.5333333333333333
    >>> round(alpha([[1, 2, 3, None], [1, 2, 4, 3], [None, 2, 4, 3]], level="interval"), 4)
    0.9143
    """
    if level not in LEVELS:
        raise ValueError(f"level {level!r} is not one of {', '.join(LEVELS)}")
    triples = _pairable(ratings(marks, units))
    values = [value for _, _, value in triples]
    if _undefined(triples):
        return None
    if level != "nominal":
        odd = [v for v in values if not isinstance(v, Real) or not isfinite(v)]
        if odd:
            raise ValueError(f"{level} alpha needs numbers that are finite; {odd[0]!r} is not one")
    distance = _rank_distance(values) if level == "ordinal" else _DISTANCES[level]
    judged: dict[Any, Counter] = {}
    for _, unit, value in triples:
        judged.setdefault(repr(unit), Counter())[value] += 1
    observed = sum(_disagreement(unit, distance) * unit.total() for unit in judged.values())
    return 1 - observed / len(triples) / _disagreement(Counter(values), distance)


def why_undefined(marks: Any, units: Any = None) -> str:
    """Return in one line why alpha or kappa of these marks is not defined; "" where it is.

    >>> why_undefined([["a", "a"], ["a", "a"]])
    'one judgement throughout: chance could not have disagreed'
    >>> why_undefined([[1, 2, 3]])
    'no unit was judged by two readers'
    """
    return _undefined(_pairable(ratings(marks, units)))


def kappa(a: Any, b: Any, units: Any = None) -> float | None:
    """Return Cohen's kappa of two readers over the units that both judged.

    `a` and `b` are one reader's marks each, in any shape `ratings` takes for a reader. None
    where kappa is not defined: no unit in common, or both gave one and the same value throughout.
    Cohen, Educational and Psychological Measurement 20 (1960).

    >>> kappa(["a", "a", "b", "b"], ["a", "a", "b", "a"])
    0.5
    """
    if isinstance(a, Mapping) != isinstance(b, Mapping):
        raise ValueError("kappa: give both readers' marks in the same shape")
    if isinstance(a, Mapping) or units is not None:
        triples = ratings({"a": a, "b": b}, units)
    else:
        triples = [("ab"[reader], unit, value) for reader, unit, value in ratings([a, b])]
    triples = _pairable(triples)
    if _undefined(triples):
        return None
    by_reader: dict[str, dict[str, Any]] = {"a": {}, "b": {}}
    for reader, unit, value in triples:
        by_reader[reader][repr(unit)] = value
    first, second = by_reader["a"], by_reader["b"]
    units_judged = len(first)
    alike = sum(first[unit] == second[unit] for unit in first) / units_judged
    share = Counter(first.values()), Counter(second.values())
    chance = sum(share[0][v] / units_judged * (share[1][v] / units_judged) for v in share[0])
    return (alike - chance) / (1 - chance)


@dataclass(frozen=True)
class PairAgreement:
    """Two readers side by side: share of units alike, and the same corrected for chance."""

    first: str
    second: str
    units: int
    same: float | None
    kappa: float | None


def pairs(marks: Any, units: Any = None) -> list[PairAgreement]:
    """Return one row for each two readers: plain agreement beside Cohen's kappa.

    >>> row = pairs({"A": ["7.1"], "B": ["7.1", "8.1"]}, units=["7.1", "8.1", "9.1", "10.1"])[0]
    >>> row.same, round(row.kappa, 2)
    (0.75, 0.5)
    """
    table: dict[Any, dict[Any, Any]] = {}
    for reader, unit, value in ratings(marks, units):
        table.setdefault(reader, {})[unit] = value
    rows = []
    for first, second in combinations(table, 2):
        shared = [u for u in table[first] if u in table[second]]
        alike = sum(table[first][u] == table[second][u] for u in shared)
        rows.append(
            PairAgreement(
                first=str(first),
                second=str(second),
                units=len(shared),
                same=alike / len(shared) if shared else None,
                kappa=kappa(table[first], table[second]),
            )
        )
    return rows


def _universe(units: Any) -> list | None:
    """Return the ids of all units, in order and once each, or None where none were given."""
    if units is None:
        return None
    if isinstance(units, Article):
        return [sentence.id for sentence in units.body_sentences]
    if isinstance(units, (str, bytes)) or not isinstance(units, Iterable):
        raise ValueError("units: give a list of ids, or an article")
    return list(dict.fromkeys(units))


def _one_reader(reader: Any, answer: Any, universe: list | None) -> Ratings:
    """Return the triples of one reader, refusing marks outside the units."""
    if isinstance(answer, (str, bytes)) or not isinstance(answer, Collection):
        raise ValueError(f"marks of {reader!r}: expected a list of ids or a mapping of values")
    known = None if universe is None else set(universe)
    outside = [] if known is None else [unit for unit in answer if unit not in known]
    if outside:
        raise ValueError(f"marks of {reader!r}: {outside[0]!r} is not one of the units")
    if isinstance(answer, Mapping):
        return [(reader, unit, v) for unit, v in answer.items() if not _missing(v)]
    if universe is None:
        raise ValueError(
            f"marks of {reader!r}: a list of marked ids needs units=, all the ids that were judged"
        )
    marked = set(answer)
    return [(reader, unit, int(unit in marked)) for unit in universe]


def _missing(value: Any) -> bool:
    """Return whether a cell says nothing: None, or NaN (the only value unlike itself)."""
    return value is None or value != value


def _pairable(triples: Ratings) -> Ratings:
    """Return the triples of units that two readers or more have judged."""
    judged: dict[Any, int] = {}
    for _, unit, _ in triples:
        judged[unit] = judged.get(unit, 0) + 1
    return [triple for triple in triples if judged[triple[1]] > 1]


def _undefined(triples: Ratings) -> str:
    """Return why agreement is not defined over pairable triples; "" where it is."""
    if not triples:
        return "no unit was judged by two readers"
    try:
        if len({value for _, _, value in triples}) < 2:
            return "one judgement throughout: chance could not have disagreed"
    except TypeError:
        odd = next(v for _, _, v in triples if getattr(v, "__hash__", None) is None)
        raise ValueError(f"marks: a judgement is a word or a number, not {odd!r}") from None
    return ""


def _disagreement(judgements: Counter, distance: _Distance) -> float:
    """Return the mean distance between two judgements out of these."""
    apart = sum(
        count * times * distance(value, other)
        for value, count in judgements.items()
        for other, times in judgements.items()
    )
    return apart / (judgements.total() * (judgements.total() - 1))


def _rank_distance(values: Sequence) -> _Distance:
    """Return the ordinal distance: how many judgements lie between two ranks, squared.

    Each rank's own judgements count half (Krippendorff 2018, ch. 12): skipping a rank nobody
    uses costs nothing, skipping a busy one costs much.
    """
    count = {value: values.count(value) for value in set(values)}
    below, total = {}, 0
    for value in sorted(count):
        below[value] = total + count[value] / 2
        total += count[value]
    return lambda a, b: (below[a] - below[b]) ** 2
