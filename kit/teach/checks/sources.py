"""Banks that can be read, lessons that fit them, solutions that earn full marks."""

from __future__ import annotations

import ast
import difflib
import re
from collections.abc import Iterator
from pathlib import Path

from kit.course.bank.assembly import LessonSource, lesson_article, read_lesson
from kit.course.bank.lint import lint_bank
from kit.course.bank.read import check_bank, load_toml
from kit.course.bank.translation import laid_over
from kit.teach.checks.course import Course
from kit.teach.checks.prose import Line, lines

# What a lesson calls with the id of a question, and what it may name instead of one.
_CALL = re.compile(r"""\bkit\.(check|hint|ask|reveal|by_hand)\(\s*["']([^"']+)["']""")
_SCORE = re.compile(r"""\bkit\.score\(\s*["']([^"']+)["']""")
_NAMED = re.compile(r"`([a-z]+)\.([0-9a-z-]+)`")
_LINK = re.compile(r"(?<!\\)\]\(\s*<?([^)\s>]+)")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|#", re.IGNORECASE)


def banks(course: Course) -> list[str]:
    """Return every mistake in question banks, overlays and files of private keys."""
    faults = list(course.broken)
    for folder in sorted(course.exercises.glob("[0-9][0-9]-*")):
        has = {n: (folder / n).is_file() for n in ("questions.toml", "lesson.md")}
        if (folder / "proposals.json").is_file() and not has["questions.toml"]:
            continue  # a draft, and not a lesson yet
        for name, there in has.items():
            if not there:
                faults.append(f"{course.name(folder)}/{name}: is missing; a lesson is two files")
    if not course.folders and not faults:
        faults.append(f"{course.name(course.exercises)}: holds no lesson (NN-topic/questions.toml)")
    return faults


def links(course: Course) -> list[str]:
    """Return every place where a lesson's text points at a question, passage or file not there."""
    missing = [f"{course.name(p / 'lesson.md')}: " for p in course.folders if not _has_lesson(p)]
    faults = [line for line in course.misfits if not line.startswith(tuple(missing))]
    ids = {id for lesson in course.lessons for id in lesson.questions}
    topics = {lesson.bank.lesson.id for lesson in course.lessons}
    for lesson in course.lessons:
        path = lesson.folder / "lesson.md"
        if path.is_file():
            for line in lines(path):
                where = f"{course.name(path)}: line {line.number}"
                faults += [f"{where}: {fault}" for fault in _line(line, ids, topics)]
                faults += [f"{where}: {fault}" for fault in _files(line, course)]
                faults += [f"{where}: {fault}" for fault in _passages(line, lesson)]
    return faults


def _has_lesson(folder: Path) -> bool:
    return (folder / "lesson.md").is_file()


def _line(line: Line, ids: set[str], topics: set[str]) -> Iterator[str]:
    for function, id in _CALL.findall(line.text):
        if id not in ids:
            yield f"kit.{function} names '{id}', which is no question; {_near(id, ids)}"
    for topic in _SCORE.findall(line.text):
        if topic not in topics:
            yield f"kit.score names '{topic}', which is no lesson; {_near(topic, topics)}"
    for topic, rest in _NAMED.findall(line.text) if line.kind == "prose" else ():
        if topic in topics and f"{topic}.{rest}" not in ids:
            yield f"names `{topic}.{rest}`, which is no question; {_near(f'{topic}.{rest}', ids)}"


def _near(word: str, known: set[str]) -> str:
    close = difflib.get_close_matches(word, sorted(known), n=1)
    return f"did you mean '{close[0]}'?" if close else "take it out, or write the question"


def _files(line: Line, course: Course) -> Iterator[str]:
    """Links and pictures that stand beside the notebooks; addresses are not followed."""
    for target in _LINK.findall(line.text) if line.kind == "prose" else ():
        path = target.split("#")[0]
        if path and not _ELSEWHERE.match(target) and not (course.notebooks / path).exists():
            yield f"links to '{path}', which is not there as seen from notebooks/; mend the path"


def _passages(line: Line, lesson: LessonSource) -> Iterator[str]:
    """Ids given to `show.passage(article, ...)` that the lesson's article does not have."""
    call = re.search(r"\bshow\.passage\(\s*article\s*,([^)]*)\)", line.text)
    if not call or lesson.bank.lesson.article is None:
        return
    try:
        asked = ast.literal_eval(f"({call[1].strip().rstrip(',')},)")
    except (ValueError, SyntaxError):
        return  # made by the code around it
    article = lesson_article(lesson.bank.lesson.article, lesson.folder)
    known = {str(b.number) for b in article.blocks} | {s.id for s in article.sentences}
    for id in asked:
        if str(id) not in known:
            yield f"shows passage {id}, which the article does not have"


def solutions(course: Course) -> list[str]:
    """Return a line for every question whose own solution does not reach full marks."""
    return course.unsolved


def hints(course: Course) -> list[str]:
    """Return every hint that gives a key away, and every question without its hint or reason."""
    faults: list[str] = []
    for lesson in course.lessons:
        where = course.name(lesson.folder / "questions.toml")
        private = {q.id for q in lesson.bank.question if q.private}
        # With its private keys a bank can be linted whole; what stays missing is kept elsewhere.
        merged = read_lesson(lesson.folder, course.root, course.keys, private=True).bank
        told: dict[str, str] = {}  # the first fault of each field; the next shows once it is mended
        for line in lint_bank(merged):
            id, _, fault = line.partition(": ")
            if id not in private or "is missing" not in fault:
                told.setdefault(f"{id}: {fault.split(': ')[0]}", f"{where}: {line}{_mend(fault)}")
        faults += told.values()
        faults += _translated_hints(lesson, course)
    return faults


def _translated_hints(lesson: LessonSource, course: Course) -> Iterator[str]:
    """Leaks that only a translation makes; what it leaves in English is told above."""
    raw = load_toml(lesson.folder / "questions.toml", "")
    for path in sorted(lesson.folder.glob("strings.*.toml")):
        name = course.name(path)
        bank = check_bank(laid_over(raw, load_toml(path, name), name), name)
        for line in lint_bank(bank):
            if mend := _mend(line):
                yield f"{name}: {line}{mend}"


def _mend(fault: str) -> str:
    if re.search(r"belongs to the key|is in the key|holds the text of option", fault):
        return "; send the reader to the text instead"
    return ""
