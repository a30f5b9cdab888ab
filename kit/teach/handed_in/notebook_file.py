"""Notebook files: cells out of whatever bytes were handed in, whole or damaged.

Outputs, metadata scripts and anything else in the file are never rendered or run here; only cell
ids, kinds, sources and what a page kept of its answers are read. What cannot be read is said in one
line.
"""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pydantic_core import from_json

MOST_BYTES = 64 * 1024 * 1024
MOST_VALUES = 2_000_000
"""Values in the JSON of a file: a list of nothing but `{}` takes thirty times its size."""
MOST_CELLS = 2_000
MOST_SOURCE = 200_000
MOST_SOURCES = 2_000_000
"""Characters of all cells together."""
MOST_DIGITS = 40

_CHECK = re.compile(r"""\bcheck\(\s*(?:id\s*=\s*)?[rfbuRFBU]{0,2}["']([a-z]+\.[0-9a-z-]+)["']""")
_ASK = re.compile(r"""\bask\(\s*(?:id\s*=\s*)?["']([a-z]+\.[0-9a-z-]+)["']""")
_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
_PAGE = re.compile(r"\s*<(?:!doctype html|html|head|body)\b", re.I)
_NESTING = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[\]{}]', re.DOTALL)
_CELLS = re.compile(r'"cells"\s*:\s*\[\s*')


class Unreadable(ValueError):
    """A file that is no notebook and cannot be made one. The message is one plain line."""


@dataclass(frozen=True)
class Cell:
    """A cell of a notebook file: its id where it has one, its kind and its source."""

    id: str | None
    kind: str
    source: str
    question: str | None = None
    work: Any = field(default=None, compare=False, repr=False)
    """What a page kept of the question, as it stands in the file; nothing in it is checked yet."""

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """Ids of the questions this cell answers, by its `check` calls or by its label."""
        if self.kind == "code" and "check" in self.source:
            if found := dict.fromkeys(_CHECK.findall(self.source)):
                return tuple(found)
        return (self.question,) if self.question else ()

    @cached_property
    def by_widget(self) -> tuple[str, ...]:
        """Ids of the questions this cell shows as a widget, whose answer no file holds."""
        if self.kind != "code" or "ask" not in self.source:
            return ()
        return tuple(dict.fromkeys(_ASK.findall(self.source)))

    @cached_property
    def even(self) -> str:
        """The source without blanks at its ends and at those of its lines."""
        return "\n".join(line.rstrip() for line in self.source.strip().splitlines())


@dataclass(frozen=True)
class Notebook:
    """The cells of a notebook, the lesson it says it is, and what had to be mended to read it."""

    cells: tuple[Cell, ...]
    lesson: str | None = None
    mended: tuple[str, ...] = field(default=())
    learner: str | None = None
    """The mark that a page gives a learner's notebook, if it has one; it names nobody."""

    @cached_property
    def code(self) -> tuple[Cell, ...]:
        """The code cells, in order."""
        return tuple(c for c in self.cells if c.kind == "code")


def parse(data: bytes) -> Notebook:
    """Return the notebook held in `data`; `Unreadable` says why there is none.

    >>> parse(b"")
    Traceback (most recent call last):
    kit.teach.handed_in.notebook_file.Unreadable: the file is empty
    """
    if len(data) > MOST_BYTES:
        size = len(data) // (1024 * 1024)
        raise Unreadable(f"the file has {size} MB; clear all outputs and hand it in again")
    if len(data) > MOST_VALUES and _values(data) > MOST_VALUES:
        raise Unreadable("the file holds millions of values; clear all outputs, hand it in again")
    if not data.strip(b"\0 \r\n\t"):
        raise Unreadable("the file is empty")
    try:
        value = from_json(data, cache_strings="keys")
    except ValueError:
        return _mended(data)
    return _notebook(value, [])


def _mended(data: bytes) -> Notebook:
    """The notebook in bytes that are not the JSON a notebook is, or in an odd encoding.

    Python's own reader is half as fast as the one that is tried first, and takes more: halves of
    letters, numbers of any length, deep nesting, what was not saved as UTF-8. What both take, both
    take alike.
    """
    mended: list[str] = []
    text = _text(data, mended)
    try:
        value = json.loads(text, parse_int=_integer)
    except RecursionError:
        try:
            value = _salvage(text)
        except Unreadable:
            raise Unreadable("not a notebook: its JSON is nested too deeply") from None
        mended.append("something in the file is nested too deeply; the cells beside it were kept")
    except ValueError:
        value = _salvage(text)
        mended.append("the file is cut short or damaged; its whole cells were kept")
    return _notebook(value, mended)


def _integer(digits: str) -> int:
    """A whole number; of one with more digits than anybody counts in, only the first.

    It is too large for any answer all the same. Python refuses the whole file for a number of some
    thousand digits.
    """
    return int(digits[:MOST_DIGITS])


