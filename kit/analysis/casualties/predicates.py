"""Words that say what happened to people: verbs, states and set phrases, with their direction.

A predicate looks for its people before it ("5 people were killed", "12 dead") or after it
("killed 5 people"). Which of the two holds for a bare "killed" is read off what follows. A
predicate that did not happen (planned, threatened, averted) is kept, so that its numbers are
not taken for something else, but marked not `real`.
"""

from __future__ import annotations

import re

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

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth")


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
    text, prev, nxt = tokens[at].text, text_at(tokens, at - 1), text_at(tokens, at + 1)
    if text in RECORD_CODES and nxt in lex.people:
        return None
    if text in lex.states:
        if prev in ("the", "those", "a", "an", "this", "his", "their") or (
            text == "dead" and nxt in ("sea", "end", "body", "bodies")
        ):
            return None
        last = at + 2 if text == "unaccounted" and nxt == "for" else at + 1
        return Predicate(at, last, lex.states[text], "state", "subject")
    if text in lex.acts and nxt == "of" or (
        text in ("death", "deaths", "injury", "injuries")
        and nxt in ("and", "or") and text_at(tokens, at + 2) in lex.acts
        and text_at(tokens, at + 3) == "of"
    ):  # fmt: skip
        if text == "remains" and prev not in DETERMINERS:
            return None
        if text == "lives" or (text == "loss" and text_at(tokens, at + 2) in ("life", "lives")):
            return None
        if _ORDINAL.fullmatch(prev):
            return None  # "the 27th killing of a journalist" counts killings
        if nxt == "of":
            return Predicate(at, at + 2, lex.acts[text], "of", "object")
        kind = combined([lex.acts[text], lex.acts[tokens[at + 2].text]])
        return Predicate(at, at + 4, kind, "of", "object")
    if text in lex.verbs:
        kind, shape, takes = lex.verbs[text]
        if prev == "the" or (prev in ("of", "from") and shape != "ing"):
            if text_at(tokens, at - 2) not in VAGUE_UNITS:
                return None
        if shape in ("base", "present") and (
            prev in DETERMINERS or prev in PREPOSITIONS - {"like"}
        ):
            if prev not in ("that",) and not (prev == "to"):
                return None
        if kind == "wounded" and prev in ("fatally", "mortally"):
            kind = "killed"
        return Predicate(at, at + 1, kind, shape, takes)
    return None


_PASSED = (ADVERBS | BE | SEVERITY | {"then"}) - {"others"}


def _join(phrases: Rows, tokens: list[Word], predicate: Predicate, lex: Lexicon) -> None:
    """Join predicates that share their people: "killed and wounded", "dead or missing"."""
    kinds = [predicate.kind]
    while predicate.shape != "of":
        at = predicate.last
        if text_at(tokens, at) == "," and text_at(tokens, at + 1) in ("and", "or"):
            at += 1
        elif text_at(tokens, at) == "and" and text_at(tokens, at + 1) == "/":
            at += 2
        if text_at(tokens, at) not in ("and", "or", ",", "/", "and/or"):
            break
        comma = tokens[at].text == ","
        at += 1
        if text_at(tokens, at) == "or" and tokens[at - 1].text == "/":
            at += 1
        while text_at(tokens, at) in _PASSED or text_at(tokens, at).endswith("ly"):
            at += 1
        if at >= len(tokens):
            break
        nxt = set_phrase(phrases, tokens, at, lex) or _single(tokens, at, lex)
        if nxt is None or nxt.shape == "of" or nxt.people_only:
            break
        alike = nxt.shape == predicate.shape or {nxt.shape, predicate.shape} <= {"past", "state"}
        if not alike or (
            nxt.takes != predicate.takes and predicate.shape in ("ing", "base", "present")
        ):
            break
        # "shot a farmer dead and detained six": the second verb has an object of its own.
        if predicate.shape == "state" and nxt.shape == "past" and nxt.last < len(tokens):
            follower = tokens[nxt.last]
            if follower.number is not None or follower.text in DETERMINERS | NUMBER_WORDS:
                break
        if predicate.kind == "missing" and tokens[nxt.first - 1].text in HEDGES:
            predicate.last = nxt.last  # "missing, presumed dead": what is known is that they are
            break
        # "5 killed, wounded soldiers fled": a comma joins only a list that goes on.
        if comma and text_at(tokens, nxt.last) not in ("and", "or", ","):
            break
        # "killed and wounded 5": the last of an active pair has the object, both share it. But
        # in "20 killed, and wounded 5" the pair would be split by its own numbers.
        kinds.append(nxt.kind)
        predicate.last = nxt.last
        if nxt.shape == "past" and predicate.shape == "state":
            predicate.shape = "past"
        if nxt.takes == "subject":
            predicate.takes = "subject"
    predicate.kind = combined(kinds)
