"""Where the subject of a predicate begins and ends: the words a walk to it may pass.

Questions about one place in a sentence, asked while walking left from a predicate: is this word a
verb of its own, does this comma close an insertion, does this clause belong to a noun?
"""

from __future__ import annotations

from kit.analysis.casualties.chunks import (
    BREAKS,
    DASHES,
    PART_WORDS,
    Chunk,
    Clauses,
    word_at,
)
from kit.analysis.casualties.joined import SUBJECT_PRONOUNS, goes_further_left
from kit.analysis.casualties.predicates import Predicate
from kit.analysis.casualties.reality import noun_is_real
from kit.analysis.casualties.words import (
    BE,
    DETERMINERS,
    HAVE,
    OTHER_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
)
from kit.text.calendar_words import DAYS_AND_MONTHS


def pulled_out(chunks: list[Chunk], at: int) -> bool:
    """Return whether the word at `at` belongs to "pulled from the ruins" before "injured"."""
    start = next((at - step for step in range(4) if word_at(chunks, at - step) == "from"), None)
    return start is not None and word_at(chunks, start - 1) in _PULLED and (
        all(chunk.what == "W" for chunk in chunks[start : at + 1])
    )  # fmt: skip


_PULLED = frozenset("pulled dragged recovered rescued dug taken removed".split())


def closes_insertion(clauses: Clauses, at: int) -> bool:
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


def insertion_before(chunks: list[Chunk], at: int) -> int | None:
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


def only_possible(clauses: Clauses, at: int, predicate: Predicate) -> bool:
    """Return whether "150 wounded" are counted as possible: "can receive 150 wounded a day"."""
    chunk = clauses.chunks[at]
    if predicate.first != chunk.last or word_at(clauses.chunks, at - 1) == "the":
        return False
    return not noun_is_real(clauses.tokens, chunk.first, clauses.lex)


def points_back(clauses: Clauses, chunk: Chunk) -> bool:
    """Return whether a part names its whole by a pronoun: "two of whom", "five of them"."""
    words = clauses.tokens[chunk.quantity.last : chunk.last]
    return any(word.text in ("whom", "them", "which", "those", "these") for word in words)


_CLAUSE_OPENERS = (SUBORDINATORS - {"as", "until", "before", "since", "after"}) | {
    "that", "who", "which",
}  # fmt: skip


_TOLL_HEADS = frozenset("number total toll count".split())


_PARTICIPLES = frozenset(
    "caught held taken found shot hit struck sent kept seen known born".split()
)


_BEFORE_A_GOAL = frozenset(
    "way route road trip journey loyal close next belonging related linked opposed allied home "
    "back traveling travelling heading flying sailing returning bound flight march".split()
)


def is_verb(at: int, clauses: Clauses) -> bool:
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


def ends_walk(clauses: Clauses, at: int, passed: int, in_part: bool) -> bool:
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
    if is_verb(at, clauses):
        return True
    if text in _TOLL_HEADS and word_at(chunks, at + 1) == "of":
        return True  # "the number of people killed" is a subject of its own
    if passed == 0 and text in lex.people and not goes_further_left(clauses, at):
        return True
    return text in DASHES and passed > 8 and not in_part


def participle_before_to(chunks: list[Chunk], at: int) -> int | None:
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


def of_the_noun(chunks: list[Chunk], at: int) -> bool:
    """Return whether the word at `at` may belong to a phrase after the noun: "of the village"."""
    text = word_at(chunks, at)
    return bool(text) and text[0].isalpha() and (
        text not in BE | HAVE | OTHER_VERBS | SUBORDINATORS | RELATIVES
    )  # fmt: skip
