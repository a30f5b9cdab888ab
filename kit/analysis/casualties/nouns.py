"""The counted noun: what "12 ..." counts, and into which group the words put it.

The words after a number are read one by one, each by one rule (`noun_rules`). A group is given only
where the words of the noun phrase say it ("12 villagers": civilians). People named by occupation,
nationality or role belong to no group, and so do mixed phrases ("soldiers and civilians").
"""

from __future__ import annotations

from kit.analysis.casualties.group_words import (
    PEOPLE_OF,
    complement_group,
    group_of,
    group_of_phrase,
)
from kit.analysis.casualties.noun_rules import RULES, Reading, number_word
from kit.analysis.casualties.phrases import (
    COUNTED_UNDER,
    NUMBERS,
    NounPhrase,
    combined,
    joined_nouns,
)
from kit.analysis.casualties.words import BE, DETERMINERS, HAVE, OTHER_VERBS, STOP, Lexicon
from kit.analysis.lexicon.closed_classes import POSSESSIVES
from kit.analysis.numbers.numerals import Word, text_at

_LONGEST = 12
# Words of an unknown noun before it is given up.
_ENOUGH = 6


def noun_phrase(tokens: list[Word], at: int, lex: Lexicon, vague: bool = False) -> NounPhrase:
    """Return the noun phrase that starts at `tokens[at]`, just after a number.

    `vague` says that the number needs "of" before its noun ("dozens of people").
    """
    r = Reading(tokens, at, lex, NounPhrase(end=at))
    if _past_of(r, vague):
        while r.at < len(tokens) and r.at - r.phrase.end < _LONGEST:
            ended = next((end for rule in RULES if (end := rule(r)) is not None), None)
            if ended or ended is None and _take(r):
                break
        if r.words:
            _settle(r)
    return r.phrase


def _past_of(r: Reading, vague: bool) -> bool:
    """Go past "of", marking parts; return whether a noun is still to be read."""
    phrase = r.phrase
    while r.text in ("more", "others", "other") and r.nxt == "of":
        phrase.others = True
        r.at += 1
    if r.text != "of":
        return True
    owner = r.nxt
    if owner in ("them", "whom", "which", "us", "these", "those", "this", "that"):
        phrase.part = True
        phrase.end = r.at = r.at + 2
        while r.text in BE | {",", "as", "being", "only", "just"}:
            # "four of whom were children", "three of them, students": the noun comes after.
            r.at += 1
        r.at += r.text in ("a", "an")
        return True
    if owner in DETERMINERS or owner.endswith("'s"):
        return _past_owner(r, owner)
    # "5 others of one family" are no part of those before
    phrase.part = not vague and not phrase.others
    phrase.end = r.at = r.at + 1
    return True


def _past_owner(r: Reading, owner: str) -> bool:
    """Go past "of the" or "of Assad's"; return whether a noun is still to be read."""
    phrase, lex = r.phrase, r.lex
    # "two of their wives" are no part of the men counted before.
    phrase.part = owner not in POSSESSIVES
    r.at += 2
    group, nouns = lex.modifiers.get(owner.removesuffix("'s"), (None, frozenset()))
    if owner.endswith("'s") and r.text in nouns:
        phrase.group, phrase.states_group = group, True  # "15 of Assad's forces"
    phrase.end = r.at
    if r.at < len(r.tokens) and (r.tokens[r.at].number is not None or number_word(r.text)):
        phrase.of_number = True  # "five of the nine"
        return False
    state = lex.participle(r.text)
    if state and r.nxt not in lex.people:
        phrase.kind, phrase.end = state, r.at + 1  # "two of the dead"
        return False
    return True


def _take(r: Reading) -> bool:
    """Take a word into the noun; return whether the phrase ends with it."""
    stem, nxt, lex = r.stem, r.nxt, r.lex
    r.words.append(stem)
    r.at += 1
    r.phrase.end = r.at
    if stem in lex.singular_nouns and nxt.isalpha() and nxt not in STOP | lex.verbs.keys():
        # "five death threats", "two arrest warrants": the noun only describes the next one.
        r.phrase.head = "unknown"
    elif stem in lex.nouns or stem == "lives":
        r.phrase.head, r.headed = "casualty", True
    elif stem in lex.people:
        r.phrase.head, r.headed = "person", True
    elif stem in lex.not_people or stem.endswith(("-year", "-km", "-mile", "-day")):
        r.phrase.head, r.headed = "other", True
    else:
        r.phrase.head = "unknown"
        return len(r.words) >= _ENOUGH
    return False


def _settle(r: Reading) -> None:
    """Fill in head, kind and group from the words taken."""
    tokens, phrase, lex = r.tokens, r.phrase, r.lex
    head = r.words[-1]
    if phrase.head != "casualty" and (head in lex.people or head.endswith(("-old", "-olds"))):
        phrase.head = "person"
    group = group_of_phrase(tokens, phrase, lex) or phrase.group
    kinds = list(r.states)
    if phrase.head == "casualty":
        kinds.append("killed" if "fatal" in r.words else lex.nouns.get(head, "killed"))
        phrase.end, more = joined_nouns(tokens, phrase.end, lex)
        kinds += more
        if not group and text_at(tokens, phrase.end) in COUNTED_UNDER:
            group = complement_group(tokens, phrase.end + 1, lex)
    if kinds and phrase.kind is None:
        phrase.kind = combined(kinds)
    phrase.group = group
    phrase.states_group = phrase.head == "person" or bool(group)
    if phrase.head == "person":
        _widen(tokens, phrase, lex)


def _widen(tokens: list[Word], phrase: NounPhrase, lex: Lexicon) -> None:
    """Widen the phrase over nouns joined without a number: "soldiers and civilians"."""
    at = phrase.end
    while text_at(tokens, at) in ("and", "or", ",", "/"):
        start = at + 1
        if text_at(tokens, at) == "," and text_at(tokens, start) in ("and", "or"):
            start += 1
        noun = _joined_people(tokens, start, lex)
        if noun is None or _has_own_verb(tokens, noun + 1, lex):
            return
        group = group_of(tokens, start, noun + 1, lex)
        if tokens[noun].text in PEOPLE_OF and text_at(tokens, noun + 1) in ("of", "from"):
            group = complement_group(tokens, noun + 2, lex)
        if group != phrase.group:
            phrase.group = None
        phrase.end = at = noun + 1


def _joined_people(tokens: list[Word], start: int, lex: Lexicon) -> int | None:
    """Return where the noun for people of "and local civilians" stands, None where none does."""
    for at in range(start, min(start + 4, len(tokens))):
        text = tokens[at].text
        if text in lex.people and text != "private" and text not in lex.one_person:
            return at
        closed = text in STOP or text in lex.verbs or text in lex.states
        if closed or not text[0].isalpha() or text in NUMBERS or number_word(text):
            return None
    return None


def _has_own_verb(tokens: list[Word], at: int, lex: Lexicon) -> bool:
    """Return whether the joined people do something: "12 soldiers, and civilians fled"."""
    text = text_at(tokens, at)
    if text.endswith("ed") and lex.participle(text) is None and text not in lex.verbs:
        return True
    if text in ("died", "fled", "lost", "suffered") or text in HAVE:
        return False  # what became of all of them
    number = at + 1 < len(tokens) and tokens[at + 1].number is not None
    takes = lex.verbs.get(text, ("", "", ""))[2]
    return text in OTHER_VERBS and text not in lex.modals or takes == "object" and number
