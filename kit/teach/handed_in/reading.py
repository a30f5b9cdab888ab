"""Reading: one notebook taken apart into plain data, which is all that marking ever sees of it.

It needs nothing but the bytes and what every learner was given, so it can be done in a box
(`kit.teach.handed_in.reader`) that holds no key. What comes out of there is checked again.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import pydantic_core

from kit.course.marking.page_records import Record
from kit.teach.handed_in import notebook_file, own_code, page_answers
from kit.teach.handed_in.notebook_file import Cell, Notebook, Unreadable
from kit.teach.handed_in.page_answers import Line
from kit.teach.handed_in.repair import Numbered, Plan, plan

_OBJECTS = re.compile(
    r"(?im)^[^\w\n]{0,9}I object(?: to)? `?([a-z]{1,40}\.[0-9a-z-]{1,40})`?[^\w\n]{0,9}(.*)$"
)
MOST_OBJECTION = 300
"""Characters of an objection that are told; the notebook has the rest."""
MOST_OBJECTIONS = 30
"""Objections of one notebook that are told: more than a lesson has questions."""

Part = TypeVar("Part")


@dataclass(frozen=True)
class Handout:
    """What every learner has of a lesson: its cells as they were released, and its questions."""

    name: str
    release: tuple[Cell, ...]
    questions: tuple[str, ...]

    @cached_property
    def ids(self) -> frozenset[str]:
        """The questions, to look one up among them."""
        return frozenset(self.questions)

    @cached_property
    def words(self) -> dict[str, list[str]]:
        """The words of the cell of each question."""
        return {q: cell.source.split() for cell in self.release for q in cell.questions}

    @cached_property
    def prose(self) -> frozenset[str]:
        """The texts between the code in which nobody objects to anything."""
        texts = (cell.source for cell in self.release if cell.kind == "markdown")
        return frozenset(text for text in texts if not _OBJECTS.search(text))


@dataclass(frozen=True)
class Reading:
    """What a notebook holds. `notes` say what had to be mended to read it, a line each.

    `page` is what a page kept, `left_out` what of it was refused. `typed` are questions whose cell
    is not as it was released. `lines` are what cells of the learner's own answer (None where that
    is not known without running them), `own` how many such cells there are. `objections` are in the
    learner's words. `code` and `texts` are what the learner wrote, where that was asked for.
    """

    lesson: str
    plan: Plan
    notes: tuple[str, ...] = ()
    page: tuple[Record, ...] = ()
    left_out: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()
    lines: tuple[Line | None, ...] = ()
    own: int = 0
    objections: tuple[str, ...] = ()
    code: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)


def digest(data: bytes) -> str:
    """Return by what the bytes of a file are known again in the journal."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def read(
    data: bytes,
    named: str | None,
    handouts: Mapping[str, Handout],
    written: bool = False,
    by_name: bool = True,
) -> Reading:
    """Return what the notebook in `data` holds; `Unreadable` says why there is none.

    `named` is the lesson that its file is named for; without `by_name` it is not known yet, and who
    cannot be told apart without it is not read. With `written`, code and texts are read too.
    """
    notebook = notebook_file.parse(data)
    likely = _likely_lessons(notebook, handouts)
    if not by_name and len(likely) > 1:
        raise Unreadable("it may be of several lessons")
    lesson = named if named in likely else likely[0]
    given = handouts[lesson]
    released = given.words
    typed = dict.fromkeys(
        q
        for cell in notebook.cells
        if cell.question or cell.kind == "code"
        for q in cell.questions
        if q in released and cell.source.split() != released[q]
    )
    page, left_out = page_answers.of_notebook(notebook, given.ids)
    lines, own = page_answers.own_lines(notebook, given.release)
    sources = [cell.source for cell in notebook.code] if written else []
    return Reading(
        lesson,
        plan(notebook, given.release, given.questions),
        (*notebook.mended, *named_otherwise(named, lesson)),
        tuple(page),
        tuple(left_out),
        tuple(typed),
        tuple(lines),
        own,
        _objections(notebook, given),
        own_code.code(sources),
        own_code.texts(sources),
    )


