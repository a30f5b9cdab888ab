"""Flag or fine for each item: faulty items flagged and sound ones left alone, both needed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kit.course.answers.digested import Digested
from kit.course.answers.misconceptions import Given
from kit.course.answers.plain import AnswerError
from kit.course.kinds import scores
from kit.course.kinds.answer_forms import rows
from kit.course.kinds.form_parts import labelled, named
from kit.course.kinds.key_forms import Made
from kit.course.kinds.protocol import Kind, Result

if TYPE_CHECKING:
    from kit.course.schema import questions as written
    from kit.text.article import Article

RULE = (
    "Points: the share of faulty lines that you flagged plus the share of sound ones that you "
    "called fine, less one. So flagging everything earns nothing, and nor does flagging nothing."
)


def verdicts(question: Digested) -> dict[str, str]:
    """Return the key: "flag" or "fine" for each item."""
    return {i: "flag" if question.holds("key", i, "flag") else "fine" for i in question.items}


class Discernment(Kind["written.Discernment", dict[str, str]]):
    """Flag or fine."""

    name, place = "discernment", 110
    shape = "table"
    how = 'Give each item `"flag"` or `"fine"`.'
    ships = ("items",)
    judged = "flag or fine"

    def table(self) -> type[written.Discernment]:
        """Return the class of the author's table."""
        from kit.course.schema.questions import Discernment

        return Discernment

    def digest(self, source: written.Discernment, article: Article | None, made: Made) -> None:
        """Add the items and the verdict on each."""
        made.items(source.items)
        if source.twins:
            made.behind["twins"] = dict(source.twins)
        for item, verdict in (source.key or {}).items():
            made.key("key", item, verdict)

    def read(self, question: Digested, answer: Any, final: bool) -> dict[str, str]:
        """Return "flag" or "fine" for each item."""
        found = rows(question, answer, final, '"flag"')
        for item, value in found.items():
            # A baseline asks for a verdict with a confidence, ("flag", 0.8); the verdict counts.
            verdict = value[0] if isinstance(value, list) and len(value) == 2 else value
            verdict = verdict.strip().casefold() if isinstance(verdict, str) else verdict
            if verdict not in ("flag", "fine"):
                raise AnswerError(f'item \'{item}\' wants "flag" or "fine"')
            found[item] = verdict
        return found

    def mark(
        self, question: Digested, given: dict[str, str], scored: Mapping[str, float]
    ) -> Result:
        """Return max(0, 2b - 1), b the mean share judged right of faulty and of sound items."""
        key = verdicts(question)
        wrong = {i: v for i, v in given.items() if v != key[i]}
        score = scores.discernment_score(key, given)
        held = f"{len(given) - len(wrong)} of {len(key)} lines hold."
        note = () if score >= 1 else (f"{held} {RULE}",)
        return Result(score, Given(rows=given, wrong_rows=wrong), note)

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return the items and the two verdicts."""
        return {"items": labelled(question.data["items"]), "values": named(["flag", "fine"])}

    def blank(self, source: written.Discernment, question: Digested) -> Any:
        """Return a table to fill."""
        return dict.fromkeys(question.items, ...)

    def from_key(self, source: written.Discernment, question: Digested) -> dict[str, str] | None:
        """Return the verdict on each item."""
        key = source.key
        return None if key is None else {i: key[i] for i in question.items}

    def stand_in(self, question: Digested) -> dict[str, str]:
        """Return "fine" for every item."""
        return dict.fromkeys(question.items, "fine")


def twin_key(before: Digested, after: Digested) -> dict[str, str]:
    """Return the items of `before` that have a twin, with the judgement that both keys give."""
    old, new = verdicts(before), verdicts(after)
    return {i: v for i, v in old.items() if new.get(_twins(after).get(i, i)) == v}


def _twins(after: Digested) -> dict[str, str]:
    """The item of `after` by the item of `before` that it is the twin of; empty for same ids."""
    return {old: new for new, old in after.behind.get("twins", {}).items()}


def as_twins(after: Digested, given: Mapping[str, str]) -> dict[str, str]:
    """Return answers to `after` under the ids of the items they are the twins of.

    Answers to items that are nobody's twin are left out, unless the two questions share their ids.
    """
    named = after.behind.get("twins")
    return {named[i]: v for i, v in given.items() if i in named} if named else dict(given)
