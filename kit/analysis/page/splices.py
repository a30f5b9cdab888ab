"""Clues that several texts were joined: names that change, loose ends, furniture, two "nows".

Each clue alone has an innocent reading: editors vary names, and pages carry buttons. Several
together say that the page was put together from more than one text, not by whom or why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kit.analysis.dates.now_words import conflicts
from kit.analysis.finding import Finding, apart, over, sentence_of
from kit.analysis.speech.references import dangling
from kit.text.article import Article
from kit.text.lexicon_file import read_lexicon
from kit.text.reading import as_article
from kit.text.records import Span

KINDS = (
    "name variants", "spelling variants", "editor's bracket", "orphan connective", "pointing back",
    "named too late", "truncated block", "repeated furniture", "other story", "two nows",
)  # fmt: skip

_CONNECTIVES = frozenset(
    """however meanwhile also therefore moreover furthermore nevertheless instead thus still besides
    similarly""".split()
)
_POINTERS = frozenset("he she they it this these those".split())
_CAPITALS = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,}|(?<![\w-])[A-Z][\w’'-]*(?![\w-])")
_BRACKET = re.compile(r"\[[^\[\]\n]{1,40}\]")


@dataclass(frozen=True, repr=False)
class SpliceClue(Finding):
    """One clue: its kind, the places that show it, and how else it may be read.

    `forms` are the words at the places, each wording once.
    """

    kind: str
    forms: tuple[str, ...]
    spans: tuple[Span, ...]
    sentences: tuple[str, ...]
    shown = ("kind",)

    @property
    def pieces(self) -> tuple[Span, ...]:
        """The places that show the clue, in the order of the text."""
        return apart(self.spans)


def splice_clues(article: Article | str) -> list[SpliceClue]:
    """Return the clues that a text was joined from several, in the order of `KINDS`.

    >>> text = "The UN left, the mayor said.\\n\\nMeanwhile, the United Nations lost a clerk."
    >>> [(clue.kind, clue.forms) for clue in splice_clues(text)]
    [('name variants', ('UN', 'United Nations')), ('orphan connective', ('Meanwhile',))]
    """
    article = as_article(article)
    found = [
        *_names(article), *_spellings(article), *_brackets(article), *_openings(article),
        *_named_too_late(article), *_blocks(article), *_two_nows(article),
    ]  # fmt: skip
    return sorted(found, key=lambda clue: (KINDS.index(clue.kind), clue.spans[0]))


def _clue(article: Article, kind: str, spans: list[Span], reason: str, innocent: str) -> SpliceClue:
    return SpliceClue(
        kind=kind,
        forms=tuple(dict.fromkeys(span.of(article) for span in spans)),
        spans=tuple(spans),
        sentences=tuple(
            dict.fromkeys(s.id for span in spans for s in article.sentences_over(span))
        ),
        rule="splice." + kind.replace(" ", "-").replace("'", ""),
        reason=reason,
        counter_reading=innocent,
        span=over(spans),
        sentence=sentence_of(article, min(spans)),
        article=article,
    )


@lru_cache(maxsize=1)
def _same_names() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row) for row in read_lexicon("name_variants")["same"])


def _names(article: Article) -> Iterator[SpliceClue]:
    """Yield a clue for each actor that goes by two names or more."""
    for names in (*_same_names(), *article.own.same):
        longest = sorted(names, key=len, reverse=True)
        pattern = r"(?<![\w.])(?:" + "|".join(map(re.escape, longest)) + r")(?![\w-])"
        first: dict[str, Span] = {}
        for match in re.finditer(pattern, article.text):
            first.setdefault(match.group(0), Span(*match.span()))
        # "US" and "U.S.", "UN" and "U.N." differ in spelling alone: the next rule's matter.
        if len({_plain(name) for name in first}) > 1:
            yield _clue(
                article, "name variants", list(first.values()),
                f"one actor has {len(first)} names",
                "A writer may vary names so as not to repeat one.",
            )  # fmt: skip


def _spellings(article: Article) -> Iterator[SpliceClue]:
    """Yield a clue for each word in two spellings: US and U.S., ceasefire and cease-fire."""
    seen: dict[str, dict[str, Span]] = {}
    for match in re.finditer(
        r"(?<![\w.-])(?:(?:[A-Z]\.){2,}|[A-Z]{2,}(?!\w)|[a-z]+-[a-z]+(?![\w-])|[a-z]{6,}(?![\w-]))",
        article.text,
    ):
        seen.setdefault(_plain(match.group(0)), {}).setdefault(match.group(0), Span(*match.span()))
    for forms in seen.values():
        if len(forms) > 1:
            yield _clue(
                article, "spelling variants", sorted(forms.values()),
                "one word in two spellings", "Quoted documents keep their own spelling.",
            )  # fmt: skip


def _plain(name: str) -> str:
    bare = name.replace(".", "").replace("-", "")
    return bare if bare.isupper() else bare.lower()


def _brackets(article: Article) -> Iterator[SpliceClue]:
    for match in _BRACKET.finditer(article.text):
        yield _clue(
            article, "editor's bracket", [Span(*match.span())],
            "square brackets show that somebody added to the words of another",
            "Adding a name in brackets helps the reader, and is open about it.",
        )  # fmt: skip


def _openings(article: Article) -> Iterator[SpliceClue]:
    """Yield clues from the first word of each body block."""
    body = [b for b in article.blocks if b.role == "body"]
    for block in body:
        sentences = article.sentences_of(block)
        if not sentences:
            continue
        text = sentences[0].span.of(article)
        match = re.match(r"[“\"'‘]?(\w+)", text)
        if not match:
            continue
        start = sentences[0].span.start + match.start(1)
        span = Span(start, start + len(match.group(1)))
        word = match.group(1).lower()
        if text[:1] in "“\"'‘":
            continue
        if word in _CONNECTIVES:
            yield _clue(
                article, "orphan connective", [span],
                "a block opens by joining on to something; check that the block before has it",
                "Writers open paragraphs so where the contrast is with the story as a whole.",
            )  # fmt: skip
        elif word in _POINTERS:
            yield _clue(
                article, "pointing back", [span],
                "a block opens by pointing; check that the block before names who is meant",
                "The name may stand one sentence earlier.",
            )  # fmt: skip


def _named_too_late(article: Article) -> Iterator[SpliceClue]:
    """Yield a clue for "The spokesman" at the head of a block before any has been introduced."""
    heads = {block.span.start for block in article.blocks}
    for found in dangling(article):
        if found.rule != "reference.definite" or found.span.start not in heads:
            continue
        noun = re.compile(rf"\b{found.words.split()[-1]}\b", re.IGNORECASE)
        later = noun.search(article.text, found.span.end)
        where = "and is introduced only later" if later else "and is never introduced"
        yield _clue(
            article, "named too late", [found.span, *([Span(*later.span())] if later else [])],
            f"“{found.words}” points to somebody not yet named, {where}",
            "A sentence that named them may have been cut for length.",
        )  # fmt: skip


def _blocks(article: Article) -> Iterator[SpliceClue]:
    texts: dict[str, list[Span]] = {}
    for block in article.blocks:
        if block.role == "fragment":
            yield _clue(
                article, "truncated block", [block.span], block.reason,
                "The sentence may go on in the next block.",
            )  # fmt: skip
        elif block.role == "other-story":
            yield _clue(
                article, "other story", [block.span], block.reason,
                "A line at the end may be a side story of the same report.",
            )  # fmt: skip
        elif block.role == "furniture":
            texts.setdefault(block.span.of(article).strip().casefold(), []).append(block.span)
    for spans in texts.values():
        if len(spans) > 1:
            yield _clue(
                article, "repeated furniture", spans,
                f"the same label of the page stands {len(spans)} times in the text",
                "It shows careless copying of one page, not necessarily two texts.",
            )  # fmt: skip


def _two_nows(article: Article) -> Iterator[SpliceClue]:
    for conflict in conflicts(article):
        yield _clue(
            article,
            "two nows",
            sorted([conflict.ahead, conflict.back]),
            conflict.reason,
            conflict.counter_reading,
        )
