"""Wording: loaded words in the reporter's own voice, reporting verbs, and scare quotes.

Nothing here is added up to a score. A row is a place to ask a question: whose word is it, what
would a plainer one be, which style rule bears on it, and why may a fair writer have used it?
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from kit.analysis.cues import cue_lexicon
from kit.analysis.inflection import matches_possessive
from kit.analysis.labels import Label, LabelRow, label_table, labels
from kit.analysis.lexicons import Entry, entries, fits, guides, index
from kit.analysis.swap import swap_names
from kit.analysis.voices import Voices
from kit.text.article import Article, Span, Token
from kit.text.reading import as_article

__all__ = [
    "Label", "LabelRow", "LoadedWord", "ReportingVerb", "ScareQuote", "label_table", "labels",
    "loaded_words", "reporting_verbs", "scare_quotes", "swap_names",
]  # fmt: skip

_TAGS = {
    "adj": ("JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNP"),
    "adv": ("RB", "RBR", "RBS", "JJ", "NN", "IN", "NNP"),
    "verb": ("VB", "VBD", "VBZ", "VBP", "VBN", "VBG"),
    "noun": ("NN", "NNS", "NNP", "NNPS"),
}
_GAP = 4  # words that may part a verb from the rest of its idiom: "brought the town to its knees"
_LONGEST_SCARE_QUOTE = 3


@dataclass(frozen=True)
class LoadedWord:
    """A word or phrase with which the reporter's own voice takes a stand or colours the account.

    `readers` is "agree" where most careful readers are expected to mark it, "differ" where they
    differ. `retold_from` names the speaker where the word stands in retold speech and so may be
    theirs.
    """

    span: Span
    word: str
    cls: str
    readers: str
    retold_from: str | None
    alternative: str
    guide: str
    rule: str
    reason: str
    counter_reading: str
    sentence: str


@dataclass(frozen=True)
class ReportingVerb:
    """A verb by which words are given to a source; `manner` is an adverb of manner beside it."""

    span: Span
    verb: str
    cls: str
    stance: str
    source: Span | None
    manner: Span | None
    alternative: str
    guide: str
    rule: str
    reason: str
    counter_reading: str
    sentence: str


@dataclass(frozen=True)
class ScareQuote:
    """One to three words in quotation marks inside a sentence of the reporter's."""

    span: Span
    words: str
    speaker: str | None
    guides: tuple[str, ...]
    rule: str
    reason: str
    counter_reading: str
    sentence: str


def loaded_words(article: Article | str, disputed: bool = False) -> list[LoadedWord]:
    """Return the loaded words of the reporter's voice, in order; quoted words are never listed.

    `disputed=True` adds words on which careful readers differ ("adamant", "strategic").

    >>> rows = loaded_words("The army ruthlessly closed the road. “A brutal act”, he said.")
    >>> [(row.word, row.cls, row.alternative) for row in rows]
    [('ruthlessly', 'manner', 'say what was done')]
    """
    article = as_article(article)
    voices = Voices(article)
    out = []
    for sentence, tokens in zip(article.sentences, article.tokens, strict=True):
        for start, end, entry in _find(tokens):
            if entry.readers != "agree" and not disputed:
                continue
            span = Span(tokens[start].start, tokens[end - 1].end)
            voice = voices.of(span)
            if voice.kind == "quoted":
                continue
            retold = voice.kind == "retold"
            whose = (
                "stands in retold speech, so it may be the speaker's"
                if retold
                else "stands in the reporter's voice"
            )
            out.append(
                LoadedWord(
                    span=span,
                    word=span.of(article),
                    cls=entry.cls,
                    readers=entry.readers,
                    retold_from=(voice.speaker or "a speaker the text does not settle")
                    if retold
                    else None,
                    alternative=entry.alternative,
                    guide=str(entry.guide),
                    rule=f"loaded.{entry.cls}",
                    reason=f"{entry.reason}; it {whose}",
                    counter_reading=entry.innocent,
                    sentence=sentence.id,
                )
            )
    return out


def _find(tokens: Sequence[Token]) -> list[tuple[int, int, Entry]]:
    """Return (first token, token past the last, entry) of each loaded word of a sentence."""
    words = [t.text.lower() for t in tokens]
    table = index("loaded_words")
    out, i = [], 0
    while i < len(words):
        for entry in table.get(words[i], ()):
            end = _end(entry, words, i)
            if end and _tagged(entry, words[i], tokens[i].tag) and fits(entry, words, i, end):
                out.append((i, end, entry))
                i = end - 1
                break
        i += 1
    return out


def _tagged(entry: Entry, word: str, tag: str) -> bool:
    """Return whether the word's tag suits the entry; forms that can only be verbs need no tag."""
    if tag in _TAGS[entry.pos] or entry.rest and entry.pos != "verb":
        return True
    if entry.pos == "verb":
        return word not in entry.first[:2]
    return entry.pos == "adj" and tag not in ("VB", "VBD", "VBP", "VBZ")


