"""Words that say what happened to people: verbs, states and set phrases, with their direction.

A predicate looks for its people before it ("5 people were killed", "12 dead") or after it
("killed 5 people"). Which of the two holds for a bare "killed" is read off what follows. A
predicate that did not happen (planned, threatened, averted) is kept, so that its numbers are
not taken for something else, but marked not `real`.
"""

from __future__ import annotations

from kit.analysis.casualties.noun_rules import RECORD_CODES
from kit.analysis.casualties.phrases import combined
from kit.analysis.casualties.rows import Rows, rows
from kit.analysis.casualties.set_phrases import HEDGES, Predicate, set_phrase
from kit.analysis.casualties.words import (
    ADVERBS,
    BE,
    DETERMINERS,
    PREPOSITIONS,
    SEVERITY,
    Lexicon,
)
from kit.analysis.numbers.numerals import NUMBER_WORDS, Word, text_at
from kit.analysis.numbers.vague_numbers import VAGUE_UNITS

# "The dead" and "his missing" are nouns.
_BEFORE_A_NOUN = frozenset("the those a an this his their".split())
_BEFORE_NO_VERB = (DETERMINERS - {"that"}) | (PREPOSITIONS - {"like", "to"})
# Words between joined predicates: "killed and then badly wounded".
_PASSED = ADVERBS | BE | SEVERITY
REPORTED = frozenset(
    "feared believed reported confirmed presumed thought said known declared pronounced listed "
    "found left officially considered understood assumed estimated alleged now remain remained "
    "remains reportedly went gone still also later being as for to have had been turned up "
    "subsequently fatally mortally either pulled out dug brought recovered taken away discovered "
    "trapped carried".split()
)


def predicates(tokens: list[Word], lex: Lexicon) -> dict[int, Predicate]:
    """Return the predicates of a sentence, first word -> predicate, joined ones as one."""
    found: dict[int, Predicate] = {}
    phrases = rows("phrase").standing(tokens)
    at = 0
    while at < len(tokens):
        predicate = set_phrase(phrases, tokens, at, lex) or _single(tokens, at, lex)
        if predicate is None:
            at += 1
            continue
        _join(phrases, tokens, predicate, lex)
        found[predicate.first] = predicate
        at = predicate.last
    return found


def _single(tokens: list[Word], at: int, lex: Lexicon) -> Predicate | None:
    """Return the predicate of one word: "wounded", "missing", "murdering"."""
    text, prev, nxt = tokens[at].text, text_at(tokens, at - 1), text_at(tokens, at + 1)
    if text in RECORD_CODES and nxt in lex.people:
        return None  # "12 KIA fighters": an army of that name
    if text in lex.states:
        if prev in _BEFORE_A_NOUN or text == "dead" and nxt in ("sea", "end", "body", "bodies"):
            return None
        last = at + 2 if (text, nxt) == ("unaccounted", "for") else at + 1
        return Predicate(at, last, lex.states[text], "state", "subject")
    if text not in lex.verbs:
        return None
    kind, shape, takes = lex.verbs[text]
    if prev == "the" or prev in ("of", "from") and shape != "ing":
        if text_at(tokens, at - 2) not in VAGUE_UNITS:
            return None  # "the killed"; but "dozens of wounded"
    if shape in ("base", "present") and prev in _BEFORE_NO_VERB:
        return None  # "a kidnap", "in shoots"
    return Predicate(at, at + 1, kind, shape, takes)


def _join(phrases: Rows, tokens: list[Word], predicate: Predicate, lex: Lexicon) -> None:
    """Join predicates that share their people: "killed and wounded", "dead or missing"."""
    kinds = [predicate.kind]
    while predicate.shape != "of":
        link = _past_link(tokens, predicate.last)
        at = link
        while text_at(tokens, at) in _PASSED or text_at(tokens, at).endswith("ly"):
            at += 1
        if link == predicate.last or at >= len(tokens):
            break
        nxt = set_phrase(phrases, tokens, at, lex) or _single(tokens, at, lex)
        if nxt is None or not _alike(predicate, nxt) or _own_object(tokens, predicate, nxt):
            break
        if predicate.kind == "missing" and tokens[nxt.first - 1].text in HEDGES:
            predicate.last = nxt.last  # "missing, presumed dead": what is known is that they are
            break
        # "5 killed, wounded soldiers fled": a comma joins only a list that goes on.
        goes_on = text_at(tokens, nxt.last) in ("and", "or", ",")
        if tokens[link - 1].text == "," and not goes_on:
            break
        # "killed and wounded 5": the last of an active pair has the object, both share it. But
        # in "20 killed, and wounded 5" the pair would be split by its own numbers.
        kinds.append(nxt.kind)
        predicate.last = nxt.last
        if nxt.shape == "past":
            predicate.shape = "past"
        if nxt.takes == "subject":
            predicate.takes = "subject"
    predicate.kind = combined(kinds)


def _past_link(tokens: list[Word], at: int) -> int:
    """Return the place after "and", ", or", "and / or"; `at` itself where none of them stands."""
    if text_at(tokens, at) == "," and text_at(tokens, at + 1) in ("and", "or"):
        return at + 2
    if text_at(tokens, at) == "and" and text_at(tokens, at + 1) == "/":
        at += 2
    return at + (text_at(tokens, at) in ("and", "or", ",", "/", "and/or"))


def _alike(first: Predicate, second: Predicate) -> bool:
    """Return whether two may share their people: "killed and missing", not "kill and die"."""
    if first.shape in ("ing", "base", "present") and second.takes != first.takes:
        return False
    return second.shape == first.shape or {first.shape, second.shape} <= {"past", "state"}


def _own_object(tokens: list[Word], first: Predicate, second: Predicate) -> bool:
    """Return whether the second has people of its own: "shot a farmer dead and detained six"."""
    if (first.shape, second.shape) != ("state", "past") or second.last >= len(tokens):
        return False
    follower = tokens[second.last]
    return follower.number is not None or follower.text in DETERMINERS | NUMBER_WORDS
