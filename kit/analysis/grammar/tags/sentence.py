"""Tags that the sentence decides: a phrase needs a noun, a clause needs a finite verb.

The tagger reads from left to right and guesses "mutilated" in "Forces from Ankara mutilated the
port" by the name before it. What stands around the word settles it for any name: a subject on
the left, an object or a clause on the right, and no other finite verb between.
"""

from __future__ import annotations

from collections.abc import Sequence

from kit.analysis.grammar.tags.names import (
    mend_names,
    plural_with_a_hyphen,
    role_with_a_hyphen,
)
from kit.analysis.lexicon.closed_classes import CLAUSE_OPENERS, FINITE_TAGS, TIME
from kit.analysis.lexicon.inflection import irregular_pasts
from kit.analysis.lexicon.violence import harm_nouns

_REACH = 60  # words looked at either way; keeps the cost linear in a text without full stops


def mended(words: Sequence[str], tags: Sequence[str]) -> list[str]:
    """Return the tags of one sentence, mended where its grammar leaves one reading.

    >>> mended(["Norland", "mutilated", "the", "port", "."], ["NNP", "JJ", "DT", "NN", "."])
    ['NNP', 'VBD', 'DT', 'NN', '.']
    """
    out = list(tags)
    mend_names(words, out)
    role_with_a_hyphen(words, out)
    plural_with_a_hyphen(words, out)
    low = [word.lower() for word in words]
    if out[:2] == ["IN", "IN"] and low[0] in harm_nouns():
        out[0] = "NN"  # "Airstrike on market", but not "Up to nine"
    for i in range(1, len(out) - 1):
        if out[i] == "JJ" and out[i - 1] in ("DT", "NNP") and out[i + 1] in ("VBD", "VBZ", "MD"):
            # "The US military denied it", but not "the military base was hit", "Ray further said".
            out[i] = "RB" if low[i] in ("further", "first") and out[i - 1] == "NNP" else "NN"
        elif out[i] in ("VB", "RB") and words[i][:1].isupper() and _a_name(words, out, i):
            out[i] = "NNP"
        elif out[i] == "VBN" and low[i - 1] == "the" and _nothing_described(out, i + 1):
            out[i] = "NNS"  # "the wounded were treated", but not "the wounded men"
        elif low[i] in NAME_PARTICLES and words[i].islower() and _within_name(words, out, i):
            out[i] = "NNP"
        elif low[i] == "that" and out[i] == "WDT" and _joins(out, i):
            out[i] = "IN"  # "urged that aid be sent", but not "the aid that came"
        elif _can_be_past(words[i], out[i]) and _is_the_verb(low, out, i):
            out[i] = "VBD"
            if out[i - 1] == "JJ":
                out[i - 1] = "NN"  # "Norland military condemned the raid"
    return out


