"""An option for each item: the mean over the items, half for an option of half credit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kit.course.answers.digested import Digested
from kit.course.answers.misconceptions import Given
from kit.course.kinds import scores
from kit.course.kinds.answer_forms import one_option, rows
from kit.course.kinds.form_parts import labelled
from kit.course.kinds.key_forms import Made, option_texts
from kit.course.kinds.protocol import Kind, Result

if TYPE_CHECKING:
    from kit.course.schema import questions as written
    from kit.text.article import Article


class Match(Kind["written.Match", dict[str, str]]):
    """Item to option."""

    name, place = "match", 40
    shape = "table"
    how = "Give each item the id of one option, between quotation marks."
    ships = ("options", "items")
    judged = "which option"

    def table(self) -> type[written.Match]:
        """Return the class of the author's table."""
        from kit.course.schema.questions import Match

        return Match

    def digest(self, source: written.Match, article: Article | None, made: Made) -> None:
        """Add options, items, and the key of each item."""
        made.options(source.options)
        made.items(source.items)
        for role, table in (("key", source.key or {}), ("half", source.half)):
            for item, accepted in table.items():
                for option in accepted:
                    made.key(role, item, option)

    def key_words(self, source: written.Match, item: str | None) -> Iterator[str]:
        """Yield the texts of the options that are right for the item."""
        yield from option_texts(source.options, (source.key or {}).get(item or "", ()))

    def read(self, question: Digested, answer: Any, final: bool) -> dict[str, str]:
        """Return the option of each item."""
        options = question.data["options"]
        found = rows(question, answer, final, f'"{options[0]["id"]}"')
        return {item: one_option(value, options) for item, value in found.items()}

    def mark(
        self, question: Digested, given: dict[str, str], scored: Mapping[str, float]
    ) -> Result:
        """Return the mean over the items."""
        items, options = question.items, question.options
        key = {i: [o for o in options if question.holds("key", i, o)] for i in items}
        half = {i: [o for o in options if question.holds("half", i, o)] for i in items}
        score = scores.match_score(key, half, given)
        # Rows that earn full marks on their own are no sign of a misconception.
        wrong = {i: v for i, v in given.items() if v not in key[i]}
        right = len(items) - len(wrong) - sum(i not in given for i in items)
        halves = sum(value in half[item] for item, value in wrong.items())
        more = f", and {halves} more for half" if halves else ""
        rule = "Each item counts alike."
        if scores.one_for_all(items, given):
            rule = "One option for every item earns nothing: it tells nothing apart."
        note = () if score >= 1 else (f"{right} of {len(items)} items hold{more}. {rule}",)
        return Result(score, Given(rows=given, wrong_rows=wrong), note)

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return items and options."""
        return {"items": labelled(question.data["items"]), "options": question.data["options"]}

    def blank(self, source: written.Match, question: Digested) -> Any:
        """Return a table to fill."""
        return dict.fromkeys(question.items, ...)

    def from_key(self, source: written.Match, question: Digested) -> dict[str, str] | None:
        """Return the first of each item's keys."""
        key = source.key
        return None if key is None else {i: key[i][0] for i in question.items}

    def stand_in(self, question: Digested) -> dict[str, str]:
        """Return the first option for every item."""
        return dict.fromkeys(question.items, question.options[0])
