"""Which words of a tagged sentence are passive participles: the step before `voice` names rules.

A part-of-speech tagger looks three words back, so it often takes "the base captured by" for a
past tense, and "they were, in the end, moved" for a surprise. Here every form that can be a
past participle is weighed again with what the tagger cannot see: the auxiliary that governs it,
the finite verb before and behind it, a by-phrase, and the participle it is joined to. Weights
are those of an averaged perceptron trained on the Manually Annotated Sub-Corpus
(`benchmarks/train_participles.py`); forms and exceptions are in `lexicons/participles.toml`.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from kit.analysis.participle_clues import (
    FINITE,
    NOMINAL,
    OPENS_NOUN,
    SKIP,
    Auxiliary,
    auxiliary,
    features,
    finite_right,
    opens_behind,
)
from kit.analysis.participle_forms import NEVER, form_kind, is_state, lemma, lexicon

_GAPS = frozenset("that which whom as than what".split())
_CLAUSE_EDGES = frozenset((",", ";", ":", "--", "–", "—", "(", "...", "…"))
_CLAUSE_LINKS = frozenset(
    """and but or that if when while after before because until once although though then
    since""".split()
)
_NAMING = frozenset(
    "called named dubbed nicknamed titled entitled labelled labeled codenamed".split()
)
_SUBJECTS = frozenset("i he she we they".split())


def passive_participles(
    words: Sequence[str], tags: Sequence[str]
) -> list[tuple[int, Auxiliary, str]]:
    """Return (index, auxiliary, rule) of each passive participle of a tagged sentence.

    >>> passive_participles("Two men were held .".split(), "CD NNS VBD VBN .".split())
    [(3, Auxiliary(kind='be', index=2), 'passive.be')]
    """
    return [(i, aux, rule) for i, aux, rule in readings(words, tags) if rule]


def readings(words: Sequence[str], tags: Sequence[str]) -> list[tuple[int, Auxiliary, str | None]]:
    """Return (index, auxiliary, rule) for every word that may be a participle; None is active."""
    lower = [w.lower() for w in words]
    # Each decision mends the tag, so that the next word knows whether its clause has a verb yet.
    tags = list(tags)
    weights = load_weights()
    found: list[tuple[int, Auxiliary, str | None]] = []
    previous: tuple[int, str] | None = None
    for i in candidates(lower, tags):
        aux = auxiliary(lower, tags, i)
        score = sum(weights.get(f, 0) for f in features(lower, tags, i, aux, previous))
        rule = _rule(lower, tags, i, aux, score > 0, found[-1] if found else None)
        found.append((i, aux, rule))
        tags[i] = mended(tags[i], rule is not None, aux)
        previous = (i, label(rule is not None, aux))
    return found


def _rule(
    words: Sequence[str],
    tags: Sequence[str],
    i: int,
    aux: Auxiliary,
    weighed: bool,
    before: tuple[int, Auxiliary, str | None] | None,
) -> str | None:
    """Return the rule by which the word at `i` is passive, or None; grammar outranks weights."""
    word = words[i]
    opens = opens_behind(words, tags, i)
    plain = lemma(word) not in lexicon()["intransitive"]
    if aux.kind in ("be", "get"):
        if is_state(word, tags[i]) and opens != "by":
            return None
        sure = plain and tags[i] in ("VBN", "VBD", "VB", "VBP", "JJ")
        return f"passive.{aux.kind}" if weighed or sure else None
    if aux.kind == "is-or-has":
        # "He's taken pains" is "has"; "she's called Ada" is "is".
        perfect = opens == "noun" and word not in _NAMING
        return "passive.be" if weighed and not perfect and not is_state(word, tags[i]) else None
    if aux.kind in ("have", "modal") or not plain and opens != "by":
        return None
    if before is not None and before[2] and _joined_to(words, tags, before[0], i):
        return "passive.joined" if opens != "noun" or weighed else None
    last = tags[i - 1] if i else "<s>"
    if last == "JJ" and "-" in words[i - 1] and words[i - 1].endswith("s"):
        last = "NNS"  # "pan-democrats": taggers take any word with a hyphen for an adjective
    if last == "DT" and opens == "verb" and words[i - 1] in ("the", "a", "an", "its", "no"):
        return None  # "the wounded were moved": a noun
    if last == "PRP" and words[i - 1] in _SUBJECTS:
        return None
    starts = i == 1 or i > 1 and (words[i - 2] in _CLAUSE_EDGES or words[i - 2] in _CLAUSE_LINKS)
    if starts and words[i - 1] in ("it", "you", "this", "that", "everyone", "nobody"):
        return None
    if _closes_insertion(words, tags, i) and opens != "by":
        return None
    if opens == "noun" and word not in _NAMING and last[:2] in ("VB", "IN", "JJ", "DT", "PR"):
        return None  # "containing written orders": it stands before its noun
    if last in NOMINAL and _is_headline(words, tags, i):
        return "passive.headline" if opens in ("prep", "by", "end", "to") else None
    right = finite_right(words, tags, i)
    if opens == "by" and tags[i] in ("VBN", "VBD"):
        return "passive.reduced"
    if last in NOMINAL and right == "straight" and opens in ("prep", "verb", "to"):
        return "passive.reduced"
    if (
        last in NOMINAL
        and lemma(word) in lexicon()["transitive"]
        and opens in ("prep", "end", "stop")
    ):
        return None if _object_gap(words, tags, i) else "passive.reduced"
    if last in NOMINAL and right != "straight" and _only_a_subject_before(words, tags, i):
        return None
    return "passive.reduced" if weighed else None


def _only_a_subject_before(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether the clause up to `i` holds one noun phrase, which then needs a verb."""
    j = i - 1
    while j >= 0:
        if words[j] in _CLAUSE_EDGES or tags[j] in ("WDT", "WP", "WRB", "``", "''"):
            break
        if tags[j] in FINITE or tags[j] in ("VB", "TO"):
            return False
        if words[j] in _CLAUSE_LINKS:
            break
        j -= 1
    first = j + 1
    return first < i and (tags[first] in OPENS_NOUN or tags[first] in ("RB", "EX"))


