"""A mailed or typed text breaks its lines anywhere; what is found may not hang on where."""

from __future__ import annotations

import textwrap

import pytest

import kit
from kit.analysis.agency.acts import violent_acts
from kit.text.reading import as_article, bundled_ids
from kit.text.records import Span


def plain(text: object) -> object:
    return " ".join(text.split()) if isinstance(text, str) else text


def findings(text: str) -> dict[str, list]:
    article = as_article(text)

    def words(span: Span | None) -> str | None:
        return plain(span.of(article)) if span else None

    return {
        "sentences": [words(s.span) for s in article.sentences],
        "attributions": [
            (words(a.source), words(a.cue), [words(c) for c in a.content], plain(a.speaker))
            for a in kit.attributions(article)
        ],
        "sources": [(plain(s.name), s.kind, s.introduced) for s in kit.sources(article)],
        "dangling": [plain(d.words) for d in kit.dangling(article)],
        "casualties": [
            (words(c.span), c.low, c.high, c.kind, c.group, plain(c.counter), plain(c.place))
            for c in kit.casualties(article)
        ],
        "passives": [(words(p.verb), words(p.agent), p.agency) for p in kit.passives(article)],
        "acts": [(plain(a.word), a.kind, a.form) for a in violent_acts(article)],
        "labels": [(plain(row.label), row.voice) for row in kit.labels(article)],
        "dates": [(plain(d.words), d.kind) for d in kit.dates(article)],
    }


@pytest.mark.parametrize("width", [66, 72])
@pytest.mark.parametrize("name", bundled_ids())
def test_wrapping_changes_no_finding(name, width):
    article = kit.read(name)
    blocks = [plain(b.span.of(article)) for b in article.blocks]
    wrapped = [
        textwrap.fill(b, width, break_long_words=False, break_on_hyphens=False) for b in blocks
    ]
    assert findings("\n\n".join(wrapped)) == findings("\n\n".join(blocks))
