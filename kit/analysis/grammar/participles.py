"""Which words of a tagged sentence are passive participles: the step before `voice` names rules.

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
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from kit.analysis.grammar.participle_clues import (
    NOMINAL,
    Auxiliary,
    auxiliary,
    features,
    finite_right,
    opens_behind,
)
from kit.analysis.grammar.participle_frames import (
    absolute,
    closes_insertion,
    gapped,
    inserted,
    joined_to,
    leads_in,
)
from kit.analysis.grammar.participle_grammar import (
    CLAUSE_EDGES,
    CLAUSE_LINKS,
    asked_of,
    has_a_clause_behind,
    is_headline_verb,
    last_hope_of_a_verb,
    made_so,
    no_object,
    object_gap,
    only_a_subject_before,
    under_preposition,
)
from kit.analysis.lexicon.closed_classes import CLAUSE_OPENERS, FINITE_TAGS, NOMINATIVE, WH_TAGS
from kit.analysis.lexicon.inflection import lemma
from kit.analysis.lexicon.participle_forms import NEVER, form_kind, is_state, lexicon
from kit.text.calendar_words import WEEKDAYS
from kit.text.tagging import lowered

_NAMING = frozenset(
    "called named dubbed nicknamed titled entitled labelled labeled codenamed".split()
)
# Verbs that join a subject to a state, words that shorten a clause to its participle, verbs that
# make somebody do something or find it done.
_LINKING = frozenset(
    """seem seems seemed look looks looked looking appear appears appeared feel feels felt feeling
    sound sounds sounded remain remains remained remaining""".split()
)
# Not so those that tell no time or condition of an act: "after", "before" and "since" take "being".
_REDUCERS = (CLAUSE_OPENERS - {"after", "before", "since", "because", "lest"}) | {"than"}
_DAYS = frozenset(WEEKDAYS) | frozenset("yesterday today tomorrow tonight".split())
_SPELLS = frozenset(
    (which, unit)
    for which in ("last", "this", "next", "earlier", "late", "early")
    for unit in ("week", "month", "year", "night", "weekend", "summer", "winter", "this", "last")
)
# An event has no such degrees: "very divided" and "too tired" are states.
_DEGREES = frozenset("very too deeply evenly quite rather extremely".split())


class Participle(NamedTuple):
    """A word that can be a past participle; `rule` says how it is passive, None that it is not."""

    index: int
    auxiliary: Auxiliary
    rule: str | None


def readings(words: Sequence[str], tags: Sequence[str]) -> list[Participle]:
    """Return every word of a tagged sentence that may be a participle, with how it is read.

    >>> readings("Two men were held .".split(), "CD NNS VBD VBN .".split())
    [Participle(index=3, auxiliary=Auxiliary(kind='be', index=2), rule='passive.be')]
    """
    lower = [lowered(w, t) for w, t in zip(words, tags, strict=True)]
    # Each decision mends the tag, so that the next word knows whether its clause has a verb yet.
    tags = list(tags)
    weights = load_weights()
    found: list[Participle] = []
    previous: tuple[int, str] | None = None
    long_words = [w for w in words if len(w) > 3 and w[0].isalpha()]
    capitals = 5 * sum(w[0].isupper() for w in long_words) >= 4 * len(long_words)
    for i in candidates(lower, tags):
        aux = auxiliary(lower, tags, i)
        score = sum(weights.get(f, 0) for f in features(lower, tags, i, aux, previous))
        rule = _rule(lower, tags, i, aux, score > 0, found[-1] if found else None)
        if rule == "passive.reduced" and i and words[i][0].isupper() and not capitals:
            rule = None  # part of a title: "her book Taken by Night"
        found.append(Participle(i, aux, rule))
        tags[i] = mended(tags[i], rule is not None, aux)
        previous = (i, label(rule is not None, aux))
    return found


def _rule(
    words: Sequence[str],
    tags: Sequence[str],
    i: int,
    aux: Auxiliary,
    weighed: bool,
    before: Participle | None,
) -> str | None:
    """Return the rule by which the word at `i` is passive, or None; grammar outranks weights."""
    opens = opens_behind(words, tags, i)
    if opens == "noun" and (words[i + 1] in _DAYS or tuple(words[i + 1 : i + 3]) in _SPELLS):
        opens = "prep"  # "got it fixed yesterday": a time, not an object
    if opens == "noun" and no_object(words, tags, i):
        opens = "prep"  # "found dead in a car", "rescued off the coast"
    if aux.kind in ("be", "get", "is-or-has"):
        return _under_auxiliary(words, tags, i, aux, weighed, opens)
    if aux.kind in ("have", "modal"):
        return None
    if lemma(words[i]) in lexicon()["intransitive"] and opens != "by":
        return None
    if before is not None and before[2]:
        if words[i] == "left" and opens in ("end", "stop"):
            return None  # "was released and left": left in the passive says how
        if joined_to(words, tags, before[0], i):
            return "passive.joined" if opens != "noun" or weighed else None
        if before[2] == "passive.be" and gapped(words, tags, before[0], i, opens):
            return "passive.joined"
    if asked_of(words, tags, i):
        return "passive.be"
    return _bare(words, tags, i, weighed, opens)


def _under_auxiliary(
    words: Sequence[str], tags: Sequence[str], i: int, aux: Auxiliary, weighed: bool, opens: str
) -> str | None:
    """Return the rule for a participle behind a form of "be" or "get", or behind "'s"."""
    word = words[i]
    if opens != "by" and (is_state(word, tags[i]) or words[i - 1] in _DEGREES):
        return None
    after = tags[i + 2] if i + 2 < len(tags) else "."
    if word == "used" and opens == "to" and after in ("DT", "PRP$", "PRP", "PDT", "VBG", "NNS"):
        return None  # "they are used to the noise"
    plain = lemma(word) not in lexicon()["intransitive"]
    if aux.kind != "is-or-has":
        sure = plain and tags[i] in ("VBN", "VBD", "VB", "VBP", "JJ")
        return f"passive.{aux.kind}" if weighed or sure else None
    # "He's taken pains" is "has"; "she's called Ada" and "it's made of wood" are "is".
    if word in _NAMING:
        return "passive.be"
    if opens == "noun" or not plain or aux.index is None:
        return None
    thing = aux.index > 0 and words[aux.index - 1] in ("it", "that", "this", "what", "which")
    sure = thing and word not in ("got", "taken", "left", "changed")
    return "passive.be" if weighed or sure else None


def _bare(
    words: Sequence[str], tags: Sequence[str], i: int, weighed: bool, opens: str
) -> str | None:
    """Return the rule for a participle without any auxiliary: headline, reduced, or None."""
    word = words[i]
    transitive = lemma(word) in lexicon()["transitive"]
    last = tags[i - 1] if i else "<s>"
    left = words[i - 1] if i else ""
    if last == "JJ" and "-" in left and left.endswith("s"):
        last = "NNS"  # "pan-democrats": taggers take any word with a hyphen for an adjective
    if last == "VBG" and (i == 1 or words[i - 2] in CLAUSE_EDGES or words[i - 2] in CLAUSE_LINKS):
        last = "NN"  # "fighting resumed": a gerund as subject
    if last == "DT" and opens == "verb" and left in ("the", "a", "an", "its", "no"):
        return None  # "the wounded were moved": a noun
    if left in _LINKING and opens != "by":
        return None  # "it looked abandoned": a state
    if (
        left in _REDUCERS
        and (opens != "noun" or left in ("if", "once", "unless"))
        and not (left == "as" and last == "RB")
    ):
        return "passive.reduced"  # "once cooked", "if left untreated", "as promised"
    if made_so(words, tags, i) and opens not in ("noun", "verb"):
        return "passive.reduced"  # "had her car stolen", "got it fixed"
    if last == "PRP" and left in NOMINATIVE:
        return None
    bare_lead = opens == "and" or words[i + 1 : i + 2] == [","]
    if last in ("<s>", "``") and (opens in ("prep", "by") or bare_lead):
        if leads_in(words, tags, i) and (opens == "by" or not is_state(word, tags[i])):
            return "passive.reduced"  # "Founded in 1990, the club ...", "Wounded, he ..."
    if opens != "noun" and (inserted(words, tags, i) or absolute(words, tags, i)):
        return "passive.reduced"  # "the talks, delayed for weeks, begin", "its flag lowered"
    starts = i == 1 or i > 1 and (words[i - 2] in CLAUSE_EDGES or words[i - 2] in CLAUSE_LINKS)
    if starts and left in ("it", "you", "this", "that", "everyone", "nobody"):
        return None
    if opens not in ("by", "noun") and has_a_clause_behind(words, tags, i, opens):
        return None  # "Norland said Monday it will leave", "the union threatened to strike"
    if closes_insertion(words, tags, i) and opens != "by":
        return None
    if opens == "noun" and word not in _NAMING and last[:2] in ("VB", "IN", "JJ", "DT", "PR"):
        return None  # "containing written orders": it stands before its noun
    if last in NOMINAL and is_headline_verb(words, tags, i):
        fits = opens in ("prep", "by", "end", "to", "stop")
        return "passive.headline" if fits else None
    if opens == "by" and tags[i][0] == "V":
        return "passive.reduced"
    if form_kind(word) == "distinct" and last in NOMINAL and opens not in ("noun", "and"):
        return "passive.reduced"  # "a bomb hidden in a cart": the form cannot be a past tense
    if word in _NAMING and last in NOMINAL and _named_behind(words, tags, i):
        return "passive.reduced"  # "it was led by a sergeant called Kim"
    if last_hope_of_a_verb(words, tags, i):
        return None
    if opens in ("prep", "end", "stop") and under_preposition(words, tags, i):
        return "passive.reduced"  # "hurt by bullets fired at head height"
    if last in NOMINAL:
        straight = finite_right(words, tags, i) == "straight"
        if straight and (opens in ("prep", "to") or opens == "verb" and _is_finite(words, tags, i)):
            return "passive.reduced"
        if opens != "by" and lemma(word) in lexicon()["ergative"]:
            return None  # "fighting resumed": it needs no doer
        if transitive and opens in ("prep", "end", "stop"):
            return None if object_gap(words, tags, i) else "passive.reduced"
        if not straight and only_a_subject_before(words, tags, i):
            return None
    return "passive.reduced" if weighed else None


def _named_behind(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether a name follows, and the clause up to `i` has had its verb already."""
    at = i + 1 if tags[i + 1 : i + 2] != ["DT"] else i + 2
    if at >= len(tags) or tags[at] not in ("NNP", "NNPS", "``"):
        return False
    for j in range(i - 1, -1, -1):
        if tags[j] in FINITE_TAGS:
            return True
        if words[j] in CLAUSE_EDGES or words[j] in CLAUSE_LINKS or tags[j] in WH_TAGS:
            return False
    return False


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


def _is_finite(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether the next verb is surely finite; a bare form may be a noun ("tear gas")."""
    after = next((j for j in range(i + 1, len(words)) if tags[j][0] in "VM"), None)
    if after is None:
        return False
    return tags[after] in ("VBD", "VBZ", "MD") or words[after] in ("are", "have", "do", "were")
