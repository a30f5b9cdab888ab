"""Discernment before and after: faulty features flagged, and sound ones left alone, apart.

Flagging everything and flagging nothing are both worth nothing, so the two shares (sensitivity
and specificity) are shown beside their mean, b, known as balanced accuracy. Before is a baseline
that no feedback followed; after are its twins: the items of a later question that its `twins`
name, or else those with the same ids. Only learners with both count, each with their own
difference, and the mean of those differences has a 95 % interval by Student's t (paired).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kit.course.kinds.discernment import as_twins, twin_key
from kit.teach.insight.intervals import Estimate, mean_interval
from kit.teach.insight.papers import Group, Paper
from kit.teach.insight.withholding import enough

BEFORE, AFTER = "start.7", "capstone.8"
MEASURES = {
    "flagged": "faulty features flagged",
    "left": "sound features called fine",
    "b": "discernment, the mean of both",
}


@dataclass(frozen=True, slots=True)
class Shares:
    """One learner's judgement of a set of items, as shares from 0 to 1."""

    flagged: float
    left: float

    @property
    def b(self) -> float:
        """The mean of both shares: 0.5 for whoever gives every item the same answer."""
        return (self.flagged + self.left) / 2


@dataclass(frozen=True, slots=True)
class Change:
    """One measure before and after, over the same learners, and the change between."""

    measure: str
    before: Estimate
    after: Estimate
    change: Estimate


@dataclass(frozen=True)
class Discernment:
    """The comparison, or `why` there is none. `pairs` counts learners with both."""

    before: str
    after: str
    twins: int
    pairs: int
    changes: tuple[Change, ...] = ()
    why: str = ""


def shares(key: Mapping[str, str], given: Mapping[str, str]) -> Shares:
    """Return the share of faulty items flagged and of sound ones called fine.

    An item left open is judged neither way and counts as missed, as it does in the marks.

    >>> shares({"1": "flag", "2": "flag", "3": "fine"}, {"1": "flag", "2": "fine", "3": "fine"})
    Shares(flagged=0.5, left=1.0)
    """
    parts = []
    for verdict in ("flag", "fine"):
        items = [i for i, v in key.items() if v == verdict]
        if not items:
            raise ValueError(f"no item is '{verdict}', so there is no share of them")
        parts.append(sum(given.get(i) == verdict for i in items) / len(items))
    return Shares(*parts)


def discernment(group: Group, before: str = BEFORE, after: str = AFTER) -> Discernment:
    """Return the class's discernment on question `before` and on its twins in `after`."""
    first, second = _lesson_of(group, before), _lesson_of(group, after)
    if first is None or second is None:
        missing = before if first is None else after
        return Discernment(before, after, 0, 0, why=f"no keys were given that hold {missing}")
    earlier, later = _by_learner(group, first, before), _by_learner(group, second, after)
    pairs, twins = [], 0
    for learner in sorted(set(earlier) & set(later)):
        one, two = earlier[learner], later[learner]
        old, new = (
            group.question(first, before, one.article),
            group.question(second, after, two.article),
        )
        if old is None or new is None or not (old.gradeable and new.gradeable):
            return Discernment(before, after, 0, 0, why="a key is missing; see --private-keys")
        key = twin_key(old, new)
        if set(key.values()) != {"flag", "fine"}:
            why = f"{after} has no twins of {before} of both kinds (same id, same judgement)"
            return Discernment(before, after, 0, 0, why=why)
        twins = len(key)
        pairs.append(
            (
                shares(key, one.answers[before].given),
                shares(key, as_twins(new, two.answers[after].given)),
            )
        )
    if not enough(len(pairs)):
        why = "fewer than five learners answered both, so the figures are withheld"
        return Discernment(before, after, twins, len(pairs), why=why)
    return Discernment(before, after, twins, len(pairs), compare(pairs))


def compare(pairs: list[tuple[Shares, Shares]]) -> tuple[Change, ...]:
    """Return the three measures over (before, after) pairs, one pair a learner; none of none."""
    found = []
    for measure in MEASURES:
        old = [getattr(one, measure) for one, _ in pairs]
        new = [getattr(two, measure) for _, two in pairs]
        gain = [b - a for a, b in zip(old, new, strict=True)]
        before, after = mean_interval(old, 0, 1), mean_interval(new, 0, 1)
        change = mean_interval(gain, -1, 1)
        if before is not None and after is not None and change is not None:
            found.append(Change(measure, before, after, change))
    return tuple(found)


def _lesson_of(group: Group, id: str) -> str | None:
    for name, keys in group.keys.items():
        question = keys.questions.get(id)
        if question is not None and question.kind == "discernment":
            return name
    return None


def _by_learner(group: Group, lesson: str, id: str) -> dict[int, Paper]:
    """Papers by learner, where the question was answered."""
    return {
        paper.learner: paper
        for paper in group.of(lesson)
        if id in paper.answers and isinstance(paper.answers[id].given, dict)
    }
