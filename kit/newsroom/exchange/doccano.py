"""doccano's JSON Lines for sequence labelling: {"id", "text", "label": [[start, end, label]]}."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from kit.newsroom.exchange.marked import Mark


def dump(id: str, text: str, marks: Iterable[Mark]) -> str:
    """Return a text and its marks as one line; what a mark belongs to is not in the format.

    >>> dump("a", "Rain fell.", [Mark(0, 4, "time")])
    '{"id": "a", "text": "Rain fell.", "label": [[0, 4, "time"]]}\\n'
    """
    label = [[m.start, m.end, m.label] for m in marks]
    return json.dumps({"id": id, "text": text, "label": label}, ensure_ascii=False) + "\n"


def load(lines: Iterable[str]) -> Iterator[tuple[str, str, list[Mark]]]:
    """Yield (id, text, marks) of each line; ValueError names a line that is none.

    Lines of an export, whose key is "labels" or "entities", are read as well.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            found = entry.get("label", entry.get("labels", entry.get("entities", [])))
            marks = [
                Mark(m["start_offset"], m["end_offset"], m["label"])
                if isinstance(m, dict)
                else Mark(m[0], m[1], m[2])
                for m in found
            ]
            yield str(entry.get("id", number)), entry["text"], marks
        except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
            raise ValueError(f"doccano: line {number}: no labelled text ({error!r})") from None
