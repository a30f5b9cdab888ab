"""How far the class reads alike: Krippendorff's alpha over the answers to one question.

Agreement says nothing about who is right: a class can agree on a mistake.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kit.analysis.agreement.readers import alpha, why_undefined
from kit.course.answers.digested import Digested
from kit.course.kinds.registry import kind_of
from kit.teach.insight.papers import Group
from kit.teach.insight.withholding import enough


@dataclass(frozen=True, slots=True)
class Agreement:
    """Nominal alpha of one question on one article; None where withheld or not defined.

    `judged` is what was agreed on, for each of `units` units.
    """

    lesson: str
    question: str
    article: str
    judged: str
    units: int
    learners: int
    alpha: float | None
    why: str = ""


def agreements(group: Group) -> list[Agreement]:
    """Return alpha of every question that asks for a judgement of several units."""
    found = []
    for lesson in group.titles:
        for id in group.ids(lesson):
            by_article: dict[str, dict[int, Any]] = {}
            for paper in group.of(lesson):
                given = paper.answers[id].given if id in paper.answers else None
                if given is not None:
                    by_article.setdefault(paper.article or "", {})[paper.learner] = given
            for name, given in sorted(by_article.items()):
                question = group.question(lesson, id, name or None)
                if question is not None and kind_of(question).judged:
                    found.append(_one(lesson, question, name, given))
    return found


def _one(lesson: str, question: Digested, article: str, given: Mapping[int, Any]) -> Agreement:
    units = question.items or question.universe
    judged, n = kind_of(question).judged, len(given)
    if not enough(n):
        return Agreement(lesson, question.id, article, judged, len(units), n, None, "withheld")
    marks = {r: dict(g) if isinstance(g, Mapping) else sorted(g) for r, g in given.items()}
    value = alpha(marks, units)
    why = "" if value is not None else why_undefined(marks, units)
    return Agreement(lesson, question.id, article, judged, len(units), n, value, why)
