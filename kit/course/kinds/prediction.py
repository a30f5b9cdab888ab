"""What somebody expects, committed before its outcome is shown: any answer counts."""

from __future__ import annotations

from kit.course.answers.digested import Digested
from kit.course.kinds.kind import Kind


class Prediction(Kind):
    """Any answer, given in time."""

    name, place = "prediction", 120
    shape, label = "line", "your prediction"
    how = (
        "Anything you commit to before you run on counts. It cannot be wrong. Words stand between "
        "quotation marks."
    )

    def marked_by(self, question: Digested) -> str:
        """Return "kit": there is no key that could be held elsewhere."""
        return "kit"
