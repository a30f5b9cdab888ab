"""A number: among the accepted values, or within a tolerance of one, or held against marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import combinations
from typing import TYPE_CHECKING, Any

from kit.course.answers.digest import canonical
from kit.course.answers.digested import Digested
from kit.course.answers.misconceptions import Given
from kit.course.answers.plain import AnswerError
from kit.course.kinds.answer_forms import number, unit_set, without_blanks
from kit.course.kinds.key_forms import KeyProblem, Made, universe_ids
from kit.course.kinds.protocol import Kind, Result

if TYPE_CHECKING:
    from kit.course.schema import questions as written
    from kit.text.article import Article

CANDIDATES = 20_000
"""The most numbers that marking tries around an answer to a question with a tolerance."""


class Number(Kind["written.Number", Any]):
    """A number; with `computed` marks and the number that they give."""

    name, place = "number", 50
    shape, label = "number", "number"
    how = "Give one number."
    ships = ("tolerance", "decimals", "computed", "readers", "universe")

    def table(self) -> type[written.Number]:
        """Return the class of the author's table."""
        from kit.course.schema.questions import Number

        return Number

    def has_key(self, source: written.Number) -> bool:
        """Return whether there is a key, or a way to compute it."""
        return bool(source.key or source.computed)

    def digest(self, source: written.Number, article: Article | None, made: Made) -> None:
        """Add the key with its tolerance, or what a number is computed on."""
        made.data["tolerance"] = source.tolerance
        if source.computed:
            made.data["computed"] = source.computed
            made.data["readers"] = source.readers
            made.data["universe"] = universe_ids(source.universe or [], article)
            return
        if not source.key:
            return
        made.data["decimals"] = decimals = max(map(_decimals, source.key))
        if 2 * source.tolerance * 10**decimals > CANDIDATES:
            raise KeyProblem("tolerance is too wide for a key with so many decimals")
        for value in source.key:
            made.key("key", canonical(value))

    def key_ids(self, source: written.Number) -> list[str]:
        """Return the accepted numbers."""
        return [str(k) for k in source.key]

    def read(self, question: Digested, answer: Any, final: bool) -> Any:
        """Return the number, or {"marks", "value"} where it is computed."""
        if not question.data.get("computed"):
            if isinstance(answer, list) and len(answer) == 1:
                answer = answer[0]
            return number(answer)
        if not isinstance(answer, dict) or set(answer) != {"marks", "value"}:
            raise AnswerError('give your marks and your number: {"marks": [...], "value": ...}')
        kept = without_blanks(answer, False)
        marks = unit_set(kept["marks"], question.universe, False)
        return {"marks": sorted(marks), "value": number(kept["value"])}

    def mark(self, question: Digested, given: Any, scored: Mapping[str, float]) -> Result:
        """Return 1 for an accepted number, or for the one that the marks give, else 0."""
        tolerance = question.data["tolerance"]
        if question.data.get("computed"):
            return _alpha(question, given, tolerance)
        if not tolerance:
            return Result(float(question.holds("key", canonical(given))), Given(number=given))
        # The key is a number of so many decimals inside the tolerance: digest each candidate.
        step = Decimal(1).scaleb(-question.data["decimals"])
        value, reach = Decimal(str(given)), Decimal(str(tolerance))
        low = ((value - reach) / step).to_integral_value(ROUND_CEILING)
        high = ((value + reach) / step).to_integral_value(ROUND_FLOOR)
        right = any(
            question.holds("key", canonical(float(n * step)))
            for n in range(int(low), int(high) + 1)
        )
        return Result(float(right), Given(number=given))

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return nothing more for a plain number; for a computed one, what it is computed on."""
        if not question.data.get("computed"):
            return {}
        return {
            "shape": "marks-number",
            "universe": question.universe,
            "readers": question.data["readers"],
        }

    def how_to(self, question: Digested) -> str:
        """Return how a number, or marks and a number, are typed."""
        computed = question.data.get("computed")
        return "Give the ids you marked and your number." if computed else self.how

    def blank(self, source: written.Number, question: Digested) -> Any:
        """Return a place for the number, or for marks and number."""
        return {"marks": [...], "value": ...} if question.data.get("computed") else ...

    def row_by_row(self, question: Digested) -> bool:
        """Return False for marks and number, which stand in one line."""
        return not question.data.get("computed")

    def solution(self, source: written.Number, question: Digested) -> Any:
        """Return the author's answer, with the number that its marks give; or the first key."""
        if source.answer is None or not source.computed or "value" in source.answer:
            return super().solution(source, question)
        return {**source.answer, "value": _computed(source, question)}

    def from_key(self, source: written.Number, question: Digested) -> float | None:
        """Return the first key."""
        return source.key[0] if source.key else None

    def stand_in(self, question: Digested) -> Any:
        """Return 0, and one mark where a number is computed from marks."""
        if question.data.get("computed"):
            return {"marks": question.universe[:1], "value": 0}
        return 0


def _decimals(value: float) -> int:
    exponent = Decimal(str(value)).as_tuple().exponent
    return -min(0, exponent) if isinstance(exponent, int) else 0


def _computed(source: written.Number, question: Digested) -> float:
    from kit.analysis.agreement.readers import alpha

    marks = {**source.readers, "you": source.answer["marks"]}
    value = alpha(marks, question.universe)
    if value is None:
        raise KeyProblem("answer: with these marks alpha is not defined")
    return round(value, 4)


def _alpha(question: Digested, given: Mapping[str, Any], tolerance: float) -> Result:
    from kit.analysis.agreement.readers import alpha

    readers, universe = question.data["readers"], question.universe
    everyone = {**readers, "you": given["marks"]}
    value, stated = alpha(everyone, universe), given["value"]
    if value is None:
        raise AnswerError("with these marks alpha is not defined; mark at least one, not all")

    def near(other: float | None) -> bool:
        return other is not None and abs(other - stated) <= tolerance + 1e-9

    if near(value):
        return Result(1.0, Given(number=stated))
    known = {
        "share": near(_share_of_agreement(everyone, universe)),
        "without-mine": near(alpha(readers, universe)),
    }
    named = next((name for name, fits in known.items() if fits), None)
    return Result(0.0, Given(number=stated, gives=named))


def _share_of_agreement(marks: Mapping[str, Sequence[str]], universe: Sequence[str]) -> float:
    """The mean share of units on which two readers agree, uncorrected for chance."""
    pairs = [(set(a), set(b)) for a, b in combinations(marks.values(), 2)]
    same = sum((u in a) == (u in b) for a, b in pairs for u in universe)
    return same / (len(pairs) * len(universe))
