"""Who claims what a headline says, and which of its words are the claim.

"X says mill burned", "Mill burned, X says", "X: mill burned", "Mill burned: X", "Mill burned - X";
a name of a place before a colon ("Libya: 84 killed") is a label and claims nothing.
"""

from __future__ import annotations

import re

from kit.analysis.casualties.claims import casualties
from kit.analysis.grammar.noun_before import noun_before
from kit.analysis.grammar.sentence import SentenceReading
from kit.analysis.lexicon.closed_classes import FINITE_TAGS
from kit.analysis.lexicon.cues import cue_lexicon
from kit.analysis.lexicon.roles import kind_by_name, role_of
from kit.analysis.page.headline_span import HeadlineWords
from kit.analysis.speech.attribution import attributions
from kit.text.article import Article
from kit.text.records import Span

_BESIDE = frozenset("as while when after before but".split())
_LONGEST = 5  # words of a speaker before or behind a colon
_COLON = re.compile(r":\s+|\s[-–—]\s")
_SAID_BEHIND = re.compile(r",\s+(?P<who>[^,:]{2,60}?)\s+(?P<verb>[a-z]+)\s*\Z", re.IGNORECASE)


def report_of(article: Article, head: HeadlineWords) -> tuple[Span | None, Span]:
    """Return who claims, None where the headline itself does, and the span of what is claimed.

    >>> from kit.analysis.page.headline_span import headline_words
    >>> from kit.text.reading import as_article
    >>> text = "Libya: mill bombed, union says\\n\\nA mill burned on Monday. Nobody came."
    >>> article = as_article(text)
    >>> [span.of(text) for span in report_of(article, headline_words(article))]
    ['union', 'mill bombed']
    """
    inside = _without_label(article, head)
    words = inside.of(article)
    behind = _SAID_BEHIND.search(words)
    if behind is not None and _says(behind["verb"].lower()):
        who = Span(inside.start + behind.start("who"), inside.start + behind.end("who"))
        if _may_speak(article, head.sentence, who):
            return who, Span(inside.start, inside.start + behind.start())
    for colon in _COLON.finditer(words):
        before = Span(inside.start, inside.start + colon.start())
        after = Span(inside.start + colon.end(), inside.end)
        if _speaker(article, head.sentence, before):
            return before, after
        if _speaker(article, head.sentence, after):
            return after, before
    return _by_verb(article, head.sentence, inside)


def _without_label(article: Article, head: HeadlineWords) -> Span:
    """Return the headline's words without a place or a topic before a colon."""
    text, claim = article.text, head.claim
    colon = re.compile(r":\s+").search(text, claim.start, claim.end)
    if colon is None:
        return claim
    before = Span(claim.start, colon.start())
    if len(before.of(article).split()) > 3 or _speaker(article, head.sentence, before):
        return claim
    # "Mill bombed: union" has its verb before the colon; a label has none.
    return claim if _has_verb(head.sentence, before) else Span(colon.end(), claim.end)


def _has_verb(sentence: SentenceReading, span: Span) -> bool:
    return any(t.tag[0] == "V" for t in sentence.tokens if span.contains(t.span))


def _says(verb: str) -> bool:
    return any(
        "clause" in cue.takes and not cue.particles for cue in cue_lexicon().verbs.get(verb, ())
    )


def _may_speak(article: Article, sentence: SentenceReading, who: Span) -> bool:
    return len(who.of(article).split()) <= 2 * _LONGEST and not any(
        t.tag in FINITE_TAGS for t in sentence.tokens if who.contains(t.span)
    )


def _speaker(article: Article, sentence: SentenceReading, span: Span) -> bool:
    """Return whether words beside a colon name somebody who speaks; a country alone is a place."""
    words = span.of(article).strip(" “”‘’'\"").split()
    if not 0 < len(words) <= _LONGEST or _has_verb(sentence, span):
        return False
    name = " ".join(words)
    if role_of(words[-1].lower()) is not None:
        return True
    kind = kind_by_name(name, article.own)
    if kind is not None and kind != "state":
        return True
    return len(words) == 1 and words[0].isupper() and len(words[0]) > 1 and not kind


def _counted(article: Article, sentence: SentenceReading, span: Span | None) -> bool:
    """Return whether words are a count of people: "dozens feared dead" has nobody who fears."""
    return span is not None and (
        any(t.tag == "CD" for t in sentence.tokens if span.contains(t.span))
        or any(c.span.overlaps(span) for c in casualties(article))
    )


def _beside(sentence: SentenceReading, report: Span) -> bool:
    """Return whether a report is a clause beside the one that the headline tells."""
    before = [
        w for w, t in zip(sentence.low, sentence.tokens, strict=True) if t.end <= report.start
    ]
    return len(before) > 1 and before[-1] in _BESIDE


def _by_verb(article: Article, sentence: SentenceReading, inside: Span) -> tuple[Span | None, Span]:
    """Return who claims, and what, by a verb of saying at the start, else by an attribution."""
    tokens, words, tags = sentence.tokens, sentence.low, sentence.tags
    said = [
        a for a in attributions(article)
        if a.content and a.source is not None
        and inside.contains(a.content[0]) and inside.contains(a.source)
    ]  # fmt: skip
    # "100 feared dead": a number fears nothing.
    said = [a for a in said if not _counted(article, sentence, a.source)]
    # "Norland shells port as rebels deny blame": what is denied is not what the headline tells.
    said = [a for a in said if a.source and not _beside(sentence, min(a.source, a.content[0]))]
    report = max(said, key=lambda a: len(a.content[0]), default=None)
    if report is not None:
        return report.source, report.content[0]
    # Headlines bend grammar; "X says" at the start is a claim even where no attribution is read.
    first = next((i for i, t in enumerate(tokens) if t.start >= inside.start), len(tokens))
    last = sum(t.end <= inside.end for t in tokens) - 1
    for i in range(first + 1, min(first + 6, last)):
        if tags[i][0] == "V" and _says(words[i]):
            subject = noun_before(sentence, i)
            claimant = sentence.span(subject) if subject else None
            counted = _counted(article, sentence, claimant)
            if claimant is not None and inside.contains(claimant) and not counted:
                return claimant, Span(tokens[i].end, inside.end)
    return None, inside
