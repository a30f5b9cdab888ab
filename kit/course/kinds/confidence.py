"""How sure somebody is of each of several answers: 1 minus the Brier score."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kit.course.answers.digested import Digested
from kit.course.answers.misconceptions import Given
from kit.course.answers.plain import AnswerError
from kit.course.kinds import scores
from kit.course.kinds.answer_forms import listed, number, short, without_blanks
from kit.course.kinds.form_parts import named
from kit.course.kinds.key_forms import Made
from kit.course.kinds.protocol import Kind, Result

if TYPE_CHECKING:
    from kit.course.schema import questions as written
    from kit.text.article import Article

RULE = (
    "Points: 1 less the mean of the squared distances between your number and what came of it, 1 "
    "for right and 0 for not (Brier)."
)
PROBABILITIES = tuple(round(n / 10, 1) for n in range(11))


class Confidence(Kind["written.Confidence", dict[str, float]]):
    """A probability for each listed question."""

    name, place = "confidence", 130
    shape = "table"
    how = (
        "Give each question a number from 0 to 1: how sure are you that you had it right? A "
        "constant 0.5 would earn three quarters."
    )
    ships = ("questions",)
    wanted = ()

    def table(self) -> type[written.Confidence]:
        """Return the class of the author's table."""
        from kit.course.schema.questions import Confidence

        return Confidence

    def digest(self, source: written.Confidence, article: Article | None, made: Made) -> None:
        """Add the questions; the key is how each of them went."""
        made.data["questions"] = source.questions

    def looks_at(self, question: Digested) -> list[str]:
        """Return the questions that are asked about."""
        return question.data["questions"]

    def read(self, question: Digested, answer: Any, final: bool) -> dict[str, float]:
        """Return a probability for each question."""
        asked = question.data["questions"]
        if not isinstance(answer, dict):
            raise AnswerError(
                f'give a number from 0 to 1 for each question, as in {{"{asked[0]}": 0.7}}'
            )
        kept = without_blanks(answer, final)
        stated: dict[str, float] = {}
        for name, value in kept.items():
            if name not in asked:
                raise AnswerError(f"'{short(name)}' is not asked about here; give {listed(asked)}")
            p = number(value)
            if not 0 <= p <= 1:
                mend = f"; for {p:g} in a hundred write {p / 100:g}" if 1 < p <= 100 else ""
                raise AnswerError(f"{name}: {p:g} is not between 0 and 1{mend}")
            stated[name] = float(p)
        missing = [q for q in asked if q not in stated]
        if missing and not final:
            raise AnswerError(f"there is no number yet for {listed(missing)}")
        return stated

    def mark(
        self, question: Digested, given: dict[str, float], scored: Mapping[str, float]
    ) -> Result:
        """Return 1 minus the Brier score; a question without an answer or a number is not right."""
        score = scores.confidence_score(given, scored)
        missing = len(question.data["questions"]) - len(given)
        if missing:
            score *= len(given) / len(question.data["questions"])
        right = {q: scored.get(q, 0.0) >= scores.RIGHT for q in given}
        sides = sum((p > 0.5) == right[q] for q, p in given.items() if p != 0.5)
        held = f"{sides} of {len(question.data['questions'])} numbers lie on the right side of 0.5."
        note = () if score >= 1 else (f"{held} {RULE}",)
        return Result(score, Given(rows=given, wrong_rows=given), note)

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return an item for each question, and the numbers to choose from."""
        items = [
            {"id": id, "text": "", "label": f"{id}: how sure, 0 to 1"}
            for id in question.data["questions"]
        ]
        return {"items": items, "values": named(PROBABILITIES)}

    def blank(self, source: written.Confidence, question: Digested) -> Any:
        """Return a table to fill."""
        return dict.fromkeys(question.data["questions"], ...)

    def from_key(self, source: written.Confidence, question: Digested) -> dict[str, float]:
        """Return that somebody who has everything right is sure of it."""
        return dict.fromkeys(question.data["questions"], 1.0)

    def stand_in(self, question: Digested) -> dict[str, float]:
        """Return even odds for every question."""
        return dict.fromkeys(question.data["questions"], 0.5)
