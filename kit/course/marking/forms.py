"""What an answer to each kind of question must look like, and how it is read.

`read(question, answer)` returns the answer in the shape marking expects, or raises `AnswerError`
with what would be right. An answer that is returned this way is not an attempt and costs nothing.
With `final` (at hand-in) whatever was left open is dropped instead, so that the rest still counts.
One function a kind, which is why the file is long.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Sequence
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.answers.passages import find, normal, words
from kit.course.answers.plain import BLANK, LARGEST, TOO_LARGE, AnswerError, id_text, plain_type
from kit.course.schema.cases import BY_HAND

_FILLERS = ("and", "block", "blocks", "sentence", "sentences", "quotation", "quotations")
LEFT_OPEN = "there is still '...' where your answer goes"


def read(question: Digested, answer: Any, final: bool = False) -> Any:
    """Return the answer in its kind's shape; `answer` is plain JSON as `to_plain` gives it."""
    if answer == BLANK or (isinstance(answer, str) and not answer.strip()):
        raise AnswerError(LEFT_OPEN if answer == BLANK else "the answer is empty")
    return _READ[question.kind](question, answer, final)


def listed(ids: Sequence[str], most: int = 8) -> str:
    """Return ids for a message, shortened in the middle: "1, 2, ... 22"."""
    ids = list(ids)
    return ", ".join(ids) if len(ids) <= most else f"{ids[0]}, {ids[1]}, ... {ids[-1]}"


def _without_blanks(answer: Any, final: bool) -> Any:
    """The answer without places left open; outside `final` those are sent back."""
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


def _one_option(given: Any, options: Sequence[dict[str, str]]) -> str:
    """The id of the option meant: its id, in any case and with spaces for hyphens, or its text."""
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
    raise AnswerError(f"'{_short(name)}' is not an option here; {mend}")


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."


def _choice(question: Digested, answer: Any, final: bool) -> str:
    if isinstance(answer, list) and len(answer) == 1:
        answer = answer[0]
        if answer == BLANK:
            raise AnswerError(LEFT_OPEN)
    if isinstance(answer, list):
        raise AnswerError("give one option, not a list")
    return _one_option(answer, question.data["options"])


def _choices(question: Digested, answer: Any, final: bool) -> frozenset[str]:
    if isinstance(answer, (str, int, float)):
        answer = [answer]
    if not isinstance(answer, list):
        raise AnswerError(f'give a list of options, such as ["{question.options[0]}"]')
    kept = _without_blanks(answer, final)
    return frozenset(_one_option(a, question.data["options"]) for a in kept)


def _units(question: Digested, answer: Any, final: bool) -> frozenset[str]:
    universe = question.universe
    if isinstance(answer, str):
        answer = [w for w in re.split(r"[\s,;]+", answer) if w and w.casefold() not in _FILLERS]
    if isinstance(answer, (int, float)) and not isinstance(answer, bool):
        answer = [answer]
    if not isinstance(answer, list):
        raise AnswerError(f'give a list of ids, such as ["{universe[0]}"]')
    return frozenset(unit_id(a, universe) for a in _without_blanks(answer, final))


def unit_id(given: Any, universe: Sequence[str]) -> str:
    """Return the id in `universe` that is meant by 7, 7.1, "block 7", "Q3" or " 7.1 ".

    >>> unit_id("Sentence 7.1", ["5.1", "7.1"])
    '7.1'
    """
    if isinstance(given, (list, dict, bool)) or given is None:
        raise AnswerError(f'ids are written like "{universe[0]}", one after another in a list')
    name = id_text(given).casefold()
    for word in _FILLERS:
        name = name.removeprefix(f"{word} ").strip()
    if name in universe:
        return name
    if f"q{name}" in universe:
        return f"q{name}"
    if any("." in u for u in universe) and "." not in name and f"{name}.1" in universe:
        raise AnswerError(
            f"'{_short(name)}' is a block; this question asks for sentences, such as \"{name}.1\""
        )
    block = name.split(".")[0]
    if "." in name and block in universe:
        raise AnswerError(
            f"'{_short(name)}' is a sentence; this question asks for blocks, such as \"{block}\""
        )
    raise AnswerError(
        f"'{_short(str(given))}' is not an id this question knows; it asks about {listed(universe)}"
    )


