"""A function run on held-out inputs, or eight answers by hand: the share of cases passed."""

from __future__ import annotations

import re
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.kinds.kind import Kind


class Code(Kind):
    """A function."""

    name, place = "code", 90
    shape = "function"
    how = "Write the body, run the cell. Your function is tried on inputs you have not seen."

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return the function's name, and what is asked of somebody who answers without code."""
        data = question.data
        by_hand = None
        if data.get("by_hand"):
            inputs, same = by_hand_inputs(question) if question.gradeable else ([], [])
            how = " ".join(data.get("by_hand_form", "").split())
            types = data.get("by_hand_types", [])
            by_hand = {"inputs": inputs, "with": same, "how": how, "types": types}
        return {"function": data["function"], "by_hand": by_hand}

    def how_to(self, question: Digested) -> str:
        """Return how the function is handed in, and how the question is answered without one."""
        if not question.data.get("by_hand"):
            return self.how
        return (
            f'{self.how} Without code: run `kit.by_hand("{question.id}")` and give the eight '
            "answers instead; choose before your first attempt."
        )


def by_hand_inputs(question: Digested) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the inputs as rows {"id", "text", "with"}, and what goes with each of them alike.

    `with` lists what else the function is given; [] where that is the same for every input.
    """
    cases = [case["input"] for case in question.behind["by_hand"]]
    rest = [[_listed(value) for value in case[1:]] for case in cases]
    same = rest[0] if all(r == rest[0] for r in rest) else []
    rows = [
        {"id": str(n), "text": _sentence(case[0]), "with": [] if same else more}
        for n, (case, more) in enumerate(zip(cases, rest, strict=True), 1)
    ]
    return rows, same


def _sentence(value: Any) -> str:
    """An input to read: a list of words is shown as the sentence it came from."""
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return re.sub(r" (?=[,.;:!?])", "", " ".join(value))
    return value if isinstance(value, str) else repr(value)


def _listed(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
