"""Wrong answers that few gave, and learners who share several of them.

Right answers are alike because they are right. A wrong one that two of forty gave is a sharper
sign, and several of them together sharper still. How sharp is counted in bits: an answer that k of
n gave carries log2(n / k). A pair is shown where its bits would come about by chance in less than
one pair in ten classes of this size, were wrong answers independent (they are not: people who
misread in the same way answer in the same way, which is why such answers carry few bits).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from kit.course.kinds.registry import kind_of
from kit.course.marking.handed_in import mark_records
from kit.course.marking.verdict import Verdict
from kit.teach.grade.feedback_pages import given_words
from kit.teach.grade.journal import NAME as JOURNAL
from kit.teach.handed_in.keys import LessonKeys
from kit.teach.insight.grades import BOOK, entries, read_book, read_records

LEAST_SHARED = 3
"""Fewest wrong answers in common; fewer say nothing of a pair."""
CHANCE = 0.1
"""How many pairs of a class may be shown by chance."""


@dataclass(frozen=True, slots=True)
class Given:
    """One learner's final answer to one question on one article; `words` is "" where it is right.

    `same` is equal for equal answers; `words` is how a page shows it.
    """

    learner: str
    lesson: str
    question: str
    article: str | None
    same: str
    words: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A wrong answer: how many `of` those who answered gave it, and which of a group."""

    lesson: str
    question: str
    words: str
    holders: int
    of: int
    learners: tuple[str, ...]

    @property
    def bits(self) -> float:
        """How much it tells that two people gave this answer: log2(of / holders)."""
        return math.log2(self.of / self.holders)


@dataclass(frozen=True, slots=True)
class SameWrong:
    """Learners who hang together by wrong answers that few gave, and those answers, rarest first.

    `bits` are those of the pair that shares most.
    """

    learners: tuple[str, ...]
    shared: tuple[Shared, ...]
    bits: float


def answers(folder: Path, lessons: Mapping[str, LessonKeys]) -> tuple[list[Given], list[str]]:
    """Return every final answer that was marked in a folder of grades, and lines on what is not.

    Free text, functions and questions without a right answer are left out. Raises `NoClass`.
    """
    notes: list[str] = []
    records = read_records(folder / JOURNAL, notes)
    path = folder / BOOK
    found = []
    for learner, lesson, entry in entries(read_book(path), path):
        keys = lessons.get(lesson)
        if keys is None:
            continue
        article = entry.get("article") if entry.get("article") in keys.on else keys.article
        bank = keys.asked_on(article)
        marked = mark_records(bank, records.get(str(entry.get("file")), ()), keys.asked_on)
        for id, verdict in marked.items():
            question = bank[id]
            if _comparable(verdict) and not kind_of(question).runs_function:
                wrong = given_words(question, verdict.given) if verdict.status != "correct" else ""
                same = _canonical(verdict.given)
                found.append(Given(learner, lesson, id, article, same, wrong))
    return found, notes


def _comparable(verdict: Verdict) -> bool:
    return verdict.given is not None and verdict.status in ("correct", "partly", "not-yet")


def _canonical(given: Any) -> str:
    """The same words for the same answer, in whatever order it holds things."""
    if isinstance(given, Mapping):
        return repr(sorted((str(k), _canonical(v)) for k, v in given.items()))
    if isinstance(given, (set, frozenset)):
        return repr(sorted(map(_canonical, given)))
    if isinstance(given, (list, tuple)):
        return repr([_canonical(v) for v in given])
    return repr(given)


def same_wrong(given: Sequence[Given]) -> list[SameWrong]:
    """Return groups of learners who share wrong answers that few gave; the sharpest first.

    >>> def gave(who, words):
    ...     return [Given(who, "01", f"a.{n}", None, words or "right", words) for n in range(4)]
    >>> rest = [one for m in range(30) for one in gave(f"p{m}", "")]
    >>> [(g.learners, len(g.shared)) for g in same_wrong([*gave("x", "9"), *gave("y", "9"), *rest])]
    [(('x', 'y'), 4)]
    """
    of = Counter((g.lesson, g.question, g.article) for g in given)
    holders: dict[tuple[str, str, str | None, str], list[Given]] = defaultdict(list)
    for one in given:
        if one.words:
            holders[one.lesson, one.question, one.article, one.same].append(one)
    bits: dict[tuple[str, str], float] = defaultdict(float)
    many: Counter[tuple[str, str]] = Counter()
    for (lesson, question, article, _), who in holders.items():
        told = math.log2(of[lesson, question, article] / len(who))
        if told < 1:
            continue  # half the class gave it
        for pair in combinations(sorted({g.learner for g in who}), 2):
            bits[pair] += told
            many[pair] += 1
    learners = len({g.learner for g in given})
    pairs = learners * (learners - 1) / 2
    sharp = {
        pair: told
        for pair, told in bits.items()
        if many[pair] >= LEAST_SHARED and pairs * 2.0**-told <= CHANCE
    }
    found = [_group(group, holders, of, sharp) for group in _together(sharp)]
    return sorted(found, key=lambda g: (-g.bits, g.learners))


def _together(pairs: Mapping[tuple[str, str], float]) -> list[tuple[str, ...]]:
    """Learners that hang together by pairs: A with B and B with C are one group."""
    home: dict[str, set[str]] = {}
    for one, other in pairs:
        joined = home.get(one, {one}) | home.get(other, {other})
        for learner in joined:
            home[learner] = joined
    return sorted({tuple(sorted(group)) for group in home.values()})


def _group(
    learners: tuple[str, ...],
    holders: Mapping[tuple[str, str, str | None, str], list[Given]],
    of: Mapping[tuple[str, str, str | None], int],
    sharp: Mapping[tuple[str, str], float],
) -> SameWrong:
    shared = []
    for (lesson, question, article, _), who in holders.items():
        here = tuple(sorted({g.learner for g in who} & set(learners)))
        if len(here) > 1 and of[lesson, question, article] >= 2 * len(who):
            total = of[lesson, question, article]
            shared.append(Shared(lesson, question, who[0].words, len(who), total, here))
    shared.sort(key=lambda s: (-s.bits, s.lesson, s.question))
    most = max(told for pair, told in sharp.items() if set(pair) <= set(learners))
    return SameWrong(learners, tuple(shared), most)


def table(found: Sequence[SameWrong]) -> list[list[Any]]:
    """Return a row for each learner and shared answer."""
    rows: list[list[Any]] = [
        ["group", "learner", "lesson", "question", "wrong answer", "given by", "of"]
    ]
    for number, group in enumerate(found, 1):
        for one in group.shared:
            for learner in one.learners:
                rows.append([number, learner, one.lesson, one.question, one.words])
                rows[-1] += [one.holders, one.of]
    return rows
