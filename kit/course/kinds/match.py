"""An option for each item: the mean over the items, half for an option of half credit."""

from __future__ import annotations

from typing import Any

from kit.course.answers.digested import Digested
from kit.course.kinds.kind import Kind, labelled


class Match(Kind):
    """Item to option."""

    name, place = "match", 40
    shape = "table"
    how = "Give each item the id of one option, between quotation marks."

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return items and options."""
        return {"items": labelled(question.data["items"]), "options": question.data["options"]}
