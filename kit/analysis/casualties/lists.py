"""The list after a predicate: "killed two soldiers, a nurse and, in Homs, five villagers".

Walks right from an active predicate over the items of its object, past places and names, and
stops where a number has a verb of its own.
"""

from __future__ import annotations

from kit.analysis.casualties.chunks import (
    BREAKS,
    LIST_LINKS,
    PEOPLE_ENDINGS,
    Chunk,
    Clauses,
    assign,
    opens_part,
    own_verb,
    word_at,
)
from kit.analysis.casualties.joined import POSSESSIVES
from kit.analysis.casualties.words import (
    BE,
    HAVE,
    OTHER_VERBS,
    PREPOSITIONS,
    RELATIVES,
    STOP,
    SUBORDINATORS,
)


def take_list(clauses: Clauses, at: int, start: int, kind: str, row: str) -> None:
    """Give every number of the list that starts at chunk `start` this kind."""
    chunks, lex = clauses.chunks, clauses.lex
    predicate = chunks[at].predicate if chunks[at].what == "V" else None
    real = predicate.real if predicate else True
    trigger = predicate.row if predicate else ""
    here = start
    in_phrase = False  # inside a prepositional phrase that follows an item
    gap = 0
    last_item: Chunk | None = None
    part_of: Chunk | None = None
    while here < len(chunks):
        chunk = chunks[here]
        text = word_at(chunks, here)
        if chunk.what == "V":
            return
        if chunk.what in "QA":
            prev = word_at(chunks, here - 1)
            linked = (
                prev in LIST_LINKS or prev in ("as", "plus", "including", "namely") or here == start
            )
            linked = linked or prev in POSSESSIVES and word_at(chunks, here - 2) in LIST_LINKS
            # "killed every one of the 27 officers", "wounded all of the 12"
            linked = (
                linked
                or (prev, word_at(chunks, here - 2)) == ("the", "of")
                and (word_at(chunks, here - 3) in ("one", "all"))
            )
            opens = opens_part(chunks, here)
            if opens and last_item is None and predicate and predicate.shape == "of" and gap:
                return  # "the massacre of Velm, including 11 children": of a place, not of people
            if chunk.kind and not opens:
                if chunk.rule != "casualties.adjective" and (
                    chunk.rule != "casualties.noun" or chunk.kind != "casualties"
                ):  # fmt: skip
                    return
            is_object = here == start and predicate is not None
            of_noun = predicate is not None and predicate.shape == "of"
            of_noun = of_noun and (gap < 2 or last_item is not None)
            if own_verb(clauses, here, is_object) and not of_noun:
                return
            if chunk.blocked and chunk.noun.head == "other" and last_item is None:
                here += 1
                continue  # a date between verb and object
            governed = prev in PREPOSITIONS - {"including", "plus"} and here != start and not (
                prev == "as" and word_at(chunks, here - 2) == "well"
                or prev == "with" and word_at(chunks, here - 2) in ("along", "together")
                or prev == "of" and last_item is None and predicate and predicate.shape == "of"
                or prev == "to" and predicate and predicate.shape == "of"
            )  # fmt: skip
            if governed and not opens:
                in_phrase = True
                here += 1
                continue
            if chunk.what == "A" and prev == "," and gap and last_item is None:
                # "killed Roberto Navas, a reporter": the article explains a name.
                here += 1
                continue
            if last_item is not None and not linked and not opens:
                return
            if chunk.people and (linked or opens or not in_phrase or gap == 0):
                # "killed the deputy minister, his wife and three guards" names people first.
                if last_item is None and gap > (12 if prev == "and" else 6):
                    return
                needs = predicate is not None and predicate.people_only
                if (
                    chunk.noun.head == "bare"
                    and last_item is None
                    and here != start
                    and not linked
                    and not opens
                ):
                    return
                if chunks[at].text == "loss" and chunk.noun.head == "unknown":
                    return  # "the loss of 900 jobs"
                if needs and last_item is None and not _lost_people(clauses, here, gap):
                    return
                if (
                    chunk.noun.head == "unknown"
                    and kind in ("detained", "missing")
                    and not chunk.group
                ):
                    if not _looks_plural_people(clauses, chunk):
                        return
                if not real:
                    chunk.blocked = True
                elif (
                    opens
                    or part_of is not None
                    and prev in (",", "and")
                    and word_at(chunks, here - 1) != ""
                    and _still_part(chunks, here, part_of)
                ):
                    part_of = part_of or last_item
                    assign(chunk, kind, "casualties.part.in-list", part_of, trigger)
                else:
                    assign(chunk, kind, row, trigger=trigger)
                last_item = last_item if opens and last_item is not None else chunk
                gap, in_phrase = 0, False
            elif chunk.people and not linked:
                return
        else:
            if (
                text in BREAKS
                or text in SUBORDINATORS - {"as", "that"}
                or text in RELATIVES - {"whom", "which"}
            ):
                return
            if text in BE or text in HAVE or text in lex.modals - {"to"}:
                return
            if text in OTHER_VERBS - {"including"} and text not in lex.people:
                return
            if (
                text.endswith("ed")
                and word_at(chunks, here - 1) in ("and", "but", ",")
                and (text not in STOP and text not in lex.people and len(text) > 4)
            ):
                return  # "and affected a million more": another verb begins
            if text in ("to", "by") and last_item is not None and text == "to":
                return
            if text in ("but", "while", "according"):
                return
            if text in PREPOSITIONS - {"including"}:
                in_phrase = True
            gap += 1
            if gap > 14:
                return
        here += 1


