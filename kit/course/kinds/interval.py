"""Two ends, low and high, each worth half; None is an open end, worth nothing alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kit.course.answers.digested import Digested, end_text
from kit.course.answers.misconceptions import Given
from kit.course.answers.plain import BLANK, AnswerError
from kit.course.kinds import scores
from kit.course.kinds.answer_forms import LEFT_OPEN, number
from kit.course.kinds.key_forms import Made
from kit.course.kinds.protocol import Kind, Result

if TYPE_CHECKING:
    from kit.course.schema import questions as written
    from kit.text.article import Article

Ends = tuple[int | float | None, int | float | None]


class Interval(Kind["written.Interval", Ends]):
    """Two ends."""

    name, place = "interval", 60
    shape = "ends"
    how = "Give the two ends, as in `(10, 20)`; `None` is an open end."

    def table(self) -> type[written.Interval]:
        """Return the class of the author's table."""
        from kit.course.schema.questions import Interval

        return Interval

    def digest(self, source: written.Interval, article: Article | None, made: Made) -> None:
        """Add the accepted values of each end."""
        if source.key is None:
            return
        for role, end, also in zip(
            ("low", "high"), source.key, (source.low_also, source.high_also), strict=True
        ):
            for value in (end, *also):
                made.key(role, end_text(value))

    def key_ids(self, source: written.Interval) -> list[str]:
        """Return the ends that are not open."""
        return [str(k) for k in source.key or () if k != "open"]

    def read(self, question: Digested, answer: Any, final: bool) -> Ends:
        """Return (low, high)."""
        if isinstance(answer, dict) and set(answer) == {"low", "high"}:
            answer = [answer["low"], answer["high"]]
        if not isinstance(answer, list) or len(answer) != 2:
            raise AnswerError("give two ends, as in (10, 20); None is an open end")
        if BLANK in answer:
            raise AnswerError(LEFT_OPEN)
        low, high = (None if e is None or e == "open" else number(e) for e in answer)
        return low, high

    def mark(self, question: Digested, given: Ends, scored: Mapping[str, float]) -> Result:
        """Return half for each right end."""
        low, high = given
        right_low = question.holds("low", end_text(low))
        right_high = question.holds("high", end_text(high))
        score = scores.interval_score(right_low, right_high, low, high)
        some = right_low or right_high
        held = "One of the two ends holds" if some else "Neither of the two ends holds"
        note = () if score >= 1 else (f"{held}; each is worth half.",)
        if some and not score:
            above = low is not None and high is not None and low > high
            why = (
                "The lower end lies above the upper one"
                if above
                else "One of the two ends holds, and it is the open one; alone that tells nothing"
            )
            note = (f"{why}, which earns nothing.",)
        return Result(score, Given(low=low, high=high, ends=True), note)

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return both ends."""
        return {
            "ends": [
                {"id": "low", "label": "from (write open if there is no lowest)"},
                {"id": "high", "label": "to (write open if no highest)"},
            ]
        }

    def blank(self, source: written.Interval, question: Digested) -> Any:
        """Return a place for each end."""
        return ..., ...

    def from_key(self, source: written.Interval, question: Digested) -> Any:
        """Return both ends as they are answered."""
        return source.key and tuple(None if end == "open" else end for end in source.key)

    def stand_in(self, question: Digested) -> Ends:
        """Return "0 or more"."""
        return 0, None
