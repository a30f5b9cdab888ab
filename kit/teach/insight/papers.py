"""Papers: a class as figures are drawn from it, read from a grade book and never with a name.

`gradebook.json` says who handed in what and what it earned. The journal beside it says what was
answered, in the order it was answered; held against the keys again it gives marks on the article
and first answers. Nothing is run. Names and ids stop here: a paper has a number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.answers.plain import AnswerError
from kit.course.kinds.registry import kind_of
from kit.course.marking.handed_in import in_order, mark_records
from kit.course.marking.verdict import STATUSES, Verdict, mark
from kit.teach.grade.journal import NAME as JOURNAL
from kit.teach.handed_in.keys import LessonKeys
from kit.teach.insight.grades import AGAIN, BOOK, NoClass, entries, read_book, read_records


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one question on one paper.

    `score` is in [0, 1], None while a reader is awaited or where nothing can be earned and
    nothing is known. `given` is the answer as marking reads it. `first` holds score and
    misconceptions of the first readable answer in the notebook; `tries` counts readable answers.
    Without the journal `given` and `first` are None and `tries` is None: not known. `by_hand`
    says that a person gave the mark.
    """

    status: str
    score: float | None
    of: float
    misconceptions: tuple[str, ...] = ()
    given: Any = None
    first: tuple[float, tuple[str, ...]] | None = None
    tries: int | None = None
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """One lesson handed in by one learner, who is a number here."""

    learner: int
    lesson: str
    article: str | None
    answers: Mapping[str, Answer]


@dataclass(frozen=True)
class Group:
    """A class: its papers, the lessons' titles in order, and the keys if there are any.

    `learners` counts those with a marked paper. `notes` say what is missing, a line each.
    `exercises` is the folder of lessons, for articles that stand in a lesson's own folder.
    """

    papers: tuple[Paper, ...]
    titles: Mapping[str, str]
    keys: Mapping[str, LessonKeys]
    learners: int
    notes: tuple[str, ...] = ()
    exercises: Path | None = None

    def of(self, lesson: str) -> list[Paper]:
        """Return the papers of one lesson."""
        return [paper for paper in self.papers if paper.lesson == lesson]

    def question(self, lesson: str, id: str, article: str | None = None) -> Digested | None:
        """Return a question as it is asked on an article, or None without its lesson's keys."""
        keys = self.keys.get(lesson)
        return keys.asked_on(article).get(id) if keys else None

    def ids(self, lesson: str) -> list[str]:
        """Return the ids of a lesson's questions: in the course's order, else as numbered."""
        seen = {id for paper in self.of(lesson) for id in paper.answers}
        keys = self.keys.get(lesson)
        known = [id for id in keys.questions if id in seen] if keys else []
        return known + sorted(seen - set(known), key=_numbered)


def read_class(
    place: Path, keys: Mapping[str, LessonKeys] | None = None, exercises: Path | None = None
) -> Group:
    """Return the class graded in `place`, a folder that `kit grade` wrote, or its grade book.

    Raises `NoClass` where there is no grade book, or none that can be read.
    """
    keys = keys or {}
    path = place / BOOK if place.is_dir() else place
    book = read_book(path)
    notes: list[str] = []
    records = read_records(path.parent / JOURNAL, notes)
    if records and not keys:
        notes.append(
            "No keys were found (--keys), so marks on the article and first answers are left out."
        )
    papers, changed = [], 0
    numbers = {learner: n for n, learner in enumerate(sorted(book["learners"]))}
    for learner, lesson, entry in entries(book, path):
        article = _known_article(keys.get(lesson), entry.get("article"))
        answers = _answers(path, entry["questions"])
        if lesson in keys and entry.get("file") in records:
            given = records[entry["file"]]
            answers, differing = _with_records(answers, keys[lesson], article, given)
            changed += differing
        papers.append(Paper(numbers[learner], lesson, article, answers))
    if changed:
        notes.append(
            f"{changed} mark{'' if changed == 1 else 's'} differ from what these keys give now. "
            f"The grade book's are used; {AGAIN}, or name the keys it was made with."
        )
    if not papers:
        raise NoClass(f"{path}: no submission in it was marked, so there is nothing to show")
    seen = {paper.lesson for paper in papers}
    order = [name for name in keys if name in seen]
    order += sorted(seen - set(order))
    titles = {name: _title(book, name) for name in order}
    learners = len({p.learner for p in papers})
    return Group(tuple(papers), titles, keys, learners, tuple(notes), exercises)


