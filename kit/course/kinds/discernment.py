"""Flag or fine for each item: faulty items flagged and sound ones left alone, both needed."""

from __future__ import annotations

from typing import Any

from kit.course.answers.digested import Digested
from kit.course.kinds.kind import Kind, labelled, named


class Discernment(Kind):
    """Flag or fine."""

    name, place = "discernment", 110
    shape = "table"
    how = 'Give each item `"flag"` or `"fine"`.'

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return the items and the two verdicts."""
        return {"items": labelled(question.data["items"]), "values": named(["flag", "fine"])}
