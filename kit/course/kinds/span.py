"""Words quoted from the text: token F1 with the best accepted wording."""

from __future__ import annotations

from typing import Any

from kit.course.answers.digested import Digested
from kit.course.kinds.kind import Kind


class Span(Kind):
    """Words of a passage."""

    name, place = "span", 80
    shape, label = "quote", "words from the text"
    how = "Quote the words exactly, between quotation marks, on one line."

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return the passage that is quoted from."""
        return {"passage": question.data["passage"]}
