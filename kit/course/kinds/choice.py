"""One option out of several: score 1 for a key, an option's credit where stated, else 0."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kit.course.answers.digested import Digested
from kit.course.answers.misconceptions import Given
from kit.course.answers.plain import BLANK, AnswerError
from kit.course.kinds.answer_forms import LEFT_OPEN, one_option
from kit.course.kinds.key_forms import Made, option_texts, unexplained
from kit.course.kinds.protocol import Kind, Result

if TYPE_CHECKING:
    from kit.course.schema import questions as written
    from kit.text.article import Article


class Choice(Kind["written.Choice", str]):
    """One option."""

    name, place = "choice", 10
    shape, label = "one", "Choose one:"
    how = "Give one id, between quotation marks."
    ships = ("options",)

    def table(self) -> type[written.Choice]:
        """Return the class of the author's table."""
        from kit.course.schema.questions import Choice

        return Choice

    def digest(self, source: written.Choice, article: Article | None, made: Made) -> None:
        """Add the options, the key and the credits."""
        ids = made.options(source.options)
        for id in source.key or ():
            made.key("key", id)
        rows = zip(ids, source.options, strict=True)
        made.behind["credit"] = {id: option.credit for id, option in rows if option.credit}

    def faults(self, source: written.Choice) -> Iterator[str]:
        """Yield every option that is not explained."""
        yield from unexplained(source.options)

    def key_words(self, source: written.Choice, item: str | None) -> Iterator[str]:
        """Yield the texts of the right options."""
        yield from option_texts(source.options, source.key or ())

    def read(self, question: Digested, answer: Any, final: bool) -> str:
        """Return the id of the option."""
        if isinstance(answer, list) and len(answer) == 1:
            answer = answer[0]
            if answer == BLANK:
                raise AnswerError(LEFT_OPEN)
        if isinstance(answer, list):
            raise AnswerError("give one option, not a list")
        return one_option(answer, question.data["options"])

    def mark(self, question: Digested, given: str, scored: Mapping[str, float]) -> Result:
        """Return 1 for a key, the option's credit, or 0."""
        credit = question.behind.get("credit", {})
        score = 1.0 if question.holds("key", given) else float(credit.get(given, 0.0))
        note = (f"This option earns {score:.0%} of the points.",) if 0 < score < 1 else ()
        return Result(score, Given(gives=given), note)

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return the options."""
        return {"options": question.data["options"]}

    def from_key(self, source: written.Choice, question: Digested) -> str | None:
        """Return the first of the keys."""
        return source.key[0] if source.key else None

    def stand_in(self, question: Digested) -> str:
        """Return the first option."""
        return question.options[0]
