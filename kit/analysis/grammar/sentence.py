"""One reading of a sentence: its words with one tag each, and its participles.

A tag is the tagger's answer, mended where the sentence leaves one reading (`tags/`): in what a
reader hears, with whole quotations folded, since that decides which word is the verb of saying.
Everything is read once for an article and kept on it, so that whoever says what, who did what and
when are told from the same words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from kit.analysis.grammar.headline_verb import headline_verb
from kit.analysis.grammar.lines import Line, build_lines
from kit.analysis.grammar.noun_phrases import noun_spans
from kit.analysis.grammar.participles.passive_participles import Participle, read_participles
from kit.analysis.grammar.phrases import Phrases, chunk
from kit.analysis.grammar.tags.mend import mend_line
from kit.analysis.grammar.tags.names import Names, bodies, names_told
from kit.analysis.grammar.tags.sentence import mended
from kit.analysis.lexicon.cues import CueLexicon, cue_lexicon
from kit.text.article import Article
from kit.text.reading import as_article
from kit.text.records import Sentence, Span, Token
from kit.text.tagging import lowered

_LONGEST = 300  # tokens; what is longer is no prose, and is read in pieces of this length


@dataclass(frozen=True)
class SentenceReading:
    """A sentence of an article with its tokens, each with the one tag that all analyses go by."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    headline_verb: int | None
    """The index of a headline's verb that looks like a noun: "Serb police shell villages"."""
    participles: tuple[Participle, ...]
    """Every word that can be a past participle, with how it is read here."""
    parts: tuple[SentenceReading, ...] = ()
    """The stretches that a sentence too long to be prose is read in; they have its participles."""

    @property
    def id(self) -> str:
        """The id of the sentence, such as "7.1"."""
        return self.sentence.id

    @cached_property
    def low(self) -> list[str]:
        """The words in small letters; a name in capitals stays ("US" is no pronoun)."""
        return [lowered(t.text, t.tag) for t in self.tokens]

    @cached_property
    def text(self) -> list[str]:
        """The words as they are written."""
        return [t.text for t in self.tokens]

    @cached_property
    def tags(self) -> list[str]:
        """The tag of each word."""
        return [t.tag for t in self.tokens]

    @cached_property
    def spans(self) -> list[tuple[int, int] | None]:
        """The (start, end) of the base noun phrase that each word is in, or None."""
        return noun_spans(self)

    @property
    def pieces(self) -> tuple[SentenceReading, ...]:
        """The sentence itself, or its `parts` where it is too long to be prose."""
        return self.parts or (self,)

    def span(self, ends: tuple[int, int]) -> Span:
        """Return the characters of the words from `ends[0]` up to, not including, `ends[1]`."""
        return Span(self.tokens[ends[0]].start, self.tokens[ends[1] - 1].end)


@dataclass(frozen=True)
class Grammar:
    """The grammar of an article: its sentences, and its lines with their phrases."""

    sentences: tuple[SentenceReading, ...]
    lines: list[Line]
    phrases: list[Phrases]


def sentences(article: Article | str) -> tuple[SentenceReading, ...]:
    """Return the sentences of an article, read once and kept on it.

    >>> read = sentences("The guard sneered: “Go.” Two men were held.")
    >>> read[0].tags[2], [one.rule for one in read[1].participles]
    ('VBD', ['passive.be'])
    """
    return grammar_of(as_article(article)).sentences


def grammar_of(article: Article, lexicon: CueLexicon | None = None) -> Grammar:
    """Return the grammar of an article; kept on it but for a reader's own `lexicon` of cues."""
    own = cue_lexicon()
    if lexicon is not None and lexicon is not own:
        return _read(article, lexicon)
    if "grammar" not in article.kept:
        article.kept["grammar"] = _read(article, own)
    return cast(Grammar, article.kept["grammar"])


def _read(article: Article, lexicon: CueLexicon) -> Grammar:
    told = names_told(article.text)
    drafts = [
        _Draft(sentence, row, told)
        for sentence, row in zip(article.sentences, article.tokens, strict=True)
    ]
    lines = build_lines(article, [draft.tagged() for draft in drafts], lexicon)
    settled: dict[int, str] = {}
    for line in lines:
        mend_line(line, lexicon)
        settled |= {line.start[k]: line.tags[k] for k in line.own()}
    for draft in drafts:
        draft.settle(settled)
        settled |= {t.start: tag for t, tag in zip(draft.row, draft.tags, strict=True)}
    for line in lines:
        for k in line.own():
            line.tags[k] = settled[line.start[k]]
    read = tuple(draft.reading() for draft in drafts)
    return Grammar(read, lines, [chunk(line) for line in lines])


class _Draft:
    """A sentence while its tags are being settled."""

    def __init__(self, sentence: Sentence, row: Sequence[Token], told: Names) -> None:
        """Read the tags that the sentence as a whole decides; `told` are names of bodies."""
        self.sentence, self.row = sentence, row
        self.words = [t.text for t in row]
        self.tags = mended(self.words, [t.tag for t in row])
        bodies(self.words, self.tags, told)
        self.head = headline_verb([w.lower() for w in self.words], self.tags)
        if self.head is not None:
            self.tags[self.head] = "VBZ" if self.words[self.head].endswith("s") else "VBP"
        self.found: list[list[Participle]] = []

    def tagged(self) -> tuple[Token, ...]:
        """Return the tokens with the tags so far."""
        return tuple(
            t if t.tag == tag else Token(t.span, t.text, tag)
            for t, tag in zip(self.row, self.tags, strict=True)
        )

    def settle(self, by_start: Mapping[int, str]) -> None:
        """Take the tags of the lines, and read the participles in their light."""
        self.tags = [by_start.get(t.start, tag) for t, tag in zip(self.row, self.tags, strict=True)]
        for start in range(0, len(self.row), _LONGEST):
            tags = self.tags[start : start + _LONGEST]
            self.found.append(read_participles(self.words[start : start + _LONGEST], tags))
            self.tags[start : start + _LONGEST] = tags

    def reading(self) -> SentenceReading:
        """Return the sentence as it has been read."""
        tokens = self.tagged()
        if len(self.found) < 2:
            found = tuple(one for piece in self.found for one in piece)
            return SentenceReading(self.sentence, tokens, self.head, found)
        parts = tuple(
            SentenceReading(self.sentence, tokens[k * _LONGEST :][:_LONGEST], None, tuple(piece))
            for k, piece in enumerate(self.found)
        )
        return SentenceReading(self.sentence, tokens, self.head, (), parts)
