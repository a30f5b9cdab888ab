"""spaCy: marks as a `Doc` with span groups, and as the plain data that displaCy draws."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kit.newsroom.exchange.marked import Mark

KEY = "dateline"


def drawn(text: str, marks: Iterable[Mark], title: str | None = None) -> dict[str, Any]:
    """Return marks as data for `displacy.render(..., style="ent", manual=True)`.

    displaCy draws no mark inside another: of two that overlap, the longer is kept.

    >>> drawn("Rain fell.", [Mark(0, 9, "a"), Mark(0, 4, "b")])["ents"]
    [{'start': 0, 'end': 9, 'label': 'a'}]
    """
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start - m.end, m.start)):
        if not any(m.start < mark.end and mark.start < m.end for m in kept):
            kept.append(mark)
    ents = [{"start": m.start, "end": m.end, "label": m.label} for m in sorted(kept)]
    return {"text": text, "ents": ents, "title": title}


def doc(nlp: Any, text: str, marks: Iterable[Mark]) -> Any:
    """Return a spaCy `Doc` of a text whose span group "dateline" has every mark, exactly.

    `nlp` is your pipeline, `spacy.blank("en")` say. The tokens of the doc are cut wherever a mark
    begins or ends, so that no offset moves.
    """
    marks = list(marks)
    words, spaces = _tokens(text, marks)
    made = type(nlp.make_doc(""))(nlp.vocab, words=words, spaces=spaces)
    spans = []
    for mark in marks:
        span = made.char_span(mark.start, mark.end, label=mark.label, span_id=mark.about)
        assert span is not None, mark
        spans.append(span)
    made.spans[KEY] = spans
    return made


def marks_of(made: Any, key: str = KEY) -> list[Mark]:
    """Return the marks of a `Doc`: those of a span group, of its entities where there is none."""
    spans = made.spans[key] if key in made.spans else made.ents
    return [Mark(s.start_char, s.end_char, s.label_, s.id_) for s in spans]


def _tokens(text: str, marks: list[Mark]) -> tuple[list[str], list[bool]]:
    """Return words and whether a space follows each; together they are the text."""
    begins, ends = {m.start for m in marks}, {m.end for m in marks}
    cuts = begins | ends
    words: list[str] = []
    spaces: list[bool] = []
    at = 0
    while at < len(text):
        end = at + 1
        if text[at].isalnum():
            while end < len(text) and text[end].isalnum() and end not in cuts:
                end += 1
        words.append(text[at:end])
        # A space that a mark begins with or ends with is a token of its own.
        space = text[end : end + 1] == " " and end not in begins and end + 1 not in ends
        spaces.append(space)
        at = end + space
    return words, spaces
