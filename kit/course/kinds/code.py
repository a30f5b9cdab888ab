"""A function run on held-out inputs, or eight answers by hand: the share of cases passed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kit.course.answers.digest import canonical, digest
from kit.course.answers.digested import Digested, output_text
from kit.course.answers.misconceptions import Given
from kit.course.answers.plain import BLANK, AnswerError, plain_type, to_plain
from kit.course.answers.running import NO_NAME
from kit.course.kinds import scores
from kit.course.kinds.answer_forms import listed, without_blanks
from kit.course.kinds.key_forms import KeyProblem, Made
from kit.course.kinds.protocol import Kind, Name, Result
from kit.course.schema.cases import BY_HAND

if TYPE_CHECKING:
    from kit.course.schema import questions as written
    from kit.text.article import Article

Outcome = Mapping[str, Any]
"""What became of one input: {"value": ...}, {"error": text} or {"slow": True}."""


class Code(Kind["written.Code", "dict[str, Any] | list[Outcome]"]):
    """A function; or, without code, a table from the number of an input to the answer."""

    name, place = "code", 90
    shape = "function"
    how = "Write the body, run the cell. Your function is tried on inputs you have not seen."
    ships = ("function", "by_hand", "by_hand_form", "by_hand_types", "cases", "unordered")
    runs_function = True

    def table(self) -> type[written.Code]:
        """Return the class of the author's table."""
        from kit.course.schema.questions import Code

        return Code

    def digest(self, source: written.Code, article: Article | None, made: Made) -> None:
        """Add both sets of inputs, and digests of what each should give."""
        from kit.course.schema.cases import CaseError, expand, expand_by_hand

        made.data["function"] = source.function
        made.data["by_hand"] = source.by_hand
        if source.by_hand and source.by_hand_form:
            made.data["by_hand_form"] = source.by_hand_form
        reference = self.function(source)
        try:
            sets = {"cases": expand(source.cases, reference)}
            if source.by_hand:
                sets["by_hand"] = expand_by_hand(source.cases, reference)
        except CaseError as error:
            raise KeyProblem(f"cases: {error}") from None
        unordered = source.cases.compare == "set"
        if source.by_hand:
            # So that "32 or more" is handed back where two ends are wanted, and costs nothing.
            accepted = [a for cases in sets.values() for c in cases for a in c.get("accepts", [[]])]
            made.data["by_hand_types"] = sorted({plain_type(to_plain(a)) for a in accepted})
        for name, cases in sets.items():
            expected = []
            for n, case in enumerate(cases):
                accepts = [output_text(a, unordered) for a in case.pop("accepts", [])]
                expected.append(accepts or [canonical(case["about"])])
                case["digests"] = sorted(digest(source.id, name, n, a) for a in accepts)
            made.behind[name] = cases
            made.behind[f"{name}_vary"] = any(e != expected[0] for e in expected)
        made.data["cases"] = len(sets["cases"])
        made.data["unordered"] = unordered

    def function(self, source: written.Code) -> Callable[..., Any]:
        """Return the author's own function."""
        from kit.course.answers.running import load_function

        return load_function(source.solution, source.function)

    def read(self, question: Digested, answer: Any, final: bool) -> dict[str, Any]:
        """Return answers given without code, by number of input: "1" to "8"."""
        name = question.data["function"]
        if not question.data.get("by_hand"):
            raise AnswerError(f"give the function itself, without brackets or quotes: {name}")
        if isinstance(answer, list) and len(answer) == BY_HAND:
            answer = {str(n + 1): a for n, a in enumerate(answer)}
        numbers = [str(n + 1) for n in range(BY_HAND)]
        if not isinstance(answer, dict) or not set(answer) <= set(numbers):
            raise AnswerError(
                f"give the function itself, without brackets or quotes: {name}. Or answer without "
                f'code: kit.by_hand("{question.id}") shows how'
            )
        kept = without_blanks(answer, final)
        missing = [n for n in numbers if n not in kept]
        if missing and not final:
            raise AnswerError(f"there is no answer yet for input {listed(missing)}")
        types = question.data.get("by_hand_types", [])
        odd = [n for n in numbers if n in kept and types and plain_type(kept[n]) not in types]
        if odd and not final:
            how = " ".join(question.data.get("by_hand_form", "").split())
            raise AnswerError(
                f"the answer to input {listed(odd)} is not of the kind asked for. "
                + (how or f'kit.by_hand("{question.id}") shows how')
            )
        return kept

    def inputs(self, question: Digested) -> list[list[Any]]:
        """Return the held-out inputs, one list of arguments a case."""
        return [case["input"] for case in question.behind["cases"]]

    def outcomes(self, question: Digested, outputs: Sequence[Any]) -> list[Outcome]:
        """Return the outcomes of the held-out inputs; `AnswerError` for a function not finished."""
        given = [o if isinstance(o, Mapping) else {"error": "no output"} for o in outputs]
        if given and (slip := _slip(given)):
            raise AnswerError(slip)
        return given

    def mark(
        self,
        question: Digested,
        given: dict[str, Any] | list[Outcome],
        scored: Mapping[str, float],
    ) -> Result:
        """Return the share of cases passed: of outcomes (a list), or of answers by hand."""
        ran = isinstance(given, list)
        name = "cases" if ran else "by_hand"
        cases = question.behind[name]
        if isinstance(given, list):
            outcomes = [*given, *[{"error": "no output"}] * len(cases)][: len(cases)]
        else:
            numbers = [str(n + 1) for n in range(len(cases))]
            outcomes = [
                {"value": given[n]} if n in given else {"error": "no answer"} for n in numbers
            ]
        unordered = question.data["unordered"]
        passed = [
            _passes(question, name, n, case, outcome, unordered)
            for n, (case, outcome) in enumerate(zip(cases, outcomes, strict=True))
        ]
        said = [_said(o, unordered) for o in outcomes]
        vary = question.behind[f"{name}_vary"]
        score = scores.cases_score(passed, said, vary)
        same = vary and len(set(said)) == 1 and "value" in outcomes[0]
        failed = {c["category"] for c, ok in zip(cases, passed, strict=True) if not ok}
        notes = _case_notes(cases, passed, outcomes, same)
        if 0 < score < 1:
            notes = (*notes, f"{sum(passed)} of {len(passed)} inputs hold. Each counts alike.")
        return Result(score, Given(failed=failed, same=same), notes)

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return the function's name, and what is asked of somebody who answers without code."""
        data = question.data
        by_hand = None
        if data.get("by_hand"):
            inputs, same = by_hand_inputs(question) if question.gradeable else ([], [])
            how = " ".join(data.get("by_hand_form", "").split())
            types = data.get("by_hand_types", [])
            by_hand = {"inputs": inputs, "with": same, "how": how, "types": types}
        return {"function": data["function"], "by_hand": by_hand}

    def how_to(self, question: Digested) -> str:
        """Return how the function is handed in, and how the question is answered without one."""
        if not question.data.get("by_hand"):
            return self.how
        return (
            f'{self.how} Without code: run `kit.by_hand("{question.id}")` and give the eight '
            "answers instead; choose before your first attempt."
        )

    def above(self, source: written.Code, solved: bool) -> str:
        """Return the author's function, or what a learner starts from."""
        return (source.solution if solved else source.starter).strip()

    def blank(self, source: written.Code, question: Digested) -> Name:
        """Return the function's name."""
        return Name(source.function)

    def solution(self, source: written.Code, question: Digested) -> Name:
        """Return the function's name."""
        return Name(source.function)


