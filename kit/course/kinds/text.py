"""Free text: a person reads it with the rubric; a machine names concepts, and never marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kit.course.answers.digest import digest
from kit.course.answers.digested import Digested
from kit.course.answers.misconceptions import Given
from kit.course.answers.passages import words
from kit.course.answers.plain import AnswerError
from kit.course.kinds.key_forms import Made, universe_ids
from kit.course.kinds.prose_checks import check_text
from kit.course.kinds.protocol import Kind, Result
from kit.course.schema.evidence import places

if TYPE_CHECKING:
    from kit.course.schema import questions as written
    from kit.text.article import Article

_PLACE = re.compile(r"(?<![\w.])(\d{1,2}\.\d|[CFR]\d{1,2})(?![\w%])")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Text(Kind["written.Text", str]):
    """Free text."""

    name, place = "text", 140
    shape, label = "prose", "your answer"
    how = (
        "Write between the quotation marks, on one line; within it, quote with single marks. A "
        "person reads and marks it."
    )
    ships = ("rubric", "max_words", "anchors", "universe")
    wanted = ("hint",)
    read_by_person = True

    def table(self) -> type[written.Text]:
        """Return the class of the author's table."""
        from kit.course.schema.questions import Text

        return Text

    def digest(self, source: written.Text, article: Article | None, made: Made) -> None:
        """Add rubric and anchors; behind them what readers gave the anchors, and the checks."""
        made.data["rubric"] = source.rubric
        made.data["max_words"] = source.max_words
        made.data["anchors"] = [{"id": a.id, "text": a.text.strip()} for a in source.anchors]
        made.behind["anchors"] = {a.id: {"mark": a.mark, "why": a.why} for a in source.anchors}
        made.behind["checks"] = [c.model_dump() for c in source.checks]
        if article is not None and any(c.ids for c in source.checks):
            ids = [*universe_ids("blocks", article), *universe_ids("sentences", article)]
            made.data["universe"] = ids

    def faults(self, source: written.Text) -> Iterator[str]:
        """Yield every anchor that names no lines, though the question does, or names too few.

        An anchor "8.1 is sound" without evidence is told, as is one whose evidence lacks 8.1.
        """
        for anchor in source.anchors if source.evidence else ():
            if not anchor.evidence:
                yield f'anchor \'{anchor.id}\': evidence is missing: ids, "made up" or "general"'
                continue
            listed = places(anchor.evidence)
            for id in _PLACE.findall(f"{anchor.text} {anchor.why}") if listed else ():
                if id not in listed:
                    yield f"anchor '{anchor.id}': names {id}, which its evidence does not list"

    def read(self, question: Digested, answer: Any, final: bool) -> str:
        """Return the text."""
        if not isinstance(answer, str):
            raise AnswerError("give your sentence in quotation marks")
        if not words(answer):
            raise AnswerError("the answer holds no words yet")
        return answer.strip()

    def mark(self, question: Digested, given: str, scored: Mapping[str, float]) -> Result:
        """Return that a reader is awaited, and which concepts are there."""
        found, lacking, notes = check_text(
            given, question.behind["checks"], question.data.get("universe", ())
        )
        most = question.data.get("max_words")
        if most and len(given.split()) > most:
            notes = (*notes, f"It has {len(given.split())} words; the limit is {most}.")
        return Result(0.0, Given(has=found, lacks=lacking), notes, "awaiting")

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return the rubric, answers by others to rate first, and the most words there may be."""
        data = question.data
        return {
            "rubric": data["rubric"],
            "anchors": [{"id": a, "text": text} for a, _, text in lettered(question)],
            "max_words": data["max_words"],
        }

    def how_to(self, question: Digested) -> str:
        """Return how the text is typed, with its limit if it has one."""
        most = question.data.get("max_words")
        return f"{self.how} At most {most} words." if most else self.how

    def blank(self, source: written.Text, question: Digested) -> Any:
        """Return quotation marks to fill."""
        return "..."


def lettered(question: Digested) -> list[tuple[str, str, str]]:
    """Return the answers by others as (letter, id, text), in an order that tells no mark.

    Their ids are words for their marks ("weak"), which are to be guessed first.
    """
    given = [(a["id"], a["text"]) for a in question.data.get("anchors", ())]
    mixed = sorted(given, key=lambda pair: digest(question.id, "anchor", pair[1]))
    return [(letter, id, text) for letter, (id, text) in zip(LETTERS, mixed, strict=False)]
