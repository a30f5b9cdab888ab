"""What a record of a story holds: the kinds of findings, their fields, and each field's type.

This table is the contract with whoever reads the records. `schema` turns it into the JSON Schema
that is shipped (`kit/data/schemas`); a field that is added, renamed or dropped here needs a new
`VERSION`, and a field that an analysis has besides is not written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kit.analysis.agency.acts import violent_acts
from kit.analysis.agency.passive_clauses import passives
from kit.analysis.casualties.claims import casualties
from kit.analysis.dates.chronology import dates
from kit.analysis.finding import Finding
from kit.analysis.page.headline_and_body import headline_support
from kit.analysis.page.replies import missing_replies
from kit.analysis.speech.attribution import attributions
from kit.analysis.speech.references import dangling, unattributed
from kit.analysis.speech.source_list import sources
from kit.analysis.wording.actor_labels import labels
from kit.analysis.wording.loaded import loaded_words, scare_quotes
from kit.text.article import Article

VERSION = 1
"""Of the form of a record. Readers may rely on it: a form that changes has another number."""

SPAN, SPANS, TEXT, TEXTS = "span", "spans", "text", "texts"
WHOLE, DAY, TRUTH = "whole", "day", "truth"
MAYBE = "?"
"""After a type: the field may be null, because the text does not say."""

Fields = dict[str, str]

KINDS: dict[str, tuple[Callable[[Article], Sequence[Finding]], Fields]] = {
    "source": (sources, {
        "name": TEXT, "naming": TEXT, "kind": TEXT, "side": TEXT + MAYBE, "mentions": SPANS,
        "introduced": TEXT, "depends_on": TEXT + MAYBE, "relayed_by": TEXTS,
    }),
    "attribution": (attributions, {
        "source": SPAN + MAYBE, "cue": SPAN + MAYBE, "content": SPANS, "form": TEXT,
        "naming": TEXT, "speaker": TEXT + MAYBE, "stance": TEXT,
    }),
    "casualty_claim": (casualties, {
        "low": WHOLE + MAYBE, "high": WHOLE + MAYBE, "value": WHOLE + MAYBE, "form": TEXT,
        "kind": TEXT, "group": TEXT + MAYBE, "who": TEXT + MAYBE, "counter": TEXT + MAYBE,
        "reporter": TEXT + MAYBE, "period": TEXT + MAYBE, "first_day": DAY + MAYBE,
        "last_day": DAY + MAYBE, "place": TEXT + MAYBE, "part_of": SPAN + MAYBE, "row": TEXT,
    }),
    "own_voice": (unattributed, {}),
    "dangling": (dangling, {"answer": TEXT}),
    "label": (labels, {
        "label": TEXT, "voice": TEXT, "speaker": TEXT + MAYBE, "alternative": TEXT,
    }),
    "loaded_word": (loaded_words, {"word": TEXT, "alternative": TEXT}),
    "scare_quote": (scare_quotes, {"inside": SPAN, "speaker": TEXT + MAYBE}),
    "passive": (passives, {
        "verb": SPAN, "agent": SPAN + MAYBE, "patient": SPAN + MAYBE, "cause": SPAN + MAYBE,
        "agency": TEXT, "reduced": TRUTH, "participle": TEXT,
    }),
    "violent_act": (violent_acts, {
        "word": TEXT, "kind": TEXT, "form": TEXT, "actor": SPAN + MAYBE, "denied": TRUTH,
    }),
    "time": (dates, {
        "kind": TEXT, "role": TEXT, "start": DAY + MAYBE, "end": DAY + MAYBE,
        "relative_to": TEXT + MAYBE,
    }),
    "headline_support": (headline_support, {"relation": TEXT}),
    "missing_reply": (missing_replies, {"party": TEXT, "heard": TRUTH}),
}  # fmt: skip
"""Each kind of finding: the analysis that makes it, and its own fields with their types."""

_SPAN: dict[str, Any] = {
    "type": "array", "prefixItems": [{"type": "integer", "minimum": 0}] * 2, "items": False,
    "minItems": 2, "maxItems": 2,
    "description": "[start, end): characters (Unicode code points) of the text as analyzed",
}  # fmt: skip
_TYPES: dict[str, dict[str, Any]] = {
    SPAN: {"$ref": "#/$defs/span"},
    SPANS: {"type": "array", "items": {"$ref": "#/$defs/span"}},
    TEXT: {"type": "string"},
    TEXTS: {"type": "array", "items": {"type": "string"}},
    WHOLE: {"type": "integer"},
    DAY: {"type": "string", "format": "date"},
    TRUTH: {"type": "boolean"},
}


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a record of a story."""
    text, maybe = _type(TEXT), _type(TEXT + MAYBE)
    story = {
        "schema": {"const": f"dateline-story-{VERSION}"}, "made_by": text, "id": text,
        "key": {"type": "string", "description": "SHA-256 of the text or of its file"},
        "place": {"type": "string", "description": "the file, or file and line, it came from"},
        "address": maybe, "outlet": maybe, "byline": maybe,
        "published": _type(DAY + MAYBE),
        "when": {"type": ["string", "null"], "description": "day and hour as they were given"},
        "title": maybe, "words": _type(WHOLE), "characters": _type(WHOLE),
        "text_sha256": text,
        "blocks": {"type": "array", "items": _object({
            "number": _type(WHOLE), "span": _type(SPAN), "role": text})},
        "notes": {"type": "array", "items": _object({"what": text, "why": text}),
                  "description": "what a reader should know before the record is used"},
        "findings": {"type": "array", "items": {"oneOf": [
            {"$ref": f"#/$defs/{kind}"} for kind in KINDS]}},
    }  # fmt: skip
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"A story as Dateline reads it, version {VERSION}",
        **_object(story),
        "$defs": {"span": _SPAN} | {kind: _finding(kind, fields)
                                    for kind, (_, fields) in KINDS.items()},
    }  # fmt: skip


def _finding(kind: str, fields: Fields) -> dict[str, Any]:
    shared: dict[str, Any] = {
        "type": {"const": kind}, "id": _type(TEXT), "span": _type(SPAN), "sentence": _type(TEXT),
        "words": _type(TEXT), "rule": _type(TEXT), "reason": _type(TEXT),
        "counter_reading": _type(TEXT),
    }  # fmt: skip
    return _object(shared | {name: _type(type_) for name, type_ in fields.items()})


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object", "properties": properties, "required": list(properties),
        "additionalProperties": False,
    }  # fmt: skip


def _type(name: str) -> dict[str, Any]:
    if not name.endswith(MAYBE):
        return dict(_TYPES[name])
    type_ = _TYPES[name.removesuffix(MAYBE)]
    if "$ref" in type_:
        return {"oneOf": [type_, {"type": "null"}]}
    return {**type_, "type": [type_["type"], "null"]}