def _lost_people(clauses: Clauses, at: int, gap: int) -> bool:
    """Return whether "lost 12 men" or "wiped out a family" means people killed."""
    chunk = clauses.chunks[at]
    relatives = any(word_at(clauses.chunks, at - step) in clauses.lex.people for step in (2, 3, 4))
    if gap > (5 if relatives else 1) or word_at(clauses.chunks, at - 1) in PREPOSITIONS:
        return False  # but "lost her husband and two sons" has people between
    if word_at(clauses.chunks, at + 1) == "to":
        return False  # "lost 300 workers to a rival"
    if chunk.what == "A":
        return chunk.group in ("fighters", "government_forces")
    if clauses.tokens[chunk.last - 1].text == "own":
        return True  # "lost two of their own"
    return chunk.noun.head == "person" or "famil" in chunk.quantity.wording.lower()


def _still_part(chunks: list[Chunk], at: int, whole: Chunk) -> bool:
    """Return whether a list of parts goes on: "including 5 women and 3 children"."""
    back = at - 1
    while (
        back >= 0
        and chunks[back].what == "W"
        and (chunks[back].text in LIST_LINKS or chunks[back].text not in STOP)
    ):
        back -= 1
    return back >= 0 and chunks[back].what in "QA" and (chunks[back].part_of is whole)


def _looks_plural_people(clauses: Clauses, chunk: Chunk) -> bool:
    word = clauses.tokens[chunk.last - 1].text
    if not word.isalpha() or chunk.noun.head != "unknown":
        return False
    return word.endswith(PEOPLE_ENDINGS)


_DRIVEN = frozenset(
    "forced forcing forces force driven driving drove compelled obliged obliging".split()
)
_AWAY = frozenset("flee leave abandon evacuate".split())
_HOMES = frozenset("home homes houses villages village communities".split())


def read_driven(clauses: Clauses) -> None:
    """Read "forced 12,000 people to flee" and "driven 90,000 from their homes"."""
    chunks = clauses.chunks
    for at, chunk in enumerate(chunks[:-1]):
        if chunk.text not in _DRIVEN or chunk.what == "Q":
            continue
        people = chunks[at + 1]
        if people.what != "Q" or not people.people:
            continue
        after = [word_at(chunks, at + step) for step in range(2, 7)]
        away = after[0] == "to" and after[1] in _AWAY
        if away or after[0] in ("from", "out") and _HOMES & set(after):
            assign(people, "displaced", "casualties.object.driven")


def read_along_with(clauses: Clauses) -> None:
    """Read "was kidnapped along with two aides"."""
    chunks = clauses.chunks
    for at, chunk in enumerate(chunks):
        if chunk.what != "V" or chunk.predicate.after or not chunk.predicate.real:
            continue
        if (word_at(chunks, at + 1), word_at(chunks, at + 2)) in (
            ("along", "with"),
            ("together", "with"),
        ):
            here = at + 3
            while word_at(chunks, here) in ("his", "her", "their", "the"):
                here += 1
            if here < len(chunks) and chunks[here].what in "QA" and chunks[here].people:
                assign(
                    chunks[here],
                    chunk.predicate.kind,
                    "casualties.object.along-with",
                    trigger=chunk.predicate.row,
                )