def _values(data: bytes) -> int:
    """About how many values the JSON holds: commas and brackets, in long text outputs none."""
    marks = sum(map(data.count, (b",", b"[", b"{")))
    if marks <= MOST_VALUES:
        return marks
    strings = (data.count(b'"') - data.count(b'\\"')) // 2
    if strings > MOST_VALUES:
        return marks
    return sum(map(_STRING.sub(b"", data).count, (b",", b"[", b"{")))


def _text(data: bytes, mended: list[str]) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            mended.append(f"the file was saved as {encoding} instead of UTF-8")
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if len(data) - error.start < 4:
            return data[: error.start].decode("utf-8")
        mended.append("the file was not saved as UTF-8; some letters may be wrong")
        return data.decode("cp1252", "replace")


def _salvage(text: str) -> dict[str, Any]:
    """Return the cells that are whole, from JSON that breaks off or is damaged further on."""
    start = _CELLS.search(text)
    if start is None:
        if _PAGE.match(text):
            raise Unreadable("not a notebook but a web page; download the notebook itself again")
        raise Unreadable("not a notebook: the file is not JSON")
    decoder, position, cells = json.JSONDecoder(parse_int=_integer), start.end(), []
    while position < len(text) and text[position] == "{":
        try:
            cell, position = decoder.raw_decode(text, position)
            cells.append(cell)
        except RecursionError:
            position = _behind(text, position)
        except ValueError:
            break
        while position < len(text) and text[position] in ", \r\n\t":
            position += 1
    if not cells:
        raise Unreadable("not a notebook: no cell of it is whole")
    return {"cells": cells, "nbformat": 4}


def _behind(text: str, position: int) -> int:
    """Return where the object or list that begins at `position` ends, however deep it is."""
    depth = 0
    for token in _NESTING.finditer(text, position):
        mark = token[0][0]
        depth += (mark in "[{") - (mark in "]}")
        if depth <= 0 and mark in "]}":
            return token.end()
    return len(text)


def _notebook(value: Any, mended: list[str]) -> Notebook:
    if not isinstance(value, dict):
        raise Unreadable("not a notebook: the JSON is no object")
    cells = value.get("cells")
    sheets = value.get("worksheets")
    if cells is None and isinstance(sheets, list):
        cells = [c for s in sheets if isinstance(s, dict) for c in _list(s.get("cells"))]
        mended.append("the notebook is of format 3; it was read as format 4")
    if not isinstance(cells, list):
        raise Unreadable("not a notebook: it has no cells")
    if cells and value.get("nbformat") != 4 and sheets is None:
        mended.append(f"the notebook says it is of format {_said(value.get('nbformat'))}, not 4")
    if len(cells) > MOST_CELLS:
        raise Unreadable(
            f"the notebook has {len(cells)} cells, more than {MOST_CELLS}; take out those that are "
            "not the lesson's and hand it in again"
        )
    read = [c for c in (_cell(c) for c in cells) if c is not None]
    if len(read) < len(cells):
        mended.append(f"{len(cells) - len(read)} of {len(cells)} cells could not be read")
    if (letters := sum(len(c.source) for c in read)) > MOST_SOURCES:
        raise Unreadable(
            f"the cells hold {letters:,} letters, more than {MOST_SOURCES:,}; take out what was "
            "pasted into them and hand it in again"
        )
    if not any(c.kind == "code" for c in read):
        raise Unreadable("the notebook has no code cell, so no answer")
    label = value.get("metadata")
    return Notebook(
        tuple(read), _said_of(label, "lesson"), tuple(mended), _said_of(label, "learner")
    )


def _cell(value: Any) -> Cell | None:
    if not isinstance(value, dict):
        return None
    source = value["source"] if "source" in value else value.get("input")
    if isinstance(source, list):
        try:
            source = "".join(source)
        except TypeError:
            return None
    kind = value.get("cell_type")
    if not isinstance(source, str) or not isinstance(kind, str) or len(source) > MOST_SOURCE:
        return None
    if not source.isascii():
        # Half a surrogate pair cannot be sent on as UTF-8.
        source = source.encode("utf-8", "replace").decode("utf-8")
    id, question, work = value.get("id"), None, None
    metadata = value.get("metadata")
    if isinstance(metadata, dict) and isinstance(label := metadata.get("dateline"), dict):
        question, work = label.get("question"), label.get("work")
    return Cell(
        id if isinstance(id, str) else None,
        kind,
        source,
        question if isinstance(question, str) else None,
        work,
    )


def _said_of(metadata: Any, name: str) -> str | None:
    label = metadata.get("dateline") if isinstance(metadata, dict) else None
    said = label.get(name) if isinstance(label, dict) else None
    return said if isinstance(said, str) else None


def _said(value: Any) -> str:
    """A value as a note can show it: short, and without what would steer a terminal."""
    return "".join(c for c in str(value)[:10] if c.isprintable()) or "none"


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
