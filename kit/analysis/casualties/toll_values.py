"""The value of a toll: which number of the sentence "the death toll rose to" comes to.

A superseded number ("from 62", "earlier put at 38") is no claim.
"""

from __future__ import annotations

from kit.analysis.casualties.chunks import BREAKS, Chunk, Clauses, word_at
from kit.analysis.casualties.reality import noun_is_real

_EARLIER = frozenset("earlier previously initially originally formerly first".split())


def toll_value(clauses: Clauses, at: int, start: int, kind: str, group: str | None) -> None:
    """Give the number that the toll named at `at` comes to its kind; block those it replaces."""
    chunks, lex = clauses.chunks, clauses.lex
    # "raises to about 180, the number of fighters who were killed"
    back = at - 1
    while back >= 0 and word_at(chunks, back) in (
        "the",
        "total",
        "overall",
        "death",
        ",",
        "official",
        "current",
    ):
        back -= 1
    if (
        back >= 1
        and chunks[back].what == "Q"
        and word_at(chunks, back - 1) in ("to", "at", "reached", "bringing", "raising")
    ):
        if chunks[back].noun.head in ("bare", "unknown", "person") and not chunks[back].kind:
            if word_at(chunks, back - 1) in ("to", "at"):
                give_toll(chunks[back], kind, group)
                return
    if word_at(chunks, at - 1) == "the":
        # "raising to 17, including two children, the number of people killed"
        for earlier in range(at - 2, max(at - 16, 0), -1):
            found = chunks[earlier]
            if found.what == "V" or found.text in BREAKS:
                break
            if found.what == "Q" and word_at(chunks, earlier - 1) == "to" and found.people:
                if {word_at(chunks, earlier - 2), word_at(chunks, earlier - 3)} & lex.toll_verbs:
                    found.kind = None if found.rule != "casualties.noun" else found.kind
                    give_toll(found, kind, group)
                    return
                break
    moved = False
    here = start
    taken = False
    while here < len(chunks) and here - start < 24:
        chunk = chunks[here]
        text = word_at(chunks, here)
        if chunk.what == "Q":
            prev = word_at(chunks, here - 1)
            if {word_at(chunks, here - step) for step in (2, 3)} & _EARLIER and (
                word_at(chunks, here + 1) == ","
            ):  # fmt: skip
                chunk.blocked = True  # "the toll, earlier put at 38, now stands at 54"
            elif prev == "from":
                if chunk.quantity.form == "range" and moved:
                    chunk.upper = True
                    give_toll(chunk, kind, group)
                    return
                chunk.blocked = True
            elif prev == "by" and moved:
                chunk.blocked = True
            elif taken and prev not in ("reached", "hit", "passed"):
                return
            elif (
                chunk.people
                and not chunk.kind
                and prev
                not in ("in", "on", "since", "within", "for", "after", "during", "near", "with")
            ):
                if word_at(chunks, here + 1) in ("percent", "%"):
                    return
                tops = here == start and chunk.quantity.form in ("more_than", "nearly")
                if moved or tops or prev in ("of", "to", "at", ":"):
                    if chunk.noun.head in (
                        "bare",
                        "person",
                        "unknown",
                        "casualty",
                    ) and _own_toll_verb(chunks, here):
                        return
                    if not noun_is_real(clauses.tokens, chunk.first, lex):
                        chunk.blocked = True
                        return
                    give_toll(chunk, kind, group)
                    taken = True
                else:
                    return
            elif (
                chunk.kind == "casualties"
                and chunk.rule == "casualties.noun"
                and (moved or prev in ("to", "at", "of"))
            ):
                # "death toll ... 1140 casualties": the toll says which casualties they are.
                chunk.kind = kind
                taken = True
            elif chunk.kind and not chunk.noun.head == "casualty":
                return
        elif chunk.what == "V":
            if taken:
                return
        elif text in BREAKS and text != ":" or text in ("--",):
            return
        elif text == ":":
            moved = True
        elif text in ("includes", "included", "include", "contains", "contained") and not taken:
            moved = True
        elif text in lex.toll_verbs and text not in ("to", "at", "of"):
            moved = True
        elif text == "up" or text in ("above", "past", "beyond"):
            moved = True
        elif taken and text in ("and", "while", "but", ","):
            nxt = chunks[here + 1] if here + 1 < len(chunks) else None
            if text != "," or (nxt and nxt.what == "Q"):
                return
        here += 1


def _own_toll_verb(chunks: list[Chunk], at: int) -> bool:
    nxt = chunks[at + 1] if at + 1 < len(chunks) else None
    return bool(nxt and nxt.what == "V" and nxt.predicate.kind not in ("killed",))


def give_toll(chunk: Chunk, kind: str, group: str | None) -> None:
    """Give a number the kind of the toll whose value it is, and its group where it has none."""
    if chunk.blocked:
        return
    if chunk.kind is None or chunk.kind == "casualties":
        chunk.kind, chunk.row = kind, "casualties.toll.value"
    if group and not chunk.noun.states_group:
        chunk.group = group
        chunk.noun.states_group = True
