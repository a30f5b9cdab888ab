"""Questions and feedback in another language: strings laid over a bank, English where one lacks.

Beside `questions.toml` a lesson may hold `strings.<language>.toml`: a table for each question id,
with only words in it. Ids, keys, points and the article stay as they are, so an answer is marked
the same in every language.

    ["start.1"]
    prompt = "..."
    misconception.lines = "..."
    options.headline = { text = "...", why = "..." }
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from typing import Any

from kit.course.bank.read import BankError

FILE = re.compile(r"strings\.([a-z]{2,3}(?:-[a-z]{2,4})?)\.toml")
PLAIN = ("prompt", "hint", "explanation")
ROWS = {"options": ("text", "why"), "items": ("text", "why"), "fields": ("text", "why"),
        "anchors": ("text", "why"), "checks": ("name",)}  # fmt: skip
"""Lists of tables with ids -> the fields of a row that are words."""
SHOWN = frozenset({"prompt", "hint", "options", "items", "rubric", "anchors", "scrambled"})
"""Fields of a shipped question that a translation may change; all others are marked by."""


def laid_over(bank: Mapping[str, Any], strings: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return the bank (as TOML gives it) with the strings in place of its own.

    Raises `BankError`, one line a mistake, for strings that belong to nothing; `name` is the file.
    """
    made, faults = copy.deepcopy(dict(bank)), []
    entries = {str(e.get("id")): e for e in made.get("question", ()) if isinstance(e, dict)}
    for id, table in strings.items():
        if id not in entries:
            faults.append(f"{name}: {id}: there is no such question to translate")
        elif not isinstance(table, dict):
            faults.append(f'{name}: {id}: is no table; write ["{id}"] above its strings')
        else:
            faults += [f"{name}: {id}: {fault}" for fault in _lay(entries[id], table)]
    if faults:
        raise BankError("\n".join(faults))
    return made


def _lay(entry: dict[str, Any], table: Mapping[str, Any]) -> Iterator[str]:
    for field, value in table.items():
        if field in PLAIN:
            if field not in entry:
                yield f"{field}: the question has none to translate"
            elif not isinstance(value, str) or not value.strip():
                yield f"{field}: must be words between quotation marks"
            else:
                entry[field] = value
        elif field == "rubric":
            if not isinstance(value, list) or len(value) != len(entry.get("rubric", ())):
                yield f"rubric: must be a list of {len(entry.get('rubric', ()))} lines"
            else:
                entry["rubric"] = value
        elif field == "misconception" or field in ROWS:
            if not isinstance(value, dict):
                yield f"{field}: must be a table from id to words"
                continue
            yield from _lay_rows(entry, field, value)
        else:
            known = ", ".join([*PLAIN, "rubric", "misconception", *ROWS])
            yield f"{field}: is no field with words; choose from {known}"


def _lay_rows(entry: dict[str, Any], field: str, given: Mapping[str, Any]) -> Iterator[str]:
    rows = _by_id(entry, field)
    allowed = ("ask",) if field == "misconception" else ROWS[field]
    for id, words in given.items():
        if id not in rows:
            yield f"{field} '{id}': there is none with this id; there are {', '.join(rows)}"
            continue
        table = words if isinstance(words, dict) else {allowed[0]: words}
        for part, text in table.items():
            if part not in allowed:
                yield f"{field} '{id}': {part}: is no words; choose from {', '.join(allowed)}"
            elif not isinstance(text, str) or not text.strip():
                yield f"{field} '{id}': {part}: must be words between quotation marks"
            else:
                rows[id][part] = text


def _by_id(entry: Mapping[str, Any], field: str) -> dict[str, dict[str, Any]]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    rows = enumerate(entry.get(field, ()))
    return {str(row.get("id", letters[n] if n < 26 else n)): row for n, row in rows}


def missing(bank: Mapping[str, Any], strings: Mapping[str, Any]) -> tuple[list[str], int]:
    """Return a line for each string that has no translation, and how many strings there are."""
    lacking, total = [], 0
    for entry in bank.get("question", ()):
        table = strings.get(str(entry.get("id")), {})
        for place, there in _places(entry, table):
            total += 1
            if not there:
                lacking.append(f"{entry['id']}: {place}")
    return lacking, total


def _places(entry: Mapping[str, Any], table: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    for field in (*PLAIN, "rubric"):
        if entry.get(field):
            yield field, field in table
    for field, parts in {"misconception": ("ask",), **ROWS}.items():
        given = table.get(field, {})
        for id, row in _by_id(entry, field).items():
            words = given.get(id, {})
            words = words if isinstance(words, dict) else {parts[0]: words}
            for part in parts:
                if row.get(part):
                    yield f"{field} '{id}': {part}", part in words


def changes(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields in which a translated question differs, as both ship.

    Raises `ValueError` where a field that is marked by would differ.
    """
    changed = {k: v for k, v in theirs.items() if ours.get(k) != v}
    if extra := sorted(set(changed) - SHOWN):
        raise ValueError(f"{extra[0]}: a translation must not change it")
    return changed