def _rows(question: Digested, answer: Any, final: bool, example: str) -> dict[str, Any]:
    """A table from item to value, with every item there unless `final`."""
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
    kept = _without_blanks(answer, final)
    rows: dict[str, Any] = {}
    for given, value in kept.items():
        named = {i.casefold(): i for i in items}
        name = named.get(given.casefold().removeprefix("block ").removeprefix("sentence "))
        if name is None:
            close = difflib.get_close_matches(given, items, n=1)
            mend = f"did you mean '{close[0]}'?" if close else f"it asks about {listed(items, 9)}"
            raise AnswerError(f"'{_short(given)}' is not an item of this question; {mend}")
        rows[name] = value
    missing = [i for i in items if i not in rows]
    if missing and not final:
        raise AnswerError(f"there is no answer yet for {listed(missing)}")
    return rows


def _match(question: Digested, answer: Any, final: bool) -> dict[str, str]:
    options = question.data["options"]
    rows = _rows(question, answer, final, f'"{options[0]["id"]}"')
    return {item: _one_option(value, options) for item, value in rows.items()}


def number(value: Any) -> int | float:
    """Return a number given as a number or in digits ("1,200"); AnswerError otherwise."""
    if isinstance(value, str):
        text = value.strip().replace(",", "").replace("\u2212", "-")
        try:
            value = float(text) if "." in text else int(text)
        except ValueError:
            value = math.nan
        if isinstance(value, float) and not math.isfinite(value):
            raise AnswerError(f"'{_short(text)}' is not a number; write it in digits")
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise AnswerError("give one number, without quotes or brackets")
    if isinstance(value, int) and abs(value) > LARGEST:
        raise AnswerError(TOO_LARGE)
    return value


def _number(question: Digested, answer: Any, final: bool) -> Any:
    if not question.data.get("computed"):
        if isinstance(answer, list) and len(answer) == 1:
            answer = answer[0]
        return number(answer)
    if not isinstance(answer, dict) or set(answer) != {"marks", "value"}:
        raise AnswerError('give your marks and your number: {"marks": [...], "value": ...}')
    kept = _without_blanks(answer, False)
    return {"marks": sorted(_units(question, kept["marks"], False)), "value": number(kept["value"])}


def _interval(question: Digested, answer: Any, final: bool) -> tuple[Any, Any]:
    if isinstance(answer, dict) and set(answer) == {"low", "high"}:
        answer = [answer["low"], answer["high"]]
    if not isinstance(answer, list) or len(answer) != 2:
        raise AnswerError("give two ends, as in (10, 20); None is an open end")
    if BLANK in answer:
        raise AnswerError(LEFT_OPEN)
    low, high = (None if e is None or e == "open" else number(e) for e in answer)
    return low, high


def _order(question: Digested, answer: Any, final: bool) -> list[str]:
    items = question.items
    if isinstance(answer, str):
        answer = answer.replace(",", " ").replace("<", " ").split()
    if not isinstance(answer, list):
        raise AnswerError(f"give a list that holds {listed(items, 9)} in your order")
    ordered = [unit_id(a, items) for a in _without_blanks(answer, False)]
    missing = [i for i in items if i not in ordered]
    twice = [i for i in items if ordered.count(i) > 1]
    if twice:
        raise AnswerError(f"'{twice[0]}' is in the list more than once")
    if missing:
        raise AnswerError(f"the list does not hold {listed(missing)} yet; every item needs a place")
    return ordered


def _span(question: Digested, answer: Any, final: bool) -> list[range]:
    if isinstance(answer, list) and len(answer) == 1:
        answer = answer[0]
    if not isinstance(answer, str):
        raise AnswerError('give the words in quotation marks, as in "words of the text"')
    parts = question.data["passage"]
    places = find(answer, question.passage[0])
    if not words(answer):
        raise AnswerError("the answer holds no words")
    if not places:
        where = parts[0][0] if len(parts) == 1 else "the article"
        raise AnswerError(
            f"those words do not stand next to each other in {where}; copy them from the text"
        )
    return places


