"""One reading of a sentence: its words with one tag each, and its participles.

A tag is the tagger's answer, mended where the sentence leaves one reading (`tags/`): in what a
reader hears, with whole quotations folded, since that decides which word is the verb of saying.
Everything is read once for an article and kept on it, so that whoever says what, who did what and
when are told from the same words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

from kit.analysis.grammar.headline_verb import headline_verb
from kit.analysis.grammar.lines import Line, build_lines
from kit.analysis.grammar.participles import Participle, readings
from kit.analysis.grammar.phrases import Phrases, chunk
from kit.analysis.grammar.tags.mend import mend_line
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
    headline_verb: int | None = None
    """The index of a headline's verb that looks like a noun: "Serb police shell villages"."""

    @property
    def id(self) -> str:
        """The id of the sentence, such as "7.1"."""
        return self.sentence.id

    @cached_property
    def words(self) -> list[str]:
        """The words in small letters; a name in capitals stays ("US" is no pronoun)."""
        return [lowered(t.text, t.tag) for t in self.tokens]

    @cached_property
    def tags(self) -> list[str]:
        """The tag of each word."""
        return [t.tag for t in self.tokens]

    @cached_property
    def participles(self) -> tuple[Participle, ...]:
        """Every word that can be a past participle, with how it is read here."""
        if len(self.tokens) > _LONGEST:
            raise ValueError(f"{len(self.tokens)} words are no sentence: read its `pieces`")
        return tuple(readings([t.text for t in self.tokens], self.tags))

    @property
    def pieces(self) -> tuple[SentenceReading, ...]:
        """The sentence itself, or stretches of it where it is too long to be prose."""
        if len(self.tokens) <= _LONGEST:
            return (self,)
        starts = range(0, len(self.tokens), _LONGEST)
        return tuple(replace(self, tokens=self.tokens[i : i + _LONGEST]) for i in starts)

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
    tokens, heads = [], []
    for row in article.tokens:
        words = [t.text for t in row]
        tags = mended(words, [t.tag for t in row])
        head = headline_verb([w.lower() for w in words], tags)
        if head is not None:
            tags[head] = "VBZ" if words[head].endswith("s") else "VBP"
        tokens.append(_tagged(row, tags))
        heads.append(head)
    lines = build_lines(article, tokens, lexicon)
    settled: dict[int, str] = {}
    for line in lines:
        mend_line(line, lexicon)
        items = zip(line.start, line.tags, line.folded, strict=True)
        settled.update((start, tag) for start, tag, folded in items if folded is None)
    read = tuple(
        SentenceReading(sentence, _tagged(row, [settled.get(t.start, t.tag) for t in row]), head)
        for sentence, row, head in zip(article.sentences, tokens, heads, strict=True)
    )
    return Grammar(read, lines, [chunk(line) for line in lines])


def _tagged(row: Sequence[Token], tags: Sequence[str]) -> tuple[Token, ...]:
    return tuple(
        t if t.tag == tag else Token(t.span, t.text, tag) for t, tag in zip(row, tags, strict=True)
    )
