"""Groups: what a bare number inherits, and who "suffered" a count.

A bare number takes the group of the number before it; "others" and "more" do not. A part takes
its own noun's group, else that of its whole, and never gives its group to the whole.
"""

from __future__ import annotations

from dataclasses import dataclass

from kit.analysis.casualties.chunks import BREAKS, Clauses, Counted
from kit.analysis.casualties.clause_ends import EDGES
from kit.analysis.casualties.group_words import complement_group, group_of
from kit.analysis.casualties.words import ADVERBS, BE, OTHER_VERBS, STOP
from kit.analysis.lexicon.closed_classes import NOMINATIVE
from kit.analysis.numbers.numerals import Word, numeral, text_at

_COST = frozenset("cost costs costing".split())
_LOSE = frozenset("lost losing lose loses loss".split())
_SUFFERED = _COST | (_LOSE - {"loss"}) | frozenset(
    "suffered suffer suffers suffering sustained sustaining had has have admitted acknowledged "
    "admits admitting acknowledges".split()
)  # fmt: skip
_LEFT_BEHIND = frozenset((verb, "behind") for verb in ("left", "leaving", "leave", "abandoned"))
_BETWEEN = frozenset("to the also only already so far now just even at least".split())
# Pronouns that tell nothing of who suffered; "we" and "he" are in no group.
_UNTOLD = frozenset(("it", "they", "which", "there"))
_PEOPLE = frozenset(("men", "people", "members", "personnel"))
_LONGEST_PHRASE = 6


def settle_groups(clauses: Clauses) -> None:
    """Settle groups: who suffered the count, and what a bare number inherits."""
    memory = _Before()
    for at, chunk in enumerate(clauses.chunks):
        if chunk.text == ";":
            memory.claim = None
        if not isinstance(chunk, Counted) or chunk.blocked:
            continue
        if chunk.kind:
            _settle(clauses, at, chunk, memory)
            memory.claim = chunk
        elif chunk.what == "Q" and chunk.noun.head in ("person", "unknown"):
            verb = clauses.verb(at + 1)
            if verb is None or not verb.after:  # "40 rebels abducted the mayors; three of them"
                memory.people = chunk


@dataclass
class _Before:
    """Who was met before a number: the claim before it, and people of whom nothing is said."""

    claim: Counted | None = None
    people: Counted | None = None


def _settle(clauses: Clauses, at: int, chunk: Counted, before: _Before) -> None:
    noun, whole = chunk.noun, clauses.number(at + 1)
    if noun.of_number and whole is not None:
        # "more than 100 of the 276 girls", "two of the 12 dead were soldiers"
        told = _told_after(clauses, at)
        chunk.settle_group(whole.group if told is None else told or None)
    elif chunk.group is None and not noun.states_group and not noun.others:
        told = _suffered_by(clauses, at) or _told_after(clauses, at) or _on_side(clauses, at)
        chunk.group = _inherited(chunk, before) if told is None else told or None
    elif chunk.group is None and noun.head == "person":
        if chunk.part_of is not None and chunk.part_of.noun.head == "person":
            if chunk.part_of.group != "children":
                chunk.group = chunk.part_of.group  # "12 soldiers, including two women"
        elif chunk.part_of is None and clauses.tokens[chunk.last - 1].text in _PEOPLE:
            if clauses.word(at - 1) in _LOSE:
                chunk.group = _suffered_by(clauses, at) or None  # "the army lost six men"


def _inherited(chunk: Counted, before: _Before) -> str | None:
    """Return the group that a number without one takes from its whole or the count before it."""
    bare, claim = chunk.noun.head == "bare", before.claim
    if bare and chunk.part_of is not None:
        return chunk.part_of.group
    if bare and chunk.noun.part and (claim or before.people):
        earlier = claim or before.people
        return earlier.group if earlier else None
    if chunk.noun.head not in ("bare", "casualty") or chunk.rule == "casualties.toll" or not claim:
        return None
    # A part gives its group to parts of the same whole only.
    whole = claim.part_of
    return claim.group if whole is None or chunk.part_of is whole else whole.group


