"""Wording: loaded words in the reporter's own voice, reporting verbs, and scare quotes.

Nothing here is added up to a score. A row is a place to ask a question: whose word is it, what
would a plainer one be, which style rule bears on it, and why may a fair writer have used it?
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kit.analysis.finding import Finding
from kit.analysis.grammar.sentence import sentences
from kit.analysis.lexicon.closed_classes import NOUN_TAGS
from kit.analysis.lexicon.entries import Entry, fits, guides, standing
from kit.analysis.lexicon.inflection import matches_possessive
from kit.analysis.speech.voices import Voices
from kit.analysis.wording.actor_labels import Label, LabelRow, label_table, labels
from kit.analysis.wording.swap import swap_names
from kit.analysis.wording.verbs_of_saying import ReportingVerb, reporting_verbs
from kit.text.article import Article
from kit.text.reading import as_article
from kit.text.records import Span, Token

__all__ = [
    "Label", "LabelRow", "LoadedWord", "ReportingVerb", "ScareQuote", "label_table", "labels",
    "loaded_words", "reporting_verbs", "scare_quotes", "swap_names",
]  # fmt: skip

_TAGS = {
    "adj": ("JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNP"),
    "adv": ("RB", "RBR", "RBS", "JJ", "NN", "IN", "NNP"),
    "verb": ("VB", "VBD", "VBZ", "VBP", "VBN", "VBG"),
    "noun": NOUN_TAGS,
}
_GAP = 4  # words that may part a verb from the rest of its idiom: "brought the town to its knees"
_LONGEST_SCARE_QUOTE = 3


@dataclass(frozen=True, repr=False)
class LoadedWord(Finding):
    """A word or phrase with which the reporter's own voice takes a stand or colours the account.

    `readers` is "agree" where most careful readers are expected to mark it, "differ" where they
    differ. `retold_from` names the speaker where the word stands in retold speech and so may be
    theirs.
    """

    word: str
    cls: str
    readers: str
    retold_from: str | None
    alternative: str
    guide: str
    shown = ("cls",)


@dataclass(frozen=True, repr=False)
class ScareQuote(Finding):
    """One to three words in quotation marks inside a sentence of the reporter's.

    `span` takes in the marks; `inside`, and so `words`, leaves them out.
    """

    inside: Span
    speaker: str | None
    guides: tuple[str, ...]
    shown = ("speaker",)

    @property
    def pieces(self) -> tuple[Span, ...]:
        """The words between the marks."""
        return (self.inside,)


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
    for sentence in sentences(article):
        tokens = sentence.tokens
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
                    article=article,
                    sentence=sentence.id,
                )
            )
    return out


def _find(tokens: Sequence[Token]) -> list[tuple[int, int, Entry]]:
    """Return (first token, token past the last, entry) of each loaded word of a sentence."""
    words = [t.text.lower() for t in tokens]

    def end_of(entry: Entry, i: int) -> int:
        end = _end(entry, words, i)
        stands = end and _tagged(entry, words[i], tokens[i].tag) and fits(entry, words, i, end)
        return end if stands else 0

    return standing("loaded_words", words, end_of)


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
        home = article.sentence_at(quotation.span.start)
        if home is None or not home.span.contains(quotation.span):
            continue
        if len(home.span.of(article).split()) <= len(words.split()) + 1:
            continue
        speaker = voices.of(quotation.inner).speaker
        out.append(
            ScareQuote(
                span=quotation.span,
                inside=quotation.inner,
                speaker=speaker,
                guides=rules,
                rule="scare-quote.attributed" if speaker else "scare-quote.open",
                reason=(
                    f"too few words to rebuild what was said; the sentence gives them to {speaker}"
                    if speaker
                    else "too few words to rebuild what was said, and not settled whose they are"
                ),
                counter_reading="The marks may only show that these exact words were used.",
                article=article,
                sentence=home.id,
            )
        )
    return out
