"""Frames that hold a participle without auxiliary: lists, insertions, absolutes, lead-ins.

Each test answers one question about a tagged sentence; `words` are in lower case.
"""

from __future__ import annotations

from collections.abc import Sequence

from kit.analysis.grammar.participles.clues import NOMINAL, OPENS_NOUN, SKIP, finite_right
from kit.analysis.grammar.participles.without_auxiliary import CLAUSE_EDGES, CLAUSE_LINKS
from kit.analysis.lexicon.closed_classes import FINITE_TAGS, SAYING, WH_TAGS
from kit.analysis.lexicon.inflection import lemma
from kit.analysis.lexicon.participle_forms import form_kind, lexicon


def gapped(words: Sequence[str], tags: Sequence[str], first: int, i: int, opens: str) -> bool:
    """Return whether "were" is to be read again: "homes were raided and computers seized"."""
    between = range(first + 1, i)
    links = [j for j in between if words[j] == "and"] or [j for j in between if words[j] == ","]
    if not links or links[-1] == i - 1 or opens not in ("end", "stop", "prep", "by", "and"):
        return False
    link = links[-1]
    if words[link] == "," and "and" not in words[i:]:
        return False  # a list that goes on: "shops were looted, cars overturned and ..."
    if any(tags[j] in FINITE_TAGS or words[j] in CLAUSE_LINKS - {"and"} for j in between):
        return False
    base = lemma(words[i])
    return (base in _transitive() or base[:2] == "re" and base[2:] in _transitive()) and (
        all(tags[j] in OPENS_NOUN or tags[j] == "POS" for j in range(link + 1, i))
    )


def _transitive() -> frozenset[str]:
    """Return the verbs that hardly ever lack an object; "reassign" is one because "assign" is."""
    return lexicon()["transitive"]


def joined_to(words: Sequence[str], tags: Sequence[str], first: int, i: int) -> bool:
    """Return whether an "and", "or" or "but" joins two participles, or commas alone list them."""
    between = range(first + 1, i)
    links = [j for j in between if words[j] in ("and", "or", "nor", "but", "then", ",")]
    rest = [
        j
        for j in between
        if j not in links and tags[j] not in ("RB", "RP") and words[j] not in SKIP
    ]
    if not links or any(j > links[-1] or tags[j] in FINITE_TAGS for j in rest):
        return False
    if words[links[-1]] == "," and rest and not _list_goes_on(words, tags, i):
        return False
    if words[links[-1]] == "," and _in_relative(words, tags, first):
        return _list_goes_on(words, tags, i)  # "Sel, where it was taken, confirmed that"
    return not any(words[j] in CLAUSE_LINKS or tags[j] in WH_TAGS for j in rest)


def _in_relative(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether the words from the last comma to `i` are a clause with "where" or "which"."""
    comma = next((j for j in range(i - 1, max(-1, i - 25), -1) if words[j] == ","), -1)
    return comma >= 0 and tags[comma + 1] in WH_TAGS


def _list_goes_on(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether `i` stands in a list that ends in "and": "praised for it, promoted and sent".

    >>> words = "was praised for his restraint , promoted and sent abroad".split()
    >>> _list_goes_on(words, "VBD VBN IN PRP$ NN , VBN CC VBN RB".split(), 6)
    True
    """
    if lemma(words[i]) in lexicon()["ergative"]:
        return False  # "was hit by a shell, burned and sank"
    for j in range(i + 1, min(i + 7, len(words) - 1)):
        if words[j] in ("and", "or"):
            after = j + 2 if tags[j + 1] == "RB" else j + 1
            return (
                after < len(words)
                and form_kind(words[after]) is not None
                and lemma(words[after]) not in lexicon()["intransitive"]
            )
        if words[j] in CLAUSE_EDGES or tags[j] in FINITE_TAGS:
            return False
    return False


def inserted(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether `i` opens an insertion: "the talks, delayed for weeks, begin".

    >>> words = "the talks , delayed for weeks , begin on Tuesday".split()
    >>> inserted(words, "DT NNS , VBN IN NNS , VB IN NNP".split(), 3)
    True
    """
    if i < 2 or words[i - 1] != "," or tags[i - 2] not in NOMINAL:
        return False
    if any(tags[j] in FINITE_TAGS for j in range(i - 1)):
        return False
    close = next((j for j in range(i + 1, min(i + 25, len(words) - 1)) if words[j] == ","), None)
    if close is None or any(tags[j] in FINITE_TAGS for j in range(i + 1, close)):
        return False
    after = close + 1
    while after < len(words) - 1 and tags[after] == "RB":
        after += 1
    return tags[after] in (*FINITE_TAGS, "VB", "VBN")


def absolute(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether `i` ends "with the harbour blocked" or "(..., ) its flag lowered".

    >>> words = "with the harbour blocked , ships waited".split()
    >>> absolute(words, "IN DT NN VBN , NNS VBD".split(), 3)
    True
    """
    start = i
    while start > 0 and tags[start - 1] in (*NOMINAL, "JJ", "POS", "VBN"):
        start -= 1
    if start == 0 or start == i or tags[start - 1] not in ("DT", "PRP$", "CD"):
        return _with(words, tags, start - 1) if 0 < start < i else False
    opener = start - 2
    if opener < 0:
        return False
    if words[opener] == "with":
        return _with(words, tags, opener)
    if words[i] in SAYING:
        return False  # "..., his lawyer said"
    closes = i + 1 >= len(words) or not words[i + 1][0].isalpha()
    if closes and form_kind(words[i]) != "distinct":
        if lemma(words[i]) not in lexicon()["transitive"]:
            return False
    finite = any(tags[j] in FINITE_TAGS for j in range(opener))
    joined = words[opener] == "and" and "," in words[:opener]
    return (
        tags[start - 1] == "PRP$"
        and finite
        and (words[opener] == "," or joined)
        and (not any(tags[j] in FINITE_TAGS for j in range(i + 1, len(words))))
    )


def _with(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether "with" opens a phrase of its own, not one that a participle takes: "the car
    loaded with explosives rammed a wall"."""
    return words[i] == "with" and not (i and tags[i - 1] == "VBN")


def closes_insertion(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether the comma before `i` closes "X, who ..., " so that `i` is the verb of X."""
    if i < 4 or words[i - 1] != ",":
        return False
    opening = next((j for j in range(i - 2, 0, -1) if words[j] == ","), None)
    if opening is None or tags[opening - 1] not in NOMINAL:
        return False
    inside = tags[opening + 1]
    if inside not in ("WDT", "WP", "CD", "DT", "NNP", "NN", "JJ", "PRP$", "VBN"):
        return False
    return not any(tags[j] in FINITE_TAGS for j in range(opening)) and (
        finite_right(words, tags, i) in ("none", "clause", "and")
    )


def leads_in(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether the words from `i` to a comma come before a clause with subject and verb."""
    comma = next((j for j in range(i + 1, min(i + 15, len(words))) if words[j] == ","), None)
    if comma is None or any(tags[j] in FINITE_TAGS for j in range(i + 1, comma)):
        return False
    if comma + 1 >= len(words) or tags[comma + 1] not in OPENS_NOUN:
        return False
    return any(tag in FINITE_TAGS for tag in tags[comma + 1 :])
