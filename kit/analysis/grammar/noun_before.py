"""The noun phrase a verb takes for its subject, as far as it stands before it in a tagged sentence.

The nearest noun is often not the subject: "gunmen on motorcycles attacked", "the truce agreed in
October was broken", "builders who used poor cement will be punished". Phrases that hang on the
subject are stepped over; where two nouns could be meant, neither is given.
"""

from __future__ import annotations

from collections.abc import Sequence

from kit.analysis.lexicon.closed_classes import (
    CLAUSE_OPENERS,
    FINITE_TAGS,
    NAME_TAGS,
    NOUN_TAGS,
    PHRASE_TAGS,
    SAYING,
)

_INSIDE = (PHRASE_TAGS - {"$"}) | {"EX", "RBS"}
_HEADS = NOUN_TAGS | {"PRP", "CD"}
_INSIDE_NAMES = frozenset("de del der la al el van von bin ibn".split())
_RELATIVE = frozenset(("WDT", "WP"))
# Words tagged as prepositions that open a clause, so that the noun behind them is its subject.
_CLAUSE = CLAUSE_OPENERS | {"that", "whether", "than", "so", "where"}


def noun_before(words: Sequence[str], tags: Sequence[str], verb: int) -> tuple[int, int] | None:
    """Return (start, end) of the noun phrase that the verb group at `verb` takes, or None.

    >>> noun_before("the men have been held".split(), "DT NNS VBP VBN VBN".split(), 4)
    (0, 2)
    >>> noun_before("gunmen on motorcycles attacked".split(), "NNS IN NNS VBD".split(), 3)
    (0, 1)
    """
    end = verb
    while end > max(0, verb - 12) and (
        tags[end - 1] in (*FINITE_TAGS, "RB", "VB", "VBN", "TO") or words[end - 1] == "being"
    ):
        if tags[end - 1] == "TO":
            return None
        if end > 1 and end < verb and tags[end - 2] == "DT" and tags[end - 1] in ("VBN", "VBD"):
            return end - 2, end  # "the wounded were taken away"
        end -= 1
    if end > 0 and tags[end - 1] == "PRP":
        return end - 1, end
    if end > 0 and (tags[end - 1] in _RELATIVE):
        return _antecedent(words, tags, end - 1)
    return _head_phrase(words, tags, end, verb)


def _head_phrase(
    words: Sequence[str], tags: Sequence[str], end: int, verb: int
) -> tuple[int, int] | None:
    """Return the noun phrase that ends at `end`, or the one it hangs on by a preposition."""
    kept = None  # "shelling by the army": the by-phrase says whose, and stays
    for _ in range(4):
        start = phrase_start(words, tags, end, verb)
        if start >= end:
            return None
        left = start - 1
        if left < 0:
            return start, kept or end
        if tags[left][0] == "V" and (relative := _relative_before(words, tags, left)) is not None:
            return _antecedent(words, tags, relative)
        preposition = tags[left] == "IN" and words[left] not in _CLAUSE
        hangs_on = _hanging_place(words, tags, left) if preposition else None
        if hangs_on is None:
            return start, kept or end
        name = hangs_on == left and tags[left - 1] in NAME_TAGS and tags[end - 1] in NAME_TAGS
        if name or words[left] == "by" and hangs_on == left:
            kept = kept or end  # "Al-Qaeda in the Islamic Maghreb"
        end = hangs_on
    return None


def _hanging_place(words: Sequence[str], tags: Sequence[str], preposition: int) -> int | None:
    """Return where the phrase ends that the preposition hangs on, None where it hangs on a verb."""
    end = preposition
    # "Officials said in March troops had left": no subject is to be found before "said".
    if end and tags[end - 1] in ("VBN", "VBD", "RP") and words[end - 1] not in SAYING:
        end -= 1  # "the truce agreed in October"
        if end and tags[end - 1] == "PRP":
            return None
    if end == 0 or tags[end - 1] not in _HEADS:
        return None
    if end < preposition and any(tag in FINITE_TAGS for tag in tags[:end]):
        return None
    return end


def _relative_before(words: Sequence[str], tags: Sequence[str], verb: int) -> int | None:
    """Return the "who" or "which" whose clause the verb at `verb` belongs to, or None."""
    for j in range(verb - 1, max(-1, verb - 5), -1):
        if tags[j] in _RELATIVE:
            return j
        if tags[j] not in (*FINITE_TAGS, "VB", "VBN", "RB", "TO"):
            return None
    return None


def _antecedent(words: Sequence[str], tags: Sequence[str], relative: int) -> tuple[int, int] | None:
    """Return the noun phrase before "who" or "which"; None where it hangs on another noun."""
    end = relative - 1 if relative and words[relative - 1] == "," else relative
    start = phrase_start(words, tags, end, relative)
    if start >= end or start and tags[start - 1] in ("IN", "TO"):
        return None
    return start, end


def phrase_start(words: Sequence[str], tags: Sequence[str], end: int, verb: int) -> int:
    """Return where the noun phrase that ends at `end` begins (`end` where there is none)."""
    start = end
    while start > max(0, end - 40) and (
        tags[start - 1] in _INSIDE
        or words[start - 1] in ("of", "&") and start < end
        or words[start - 1] in _INSIDE_NAMES and start < end and tags[start] in NAME_TAGS
        or words[start - 1] == "and"
        and tags[verb] != "VBG"
        and 1 < start < end
        and tags[start - 2] in _INSIDE
        and not _two_clauses(words, tags, start - 1)
    ):  # fmt: skip
        start -= 1
    while start < end and (words[start] in ("of", "and", "&") or tags[start] == "POS"):
        start += 1
    if start and words[start - 1 : start + 1] == ["at", "least"]:
        start -= 1
    return start


def _two_clauses(words: Sequence[str], tags: Sequence[str], link: int) -> bool:
    """Return whether "and" joins clauses: "sent to the area and two soldiers were questioned"."""
    start = link
    while start > 0 and tags[start - 1] in _INSIDE:
        start -= 1
    if start == 0 or not any(tag in FINITE_TAGS for tag in tags[:start]):
        return False
    return tags[start - 1] in ("IN", "TO") and words[start - 1] not in _CLAUSE
