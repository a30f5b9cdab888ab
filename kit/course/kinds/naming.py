"""What the parts of an answer are called where a learner is asked about them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.kinds.form_parts import labelled

LONGEST = 60
IN_A_LIST = 24
"""Characters of a name, in a question that stands alone and in a list of several."""
MOST_NAMED = 3
_ON_THE_PAGE = re.compile(r"[A-Za-z]?\d+(\.\d+)?|[ivx]+|[a-z]|q\d+")
"""Ids that a learner sees beside what they name: of blocks, sentences, quotations, cards, rows."""
ENDS = {"low": "the lower end", "high": "the upper end"}


def naming(question: Digested, about: Sequence[str], ask: str, general: bool = False) -> str:
    """Return a question put to a learner, with the part it is about in front, unless it says so.

    A `general` one is asked of whatever is wrong; the part is then where to begin.

    >>> data = {"id": "a.1", "kind": "units", "points": 1, "universe": ["3", "14", "7.1"]}
    >>> naming(Digested(data), ["14", "3"], "Does it break off?")
    'Blocks 14 and 3: Does it break off?'
    >>> naming(Digested(data), ["7.1"], "Who speaks in 7.1?")
    'Who speaks in 7.1?'
    """
    named = [part for part in about if part]
    if not named or all(_says(ask, part, _name(question, part)) for part in named):
        return ask
    together = _together(question, named)
    return f"Begin with {together}. {ask}" if general else f"{_capital(together)}: {ask}"


def called(question: Digested, part: str) -> str:
    """Return what a list calls an item or an option: its words, or an id that stands on the page.

    >>> data = {"id": "a.1", "kind": "choice", "points": 1,
    ...         "options": [{"id": "us", "text": "the US"}, {"id": "C1", "text": "card C1"}]}
    >>> called(Digested(data), "us"), called(Digested(data), "C1")
    ('the US', 'C1')
    """
    if _ON_THE_PAGE.fullmatch(part):
        return part
    rows = [*question.data.get("items", ()), *question.data.get("options", ())]
    words = next((row["text"] for row in rows if row["id"] == part), "")
    return _short(words, IN_A_LIST) if words else part


def names(question: Digested, ask: str) -> bool:
    """Return whether a question that is put to a learner names any part of the answer."""
    rows = [*question.data.get("items", ()), *question.data.get("options", ())]
    parts = [*(row["id"] for row in rows), *question.data.get("universe", ()), *ENDS]
    parts += [part for part, _ in question.data.get("passage", ())]
    return any(_says(ask, part, _name(question, part)) for part in parts)


def _together(question: Digested, parts: Sequence[str]) -> str:
    blocks = [part for part in parts if part.isdigit() and not _own(question, part)]
    names = [_name(question, part) for part in parts[:MOST_NAMED]]
    if len(blocks) == len(parts) > 1:
        names = [f"blocks {parts[0]}", *parts[1:MOST_NAMED]]
    if len(parts) > MOST_NAMED:
        return f"{', '.join(names)} and {len(parts) - MOST_NAMED} more"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _name(question: Digested, part: str) -> str:
    return _own(question, part) or ENDS.get(part) or _unit(part)


def _own(question: Digested, part: str) -> str:
    """What the question itself calls a part: an item by its label, an option by its text."""
    rows: Sequence[Mapping[str, Any]] = question.data.get("items", ())
    for row in rows:
        if row["id"] == part:
            # A number alone says little, and a word of an author's own less than its text.
            return _short(labelled([row])[0]["label"] if part.isdigit() else row["text"] or part)
    if not rows:
        for option in question.data.get("options", ()):
            if option["id"] == part:
                return f"\u201c{_short(option['text'])}\u201d"
    for case in question.behind.get("cases", ()):
        if case.get("category") == part:
            return f"\u201c{_short(case['name'])}\u201d"
    return ""


def _unit(part: str) -> str:
    if part.isdigit():
        return f"block {part}"
    return f"quotation {part}" if re.fullmatch(r"q\d+", part) else part


def _short(text: str, longest: int = LONGEST) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= longest else f"{plain[: longest - 3].rstrip()}..."


def _says(ask: str, part: str, name: str) -> bool:
    """Whether a question names the part already, by its id or by what it is called."""
    by_id = re.search(rf"(?<![\w.-]){re.escape(part)}(?![\w-]|\.\d)", ask)
    called = name.strip("\u201c\u201d").casefold()
    return bool(by_id) or called in ask.casefold()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
