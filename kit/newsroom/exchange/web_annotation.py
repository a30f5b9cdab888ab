"""W3C Web Annotation (2017): what Hypothes.is and other annotators of web pages read.

Each mark is an annotation whose target has two selectors: the position in characters, and the
quoted words with some before and behind, by which a client finds them on the page itself.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from kit.newsroom.exchange.marked import Mark

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters of prefix and suffix, as Hypothes.is keeps them


def dump(text: str, marks: Iterable[Mark], source: str) -> str:
    """Return marks as an annotation page (JSON-LD); `source` is the text’s address or name.

    >>> made = json.loads(dump("Rain fell.", [Mark(0, 4, "time")], "https://example.org/a"))
    >>> made["items"][0]["target"]["selector"][1]["exact"]
    'Rain'
    """
    items = [_annotation(text, mark, source) for mark in marks]
    page = {"@context": CONTEXT, "type": "AnnotationPage", "id": f"{_id(source)}", "items": items}
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def load(page: str, text: str | None = None) -> list[Mark]:
    """Return the marks of an annotation page; by their quotation where a text has moved.

    With `text`, a position that does not hold the quoted words is looked for by quotation, prefix
    and suffix; ValueError where it is not there, and for what is no annotation page.
    """
    try:
        items = json.loads(page)["items"]
        return [_mark(item, text) for item in items]
    except (KeyError, TypeError, json.JSONDecodeError) as error:
        raise ValueError(f"no page of web annotations: {error!r}") from None


def _id(source: str) -> str:
    return f"urn:sha256:{hashlib.sha256(source.encode()).hexdigest()}"


def _annotation(text: str, mark: Mark, source: str) -> dict[str, Any]:
    what = f"{source} {mark.start} {mark.end} {mark.label} {mark.about}"
    body: list[dict[str, str]] = [
        {"type": "TextualBody", "purpose": "tagging", "value": mark.label}
    ]
    if mark.about:
        body.append({"type": "TextualBody", "purpose": "identifying", "value": mark.about})
    if mark.note:
        body.append({"type": "TextualBody", "purpose": "commenting", "value": mark.note})
    return {
        "@context": CONTEXT,
        "id": _id(what),
        "type": "Annotation",
        "body": body,
        "target": {
            "source": source,
            "selector": [
                {"type": "TextPositionSelector", "start": mark.start, "end": mark.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": text[mark.start : mark.end],
                    "prefix": text[max(0, mark.start - AROUND) : mark.start],
                    "suffix": text[mark.end : mark.end + AROUND],
                },
            ],
        },
    }


def _mark(item: dict[str, Any], text: str | None) -> Mark:
    body = {b.get("purpose"): b["value"] for b in item["body"]}
    selectors = {s["type"]: s for s in item["target"]["selector"]}
    quote = selectors.get("TextQuoteSelector")
    place = selectors.get("TextPositionSelector")
    start, end = (place["start"], place["end"]) if place else (-1, -1)
    if text is not None and quote and text[max(start, 0) : end] != quote["exact"]:
        start = _found(text, quote)
        end = start + len(quote["exact"])
    if start < 0:
        raise ValueError(f"annotation {item.get('id')}: it has no position, and no text to find it")
    return Mark(
        start, end, body["tagging"], body.get("identifying", ""), body.get("commenting", "")
    )


def _found(text: str, quote: dict[str, str]) -> int:
    before, words, behind = quote.get("prefix", ""), quote["exact"], quote.get("suffix", "")
    at = text.find(before + words + behind)
    if at >= 0:
        return at + len(before)
    if text.count(words) == 1:
        return text.index(words)
    raise ValueError(f"annotation: {words[:60]!r} is not in the text once")
