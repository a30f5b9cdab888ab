"""Reports so plain that a key may rest on them: no reader doubts that somebody says something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit.analysis.grammar import sentences
from kit.analysis.lexicon.closed_classes import NEGATIONS
from kit.analysis.lexicon.cues import cue_lexicon
from kit.analysis.speech.attribution import Attribution
from kit.text.article import Article
from kit.text.records import Span, Token

SPEAKING = frozenset(("speech", "accusation", "denial"))
# Rules for words that go with a noun or a passive: hardly "what somebody said" to a reader.
_BESIDE = frozenset(
    "attribution." + rule
    for rule in ("nominal", "caption", "hearsay-passive", "hearsay-adverb", "passive-agent")
)
_PHRASES = ("according to", "in the words of")
# "Crews went on searching", "he invited experts": a verb of saying in a story that tells of deeds.
_ALSO_DEEDS = frozenset(
    "went go goes going gone continue continued continues raise raised invite invited invites "
    "order ordered orders".split()
)
# "She declined to answer": a refusal to speak reports no words.
_SILENT = frozenset("decline declined declines declining refuse refused refuses refusing".split())
RELATIVE = frozenset(("WP", "WDT", "WP$"))


def plain(article: Article, found: Attribution) -> bool:
    """Return whether a plain verb of saying stands between a source and words that it reports.

    Not where the speaking is denied ("does not comment on what it sees"), only meant ("gathered
    to demand"), or where no more than a thing is said ("have published their findings").

    >>> from kit.analysis.speech.attribution import attributions
    >>> from kit.text.reading import read
    >>> def all_plain(text):
    ...     return [plain(article, a) for article in [read(text)] for a in attributions(article)]
    >>> all_plain("Ann Lee said the road was mined.")
    [True]
    >>> all_plain("Residents had gathered to demand that the force leave the town.")
    [False]
    """
    if found.cue is None or found.source is None or found.rule in _BESIDE:
        return False
    said = found.cue.of(article).lower().split()
    if set(said) & _ALSO_DEEDS and found.form == "indirect" or set(said) & _SILENT:
        return False
    kinds = {c.kind for word in said for c in cue_lexicon().verbs.get(word, ())}
    if " ".join(said) not in _PHRASES and not kinds & SPEAKING:
        return False
    if any(t.tag in RELATIVE for t in before(article, found.source)):
        return False
    return _done(article, found.source, found.cue) and _tells(article, found)


def before(article: Article, span: Span) -> Iterator[Token]:
    """Yield the words before a span, backwards, to a comma, a mark or the sentence's start."""
    for token in reversed(_here(article, span)):
        if token.end <= span.start:
            if not any(c.isalnum() for c in token.text):
                return
            yield token


def _done(article: Article, source: Span, cue: Span) -> bool:
    """Whether somebody spoke, as against did not, or came to."""
    words = [
        t.text.lower() for t in _here(article, cue) if source.end <= t.start and t.end <= cue.start
    ]
    inside = cue.of(article).lower().split()
    unsaid = {*NEGATIONS, "n't", "never", "nor", "neither"}
    return not unsaid & {*words, *inside} and "to" not in (*words[-1:], inside[0])


def _tells(article: Article, found: Attribution) -> bool:
    """Whether what is reported holds a verb or a number, or stands in quotation marks."""
    if found.form != "indirect":
        return True
    return any(
        t.tag.startswith(("V", "MD", "CD"))
        for c in found.content
        for t in _here(article, c)
        if c.contains(t.span)
    )


def _here(article: Article, span: Span) -> Sequence[Token]:
    home = {s.id for s in article.sentences_over(span)}
    return [t for s in sentences(article) if s.id in home for t in s.tokens]