def _record(question: Digested, answer: Any, final: bool) -> dict[str, Any]:
    rows = _rows(question, answer, final, '"not stated"')
    for item in question.data["items"]:
        value = rows.get(item["id"], "")
        if value is None or isinstance(value, (list, dict, bool)):
            raise AnswerError(
                f"field '{item['id']}' wants words or a number; \"not stated\" is a value too"
            )
        if item.get("options") and item["id"] in rows:
            choices = [{"id": o, "text": o} for o in item["options"]]
            rows[item["id"]] = _one_option(value, choices)
    return rows


def _discernment(question: Digested, answer: Any, final: bool) -> dict[str, str]:
    rows = _rows(question, answer, final, '"flag"')
    for item, value in rows.items():
        # A baseline asks for a verdict with a confidence, ("flag", 0.8); marking takes the verdict.
        verdict = value[0] if isinstance(value, list) and len(value) == 2 else value
        verdict = verdict.strip().casefold() if isinstance(verdict, str) else verdict
        if verdict not in ("flag", "fine"):
            raise AnswerError(f'item \'{item}\' wants "flag" or "fine"')
        rows[item] = verdict
    return rows


def _prediction(question: Digested, answer: Any, final: bool) -> Any:
    if answer is None:
        raise AnswerError("a prediction wants an answer, whatever you expect")
    if isinstance(answer, (list, dict)) and answer:
        return _without_blanks(answer, final)
    return answer


def _confidence(question: Digested, answer: Any, final: bool) -> dict[str, float]:
    listed_questions = question.data["questions"]
    if not isinstance(answer, dict):
        raise AnswerError(
            f'give a number from 0 to 1 for each question, as in {{"{listed_questions[0]}": 0.7}}'
        )
    kept = _without_blanks(answer, final)
    stated: dict[str, float] = {}
    for name, value in kept.items():
        if name not in listed_questions:
            raise AnswerError(
                f"'{_short(name)}' is not asked about here; give {listed(listed_questions)}"
            )
        p = number(value)
        if not 0 <= p <= 1:
            mend = f"; for {p:g} in a hundred write {p / 100:g}" if 1 < p <= 100 else ""
            raise AnswerError(f"{name}: {p:g} is not between 0 and 1{mend}")
        stated[name] = float(p)
    missing = [q for q in listed_questions if q not in stated]
    if missing and not final:
        raise AnswerError(f"there is no number yet for {listed(missing)}")
    return stated


def _text(question: Digested, answer: Any, final: bool) -> str:
    if not isinstance(answer, str):
        raise AnswerError("give your sentence in quotation marks")
    if not words(answer):
        raise AnswerError("the answer holds no words yet")
    return answer.strip()


def _code(question: Digested, answer: Any, final: bool) -> dict[str, Any]:
    """Answers given without code, by number of input: "1" to "8"."""
    name = question.data["function"]
    if not question.data.get("by_hand"):
        raise AnswerError(f"give the function itself, without brackets or quotes: {name}")
    if isinstance(answer, list) and len(answer) == BY_HAND:
        answer = {str(n + 1): a for n, a in enumerate(answer)}
    numbers = [str(n + 1) for n in range(BY_HAND)]
    if not isinstance(answer, dict) or not set(answer) <= set(numbers):
        raise AnswerError(
            f"give the function itself, without brackets or quotes: {name}. Or answer without "
            f'code: kit.by_hand("{question.id}") shows how'
        )
    kept = _without_blanks(answer, final)
    missing = [n for n in numbers if n not in kept]
    if missing and not final:
        raise AnswerError(f"there is no answer yet for input {listed(missing)}")
    types = question.data.get("by_hand_types", [])
    odd = [n for n in numbers if n in kept and types and plain_type(kept[n]) not in types]
    if odd and not final:
        how = " ".join(question.data.get("by_hand_form", "").split())
        raise AnswerError(
            f"the answer to input {listed(odd)} is not of the kind asked for. "
            + (how or f'kit.by_hand("{question.id}") shows how')
        )
    return kept


_READ = {
    "choice": _choice,
    "choices": _choices,
    "units": _units,
    "match": _match,
    "number": _number,
    "interval": _interval,
    "order": _order,
    "span": _span,
    "code": _code,
    "record": _record,
    "discernment": _discernment,
    "prediction": _prediction,
    "confidence": _confidence,
    "text": _text,
}
