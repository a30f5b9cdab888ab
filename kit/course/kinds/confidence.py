"""How sure somebody is of each of several answers: 1 minus the Brier score."""

from __future__ import annotations

from typing import Any

from kit.course.answers.digested import Digested
from kit.course.kinds.kind import Kind, named

PROBABILITIES = [round(n / 10, 1) for n in range(11)]


class Confidence(Kind):
    """A probability for each listed question."""

    name, place = "confidence", 130
    shape = "table"
    how = (
        "Give each question a number from 0 to 1: how sure are you that you had it right? A "
        "constant 0.5 would earn three quarters."
    )

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return an item for each question, and the numbers to choose from."""
        items = [
            {"id": id, "text": "", "label": f"{id}: how sure, 0 to 1"}
            for id in question.data["questions"]
        ]
        return {"items": items, "values": named(PROBABILITIES)}
