"""The subject before a predicate: whose count does "were killed" speak of?

What stands right before the predicate tells where to look: a number, a pronoun, "who" or "whom",
a verb that shares its subject, or other words, over which `casualty_walk` goes left.
"""

from __future__ import annotations

from kit.analysis.casualties.boundaries import closes_insertion, of_the_noun, pulled_out
from kit.analysis.casualties.chunks import BREAKS, SKIPPED, Clauses, assign, helpers, word_at
from kit.analysis.casualties.joined import SUBJECT_PRONOUNS
from kit.analysis.casualties.predicates import Predicate
from kit.analysis.casualties.pronouns import claim_pronoun
from kit.analysis.casualties.walk import claim_subject, walk_left
from kit.analysis.casualties.words import BE, DETERMINERS, OTHER_VERBS, RELATIVES, SUBORDINATORS


def take_subject(clauses: Clauses, at: int) -> None:
    """Give the predicate at `at` the numbers of its subject, found by walking left."""
    chunks = clauses.chunks
    predicate = chunks[at].predicate
    back = at - 1
    while back >= 0 and (_helps(clauses, back) or pulled_out(chunks, back)):
        back -= 1
    if back < 0:
        return
    moved = at - 1 - back
    first = chunks[back]
    row = "casualties.subject.beside"
    if first.what in "QA":
        if not first.people:
            if first.noun.head == "other" and not first.blocked:
                return
        elif not (word_at(chunks, back - 1) == "by" and moved):
            claim_subject(clauses, back, predicate, row)
            return
    text = first.text if first.what == "W" else ""
    if text in SUBJECT_PRONOUNS and word_at(chunks, back - 1) in ("whom", "that") and back > 1:
        taken = chunks[back - 2]  # "9 policemen whom they had captured"
        if taken.what == "Q" and taken.people and not taken.kind and predicate.takes == "object":
            claim_subject(clauses, back - 2, predicate, "casualties.relative.whom-they")
            return
    if text in ("they", "these", "those", "all", "both", "whom"):
        if text == "those":
            return
        if text == "whom":
            _claim_whom(clauses, back, predicate)
            return
        claim_pronoun(clauses, back, predicate)
        return
    if text in ("who", "which", "that"):
        _claim_antecedent(clauses, back, predicate)
        return
    if (
        text in ("and", "or", ",") and predicate.shape == "past" and predicate.takes == "object"
        and not helpers(chunks, at)[0]
    ):  # fmt: skip
        if _take_shared(clauses, back, predicate) or text != ",":
            return
        if not closes_insertion(clauses, back):
            return
    walk_left(clauses, back, predicate, "casualties.subject.walk")


def _helps(clauses: Clauses, at: int) -> bool:
    """Return whether the word at `at` belongs to the predicate after it: "were reportedly"."""
    chunk = clauses.chunks[at]
    if chunk.what != "W" or chunk.text in ("least", "both", "all"):
        return False
    if chunk.text == "left":
        return word_at(clauses.chunks, at - 1) in BE
    return (
        chunk.text in SKIPPED
        or chunk.text.endswith("ly")
        or chunk.text in clauses.lex.modals
        or chunk.text in ("not", "among")
    )


def _take_shared(clauses: Clauses, at: int, predicate: Predicate) -> bool:
    """Give the predicate after "and" at `at` the subject of the verb before it, if there is one.

    "five men were caught in the crossfire and wounded", "members of the force were shot and killed"
    """
    chunks = clauses.chunks
    helper = at - 1
    while helper >= 0 and chunks[helper].text not in BE:
        text = chunks[helper].text
        if chunks[helper].what != "W" or text in BREAKS | SUBORDINATORS | RELATIVES:
            return False
        helper -= 1
        if at - helper >= 12:
            return False
    back = helper
    while back >= 0 and word_at(chunks, back) in SKIPPED:
        back -= 1
    if back < 0:
        return helper >= 0
    if chunks[back].what in "QA":
        if chunks[back].people and not chunks[back].kind:
            claim_subject(clauses, back, predicate, "casualties.subject.shared")
    elif at - helper <= 3:
        walk_left(clauses, back, predicate, "casualties.subject.shared")
    return helper >= 0


def _claim_antecedent(clauses: Clauses, at: int, predicate: Predicate) -> None:
    """Give "who were killed" to the count right before it: "the 12 who were murdered"."""
    chunks, lex = clauses.chunks, clauses.lex
    back = at - 1
    if word_at(chunks, back) == ",":
        back -= 1
    steps = 0
    while back >= 0 and steps < 7:
        chunk = chunks[back]
        if chunk.what in "QA":
            if chunk.people:
                if chunk.noun.head == "casualty" and chunk.kind:
                    return
                claim_subject(clauses, back, predicate, "casualties.relative.who")
            return
        if chunk.what == "V" or chunk.text in BREAKS | {","} or chunk.text in BE | OTHER_VERBS:
            return
        if chunk.text in lex.people and chunk.text not in lex.one_person and steps == 0:
            # "200 relatives of the soldiers who were killed": the soldiers, who have no number.
            if word_at(chunks, back - 1) in DETERMINERS:
                return
        back -= 1
        steps += 1


def _claim_whom(clauses: Clauses, at: int, predicate: Predicate) -> None:
    chunks = clauses.chunks
    if word_at(chunks, at - 1) != "of":
        return
    back = at - 2
    if word_at(chunks, back) in ("all", "both"):
        # "among the 298 people on board the plane, all of whom died"
        back -= 1
        while back >= 0 and at - back < 14 and of_the_noun(chunks, back) or (
            word_at(chunks, back) == "," and back == at - 3
        ):  # fmt: skip
            back -= 1
        if back >= 0 and chunks[back].what == "Q" and chunks[back].people and predicate.real:
            assign(
                chunks[back],
                predicate.kind,
                "casualties.relative.all-of-whom",
                trigger=predicate.row,
            )
