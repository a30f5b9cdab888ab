"""Pronouns for people counted earlier in the sentence: "they were abducted", "murdered them"."""

from __future__ import annotations

from kit.analysis.casualties.chunks import Clauses, assign, word_at
from kit.analysis.casualties.predicates import Predicate
from kit.analysis.casualties.words import PREPOSITIONS


def claim_pronoun(clauses: Clauses, at: int, predicate: Predicate) -> None:
    """Give "they were kidnapped" to the one plural count of people earlier in the sentence."""
    chunks = clauses.chunks
    # "crashed with 16 soldiers aboard; all were killed"
    allowed = {"after", "before"} | ({"with"} if word_at(chunks, at) in ("all", "both") else set())
    seen = [
        i for i, c in enumerate(chunks[:at])
        if c.what == "Q" and c.noun.head in ("person", "unknown") and not c.blocked
        and (c.quantity.value or 2) > 1
        and word_at(chunks, i - 1) not in PREPOSITIONS - allowed
    ]  # fmt: skip
    if len(seen) == 1 and not chunks[seen[0]].kind and chunks[seen[0]].people:
        if predicate.real:
            assign(
                chunks[seen[0]], predicate.kind, "casualties.pronoun.they", trigger=predicate.row
            )
        else:
            chunks[seen[0]].blocked = True


def take_them(clauses: Clauses, at: int) -> None:
    """Give "dragged 12 peasants from their homes and murdered them" to the nearest such count."""
    chunks = clauses.chunks
    predicate = chunks[at].predicate
    for chunk in reversed(chunks[:at]):
        if chunk.what == "Q" and chunk.people and chunk.noun.head in ("person", "unknown"):
            if not chunk.kind and (chunk.quantity.value or 2) > 1:
                assign(chunk, predicate.kind, "casualties.pronoun.them", trigger=predicate.row)
            return
