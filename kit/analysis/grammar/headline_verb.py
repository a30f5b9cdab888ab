"""The verb of a headline, where a tagger took it for a noun: "Serb police shell villages".

Headlines leave out articles and auxiliaries, and their present tense looks like a plural. Between
a noun and what follows it, a form that agrees with that noun is taken for the verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kit.analysis.lexicon.closed_classes import (
    CLAUSE_OPENERS,
    CLOSES_SENTENCE,
    FINITE_TAGS,
    NOUN_TAGS,
)
from kit.analysis.lexicon.inflection import verb_forms
from kit.analysis.lexicon.participle_forms import lexicon
from kit.analysis.lexicon.violence import violence

_BEHIND = NOUN_TAGS | {"DT", "JJ", "CD", "PRP$", "VBN", "VBD", "IN", "TO", "RB"}
_UNDER = CLAUSE_OPENERS | frozenset("amid over in at for of".split())
_PLAIN_VERBS = frozenset("fire launch clear urge evacuate".split())
_MANY = frozenset("police troops people officials women men children students".split())


def headline_verb(words: Sequence[str], tags: Sequence[str]) -> int | None:
    """Return the index of a verb tagged as a noun in a headline; None where a verb is tagged.

    `words` are in small letters.

    >>> headline_verb("serb police shell villages".split(), "NNP NN NN NNS".split())
    2
    >>> headline_verb("war ends".split(), "NN VBZ".split())
    """
    if not words or words[-1] in CLOSES_SENTENCE:
        return None
    end = next((i for i, word in enumerate(words) if i and word in _UNDER), len(words))
    if any(tag in FINITE_TAGS or tag == "VB" for tag in tags[: end + 1]):
        return None
    found = None
    for i in range(1, end):
        if tags[i] not in ("NN", "NNS", "JJ") or tags[i - 1] not in NOUN_TAGS:
            continue
        behind = tags[i + 1] if i + 1 < len(words) else None
        if behind in _BEHIND and _agrees(words, tags[i - 1], i):
            found = i
    return found


def _agrees(words: Sequence[str], before: str, i: int) -> bool:
    """Return whether the word is a verb's form that fits the number of the noun before it."""
    many = before in ("NNS", "NNPS") or words[i - 1] in _MANY or words[i - 1].endswith(("s", "men"))
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
