"""A set of options: hits minus false marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kit.course.answers.digested import Digested
from kit.course.answers.plain import AnswerError
from kit.course.kinds.answer_forms import one_option, without_blanks
from kit.course.kinds.key_forms import Made, option_texts, unexplained
from kit.course.kinds.protocol import Kind, Result
from kit.course.kinds.units import marked_set

if TYPE_CHECKING:
    from kit.course.schema import questions as written
    from kit.text.article import Article


class Choices(Kind["written.Choices", frozenset[str]]):
    """A set of options."""

    name, place = "choices", 20
    shape = "several"
    how = "Give a list of ids, each between quotation marks: all that fit."
    ships = ("options",)
    judged = "chosen or not"

    def table(self) -> type[written.Choices]:
        """Return the class of the author's table."""
        from kit.course.schema.questions import Choices

        return Choices

    def digest(self, source: written.Choices, article: Article | None, made: Made) -> None:
        """Add the options, the key and what counts neither way; as many digests as options."""
        ids = made.options(source.options)
        for id in source.key or ():
            made.key("key", id)
        for id in source.neutral:
            made.key("neutral", id)
        made.pad(len(ids))

    def faults(self, source: written.Choices) -> Iterator[str]:
        """Yield every option that is not explained."""
        yield from unexplained(source.options)

    def key_words(self, source: written.Choices, item: str | None) -> Iterator[str]:
        """Yield the texts of the right options."""
        yield from option_texts(source.options, source.key or ())

    def read(self, question: Digested, answer: Any, final: bool) -> frozenset[str]:
        """Return the ids of the options."""
        if isinstance(answer, str) and "," in answer:
            answer = _apart(answer, question)
        if isinstance(answer, (str, int, float)):
            answer = [answer]
        if not isinstance(answer, list):
            raise AnswerError(f'give a list of options, such as ["{question.options[0]}"]')
        kept = without_blanks(answer, final)
        return frozenset(one_option(a, question.data["options"]) for a in kept)

    def mark(
        self, question: Digested, given: frozenset[str], scored: Mapping[str, float]
    ) -> Result:
        """Return hits minus false marks."""
        return marked_set(question, given, "chose")

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return the options, and how to say that none fits."""
        return {"options": question.data["options"], "none": "None of these"}

    def blank(self, source: written.Choices, question: Digested) -> Any:
        """Return a list to fill."""
        return [...]

    def from_key(self, source: written.Choices, question: Digested) -> list[str] | None:
        """Return the key, in the order of the options."""
        return None if source.key is None else [o for o in question.options if o in source.key]

    def stand_in(self, question: Digested) -> list[str]:
        """Return that none fits."""
        return []


def _apart(answer: str, question: Digested) -> Any:
    """The options named in one text with commas between; the text as it is where it is one."""
    try:
        one_option(answer, question.data["options"])
    except AnswerError:
        return [part for part in answer.split(",") if part.strip()]
    return answer
