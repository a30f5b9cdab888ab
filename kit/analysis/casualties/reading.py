"""From words to claims: which number of a sentence counts people in which state.

The sentence is cut into chunks; each predicate then takes its people, the subject before it or
the list after it; tolls, parts and ellipses follow. What no rule claims is left alone.
"""

from __future__ import annotations

from kit.analysis.casualties.among import read_among, read_of_those
from kit.analysis.casualties.chunks import Clauses, Counted
from kit.analysis.casualties.directions import settle_directions
from kit.analysis.casualties.ellipses import read_ellipses
from kit.analysis.casualties.groups import settle_groups
from kit.analysis.casualties.lists import read_along_with, read_driven, read_objects, read_of_nouns
from kit.analysis.casualties.own_nouns import read_nouns
from kit.analysis.casualties.parts import read_heads, read_parts
from kit.analysis.casualties.subjects import read_subjects
from kit.analysis.casualties.tolls import read_tolls

# In this order: who says most surely what happened to a number comes first.
_PASSES = (
    read_nouns, settle_directions, read_tolls, read_driven, read_along_with, read_of_those,
    read_of_nouns, read_subjects, read_objects, read_among, read_heads, read_parts, read_ellipses,
    settle_groups,
)  # fmt: skip


def read_claims(clauses: Clauses) -> list[Counted]:
    """Return the chunks of a sentence that are claims, with kind, group, rule and whole."""
    if not any(chunk.people for chunk in clauses.chunks):
        return []
    if any(chunk.what == "W" and chunk.text in clauses.lex.simulated for chunk in clauses.chunks):
        return []  # "in the drill 30 people were killed"
    for read in _PASSES:
        read(clauses)
    clauses.claims = [c for _, c in clauses.all_counted() if c.kind and not c.blocked]
    return clauses.claims