def _a_name(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether a capital taken for a verb or an adverb is a name: "confirmed to AFP that",
    "Varn and Norway urged", but not "to go"."""
    if tags[i] == "VB":
        return words[i - 1] == "to" and words[i].isupper()
    joined = i > 1 and tags[i - 1] == "CC" and tags[i - 2].startswith("NNP")
    return joined and tags[i + 1][:1] in ("V", "M")


def _nothing_described(tags: Sequence[str], i: int) -> bool:
    """Return whether no noun follows for a participle before item i to describe."""
    stop = i + _REACH
    while i < min(stop, len(tags)) and tags[i] in ("VBN", "VBG", "JJ", "CC", ",", "RB", "CD"):
        i += 1
    return i < len(tags) and not tags[i].startswith("NN") and tags[i] not in ("``", "''", "POS")


def _within_name(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether the particle at item i joins two parts of a name ("Clan del Golfo",
    "Ann de la Cruz"), not "the road to la Paz", which has no name before it."""
    named = words[i - 1][:1].isupper() or words[i - 1] in NAME_PARTICLES
    behind = i + 2 if words[i + 1] in NAME_PARTICLES and i + 2 < len(words) else i + 1
    return tags[i - 1] == "NNP" and named and words[behind][:1].isupper()


def _joins(tags: Sequence[str], i: int) -> bool:
    """Return whether the "that" at item i joins a clause: a relative one has a noun before it."""
    return (
        tags[i - 1] in ("RP", "VBD", "VBZ", "VBP", "VBN", "VB") and tags[i + 1] not in FINITE_TAGS
    )


def _can_be_past(word: str, tag: str) -> bool:
    """Return whether a word has the form of a past tense and no finite tag yet."""
    if tag not in ("JJ", "NN", "VBN", "NNP", "FW") or not word.islower():
        return False
    regular = word[-2:] == "ed" and len(word) > 4 and word not in _PRESENT
    return regular or word in irregular_pasts()


def _is_the_verb(low: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether the form at item i is the one finite verb of its clause.

    It must fire on "Forces from Ankara mutilated the port before Kurds replied", and not on "The
    port mutilated the week before was rebuilt", whose verb is "was".
    """
    return _subject_before(low, tags, i) and _object_behind(low, tags, i) and _alone(low, tags, i)


def _subject_before(low: Sequence[str], tags: Sequence[str], i: int) -> bool:
    k = i - 1
    while k > 0 and tags[k] == "RB" and low[k] not in _TIMES:
        k -= 1
    if tags[k] == "JJ" and k and k == i - 1:
        return tags[k - 1] in ("DT", "NNP", "POS")  # "the wounded accused the army"
    return tags[k].startswith("NN") and low[k] not in _TIMES or tags[k] == "PRP"


def _object_behind(low: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether an object or a "that" clause follows, which no passive participle has.

    Two kinds of participle have one: those of feeling and telling ("fishermen worried that"), and
    in headlines those of giving and naming ("Reporter denied the right to appeal").
    """
    nxt = i + 1
    ends = low[-1] in (".", "!", "?", "''", "”", '"')
    if low[nxt] in _WITH_VERBS and (ends or tags[i] != "VBN"):
        nxt += 1  # "shot down the drone", but in headlines "Man shot down the road"
        if nxt + 1 >= len(tags):
            return False
    if low[nxt] == "that" and tags[nxt] in ("IN", "WDT", "DT"):
        after = nxt + 1
        if after >= len(tags) or tags[after] in FINITE_TAGS or low[after] in _TIMES:
            return False  # "a deal signed that ended it", "the town shelled that day"
        return low[i] not in _MOVED
    bare = tags[i] != "VBN" and tags[nxt] in ("NN", "NNS") and _said_by_another(tags, nxt)
    if tags[nxt] not in ("DT", "PRP$", "PRP") and not bare:
        return False
    if any(word in _TIMES for word in low[nxt : nxt + 4]):
        return False
    return ends or low[i] not in _TWO_OBJECTS


def _said_by_another(tags: Sequence[str], i: int) -> bool:
    """Return whether the words to the next comma are a clause, since what follows is no more than
    "Azov says": "Norland bombed mill, Azov says", but not "Norland armed men, who ..."."""
    end = min(len(tags), i + _REACH)
    comma = next((k for k in range(i, end) if tags[k] in (",", *FINITE_TAGS)), end - 1)
    rest = [t for t in tags[comma + 1 : comma + _REACH] if t != "."]
    return (
        tags[comma] == ","
        and len(rest) > 1
        and rest[-1] in FINITE_TAGS
        and all(t.startswith(("NN", "JJ")) or t in ("DT", "POS", "CC", "CD") for t in rest[:-1])
    )


def _alone(low: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether the clause around item i has no other finite verb."""
    comma = False
    for k in range(i - 1, max(-1, i - _REACH), -1):
        if tags[k] in FINITE_TAGS:
            return False
        if low[k] in _OPENS_CLAUSE or tags[k] in ("CC", ":", "``", "''", "WP", "WDT", "WP$"):
            break
        if low[k] == ",":
            comma = True
            break
    for k in range(i + 1, min(len(tags), i + _REACH)):
        if tags[k] in FINITE_TAGS:
            return False
        if low[k] in _OPENS_CLAUSE or tags[k] in ("CC", ":", "``", "''", "WP", "WDT", "WP$"):
            return True
        if low[k] == ",":  # "Ann Lee, a nurse trained the hard way, said"
            return not comma or k + 1 >= len(tags) or tags[k + 1] not in FINITE_TAGS
    return True


_WITH_VERBS = frozenset("up out off down back away".split())
NAME_PARTICLES = frozenset("de del della di da dos du el la las los bin ibn bint".split())
_OPENS_CLAUSE = CLAUSE_OPENERS | frozenset("that than where whether why how".split())
# Words in -ed that are no past tense.
_PRESENT = frozenset(
    "bleed breed creed embed exceed greed hundred indeed kindred misdeed naked proceed sacred "
    "speed steed succeed tweed wicked".split()
)
_TIMES = TIME | frozenset(
    "summer winter spring autumn season century then previous following same".split()
)
# Participles that a "that" clause follows: what somebody is made to feel or know.
_MOVED = frozenset(
    "advised alarmed alerted amazed angered annoyed appalled assured astonished cautioned "
    "concerned convinced delighted determined disappointed distressed frightened frustrated "
    "informed irritated notified outraged persuaded pleased reassured relieved reminded satisfied "
    "scared shocked surprised terrified troubled warned worried".split()
)
# Participles that keep an object: what somebody is given or called.
_TWO_OBJECTS = frozenset(
    "allowed appointed assigned awarded called charged considered crowned declared deemed denied "
    "dubbed elected entitled fined granted guaranteed handed labelled labeled named nicknamed "
    "offered ordered owed presented promised refused spared titled voted".split()
)
