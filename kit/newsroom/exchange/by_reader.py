"""Marks of several readers out of other tools' files, as the measures of agreement take them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kit.newsroom.exchange.files import read_marks
from kit.text.records import Span


def spans_by_reader(
    paths: Iterable[str | Path], label: str | None = None, text: str | None = None
) -> dict[str, list[Span]]:
    """Return the spans that each reader marked on one text, by the names of their files.

    `label` picks one kind of mark. `kit.pairwise_span_f1` says of the result how far the readers
    agree. `text` as for `read_marks`. Raises ValueError for two files of one name, a file that is
    none of the formats, and a label that nobody gave.
    """
    found: dict[str, list[Span]] = {}
    labels: set[str] = set()
    for path in map(Path, paths):
        if path.stem in found:
            raise ValueError(f"{path}: another reader's file is called {path.stem}; rename one")
        marks = read_marks(path, text)
        labels |= {m.label for m in marks}
        found[path.stem] = [
            Span(m.start, m.end) for m in marks if label is None or m.label == label
        ]
    if label is not None and label not in labels:
        there = ", ".join(sorted(labels)) or "none"
        raise ValueError(f"no reader gave the label {label!r}; there is {there}")
    return found
