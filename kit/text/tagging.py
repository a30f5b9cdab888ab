"""Penn Treebank tags for the tokens of an article, by an averaged perceptron.

The tagger is NLTK's PerceptronTagger (Collins 2002, doi:10.3115/1118693.1118694; greedy, left
to right) with more features and the kit's own weights, trained on MASC by
`scripts/train_tagger.py`; `kit/data/tagger/ORIGIN.toml` gives origin, licence and accuracy.
NLTK does the training. The prediction is written out here, since it is a dozen lines that
read the weights in a form which loads five times faster, and since NLTK's own module loads
half of NLTK; a test holds both to the same tags.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from struct import Struct
from typing import TypeVar

from kit.text.records import Quotation, Sentence, Span, Token
from kit.text.tokens import PLAIN, UNSEEN, token_spans

START = ("-START-", "-START2-")
END = ("-END-", "-END2-")


def tag_sentences(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> tuple[tuple[Token, ...], ...]:
    """Return the tagged tokens of every sentence of a text, in order.

    Quotation marks are tagged by the quotation they belong to: `` opens, '' closes.
    """
    marks = {q.span.start: "``" for q in quotations}
    marks |= {q.span.end - 1: "''" for q in quotations if q.closed}
    out = []
    for sentence in sentences:
        words = sentence.span.of(text)
        base = sentence.span.start
        spans = token_spans(words)
        surfaces = [words[start:end] for start, end in spans]
        names = {} if words.isupper() else CAPITAL_NAMES
        tags = tag([names.get(word, word) for word in surfaces])
        tags = ["NNP" if w in names else t for w, t in zip(surfaces, tags, strict=True)]
        tokens = []
        for (start, end), pos in zip(spans, tags, strict=True):
            span = Span(base + start, base + end)
            surface = words[start:end]
            if not surface[0].isalnum() and not surface[-1].isalnum():
                pos = marks.get(span.start) or marks.get(span.end - 1) or pos
            tokens.append(Token(span, surface, pos))
        out.append(tuple(tokens))
    return tuple(out)


# Among small letters these are names and not the words they spell. The tagger knows "US" as it
# is; for the others it reads a longer name.
CAPITAL_NAMES = {"IS": "ISIS", "US": "US", "WHO": "UNICEF"}


def lowered(word: str, tag: str) -> str:
    """Return the word in small letters, and a name in capitals as it is: "IS" is no verb, "US" no
    pronoun.

    >>> lowered("Is", "VBZ"), lowered("IS", "VBZ"), lowered("IS", "NNP")
    ('is', 'is', 'IS')
    """
    return word if word in CAPITAL_NAMES and tag == "NNP" else word.lower()


def tag(words: Sequence[str]) -> list[str]:
    """Return the Penn Treebank tag of each word of one sentence.

    >>> tag(["The", "fighters", "have", "captured", "an", "air", "base", "."])
    ['DT', 'NNS', 'VBP', 'VBN', 'DT', 'NN', 'NN', '.']
    """
    return _model().tag([word.translate(UNSEEN).translate(PLAIN) for word in words])


def normalize(word: str) -> str:
    """Return the word as the context features know it (NLTK's PerceptronTagger.normalize)."""
    if "-" in word and word[0] != "-":
        return "!HYPHEN"
    if word.isdigit() and len(word) == 4:
        return "!YEAR"
    if word and word[0].isdigit():
        return "!DIGITS"
    return word.lower()


_SHAPE = str.maketrans(
    {
        **dict.fromkeys("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "X"),
        **dict.fromkeys("abcdefghijklmnopqrstuvwxyz", "x"),
        **dict.fromkeys("0123456789", "d"),
    }
)
_RUN = re.compile(r"([Xxd])\1+")


@lru_cache(maxsize=50_000)
def shape(word: str) -> str:
    """Return the word's outline: X for capitals, x for small letters, d for digits, runs as one.

    >>> shape("McDonald"), shape("F-16"), shape("U.S.")
    ('XxXx', 'X-d', 'X.X.')
    """
    return _RUN.sub(r"\1", word.translate(_SHAPE))[:8]


def features(
    i: int, word: str, context: Sequence[str], previous: str, before: str
) -> tuple[str, ...]:
    """Return the features of word `i`: the fourteen of NLTK's PerceptronTagger and six more.

    The added ones (two- and four-letter endings, beginning, outline, and the previous tag with
    the ending and with the next word) serve words the training text does not have, which war
    news is full of. If a feature changes, new weights must be trained.
    """
    i += 2
    here, left, right = context[i], context[i - 1], context[i + 1]
    low = word.lower()
    return (
        "bias",
        f"i suffix {word[-3:]}",
        f"i pref1 {word[:1]}",
        f"i-1 tag {previous}",
        f"i-2 tag {before}",
        f"i tag+i-2 tag {previous} {before}",
        f"i word {here}",
        f"i-1 tag+i word {previous} {here}",
        f"i-1 word {left}",
        f"i-1 suffix {left[-3:]}",
        f"i-2 word {context[i - 2]}",
        f"i+1 word {right}",
        f"i+1 suffix {right[-3:]}",
        f"i+2 word {context[i + 2]}",
        f"i suffix2 {low[-2:]}",
        f"i suffix4 {low[-4:]}",
        f"i pref3 {low[:3]}",
        f"i shape {shape(word)}",
        f"i-1 tag+i+1 word {previous} {right}",
        f"i-1 tag+i suffix {previous} {low[-3:]}",
    )


def mixed_features(i: int, word: str, context: Sequence[str], previous: str) -> tuple[str, ...]:
    """Return those of `features` that hang on more than one thing (`i` counts in context)."""
    right = context[i + 1]
    return (
        f"i-1 tag+i word {previous} {context[i]}",
        f"i-2 word {context[i - 2]}",
        f"i+2 word {context[i + 2]}",
        f"i-1 tag+i+1 word {previous} {right}",
        f"i-1 tag+i suffix {previous} {word.lower()[-3:]}",
    )


# Places in `features` of those that hang on the word, its neighbours, or the two tags before.
_OF_WORD = (0, 1, 2, 6, 14, 15, 16, 17)
_OF_LEFT = (8, 9)
_OF_RIGHT = (11, 12)
_OF_TAGS = (3, 4, 5)
_KEPT = 40_000
_ZERO = 1 << 31  # the middle of a lane: no sum of weights comes near its ends
K = TypeVar("K")


class Model:
    """The weights in a form that loads fast: each feature's line is unpacked when first met."""

    def __init__(self, packed: dict[str, str], tagdict: dict[str, str], tags: Sequence[str]):
        self._packed = packed
        self.tagdict = tagdict
        # Falling order: where two tags tie, NLTK takes the last in the alphabet, and so must
        # the first of the best here.
        self.tags = sorted(tags, reverse=True)
        self._place = {tag: n for n, tag in enumerate(self.tags)}
        self._unpacked: dict[str, int] = {}
        # The features that hang on one word, or on the two tags before, are summed once: news
        # repeats its words, and this halves the time.
        self._by_word: dict[str, int] = {}
        self._by_left: dict[str, int] = {}
        self._by_right: dict[str, int] = {}
        self._by_tags: dict[tuple[str, str], int] = {}
        self._lanes = Struct(f"<{len(self.tags)}I")
        self._zero = int.from_bytes(self._lanes.pack(*[_ZERO] * len(self.tags)), "little")

    def tag(self, words: Sequence[str]) -> list[str]:
        """Return the tag of each word of one sentence."""
        context = [*START, *map(normalize, words), *END]
        previous, before = START
        tags = []
        for i, word in enumerate(words):
            pos = self.tagdict.get(word)
            if pos is None:
                pos = self._tag_of(i, word, context, previous, before)
            tags.append(pos)
            before, previous = previous, pos
        return tags

    def _tag_of(self, i: int, word: str, context: Sequence[str], previous: str, before: str) -> str:
        """Return what `best(features(...))` returns, from sums already made."""
        left, right = context[i + 1], context[i + 3]
        own, beside = self._by_word.get(word), self._by_left.get(left)
        ahead, tags = self._by_right.get(right), self._by_tags.get((previous, before))
        if own is None or beside is None or ahead is None or tags is None:
            found = features(i, word, context, previous, before)
            own = self._sum(self._by_word, word, found, _OF_WORD)
            beside = self._sum(self._by_left, left, found, _OF_LEFT)
            ahead = self._sum(self._by_right, right, found, _OF_RIGHT)
            tags = self._sum(self._by_tags, (previous, before), found, _OF_TAGS)
        total = own + beside + ahead + tags
        unpacked = self._unpacked
        for feature in mixed_features(i + 2, word, context, previous):
            weights = unpacked.get(feature)
            total += self._unpack(feature) if weights is None else weights
        return self._highest(total)

    def _sum(self, kept: dict[K, int], key: K, found: Sequence[str], which: tuple[int, ...]) -> int:
        """Return the summed weights of some of the features, kept under `key`."""
        total = kept.get(key)
        if total is None:
            if len(kept) >= _KEPT:
                kept.clear()  # a book's worth of words; no text may fill the memory
            total = kept[key] = sum(self._unpack(found[n]) for n in which)
        return total

    def best(self, found: Sequence[str]) -> str:
        """Return the tag with the highest sum of weights over the features."""
        return self._highest(sum(map(self._unpack, found)))

    def _highest(self, total: int) -> str:
        """Return the first tag whose lane of a sum holds the most."""
        scores = self._lanes.unpack((total + self._zero).to_bytes(self._lanes.size, "little"))
        return self.tags[scores.index(max(scores))]

    def weights(self, feature: str) -> dict[str, int]:
        """Return a feature's weight for each tag, in tenths."""
        line = self._packed.get(feature, "").split()
        return dict(zip(line[::2], map(int, line[1::2]), strict=True))

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter(self._packed)

    def _unpack(self, feature: str) -> int:
        """Return a feature's weights as one number: a lane of 32 bits a tag.

        Numbers so long are added in one step of the processor's, which no loop over tags is.
        """
        if feature not in self._packed:  # unknown features are endless; known ones are not
            return 0
        weights = self._unpacked.get(feature)
        if weights is None:
            lanes = [_ZERO] * len(self.tags)
            for tag, weight in self.weights(feature).items():
                lanes[self._place[tag]] += weight
            weights = int.from_bytes(self._lanes.pack(*lanes), "little") - self._zero
            self._unpacked[feature] = weights
        return weights


@cache
def _model() -> Model:
    data = (files("kit.data") / "tagger" / "weights.json.gz").read_bytes()
    content = json.loads(gzip.decompress(data))
    return Model(content["weights"], content["tagdict"], content["tags"])
