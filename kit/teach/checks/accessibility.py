"""What a learner reads can be read by everyone: headings, pictures, links, tables, widths, terms.

Prose and code are checked where the author edits them, in `lesson.md` and `questions.toml`; what
cells print is checked in the solved notebooks. Contrast and keyboard are matters for tests.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from kit.course.bank.assembly import LessonSource
from kit.course.bank.lint import COLUMNS, TABLE_COLUMNS, lint_code, lint_headings, lint_prose
from kit.teach.checks.course import Course, first_line, printed
from kit.teach.checks.prose import Line, lines, prose
from kit.teach.lessons.building import stored

NOTED = (0, 1, 3)
"""Lessons that open with a content note, unless their article is invented."""
_IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)\s]*)")
_IMG = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_ALT = re.compile(r"""\balt\s*=\s*(["'])\s*[^"'\s]""", re.IGNORECASE)
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s]+)")
_BARE = re.compile(r"(?<![(<\"'\[])\bhttps?://\S+")
_VAGUE = re.compile(r"(click )?(here|this|that|link|more|read more|this (page|link|site|article))")
_BOLD = re.compile(r"\*\*([^*\n]+(?:\n[^*\n]+)?)\*\*")
_PICTURE = re.compile(r"<svg\b|<img\b|<canvas\b", re.IGNORECASE)
_ROW = re.compile(r"<tr\b.*?</tr>", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)


def accessibility(course: Course) -> list[str]:
    """Return every place that some readers could not use, with the mend."""
    faults: list[str] = []
    for lesson in course.lessons:
        path = lesson.folder / "lesson.md"
        if not path.is_file():
            continue
        name = course.name(path)
        text = prose(path)
        faults += [f"{name}: {fault}" for fault in lint_headings([text])]
        for line in lines(path):
            faults += [f"{name}: line {line.number}: {fault}" for fault in _line(line)]
        faults += [f"{name}: {fault}" for fault in _note(lesson, course, text)]
        faults += [f"{name}: {fault}" for fault in _glossary(text)]
        faults += _starters(lesson, course)
        faults += _outputs(course.notebooks / "solved" / f"{lesson.name}.ipynb", course)
    return faults


def _line(line: Line) -> Iterator[str]:
    # An address inside a link is not shown; the words of the link are.
    shown = re.sub(r"\]\(https?://\S+\)", "]", line.text)
    # A heading and a question's directive are one line, however long.
    if len(shown) > COLUMNS and not re.match(r"#{1,6} ", shown):
        yield f"{line.kind}: {len(shown)} columns wide; break it at {COLUMNS}"
    if found := symbols(line.text):
        yield f"{line.kind}: holds an emoji, {found[0]!r}; say it in words"
    if line.kind == "code":
        if re.search(r"(?<![\w.])input\(", line.text):
            yield "code: waits for input(); a notebook runs without anybody at the keyboard"
        return
    if line.kind != "prose":
        return
    for fault in lint_prose(line.text):
        if "emoji" not in fault:
            yield f"{fault}; split it"
    for alt, source in _IMAGE.findall(line.text):
        if not alt.strip():
            yield f"prose: picture '{source}' has no text between ![ and ]; say what it shows"
    for tag in _IMG.findall(line.text):
        if not _ALT.search(tag):
            yield "prose: <img> without alt; say what the picture shows"
    for text, address in _LINK.findall(line.text):
        plain = " ".join(text.casefold().split()).strip(" .")
        if not plain or _VAGUE.fullmatch(plain) or re.match(r"https?:|www\.", plain):
            yield f"prose: link text '{text}' does not say where {address} goes; name the place"
    if _BARE.search(re.sub(r"`[^`]*`|\]\([^)]*\)", "", line.text)):
        yield "prose: an address without words; write [what it is](address)"


def symbols(text: str) -> list[str]:
    """Return characters that fonts draw as pictures; arrows, letters and mathematics are none.

    Neither is the sign for a byte that is no UTF-8: the check `links` names the encoding.

    >>> symbols("a → b, 10 °C, ☺")
    ['☺']
    """
    return [c for c in text if unicodedata.category(c) == "So" and c not in "°©®\ufffd"]


def _note(lesson: LessonSource, course: Course, text: str) -> Iterator[str]:
    table = lesson.bank.lesson
    if table.number not in NOTED or _invented(table.article, lesson.folder, course):
        return
    top = text.split("\n## ")[0]
    if not re.search(r"^> .*content note", top, re.IGNORECASE | re.MULTILINE):
        yield (
            "content note: is missing under the title; say what the text holds, how long it takes, "
            "and how to use an invented text instead ('> *Content note.* ...')"
        )


def _invented(article: str | None, folder: Path, course: Course) -> bool:
    if article is None:
        return True
    for place in (folder, course.articles):
        about = place / f"{Path(article).stem}.toml"
        if about.is_file():
            try:
                return bool(tomllib.loads(about.read_text(encoding="utf-8")).get("invented"))
            except (OSError, ValueError):
                return False
    return False


def _glossary(text: str) -> Iterator[str]:
    """Bold terms that the lesson's glossary lacks; a plural may stand for its singular."""
    body, _, glossary = text.partition("\n## Glossary")
    listed = " ".join(glossary.casefold().split())
    for match in _BOLD.finditer(body):
        term = " ".join(match[1].casefold().split()).rstrip(".?,:;!")
        if term.rstrip("s") not in listed:
            number = body.count("\n", 0, match.start()) + 1
            missing = "there is no '## Glossary'" if not listed else "the glossary does not have it"
            yield f"line {number}: prose: bold term '{term}': {missing}; add it with its meaning"


def _starters(lesson: LessonSource, course: Course) -> Iterator[str]:
    where = course.name(lesson.folder / "questions.toml")
    for question in lesson.bank.question:
        for fault in lint_code(getattr(question, "starter", "")):
            yield f"{where}: {question.id}: starter: {fault.removeprefix('code: ')}"


def _outputs(path: Path, course: Course) -> Iterator[str]:
    """What the cells of a solved notebook print and draw."""
    notebook = stored(path)
    for cell in notebook.cells if notebook is not None else ():
        if cell.cell_type != "code":
            continue
        where = f"{course.name(path)}: {first_line(cell.source)}"
        text = printed(cell)
        wide = [t for t in text.splitlines() if len(t) > COLUMNS and "://" not in t]
        if wide:
            yield f"{where}: output: a line of {len(wide[0])} columns; print at most {COLUMNS}"
        if found := symbols(text):
            yield f"{where}: output: holds an emoji, {found[0]!r}; say it in words"
        for output in cell.outputs:
            yield from (f"{where}: output: {fault}" for fault in _drawn(output.get("data", {})))


def _drawn(data: dict) -> Iterator[str]:
    html = data.get("text/html", "")
    picture = any(k.startswith("image/") for k in data) or _PICTURE.search(html)
    if picture and not data.get("text/plain", "").startswith("Figure: "):
        yield (
            "a picture without words; print a sentence that begins 'Figure: ' and its table "
            "(figures made with kit.show do)"
        )
    for tag in _IMG.findall(html):
        if not _ALT.search(tag):
            yield "an <img> without alt; say what the picture shows"
    columns = max((len(_CELL.findall(row)) for row in _ROW.findall(html)), default=0)
    if columns > TABLE_COLUMNS:
        yield f"a table of {columns} columns; at most {TABLE_COLUMNS}"
