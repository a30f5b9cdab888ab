"""Parts and ellipses: counts that take their state from a count before them.

"258 of them civilians", "including a child", "30 people in Homs and 12 in Hama", "approximately
300 according to the army".
"""

from __future__ import annotations

from kit.analysis.casualties.chunks import (
    BREAKS,
    DASHES,
    LIST_LINKS,
    Chunk,
    Clauses,
    Counted,
    assign,
    opens_part,
    own_verb,
    word_at,
)
from kit.analysis.casualties.words import ADVERBS, BE, HAVE, OTHER_VERBS, SUBORDINATORS


def read_heads(clauses: Clauses) -> None:
    """Read what is left of parts that name their state: "three of the dead"."""
    for at, chunk in enumerate(clauses.chunks):
        if chunk.what != "Q" or chunk.kind or not chunk.people:
            continue
        noun = chunk.noun
        whole = clauses.counted(at + 1)
        if noun.of_number and whole is not None and (
            whole.rule == "casualties.noun" or whole.kind in ("killed", "wounded")
        ):  # fmt: skip
            # "61 of the 72 victims": whoever is counted among victims is one
            assign(chunk, whole.kind, "casualties.part.of-number", whole)
        elif noun.part and noun.kind:
            assign(chunk, noun.kind, "casualties.part.of-the-dead")


def read_parts(clauses: Clauses) -> None:
    """Give parts ("258 of them civilians", "including a child") the state of their whole."""
    chunks = clauses.chunks
    whole: Chunk | None = None
    for at, chunk in enumerate(chunks):
        if chunk.what == "W" and chunk.text in (".", "!", "?", ";"):
            continue
        if chunk.what not in "QA":
            continue
        opens = opens_part(chunks, at)
        if chunk.kind is None and opens and whole is not None and chunk.people:
            if chunk.what == "Q" and chunk.noun.part and _other_clause(clauses, at):
                continue
            assign(chunk, whole.kind, "casualties.part.including", whole)
            list_of_parts(clauses, at, whole)
        elif chunk.kind and opens and whole is not None and chunk.part_of is None:
            open_state = whole.kind in ("casualties", "killed_or_wounded")
            if chunk is not whole and (open_state or not chunk.rule == "casualties.noun"):
                chunk.part_of = whole
        elif chunk.kind and whole is not None and chunk.part_of is None:
            if _goes_on_with_parts(clauses, at, whole):
                chunk.part_of = whole
        if chunk.kind and not chunk.blocked and not chunk.part_of:
            if whole is None:
                _parts_before(clauses, at)
            whole = chunk


def _goes_on_with_parts(clauses: Clauses, at: int, whole: Chunk) -> bool:
    """Return whether "and 37 wounded" is one more part: "62 casualties, including 25 dead and".

    Only a whole that leaves the state open can hold the wounded besides the dead.
    """
    chunks = clauses.chunks
    if whole.kind not in ("casualties", "killed_or_wounded") or word_at(chunks, at - 1) != "and":
        return False
    back = at - 2
    while back >= 0 and chunks[back].what == "V":
        back -= 1
    before = clauses.counted(back)
    return before is not None and before.part_of is whole


def _parts_before(clauses: Clauses, whole: int) -> None:
    """Give parts that open a sentence the state of the first count after them.

    "Among them 13 children and 9 women, air strikes killed 41 civilians"
    """
    chunks = clauses.chunks
    opens = (word_at(chunks, 0), word_at(chunks, 1))
    first = 1 if opens[0] == "including" else 2 if opens == ("among", "them") else None
    if first is not None and first < whole and chunks[first].what in "QA" and (
        chunks[first].people and not chunks[first].kind
    ):  # fmt: skip
        assign(chunks[first], chunks[whole].kind, "casualties.part.opening", chunks[whole])
        list_of_parts(clauses, first, chunks[whole])


# What may be said of some of the dead without taking them out of the count.
_STILL_OF_THE_WHOLE = frozenset("identified buried recovered named".split())


