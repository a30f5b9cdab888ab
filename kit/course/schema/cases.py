"""Held-out inputs of code questions, generated from templates with a fixed seed.

A template holds places such as `{n}`; each is filled from the question's `fill` lists. The same
seed always gives the same cases. A case is `{"category", "name", "input", "accepts" | "about"}`.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # a learner's check reads no TOML and needs no pydantic
    from kit.course.schema.questions import CaseCategory, Cases

BY_HAND = 8
"""How many inputs somebody who answers without code is given."""

_PLACE = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)(?:\.([a-z_]+))?(?:\s*([+\-*])\s*([0-9.]+))?\}")
_WORD = re.compile(r"\w+(?:[-'’.]\w+)*|[^\w\s]")


class CaseError(ValueError):
    """A template or an expectation that cannot be filled."""


def expand(cases: Cases, reference: Any = None) -> list[dict[str, Any]]:
    """Return the cases of a code question, in order of their categories.

    `reference` is the author's function; it computes what is expected where a category does not
    declare it. Raises `CaseError` naming the category.
    """
    return [
        _case(cases, category, random.Random(f"{cases.seed}/{category.id}/{n}"), n, reference)
        for category in cases.category
        for n in range(category.count)
    ]


def expand_by_hand(cases: Cases, reference: Any = None) -> list[dict[str, Any]]:
    """Return eight further cases of the same categories, for answering without code."""
    made, categories = [], cases.category
    for n in range(BY_HAND):
        category = categories[n % len(categories)]
        rng = random.Random(f"{cases.seed}/by-hand/{category.id}/{n}")
        made.append(_case(cases, category, rng, n // len(categories), reference))
    return made


def _case(
    cases: Cases, category: CaseCategory, rng: random.Random, n: int, reference: Any
) -> dict[str, Any]:
    template = category.templates[n % len(category.templates)]
    values: dict[str, Any] = {}
    for place in _PLACE.finditer(template):
        values.setdefault(place[1], _draw(cases, category, place[1], rng))
    text = _fill(template, values, category)
    first = _WORD.findall(text) if cases.input == "tokens" else text
    case: dict[str, Any] = {
        "category": category.id,
        "name": category.name,
        "input": [first, *cases.more],
    }
    if category.about is not None:
        case["about"] = _fill(category.about, values, category)
        if isinstance(case["about"], bool) or not isinstance(case["about"], (int, float)):
            raise CaseError(f"category '{category.id}': about must be a number, as in \"{{n}}\"")
    elif category.expects_none:
        case["accepts"] = [None]
    elif category.accept:
        case["accepts"] = [_fill(e, values, category) for e in category.accept]
    elif category.expect is not None:
        case["accepts"] = [_fill(category.expect, values, category)]
    elif reference is not None:
        case["accepts"] = [reference(*case["input"])]
    else:
        raise CaseError(f"category '{category.id}': nothing says what is expected")
    return case


def _draw(cases: Cases, category: CaseCategory, name: str, rng: random.Random) -> Any:
    if not cases.fill.get(name):
        known = ", ".join(sorted(cases.fill)) or "none"
        raise CaseError(f"category '{category.id}': '{{{name}}}' is not in fill ({known})")
    return rng.choice(cases.fill[name])


def _fill(pattern: Any, values: dict[str, Any], category: CaseCategory) -> Any:
    """Fill places in text; a text that is one place and nothing more becomes the value itself."""
    if isinstance(pattern, list):
        return [None if p == "open" else _fill(p, values, category) for p in pattern]
    if not isinstance(pattern, str):
        return pattern
    whole = _PLACE.fullmatch(pattern)
    if whole:
        return _value(whole, values, category)
    filled = _PLACE.sub(lambda m: str(_value(m, values, category)), pattern)
    if "{" in filled:
        raise CaseError(f"category '{category.id}': '{filled}' still holds a place to fill")
    return filled


def _value(place: re.Match, values: dict[str, Any], category: CaseCategory) -> Any:
    name, part, sign, number = place.groups()
    if name not in values:
        raise CaseError(f"category '{category.id}': '{{{name}}}' is not in its template")
    value = values[name]
    if isinstance(value, dict):
        value = value.get(part or "say")
        if value is None:
            raise CaseError(f"category '{category.id}': '{{{name}}}' has no '{part or 'say'}'")
    if sign:
        by = float(number) if "." in number else int(number)
        value = value + by if sign == "+" else value - by if sign == "-" else value * by
    return value
