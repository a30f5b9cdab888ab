"""Named fields: the share of right ones. "not stated" is a value."""

from __future__ import annotations

from typing import Any

from kit.course.answers.digested import Digested
from kit.course.kinds.kind import Kind, labelled, named


class Record(Kind):
    """Named fields."""

    name, place = "record", 100
    shape = "table"
    how = 'Fill every field, with words between quotation marks. `"not stated"` is a value.'

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return the fields, those to choose for with what there is to choose from."""
        items = [
            {**item, "options": named(item["options"])} if item.get("options") else item
            for item in question.data["items"]
        ]
        return {"items": labelled(items)}
