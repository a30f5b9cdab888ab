"""A number: among the accepted values, or within a tolerance of one, or held against marks."""

from __future__ import annotations

from typing import Any

from kit.course.answers.digested import Digested
from kit.course.kinds.kind import Kind


class Number(Kind):
    """A number; with `computed` also the marks it is computed from."""

    name, place = "number", 50
    shape, label = "number", "number"
    how = "Give one number."

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return nothing more for a plain number; for a computed one, what it is computed on."""
        if not question.data.get("computed"):
            return {}
        return {
            "shape": "marks-number",
            "universe": question.universe,
            "readers": question.data["readers"],
        }

    def how_to(self, question: Digested) -> str:
        """Return how a number, or marks and a number, are typed."""
        return (
            "Give the ids you marked and your number."
            if question.data.get("computed")
            else self.how
        )
