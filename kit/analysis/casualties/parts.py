"""Counts that take their state from a whole, "258 of them civilians", "including a child"."""

from __future__ import annotations

from kit.analysis.casualties.chunks import LIST_LINKS, Clauses, Counted
from kit.analysis.casualties.clause_ends import FINITE, own_verb
from kit.analysis.lexicon.closed_classes import POSSESSIVES

# What may be said of some of the dead without taking them out of the count.
_STILL_OF_THE_WHOLE = frozenset("identified buried recovered named".split())
# States that leave open which of two it was: only they can hold parts of another state.
_OPEN = ("casualties", "killed_or_wounded")


def read_heads(clauses: Clauses) -> None:
    """Read what is left of parts that name their state: "three of the dead"."""
    for at, part in clauses.all_counted():
        if part.kind or not part.people or part.what != "Q":
            continue
        whole = clauses.counted(at + 1) if part.noun.of_number else None
        if whole is not None and whole.kind and (
            whole.rule == "casualties.noun" or whole.kind in ("killed", "wounded")
        ):  # fmt: skip
            # "61 of the 72 victims": whoever is counted among victims is one
            part.give(whole.kind, "casualties.part.of-number", whole)
        elif part.noun.part and part.noun.kind:
            part.give(part.noun.kind, "casualties.part.of-the-dead")


def read_parts(clauses: Clauses) -> None:
    """Give parts ("258 of them civilians", "including a child") the state of their whole."""
    whole: Counted | None = None
    for at, chunk in clauses.all_counted():
        if whole is not None and not _read_part(clauses, at, chunk, whole):
            continue
        if chunk.kind and not chunk.blocked and not chunk.part_of:
            if whole is None:
                _parts_before(clauses, at, chunk)
            whole = chunk


def _read_part(clauses: Clauses, at: int, chunk: Counted, whole: Counted) -> bool:
    """Count the chunk in the whole where it is a part; False where it is one of another clause."""
    opens = clauses.opens_part(at)
    if not chunk.kind:
        if opens and chunk.people and whole.kind:
            if chunk.what == "Q" and chunk.noun.part and _other_clause(clauses, at):
                return False
            chunk.give(whole.kind, "casualties.part.including", whole)
            list_of_parts(clauses, at, whole)
    elif opens and (whole.kind in _OPEN or chunk.rule != "casualties.noun"):
        chunk.count_in(whole)
    elif not opens and _goes_on_with_parts(clauses, at, whole):
        chunk.count_in(whole)
    return True


def _goes_on_with_parts(clauses: Clauses, at: int, whole: Counted) -> bool:
    """Return whether "and 37 wounded" is one more part: "62 casualties, including 25 dead and".

    Only a whole that leaves the state open can hold the wounded besides the dead.
    """
    if whole.kind not in _OPEN or clauses.word(at - 1) != "and":
        return False
    back = at - 2
    while clauses.verb(back) is not None:
        back -= 1
    before = clauses.counted(back)
    return before is not None and before.part_of is whole


def _parts_before(clauses: Clauses, at: int, whole: Counted) -> None:
    """Give parts that open a sentence the state of the first count after them.

    "Among them 13 children and 9 women, air strikes killed 41 civilians"
    """
    opens = (clauses.word(0), clauses.word(1))
    first = 1 if opens[0] == "including" else 2 if opens == ("among", "them") else at
    part = clauses.counted(first) if first < at else None
    if part is not None and part.people and not part.kind and whole.kind:
        part.give(whole.kind, "casualties.part.opening", whole)
        list_of_parts(clauses, first, whole)


def _other_clause(clauses: Clauses, at: int) -> bool:
    """Return whether "two of them" does something of its own ("two of them escaped")."""
    nxt, follows = clauses.word(at + 1), clauses.verb(at + 1)
    if follows is not None and follows.people_only:
        return True  # "many of whom lost hands"
    if nxt in FINITE:
        tail = {clauses.word(at + 2), clauses.word(at + 3)}
        return tail.isdisjoint(clauses.lex.people) and tail.isdisjoint(_STILL_OF_THE_WHOLE)
    return nxt.endswith("ed") and nxt not in clauses.lex.people and nxt != "aged"


def list_of_parts(clauses: Clauses, at: int, whole: Counted) -> None:
    """Carry "including" on over a list: "including 5 women and 3 children"."""
    here = at
    while whole.kind:
        linked = clauses.skip(here + 1, LIST_LINKS)
        after = linked + (linked > here + 1 and clauses.word(linked) in POSSESSIVES)
        part = clauses.counted(after)
        if linked == here + 1 or part is None or not part.people or part.kind:
            return
        if own_verb(clauses, after) or part.noun.head not in ("person", "unknown"):
            return
        part.give(whole.kind, "casualties.part.listed", whole)
        here = after
