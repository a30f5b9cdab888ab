"""The walk to a subject: left from a predicate over names, places and insertions to its number.

The number that is reached is claimed for the predicate, and with it the numbers joined to it on
its left and the parts of it that were passed on the way.
"""

from __future__ import annotations

from kit.analysis.casualties.boundaries import (
    ends_walk,
    insertion_before,
    is_verb,
    of_the_noun,
    only_possible,
    participle_before_to,
    points_back,
)
from kit.analysis.casualties.chunks import (
    BREAKS,
    PART_WORDS,
    Clauses,
    assign,
    before_part,
    opens_part,
    word_at,
)
from kit.analysis.casualties.joined import joined_left, relative_left
from kit.analysis.casualties.predicates import Predicate
from kit.analysis.casualties.words import ADVERBS, BE, PREPOSITIONS

# Prepositions that may stand before a subject all the same: as conjunctions, or in lists.
_GOVERNING = PREPOSITIONS - {
    "including", "after", "before", "since", "as", "like", "than", "plus", "among", "amongst",
}  # fmt: skip
_AFTER_A_BARE_NUMBER = frozenset(("in", "from", "of", "at", ",", "(", "on", "--"))
_LONGEST_WALK = 25


def claim_subject(clauses: Clauses, at: int, predicate: Predicate, row: str) -> None:
    """Claim the number at `at` and the numbers joined to it on its left."""
    chunks = clauses.chunks
    reduced = predicate.first == chunks[at].last and (
        predicate.takes == "object" or predicate.shape == "state"
    )
    if at and chunks[at - 1].what == "Q" and chunks[at - 1].noun.of_number and not reduced:
        at -= 1  # "229 of the 290 victims died": the first number did
    if not predicate.real or only_possible(clauses, at, predicate):
        chunks[at].blocked = True
    else:
        assign(chunks[at], predicate.kind, row, trigger=predicate.row)
    among = at - 2 if word_at(chunks, at - 1) == "the" else at - 1
    if word_at(chunks, among) in ("between", "among", "of") and among > 0 and predicate.real:
        _parts_of(clauses, at, among - 1, predicate)
    if word_at(chunks, at - 1) in ("whom", "which") and word_at(chunks, at - 2) in ("of", "among"):
        return  # "30 workers, of whom six died": a clause of its own
    inserted = opens_part(chunks, at)
    opening = None if inserted else insertion_before(chunks, at)
    if opening is not None:
        walk_left(clauses, opening - 1, predicate, "casualties.subject.past-insertion", parts=at)
        return
    if chunks[at].what == "Q" and chunks[at].noun.part and points_back(clauses, chunks[at]):
        return  # "two of whom later died": a clause of its own, the whole is not its subject
    left = joined_left(clauses, at) if not inserted else None
    while left is not None:
        if not predicate.real:
            chunks[left].blocked = True
        else:
            assign(
                chunks[left],
                predicate.kind,
                "casualties.subject-list.joined",
                trigger=predicate.row,
            )
        if opens_part(chunks, left):
            inserted = True
            at = left
            break
        at, left = left, joined_left(clauses, left)
    if inserted:
        walk_left(
            clauses, before_part(chunks, at), predicate, "casualties.subject.past-parts", parts=at
        )
    else:
        relative_left(clauses, at, predicate)


def _parts_of(clauses: Clauses, at: int, before: int | None, predicate: Predicate) -> None:
    """Claim "a nurse and two guards" before "were among 12 killed": parts of the count at `at`."""
    chunks = clauses.chunks
    while before > 0 and word_at(chunks, before) in BE | ADVERBS:
        before -= 1
    while before is not None and chunks[before].what in "QA" and chunks[before].people:
        part = chunks[before]
        if part.noun.part or part.noun.head not in ("person", "unknown", "bare"):
            return
        before = joined_left(clauses, before)
        assign(part, predicate.kind, "casualties.part.among-count", chunks[at], predicate.row)


def walk_left(
    clauses: Clauses, back: int, predicate: Predicate, row: str, parts: int | None = None
) -> None:
    """Walk left over names, places and insertions to the number that is the subject."""
    chunks = clauses.chunks
    passed = 0
    while back >= 0 and passed <= _LONGEST_WALK:
        chunk = chunks[back]
        if chunk.what == "V":
            if back > 1 and chunks[back - 2].what == "Q" and chunks[back - 2].noun.of_number:
                # "more than 100 of the 276 girls abducted in 2014 are missing": the first number
                if chunks[back - 1].what == "Q" and not chunks[back - 2].kind:
                    claim_subject(clauses, back - 2, predicate, "casualties.subject.first-number")
            return
        if chunk.what == "W":
            if ends_walk(clauses, back, passed, parts is not None):
                bent = participle_before_to(chunks, back)
                if bent is not None:
                    claim_subject(clauses, bent, predicate, "casualties.subject.before-infinitive")
                elif is_verb(back, clauses):
                    # Only a relative clause may stand between: "people who were ... died".
                    _relative_subject(clauses, back, predicate)
                return
            passed += 1
        elif passed and back and chunks[back - 1].what == "V" and chunks[back - 1].predicate.after:
            return  # the object of another verb
        elif word_at(chunks, back - 1) not in _GOVERNING or word_at(chunks, back - 1) in PART_WORDS:
            if not chunk.people:
                if chunk.what == "Q" and chunk.noun.head == "other" and not chunk.blocked:
                    return  # a thing is the subject
            elif chunk.kind:
                if not chunk.part_of:
                    return
            elif passed and opens_part(chunks, back) and word_at(chunks, back - 1) != "(":
                if predicate.real:
                    assign(chunk, predicate.kind, "casualties.part.passed", trigger=predicate.row)
                back = before_part(chunks, back)
                continue
            else:
                stands_alone = chunk.noun.head == "bare" and not chunk.noun.part
                if (
                    passed
                    and stands_alone
                    and word_at(chunks, back + 1) not in _AFTER_A_BARE_NUMBER
                ):
                    return
                claim_subject(clauses, back, predicate, row)
                if parts is not None:
                    _mark_parts(clauses, back, parts)
                return
        back -= 1


def _relative_subject(clauses: Clauses, back: int, predicate: Predicate) -> None:
    chunks = clauses.chunks
    steps = 0
    while back >= 0 and steps < 16:
        chunk = chunks[back]
        if chunk.what == "V" or chunk.what == "W" and chunk.text in BREAKS:
            return
        if chunk.what == "W" and chunk.text in ("who", "that", "which", "whose"):
            comma = word_at(chunks, back - 1) == ","
            before = back - 2 if comma else back - 1
            if chunk.text == "who":
                # "12 people from the village who had gone to market were killed"
                while before >= 0 and back - before < 7 and of_the_noun(chunks, before):
                    before -= 1
            left = chunks[before] if before >= 0 else None
            if left is not None and left.what in "QA" and left.people and not left.kind:
                claim_subject(clauses, before, predicate, "casualties.subject.past-relative")
            return
        back -= 1
        steps += 1


def _mark_parts(clauses: Clauses, whole: int, first_part: int) -> None:
    chunks = clauses.chunks
    for chunk in chunks[whole + 1 :]:
        if chunk.what in "QA" and chunk.kind and chunk.first >= chunks[first_part].first:
            if chunk.part_of is None and chunk.first < chunks[whole].first + 60:
                if chunk.rule in (
                    "casualties.part",
                    "casualties.subject",
                    "casualties.subject-list",
                ):
                    chunk.part_of = chunks[whole]
            if chunk.what == "V":
                break
