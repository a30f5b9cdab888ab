"""One option out of several: score 1 for a key, an option's credit where stated, else 0."""

from __future__ import annotations

from typing import Any

from kit.course.answers.digested import Digested
from kit.course.kinds.kind import Kind


class Choice(Kind):
    """One option."""

    name, place = "choice", 10
    shape, label = "one", "Choose one:"
    how = "Give one id, between quotation marks."

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return the options."""
        return {"options": question.data["options"]}
