"""All items in an order: the share of constraints that it satisfies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations
from typing import TYPE_CHECKING, Any

from kit.course.answers.digested import Digested
from kit.course.answers.misconceptions import Given
from kit.course.answers.plain import AnswerError
from kit.course.kinds import scores
from kit.course.kinds.answer_forms import listed, unit_id, without_blanks
from kit.course.kinds.form_parts import labelled
from kit.course.kinds.key_forms import Made
from kit.course.kinds.protocol import Kind, Result

if TYPE_CHECKING:
    from kit.course.schema import questions as written
    from kit.text.article import Article


class Order(Kind["written.Order", list[str]]):
    """A full ordering."""

    name, place = "order", 70
    shape = "order"
    how = "Give all of them in a list, in your order."
    ships = ("items",)

    def table(self) -> type[written.Order]:
        """Return the class of the author's table."""
        from kit.course.schema.questions import Order

        return Order

    def digest(self, source: written.Order, article: Article | None, made: Made) -> None:
        """Add the items, and every pair of which one comes before the other."""
        made.items(source.items)
        for before, after in source.constraints or ():
            made.key("before", before, after)

    def read(self, question: Digested, answer: Any, final: bool) -> list[str]:
        """Return the items in order, each once."""
        items = question.items
        if isinstance(answer, str):
            answer = answer.replace(",", " ").replace("<", " ").split()
        if not isinstance(answer, list):
            raise AnswerError(f"give a list that holds {listed(items, 9)} in your order")
        ordered = [unit_id(a, items) for a in without_blanks(answer, False)]
        missing = [i for i in items if i not in ordered]
        twice = [i for i in items if ordered.count(i) > 1]
        if twice:
            raise AnswerError(f"'{twice[0]}' is in the list more than once")
        if missing:
            raise AnswerError(
                f"the list does not hold {listed(missing)} yet; every item needs a place"
            )
        return ordered

    def mark(self, question: Digested, given: list[str], scored: Mapping[str, float]) -> Result:
        """Return the share of constraints satisfied."""
        pairs = [p for p in permutations(question.items, 2) if question.holds("before", *p)]
        score = scores.order_score(pairs, given)
        held = f"{round(score * len(pairs))} of {len(pairs)} pairs stand the right way round."
        note = () if score >= 1 else (f"{held} Each pair counts alike.",)
        return Result(score, Given(order=tuple(given)), note)

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return the items, and a label for each place."""
        places = [f"place {n}" for n in range(1, len(question.items) + 1)]
        return {"items": labelled(question.data["items"]), "places": places}

    def blank(self, source: written.Order, question: Digested) -> Any:
        """Return a list to fill."""
        return [...]

    def from_key(self, source: written.Order, question: Digested) -> list[str]:
        """Return an order that satisfies every constraint, as close to the items' as can be."""
        return an_order(question.items, source.constraints or [])

    def stand_in(self, question: Digested) -> list[str]:
        """Return the items as they stand."""
        return question.items


def an_order(items: Sequence[str], constraints: Sequence[Sequence[str]]) -> list[str]:
    """Return the items in an order that satisfies every constraint (before, after).

    >>> an_order(["a", "b", "c"], [["c", "b"]])
    ['a', 'c', 'b']
    """
    left: list[str] = list(items)
    order: list[str] = []
    while left:
        free = [i for i in left if not any(b == i and a in left for a, b in constraints)]
        order.append(free[0] if free else left[0])
        left.remove(order[-1])
    return order
