"""The walk to a subject: left from a predicate over names, places and insertions to its number.

The number that is reached is claimed for the predicate, and with it the numbers joined to it on
its left and the parts of it that were passed on the way.
"""

from __future__ import annotations

from kit.analysis.casualties.chunks import BREAKS, DASHES, LIST_LINKS, PART_WORDS, Clauses, Counted
from kit.analysis.casualties.clause_ends import EDGES, finite
from kit.analysis.casualties.joined import antecedent, joined_left
from kit.analysis.casualties.predicates import Predicate
from kit.analysis.casualties.reality import noun_is_real
from kit.analysis.casualties.words import (
    ADVERBS,
    BE,
    OTHER_VERBS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
)
from kit.text.calendar_words import DAYS_AND_MONTHS

SUBJECT_PRONOUNS = frozenset(
    "he she it they we i you him me there everyone everybody someone somebody anyone anybody "
    "nobody none who what himself themselves".split()
)
# Prepositions that may stand before a subject all the same: as conjunctions, or in lists.
_GOVERNING = PREPOSITIONS - {
    "including", "after", "before", "since", "as", "like", "than", "plus", "among", "amongst",
}  # fmt: skip
_AFTER_A_BARE_NUMBER = frozenset(("in", "from", "of", "at", ",", "(", "on", "--"))
_LONGEST_WALK = 25
_LONGEST_NOUN = 6
_LONGEST_INSERTION = 9
_TOLL_HEADS = frozenset("number total toll count".split())
_MAY_BE_TIMES = frozenset("after before since until".split())
_ENDS = (EDGES - _MAY_BE_TIMES - {"as", "whom", "whose"}) | SUBJECT_PRONOUNS | {"but"}
_PART_RULES = frozenset(("casualties.part", "casualties.subject", "casualties.subject-list"))


def claim_subject(clauses: Clauses, at: int, predicate: Predicate, row: str) -> None:
    """Claim the number at `at` and what belongs to it on its left: its list, or its whole."""
    number, first = clauses.counted(at), clauses.number(at - 1)
    if number is None:
        return
    describes = predicate.first == number.last and (
        predicate.takes == "object" or predicate.shape == "state"
    )
    if first is not None and first.noun.of_number and not describes:
        at, number = at - 1, first  # "229 of the 290 victims died": the first number did
    # "can receive 150 wounded a day" counts them as possible
    possible = predicate.first == number.last and clauses.word(at - 1) != "the"
    if possible and not noun_is_real(clauses.tokens, number.first, clauses.lex):
        number.block()
    _claim(number, predicate, row)
    if predicate.real:
        _claim_those_among(clauses, at, number, predicate)
    if clauses.word(at - 1) in ("whom", "which") and clauses.word(at - 2) in ("of", "among"):
        return  # "30 workers, of whom six died": a clause of its own
    if _points_back(clauses, at):
        return  # "two of whom later died": a clause of its own, the whole is not its subject
    opening = None if clauses.opens_part(at) else _insertion_before(clauses, at)
    if opening is not None:
        walk_left(clauses, opening - 1, predicate, "casualties.subject.past-insertion", parts=at)
        return
    while not clauses.opens_part(at):
        left = joined_left(clauses, at)
        if left is None:
            _claim_before_clause(clauses, at, predicate)
            return
        _claim(clauses.counted(left), predicate, "casualties.subject-list.joined")
        at = left
    before = clauses.before_part(at)
    walk_left(clauses, before, predicate, "casualties.subject.past-parts", parts=at)


def _claim(number: Counted | None, predicate: Predicate, row: str) -> None:
    """Give the number what the predicate says; block it where that did not happen."""
    if number is not None and predicate.real:
        number.give(predicate.kind, row, trigger=predicate.row)
    elif number is not None:
        number.block()


def _claim_those_among(clauses: Clauses, at: int, whole: Counted, predicate: Predicate) -> None:
    """Claim "a nurse and two guards" before "were among 12 killed": parts of the count at `at`."""
    among = at - 2 if clauses.word(at - 1) == "the" else at - 1
    if clauses.word(among) not in ("between", "among", "of"):
        return
    here: int | None = clauses.skip(among - 1, BE | ADVERBS, -1)
    while here is not None:
        part = clauses.counted(here)
        if part is None or not part.people or part.noun.part:
            return
        here = joined_left(clauses, here)
        part.give(predicate.kind, "casualties.part.among-count", whole, predicate.row)


def _points_back(clauses: Clauses, at: int) -> bool:
    """Return whether a part names its whole by a pronoun: "two of whom", "five of them"."""
    number = clauses.number(at)
    if number is None or not number.noun.part:
        return False
    words = clauses.tokens[number.quantity.last : number.last]
    return any(word.text in ("whom", "them", "which", "those", "these") for word in words)


def _insertion_before(clauses: Clauses, at: int) -> int | None:
    """Return where the insertion that ends with the number at `at` opens, or None.

    "five of a family -- the parents and three children -- were burned to death"
    """
    closing = clauses.word(at + 1)
    opens = DASHES if closing in DASHES else {"("} if closing == ")" else ()
    for back in range(at - 1, max(at - _LONGEST_INSERTION, 0), -1):
        if not opens or not clauses.plain(back):
            return None
        if clauses.word(back) in opens:
            return back
    return None


