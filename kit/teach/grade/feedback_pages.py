"""Feedback pages: one self-contained HTML page a learner, and a class summary.

Everything a learner wrote is escaped, and the page's own policy forbids scripts, so that a name or
answer with HTML in it stays text. A key that is still private never reaches a page: of such a
question only the points are shown. Wrong answers get a question that sends the reader back to the
text, as in the lesson itself.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.kept_copies import OwnFiles
from kit.course.kinds.registry import kind_of
from kit.course.learner.feedback import points as number
from kit.course.marking.attempts import HALVED
from kit.course.marking.verdict import Verdict
from kit.teach.grade import html_page, looking_back, way_back
from kit.teach.grade.gradebook import learners, lesson_names, marked_by_machine, total
from kit.teach.grade.grading import Graded, Result
from kit.teach.handed_in.keys import LessonKeys

SHOWN_ANSWER = 1_500
STYLE = "feedback.css"
WORDS = {
    "correct": "Correct",
    "partly": "Partly",
    "not-yet": "Not yet",
    "stored": "Stored",
    "awaiting": "Awaiting a reader",
    "returned": "Not readable",
}


@dataclass(frozen=True)
class Row:
    """One question on a page: what was given, what it earned, why, and where to look again."""

    id: str
    prompt: str
    word: str
    points: str
    given: str
    lines: tuple[str, ...]
    sure: looking_back.Sureness | None = None


def write(result: Result, made: OwnFiles) -> None:
    """Write feedback/<learner>.html for every learner, zips for the way back, and summary.html."""
    links = {}
    for learner, own in learners(result).items():
        name = f"feedback/{file_name(learner)}"
        links[learner] = name
        made.write(name, page(learner, own, result))
    for name, data in way_back.zips(result, lambda who, own: page(who, own, result)).items():
        made.write(name, data)
    made.write("summary.html", summary(result, links))


def file_name(learner: str) -> str:
    """Return a file name for a learner that is safe everywhere, and no one else's.

    Its mark has 128 bits: two names with one page cannot be found by trying.

    >>> file_name("../Ada L.")
    'ada-l-cdae91f65feffa536583239543884493.html'
    """
    plain = re.sub(r"[^a-z0-9]+", "-", learner.casefold()).strip("-")[:40] or "learner"
    mark = hashlib.blake2b(learner.encode(), digest_size=16).hexdigest()
    return f"{plain}-{mark}.html"


def page(learner: str, own: dict[str, Graded], result: Result) -> str:
    """Return a learner's feedback as HTML."""
    sections = []
    for name, graded in own.items():
        lesson = result.lessons.get(name)
        sections.append(
            {
                "title": lesson.title if lesson else graded.submission.path,
                "status": graded.status,
                "late": late_words(graded),
                "notes": graded.notes,
                "errors": graded.errors,
                "rows": _rows(graded, lesson, name in result.answers) if lesson else (),
                "then": _then(own, graded, result),
                "points": number(total(graded)),
                "of": number(lesson.points) if lesson else "",
                "marked": bool(graded.verdicts),
                "waiting": [id for id, v in graded.verdicts.items() if v.status == "awaiting"],
            }
        )
    return html_page.page("feedback.html", STYLE, learner=learner, sections=sections)


def late_words(graded: Graded) -> str:
    """Return what being late means for a learner, in a sentence; "" for work in time."""
    if graded.kept == 1:
        return graded.late
    return f"{graded.late}: {graded.kept:.0%} of the points count"


def _rows(graded: Graded, lesson: LessonKeys, answers: bool = False) -> tuple[Row, ...]:
    questions, verdicts = lesson.asked_on(graded.article), graded.verdicts
    made = []
    for id, verdict in verdicts.items():
        beside = id.removesuffix(looking_back.OWN)
        told_there = beside != id and beside in verdicts  # said in the row of the text itself
        if told_there or not (verdict.of or verdict.given is not None):
            continue
        said = row(questions[id], verdict, answers)
        own = looking_back.own_mark(verdict, verdicts)
        sure = verdict.kind == "confidence" and looking_back.sureness(questions[id], verdicts)
        made.append(replace(said, lines=(*said.lines, own) if own else said.lines,
                            sure=sure or None))  # fmt: skip
    return tuple(made)


def _then(own: dict[str, Graded], graded: Graded, result: Result) -> list[str]:
    """The flags of the first lesson beside those of this one, where both were handed in."""
    lesson = result.lessons.get(graded.lesson or "")
    here = (lesson.asked_on(graded.article), graded.verdicts) if lesson else None
    for name, other in own.items():
        first = result.lessons.get(name)
        if here and first and other is not graded:
            earlier = (first.asked_on(other.article), other.verdicts)
            if lines := looking_back.flags_then_and_now(earlier, here):
                return lines
    return []


