"""First attempts: how well each question went the first time, and at last.

Known are the answers that stand in a notebook when it is handed in, in the order they run. A
learner who wrote over a wrong answer has only the last one there, so these are first answers *as
handed in*: an upper limit to how many had it right at once.
"""

from __future__ import annotations

from dataclasses import dataclass

from kit.course.kinds.registry import kind_of
from kit.teach.insight.intervals import Estimate, mean, share
from kit.teach.insight.papers import Group
from kit.teach.insight.withholding import Count, count, enough


@dataclass(frozen=True, slots=True)
class FirstAttempt:
    """One question, over those who answered it. None where withheld.

    `right` is the share whose first answer earned full marks, with Wilson's interval; `first` and
    `last` are mean scores; `again` counts those who handed in more than one answer.
    """

    lesson: str
    question: str
    answered: Count
    right: Estimate | None
    first: float | None
    last: float | None
    again: Count


def first_attempts(group: Group) -> list[FirstAttempt]:
    """Return every question whose first answers are known, in the course's order."""
    found = []
    for lesson in group.titles:
        papers = group.of(lesson)
        for id in group.ids(lesson):
            question = group.question(lesson, id)
            if question is None or question.flag("silent"):
                continue
            if not kind_of(question).scores_alone(question):
                continue
            answers = [p.answers[id] for p in papers if id in p.answers]
            tried = [a for a in answers if a.first is not None and a.score is not None]
            if not tried:
                continue
            n = len(tried)
            answered = count(n, len(papers))
            if not enough(n):
                none = Count(None, None, n)
                found.append(FirstAttempt(lesson, id, answered, None, None, None, none))
                continue
            scores = [a.first[0] for a in tried if a.first is not None]
            last = mean([a.score or 0.0 for a in tried])
            again = count(sum((a.tries or 0) > 1 for a in tried), n)
            right = share(sum(s >= 1 for s in scores), n)
            found.append(FirstAttempt(lesson, id, answered, right, mean(scores), last, again))
    return found
