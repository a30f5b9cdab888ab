"""The subject before a predicate: whose count does "were killed" speak of?

What stands right before the predicate tells where to look: a number, a pronoun, "who" or "whom",
a verb that shares its subject, or other words, over which a walk goes left (`walk`).
"""

from __future__ import annotations

from kit.analysis.casualties.chunks import PART_WORDS, Clauses
from kit.analysis.casualties.clause_ends import AUXILIARIES, EDGES, FINITE, of_the_noun
from kit.analysis.casualties.directions import helpers
from kit.analysis.casualties.predicates import REPORTED, Predicate
from kit.analysis.casualties.walk import SUBJECT_PRONOUNS, claim_subject, walk_left
from kit.analysis.casualties.words import ADVERBS, BE, DETERMINERS, HAVE, PREPOSITIONS

_SKIPPED = ADVERBS | BE | HAVE | REPORTED
_PULLED = frozenset("pulled dragged recovered rescued dug taken removed".split())
_LONGEST_ANTECEDENT = 7
_LONGEST_INSERTION = 12


def read_subjects(clauses: Clauses) -> None:
    """Give every predicate that looks before it the numbers of its subject."""
    for at, predicate in clauses.verbs():
        if not predicate.after:
            _take_subject(clauses, at, predicate)


def _take_subject(clauses: Clauses, at: int, predicate: Predicate) -> None:
    back = at - 1
    while _helps(clauses, back) or _pulled_out(clauses, back):
        back -= 1
    if back < 0 or _take_beside(clauses, back, predicate):
        return
    text = clauses.word(back) if clauses.plain(back) else ""
    if _take_whom_they(clauses, back, predicate):
        return
    if text in ("they", "these", "all", "both"):
        _take_they(clauses, back, predicate)
    elif text == "whom":
        _take_all_of_whom(clauses, back, predicate)
    elif text in ("who", "which", "that"):
        _take_antecedent(clauses, back, predicate)
    elif text != "those" and not _take_shared(clauses, back, at, predicate):
        walk_left(clauses, back, predicate, "casualties.subject.walk")


def _helps(clauses: Clauses, at: int) -> bool:
    """Return whether the word at `at` belongs to the predicate after it: "were reportedly"."""
    text = clauses.word(at)
    if not clauses.plain(at) or text in ("least", "both", "all"):
        return False
    if text == "left":
        return clauses.word(at - 1) in BE
    return (
        text in _SKIPPED or text.endswith("ly") or text in clauses.lex.modals
        or text in ("not", "among")
    )  # fmt: skip


def _pulled_out(clauses: Clauses, at: int) -> bool:
    """Return whether the word at `at` belongs to "pulled from the ruins" before "injured"."""
    for start in range(at, at - 4, -1):
        if not clauses.plain(start):
            return False
        if clauses.word(start) == "from":
            return clauses.word(start - 1) in _PULLED
    return False


def _take_beside(clauses: Clauses, back: int, predicate: Predicate) -> bool:
    """Take "12 people were killed"; return whether the subject is settled."""
    number = clauses.counted(back)
    if number is None or not number.people:
        return number is not None and number.noun.head == "other" and not number.blocked
    claim_subject(clauses, back, predicate, "casualties.subject.beside")
    return True


def _take_whom_they(clauses: Clauses, back: int, predicate: Predicate) -> bool:
    """Take "9 policemen whom they had captured"; return whether that stands here."""
    taken = clauses.number(back - 2)
    if clauses.word(back) not in SUBJECT_PRONOUNS or clauses.word(back - 1) not in ("whom", "that"):
        return False
    if taken is None or not taken.people or taken.kind or predicate.takes != "object":
        return False
    claim_subject(clauses, back - 2, predicate, "casualties.relative.whom-they")
    return True


def _take_they(clauses: Clauses, at: int, predicate: Predicate) -> None:
    """Give "they were kidnapped" to the one plural count of people earlier in the sentence."""
    # "crashed with 16 soldiers aboard; all were killed"
    allowed = {"after", "before"} | ({"with"} if clauses.word(at) in ("all", "both") else set())
    seen = [
        number for place, number in clauses.all_counted()
        if place < at and number.what == "Q" and number.noun.head in ("person", "unknown")
        and not number.blocked and (number.value or 2) > 1
        and clauses.word(place - 1) not in PREPOSITIONS - allowed
    ]  # fmt: skip
    if len(seen) == 1 and not seen[0].kind and predicate.real:
        seen[0].give(predicate.kind, "casualties.pronoun.they", trigger=predicate.row)


def _take_all_of_whom(clauses: Clauses, at: int, predicate: Predicate) -> None:
    """Take "among the 298 people on board the plane, all of whom died"."""
    if clauses.word(at - 1) != "of" or clauses.word(at - 2) not in ("all", "both"):
        return
    back = at - 3 - (clauses.word(at - 3) == ",")
    while at - back < 14 and of_the_noun(clauses, back):
        back -= 1
    number = clauses.number(back)
    if number is not None and predicate.real:
        number.give(predicate.kind, "casualties.relative.all-of-whom", trigger=predicate.row)


def _take_antecedent(clauses: Clauses, at: int, predicate: Predicate) -> None:
    """Take the count right before "who were killed": "the 12 who were murdered"."""
    nearest = at - 1 - (clauses.word(at - 1) == ",")
    for back in range(nearest, max(nearest - _LONGEST_ANTECEDENT, -1), -1):
        number, text = clauses.counted(back), clauses.word(back)
        if number is not None:
            if number.people and not (number.noun.head == "casualty" and number.kind):
                claim_subject(clauses, back, predicate, "casualties.relative.who")
            return
        if clauses.verb(back) is not None or text in EDGES | FINITE | {","}:
            return
        people = text in clauses.lex.people and text not in clauses.lex.one_person
        if back == nearest and people and clauses.word(back - 1) in DETERMINERS:
            return  # "200 relatives of the soldiers who were killed": they have no number


def _take_shared(clauses: Clauses, back: int, at: int, predicate: Predicate) -> bool:
    """Take the subject of the verb before "and"; return whether nothing is left to look for.

    "five men were caught in the crossfire and wounded", "members of the force were shot and killed"
    """
    if clauses.word(back) not in ("and", "or", ",") or helpers(clauses, at)[0]:
        return False
    if predicate.shape != "past" or predicate.takes != "object":
        return False
    helper = back - 1
    while back - helper < 12 and clauses.plain(helper) and clauses.word(helper) not in EDGES | BE:
        helper -= 1
    if clauses.word(helper) not in BE or back - helper >= 12:
        return clauses.word(back) != "," or not _closes_insertion(clauses, back)
    subject = clauses.skip(helper, _SKIPPED, -1)
    number = clauses.counted(subject)
    if number is not None and number.people and not number.kind:
        claim_subject(clauses, subject, predicate, "casualties.subject.shared")
    elif number is None and back - helper <= 3:
        walk_left(clauses, subject, predicate, "casualties.subject.shared")
    return True


def _closes_insertion(clauses: Clauses, at: int) -> bool:
    """Return whether the comma at `at` closes ", including 127 children," before a headline verb.

    "511 persons, including 127 children, killed in 8 days"
    """
    for back in range(at - 1, max(at - _LONGEST_INSERTION, 0), -1):
        number, text = clauses.number(back), clauses.word(back)
        if text in PART_WORDS or number is not None and number.noun.part:
            return True
        if clauses.verb(back) is not None or text in EDGES | AUXILIARIES | FINITE:
            return False
    return False
