"""Parts that forms of several kinds have: items with a label, values as options."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


def labelled(items: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return items, each with its `label`; "block 2" already says which block is meant.

    >>> labelled([{"id": "2", "text": "block 2"}, {"id": "3", "text": "the third"}])[1]["label"]
    '3. the third'
    """
    return [{**item, "label": _label(item["id"], item["text"] or item["id"])} for item in items]


def _label(id: str, text: str) -> str:
    if set(text.replace(":", " ").split()).issuperset(id.split()):
        return text
    return f"{id}{'.' if id.isdigit() else ':'} {text}"


def named(values: Iterable[Any]) -> list[dict[str, Any]]:
    """Return values as options, each called by what it is.

    >>> named([0.5])
    [{'id': 0.5, 'text': '0.5'}]
    """
    return [{"id": value, "text": str(value)} for value in values]
