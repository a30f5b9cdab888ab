"""Tokens with Penn Treebank tags, once per article, quoting the text as given.

Words are cut by NLTK's tokenizer; tags come from an averaged perceptron (Collins 2002,
doi:10.3115/1118693.1118694) in NLTK's design, with weights of the kit's own trained on MASC by
`scripts/train_tagger.py` (`kit/data/tagger/README.md`: origin, licence, accuracy).
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from kit.text.article import Article, Span, Token
from kit.text.blocks import INVISIBLE

# One character for one, so that offsets stay those of the text as given.
_PLAIN = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'", "´": "'", "′": "'",
        "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ", "‐": "-", "‑": "-",
    }
)  # fmt: skip
_UNSEEN = str.maketrans("", "", INVISIBLE)
_ROUGH = re.compile(r"\w+(?:[-'.,]\w+)*|[^\w\s]")


def tag_sentences(article: Article) -> tuple[tuple[Token, ...], ...]:
    """Return the tagged tokens of every sentence of the article, in order."""
    opening = {q.span.start for q in article.quotations}
    closing = {q.span.end for q in article.quotations}
    out = []
    for sentence in article.sentences:
        words = sentence.span.of(article)
        spans = token_spans(words)
        tags = tag([words[s:e] for s, e in spans])
        base = sentence.span.start
        tokens = []
        for (start, end), pos in zip(spans, tags, strict=True):
            span = Span(base + start, base + end)
            surface = words[start:end]
            if pos in ("''", "``", "POS", "'") and not any(map(str.isalnum, surface)):
                if span.start in opening:
                    pos = "``"
                elif span.end in closing:
                    pos = "''"
            tokens.append(Token(span, surface, pos))
        out.append(tuple(tokens))
    return tuple(out)


def token_spans(sentence: str) -> list[tuple[int, int]]:
    """Return (start, end) of each token of one sentence.

    >>> [ "Syria’s “safe zone”."[s:e] for s, e in token_spans("Syria’s “safe zone”.") ]
    ['Syria', '’s', '“', 'safe', 'zone', '”', '.']
    """
    plain = sentence.translate(_PLAIN)
    try:
        spans = list(_tokenizer().span_tokenize(plain))
    except ValueError:  # NLTK could not find its own tokens again in an odd text
        spans = [m.span() for m in _ROUGH.finditer(plain)]
    return [(s, e) for s, e in spans if sentence[s:e].translate(_UNSEEN).strip()]


@cache
def _tokenizer():  # noqa: ANN202 - NLTK's class, loaded on first use
    from kit.text.nltk_parts import NLTKWordTokenizer

    return NLTKWordTokenizer()


def tag(words: Sequence[str]) -> list[str]:
    """Return the Penn Treebank tag of each word of one sentence.

    >>> tag(["Kurdish", "fighters", "have", "captured", "an", "air", "base", "."])
    ['JJ', 'NNS', 'VBP', 'VBN', 'DT', 'NN', 'NN', '.']
    """
    weights, tagdict, classes = load_weights()
    plain = [word.translate(_UNSEEN).translate(_PLAIN) for word in words]
    context = ["-START-", "-START2-", *map(normalize, plain), "-END-", "-END2-"]
    previous, before = "-START-", "-START2-"
    tags = []
    for i, word in enumerate(plain):
        pos = tagdict.get(word) or _best(features(i, word, context, previous, before), weights, classes)
        tags.append(pos)
        before, previous = previous, pos
    return tags


def normalize(word: str) -> str:
    """Return the word as the features know it (NLTK's PerceptronTagger.normalize)."""
    if "-" in word and word[0] != "-":
        return "!HYPHEN"
    if word.isdigit() and len(word) == 4:
        return "!YEAR"
    if word and word[0].isdigit():
        return "!DIGITS"
    return word.lower()


def features(
    i: int, word: str, context: Sequence[str], previous: str, before: str
) -> tuple[str, ...]:
    """Return the features of word `i`: NLTK's PerceptronTagger._get_features, as a tuple."""
    i += 2
    here, left, right = context[i], context[i - 1], context[i + 1]
    return (
        "bias",
        "i suffix " + word[-3:],
        "i pref1 " + word[:1],
        "i-1 tag " + previous,
        "i-2 tag " + before,
        "i tag+i-2 tag " + previous + " " + before,
        "i word " + here,
        "i-1 tag+i word " + previous + " " + here,
        "i-1 word " + left,
        "i-1 suffix " + left[-3:],
        "i-2 word " + context[i - 2],
        "i+1 word " + right,
        "i+1 suffix " + right[-3:],
        "i+2 word " + context[i + 2],
    )


def _best(found: Sequence[str], weights: dict, classes: Sequence[str]) -> str:
    scores = dict.fromkeys(classes, 0)
    for feature in found:
        for label, weight in weights.get(feature, {}).items():
            scores[label] += weight
    return max(classes, key=lambda label: (scores[label], label))


@cache
def load_weights() -> tuple[dict[str, dict[str, float]], dict[str, str], tuple[str, ...]]:
    """Return the tagger's weights, its dictionary of single-tag words and its tags."""
    data = (files("kit.data") / "tagger" / "weights.json.gz").read_bytes()
    weights, tagdict, classes = json.loads(gzip.decompress(data))
    return weights, tagdict, tuple(classes)
