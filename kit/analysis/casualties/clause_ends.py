"""Where a clause ends, and whether a finite verb stands at a place: one answer for all rules.

A predicate says what happened to people; a finite verb here is any other ("was", "said"). Words
are told by lists alone, since no tagger is sure of texts in capitals.
"""

from __future__ import annotations

from kit.analysis.casualties.chunks import BREAKS, Chunk, Clauses
from kit.analysis.casualties.words import (
    ADVERBS,
    BE,
    DETERMINERS,
    HAVE,
    OTHER_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    STOP,
    SUBORDINATORS,
)
from kit.analysis.lexicon.closed_classes import TIME

AUXILIARIES = BE | HAVE
FINITE = AUXILIARIES | OTHER_VERBS
# Words that open a clause with a subject or verb of its own, and marks that close one.
EDGES = BREAKS | SUBORDINATORS | RELATIVES
# After "that" or "a" these are no object: "killed that day", "died the same night".
TIME_WORDS = TIME | frozenset(
    "nights times summer winter spring autumn same previous following next last".split()
)
_PARTICIPLES = frozenset(
    "caught held taken found shot hit struck sent kept seen known born".split()
)
# Words before a "to" that names a goal: "on their way to Mecca", "loyal to them".
_BEFORE_A_GOAL = frozenset(
    "way route road trip journey loyal close next belonging related linked opposed allied home "
    "back traveling travelling heading flying sailing returning bound flight march".split()
)
_DESCRIBES = frozenset("including left aged armed related".split())


def finite(clauses: Clauses, at: int) -> bool:
    """Return whether the word at `at` is a verb of a subject, or the "to" of an infinitive.

    "Caught in the crossfire" only describes, and so does the infinitive of "trying to escape".
    """
    text, prev, nxt = clauses.word(at), clauses.word(at - 1), clauses.word(at + 1)
    if text == "to":
        return prev not in _BEFORE_A_GOAL and nxt not in DETERMINERS | PRONOUNS
    if text in AUXILIARIES:
        return True
    if prev == "to" or text in _PARTICIPLES and nxt in PREPOSITIONS:
        return False
    return text in OTHER_VERBS or text in clauses.lex.modals


def of_the_noun(clauses: Clauses, at: int) -> bool:
    """Return whether the word at `at` may belong to a phrase after the noun: "of the village"."""
    text = clauses.word(at)
    return text[:1].isalpha() and text not in FINITE and text not in EDGES


def own_verb(clauses: Clauses, at: int, is_object: bool = False) -> bool:
    """Return whether the number at `at` is the subject of a verb that follows it.

    What stands right after an active verb is its object (`is_object`): "arrested 14 people
    suspected of helping" then has a participle, and only a finite verb could make a new clause.
    """
    nxt = at + 1
    while clauses.plain(nxt) and (
        clauses.word(nxt) in ADVERBS - {"in", "total"} or clauses.word(nxt).endswith("ly")
    ):
        nxt += 1
    if clauses.word(nxt) in ("a", "per", "each") and clauses.word(nxt + 1) in TIME_WORDS:
        nxt += 2  # "ten guerrillas a day are surrendering"
    predicate = clauses.verb(nxt)
    if predicate is not None:
        said = predicate.shape == "past" and clauses.number(at) is not None
        return predicate.people_only or not predicate.after or said
    text = clauses.word(nxt)
    if text in AUXILIARIES or text in clauses.lex.modals - {"to"}:
        return True
    if is_object or text in _DESCRIBES:
        return False
    if text in OTHER_VERBS:
        return True
    counted = clauses.counted(at)
    return (
        text.endswith("ed") and text not in STOP and clauses.word(nxt + 1) not in ("by", "with")
        and counted is not None and counted.noun.head != "casualty"
    )  # fmt: skip


def verb_after(clauses: Clauses, at: int) -> bool:
    """Return whether a verb follows before the next mark, so that the number has its own."""
    for here in range(at + 1, min(at + 9, len(clauses.chunks))):
        text = clauses.word(here)
        if clauses.verb(here) is not None or text in FINITE:
            return True
        if text in BREAKS or text in (",", "--", "("):
            return False
    return False


def verb_between(clauses: Clauses, first: Chunk, second: Chunk) -> bool:
    """Return whether another verb stands between two numbers, so that a new clause began."""
    return any(
        chunk.what == "W" and chunk.text in _BETWEEN
        for chunk in clauses.chunks
        if first.last <= chunk.first < second.first
    )


_BETWEEN = (
    (OTHER_VERBS - {"said", "says", "report", "reports"}) | SUBORDINATORS | {"who", "which"}
)  # fmt: skip
