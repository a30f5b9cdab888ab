"""The subject before a predicate: whose count does "were killed" speak of?

Walks left from the predicate over helping verbs, names, places, insertions and who-clauses to
the number that is the subject, and on to the numbers joined to it.
"""

from __future__ import annotations

from kit.analysis.casualty_chunks import (
    BREAKS,
    DASHES,
    DAYS_AND_MONTHS,
    PART_WORDS,
    SKIPPED,
    Chunk,
    Clauses,
    assign,
    before_part,
    helpers,
    opens_part,
    word_at,
)
from kit.analysis.casualty_joined import (
    SUBJECT_PRONOUNS,
    goes_further_left,
    joined_left,
    relative_left,
)
from kit.analysis.casualty_lexicon import (
    ADVERBS,
    BE,
    DETERMINERS,
    HAVE,
    OTHER_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
)
from kit.analysis.casualty_predicates import Predicate
from kit.analysis.casualty_pronouns import claim_pronoun
from kit.analysis.casualty_reality import noun_is_real


def take_subject(clauses: Clauses, at: int) -> None:
    """Give the predicate at `at` the numbers of its subject, found by walking left."""
    chunks = clauses.chunks
    predicate = chunks[at].predicate
    back = at - 1
    while back >= 0 and (_helps(clauses, back) or _pulled_out(chunks, back)):
        back -= 1
    if back < 0:
        return
    moved = at - 1 - back
    first = chunks[back]
    rule = "casualties.subject"
    if first.what in "QA":
        if not first.people:
            if first.noun.head == "other" and not first.blocked:
                return
        elif not (word_at(chunks, back - 1) == "by" and moved):
            _claim_subject(clauses, back, predicate, rule)
            return
    text = first.text if first.what == "W" else ""
    if text in SUBJECT_PRONOUNS and word_at(chunks, back - 1) in ("whom", "that") and back > 1:
        taken = chunks[back - 2]  # "9 policemen whom they had captured"
        if taken.what == "Q" and taken.people and not taken.kind and predicate.takes == "object":
            _claim_subject(clauses, back - 2, predicate, "casualties.relative")
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
        if not _closes_insertion(clauses, back):
            return
    _walk_left(clauses, back, predicate, rule)


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


def _pulled_out(chunks: list[Chunk], at: int) -> bool:
    """Return whether the word at `at` belongs to "pulled from the ruins" before "injured"."""
    start = next((at - step for step in range(4) if word_at(chunks, at - step) == "from"), None)
    return start is not None and word_at(chunks, start - 1) in _PULLED and (
        all(chunk.what == "W" for chunk in chunks[start : at + 1])
    )  # fmt: skip


_PULLED = frozenset("pulled dragged recovered rescued dug taken removed".split())


def _closes_insertion(clauses: Clauses, at: int) -> bool:
    """Return whether the comma at `at` closes ", including 127 children," before a headline verb.

    "511 persons, including 127 children, killed in 8 days"
    """
    for back in range(at - 1, max(at - 12, 0), -1):
        chunk = clauses.chunks[back]
        if (
            chunk.what == "V"
            or chunk.what == "W"
            and (chunk.text in BREAKS | BE | HAVE | OTHER_VERBS | SUBORDINATORS)
        ):
            return False
        if chunk.what == "W" and chunk.text in PART_WORDS:
            return True
        if chunk.what == "Q" and chunk.noun.part:
            return True
    return False


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
            _claim_subject(clauses, back, predicate, "casualties.subject")
    elif at - helper <= 3:
        _walk_left(clauses, back, predicate, "casualties.subject")
    return helper >= 0


