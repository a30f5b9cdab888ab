"""The verb of a headline, where a tagger took it for a noun: "Serb police shell villages".

Headlines leave out articles and auxiliaries, and their present tense looks like a plural. Between
a noun and what follows it, a form that agrees with that noun is taken for the verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kit.analysis.lexicon.closed_classes import CLAUSE_OPENERS, FINITE_TAGS, NOUN_TAGS
from kit.analysis.lexicon.inflection import verb_forms
from kit.analysis.lexicon.participle_forms import lexicon
from kit.analysis.lexicon.violence import violence
from kit.text.records import Token

_BEHIND = NOUN_TAGS | {"DT", "JJ", "CD", "PRP$", "VBN", "VBD", "IN", "TO", "RB"}
_UNDER = CLAUSE_OPENERS | frozenset("amid over in at for of".split())
_PLAIN_VERBS = frozenset("fire launch clear urge evacuate".split())
_MANY = frozenset("police troops people officials women men children students".split())


def headline_verb(tokens: Sequence[Token]) -> int | None:
    """Return the index of a verb tagged as a noun in a headline; None where a verb is tagged.

    >>> from kit.text.reading import read
    >>> [headline_verb(read(text).tokens[0]) for text in ("Serb police shell villages", "War ends")]
    [2, None]
    """
    if not tokens or tokens[-1].text in (".", "?", "!"):
        return None
    words = [t.text.lower() for t in tokens]
    end = next((i for i, word in enumerate(words) if i and word in _UNDER), len(tokens))
    if any(t.tag in FINITE_TAGS or t.tag == "VB" for t in tokens[: end + 1]):
        return None
    found = None
    for i in range(1, end):
        if tokens[i].tag not in ("NN", "NNS", "JJ") or tokens[i - 1].tag not in NOUN_TAGS:
            continue
        behind = tokens[i + 1].tag if i + 1 < len(tokens) else None
        if behind in _BEHIND and _agrees(words, tokens[i - 1].tag, i):
            found = i
    return found


def _agrees(words: Sequence[str], before: str, i: int) -> bool:
    """Return whether the word is a verb's form that fits the number of the noun before it."""
    many = before in ("NNS", "NNPS") or words[i - 1] in _MANY or words[i - 1].endswith("s")
    return words[i] in (_plain() if many else _with_s())


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    known = lexicon()
    listed = {verb for verbs in violence()["verbs"].values() for verb in verbs if " " not in verb}
    return frozenset(
        _PLAIN_VERBS | listed | known["base"] | known["transitive"] | known["ergative"]
    ) - {"be"}


@lru_cache(maxsize=1)
def _plain() -> frozenset[str]:
    return _verbs()


@lru_cache(maxsize=1)
def _with_s() -> frozenset[str]:
    return frozenset(
        form
        for verb in _verbs()
        for form in verb_forms(verb)
        if form.endswith("s") and form != verb
    )