def _end(entry: Entry, words: Sequence[str], i: int) -> int:
    """Return where the phrase that begins at `i` ends, 0 where its other words do not follow."""
    size = len(entry.rest)
    widest = _GAP if size > 1 and entry.pos == "verb" else 0
    for gap in range(widest + 1):
        start = i + 1 + gap
        follow = words[start : start + size]
        if len(follow) == size and all(map(matches_possessive, entry.rest, follow)):
            return start + size
    return 0


_STANCES = {
    "neutral": (
        "none needed",
        "said-neutral",
        "passes the words on and takes no stand",
        "Where it is exact, nothing better is to be had.",
    ),
    "doubting": (
        "said",
        "said-neutral",
        "lets the reader doubt the words",
        "The words may be in dispute, and the verb only says so.",
    ),
    "committing": (
        "said",
        "said-neutral",
        "takes the words as true",
        "They may have been shown to be true.",
    ),
    "combative": (
        "said, criticised",
        "bbc-vocabulary",
        "tells of the words as a blow",
        "The speaker may have meant them as one.",
    ),
}


def reporting_verbs(article: Article | str) -> list[ReportingVerb]:
    """Return the reporting verbs of an article in order, with class, stance and adverb of manner.

    Class and stance come from the lexicon of cues; a verb keeps them whoever its subject is.

    >>> row = reporting_verbs("The office angrily claimed that nobody was hurt.")[0]
    >>> row.verb, row.stance, row.alternative
    ('claimed', 'doubting', 'said')
    """
    article = as_article(article)
    lexicon = cue_lexicon().verbs
    manners = {
        word for entry in entries("loaded_words") if entry.cls == "manner" for word in entry.first
    }
    cues = {}
    for found in Voices(article).found:
        if found.cue is not None:
            cues.setdefault(found.cue, found)
    out = []
    ordered = sorted(cues)
    for sentence, tokens in zip(article.sentences, article.tokens, strict=True):
        starts = [t.start for t in tokens]
        first = bisect_left(ordered, sentence.span.start, key=lambda c: c.start)
        last = bisect_left(ordered, sentence.span.end, key=lambda c: c.start)
        for cue in ordered[first:last]:
            at, end = bisect_left(starts, cue.start), bisect_left(starts, cue.end)
            inside = tokens[at:end]
            head = next(
                (t for t in reversed(inside) if t.text.lower() in lexicon and t.tag[0] == "V"), None
            )
            if head is None:
                continue
            entry = lexicon[head.text.lower()][-1]
            alternative, guide, reason, innocent = _STANCES[entry.stance]
            near = tokens[max(0, at - 4) : end + 4]
            manner = next((t.span for t in near if t.text.lower() in manners), None)
            if manner is not None:
                guide, reason = "denied-exact", f"{reason}; the adverb beside it is comment"
            out.append(
                ReportingVerb(
                    span=cue,
                    verb=cue.of(article),
                    cls=entry.kind,
                    stance=entry.stance,
                    source=cues[cue].source,
                    manner=manner,
                    alternative=alternative,
                    guide=str(guides()[guide]),
                    rule=f"reporting-verb.{entry.stance}",
                    reason=reason,
                    counter_reading=innocent,
                    sentence=sentence.id,
                )
            )
    return out


def scare_quotes(article: Article | str) -> list[ScareQuote]:
    """Return quotations of one to three words inside a sentence: whose word is it, and why marked?

    >>> row = scare_quotes("The ministry opened a “safe zone” on Monday.")[0]
    >>> row.words, row.speaker
    ('safe zone', None)
    """
    article = as_article(article)
    voices = Voices(article)
    rules = tuple(str(guides()[key]) for key in ("quotes-reuters", "quotes-bbc"))
    out = []
    for quotation in article.quotations:
        words = quotation.inner.of(article)
        if not quotation.closed or not 0 < len(words.split()) <= _LONGEST_SCARE_QUOTE:
            continue
        if words.strip()[-1:] in ".!?" or all(w[:1].isupper() for w in words.split()):
            continue  # a whole utterance, or a title
        home = next((s for s in article.sentences if s.span.contains(quotation.span)), None)
        if home is None or len(home.span.of(article).split()) <= len(words.split()) + 1:
            continue
        speaker = voices.of(quotation.inner).speaker
        out.append(
            ScareQuote(
                span=quotation.span,
                words=words,
                speaker=speaker,
                guides=rules,
                rule="scare-quote.attributed" if speaker else "scare-quote.open",
                reason=(
                    f"too few words to rebuild what was said; the sentence gives them to {speaker}"
                    if speaker
                    else "too few words to rebuild what was said, and not settled whose they are"
                ),
                counter_reading="The marks may only show that these exact words were used.",
                sentence=home.id,
            )
        )
    return out
