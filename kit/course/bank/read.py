"""Reading question banks: TOML in, checked questions out, one clear line for every mistake."""

from __future__ import annotations

import difflib
import re
import sys
import tomllib
from collections.abc import Mapping
from functools import lru_cache, reduce
from operator import or_
from pathlib import Path
from types import GenericAlias
from typing import Annotated, Any

from pydantic import Field, ValidationError, create_model

from kit.course.kinds.registry import KINDS
from kit.course.schema import parts
from kit.course.schema.questions import Bank

MOST_PARTS = 60
"""Parts of a dotted name: each is a table in a table, and reading them takes their square."""
_DOTTED = re.compile(rf"(?m)^[ \t]*\[{{0,2}}[ \t]*(?:[\w-]+[ \t]*\.[ \t]*){{{MOST_PARTS - 1}}}")


class BankError(ValueError):
    """A bank that cannot be used. Each line reads `file: question: what is wrong`."""


def read_bank(path: str | Path, root: str | Path | None = None) -> Bank:
    """The checked bank of one `questions.toml`; `BankError` lists every mistake, one a line.

    `root` is the folder that file names in messages are relative to.
    """
    path = Path(path)
    name = path.relative_to(root).as_posix() if root else path.as_posix()
    return check_bank(load_toml(path, name), name)


def load_toml(path: Path, name: str) -> dict:
    """The table in the TOML file at `path`; `BankError` calls it `name`."""
    try:
        text = path.read_text(encoding="utf-8-sig")  # Windows editors put a mark at the start
        if found := _DOTTED.search(text):
            line = text.count("\n", 0, found.start()) + 1
            raise BankError(
                f"{name}: line {line}: a name of {MOST_PARTS} parts or more; shorten it"
            )
        return tomllib.loads(text)
    except OSError as error:
        raise BankError(f"{name}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise BankError(f"{name}: not UTF-8 text (byte {error.start}); save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise BankError(f"{name}: not valid TOML: {error}{_toml_mend(text, error)}") from None
    except RecursionError:
        raise BankError(f"{name}: a list or table lies far too deep; close its brackets") from None


def _toml_mend(text: str, error: tomllib.TOMLDecodeError) -> str:
    """What to do about the commonest slips of a hand-written file; "" for others."""
    place = re.search(r"at line (\d+)", str(error))
    line = text.splitlines()[int(place[1]) - 1] if place else ""
    if re.search(r"=\s*\[?\s*[“”‘’„]", line):
        return '; write straight quotation marks ("), not curly ones'
    if "Illegal character '\\n'" in str(error):
        return "; close the quotation mark on that line"
    if "Unescaped '\\'" in str(error):
        return "; write \\\\ for a backslash, or put the text between single quotation marks"
    return ""


def check_bank(raw: dict, name: str = "questions.toml") -> Bank:
    """The checked bank held in `raw`, a table as `tomllib` returns it."""
    try:
        bank = _checking(_tables()).model_validate(raw)
    except ValidationError as error:
        lines = dict.fromkeys(_line(name, raw, e) for e in error.errors(include_url=False))
        raise BankError("\n".join(lines)) from None
    faults = [f"{name}: {fault}" for fault in _across(bank)]
    if faults:
        raise BankError("\n".join(faults))
    return bank


def _tables() -> tuple[type[parts.Base], ...]:
    return tuple(kind.table() for kind in KINDS.values())


@lru_cache
def _checking(tables: tuple[type[parts.Base], ...]) -> type[Bank]:
    """The bank whose questions are of these classes, told apart by their kind."""
    either: Any = Annotated[reduce(or_, tables), Field(discriminator="kind")]
    fields: dict[str, Any] = {"question": (GenericAlias(list, (either,)), ...)}
    return create_model("Bank", __base__=Bank, **fields)


def _across(bank: Bank) -> list[str]:
    """Mistakes that only show when the questions of a bank are seen together."""
    faults, seen = [], set()
    for question in bank.question:
        if question.id in seen:
            faults.append(f"{question.id}: id is used twice")
        seen.add(question.id)
        if question.id.split(".")[0] != bank.lesson.id:
            faults.append(f"{question.id}: id must begin with '{bank.lesson.id}.'")
    total = sum(q.points for q in bank.question)
    if total != bank.lesson.points:
        faults.append(
            f"lesson: points is {bank.lesson.points:g}, but the questions add up to {total:g}"
        )
    return faults


def _line(name: str, raw: dict, error: Mapping[str, Any]) -> str:
    """One pydantic error as `file: question: field: what is wrong`."""
    place = list(error["loc"])
    where = name
    if place[:1] == ["question"] and len(place) > 1:
        index = place[1]
        entry = raw["question"][index] if isinstance(raw.get("question"), list) else {}
        entry = entry if isinstance(entry, dict) else {}
        where += f": {entry.get('id', f'question {index + 1}')}"
        place = [p for p in place[2:] if p not in KINDS]
    field = _field(place)
    message = error["msg"].removeprefix("Value error, ")
    if error["type"] == "extra_forbidden":
        message = f"unknown field{_nearest(str(error['loc'][-1]))}"
    elif error["type"] == "missing":
        message = "is missing"
    elif error["type"] == "union_tag_invalid":
        kind = error["ctx"]["tag"]
        field, message = "", f"kind '{kind}' is not one of {', '.join(KINDS)}"
    elif error["type"] == "union_tag_not_found":
        field, message = "kind", "is missing"
    if field:
        message = f"{field} {message}" if message == "is missing" else f"{field}: {message}"
    return f"{where}: {message}"


def _field(place: list) -> str:
    text = ""
    for part in place:
        if isinstance(part, int):
            text += f" {part + 1}"
        elif "[" not in part and "(" not in part:
            text += f".{part}" if text else part
    return text


def _nearest(word: str) -> str:
    modules = {parts.__name__, *(table.__module__ for table in _tables())}
    classes = [c for m in modules for c in vars(sys.modules[m]).values()]
    names = {f for c in classes if isinstance(c, type) for f in getattr(c, "model_fields", {})}
    if word in names:
        return " here; it belongs to another table of the bank"
    close = difflib.get_close_matches(word, sorted(names), n=1)
    return f"; did you mean '{close[0]}'?" if close else ""
