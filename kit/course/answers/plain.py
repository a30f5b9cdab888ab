"""Answers as plain data: whatever a learner hands in becomes JSON types, or a clear refusal.

An answer crosses process borders as JSON, so it is reduced here to None, bool, int, float, str,
list and dict with text keys. Built-in conversions are called on the built-in types themselves
(`str.__str__`, `dict.items`), never on methods that a subclass could have replaced.
"""

from __future__ import annotations

import itertools
import math
import sys
import types
from typing import Any

BLANK = "..."
"""What an Ellipsis becomes: the place where an answer still has to go."""

MOST_ITEMS = 5_000
MOST_CHARACTERS = 50_000
MOST_DEPTH = 6
LARGEST = 10**15
TOO_LARGE = "the number is far too large; check it for stray digits"

_WALKABLE: tuple[type, ...] = (
    list, tuple, set, frozenset, range, map, filter, zip, enumerate, reversed,
    types.GeneratorType, type({}.keys()), type({}.values()), itertools.chain,
)  # fmt: skip


class AnswerError(ValueError):
    """An answer that cannot be read. The message tells the learner what would be."""


def to_plain(answer: Any) -> Any:
    """Return the answer as JSON types; sets become sorted lists, `...` becomes "...".

    Accepts numpy and pandas values, tuples, sets, ranges and generators, and the kit's own
    blocks, sentences and quotations (by their id). Raises `AnswerError` for anything else.

    >>> to_plain(({"8.2", "5.1"}, ..., (31, None)))
    [['5.1', '8.2'], '...', [31, None]]
    """
    try:
        return _plain(answer, 0, [MOST_ITEMS, MOST_CHARACTERS])
    except AnswerError:
        raise
    except Exception as error:  # a generator or a subclass of the learner's may raise anything
        raise AnswerError(
            f"the answer could not be read ({type(error).__name__}); use plain text, numbers "
            "and lists"
        ) from None


def _plain(value: Any, depth: int, left: list[int]) -> Any:
    left[0] -= 1
    if depth > MOST_DEPTH:
        raise AnswerError("the answer is nested too deeply; a flat list or table is enough")
    if left[0] < 0:
        raise AnswerError(f"the answer has more than {MOST_ITEMS:,} parts")
    if value is None or value is True or value is False:
        return value
    if value is Ellipsis:
        return BLANK
    kind = type(value)
    if kind is str:
        return _text(value, left)
    if issubclass(kind, str):
        return _text(str.__getitem__(value, slice(None)), left)
    if issubclass(kind, int):
        return _whole(int.__add__(value, 0))
    if issubclass(kind, float):
        return _fraction(float.__add__(value, 0.0))
    if issubclass(kind, dict):
        return _table(value, depth, left)
    if issubclass(kind, (bytes, bytearray)):
        raise AnswerError("the answer is bytes, not text; take the b away from in front of it")
    if issubclass(kind, _WALKABLE):
        return _walk(value, kind, depth, left)
    named = _by_id(value)
    if named is not None:
        return named
    listed = _from_numbers_library(value, kind)
    if listed is not value:
        return _plain(listed, depth + 1, left)
    if callable(value):
        raise AnswerError("the answer is a function; this question wants what the function gives")
    raise AnswerError(
        f"the answer is of type {kind.__name__}; use text, a number, a list or a dict"
    )


def _text(value: str, left: list[int]) -> str:
    left[1] -= len(value)
    if left[1] < 0:
        raise AnswerError(f"the answer is longer than {MOST_CHARACTERS:,} characters")
    # Half a surrogate pair cannot be written down as UTF-8, and JSON must be.
    if not value.isascii():
        value = value.encode("utf-8", "replace").decode("utf-8")
    return BLANK if value.strip() in ("...", "\u2026") else value


def _whole(value: int) -> int:
    if abs(value) > LARGEST:
        raise AnswerError(TOO_LARGE)
    return value


def _fraction(value: float) -> float | int:
    if not math.isfinite(value):
        raise AnswerError("the number is not finite (nan or inf); an open end is written None")
    return value


def _table(value: dict, depth: int, left: list[int]) -> dict[str, Any]:
    table: dict[str, Any] = {}
    for key, entry in dict.items(value):
        plain = _plain(key, depth + 1, left)
        if isinstance(plain, (list, dict)) or plain is None or isinstance(plain, bool):
            raise AnswerError('the keys of the answer must be ids, such as "7.1"')
        name = plain.strip() if type(plain) is str else id_text(plain)
        if name in table:
            raise AnswerError(f"the answer names '{name}' twice")
        table[name] = _plain(entry, depth + 1, left)
    return table


def _walk(value: Any, kind: type, depth: int, left: list[int]) -> list[Any]:
    for base in (list, tuple, set, frozenset):
        if issubclass(kind, base):
            parts = base.__iter__(value)
            break
    else:
        parts = iter(value)
    plain = [_plain(p, depth + 1, left) for p in itertools.islice(parts, MOST_ITEMS + 1)]
    if issubclass(kind, (set, frozenset)):
        plain.sort(key=lambda p: (str(type(p)), str(p)))
    return plain


def _by_id(value: Any) -> str | None:
    """The id of a block, sentence or quotation of the kit; None for anything else."""
    article = sys.modules.get("kit.text.article")
    if article is None:
        return None
    if isinstance(value, article.Block):
        return str(int(value.number))
    if isinstance(value, (article.Sentence, article.Quotation)):
        return str(value.id)
    return None


def _from_numbers_library(value: Any, kind: type) -> Any:
    numpy, pandas = sys.modules.get("numpy"), sys.modules.get("pandas")
    if numpy is not None and issubclass(kind, numpy.generic):
        return value.item()
    if numpy is not None and issubclass(kind, numpy.ndarray):
        return value.tolist() if value.size <= MOST_ITEMS else [None] * (MOST_ITEMS + 1)
    if pandas is not None and issubclass(kind, (pandas.Series, pandas.Index)):
        return value.tolist() if value.size <= MOST_ITEMS else [None] * (MOST_ITEMS + 1)
    return value


def id_text(value: Any) -> str:
    """Return a number or text as an id: 7 and 7.0 give "7", 7.1 gives "7.1".

    >>> id_text(7.1), id_text(" 5.1 "), id_text(8.0)
    ('7.1', '5.1', '8')
    """
    if isinstance(value, float):
        return str(int(value)) if value == int(value) else repr(value)
    return str(value).strip()


def plain_type(value: Any) -> str:
    """Return what kind of plain data a value is, as JSON names it.

    >>> [plain_type(v) for v in (None, True, 7, "7", [7], {"a": 7})]
    ['null', 'boolean', 'number', 'string', 'array', 'object']
    """
    if value is None:
        return "null"
    for name, kind in (
        ("boolean", bool),
        ("number", (int, float)),
        ("string", str),
        ("array", (list, tuple)),
    ):
        if isinstance(value, kind):
            return name
    return "object"
