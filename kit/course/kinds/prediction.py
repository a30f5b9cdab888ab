"""What somebody expects, committed before its outcome is shown: any answer counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kit.course.answers.digested import Digested
from kit.course.answers.plain import AnswerError
from kit.course.kinds.answer_forms import without_blanks
from kit.course.kinds.key_forms import Made
from kit.course.kinds.kind import Kind

if TYPE_CHECKING:
    from kit.course.schema import questions as written
    from kit.text.article import Article


class Prediction(Kind["written.Prediction", Any]):
    """Any answer, given in time."""

    name, place = "prediction", 120
    shape, label = "line", "your prediction"
    how = (
        "Anything you commit to before you run on counts. It cannot be wrong. Words stand between "
        "quotation marks."
    )
    wanted = ()
    beforehand = True

    def table(self) -> type[written.Prediction]:
        """Return the class of the author's table."""
        from kit.course.schema.questions import Prediction

        return Prediction

    def digest(self, source: written.Prediction, article: Article | None, made: Made) -> None:
        """Add nothing: there is no key."""

    def read(self, question: Digested, answer: Any, final: bool) -> Any:
        """Return the answer, whatever it is."""
        if answer is None:
            raise AnswerError("a prediction wants an answer, whatever you expect")
        if isinstance(answer, (list, dict)) and answer:
            return without_blanks(answer, final)
        return answer
