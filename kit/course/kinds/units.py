"""A set of blocks, sentences or quotations out of a universe: hits minus false marks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kit.course.answers.digested import Digested
from kit.course.answers.misconceptions import Given
from kit.course.kinds import scores
from kit.course.kinds.answer_forms import unit_set
from kit.course.kinds.key_forms import KeyProblem, Made, universe_ids
from kit.course.kinds.protocol import Kind, Result

if TYPE_CHECKING:
    from kit.course.schema import questions as written
    from kit.text.article import Article


SPARINGLY = (
    "Where careful readers differ, as many may be taken as there are right ones; each beyond "
    "counts as a false one."
)


class Units(Kind["written.Units", frozenset[str]]):
    """Units of the article, marked."""

    name, place = "units", 30
    shape = "marks"
    how = "Give a list of ids with commas between; an empty list, `[]`, says that there are none."
    ships = ("universe",)
    judged = "marked or not"
    marks_text = "units"

    def table(self) -> type[written.Units]:
        """Return the class of the author's table."""
        from kit.course.schema.questions import Units

        return Units

    def digest(self, source: written.Units, article: Article | None, made: Made) -> None:
        """Add the universe, the key and what counts neither way; as many digests as ids."""
        made.data["universe"] = universe = universe_ids(source.universe, article)
        for role, ids in (("key", source.key or ()), ("neutral", source.neutral)):
            for id in ids:
                if id not in universe:
                    raise KeyProblem(
                        f"{role} '{id}' is not among the ids of universe "
                        f"'{source.universe}' ({universe[0]} to {universe[-1]})"
                    )
                made.key(role, id)
        made.pad(len(universe))

    def key_ids(self, source: written.Units) -> list[str]:
        """Return the ids to be marked."""
        return list(source.key or ())

    def read(self, question: Digested, answer: Any, final: bool) -> frozenset[str]:
        """Return the ids marked."""
        return unit_set(answer, question.universe, final)

    def mark(
        self, question: Digested, given: frozenset[str], scored: Mapping[str, float]
    ) -> Result:
        """Return hits minus false marks."""
        return marked_set(question, given, "marked")

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return the ids that may be marked, and how to say that none is to be."""
        return {"universe": question.universe, "none": "None of these"}

    def blank(self, source: written.Units, question: Digested) -> Any:
        """Return a list to fill."""
        return [...]

    def from_key(self, source: written.Units, question: Digested) -> list[str] | None:
        """Return the key, in the order of the article."""
        return None if source.key is None else [u for u in question.universe if u in source.key]

    def stand_in(self, question: Digested) -> list[str]:
        """Return that none is marked."""
        return []


def marked_set(question: Digested, given: frozenset[str], done: str) -> Result:
    """Return what a set of ids of the universe earns; `done` is what was done: "marked"."""
    universe = question.universe
    key = {u for u in universe if question.holds("key", u)}
    neutral = {u for u in universe if question.holds("neutral", u)}
    score = scores.units_score(key, neutral, universe, given)
    asked, counted = set(universe) - neutral, given - neutral
    if score >= 1:
        note: tuple[str, ...] = ()
    elif counted == key:
        note = (f"All right ones are there, and too much with them. {SPARINGLY}",)
    else:
        note = (_told(key, counted, asked, score, done),)
    found = Given(
        marks=given,
        # Where one alone is wrong, whoever takes it too may well have weighed each.
        weighed=bool(counted) and (counted != asked or len(counted - key) == 1),
        added=counted - key,
        missed=key - given,
    )
    return Result(score, found, note)


def _told(key: set[str], given: frozenset[str], asked: set[str], score: float, done: str) -> str:
    """How much holds, and by which rule it earns what it earns."""
    if not given:
        return f"You {done} nothing that counts, and there is something to find. It earns nothing."
    if given == asked:
        return f"You {done} all {len(asked)}. That tells nothing apart, so it earns nothing."
    right, marks = len(given & key), len(given)
    rule = "Points: the share of the right ones found, less the share of the others taken."
    if right == marks:
        held = f"All {marks} that you {done} hold" if marks > 1 else f"The 1 that you {done} holds"
        return f"{held}, and there are more. {rule}"
    held = (
        f"{right} of the {marks} that you {done} hold" if right else f"None that you {done} holds"
    )
    capped = score >= scores.MOST_INEXACT
    limit = f" At most {scores.MOST_INEXACT:.0%} until it is exact." if capped else ""
    return f"{held}. {rule}{limit}"