def _told_after(clauses: Clauses, at: int) -> str | None:
    """Return the group that words after a bare number give it, "" for people in none.

    None where no such words follow.

    "three of the dead were children", "14 dead of the regime forces"
    """
    number = clauses.chunks[at]
    if not isinstance(number, Counted) or number.noun.head != "bare":
        return None
    here = at + 2 if number.noun.of_number else at + 1
    verb = clauses.verb(here)
    if number.noun.part:
        here += verb is not None  # "two of those arrested are minors"
        if clauses.word(here) in BE:
            return _told_by_be(clauses, here)
    if verb is not None and verb.shape in ("state", "past") and verb.first == number.last:
        if clauses.word(here + 1) in ("of", "among", "on"):
            return complement_group(clauses.tokens, clauses.chunks[here + 1].last, clauses.lex)
    return None


def _told_by_be(clauses: Clauses, at: int) -> str | None:
    """Return the group that "were children" or "were under ten" gives, "" for people in none."""
    at = clauses.skip(at, BE | ADVERBS)
    if _under_age(clauses.tokens, clauses.chunks[at - 1].last):
        return "children"
    for here in range(at, at + 4):
        text = clauses.word(here)
        if not text or text in STOP:
            return None
        if text in clauses.lex.people:
            return clauses.lex.people[text]
    return None


_NOT_AGES = frozenset("arrest custody percent % hours days weeks".split())


def _under_age(tokens: list[Word], at: int) -> bool:
    """Return whether an age of a child follows: "under the age of ten", "younger than five"."""
    words = [word.text for word in tokens[at : at + 5]]
    if words[:1] == ["aged"]:
        words, at = words[1:], at + 1
    for lead in (["under", "the", "age", "of"], ["younger", "than"], ["under"], ["below"]):
        if words[: len(lead)] == lead:
            read = numeral(tokens, at + len(lead)) if at + len(lead) < len(tokens) else None
            return read is not None and read[0] <= 18 and text_at(tokens, read[1]) not in _NOT_AGES
    return False


def _on_side(clauses: Clauses, at: int) -> str | None:
    """Return the group of the side a clause opens with: "On the rebel side there were 5 dead"."""
    number = clauses.counted(at)
    if number is None or number.noun.head != "bare":
        return None
    for back in range(at - 1, max(at - 8, 1), -1):
        if not clauses.plain(back) or clauses.word(back) in BREAKS:
            return None
        if clauses.word(back) in ("side", "sides"):
            opened = clauses.word(back - 2) in ("on", "the") or clauses.word(back - 3) == "on"
            first, last = clauses.chunks[back - 1].first, clauses.chunks[back].first
            return group_of(clauses.tokens, first, last, clauses.lex) if opened else None
    return None


def _suffered_by(clauses: Clauses, at: int) -> str | None:
    """Return the group of whoever "suffered" the number at `at`; "" if none, None if not said."""
    for back in range(at - 1, at - 5, -1):
        if not clauses.plain(back):
            break
        if clauses.word(back) in _COST:  # "cost the army 29 dead"
            first, last = clauses.chunks[back].last, clauses.chunks[at].first
            return group_of(clauses.tokens, first, last, clauses.lex) or ""
    verb = at - 1
    if clauses.word(verb) == "loss" and clauses.verb(verb) is not None:
        verb -= 1  # "the army admits to the loss of six men"
    nearest = verb
    while nearest - verb < 3 and clauses.plain(verb) and clauses.word(verb) in _BETWEEN:
        verb -= 1
    if (clauses.word(verb - 1), clauses.word(verb)) in _LEFT_BEHIND:
        verb -= 1  # "the guerrillas left behind 17 dead"
    elif clauses.word(verb) not in _SUFFERED:
        return None
    return _group_before(clauses, verb)


def _group_before(clauses: Clauses, verb: int) -> str | None:
    """Return the group of the subject before a verb; "" if none, None if it is not told."""
    subject = clauses.word(verb - 1)
    if subject in _UNTOLD:
        return None
    if subject in NOMINATIVE:
        return ""
    begin = verb - 1
    while clauses.plain(begin) and verb - begin < _LONGEST_PHRASE:
        text = clauses.word(begin)
        if text == "," or text in EDGES or text in OTHER_VERBS:
            break
        begin -= 1
    if begin + 1 == verb:
        return None
    first, last = clauses.chunks[begin + 1].first, clauses.chunks[verb].first
    return group_of(clauses.tokens, first, last, clauses.lex)
