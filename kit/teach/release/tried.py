"""The trial of a release: its articles are drafted with the kit inside it, and the keys tried.

Learners have the kit, and so the rules that draft questions. Where a lesson's keys are to stay with
the instructor (it was drafted, or has private questions), the release does what a learner could:
drafts the lesson's article, takes for each question the proposal that reads most like it, and hands
its key in. What that earns is held against what a guess earns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.answers.passages import words
from kit.course.answers.plain import AnswerError, to_plain
from kit.course.bank.assembly import LessonSource, lesson_article, lesson_folders, read_lesson
from kit.course.kinds.registry import kind_of
from kit.course.marking import chance, mark
from kit.teach.draft import propose
from kit.teach.draft.judging import digested
from kit.teach.draft.proposals import Proposal
from kit.text.article import Article

MARGIN = 0.1
"""By so much of the points drafting may beat a guess."""
ALIKE = 0.5
"""The share of words from which two prompts count as one question."""


@dataclass(frozen=True)
class Trial:
    """What drafting a lesson's article earns of it, beside a guess; points, to one decimal.

    `printed` are the ids of questions of which drafting earns more than half.
    """

    lesson: str
    earned: float
    guessed: float
    of: float
    printed: tuple[str, ...] = ()

    @property
    def too_much(self) -> bool:
        """Whether drafting earns more than a guess, by more than the margin."""
        return bool(self.of) and (self.earned - self.guessed) / self.of > MARGIN

    def text(self) -> str:
        """Return the result in a line."""
        return (
            f"{self.lesson}: drafting its article earns {self.earned:.1f} of {self.of:g} points, "
            f"a guess {self.guessed:.1f}"
        )


def trials(exercises: Path, keys: Path | None = None) -> list[Trial]:
    """Return the trial of every lesson whose keys are to stay with the instructor."""
    found = []
    for folder in lesson_folders(exercises):
        lesson = read_lesson(folder, exercises.parent, keys, private=True)
        about = lesson.bank.lesson
        if about.article is None or not (_drafted(folder) or _private(lesson)):
            continue
        found.append(_trial(lesson, lesson_article(about.article, folder), _drafted(folder)))
    return found


def refusals(found: Sequence[Trial], folder: str = "exercises") -> list[str]:
    """Return a line, with the way out, for each lesson that drafting earns too much of."""
    return [
        f"{folder}/{trial.lesson}/questions.toml: {trial.text().partition(': ')[2]}. Whoever has "
        "the kit can print its keys. Give these questions "
        f"`practice = true` and `points = 0` (`review.finish` does, unless for_marks=True), or ask "
        f"something else there: {', '.join(trial.printed)}"
        for trial in found
        if trial.too_much
    ]


def _drafted(folder: Path) -> bool:
    return (folder / "proposals.json").is_file()


def _private(lesson: LessonSource) -> bool:
    return any(q.private for q in lesson.bank.question)


def _trial(lesson: LessonSource, article: Article, drafted: bool) -> Trial:
    proposals = propose(article, "tried")[0].found
    answers = [(p, _answer(p, article)) for p in proposals]
    earned = guessed = of = 0.0
    printed = []
    for question in lesson.questions.values():
        kind = kind_of(question)
        asked = drafted or question.flag("private")
        if not (asked and question.points and question.gradeable and kind.scores_alone(question)):
            continue
        of += question.points
        guessed += question.points * chance(question)
        score = max(_scores(question, answers), default=0.0)
        earned += question.points * score
        if score > 0.5:
            printed.append(question.id)
    return Trial(lesson.name, round(earned, 2), round(guessed, 2), of, tuple(printed))


def _answer(proposal: Proposal, article: Article) -> Any:
    _, source, question = digested(proposal.question, "tried", article)
    return to_plain(kind_of(question).solution(source, question))


def _scores(question: Digested, answers: Sequence[tuple[Proposal, Any]]) -> Iterator[float]:
    """What the answers to the proposals that read most like a question earn."""
    wanted = set(words(question.data["prompt"]))
    alike = [
        (len(wanted & told) / len(wanted | told), answer)
        for proposal, answer in answers
        if proposal.question["kind"] == question.kind
        for told in [set(words(proposal.question["prompt"]))]
    ]
    best = max((share for share, _ in alike), default=0.0)
    for share, answer in alike:
        if share == best and share >= ALIKE:
            try:
                yield mark(question, answer, final=True).score
            except AnswerError:
                continue
