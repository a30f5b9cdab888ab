"""Groups: what a bare number inherits, and who "suffered" a count.

A bare number takes the group of the number before it; "others" and "more" do not. A part takes
its own noun's group, else that of its whole, and never gives its group to the whole.
"""

from __future__ import annotations

from kit.analysis.casualties.chunks import BREAKS, Chunk, Clauses, word_at
from kit.analysis.casualties.group_words import complement_group, group_of
from kit.analysis.casualties.words import ADVERBS, BE, OTHER_VERBS, STOP, SUBORDINATORS
from kit.analysis.numbers.numerals import Word, numeral

_SUFFERED = frozenset(
    "suffered suffer suffers suffering sustained sustaining had has have lost lose loses "
    "losing cost costs costing "
    "admitted acknowledged admits admitting acknowledges".split()
)


_LEFT_BEHIND = frozenset((verb, "behind") for verb in ("left", "leaving", "leave", "abandoned"))


_BETWEEN = frozenset("to the also only already so far now just even at least".split())


def settle_groups(clauses: Clauses) -> None:
    """Settle groups: who suffered the count, and what a bare number inherits."""
    chunks = clauses.chunks
    before: Chunk | None = None
    counted: Chunk | None = None
    for at, chunk in enumerate(chunks):
        if chunk.what == "W" and chunk.text in (".", "!", "?", ";"):
            before = None
        if chunk.what not in "QA":
            continue
        if chunk.what == "Q" and chunk.noun.head in ("person", "unknown") and not chunk.kind:
            if not chunk.blocked and not _agent(chunks, at):
                counted = chunk
        if not chunk.kind or chunk.blocked:
            continue
        noun = chunk.noun
        if noun.of_number and at + 1 < len(chunks) and chunks[at + 1].what == "Q":
            # "more than 100 of the 276 girls", "two of the 12 dead were soldiers"
            told = _told_after(clauses, at)
            chunk.group = chunks[at + 1].group if told is None else told or None
            noun.states_group = True
        if chunk.group is None and not noun.states_group and not noun.others:
            stated = _sufferer(clauses, at) or _told_after(clauses, at) or _on_side(clauses, at)
            if stated is not None:
                chunk.group = stated or None
            elif chunk.part_of is not None and noun.head == "bare":
                chunk.group = chunk.part_of.group
            elif noun.part and noun.head == "bare" and (before or counted):
                chunk.group = (before or counted).group
            elif (
                noun.head in ("bare", "casualty")
                and before is not None
                and not chunk.rule == "casualties.toll"
            ):
                if before.part_of is None or chunk.part_of is before.part_of:
                    chunk.group = before.group
                elif before.part_of is not None:
                    chunk.group = before.part_of.group
            elif noun.head == "bare" and counted is not None and noun.part:
                chunk.group = counted.group
        elif chunk.group is None and chunk.part_of is not None and not noun.states_group:
            chunk.group = chunk.part_of.group
        elif (
            chunk.group is None and chunk.part_of is not None and noun.head == "person"
            and chunk.part_of.group in ("government_forces", "fighters", "civilians")
            and chunk.part_of.noun.head == "person"
        ):  # fmt: skip
            chunk.group = chunk.part_of.group
        elif (
            chunk.group is None and noun.head == "person" and chunk.part_of is None
            and clauses.tokens[chunk.last - 1].text in ("men", "people", "members", "personnel")
            and word_at(chunks, at - 1) in ("lost", "losing", "lose", "loses", "loss")
        ):  # fmt: skip
            chunk.group = _sufferer(clauses, at) or None
        before = chunk


def _agent(chunks: list[Chunk], at: int) -> bool:
    """Return whether the number at `at` did it: "40 rebels abducted the mayors; three of them"."""
    nxt = chunks[at + 1] if at + 1 < len(chunks) else None
    return nxt is not None and nxt.what == "V" and nxt.predicate.after