def _claim_subject(clauses: Clauses, at: int, predicate: Predicate, rule: str) -> None:
    """Claim the number at `at` and the numbers joined to it on its left."""
    chunks = clauses.chunks
    reduced = predicate.first == chunks[at].last and (
        predicate.takes == "object" or predicate.shape == "state"
    )
    if at and chunks[at - 1].what == "Q" and chunks[at - 1].noun.of_number and not reduced:
        at -= 1  # "229 of the 290 victims died": the first number did
    if not predicate.real or _only_possible(clauses, at, predicate):
        chunks[at].blocked = True
    else:
        assign(chunks[at], predicate.kind, rule)
    among = at - 2 if word_at(chunks, at - 1) == "the" else at - 1
    if word_at(chunks, among) in ("between", "among", "of") and among > 0 and predicate.real:
        _parts_of(clauses, at, among - 1, predicate)
    if word_at(chunks, at - 1) in ("whom", "which") and word_at(chunks, at - 2) in ("of", "among"):
        return  # "30 workers, of whom six died": a clause of its own
    inserted = opens_part(chunks, at)
    opening = None if inserted else _insertion(chunks, at)
    if opening is not None:
        _walk_left(clauses, opening - 1, predicate, "casualties.subject", parts=at)
        return
    if chunks[at].what == "Q" and chunks[at].noun.part and _points_back(clauses, chunks[at]):
        return  # "two of whom later died": a clause of its own, the whole is not its subject
    left = joined_left(clauses, at) if not inserted else None
    while left is not None:
        if not predicate.real:
            chunks[left].blocked = True
        else:
            assign(chunks[left], predicate.kind, "casualties.subject-list")
        if opens_part(chunks, left):
            inserted = True
            at = left
            break
        at, left = left, joined_left(clauses, left)
    if inserted:
        _walk_left(clauses, before_part(chunks, at), predicate, "casualties.subject", parts=at)
    else:
        relative_left(clauses, at, predicate)


def _insertion(chunks: list[Chunk], at: int) -> int | None:
    """Return where the insertion that ends with the number at `at` opens, or None.

    "five of a family -- the parents and three children -- were burned to death"
    """
    closing = word_at(chunks, at + 1)
    if closing not in DASHES and closing != ")":
        return None
    for back in range(at - 1, max(at - 9, 0), -1):
        if chunks[back].what != "W":
            return None
        if chunks[back].text in (DASHES if closing != ")" else {"("}):
            return back
    return None


def _only_possible(clauses: Clauses, at: int, predicate: Predicate) -> bool:
    """Return whether "150 wounded" are counted as possible: "can receive 150 wounded a day"."""
    chunk = clauses.chunks[at]
    if predicate.first != chunk.last or word_at(clauses.chunks, at - 1) == "the":
        return False
    return not noun_is_real(clauses.tokens, chunk.first, clauses.lex)


def _points_back(clauses: Clauses, chunk: Chunk) -> bool:
    """Return whether a part names its whole by a pronoun: "two of whom", "five of them"."""
    words = clauses.tokens[chunk.quantity.last : chunk.last]
    return any(word.text in ("whom", "them", "which", "those", "these") for word in words)


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
        assign(part, predicate.kind, "casualties.part", chunks[at])


# Prepositions that may stand before a subject all the same: as conjunctions, or in lists.
_GOVERNING = PREPOSITIONS - {
    "including", "after", "before", "since", "as", "like", "than", "plus", "among", "amongst",
}  # fmt: skip


_CLAUSE_OPENERS = (SUBORDINATORS - {"as", "until", "before", "since", "after"}) | {
    "that", "who", "which",
}  # fmt: skip


_TOLL_HEADS = frozenset("number total toll count".split())


_LONGEST_WALK = 25