def row(question: Digested, verdict: Verdict, answers: bool = False) -> Row:
    """Return one question as a row of the page; with `answers`, explained in any case."""
    answered = verdict.given is not None or verdict.score > 0
    word = WORDS[verdict.status] if answered or verdict.status != "not-yet" else "No answer"
    lines: list[str] = []
    if verdict.kind == "hand":  # a person's mark, with what that person noted
        lines += verdict.notes if answered else [question.data.get("hint", "")]
    elif question.flag("private"):
        lines.append("The key of this question is kept back, so only its points are shown.")
    elif verdict.status == "correct":
        lines += [note for note in verdict.notes if note == HALVED]
        lines += re.split(r"\n\s*\n", question.behind.get("explanation", ""))
    elif verdict.status != "stored":
        lines += verdict.notes
        lines += [verdict.ask or question.data.get("hint", "")] if answered else []
        if not answered:
            lines += [question.data.get("hint", "")]
        if answers and (told := question.behind.get("explanation", "")):
            lines += ["The answer, and why:", *re.split(r"\n\s*\n", told)]
    points = f"{number(verdict.points)} of {number(verdict.of)}"
    return Row(
        verdict.question,
        question.data["prompt"],
        word,
        points if marked_by_machine(verdict) else f"of {number(verdict.of)}, not yet read",
        given_words(question, verdict.given),
        tuple(line for line in lines if line),
    )


def summary(result: Result, links: dict[str, str]) -> str:
    """Return the class summary as HTML: who needs a look, and what was misread how often."""
    lessons = []
    for name in lesson_names(result):
        lesson = result.lessons[name]
        own = [g for g in result.graded if g.lesson == name and g.verdicts]
        lessons.append(
            {
                "title": lesson.title,
                "name": name,
                "handed_in": len(own),
                "rows": [_class_row(q, own) for q in lesson.questions.values() if q.points],
                "spread": spread([total(g) for g in own], lesson.points),
            }
        )
    return html_page.page(
        "summary.html",
        STYLE,
        line=result.line(),
        lessons=lessons,
        attention=[g for g in result.graded if g.status != "fine"],
        links=links,
    )


def spread(totals: list[float], of: float) -> list[tuple[str, int]]:
    """Return how many reached each fifth of a lesson's points, and the mean; [] for nobody.

    >>> spread([0, 4, 10, 10], 10)[:3]
    [('mean 6 of 10', 4), ('0 to 2', 1), ('2 to 4', 0)]
    """
    if not totals or not of:
        return []
    mean = round(sum(totals) / len(totals), 2)
    rows = [(f"mean {number(mean)} of {number(of)}", len(totals))]
    fifths = [min(4, int(5 * t / of)) for t in totals]
    for n in range(5):
        low, high = of * n / 5, of * (n + 1) / 5
        rows.append((f"{number(round(low, 1))} to {number(round(high, 1))}", fifths.count(n)))
    return rows


def _class_row(question: Digested, own: list[Graded]) -> dict[str, Any]:
    verdicts = [g.verdicts[question.id] for g in own if question.id in g.verdicts]
    answered = [v for v in verdicts if v.given is not None or v.score > 0]
    found = Counter(m for v in answered for m in v.misconceptions)
    # A summary may be shown to a class, so a private question keeps its misconceptions to itself.
    told = () if question.flag("private") else question.behind.get("misconceptions", ())
    asks = {m["id"]: m["ask"] for m in told}
    mean = sum(v.score for v in verdicts) / len(verdicts) if verdicts else None
    return {
        "id": question.id,
        "answered": len(answered),
        "mean": "" if mean is None or kind_of(question).read_by_person else f"{mean:.2f}",
        "often": [f"{asks[m]} ({n})" for m, n in found.most_common(3) if m in asks],
    }


def _by_number(text: str) -> list[tuple[int, str]]:
    """Sort "9.1" before "10.1", and words by their letters.

    >>> sorted(["10.1", "9.2", "9.1"], key=_by_number)
    ['9.1', '9.2', '10.1']
    """
    return [(int(p), "") if p.isdigit() else (0, p) for p in re.split(r"(\d+)", text)]


def given_words(question: Digested, given: Any) -> str:
    """Return an answer as its author would know it: words of the text in quotation marks."""
    if isinstance(given, list) and given and all(isinstance(place, range) for place in given):
        tokens, _ = question.passage
        return f"\u201c{' '.join(tokens[i] for i in given[0])}\u201d"
    return _shown(given)


def _shown(given: Any) -> str:
    """Return what was given as short text."""
    if given is None:
        return ""
    if isinstance(given, str):
        text = given
    elif isinstance(given, (set, frozenset)):
        text = ", ".join(sorted(map(str, given), key=_by_number)) or "none"
    elif isinstance(given, dict):
        text = "; ".join(f"{k}: {_shown(v)}" for k, v in given.items())
    elif isinstance(given, (list, tuple)):
        if given and all(isinstance(g, dict) for g in given):
            return ""  # outcomes of a function; the notes say what came of them
        text = ", ".join("open" if g is None else _shown(g) for g in given)
    else:
        text = json.dumps(given, default=str)
    return text if len(text) <= SHOWN_ANSWER else text[:SHOWN_ANSWER] + " [...]"
