"""Written forms of English nouns and verbs, so that a word list need hold each word once."""

from __future__ import annotations

import re
from functools import lru_cache

from kit.analysis.lexicon.closed_classes import POSSESSIVES
from kit.text.lexicon_file import read_lexicon

_DOUBLES = re.compile(r"[^aeiou]*(?:qu)?[aeiou][bdgklmnprtvz]")  # one syllable: slam, plot, rid


def plural(noun: str) -> str:
    """Return the plural of a noun, or of the last word of a compound.

    It is the regular one, but for "man" and "woman".

    >>> plural("ambush"), plural("sortie"), plural("enemy"), plural("killing spree")
    ('ambushes', 'sorties', 'enemies', 'killing sprees')
    >>> plural("woman"), plural("talisman")
    ('women', 'talismans')
    """
    if noun.rpartition(" ")[2] in ("man", "woman"):
        return noun[:-2] + "en"
    if noun.endswith(("s", "sh", "ch", "x", "z")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        return noun[:-1] + "ies"
    return noun + "s"


@lru_cache(maxsize=1)
def irregular_verbs() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return base -> (past forms, participles) of the irregular verbs."""
    table = {}
    for row in read_lexicon("participles")["irregular"]:
        base, past, participle = row.split()
        table[base] = (tuple(past.split(",")), tuple(participle.split(",")))
    return table


@lru_cache(maxsize=2_000)
def verb_forms(verb: str) -> tuple[str, ...]:
    """Return base, -s, past, participle and -ing forms of a verb, each once.

    >>> verb_forms("slam")
    ('slam', 'slams', 'slammed', 'slamming')
    >>> verb_forms("strike")
    ('strike', 'strikes', 'struck', 'stricken', 'striking')
    """
    third = plural(verb) if not verb.endswith("o") else verb + "es"
    stem = verb + verb[-1] if _DOUBLES.fullmatch(verb) else verb
    gerund = verb[:-1] + "ing" if verb.endswith("e") and not verb.endswith("ee") else stem + "ing"
    if verb in irregular_verbs():
        past, participle = irregular_verbs()[verb]
    elif verb.endswith("e"):
        past = participle = (verb + "d",)
    elif verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        past = participle = (verb[:-1] + "ied",)
    else:
        past = participle = (stem + "ed",)
    return tuple(dict.fromkeys((verb, third, *past, *participle, gerund)))


def first_word_forms(phrase: str, pos: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the forms a lexicon entry begins with, and the words that follow.

    Verbs inflect their first word ("turned the tables"), nouns their last ("killing sprees").
    """
    words = tuple(phrase.split())
    if pos == "verb":
        return verb_forms(words[0]), words[1:]
    return (words[0],), words[1:]


def matches_possessive(pattern: str, word: str) -> bool:
    """Return whether a word of the text fits a word of a pattern; "its" stands for any owner."""
    return word == pattern or pattern in POSSESSIVES and word in POSSESSIVES
