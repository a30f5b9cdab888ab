"""Numbers joined to a subject on its left: "a nurse, two guards and five villagers were killed"."""

from __future__ import annotations

from kit.analysis.casualties.chunks import BREAKS, DASHES, LIST_LINKS, Clauses
from kit.analysis.casualties.clause_ends import EDGES, FINITE, of_the_noun
from kit.analysis.casualties.words import PREPOSITIONS
from kit.analysis.lexicon.closed_classes import POSSESSIVES

_LONGEST_PHRASE = 6
_LONGEST_LIST = 24
_LONGEST_CLAUSE = 16
# What a phrase after the joined noun opens with: "two deputies from Lima and a judge".
_OPENS_PHRASE = frozenset(("of", "from", "in", "at", "with", "for"))
# Prepositions before a number that is no subject; others are conjunctions too, or open parts.
_GOVERNS = PREPOSITIONS - {"including", "after", "as", "with", "before"}


def joined_left(clauses: Clauses, at: int) -> int | None:
    """Return the number that the one at `at` is joined to on its left ("A and B"), or None."""
    end = _past_links(clauses, at)
    if end is None:
        return None
    end = _past_kin(clauses, end)
    back = end
    while clauses.plain(back) and end - back < _LONGEST_PHRASE:
        if not _in_phrase(clauses, back):
            return None
        back -= 1
    left = clauses.counted(back)
    if left is None or not left.people or left.kind:
        return None
    if back < end and clauses.word(back + 1) not in _OPENS_PHRASE:
        return None
    active = clauses.verb(back - 1)
    if active is not None and active.after:
        return None  # "wounding 13, and two died": the 13 have a verb already
    if clauses.word(back - 1) in _GOVERNS or _in_other_parts(clauses, at, back):
        return None
    return back


def _past_links(clauses: Clauses, at: int) -> int | None:
    """Return the place before "and", ", as well as" or "along with"; None without such a link."""
    back = at - 1
    if clauses.word(back) in POSSESSIVES:
        back -= 1  # "a man and their 3 children"
    linked = False
    while clauses.plain(back):
        text, before = clauses.word(back), clauses.word(back - 1)
        if text in LIST_LINKS:
            linked = True
        elif (before, text) == ("well", "as"):
            linked, back = True, back - 2
        elif text == "with" and before in ("along", "together"):
            linked, back = True, back - 1
        elif linked and text == ")":
            # "5 were killed (4 soldiers, 1 guard) and 10 wounded": the brackets are passed over
            while back > 0 and clauses.word(back) != "(":
                back -= 1
        elif not (linked and text in DASHES):
            break
        back -= 1
    return back if linked else None


def _past_kin(clauses: Clauses, back: int) -> int:
    """Return the place before people without a number: "a man, his wife and two sons"."""
    while (
        clauses.word(back) in clauses.lex.people and clauses.word(back - 1) in POSSESSIVES
        and clauses.word(back - 2) in LIST_LINKS
    ):  # fmt: skip
        back -= 3
    return back


def _in_phrase(clauses: Clauses, at: int) -> bool:
    """Return whether the word at `at` may stand in a phrase of the joined noun."""
    text = clauses.word(at)
    if text in DASHES or text == "by" or text in LIST_LINKS - {"and"}:
        return False
    return text not in EDGES and text not in FINITE


def _in_other_parts(clauses: Clauses, at: int, left: int) -> bool:
    """Return whether the left number only tells parts of a whole that the right one is not in.

    "12 dead, including a lieutenant, and 20 wounded", "9 dead, including an officer, and 31 hurt"
    """
    first = left
    for _ in range(_LONGEST_LIST):
        back = clauses.skip(first - 1, LIST_LINKS, -1)
        if clauses.opens_part(first) or back == first - 1 or clauses.counted(back) is None:
            break
        first = back
    if not clauses.opens_part(first):
        return False
    number, part = clauses.counted(at), clauses.counted(left)
    assert number is not None and part is not None
    if number.noun.head == "bare" and not number.noun.others and part.noun.head != "bare":
        return True
    before = clauses.before_part(first)
    while clauses.verb(before) is not None:
        before -= 1
    whole = clauses.number(before)
    return whole is not None and whole.kind is not None


def antecedent(clauses: Clauses, at: int) -> int | None:
    """Return the number that a who-clause which ends at `at` describes, None where none does.

    "two policemen who were guarding her and a citizen were wounded", not "the car that they hit"
    """
    for here in range(at, max(at - _LONGEST_CLAUSE, -1), -1):
        text = clauses.word(here)
        if clauses.verb(here) is not None or text in BREAKS:
            return None
        if text in ("who", "that", "which", "whose"):
            before = here - 1 - (clauses.word(here - 1) == ",")
            if text == "who":
                # "12 people from the village who had gone to market were killed"
                while here - before < 7 and of_the_noun(clauses, before):
                    before -= 1
            number = clauses.counted(before)
            open_yet = number is not None and number.people and not number.kind
            return before if open_yet else None
    return None
