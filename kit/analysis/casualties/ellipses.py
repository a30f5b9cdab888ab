"""Ellipses: numbers that take their state from the count before them.

"30 people in Homs and 12 in Hama", "while the rebels claimed 45", ": 40 soldiers and 5 guards".
The wordings are rows of `casualty_rows.toml`.
"""

from __future__ import annotations

from kit.analysis.casualties.chunks import Clauses, Counted
from kit.analysis.casualties.clause_ends import own_verb, verb_after, verb_between
from kit.analysis.casualties.parts import list_of_parts
from kit.analysis.casualties.rows import rows


def read_ellipses(clauses: Clauses) -> None:
    """Carry the state on to numbers without one: "and 400 according to the guerrillas"."""
    last: Counted | None = None
    for at, chunk in clauses.all_counted():
        if chunk.kind and not chunk.blocked:
            last = chunk
        elif last is not None and last.kind and chunk.people and not chunk.noun.part:
            _read_again(clauses, at, chunk, last, last.kind)
            _read_linked(clauses, at, chunk, last, last.kind)


def _read_again(clauses: Clauses, at: int, chunk: Counted, last: Counted, kind: str) -> None:
    """Read another count of the same ("the rebels claimed 45"), or of some ("11 were children")."""
    found = rows("again").at(clauses.chunks, at)
    if found is None:
        return
    row = found[0]
    if row.says["gives"] == "same":
        chunk.give(kind, row.id, trigger=last.trigger)
        if clauses.word(at - 1) == "to":
            chunk.noun.states_group = True  # "raised to 45" counts the same people, told before
    elif row.says["gives"] == "some" or (chunk.value or 0) < (last.value or 0):
        chunk.noun.part = True
        chunk.give(kind, row.id, last)


def _read_linked(clauses: Clauses, at: int, chunk: Counted, last: Counted, kind: str) -> None:
    """Read a number linked to the one before it: "and 12 in Hama", ": 40 soldiers"."""
    found = None if chunk.kind else rows("linked").at(clauses.chunks, at)
    if found is None:
        return
    row, between = found[0], verb_between(clauses, last, chunk)
    if row.says["gives"] == "parts":
        # A colon refers back over whatever clause stands between.
        if (clauses.word(at - 1) == ":" or not between) and not own_verb(clauses, at):
            chunk.give(kind, row.id, last)
            list_of_parts(clauses, at, last)
    elif row.says["gives"] == "bare" and not between:
        chunk.give(kind, row.id, trigger=last.trigger)
    elif row.says["gives"] == "people" and last.rule == "casualties.subject" and not between:
        if not own_verb(clauses, at) and not verb_after(clauses, at):
            chunk.give(kind, row.id, trigger=last.trigger)
