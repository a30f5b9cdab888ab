"""Marking: a question and an answer in, a verdict out. Pure: no files, no clock, no session.

Works on digested keys, so that learners' notebooks and instructors' grading run the very same
code. Where the universe of possible answers is small, the key is found again by digesting each
candidate; that costs microseconds and keeps the rules in `scores` as simple as they are stated.
One function a kind, which is why the file is long.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import combinations, permutations
from typing import Any

from kit.course.answers.digest import canonical
from kit.course.answers.digested import Digested, end_text, field_text, output_text
from kit.course.answers.misconceptions import Given, matched
from kit.course.answers.passages import ARTICLES
from kit.course.answers.plain import BLANK, AnswerError
from kit.course.kinds import scores
from kit.course.kinds.prose_checks import check_text
from kit.course.marking import forms

STATUSES = ("correct", "partly", "not-yet", "stored", "awaiting", "returned")


@dataclass(frozen=True)
class Verdict:
    """What became of one answer.

    `status` is one of `STATUSES`: "returned" answers could not be read and are no attempt;
    "awaiting" ones wait for a reader; "stored" ones carry no feedback (predictions, baselines,
    keys held by the instructor). `score` is in [0, 1]; `points` is `score` times `of`, to two
    decimals. `misconceptions` are ids, in the bank's order; `ask` is the first one's question.
    `notes` are plain lines (cases by category, concepts found).
    """

    question: str
    kind: str
    status: str
    score: float = 0.0
    of: float = 0.0
    misconceptions: tuple[str, ...] = ()
    ask: str = ""
    message: str = ""
    notes: tuple[str, ...] = ()
    given: Any = field(default=None, compare=False)

    @property
    def points(self) -> float:
        """Points earned, to two decimals."""
        return round(self.of * self.score + 1e-9, 2)

    @property
    def attempt(self) -> bool:
        """Whether the answer counts as an attempt."""
        return self.status != "returned"


@dataclass(frozen=True)
class _Result:
    score: float
    given: Given
    notes: tuple[str, ...] = ()
    status: str | None = None


def mark(
    question: Digested,
    answer: Any,
    outputs: Sequence[Mapping[str, Any]] | None = None,
    *,
    scored: Mapping[str, float] | None = None,
    committed: bool = True,
    final: bool = False,
) -> Verdict:
    """Return the verdict on `answer`, plain JSON as `kit.course.answers.plain.to_plain` gives it.

    `outputs` are a function's outcomes on the held-out inputs, as `running.run_cases` returns
    them (code questions only). `scored` maps question ids to scores (confidence questions only).
    `committed` is False for a prediction that came after its outcome was shown. `final` marks what
    is there at hand-in instead of sending back what was left open.
    """

    def returned(message: str) -> Verdict:
        return Verdict(question.id, question.kind, "returned", of=question.points, message=message)

    try:
        if question.kind == "code" and outputs is not None:
            given: Any = [o if isinstance(o, Mapping) else {"error": "no output"} for o in outputs]
            _require_body(given)
        else:
            given = forms.read(question, answer, final)
    except AnswerError as error:
        return returned(str(error))
    if question.kind == "prediction":
        return Verdict(
            question.id, "prediction", "stored", float(committed), question.points, given=given
        )
    if not question.gradeable:
        return Verdict(question.id, question.kind, "stored", of=question.points, given=given)
    try:
        result = _MARK[question.kind](question, given, outputs is not None, scored or {})
    except AnswerError as error:
        return returned(str(error))
    status = result.status or (
        "correct" if result.score >= 1 else "partly" if result.score > 0 else "not-yet"
    )
    if question.flag("silent"):
        return Verdict(question.id, question.kind, "stored", result.score, question.points)
    found: list[dict[str, Any]] = []
    if result.score < 1:
        found = matched(question.behind["misconceptions"], result.given)
    return Verdict(
        question.id,
        question.kind,
        status,
        result.score,
        question.points,
        tuple(m["id"] for m in found),
        found[0]["ask"] if found else "",
        notes=result.notes,
        given=given,
    )


def _require_body(outputs: Sequence[Mapping[str, Any]]) -> None:
    if outputs and all(o.get("value") == BLANK for o in outputs):
        raise AnswerError("the function still gives back '...'; write its body first")


def _choice(question: Digested, given: str, ran: bool, scored: Mapping) -> _Result:
    credit = question.behind.get("credit", {})
    score = 1.0 if question.holds("key", given) else float(credit.get(given, 0.0))
    return _Result(score, Given(gives=given))


def _units(question: Digested, given: frozenset, ran: bool, scored: Mapping) -> _Result:
    universe = question.universe
    key = {u for u in universe if question.holds("key", u)}
    neutral = {u for u in universe if question.holds("neutral", u)}
    score = scores.units_score(key, neutral, universe, given)
    return _Result(score, Given(marks=given, added=given - key - neutral, missed=key - given))


def _match(question: Digested, given: dict, ran: bool, scored: Mapping) -> _Result:
    items, options = question.items, question.options
    key = {i: [o for o in options if question.holds("key", i, o)] for i in items}
    half = {i: [o for o in options if question.holds("half", i, o)] for i in items}
    score = scores.match_score(key, half, given)
    # Rows that earn full marks on their own are no sign of a misconception.
    wrong = {i: v for i, v in given.items() if v not in key[i]}
    right = len(items) - len(wrong) - sum(i not in given for i in items)
    same = len(given) > 1 and len(set(given.values())) == 1
    note = () if score >= 1 or same else (f"{right} of {len(items)} items hold.",)
    return _Result(score, Given(rows=given, wrong_rows=wrong), note)


def _number(question: Digested, given: Any, ran: bool, scored: Mapping) -> _Result:
    tolerance = question.data["tolerance"]
    if question.data.get("computed"):
        return _alpha(question, given, tolerance)
    if not tolerance:
        return _Result(float(question.holds("key", canonical(given))), Given(number=given))
    # The key is a number of so many decimals inside the tolerance: digest each candidate.
    step = Decimal(1).scaleb(-question.data["decimals"])
    value, reach = Decimal(str(given)), Decimal(str(tolerance))
    low = ((value - reach) / step).to_integral_value(ROUND_CEILING)
    high = ((value + reach) / step).to_integral_value(ROUND_FLOOR)
    right = any(
        question.holds("key", canonical(float(n * step))) for n in range(int(low), int(high) + 1)
    )
    return _Result(float(right), Given(number=given))


def _alpha(question: Digested, given: Mapping, tolerance: float) -> _Result:
    from kit.analysis.agreement.readers import alpha

    readers, universe = question.data["readers"], question.universe
    everyone = {**readers, "you": given["marks"]}
    value, stated = alpha(everyone, universe), given["value"]
    if value is None:
        raise AnswerError("with these marks alpha is not defined; mark at least one, not all")

    def near(other: float | None) -> bool:
        return other is not None and abs(other - stated) <= tolerance + 1e-9

    if near(value):
        return _Result(1.0, Given(number=stated))
    known = {
        "share": near(_share_of_agreement(everyone, universe)),
        "without-mine": near(alpha(readers, universe)),
    }
    named = next((name for name, fits in known.items() if fits), None)
    return _Result(0.0, Given(number=stated, gives=named))


def _share_of_agreement(marks: Mapping[str, Sequence[str]], universe: Sequence[str]) -> float:
    """The mean share of units on which two readers agree, uncorrected for chance."""
    pairs = [(set(a), set(b)) for a, b in combinations(marks.values(), 2)]
    same = sum((u in a) == (u in b) for a, b in pairs for u in universe)
    return same / (len(pairs) * len(universe))


def _interval(question: Digested, given: tuple, ran: bool, scored: Mapping) -> _Result:
    low, high = given
    score = scores.interval_score(
        question.holds("low", end_text(low)), question.holds("high", end_text(high)), low, high
    )
    return _Result(score, Given(low=low, high=high, ends=True))


def _order(question: Digested, given: list, ran: bool, scored: Mapping) -> _Result:
    pairs = [p for p in permutations(question.items, 2) if question.holds("before", *p)]
    return _Result(scores.order_score(pairs, given), Given(order=tuple(given)))


def _span(question: Digested, given: list, ran: bool, scored: Mapping) -> _Result:
    tokens, owners = question.passage

    def f1(place: range, wording: frozenset[int]) -> float:
        # The article in front of an accepted wording counts neither for nor against.
        before = min(wording) - 1
        spare = {before} if before >= 0 and tokens[before] in ARTICLES else set()
        return scores.token_f1(set(place) - spare, wording)

    scored_places = ((f1(p, w), p) for p in given for w in question.wordings)
    best, place = max(scored_places, key=lambda pair: pair[0])
    said = " ".join(tokens[i] for i in place)
    return _Result(
        best, Given(words=said, word_count=len(place), parts=frozenset(owners[i] for i in place))
    )


def _record(question: Digested, given: dict, ran: bool, scored: Mapping) -> _Result:
    right = {f for f, v in given.items() if question.holds("key", f, field_text(v))}
    wrong = {f: v for f, v in given.items() if f not in right}
    note = () if not wrong else (f"{len(right)} of {len(question.items)} fields hold.",)
    return _Result(len(right) / len(question.items), Given(rows=given, wrong_rows=wrong), note)


def _discernment(question: Digested, given: dict, ran: bool, scored: Mapping) -> _Result:
    key = {i: "flag" if question.holds("key", i, "flag") else "fine" for i in question.items}
    wrong = {i: v for i, v in given.items() if v != key[i]}
    return _Result(scores.discernment_score(key, given), Given(rows=given, wrong_rows=wrong))


def _confidence(question: Digested, given: dict, ran: bool, scored: Mapping) -> _Result:
    # Unlisted or unanswered questions count as not right: r = 0.
    score = scores.confidence_score(given, scored)
    missing = len(question.data["questions"]) - len(given)
    if missing:
        score *= len(given) / len(question.data["questions"])
    return _Result(score, Given(rows=given, wrong_rows=given))


def _text(question: Digested, given: str, ran: bool, scored: Mapping) -> _Result:
    found, lacking, notes = check_text(
        given, question.behind["checks"], question.data.get("universe", ())
    )
    most = question.data.get("max_words")
    if most and len(given.split()) > most:
        notes = (*notes, f"It has {len(given.split())} words; the limit is {most}.")
    return _Result(0.0, Given(has=found, lacks=lacking), notes, "awaiting")


def _code(question: Digested, given: Any, ran: bool, scored: Mapping) -> _Result:
    name = "cases" if ran else "by_hand"
    cases = question.behind[name]
    if not ran:
        given = [
            {"value": given[str(n + 1)]} if str(n + 1) in given else {"error": "no answer"}
            for n in range(len(cases))
        ]
    if len(given) != len(cases):
        given = [*given, *[{"error": "no output"}] * len(cases)][: len(cases)]
    unordered = question.data["unordered"]
    passed = [_passes(question, name, n, c, given[n], unordered) for n, c in enumerate(cases)]
    said = [_said(o, unordered) for o in given]
    vary = question.behind[f"{name}_vary"]
    score = scores.cases_score(passed, said, vary)
    same = vary and len(set(said)) == 1 and "value" in given[0]
    failed = {c["category"] for c, ok in zip(cases, passed, strict=True) if not ok}
    return _Result(score, Given(failed=failed, same=same), _case_notes(cases, passed, given, same))


def _said(outcome: Mapping[str, Any], unordered: bool) -> str:
    return output_text(outcome["value"], unordered) if "value" in outcome else "no value"


def _passes(
    question: Digested, name: str, n: int, case: Mapping, outcome: Mapping, unordered: bool
) -> bool:
    if "value" not in outcome:
        return False
    if "about" in case:
        return _about(outcome["value"], case["about"])
    return question.holds_case(name, n, output_text(outcome["value"], unordered), case["digests"])


def _about(value: Any, n: float) -> bool:
    """Whether `value` is an interval that holds n and stays within 0.8 to 1.2 of it."""
    if not isinstance(value, list) or len(value) != 2:
        return False
    if not all(isinstance(v, (int, float)) and not isinstance(v, bool) for v in value):
        return False
    return 0.8 * n - 1e-9 <= value[0] <= n <= value[1] <= 1.2 * n + 1e-9


def _case_notes(
    cases: Sequence[Mapping], passed: Sequence[bool], given: Sequence[Mapping], same: bool
) -> tuple[str, ...]:
    names = list(dict.fromkeys(c["name"] for c in cases))
    lines = []
    for name in names:
        rows = [ok for c, ok in zip(cases, passed, strict=True) if c["name"] == name]
        lines.append(f"{name}: {sum(rows)} of {len(rows)}")
    errors = sorted({str(o["error"])[:70] for o in given if "error" in o})
    if errors:
        count = sum("error" in o for o in given)
        named = ", ".join(errors[:3])
        lines.append(f"Stopped with an error in {count} of {len(given)}: {named}.")
    if any("slow" in o for o in given):
        lines.append("Took more than 2 seconds on an input; does a loop ever end?")
    if same:
        lines.append("It gave every input the same answer, which earns nothing.")
        if all(o.get("value", ...) is None for o in given):
            # Who prints the answer in place of returning it sees it on the screen, and wonders.
            lines.append("It gave back None each time; does its last line say return?")
    return tuple(lines)


_MARK = {
    "choice": _choice,
    "choices": _units,
    "units": _units,
    "match": _match,
    "number": _number,
    "interval": _interval,
    "order": _order,
    "span": _span,
    "code": _code,
    "record": _record,
    "discernment": _discernment,
    "confidence": _confidence,
    "text": _text,
}