def by_hand_inputs(question: Digested) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the inputs as rows {"id", "text", "with"}, and what goes with each of them alike.

    `with` lists what else the function is given; [] where that is the same for every input.
    """
    cases = [case["input"] for case in question.behind["by_hand"]]
    rest = [[_listed(value) for value in case[1:]] for case in cases]
    same = rest[0] if all(r == rest[0] for r in rest) else []
    rows = [
        {"id": str(n), "text": _sentence(case[0]), "with": [] if same else more}
        for n, (case, more) in enumerate(zip(cases, rest, strict=True), 1)
    ]
    return rows, same


def _sentence(value: Any) -> str:
    """An input to read: a list of words is shown as the sentence it came from."""
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return re.sub(r" (?=[,.;:!?])", "", " ".join(value))
    return value if isinstance(value, str) else repr(value)


def _listed(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _slip(outcomes: Sequence[Outcome]) -> str:
    """What to hand a function back with that no input gets through; "" for one that works."""
    if all(o.get("value", "") == BLANK for o in outcomes):
        return "the function still gives back '...'; write its body first"
    if all(o.get("value", "") is None for o in outcomes):
        # Who prints the answer in place of returning it sees it on the screen, and wonders.
        return "the function gives back None each time; does its last line say return?"
    errors = {str(o.get("error", "")) for o in outcomes}
    if errors == {"NotImplementedError"}:
        return "the function is not written yet: it raises NotImplementedError"
    names = sorted(name for e in errors if (name := e.removeprefix(NO_NAME)) != e)
    if len(names) == len(errors) == 1:
        return (
            f"the function uses the name {names[0]}, and nothing is called so; is it spelled as "
            "where it is given its value?"
        )
    return ""


def _said(outcome: Outcome, unordered: bool) -> str:
    return output_text(outcome["value"], unordered) if "value" in outcome else "no value"


def _passes(
    question: Digested, name: str, n: int, case: Outcome, outcome: Outcome, unordered: bool
) -> bool:
    if "value" not in outcome:
        return False
    if "about" in case:
        return _about(outcome["value"], case["about"])
    return question.holds_case(name, n, output_text(outcome["value"], unordered), case["digests"])


def _about(value: Any, n: float) -> bool:
    """Whether `value` is an interval round n: both ends apart from it, within 0.8 to 1.2 of it."""
    if not isinstance(value, list) or len(value) != 2:
        return False
    if not all(isinstance(v, (int, float)) and not isinstance(v, bool) for v in value):
        return False
    low, high = value
    return 0.8 * n - 1e-9 <= low < n < high <= 1.2 * n + 1e-9


def _case_notes(
    cases: Sequence[Mapping[str, Any]],
    passed: Sequence[bool],
    outcomes: Sequence[Outcome],
    same: bool,
) -> tuple[str, ...]:
    names = list(dict.fromkeys(c["name"] for c in cases))
    lines = []
    for name in names:
        rows = [ok for c, ok in zip(cases, passed, strict=True) if c["name"] == name]
        lines.append(f"{name}: {sum(rows)} of {len(rows)}")
    errors = sorted({str(o["error"])[:70] for o in outcomes if "error" in o})
    if errors:
        count = sum("error" in o for o in outcomes)
        named = ", ".join(errors[:3])
        lines.append(f"Stopped with an error in {count} of {len(outcomes)}: {named}.")
    if any("slow" in o for o in outcomes):
        lines.append("Took more than 2 seconds on an input; does a loop ever end?")
    if same:
        lines.append("It gave every input the same answer, which earns nothing.")
    return tuple(lines)
