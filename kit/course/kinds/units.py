"""A set of blocks, sentences or quotations out of a universe: hits minus false marks."""

from __future__ import annotations

from typing import Any

from kit.course.answers.digested import Digested
from kit.course.kinds.kind import Kind


class Units(Kind):
    """Units of the article, marked."""

    name, place = "units", 30
    shape = "marks"
    how = "Give a list of ids with commas between; an empty list, `[]`, says that there are none."

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return the ids that may be marked, and how to say that none is to be."""
        return {"universe": question.universe, "none": "None of these"}
