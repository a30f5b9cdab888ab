"""Numbers joined to a subject on its left: "a nurse, two guards and five villagers were killed"."""

from __future__ import annotations

from kit.analysis.casualties.chunks import (
    BREAKS,
    DASHES,
    LIST_LINKS,
    Chunk,
    Clauses,
    assign,
    before_part,
    opens_part,
    word_at,
)
from kit.analysis.casualties.predicates import Predicate
from kit.analysis.casualties.words import (
    BE,
    HAVE,
    OTHER_VERBS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
)

POSSESSIVES = frozenset("his her their its our my".split())


def joined_left(clauses: Clauses, at: int) -> int | None:
    """Return the number that the one at `at` is joined to on its left ("A and B"), or None."""
    chunks = clauses.chunks
    back = at - 1
    links = 0
    if word_at(chunks, back) in POSSESSIVES:
        back -= 1  # "a man and their 3 children"
    while back >= 0 and chunks[back].what == "W":
        if chunks[back].text in LIST_LINKS:
            links += 1
        elif chunks[back].text == "as" and word_at(chunks, back - 1) == "well":
            links += 1
            back -= 2
        elif chunks[back].text == "with" and word_at(chunks, back - 1) in ("along", "together"):
            links += 1
            back -= 1
        elif links and chunks[back].text == ")":
            # "5 were killed (4 soldiers, 1 guard) and 10 wounded": what is bracketed is passed over
            while back > 0 and chunks[back].text != "(":
                back -= 1
        elif not (links and chunks[back].text in DASHES):
            break
        back -= 1
    if not links:
        return None
    while (
        back > 0
        and word_at(chunks, back) in clauses.lex.people
        and word_at(chunks, back - 1) in POSSESSIVES
        and word_at(chunks, back - 2) in LIST_LINKS
    ):
        back -= 3  # "a man, his wife and two sons": the wife has no number
    # The noun on the left may carry an "of" or "from" phrase: "two deputies from Lima and a judge".
    steps = 0
    while back >= 0 and steps < 6 and chunks[back].what == "W":
        text = chunks[back].text
        if (
            text in BREAKS
            or text in LIST_LINKS
            and text != "and"
            or text in BE
            or text in OTHER_VERBS
        ):
            return None
        if text in SUBORDINATORS or text in RELATIVES or text in ("--", "—", "by"):
            return None
        back -= 1
        steps += 1
    if back >= 0 and chunks[back].what == "Q" and word_at(chunks, back + 1) in BE | HAVE:
        return None
    if back > 0 and chunks[back - 1].what == "V" and chunks[back - 1].predicate.after:
        return None  # "wounding 13, and two died": the 13 have a verb already
    if back < 0 or chunks[back].what not in "QA" or not chunks[back].people or chunks[back].kind:
        if back >= 0 and chunks[back].what in "QA" and chunks[back].rule == "casualties.noun":
            return None
        return None
    if (
        chunks[at].noun.head == "bare"
        and not chunks[at].noun.others
        and (chunks[back].noun.head != "bare" and _in_parts(chunks, back))
    ):
        return None  # "12 dead, including a lieutenant, and 20 wounded"
    if _in_parts(chunks, back):
        whole = before_part(chunks, _first_part(chunks, back))
        while whole >= 0 and chunks[whole].what == "V":
            whole -= 1
        if whole >= 0 and chunks[whole].what == "Q" and chunks[whole].kind:
            return None  # "9 dead, including an officer, and 31 persons injured"
    if steps and word_at(chunks, back + 1) not in ("of", "from", "in", "at", "with", "for"):
        return None
    if steps == 0 and chunks[back].noun.head == "other":
        return None
    if word_at(chunks, back - 1) in PREPOSITIONS - {
        "including",
        "after",
        "as",
        "that",
        "with",
        "before",
        "when",
    }:
        return None
    return back


def _in_parts(chunks: list[Chunk], at: int) -> bool:
    """Return whether the number at `at` is one of some parts: "including 4 boys and 3 girls"."""
    return opens_part(chunks, _first_part(chunks, at))


_LONGEST_LIST = 24


def _first_part(chunks: list[Chunk], at: int) -> int:
    """Return where the list that the number at `at` ends starts, or where its parts do."""
    for _ in range(_LONGEST_LIST):
        if opens_part(chunks, at):
            break
        back = at - 1
        while word_at(chunks, back) in LIST_LINKS:
            back -= 1
        if back == at - 1 or back < 0 or chunks[back].what not in "QA":
            break
        at = back
    return at


def relative_left(clauses: Clauses, at: int, predicate: Predicate) -> None:
    """Also claim "two policemen who were guarding her" before "and a citizen were wounded"."""
    chunks = clauses.chunks
    back = at - 1
    if word_at(chunks, back) not in ("and", "or"):
        return
    while back >= 0 and at - back < 14:
        chunk = chunks[back]
        if chunk.what == "V" or (chunk.what == "W" and chunk.text in BREAKS):
            return
        if chunk.what == "W" and chunk.text in ("who", "that", "which"):
            left = chunks[back - 1] if back else None
            if left is not None and left.what in "QA" and left.people and not left.kind:
                if predicate.real:
                    assign(
                        left,
                        predicate.kind,
                        "casualties.subject-list.relative",
                        trigger=predicate.row,
                    )
            return
        back -= 1


SUBJECT_PRONOUNS = frozenset(
    "he she it they we i you him me there everyone everybody someone somebody anyone anybody "
    "nobody "
    "none who what himself themselves".split()
)


def goes_further_left(clauses: Clauses, at: int) -> bool:
    """Return whether the plain noun at `at` is only the end of a longer subject.

    "two soldiers and their driver died" and "20 men of his unit died" go on to the left;
    "the driver died" is the whole subject.
    """
    chunks = clauses.chunks
    back = at - 1
    while back >= 0 and chunks[back].what == "W" and at - back < 6:
        text = chunks[back].text
        if text in LIST_LINKS or text in PREPOSITIONS - {"as"} or text in ("(", "--", "—"):
            return True
        if text in BREAKS or text in SUBORDINATORS or text in BE or text in OTHER_VERBS:
            return False
        back -= 1
    return back >= 0 and chunks[back].what in "QA"