def _walk_left(
    clauses: Clauses, back: int, predicate: Predicate, rule: str, parts: int | None = None
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
                    _claim_subject(clauses, back - 2, predicate, rule)
            return
        if chunk.what == "W":
            if _ends_walk(clauses, back, passed, parts is not None):
                bent = _participle_before_to(chunks, back)
                if bent is not None:
                    _claim_subject(clauses, bent, predicate, rule)
                elif _is_verb(back, clauses):
                    # Only a relative clause may stand between: "people who were ... died".
                    _relative_subject(clauses, back, predicate, rule)
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
                    assign(chunk, predicate.kind, "casualties.part")
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
                _claim_subject(clauses, back, predicate, rule)
                if parts is not None:
                    _mark_parts(clauses, back, parts)
                return
        back -= 1


_AFTER_A_BARE_NUMBER = frozenset(("in", "from", "of", "at", ",", "(", "on", "--"))


_PARTICIPLES = frozenset(
    "caught held taken found shot hit struck sent kept seen known born".split()
)


_BEFORE_A_GOAL = frozenset(
    "way route road trip journey loyal close next belonging related linked opposed allied home "
    "back traveling travelling heading flying sailing returning bound flight march".split()
)


def _is_verb(at: int, clauses: Clauses) -> bool:
    """Return whether the word at `at` is a verb; "caught in the crossfire" only describes."""
    text = clauses.chunks[at].text
    if text in _PARTICIPLES and word_at(clauses.chunks, at + 1) in PREPOSITIONS:
        return False
    if word_at(clauses.chunks, at - 1) == "to" and text not in BE | HAVE:
        return False  # "trying to escape": the infinitive is no verb of the subject
    if text == "to":
        # "on their way to Mecca", "loyal to them": no infinitive
        nxt = word_at(clauses.chunks, at + 1)
        if word_at(clauses.chunks, at - 1) in _BEFORE_A_GOAL or nxt in DETERMINERS | PRONOUNS:
            return False
    return text in BE or text in HAVE or text in clauses.lex.modals or text in OTHER_VERBS


def _ends_walk(clauses: Clauses, at: int, passed: int, in_part: bool) -> bool:
    """Return whether the word at `at` shows that the subject does not lie further left."""
    chunks, lex = clauses.chunks, clauses.lex
    text = chunks[at].text
    if text in ("that", "who", "which") and passed and _closed_clause(chunks, at):
        return False
    if text in BREAKS or text in _CLAUSE_OPENERS or text in SUBJECT_PRONOUNS or text == "but":
        return True
    if text in ("after", "before", "since", "until"):
        # "trapped since Tuesday were found dead": the day is part of what describes them
        return passed == 0 and word_at(chunks, at + 1) not in DAYS_AND_MONTHS
    if _is_verb(at, clauses):
        return True
    if text in _TOLL_HEADS and word_at(chunks, at + 1) == "of":
        return True  # "the number of people killed" is a subject of its own
    if passed == 0 and text in lex.people and not goes_further_left(clauses, at):
        return True
    return text in DASHES and passed > 8 and not in_part


def _participle_before_to(chunks: list[Chunk], at: int) -> int | None:
    """Return the number whose participle the infinitive at `at` belongs to, else None.

    "20 miners trying to escape the fire died", "two engineers sent to repair the line were shot"
    """
    if word_at(chunks, at) != "to" or at < 2:
        return None
    participle, left = word_at(chunks, at - 1), chunks[at - 2]
    bent = participle.endswith(("ing", "ed")) or participle in ("sent", "about", "unable", "able")
    if bent and left.what in "QA" and left.people and not left.kind:
        return at - 2
    return None


def _closed_clause(chunks: list[Chunk], at: int) -> bool:
    """Return whether the who-clause at `at` has a verb of its own: "the plane that crashed died".

    Then the predicate on its right belongs to a subject further left: "nine of the 14 aboard the
    plane that crashed near Velm died".
    """
    for chunk in chunks[at + 1 :]:
        if chunk.what != "W" or chunk.text in RELATIVES:
            return False
        if chunk.text.endswith("ed") and len(chunk.text) > 4:
            return True
    return False


def _relative_subject(clauses, back, predicate, rule) -> None:
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
                while before >= 0 and back - before < 7 and _of_the_noun(chunks, before):
                    before -= 1
            left = chunks[before] if before >= 0 else None
            if left is not None and left.what in "QA" and left.people and not left.kind:
                _claim_subject(clauses, before, predicate, rule)
            return
        back -= 1
        steps += 1


def _of_the_noun(chunks: list[Chunk], at: int) -> bool:
    """Return whether the word at `at` may belong to a phrase after the noun: "of the village"."""
    text = word_at(chunks, at)
    return bool(text) and text[0].isalpha() and (
        text not in BE | HAVE | OTHER_VERBS | SUBORDINATORS | RELATIVES
    )  # fmt: skip


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
                _claim_subject(clauses, back, predicate, "casualties.relative")
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
        while back >= 0 and at - back < 14 and _of_the_noun(chunks, back) or (
            word_at(chunks, back) == "," and back == at - 3
        ):  # fmt: skip
            back -= 1
        if back >= 0 and chunks[back].what == "Q" and chunks[back].people and predicate.real:
            assign(chunks[back], predicate.kind, "casualties.relative")
        return
    if back >= 0 and chunks[back].what == "Q" and predicate.real:
        assign(chunks[back], predicate.kind, "casualties.part")