def _told_after(clauses: Clauses, at: int) -> str | None:
    """Return the group that words after a bare number give it, "" for people in none.

    None where no such words follow.

    "three of the dead were children", "14 dead of the regime forces"
    """
    chunks, lex = clauses.chunks, clauses.lex
    noun = chunks[at].noun
    if noun.head != "bare":
        return None
    here = at + 2 if noun.of_number else at + 1
    if noun.part and here < len(chunks) and chunks[here].what == "V":
        here += 1  # "two of those arrested are minors"
    if noun.part and word_at(chunks, here) in BE:
        while word_at(chunks, here) in BE | ADVERBS:
            here += 1
        if _under_age(clauses.tokens, chunks[here - 1].last):
            return "children"
        last = here
        while last - here < 4 and word_at(chunks, last) and word_at(chunks, last) not in STOP:
            if word_at(chunks, last) in lex.people:
                return lex.people[word_at(chunks, last)]
            last += 1
        return None
    if (
        here + 1 < len(chunks)
        and chunks[here].what == "V"
        and chunks[here].predicate.shape in ("state", "past")
    ):
        if (
            word_at(chunks, here + 1) in ("of", "among", "on")
            and chunks[here].predicate.first == chunks[at].last
        ):
            return complement_group(clauses.tokens, chunks[here + 1].last, lex)
    return None


def _on_side(clauses: Clauses, at: int) -> str | None:
    """Return the group of the side a clause opens with: "On the rebel side there were 5 dead"."""
    chunks = clauses.chunks
    if chunks[at].noun.head != "bare":
        return None
    for back in range(at - 1, max(at - 8, 1), -1):
        if chunks[back].what != "W" or chunks[back].text in BREAKS:
            return None
        if chunks[back].text in ("side", "sides") and back > 1:
            if word_at(chunks, back - 2) in ("on", "the") or word_at(chunks, back - 3) == "on":
                return group_of(
                    clauses.tokens, chunks[back - 1].first, chunks[back].first, clauses.lex
                )
            return None
    return None


def _under_age(tokens: list[Word], at: int) -> bool:
    """Return whether an age of a child follows: "under the age of ten", "younger than five"."""
    words = [t.text for t in tokens[at : at + 5]]
    if words[:1] == ["aged"]:
        words, at = words[1:], at + 1
    for lead in (["under", "the", "age", "of"], ["younger", "than"], ["under"], ["below"]):
        if words[: len(lead)] == lead:
            read = numeral(tokens, at + len(lead)) if at + len(lead) < len(tokens) else None
            after = tokens[read[1]].text if read and read[1] < len(tokens) else ""
            return read is not None and read[0] <= 18 and after not in NOT_AGES
    return False


NOT_AGES = frozenset("arrest custody percent % hours days weeks".split())


def _sufferer(clauses: Clauses, at: int) -> str | None:
    """Return the group of whoever "suffered" the number at `at`; "" if none, None if not said."""
    chunks = clauses.chunks
    back = at - 1
    if back >= 0 and chunks[back].what == "W":
        # "cost the army 29 dead"
        span = back
        while span >= 0 and chunks[span].what == "W" and back - span < 4:
            if chunks[span].text in ("cost", "costs", "costing"):
                return (
                    group_of(clauses.tokens, chunks[span].last, chunks[at].first, clauses.lex) or ""
                )
            span -= 1
    if back >= 0 and chunks[back].what == "V" and chunks[back].text == "loss":
        back -= 1  # "the army admits to the loss of six men"
    steps = 0
    while back >= 0 and steps < 3 and word_at(chunks, back) not in _SUFFERED | {"behind"}:
        if chunks[back].what != "W" or chunks[back].text not in _BETWEEN:
            return None
        back -= 1
        steps += 1
    if back > 0 and (word_at(chunks, back - 1), word_at(chunks, back)) in _LEFT_BEHIND:
        back -= 1  # "the guerrillas left behind 17 dead"
    elif back < 0 or word_at(chunks, back) not in _SUFFERED:
        return None
    stop = chunks[back].first
    begin = back - 1
    while begin >= 0 and chunks[begin].what == "W" and back - begin < 6:
        text = chunks[begin].text
        if begin == back - 1 and text in ("it", "they", "which", "we", "he", "she", "there"):
            return None if text in ("it", "they", "which", "there") else ""
        if text in BREAKS or text in SUBORDINATORS | {"which", ","} or text in OTHER_VERBS:
            break
        begin -= 1
    group = (
        group_of(clauses.tokens, chunks[begin + 1].first, stop, clauses.lex)
        if begin + 1 < back
        else None
    )
    return group or None
