"""Figures of casualties that drafted questions are about: which, how worded, on whose word."""

from __future__ import annotations

from collections.abc import Sequence

from kit.analysis.casualties.claim_record import CasualtyClaim
from kit.analysis.casualties.claims import casualties
from kit.analysis.speech.attribution import attributions
from kit.teach.draft.proposals import Drafting
from kit.teach.draft.speakers import spoken
from kit.text.article import Article

# People detained, displaced or missing are counted too, but they are no casualties.
KINDS = ("killed", "wounded", "casualties", "killed_or_wounded")
BOUNDS = {
    "at_least": "floor",
    "more_than": "floor",
    "up_to": "ceiling",
    "less_than": "ceiling",
    "exact": "exact",
    "article": "exact",
    "about": "about",
    "nearly": "about",
}
_DENIALS = frozenset(f"casualties.{rule}" for rule in ("none", "no-one", "not-any", "denied"))


def sound(article: Article) -> list[CasualtyClaim]:
    """Return the claims of the body that a question may rest on: none that reads a source as dead.

    >>> from kit.text.reading import read
    >>> text = "The blast killed six people, a spokesman for the town said."
    >>> [c.span.of(text) for c in sound(read(text))]
    ['six']
    """
    body = {s.id for s in article.body_sentences}
    named = [a.source for a in attributions(article) if a.source]
    return [
        c
        for c in casualties(article)
        if c.sentence in body and not any(s.overlaps(c.span) for s in named)
    ]


def hurt(claims: Sequence[CasualtyClaim]) -> list[CasualtyClaim]:
    """Return the claims that give a number of people killed or wounded, not "nobody was"."""
    return [c for c in claims if c.kind in KINDS and c.rule not in _DENIALS]


def words(draft: Drafting, claim: CasualtyClaim) -> str:
    """Return the words of a figure, on one line."""
    return " ".join(claim.span.of(draft.article).split())


def named(draft: Drafting, claim: CasualtyClaim) -> str:
    """Return a figure in quotation marks, with its sentence."""
    return f'"{words(draft, claim)}" in {claim.sentence}'


def counters(draft: Drafting, claims: Sequence[CasualtyClaim]) -> dict[CasualtyClaim, str]:
    """Return who each figure comes from, where report and count agree beyond doubt."""
    rows = {row.sentence: row for row in spoken(draft.article)}
    out = {}
    for claim in claims:
        row = rows.get(claim.sentence)
        if row is None or claim.counter is None or claim.reporter is not None:
            continue
        told = any(c.contains(claim.span) for c in row.found.content)
        if told and row.found.source and row.name.casefold() in claim.counter.casefold():
            out[claim] = row.name
    return out


def shares_word(name: str, told: str) -> bool:
    """Return whether a long word of a name stands in what is told of another source.

    Whoever hears "a spokesman for the ministry" may answer "the Interior Ministry", and be right.

    >>> shares_word("Interior Ministry", "Ann Lee, a spokesman for the ministry")
    True
    >>> shares_word("Red Crescent", "Ann Lee, a spokesman for the ministry")
    False
    """
    words = {w.strip(",.").casefold() for w in told.split()}
    return any(len(w) > 4 and w.casefold() in words for w in name.split())