def _other_clause(clauses: Clauses, at: int) -> bool:
    """Return whether "two of them" does something of its own ("two of them escaped")."""
    chunks = clauses.chunks
    nxt = word_at(chunks, at + 1)
    follows = chunks[at + 1] if at + 1 < len(chunks) else None
    if follows is not None and follows.what == "V" and follows.predicate.people_only:
        return True  # "many of whom lost hands"
    if nxt in BE | HAVE or nxt in OTHER_VERBS:
        tail = {word_at(chunks, at + step) for step in (2, 3)}
        return not (tail & (set(clauses.lex.people) | _STILL_OF_THE_WHOLE))
    return nxt.endswith("ed") and nxt not in clauses.lex.people and nxt not in ("aged",)


def list_of_parts(clauses: Clauses, at: int, whole: Chunk) -> None:
    """Carry "including" on over a list: "including 5 women and 3 children"."""
    chunks = clauses.chunks
    here = at + 1
    while here < len(chunks):
        links = 0
        while word_at(chunks, here) in LIST_LINKS:
            here, links = here + 1, links + 1
        if links and word_at(chunks, here) in ("his", "her", "their", "its"):
            here += 1
        if not links or here >= len(chunks) or chunks[here].what not in "QA":
            return
        if not chunks[here].people or chunks[here].kind or own_verb(clauses, here):
            return
        if chunks[here].noun.head not in ("person", "unknown"):
            return
        assign(chunks[here], whole.kind, "casualties.part.listed", whole)
        here += 1


def read_ellipses(clauses: Clauses) -> None:
    """Carry the state on to bare numbers: "and 400 according to the guerrillas", "12 in Hama"."""
    chunks = clauses.chunks
    last: Chunk | None = None
    for at, chunk in enumerate(chunks):
        if word_at(chunks, at) in (".", "!", "?"):
            last = None
        if chunk.what not in "QA":
            continue
        if chunk.kind and not chunk.blocked:
            last = chunk
        elif last is not None and chunk.what == "A" and word_at(chunks, at - 1) == ":":
            _linked(clauses, at, last)  # "3 casualties: a lieutenant and two soldiers"
        elif last is not None and chunk.people and chunk.what == "Q" and not chunk.noun.part:
            if not _counted_again(clauses, at, last):
                _linked(clauses, at, last)


_COUNT_VERBS = frozenset(
    "claimed reported said counted estimated confirmed says claims reports counts count claim "
    "report estimate say speak".split()
)
_COUNT_NOUNS = frozenset("number figure total count toll it tally".split())
_REVISABLE = _COUNT_NOUNS | frozenset("estimate estimates figures reports counts tallies".split())
_REVISED = frozenset("raised revised increased lowered cut reduced rose risen climbed".split())
_SPEAK = frozenset("speak speaks spoke talk talked".split())


def _counted_again(clauses: Clauses, at: int, last: Chunk) -> bool:
    """Read another count of the same: "while the rebels claimed 45", "raising the total to 60"."""
    chunks, chunk = clauses.chunks, clauses.chunks[at]
    if chunk.noun.head != "bare":
        return False
    prev, before, nxt = (word_at(chunks, at + step) for step in (-1, -2, 1))
    again = (
        prev in _COUNT_VERBS
        and nxt in ("", ",", ";", ".", "and", "but")
        or prev == "of"
        and before in _SPEAK
        or prev in ("at", "to")
        and before in _COUNT_NOUNS
        or prev in BE | {"of"}
        and _count_noun_before(chunks, at - 2)
        or prev == "to"
        and before in _REVISED
        and bool(_REVISABLE & {word_at(chunks, at - step) for step in range(3, 10)})
    )
    if again:
        assign(chunk, last.kind, "casualties.elliptic.counted-again", trigger=last.trigger)
        chunk.noun.states_group = chunk.noun.states_group or prev == "to"
        return True
    if prev in (",", "and", ";") and nxt in BE and (
        _opened_by_of(chunks, at) or _says_who_some_are(clauses, at, last)
    ):  # fmt: skip
        # "Of the 60 dead, 22 were civilians"
        chunk.noun.part = True
        assign(chunk, last.kind, "casualties.part.of-the-whole", last)
        return True
    return False


def _says_who_some_are(clauses: Clauses, at: int, last: Counted) -> bool:
    """Return whether "11 were children" tells who some of a larger count before it were."""
    chunks, lex = clauses.chunks, clauses.lex
    noun = at + 2
    while word_at(chunks, noun) in ADVERBS or word_at(chunks, noun) in lex.modifiers:
        noun += 1
    value, whole = chunks[at].value, last.value
    ends = word_at(chunks, noun + 1) in ("", ",", ";", "and", ".") and (
        noun + 1 >= len(chunks) or chunks[noun + 1].what == "W"
    )
    people = word_at(chunks, noun) in lex.people and word_at(chunks, noun) not in lex.one_person
    return people and ends and bool(value and whole and value < whole)


