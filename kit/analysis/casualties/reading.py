"""From words to claims: which number of a sentence counts people in which state.

The sentence is cut into chunks; each predicate then takes its people, the subject before it or
the list after it; tolls, parts and ellipses follow. What no rule claims is left alone.
"""

from __future__ import annotations

from kit.analysis.casualties.among import read_among, read_of_those
from kit.analysis.casualties.chunks import (
    LIST_LINKS,
    TIME_WORDS,
    Chunk,
    Clauses,
    assign,
    helpers,
    word_at,
)
from kit.analysis.casualties.groups import settle_groups
from kit.analysis.casualties.joined import SUBJECT_PRONOUNS
from kit.analysis.casualties.lists import read_along_with, read_driven, take_list
from kit.analysis.casualties.parts import read_ellipses, read_heads, read_parts
from kit.analysis.casualties.pronouns import take_them
from kit.analysis.casualties.reality import is_real, noun_is_real
from kit.analysis.casualties.subjects import take_subject
from kit.analysis.casualties.tolls import read_tolls
from kit.analysis.casualties.words import ADVERBS, HAVE, SEVERITY, STOP
from kit.text.calendar_words import DAYS_AND_MONTHS


def read_claims(clauses: Clauses) -> list[Chunk]:
    """Return the chunks of a sentence that are claims, with kind, group, rule and whole."""
    chunks, lex = clauses.chunks, clauses.lex
    if not any(chunk.people for chunk in chunks):
        return []
    if any(chunk.text in lex.simulated for chunk in chunks if chunk.what == "W"):
        return []
    read_nouns(clauses)
    decide_directions(clauses)
    read_tolls(clauses)
    read_driven(clauses)
    read_along_with(clauses)
    read_of_those(clauses)
    for at, chunk in enumerate(chunks):
        if chunk.what == "V" and chunk.predicate.shape == "of":
            # "the bodies of 3 men who had been kidnapped": the noun says what became of them.
            take_list(clauses, at, at + 1, chunk.predicate.kind, "casualties.object.of-noun")
    for at, chunk in enumerate(chunks):
        if chunk.what == "V" and not chunk.predicate.after:
            take_subject(clauses, at)
    for at, chunk in enumerate(chunks):
        if chunk.what == "V" and chunk.predicate.after and word_at(chunks, at + 1) == "them":
            if chunk.predicate.real:
                take_them(clauses, at)
        elif chunk.what == "V" and chunk.predicate.after and chunk.predicate.shape != "of":
            take_list(clauses, at, at + 1, chunk.predicate.kind, "casualties.object.after-verb")
    read_among(clauses)
    read_heads(clauses)
    read_parts(clauses)
    read_ellipses(clauses)
    settle_groups(clauses)
    clauses.claims = [c for c in chunks if c.what in "QA" and c.kind and not c.blocked]
    return clauses.claims


_HOLD = frozenset(
    "take takes took taken taking hold holds held holding capture captured captures capturing "
    "seize seized have had made make making report reported include includes including kept".split()
)


_LIFE_VERBS = frozenset(
    "claim claims claimed claiming take takes took taken taking cost costs costing lose lost "
    "losing loss ended of with".split()
)


def read_nouns(clauses: Clauses) -> None:
    """Give a number its kind from its own noun: "8 deaths", "60 wounded soldiers"."""
    chunks, tokens, lex = clauses.chunks, clauses.tokens, clauses.lex
    for at, chunk in enumerate(chunks):
        if chunk.what not in "QA" or not chunk.people or not chunk.noun.kind:
            continue
        noun = chunk.noun
        head = tokens[chunk.last - 1].text
        prev = word_at(chunks, at - 1)
        if not noun_is_real(tokens, chunk.first, lex):
            chunk.blocked = True
        elif head in ("lives", "life"):
            verb = prev if prev not in ADVERBS else word_at(chunks, at - 2)
            after = {word_at(chunks, at + step) for step in (1, 2, 3)}
            if verb in _LIFE_VERBS and verb not in ("with",) or after & {"lost", "claimed"}:
                assign(chunk, "killed", "casualties.lives.lost")
            else:
                chunk.blocked = True
        elif noun.part and noun.head == "bare":
            continue
        elif head in _HELD_NOUNS:
            back = {word_at(chunks, at - step) for step in (1, 2, 3)}
            if back & _FREED:
                chunk.blocked = True
            elif back & _HOLD:
                assign(chunk, noun.kind, "casualties.noun.held")
        elif head in ("bodies", "body") and tokens[chunk.last - 2].text in _NOT_CORPSES:
            chunk.blocked = True
        elif noun.head == "casualty":
            assign(chunk, noun.kind, "casualties.noun.own")
        elif chunk.what == "A":
            # "a wounded man told reporters" is a witness; a list or a verb must claim him.
            continue
        elif {word_at(chunks, at - step) for step in (1, 2, 3)} & _FREED:
            chunk.blocked = True
        else:
            assign(chunk, noun.kind, "casualties.adjective.before")


_HELD_NOUNS = frozenset(
    "hostages hostage prisoners prisoner captives captive detainees detainee abductees".split()
)


_NOT_CORPSES = frozenset("un international government professional state regional local".split())


_FREED = frozenset(
    "released release releasing freed free freeing rescued rescue exchanged swapped surrendered "
    "handed returned liberated saved pardoned".split()
)


