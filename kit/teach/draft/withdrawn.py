"""Figures that a story itself says no longer stand: revised, lowered, raised, corrected."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kit.analysis.numbers.numerals import UP_TO_NINETY
from kit.text.article import Article
from kit.text.records import Span

_ANY = rf"(?:\d+(?:,\d{{3}})*|(?:{UP_TO_NINETY})(?:-(?:{UP_TO_NINETY}))?)(?![\w%])"
_NUMBER = rf"(?P<number>\d+(?:,\d{{3}})*|(?:{UP_TO_NINETY})(?:-(?:{UP_TO_NINETY}))?)(?![\w%])"
_ABOUT = r"(?:(?:more than|at least|about|around|nearly|up to|some|over)\s+)?"
_COUNT = (
    r"(?:(?:death|casualty)\s+)?"
    r"(?:tolls?|figures?|counts?|numbers?|reports?|estimates?|tall(?:y|ies))"
)
_EARLIER = r"(?:earlier|previous|initial|first|preliminary|prior)"
# A row: its id, what it reads, a sentence it fires on. The number is the one that is gone.
ROWS = (
    (
        "revised",
        rf"\b(?:revis|lower|rais|correct|updat|reduc|withdr|retract|replac|cut)\w*\b"
        rf"[^.;]{{0,40}}\b{_EARLIER}\s+{_COUNT}\s+(?:of\s+)?{_ABOUT}{_NUMBER}",
        "He was revising earlier figures of more than 30 killed.",
    ),
    (
        "not-as-first-reported",
        rf"\bnot\s+(?:at\s+)?{_ABOUT}{_NUMBER}[^.;]{{0,25}}\bas\s+"
        r"(?:(?:was|it|he|she|they|had|has|been)\s+){0,3}"
        r"(?:(?:first|initially|earlier|originally|previously)\s+"
        r"(?:reported|said|given|thought|announced)|(?:reported|said|given|thought|announced)\s+"
        r"(?:first|initially|earlier|originally|previously|before))\b",
        "The toll stands at 28 and not at more than 50, as first reported.",
    ),
    (
        "had-put",
        rf"(?i:\b(?:earlier|previously|initially|the day before|at first|the night before))\b,?\s"
        rf"[^.;]{{0,30}}\bhad\s+(?:put|given|said|reported|spoken)\b[^.;]{{0,40}}?\b{_ABOUT}{_NUMBER}",
        "The day before, it had put the number at 53.",
    ),
    (
        "had-earlier-put",
        rf"\bhad\s+(?:earlier|previously|initially|first|originally)\s+(?:put|given|reported)\b"
        rf"[^.;]{{0,40}}?\b{_ABOUT}{_NUMBER}",
        "It had earlier given the number as 31.",
    ),
    (
        "up-from",
        rf"\b(?:up|down)\s+from\s+(?:an?\s+)?(?:{_EARLIER}\s+)?(?:{_COUNT}\s+(?:of\s+)?)?"
        rf"{_ABOUT}{_NUMBER}",
        "The toll rose to 61, up from 53 on Monday.",
    ),
    (
        "to-from",
        rf"\b(?:revis|lower|rais|correct|updat|reduc|increas|cut)\w*\b[^.;]{{0,90}}\bto\s"
        rf"{_ABOUT}{_ANY}\s+from\s+(?:an?\s+)?(?:{_EARLIER}\s+)?(?:{_COUNT}\s+(?:of\s+)?)?"
        rf"{_ABOUT}{_NUMBER}",
        "Police lowered the number of people killed in the blast to 14 from 19.",
    ),
    (
        "from-to",
        rf"\b(?:revis|lower|rais|correct|updat|reduc|increas|cut)\w*\b[^.;]{{0,90}}\bfrom\s"
        rf"(?:an?\s+)?(?:{_EARLIER}\s+)?(?:{_COUNT}\s+(?:of\s+)?)?{_ABOUT}{_NUMBER}\s+to\s+{_ABOUT}{_ANY}",
        "The ministry raised its count of the dead from 19 to 24.",
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Withdrawn:
    """A number that no longer stands: its span, its sentence, and the row that says so."""

    span: Span
    sentence: str
    row: str


@lru_cache(maxsize=8)
def withdrawn(article: Article) -> tuple[Withdrawn, ...]:
    """Return the figures that the body itself takes back or replaces, in order, each once.

    >>> from kit.text.reading import read
    >>> text = "Two died, the police said, lowering an earlier toll of three without explanation."
    >>> [w.span.of(text) for w in withdrawn(read(text))]
    ['three']
    >>> withdrawn(read("Three died, the police said. Earlier reports spoke of a fire."))
    ()
    """
    out: dict[Span, Withdrawn] = {}
    for sentence in article.body_sentences:
        words = sentence.span.of(article)
        for row, pattern, _ in ROWS:
            for match in re.finditer(pattern, words):
                start = sentence.span.start + match.start("number")
                span = Span(start, sentence.span.start + match.end("number"))
                out.setdefault(span, Withdrawn(span, sentence.id, row))
    return tuple(out[span] for span in sorted(out))


# Words that settle which of two counts stands: fires on "accepted the corrected figure".
_SETTLES = re.compile(
    r"(?i)\b(?:counted twice|double[- ]count\w*|correct(?:ed|ing|ion)|revis(?:ed|ing|ion)|"
    r"(?:lower|rais)(?:ed|ing) (?:the|its|his|her|their) (?:death |casualty )?"
    # "Raised the toll to 7" tells its own new number: two_counts sets the older ones aside.
    r"(?:toll|number|count|figure|estimate)\b(?![^.;]*\bto (?:at least )?\d))\b"
)


def settles(article: Article) -> bool:
    """Return whether the body says itself that a count was put right.

    >>> from kit.text.reading import read
    >>> settles(read("The ministry said it accepted the corrected figure."))
    True
    >>> settles(read("The ministry said 14 people died. Police said 19 did."))
    False
    """
    return any(_SETTLES.search(s.span.of(article)) for s in article.body_sentences)
