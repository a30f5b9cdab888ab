"""Two ends, low and high, each worth half; None is an open end."""

from __future__ import annotations

from typing import Any

from kit.course.answers.digested import Digested
from kit.course.kinds.kind import Kind


class Interval(Kind):
    """Two ends."""

    name, place = "interval", 60
    shape = "ends"
    how = "Give the two ends, as in `(10, 20)`; `None` is an open end."

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return both ends."""
        return {
            "ends": [
                {"id": "low", "label": "from (write open if there is no lowest)"},
                {"id": "high", "label": "to (write open if no highest)"},
            ]
        }
