"""Items: how hard each question was for this class, and how far it told readers apart.

Difficulty is the mean score, from 0 (nobody) to 1 (everybody); for a question scored right or
wrong that is the share who had it right (Lord and Novick, Statistical Theories of Mental Test
Scores, 1968). Discrimination is the corrected item-total correlation: Pearson's r between the
points on a question and the points on all *other* marked questions of the lesson, so that no
question is held against itself (Henrysson, Psychometrika 28, 1963). For a question scored right
or wrong it is the point-biserial correlation, corrected in the same way.

Few papers make r uncertain: of sound questions (true r near 0.3) answered by 5 to 12 learners, 15
to 20 in 100 showed an r below 0 by chance (`benchmarks/insight_intervals.py`). So a question is
said to work the wrong way, or hardly at all, only where the whole interval lies on that side.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kit.course.kinds.registry import kind_of
from kit.teach.insight.intervals import Estimate, correlation, mean
from kit.teach.insight.papers import Answer, Group, Paper
from kit.teach.insight.withholding import Count, count, enough

WEAK = 0.2
"""A rule of thumb: Ebel and Frisbie (1991) give it for the upper-lower index of discrimination."""
HARD, EASY = 0.3, 0.9
"""Ours: below and above, few learners are left on one side to tell the others from."""


@dataclass(frozen=True, slots=True)
class Item:
    """One question over a lesson's papers. Figures are None where withheld or not defined.

    `answered` is None where no journal says who left it open; `why` says what to look at.
    `without_blank` is the discrimination among papers with an answer at all: blank ones have 0
    everywhere, and alone make every question look as if it told readers apart.
    """

    lesson: str
    question: str
    of: float
    papers: int
    answered: Count | None
    difficulty: float | None
    discrimination: Estimate | None
    why: str
    without_blank: Estimate | None = None


def items(group: Group) -> list[Item]:
    """Return every question that was marked for points, in the course's order.

    A question left open counts 0, as it does in the marks. Free text joins once a reader has
    marked all of it. Predictions, which cannot be wrong, and questions whose key the grader did
    not have are in neither figure nor sum.
    """
    return [item for lesson in group.titles for item in _lesson(group, lesson)]


def _lesson(group: Group, lesson: str) -> list[Item]:
    papers = group.of(lesson)
    n = len(papers)
    ids = [id for id in group.ids(lesson) if _marked(group, lesson, id, papers)]
    points = {id: [_points(p.answers[id]) for p in papers] for id in ids}
    totals = [math.fsum(points[id][row] for id in ids) for row in range(n)]
    filled = [row for row, paper in enumerate(papers) if _filled(paper, ids)]
    found = []
    for id in ids:
        answers = [p.answers[id] for p in papers]
        of = answers[0].of
        known = all(a.tries is not None for a in answers)
        answered = count(sum(bool(a.tries) for a in answers), n) if known else None
        if not enough(n):
            found.append(Item(lesson, id, of, n, answered, None, None, ""))
            continue
        rest = [total - own for total, own in zip(totals, points[id], strict=True)]
        difficulty = mean([a.score or 0.0 for a in answers])
        r = correlation(points[id], rest) if len(ids) > 1 else None
        among = r
        if len(filled) < n:
            few = len(ids) < 2 or not enough(len(filled)) or not enough(n - len(filled))
            among = (
                None
                if few
                else correlation([points[id][row] for row in filled], [rest[row] for row in filled])
            )
        why = _why(difficulty, r, points[id])
        found.append(Item(lesson, id, of, n, answered, difficulty, r, why, among))
    return found


def _filled(paper: Paper, ids: Sequence[str]) -> bool:
    """Whether a paper holds an answer to any of the questions, as far as is known."""
    answers = [paper.answers[id] for id in ids]
    return any(bool(a.tries) if a.tries is not None else bool(a.score) for a in answers)


def _marked(group: Group, lesson: str, id: str, papers: Sequence[Paper]) -> bool:
    """Whether every paper has a final mark on the question, given for being right."""
    answers = [p.answers[id] for p in papers if id in p.answers]
    if len(answers) < len(papers) or any(a.status == "stored" for a in answers):
        return False
    question = group.question(lesson, id)
    if question is not None:
        kind = kind_of(question)
        if kind.beforehand or (kind.read_by_person and not any(a.by_hand for a in answers)):
            return False
    return all(a.of > 0 and a.score is not None for a in answers)


def _points(answer: Answer) -> float:
    return answer.of * (answer.score or 0.0)


def _why(difficulty: float, r: Estimate | None, points: Sequence[float]) -> str:
    """What an instructor should look at, in words; "" for nothing."""
    said = []
    if difficulty < HARD:
        said.append("hard")
    elif difficulty > EASY:
        said.append("easy")
    if max(points) - min(points) < 1e-12:
        said.append("all points alike, so it tells nobody apart")
    elif r is None:
        said.append("nothing to hold it against: the other questions have all points alike")
    elif r.high is not None and r.high < 0:
        said.append("stronger readers did worse: is the key right, is the prompt clear?")
    elif r.value < 0:
        said.append(f"below 0, which {r.n} papers can show by chance: read the prompt once more")
    elif r.high is not None and r.high < WEAK:
        said.append("hardly tells stronger from weaker readers")
    elif r.value < WEAK:
        said.append(f"low, but {r.n} papers leave it open")
    return "; ".join(said)