def _object_gap(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether the verb's object stands before its subject ("the tools the men used")."""
    j = i - 1
    while j >= 0 and tags[j] in (*NOMINAL, "JJ", "JJR", "JJS", "RB", "POS"):
        j -= 1
    if j >= 0 and tags[j] in ("DT", "PRP$"):
        return j > 0 and (tags[j - 1] in ("NN", "NNS", "WDT", "WP", "WRB") or words[j - 1] in _GAPS)
    if j >= 0 and (tags[j] in ("WDT", "WP", "WRB") or words[j] in _GAPS):
        return True
    return any(tags[k] == "NNS" and tags[k + 1] in ("NNP", "PRP") for k in range(j + 1, i - 1))


def _joined_to(words: Sequence[str], tags: Sequence[str], first: int, i: int) -> bool:
    """Return whether an "and", "or" or "but" joins two participles, or commas alone list them."""
    between = range(first + 1, i)
    links = [j for j in between if words[j] in ("and", "or", "but", "then", ",")]
    rest = [
        j
        for j in between
        if j not in links and tags[j] not in ("RB", "RP") and words[j] not in SKIP
    ]
    if not links or any(j > links[-1] or tags[j] in FINITE for j in rest):
        return False
    if words[links[-1]] == "," and rest:
        return False
    return not any(words[j] in _CLAUSE_LINKS or tags[j] in ("WDT", "WP", "WRB") for j in rest)


def _closes_insertion(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether the comma before `i` closes "X, who ..., " so that `i` is the verb of X."""
    if i < 4 or words[i - 1] != ",":
        return False
    opening = next((j for j in range(i - 2, 0, -1) if words[j] == ","), None)
    if opening is None or tags[opening - 1] not in NOMINAL:
        return False
    inserted = tags[opening + 1]
    if inserted not in ("WDT", "WP", "CD", "DT", "NNP", "NN", "JJ", "PRP$"):
        return False
    return not any(tags[j] in FINITE for j in range(opening)) and (
        finite_right(words, tags, i) in ("none", "clause", "and")
    )


def _is_headline(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether the line has no full stop and no finite verb but, perhaps, the word at `i`."""
    if not words[-1][-1].isalnum() and words[-1] not in ("'", "’", ")"):
        return False
    return not any(t in FINITE for j, t in enumerate(tags) if j != i)


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


def mended(tag: str, passive: bool, aux: Auxiliary) -> str:
    """Return the tag of a weighed participle: VBN if passive or perfect, VBD if it is the verb."""
    if passive or aux.kind in ("have", "be", "get"):
        return "VBN" if passive or tag[0] == "V" else tag
    return "VBD" if tag in ("VBN", "VBD") and aux.kind == "none" else tag


def label(passive: bool, aux: Auxiliary) -> str:
    """Return how a weighed participle looks to the next one joined to it."""
    return f"passive-{aux.kind}" if passive else f"other-{aux.kind}"


@lru_cache(maxsize=1)
def load_weights() -> dict[str, int]:
    """Return the weight of each clue, in thousandths; above 0 in sum means passive."""
    data = files("kit.data").joinpath("tagger/participles.json.gz").read_bytes()
    return json.loads(gzip.decompress(data))
