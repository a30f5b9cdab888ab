"""Grammar around a participle without auxiliary: is it joined, asked, inserted, or the only verb?

Each test answers one question about a tagged sentence; `words` are in lower case.
"""

from __future__ import annotations

from collections.abc import Sequence

from kit.analysis.participle_clues import BE, FINITE, NOMINAL, OPENS_NOUN, SKIP, finite_right
from kit.analysis.participle_forms import lemma, lexicon

_GAPS = frozenset("that which whom as than what".split())
CLAUSE_EDGES = frozenset((",", ";", ":", "--", "–", "—", "(", "...", "…"))
CLAUSE_LINKS = frozenset(
    """and as but or that if when while after before because until once although though then
    since""".split()
)
_MAKERS = frozenset(
    """have has had having get gets got getting want wants wanted need needs needed see sees saw
    find finds found keep keeps kept leave leaves make makes made hear heard""".split()
)
_OBJECTS = frozenset("it him them her you me us".split())


def made_so(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether "have", "get", "see" or the like and a noun phrase stand before `i`."""
    j = i - 1
    if j > 0 and tags[j] == "PRP" and words[j] in _OBJECTS:
        return words[j - 1] in _MAKERS and tags[j - 1][0] == "V"
    while j >= 0 and tags[j] in ("NN", "NNS", "NNP", "JJ", "POS"):
        j -= 1
    opened = 0 < j < i - 1 and tags[j] in ("DT", "PRP$")
    return opened and words[j - 1] in _MAKERS and tags[j - 1][0] == "V"


def asked_of(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether `i` ends a question such as "Were the men told?" or "Why weren't we told?"."""
    j = i - 1
    while j >= 0 and (tags[j] in OPENS_NOUN or tags[j] == "POS"):
        j -= 1
    if j == i - 1 or j < 0:
        return False
    if words[j] in ("n't", "n’t", "not"):
        j -= 1
    first = j <= 0 or words[j - 1] in CLAUSE_EDGES or tags[j - 1] in ("WRB", "WP", "``", "CC")
    return (
        j >= 0
        and words[j] in BE - {"been", "being", "be"}
        and first
        and words[-1] in ("?", "”", '"')
    )


def gapped(words: Sequence[str], tags: Sequence[str], first: int, i: int, opens: str) -> bool:
    """Return whether "were" is to be read again: "homes were raided and computers seized"."""
    between = range(first + 1, i)
    link = next((j for j in between if words[j] == "and"), None)
    if link is None or link == i - 1 or opens not in ("end", "stop", "prep", "by"):
        return False
    if any(tags[j] in FINITE or words[j] in CLAUSE_LINKS - {"and"} for j in between):
        return False
    return lemma(words[i]) in lexicon()["transitive"] and all(
        tags[j] in OPENS_NOUN or tags[j] == "POS" for j in range(link + 1, i)
    )


def only_a_subject_before(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether the clause up to `i` holds one noun phrase, which then needs a verb."""
    j = i - 1
    while j >= 0:
        if words[j] in CLAUSE_EDGES or tags[j] in ("WDT", "WP", "WRB", "``", "''"):
            break
        if tags[j] in FINITE or tags[j] in ("VB", "TO"):
            return False
        if words[j] in CLAUSE_LINKS:
            break
        j -= 1
    first = j + 1
    return first < i and (tags[first] in OPENS_NOUN or tags[first] in ("RB", "EX"))


def object_gap(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether the verb's object stands before its subject ("the tools the men used")."""
    j = i - 1
    while j >= 0 and tags[j] in (*NOMINAL, "JJ", "JJR", "JJS", "RB", "POS"):
        j -= 1
    if j >= 0 and tags[j] in ("DT", "PRP$"):
        return j > 0 and (tags[j - 1] in ("NN", "NNS", "WDT", "WP", "WRB") or words[j - 1] in _GAPS)
    if j >= 0 and (tags[j] in ("WDT", "WP", "WRB") or words[j] in _GAPS):
        return True
    return any(tags[k] == "NNS" and tags[k + 1] in ("NNP", "PRP") for k in range(j + 1, i - 1))


def joined_to(words: Sequence[str], tags: Sequence[str], first: int, i: int) -> bool:
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
    return not any(words[j] in CLAUSE_LINKS or tags[j] in ("WDT", "WP", "WRB") for j in rest)


def closes_insertion(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
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


def leads_in(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether the words from `i` to a comma come before a clause with subject and verb."""
    comma = next((j for j in range(i + 1, min(i + 15, len(words))) if words[j] == ","), None)
    if comma is None or any(tags[j] in FINITE for j in range(i + 1, comma)):
        return False
    if comma + 1 >= len(words) or tags[comma + 1] not in OPENS_NOUN:
        return False
    return any(tag in FINITE for tag in tags[comma + 1 :])


def is_headline_verb(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether the line has no full stop and no finite verb but, perhaps, the word at `i`."""
    if not words[-1][-1].isalnum() and words[-1] not in ("'", "’", ")"):
        return False
    return not any(t in FINITE for j, t in enumerate(tags) if j != i)
