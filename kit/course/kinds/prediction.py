"""What somebody expects, committed before its outcome is shown: any answer counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kit.course.answers.digested import Digested
from kit.course.answers.plain import AnswerError
from kit.course.kinds.answer_forms import number, unit_set, without_blanks
from kit.course.kinds.key_forms import Made, universe_ids
from kit.course.kinds.protocol import Kind

if TYPE_CHECKING:
    from kit.course.schema import questions as written
    from kit.text.article import Article

COMMIT = "It cannot be wrong; what counts is that you commit to it before you run on."


class Prediction(Kind["written.Prediction", Any]):
    """Any answer, given in time."""

    name, place = "prediction", 120
    shape, label = "line", "your prediction"
    how = (
        "Anything you commit to before you run on counts. It cannot be wrong. Words stand between "
        "quotation marks."
    )
    ships = ("low", "high", "universe")
    wanted = ()
    beforehand = True

    def table(self) -> type[written.Prediction]:
        """Return the class of the author's table."""
        from kit.course.schema.questions import Prediction

        return Prediction

    def digest(self, source: written.Prediction, article: Article | None, made: Made) -> None:
        """Add what can be predicted, where that is numbers or ids; there is no key."""
        if source.low is not None:
            made.data["low"], made.data["high"] = source.low, source.high
        if source.universe is not None:
            made.data["universe"] = universe_ids(source.universe, article)

    def read(self, question: Digested, answer: Any, final: bool) -> Any:
        """Return the answer: a number in range, ids of the universe, or whatever it is."""
        if answer is None:
            raise AnswerError("a prediction wants an answer, whatever you expect")
        if "low" in question.data:
            return _in_range(question, answer)
        if question.data.get("universe"):
            return unit_set(answer, question.universe, final)
        if isinstance(answer, (list, dict)) and answer:
            return without_blanks(answer, final)
        return answer

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return what can be predicted, where that is numbers or ids; it changes the shape."""
        data = question.data
        if "low" in data:
            return {"shape": "number", "low": data["low"], "high": data["high"]}
        if data.get("universe"):
            return {"shape": "marks", "universe": question.universe, "none": "None of these"}
        return {}

    def how_to(self, question: Digested) -> str:
        """Return how the prediction is typed."""
        data = question.data
        if "low" in data:
            return f"Give a number from {data['low']:g} to {data['high']:g}. {COMMIT}"
        if data.get("universe"):
            return f"Give a list of ids; an empty list, `[]`, says that there are none. {COMMIT}"
        return self.how

    def blank(self, source: written.Prediction, question: Digested) -> Any:
        """Return a list to fill where ids are predicted, else one place."""
        return [...] if question.data.get("universe") else ...


def _in_range(question: Digested, answer: Any) -> int | float:
    """The number predicted; whole, where the range is of whole numbers."""
    low, high = question.data["low"], question.data["high"]
    wanted = f"give a number from {low:g} to {high:g}"
    try:
        value = number(answer[0] if isinstance(answer, list) and len(answer) == 1 else answer)
    except AnswerError:
        raise AnswerError(wanted) from None
    if isinstance(low, int) and isinstance(high, int) and value != int(value):
        raise AnswerError(f"{wanted}, a whole one")
    if not low <= value <= high:
        raise AnswerError(wanted)
    return value
