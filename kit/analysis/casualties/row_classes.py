"""The classes that rows may name: words of the lexicon by what they do, and numbers by their noun.

A word class holds words of a sentence or chunks that are one word; a number class holds chunks
that count people (see `kit.analysis.casualties.chunks`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from kit.analysis.casualties import words as classes
from kit.analysis.casualties.patterns import Words
from kit.analysis.lexicon.closed_classes import DASHES
from kit.analysis.numbers.vague_numbers import VAGUE_UNITS

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth")


def word_classes() -> dict[str, Words]:
    """Return the kit's own classes by name; those of words for what happened to people `says`."""
    lex = classes.lexicon()
    plain: dict[str, Iterable[str]] = {
        "be": classes.BE, "have": classes.HAVE, "adverb": classes.ADVERBS, "stop": classes.STOP,
        "preposition": classes.PREPOSITIONS, "determiner": classes.DETERMINERS,
        "subordinator": classes.SUBORDINATORS, "relative": classes.RELATIVES,
        "severity": classes.SEVERITY, "toll-verb": lex.toll_verbs, "modal": lex.modals,
        "people": lex.people, "one-person": lex.one_person, "modifier": lex.modifiers,
        "singular-noun": lex.singular_nouns, "other-verb": classes.OTHER_VERBS,
        "dash": DASHES - {"-"},
    }  # fmt: skip
    verbs = lex.verbs.items()
    says: dict[str, Iterable[str]] = {
        "noun": lex.nouns,
        "state": lex.states,
        "act": lex.acts,
        "verb": lex.verbs,
        "past-verb": [word for word, (_, shape, _) in verbs if shape == "past"],
        "ing-verb": [word for word, (_, shape, _) in verbs if shape == "ing"],
        "object-verb": [word for word, (_, _, takes) in verbs if takes == "object"],
        "subject-verb": [word for word, (_, _, takes) in verbs if takes == "subject"],
    }
    return {
        **{name: Words(frozenset(words)) for name, words in plain.items()},
        **{name: Words(frozenset(words), says=True) for name, words in says.items()},
        "ordinal": Words(tests=(lambda item: _ORDINAL.fullmatch(item.text) is not None,)),
        "letters": Words(tests=(lambda item: item.text[:1].isalpha(),)),
        "number": Words(tests=(lambda item: item.number is not None,)),
        "predicate": Words(tests=(lambda item: item.what == "V",), says=True),
        "people-only": Words(tests=(lambda item: item.what == "V" and item.predicate.people_only,)),
        "participle": Words(tests=(_participle,), says=True),
    }


def _participle(item: Any) -> bool:
    """Return whether the chunk is a predicate that describes the people before it."""
    if item.what != "V" or item.predicate.shape not in ("past", "state"):
        return False
    return item.predicate.real and not item.predicate.after


def _tabled(chunk: Any) -> bool:
    """Return whether a table of vague words has the number, so that there is something to tell."""
    return bool(_TABLED & set(chunk.quantity.wording.lower().split()))


_TABLED = frozenset(("several", "many", "handful", *VAGUE_UNITS))


def at_least(number: int) -> Words:
    """Return the class of words for a number of at least so much."""
    return Words(tests=(lambda item: (item.number or 0) >= number,))


# What a number class may ask of a counted chunk, and how it is answered.
NUMBER_TESTS: Mapping[str, Callable[[Any, Any], bool]] = {
    "chunk": lambda chunk, what: chunk.what in what,
    "head": lambda chunk, heads: chunk.noun.head in heads.split(),
    "form": lambda chunk, forms: chunk.quantity.form in forms.split(),
    "value": lambda chunk, value: chunk.quantity.value == value,
    "below": lambda chunk, most: (chunk.quantity.value or 0) < most,
    "digits": lambda chunk, _: chunk.quantity.wording[:1].isdigit(),
    "people": lambda chunk, yes: chunk.people == yes,
    "said": lambda chunk, yes: bool(chunk.kind) == yes,
    "part": lambda chunk, yes: chunk.noun.part == yes,
    "tabled": lambda chunk, yes: _tabled(chunk) == yes,
    "how_badly": lambda chunk, yes: chunk.noun.severity == yes,
}


def number_class(asked: Mapping[str, Any]) -> Words:
    """Return the class of counted chunks that answer every question as asked."""
    asked = {"chunk": "Q", **asked}

    def fits(chunk: Any) -> bool:
        return chunk.what in "QA" and all(NUMBER_TESTS[key](chunk, asked[key]) for key in asked)

    return Words(tests=(fits,), says=asked.get("said") is True)