def decide_directions(clauses: Clauses) -> None:
    """Settle for every predicate whether its people stand before or after it, and if it is real."""
    chunks, tokens, lex = clauses.chunks, clauses.tokens, clauses.lex
    for at, chunk in enumerate(chunks):
        if chunk.what != "V":
            continue
        predicate = chunk.predicate
        predicate.real = is_real(tokens, predicate, lex)
        if predicate.shape in ("of", "phrase"):
            predicate.after = True
            continue
        if predicate.takes == "subject" and predicate.shape != "state":
            nxt = chunks[at + 1] if at + 1 < len(chunks) else None
            if chunk.text in _ALSO_DONE_TO and nxt is not None and nxt.what in "QA" and nxt.people:
                predicate.after = not helpers(chunks, at)[0]  # "a wave drowning 3,000 people"
            continue
        if predicate.shape == "state":
            nxt = chunks[at + 1] if at + 1 < len(chunks) else None
            if nxt and nxt.what == "W" and nxt.text in lex.not_people and nxt.text not in STOP:
                clauses.no_predicate(at)  # "two dead horses"
                continue
            if nxt and nxt.what in "QA" and nxt.people:
                predicate.after = word_at(chunks, at - 1) in _LEAVE
            continue
        if predicate.shape == "past":
            be, have = helpers(chunks, at)
            if _of_whom(chunks, at):
                continue  # "9 policemen whom they had captured"
            if at > 1 and _counted_state(chunks, at):
                continue  # "the 41 wounded evacuated to Dakar"
            nxt = chunks[at + 1] if at + 1 < len(chunks) else None
            if be and nxt and nxt.what == "Q" and nxt.people and _existential(chunks, at):
                predicate.after = True  # "there were wounded 13"
                continue
            predicate.after = not be and (have or _has_object(clauses, at + 1))
        else:
            predicate.after = _has_object(clauses, at + 1)
            if not predicate.after:
                clauses.no_predicate(at)


_ALSO_DONE_TO = frozenset("drown drowns drowned drowning suffocated suffocating".split())
_LEAVE = frozenset("left leaving leaves leave found finding took taking take shot".split())


def _of_whom(chunks: list[Chunk], at: int) -> bool:
    """Return whether a pronoun after "whom" is the subject of the verb at `at`."""
    back = at - 1
    while word_at(chunks, back) in HAVE | ADVERBS:
        back -= 1
    return word_at(chunks, back) in SUBJECT_PRONOUNS and word_at(chunks, back - 1) == "whom"


def _counted_state(chunks: list[Chunk], at: int) -> bool:
    """Return whether "the 41 wounded" names people by their state, whatever follows."""
    number = chunks[at - 1]
    if number.what != "Q" or number.noun.head != "bare" or not number.people:
        return False
    nxt = chunks[at + 1] if at + 1 < len(chunks) else None
    return word_at(chunks, at - 2) in ("the", "these", "those") and (
        nxt is None or nxt.what not in "QA"
    )


def _existential(chunks: list[Chunk], at: int) -> bool:
    return word_at(chunks, at - 2) == "there" or word_at(chunks, at - 3) == "there"


def _past_date(chunks: list[Chunk], at: int) -> int:
    """Return where a date between verb and object ends: "detained on 17 March 12 suspects"."""
    if word_at(chunks, at) != "on":
        return at
    here = at + 1
    dated = False
    while here < len(chunks) and here - at < 4:
        chunk = chunks[here]
        if chunk.what == "Q" and chunk.quantity.unit == "date":
            dated = True
        elif chunk.what == "W" and chunk.text in DAYS_AND_MONTHS:
            dated = True
        else:
            break
        here += 1
    if dated and here < len(chunks) and chunks[here].what in "QA" and chunks[here].people:
        return here
    return at


def _has_object(clauses: Clauses, at: int) -> bool:
    """Return whether an object starts at chunk `at`, so that the verb before it is active."""
    chunks, lex = clauses.chunks, clauses.lex
    while at < len(chunks) and (
        chunks[at].text
        in ("also", "instantly", "even", "only", "immediately", "outright", "'", "off")
    ):
        at += 1
    at = _past_date(chunks, at)
    if at >= len(chunks):
        return False
    chunk = chunks[at]
    if chunk.what == "Q":
        if chunk.noun.head != "other" or chunk.quantity.unit == "percent":
            return True
        # "killed 18 elephants, two herders": people stand further on in the list.
        nxt = chunks[at + 2] if at + 2 < len(chunks) else None
        return word_at(chunks, at + 1) in LIST_LINKS and nxt is not None and nxt.people and (
            nxt.noun.head == "person"
        )  # fmt: skip
    if chunk.what == "A":
        return True
    if chunk.what == "V":
        return False
    text = chunk.text
    if text in (
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "any",
        "no",
        "every",
        "each",
        "both",
        "all",
        "most",
        "many",
    ):
        words = {word_at(chunks, at + step) for step in (1, 2)}
        return not words & TIME_WORDS
    if text in ("his", "her", "their", "its", "our", "my", "whole", "entire", "other"):
        return True
    if text in (
        "him",
        "her",
        "them",
        "us",
        "me",
        "it",
        "himself",
        "themselves",
        "anyone",
        "anybody",
        "someone",
        "nobody",
        "everyone",
        "one",
    ):
        return True
    if text in STOP or not text[0].isalpha():
        return False
    if text.endswith("ly") or text in SEVERITY:
        return False
    return text not in lex.verbs
