"""Which words of a tagged sentence are passive participles.

A part-of-speech tagger looks three words back, so it often takes "the base captured by" for a
past tense, and "they were, in the end, moved" for a surprise. Here every form that can be a
past participle is weighed again with what the tagger cannot see: the auxiliary that governs it,
the finite verb before and behind it, a by-phrase, and the participle it is joined to. Weights
are those of an averaged perceptron trained on the Manually Annotated Sub-Corpus
(`scripts/train_participles.py`); forms and exceptions are in `lexicons/participles.toml`.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from kit.analysis.grammar.participles.clues import Auxiliary, auxiliary, features
from kit.analysis.grammar.participles.rules import ACTIVE, Case, decide
from kit.analysis.lexicon.participle_forms import NEVER, form_kind, lexicon
from kit.text.tagging import lowered


@dataclass(frozen=True, slots=True)
class Participle:
    """A word that can be a past participle; `rule` says how it is passive, None that it is not."""

    index: int
    auxiliary: Auxiliary
    rule: str | None


def read_participles(words: Sequence[str], tags: list[str]) -> list[Participle]:
    """Return every word that may be a participle, with how it is read; `tags` are mended in place.

    Each decision settles a tag: VBN for a passive or a perfect, VBD for a verb of its own, so
    that the next word knows whether its clause has a verb yet. `words` are as written.

    >>> tags = "DT NN VBD IN NNS VBD .".split()
    >>> read_participles("The base captured by rebels fell .".split(), tags)[0].rule, tags[2]
    ('passive.reduced', 'VBN')
    """
    lower = [lowered(w, t) for w, t in zip(words, tags, strict=True)]
    weights = load_weights()
    found: list[Participle] = []
    previous: tuple[int, str] | None = None
    long_words = [w for w in words if len(w) > 3 and w[0].isalpha()]
    capitals = 5 * sum(w[0].isupper() for w in long_words) >= 4 * len(long_words)
    for i in candidates(lower, tags):
        aux = auxiliary(lower, tags, i)
        score = sum(weights.get(f, 0) for f in features(lower, tags, i, aux, previous))
        before = (found[-1].index, found[-1].rule) if found else None
        verdict = decide(Case(lower, tags, i, aux, score > 0, before))
        if verdict == "passive.reduced" and i and words[i][0].isupper() and not capitals:
            verdict = None  # part of a title: "her book Taken by Night"
        rule = None if verdict == ACTIVE else verdict
        found.append(Participle(i, aux, rule))
        tags[i] = settled(lower[i], tags, i, verdict, aux)
        previous = (i, label(rule is not None, aux))
    return found


def candidates(words: Sequence[str], tags: Sequence[str]) -> list[int]:
    """Return the places of the words that can be a past participle."""
    return [
        i
        for i, word in enumerate(words)
        if (
            form_kind(word) is not None and word not in NEVER and word not in lexicon()["adjective"]
        )
        and (tags[i] not in ("NNP", "NNPS", "CC", "IN", "DT") or i == 0 or tags[i - 1] == "``")
    ]


def settled(word: str, tags: Sequence[str], i: int, verdict: str | None, aux: Auxiliary) -> str:
    """Return the tag of a weighed participle: VBN if passive or perfect, VBD if it is the verb."""
    tag = tags[i]
    if verdict not in (None, ACTIVE):
        return "VBN"
    if aux.kind in ("have", "be", "get"):
        return "VBN" if tag[0] == "V" else tag
    past = (
        tag == "VBN" and verdict == ACTIVE and aux.kind == "none" and form_kind(word) != "distinct"
    )
    return "VBD" if past and not _describes(tags, i) else tag


def _describes(tags: Sequence[str], i: int) -> bool:
    """Return whether a participle stands before a noun that it describes: "with retired nurses",
    but not "the nurses treated men"."""
    behind = tags[i + 1][:2] if i + 1 < len(tags) else "."
    before = tags[i - 1][:2] if i else "."
    return behind in ("NN", "JJ", "VB", "CC") and before not in ("NN", "PR", "WP", "WD", "EX")


def label(passive: bool, aux: Auxiliary) -> str:
    """Return how a weighed participle looks to the next one joined to it."""
    return f"passive-{aux.kind}" if passive else f"other-{aux.kind}"


@lru_cache(maxsize=1)
def load_weights() -> dict[str, int]:
    """Return the weight of each clue, in thousandths; above 0 in sum means passive."""
    data = files("kit.data").joinpath("tagger/participles.json.gz").read_bytes()
    return json.loads(gzip.decompress(data))
