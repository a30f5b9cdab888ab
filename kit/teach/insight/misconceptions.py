"""Misconceptions ranked by how many learners' answers show them, at last and at first."""

from __future__ import annotations

from dataclasses import dataclass

from kit.teach.insight.papers import Group
from kit.teach.insight.withholding import Count, count

KEPT_BACK = "kept back, as its key is"


@dataclass(frozen=True, slots=True)
class Held:
    """One misconception of one question.

    `holders` counts papers whose last answer shows it, `at_first` those whose first did (None
    where that is not known). `ask` is the question that sends its holder back to the text.
    """

    lesson: str
    question: str
    id: str
    ask: str
    holders: Count
    at_first: Count | None


def misconceptions(group: Group) -> list[Held]:
    """Return what at least one answer shows, most widely held first.

    Ranked by the count as it may be shown: within "1 to 4" the course's order stands, so that
    the ranking gives no small count away. Where fewer than five handed in a lesson, none of its
    misconceptions is listed.
    """
    found: list[Held] = []
    for lesson in group.titles:
        found += _lesson(group, lesson)
    return sorted(found, key=lambda h: -_rank(h))


def _rank(held: Held) -> float:
    """A share, since lessons differ in how many handed them in."""
    return (held.holders.low or 0) / held.holders.of


def _lesson(group: Group, lesson: str) -> list[Held]:
    papers = group.of(lesson)
    n = len(papers)
    if count(0, n).low is None:
        return []
    found = []
    for id in group.ids(lesson):
        answers = [p.answers[id] for p in papers if id in p.answers]
        known = all(a.tries is not None for a in answers)
        last: dict[str, int] = {}
        first: dict[str, int] = {}
        for answer in answers:
            for missed in dict.fromkeys(answer.misconceptions):
                last[missed] = last.get(missed, 0) + 1
            for missed in dict.fromkeys(answer.first[1] if answer.first else ()):
                first[missed] = first.get(missed, 0) + 1
        asks = _asks(group, lesson, id)
        order = [*asks, *sorted((set(last) | set(first)) - set(asks))]
        for missed in order:
            holders, begun = last.get(missed, 0), first.get(missed, 0)
            if holders or begun:
                at_first = count(begun, n) if known else None
                ask = asks.get(missed, "")
                found.append(Held(lesson, id, missed, ask, count(holders, n), at_first))
    return found


def _asks(group: Group, lesson: str, id: str) -> dict[str, str]:
    """Questions by misconception, in the bank's order, over all articles the lesson is asked on.

    The page may be shown to a class, so those of a private question stay with its key.
    """
    keys = group.keys.get(lesson)
    if keys is None:
        return {}
    versions = [keys.questions, *keys.on.values()]
    asks: dict[str, str] = {}
    for version in versions:
        question = version.get(id)
        if question is None:
            continue
        for entry in question.behind.get("misconceptions", ()):
            ask = KEPT_BACK if question.flag("private") else entry["ask"]
            asks.setdefault(entry["id"], ask)
    return asks