def _count_noun_before(chunks: list[Chunk], at: int) -> bool:
    """Return whether "the real figure", "the true number" ends at `at`: a count of the same."""
    while word_at(chunks, at) in ADVERBS | BE | {"may", "might", "could"}:
        at -= 1
    return word_at(chunks, at) in _COUNT_NOUNS - {"it"}


def _linked(clauses: Clauses, at: int, last: Chunk) -> None:
    """Read a number linked to the one before it: "and 12 in Hama", ": 40 soldiers and 5 guards"."""
    chunks, chunk = clauses.chunks, clauses.chunks[at]
    prev, before, nxt = (word_at(chunks, at + step) for step in (-1, -2, 1))
    linked = prev in {",", "and", "-", "but", "(", ":"} | DASHES
    linked = linked or prev in ("with", "to") and before == "compared"
    linked = linked or prev == "or" and before in DASHES | {","}
    if not linked:
        return
    if chunk.noun.head == "bare":
        if nxt in ("in", "at", "near", "according", "from", "on", "by", "per"):
            if not _verb_between(clauses, last, chunk):
                assign(chunk, last.kind, "casualties.elliptic.in-a-place", trigger=last.trigger)
        return
    if chunk.noun.head != "person" or own_verb(clauses, at):
        return
    if prev == "and" and nxt in ("in", "at", "near", "of") and last.rule == "casualties.subject":
        # "12 women were killed in Velm and 30 men in Orsk"
        if not _verb_between(clauses, last, chunk) and not _verb_after(clauses, at):
            assign(chunk, last.kind, "casualties.elliptic.people-in-a-place", trigger=last.trigger)
        return
    apart = prev in {"(", ":"} | DASHES
    if not apart and not (prev == "," and _appositive(clauses, at)):
        return
    # A colon or a dash refers back over whatever clause stands between.
    if prev == ":" or not _verb_between(clauses, last, chunk):
        assign(chunk, last.kind, "casualties.part.spelled-out", last)
        list_of_parts(clauses, at, last)


_BEFORE_OF = DASHES | {"that", "and", "but", "said", "says", ","}


def _opened_by_of(chunks: list[Chunk], at: int) -> bool:
    """Return whether the sentence opens with "Of the 60 dead," before the number at `at`."""
    return any(
        chunk.what == "W"
        and chunk.text == "of"
        and (i == 0 or chunks[i - 1].text in BREAKS | _BEFORE_OF)
        for i, chunk in enumerate(chunks[:at])
    )


def _appositive(clauses: Clauses, at: int) -> bool:
    """Return whether ", 5 soldiers and 3 civilians" spells out the total before it."""
    chunks = clauses.chunks
    if chunks[at].noun.head != "person" or own_verb(clauses, at):
        return False
    nxt = word_at(chunks, at + 1)
    return nxt in (",", "and", ".", "", "from", "in", "among") or at + 1 >= len(chunks)


def _verb_after(clauses: Clauses, at: int) -> bool:
    """Return whether a verb follows before the next mark, so that the number has its own."""
    for chunk in clauses.chunks[at + 1 : at + 9]:
        if chunk.what == "V":
            return True
        if chunk.what == "W":
            if chunk.text in BREAKS or chunk.text in (",", "--", "("):
                return False
            if chunk.text in BE or chunk.text in HAVE or chunk.text in OTHER_VERBS:
                return True
    return False


def _verb_between(clauses: Clauses, first: Chunk, second: Chunk) -> bool:
    """Return whether another verb stands between two numbers, so that a new clause began."""
    inside = False
    for chunk in clauses.chunks:
        if chunk is first:
            inside = True
        elif chunk is second:
            return False
        elif inside and chunk.what == "W":
            if (
                chunk.text in OTHER_VERBS - {"said", "says", "report", "reports"}
                or chunk.text in SUBORDINATORS
            ):
                return True
            if chunk.text in ("who", "which"):
                return True
    return False