def _claim_before_clause(clauses: Clauses, at: int, predicate: Predicate) -> None:
    """Also claim "two policemen who were guarding her" before "and a citizen were wounded"."""
    if clauses.word(at - 1) in ("and", "or") and predicate.real:
        left = antecedent(clauses, at - 2)
        if left is not None:
            _claim(clauses.counted(left), predicate, "casualties.subject-list.relative")


def walk_left(
    clauses: Clauses, back: int, predicate: Predicate, row: str, parts: int | None = None
) -> None:
    """Walk left over names, places and insertions to the number that is the subject.

    `parts` is the first of the parts that were passed already, to be counted in that number.
    """
    passed = 0
    while back >= 0 and passed <= _LONGEST_WALK:
        number = clauses.counted(back)
        if clauses.verb(back) is not None:
            _claim_before_participle(clauses, back, predicate)
            return
        if number is None:
            if _ends_walk(clauses, back, passed, parts is not None):
                _claim_past_end(clauses, back, predicate)
                return
            passed += 1
            back -= 1
            continue
        active = clauses.verb(back - 1) if passed else None
        if active is not None and active.after:
            return  # the object of another verb
        prev = clauses.word(back - 1)
        if prev in _GOVERNING and prev not in PART_WORDS or number.part_of:
            back -= 1
        elif not number.people and (number.noun.head != "other" or number.blocked):
            back -= 1
        elif not number.people or number.kind:
            return  # a thing is the subject, or people who have a state already
        elif passed and prev != "(" and clauses.opens_part(back):
            if predicate.real:
                number.give(predicate.kind, "casualties.part.passed", trigger=predicate.row)
            back = clauses.before_part(back)
        else:
            alone = number.noun.head == "bare" and not number.noun.part
            if passed and alone and clauses.word(back + 1) not in _AFTER_A_BARE_NUMBER:
                return
            claim_subject(clauses, back, predicate, row)
            if parts is not None:
                _count_parts(clauses, back, parts)
            return


def _ends_walk(clauses: Clauses, at: int, passed: int, in_part: bool) -> bool:
    """Return whether the word at `at` shows that the subject does not lie further left."""
    text, nxt = clauses.word(at), clauses.word(at + 1)
    if text in ("that", "who", "which") and passed and _closed_clause(clauses, at):
        return False
    if text in _ENDS or finite(clauses, at):
        return True
    if text in _MAY_BE_TIMES:
        # "trapped since Tuesday were found dead": the day is part of what describes them
        return passed == 0 and nxt not in DAYS_AND_MONTHS
    if text in _TOLL_HEADS and nxt == "of":
        return True  # "the number of people killed" is a subject of its own
    if passed == 0 and text in clauses.lex.people and not _goes_further_left(clauses, at):
        return True
    return text in DASHES and passed > 8 and not in_part


def _closed_clause(clauses: Clauses, at: int) -> bool:
    """Return whether the who-clause at `at` has a verb of its own: "the plane that crashed died".

    Then the predicate on its right belongs to a subject further left: "nine of the 14 aboard the
    plane that crashed near Velm died".
    """
    here = at + 1
    while clauses.plain(here) and clauses.word(here) not in RELATIVES:
        if clauses.word(here).endswith("ed") and len(clauses.word(here)) > 4:
            return True
        here += 1
    return False


def _goes_further_left(clauses: Clauses, at: int) -> bool:
    """Return whether the plain noun at `at` is only the end of a longer subject.

    "two soldiers and their driver died" and "20 men of his unit died" go on to the left;
    "the driver died" is the whole subject.
    """
    back = at - 1
    while clauses.plain(back) and at - back < _LONGEST_NOUN:
        text = clauses.word(back)
        if text in LIST_LINKS or text in PREPOSITIONS - {"as"} or text in DASHES or text == "(":
            return True
        if text in BREAKS or text in SUBORDINATORS or text in BE or text in OTHER_VERBS:
            return False
        back -= 1
    return clauses.counted(back) is not None


def _claim_past_end(clauses: Clauses, at: int, predicate: Predicate) -> None:
    """Claim the number before the infinitive or who-clause that ended the walk at `at`, if any."""
    left, participle = clauses.counted(at - 2), clauses.word(at - 1)
    bent = participle.endswith(("ing", "ed")) or participle in ("sent", "about", "unable", "able")
    if clauses.word(at) == "to" and bent and left is not None and left.people and not left.kind:
        # "20 miners trying to escape the fire died", "two engineers sent to mend it were shot"
        claim_subject(clauses, at - 2, predicate, "casualties.subject.before-infinitive")
    elif finite(clauses, at):
        # Only a relative clause may stand between: "people who were ... died".
        before = antecedent(clauses, at)
        if before is not None:
            claim_subject(clauses, before, predicate, "casualties.subject.past-relative")


def _claim_before_participle(clauses: Clauses, at: int, predicate: Predicate) -> None:
    """Claim the first number of "more than 100 of the 276 girls abducted in 2014 are missing"."""
    first, whole = clauses.number(at - 2), clauses.number(at - 1)
    if first is not None and first.noun.of_number and whole is not None and not first.kind:
        claim_subject(clauses, at - 2, predicate, "casualties.subject.first-number")


def _count_parts(clauses: Clauses, whole: int, first_part: int) -> None:
    """Count the parts from `first_part` on in the number at `whole`."""
    number = clauses.counted(whole)
    for at, part in clauses.all_counted():
        if at >= first_part > whole and part.kind and part.rule in _PART_RULES and number:
            part.count_in(number)
