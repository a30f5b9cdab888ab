"""Marks: spans of a text with a label, which is what every annotation tool has in common.

All offsets are characters (Unicode code points), in the formats too, except where they say so.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kit.newsroom.record_fields import KINDS, MAYBE, SPAN, SPANS
from kit.newsroom.story_record import record
from kit.text.article import Article
from kit.text.reading import as_article


@dataclass(frozen=True, order=True)
class Mark:
    """A span of a text with its label: the kind of finding, or the part of one."""

    start: int
    end: int
    label: str
    about: str = ""
    """The finding it belongs to, such as "attribution-3"."""
    note: str = field(default="", compare=False)
    """The reason for it."""


def marks(article: Article | str, kinds: tuple[str, ...] | None = None) -> list[Mark]:
    """Return the findings of an article as marks, in the order of the text.

    Each finding is a mark with its kind as label; its parts, such as the source of an attribution,
    are marks of their own ("attribution.source"). `kinds` picks kinds; ValueError for a wrong one.

    >>> text = "Talks failed, the mayor said."
    >>> [(m.label, text[m.start:m.end]) for m in marks(text, ("attribution",))][:2]
    [('attribution', 'Talks failed, the mayor said'), ('attribution.content', 'Talks failed')]
    """
    wrong = [k for k in kinds or () if k not in KINDS]
    if wrong:
        raise ValueError(f"marks: no kind {wrong[0]!r}; there is {', '.join(KINDS)}")
    found = []
    for finding in record(as_article(article))["findings"]:
        if kinds is not None and finding["type"] not in kinds:
            continue
        start, end = finding["span"]
        if end > start:
            found.append(Mark(start, end, finding["type"], finding["id"], finding["reason"]))
        for name, type_ in KINDS[finding["type"]][1].items():
            spans = _spans(finding[name], type_.removesuffix(MAYBE))
            label = f"{finding['type']}.{name}"
            found += [Mark(a, b, label, finding["id"]) for a, b in spans if b > a]
    return sorted(found, key=lambda m: (m.start, -m.end, m.label, m.about))


def _spans(value: list | None, type_: str) -> list:
    if not value or type_ not in (SPAN, SPANS):
        return []
    return [value] if type_ == SPAN else list(value)