def named_otherwise(named: str | None, lesson: str) -> tuple[str, ...]:
    """Return a line where a file is named for another lesson than the one it is."""
    return (f"it is named {named}, but it is {lesson}",) if named not in (None, lesson) else ()


def _likely_lessons(notebook: Notebook, handouts: Mapping[str, Handout]) -> list[str]:
    """Return the lessons a notebook may be of: by its questions, of several by its label."""
    asked = [q for c in notebook.code for q in {*c.questions, *c.by_widget}]
    homes = {q: name for name, given in handouts.items() for q in asked if q in given.ids}
    counts = Counter(homes[q] for q in asked if q in homes)
    if counts:
        most = max(counts.values())
        likely = [name for name in handouts if counts[name] == most]
        return [notebook.lesson] if notebook.lesson in likely else likely
    if notebook.lesson is not None and notebook.lesson in handouts:
        return [notebook.lesson]
    raise Unreadable("it holds no question of this course")


def _objections(notebook: Notebook, given: Handout) -> tuple[str, ...]:
    """What text cells say after "I object to sourcing.3", for a person to read; no mark changes."""
    found: dict[str, None] = {}
    for cell in notebook.cells:
        if cell.kind != "markdown" or cell.source in given.prose:
            continue
        for id, words in _OBJECTS.findall(cell.source):
            if id in given.ids:
                plain = " ".join("".join(c if c.isprintable() else " " for c in words).split())
                found[f"objects to {id}: {plain[:MOST_OBJECTION]}"] = None
    told = list(found)[:MOST_OBJECTIONS]
    if len(found) > len(told):
        told.append(f"objects {len(found) - len(told)} times more: see the notebook")
    return tuple(told)


def as_json(reading: Reading) -> bytes:
    """Return a reading as JSON."""
    planned = reading.plan
    value = {
        "lesson": reading.lesson,
        "plan": [planned.first, planned.second, planned.asked, planned.notes, planned.by_widget],
        "notes": reading.notes,
        "page": reading.page,
        "left out": reading.left_out,
        "typed": reading.typed,
        "lines": reading.lines,
        "own": reading.own,
        "objections": reading.objections,
        "code": reading.code,
        "texts": reading.texts,
    }
    try:
        return bytes(pydantic_core.to_json(value))
    except ValueError:  # half of a letter
        return json.dumps(value).encode("ascii")


def from_json(data: bytes) -> Reading:
    """Return the reading that JSON holds; ValueError where it is none, whoever wrote it."""
    try:
        try:
            value = pydantic_core.from_json(data, cache_strings="keys")
        except ValueError:
            value = json.loads(data)
        first, second, asked, notes, by_widget = value["plan"]
        return Reading(
            _text(value["lesson"]),
            Plan(
                _cells(first),
                None if second is None else _cells(second),
                _each(asked, _text),
                _each(notes, _text),
                _each(by_widget, _text),
            ),
            _each(value["notes"], _text),
            _each(value["page"], _record),
            _each(value["left out"], _text),
            _each(value["typed"], _text),
            _each(value["lines"], _line),
            int(value["own"]),
            _each(value["objections"], _text),
            _text(value["code"]),
            {_text(id): _text(said) for id, said in value["texts"].items()},
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"no reading of a notebook ({type(error).__name__})") from None


def _each(values: Any, of: Callable[[Any], Part]) -> tuple[Part, ...]:
    if not isinstance(values, list):
        raise ValueError("a list was awaited")
    return tuple(map(of, values))


def _text(value: Any) -> str:
    if type(value) is not str:
        raise ValueError("text was awaited")
    return value


def _cells(values: Any) -> Numbered:
    return [(int(number), _text(source)) for number, source in values]


def _line(value: Any) -> Line | None:
    return None if value is None else (_text(value[0]), value[1])


def _record(value: Any) -> Record:
    # The events in it were made plain one by one; marking takes each for forged all the same.
    if not isinstance(value["events"], list) or not all(
        isinstance(e, dict) for e in value["events"]
    ):
        raise ValueError("events were awaited")
    return {**value, "id": _text(value["id"])}
