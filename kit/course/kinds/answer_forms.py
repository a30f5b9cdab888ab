"""What the kinds share in reading an answer: blanks, ids, options, rows and numbers.

Each function returns what was meant, or raises `AnswerError` with what would be right.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.answers.passages import normal
from kit.course.answers.plain import BLANK, LARGEST, TOO_LARGE, AnswerError, id_text

FILLERS = ("and", "block", "blocks", "sentence", "sentences", "quotation", "quotations")
LEFT_OPEN = "there is still '...' where your answer goes"


def renamed(answer: Any, was: Mapping[str, str]) -> Any:
    """Return an answer with the ids of an older edition (`was`: old -> now) as they are now.

    >>> renamed({"north": ["a", "b"]}, {"north": "accuser", "b": "c"})
    {'accuser': ['a', 'c']}
    """
    if not was:
        return answer
    if isinstance(answer, str):
        return was.get(answer, answer)
    if isinstance(answer, list):
        return [renamed(part, was) for part in answer]
    if isinstance(answer, dict):
        return {was.get(k, k): renamed(v, was) for k, v in answer.items()}
    return answer


def listed(ids: Sequence[str], most: int = 8) -> str:
    """Return ids for a message, shortened in the middle: "1, 2, ... 22"."""
    ids = list(ids)
    return ", ".join(ids) if len(ids) <= most else f"{ids[0]}, {ids[1]}, ... {ids[-1]}"


def without_blanks(answer: Any, final: bool) -> Any:
    """Return the answer without places left open; outside `final` those are sent back."""
    if isinstance(answer, list):
        kept: Any = [a for a in answer if a != BLANK]
        open_ = [str(i + 1) for i, a in enumerate(answer) if a == BLANK]
    else:
        kept = {k: v for k, v in answer.items() if v != BLANK and v != [BLANK]}
        open_ = [k for k in answer if k not in kept]
    if open_ and (not final or not kept):
        if not kept or isinstance(answer, list):
            raise AnswerError(LEFT_OPEN)
        raise AnswerError(f"there is still '...' at {listed(open_)}")
    return kept


def one_option(given: Any, options: Sequence[Mapping[str, Any]]) -> str:
    """Return the id of the option meant by its id, in any case or with spaces, or by its text."""
    if isinstance(given, (list, dict)) or given is None or isinstance(given, bool):
        raise AnswerError(f'give one option, such as "{options[0]["id"]}"')
    name = id_text(given)
    for option in options:
        if name == option["id"]:
            return name
    evened = name.casefold()
    for option in options:
        if "-".join(evened.split()) == option["id"].casefold() or (
            normal(name) and normal(name) == normal(option["text"])
        ):
            return option["id"]
    ids = [o["id"] for o in options]
    close = difflib.get_close_matches(name, ids, n=1)
    mend = f"did you mean '{close[0]}'?" if close else f"the options are {listed(ids, 9)}"
    raise AnswerError(f"'{short(name)}' is not an option here; {mend}")


def short(text: str) -> str:
    """Return a text of at most forty characters, for a message."""
    return text if len(text) <= 40 else text[:37] + "..."


def unit_id(given: Any, universe: Sequence[str]) -> str:
    """Return the id in `universe` that is meant by 7, 7.1, "block 7", "Q3" or " 7.1 ".

    >>> unit_id("Sentence 7.1", ["5.1", "7.1"])
    '7.1'
    """
    if isinstance(given, (list, dict, bool)) or given is None:
        raise AnswerError(f'ids are written like "{universe[0]}", one after another in a list')
    name = id_text(given).casefold()
    for word in FILLERS:
        name = name.removeprefix(f"{word} ").strip()
    if name in universe:
        return name
    if f"q{name}" in universe:
        return f"q{name}"
    if any("." in u for u in universe) and "." not in name and f"{name}.1" in universe:
        raise AnswerError(
            f"'{short(name)}' is a block; this question asks for sentences, such as \"{name}.1\""
        )
    block = name.split(".")[0]
    if "." in name and block in universe:
        raise AnswerError(
            f"'{short(name)}' is a sentence; this question asks for blocks, such as \"{block}\""
        )
    raise AnswerError(
        f"'{short(str(given))}' is not an id this question knows; it asks about {listed(universe)}"
    )


def unit_set(answer: Any, universe: Sequence[str], final: bool) -> frozenset[str]:
    """Return the ids in `universe` that are meant by a list, one id, or ids with commas between."""
    if isinstance(answer, str):
        answer = [w for w in re.split(r"[\s,;]+", answer) if w and w.casefold() not in FILLERS]
    if isinstance(answer, (int, float)) and not isinstance(answer, bool):
        answer = [answer]
    if not isinstance(answer, list):
        raise AnswerError(f'give a list of ids, such as ["{universe[0]}"]')
    return frozenset(unit_id(a, universe) for a in without_blanks(answer, final))


def rows(question: Digested, answer: Any, final: bool, example: str) -> dict[str, Any]:
    """Return a table from item to value, with every item there unless `final`."""
    items = question.items
    if (
        isinstance(answer, list)
        and answer
        and all(
            isinstance(a, list) and len(a) == 2 and not isinstance(a[0], (list, dict))
            for a in answer
        )
    ):
        answer = {id_text(k): v for k, v in answer}
    if not isinstance(answer, dict):
        raise AnswerError(f'give a value for each item, as in {{"{items[0]}": {example}, ...}}')
    kept = without_blanks(answer, final)
    found: dict[str, Any] = {}
    for given, value in kept.items():
        named = {i.casefold(): i for i in items}
        name = named.get(given.casefold().removeprefix("block ").removeprefix("sentence "))
        if name is None:
            close = difflib.get_close_matches(given, items, n=1)
            mend = f"did you mean '{close[0]}'?" if close else f"it asks about {listed(items, 9)}"
            raise AnswerError(f"'{short(given)}' is not an item of this question; {mend}")
        found[name] = value
    missing = [i for i in items if i not in found]
    if missing and not final:
        raise AnswerError(f"there is no answer yet for {listed(missing)}")
    return found


def number(value: Any) -> int | float:
    """Return a number given as a number or in digits ("1,200"); AnswerError otherwise."""
    if isinstance(value, str):
        text = value.strip().replace(",", "").replace("\u2212", "-")
        try:
            value = float(text) if "." in text else int(text)
        except ValueError:
            value = math.nan
        if isinstance(value, float) and not math.isfinite(value):
            raise AnswerError(f"'{short(text)}' is not a number; write it in digits")
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise AnswerError("give one number, without quotes or brackets")
    if isinstance(value, int) and abs(value) > LARGEST:
        raise AnswerError(TOO_LARGE)
    return value