def _known_article(keys: LessonKeys | None, stated: Any) -> str | None:
    """The article a paper is on: of those the lesson is asked on, never a name from elsewhere."""
    if keys is None:
        return stated if isinstance(stated, str) else None
    return stated if stated in keys.on else keys.article


def _answers(path: Path, questions: dict[str, Any]) -> dict[str, Answer]:
    found = {}
    for id, entry in questions.items():
        try:
            points, of, status = entry["points"], entry["of"], entry["status"]
            missed = tuple(map(str, entry["misconceptions"]))
            plain = all(type(v) in (int, float) and v >= 0 for v in (points, of))
            if not plain or points > of + 1e-9 or status not in STATUSES:
                raise ValueError
        except (KeyError, TypeError, ValueError):
            raise NoClass(
                f"{path}: {id}: wants points from 0 to 'of', a status and misconceptions; {AGAIN}"
            ) from None
        known = of > 0 and status != "awaiting"
        score = min(1.0, points / of) if known else None
        found[id] = Answer(status, score, of, missed, by_hand="hand" in entry)
    return found


def _with_records(
    answers: dict[str, Answer],
    keys: LessonKeys,
    article: str | None,
    records: list[dict[str, Any]],
) -> tuple[dict[str, Answer], int]:
    """The answers with what was given and what came first; and how many marks differ."""
    bank = keys.asked_on(article)
    final = mark_records(bank, records, keys.asked_on)
    first: dict[str, tuple[float, tuple[str, ...]]] = {}
    given: dict[str, Any] = {}
    tries: dict[str, int] = {}
    scored = {id: verdict.score for id, verdict in final.items()}
    for record in in_order(bank, records):
        on = record.get("on")
        asked = keys.asked_on(on) if isinstance(on, str) else bank
        question = asked.get(str(record.get("id")))
        if question is None:
            continue
        answer, outputs = record.get("answer"), record.get("outputs")
        verdict = mark(question, answer, outputs, scored=scored, final=True)
        if not verdict.attempt:
            continue
        tries[question.id] = tries.get(question.id, 0) + 1
        first.setdefault(question.id, (verdict.score, verdict.misconceptions))
        given[question.id] = _given(question, verdict, answer)
    found, differing = dict(answers), 0
    for id, old in answers.items():
        if id not in final:
            continue
        verdict = final[id]
        machine = not verdict.by_reader and not old.by_hand and old.status != "awaiting"
        same = not machine or abs(verdict.points - (old.score or 0.0) * old.of) < 0.006
        differing += not same
        known = verdict.score if machine and same else old.score
        missed = verdict.misconceptions if same else old.misconceptions
        found[id] = replace(
            old,
            score=known,
            misconceptions=missed,
            given=given.get(id),
            first=first.get(id),
            tries=tries.get(id, 0),
        )
    return found, differing


def _given(question: Digested, verdict: Verdict, answer: Any) -> Any:
    """The answer as marking reads it; a silent question's verdict does not tell."""
    kind = kind_of(question)
    if verdict.given is not None or kind.runs_function:
        return verdict.given
    try:
        return kind.given(question, answer, final=True)
    except AnswerError:
        return None


def _title(book: dict[str, Any], name: str) -> str:
    about = book.get("lessons")
    entry = about.get(name) if isinstance(about, dict) else None
    title = entry.get("title") if isinstance(entry, dict) else None
    return f"{name}: {title}" if isinstance(title, str) else name


def _numbered(id: str) -> tuple[str, int, str]:
    """Sort key that puts "sourcing.10" after "sourcing.9"."""
    lesson, _, rest = id.partition(".")
    digits = rest.split("-")[0]
    return lesson, int(digits) if digits.isdigit() else 10**6, rest
