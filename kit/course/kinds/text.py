"""Free text: a person reads it with the rubric; a machine names concepts, and never marks."""

from __future__ import annotations

from typing import Any

from kit.course.answers.digest import digest
from kit.course.answers.digested import Digested
from kit.course.kinds.kind import Kind

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Text(Kind):
    """Free text."""

    name, place = "text", 140
    shape, label = "prose", "your answer"
    how = (
        "Write between the quotation marks, on one line; within it, quote with single marks. A "
        "person reads and marks it."
    )

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return the rubric, answers by others to rate first, and the most words there may be."""
        data = question.data
        return {
            "rubric": data["rubric"],
            "anchors": [{"id": a, "text": text} for a, _, text in lettered(question)],
            "max_words": data["max_words"],
        }

    def marked_by(self, question: Digested) -> str:
        """Return "reader"."""
        return "reader"

    def how_to(self, question: Digested) -> str:
        """Return how the text is typed, with its limit if it has one."""
        most = question.data.get("max_words")
        return f"{self.how} At most {most} words." if most else self.how


def lettered(question: Digested) -> list[tuple[str, str, str]]:
    """Return the answers by others as (letter, id, text), in an order that tells no mark.

    Their ids are words for their marks ("weak"), which are to be guessed first.
    """
    given = [(a["id"], a["text"]) for a in question.data.get("anchors", ())]
    mixed = sorted(given, key=lambda pair: digest(question.id, "anchor", pair[1]))
    return [(letter, id, text) for letter, (id, text) in zip(LETTERS, mixed, strict=False)]
