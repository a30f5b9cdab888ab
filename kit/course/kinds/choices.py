"""A set of options: hits minus false marks."""

from __future__ import annotations

from typing import Any

from kit.course.answers.digested import Digested
from kit.course.kinds.kind import Kind


class Choices(Kind):
    """A set of options."""

    name, place = "choices", 20
    shape = "several"
    how = "Give a list of ids, each between quotation marks: all that fit."

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return the options, and how to say that none fits."""
        return {"options": question.data["options"], "none": "None of these"}
