"""All items in an order: the share of constraints that it satisfies."""

from __future__ import annotations

from typing import Any

from kit.course.answers.digested import Digested
from kit.course.kinds.kind import Kind, labelled


class Order(Kind):
    """A full ordering."""

    name, place = "order", 70
    shape = "order"
    how = "Give all of them in a list, in your order."

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return the items, and a label for each place."""
        places = [f"place {n}" for n in range(1, len(question.items) + 1)]
        return {"items": labelled(question.data["items"]), "places": places}
