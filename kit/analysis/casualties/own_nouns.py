"""Numbers whose own noun says what happened: "8 deaths", "60 wounded soldiers", "12 lives lost"."""

from __future__ import annotations

from kit.analysis.casualties.chunks import Clauses, Counted
from kit.analysis.casualties.reality import noun_is_real
from kit.analysis.casualties.words import ADVERBS

_HOLD = frozenset(
    "take takes took taken taking hold holds held holding capture captured captures capturing "
    "seize seized have had made make making report reported include includes including kept".split()
)
_LIFE_VERBS = frozenset(
    "claim claims claimed claiming take takes took taken taking cost costs costing lose lost "
    "losing loss ended of".split()
)
_HELD_NOUNS = frozenset(
    "hostages hostage prisoners prisoner captives captive detainees detainee abductees".split()
)
_NOT_CORPSES = frozenset("un international government professional state regional local".split())
_FREED = frozenset(
    "released release releasing freed free freeing rescued rescue exchanged swapped surrendered "
    "handed returned liberated saved pardoned".split()
)


def read_nouns(clauses: Clauses) -> None:
    """Give numbers their kind from their own nouns, or block those that say it did not happen."""
    for at, chunk in clauses.all_counted():
        if not chunk.people or not chunk.noun.kind:
            continue
        if not noun_is_real(clauses.tokens, chunk.first, clauses.lex):
            chunk.block()
        elif clauses.tokens[chunk.last - 1].text in ("lives", "life"):
            _read_lives(clauses, at, chunk)
        elif not (chunk.noun.part and chunk.noun.head == "bare"):
            _read_noun(clauses, at, chunk, chunk.noun.kind)


def _read_lives(clauses: Clauses, at: int, chunk: Counted) -> None:
    """Read "claimed 12 lives" and "12 lives were lost", not "saved 12 lives"."""
    verb = clauses.word(clauses.skip(at - 1, ADVERBS, -1))
    after = {clauses.word(at + step) for step in (1, 2, 3)}
    if verb in _LIFE_VERBS or after & {"lost", "claimed"}:
        chunk.give("killed", "casualties.lives.lost")
    else:
        chunk.block()


def _read_noun(clauses: Clauses, at: int, chunk: Counted, kind: str) -> None:
    """Read "8 deaths" and "60 wounded soldiers", not "released 12 wounded prisoners"."""
    head, before = (clauses.tokens[chunk.last - step].text for step in (1, 2))
    back = {clauses.word(at - step) for step in (1, 2, 3)}
    if head in _HELD_NOUNS:
        if back & _HOLD:
            chunk.give(kind, "casualties.noun.held")
    elif head in ("bodies", "body") and before in _NOT_CORPSES:
        chunk.block()  # "three international bodies"
    elif chunk.noun.head == "casualty":
        chunk.give(kind, "casualties.noun.own")
    elif chunk.what == "A":
        pass  # "a wounded man told reporters" is a witness; a list or a verb must claim him
    elif back & _FREED:
        chunk.block()
    else:
        chunk.give(kind, "casualties.adjective.before")
