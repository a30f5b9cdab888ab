"""The counted noun: what "12 ..." counts, and into which group the words put it.

A group is given only where the words of the noun phrase say it ("12 villagers": civilians).
People named by occupation, nationality or role belong to no group, and so do mixed phrases
("soldiers and civilians").
"""

from __future__ import annotations

from kit.analysis.casualties.group_words import complement_group, group_of_head, name_at
from kit.analysis.casualties.phrases import (
    COUNTED_UNDER,
    NUMBERS,
    NounPhrase,
    combined,
    joined_nouns,
    widen,
)
from kit.analysis.casualties.words import BE, DETERMINERS, SEVERITY, STOP, Lexicon
from kit.analysis.numbers.numerals import NUMBER_WORDS, Word

_ENOUGH = 6


_IS_PEOPLE = frozenset(
    "member members fighter fighters militant militants man men commander commanders leader "
    "leaders jihadists gunmen terrorists".split()
)


# Codes of military records, "4 KIA, 9 WIA"; before a noun they are names.
RECORD_CODES = frozenset(("kia", "wia"))


_POSSESSIVES = frozenset("his her their our my your its".split())


# Participles that describe people rather than say what they did or suffered.
_ADJECTIVES = frozenset(
    "suspected alleged armed unarmed unidentified masked hooded retired uniformed accused "
    "convicted "
    "trapped stranded elected unnamed disabled registered undocumented detained-on unaccompanied "
    "remaining serving visiting surviving leading off-duty".split()
)


_COUNTED_AS = frozenset(
    "confirmed reported known total presumed feared believed early daily".split()
)


def noun_phrase(tokens: list[Word], at: int, lex: Lexicon, vague: bool = False) -> NounPhrase:
    """Return the noun phrase that starts at `tokens[at]`, just after a number.

    `vague` says that the number needs "of" before its noun ("dozens of people").
    """
    phrase = NounPhrase(end=at)
    size = len(tokens)
    at = _past_of(tokens, at, phrase, lex, vague)
    if at is None:
        return phrase
    taken: list[str] = []
    states: list[str] = []
    head_at = -1
    while at < size and at - phrase.end < 12:
        text = tokens[at].text
        stem = text[:-2] if text.endswith("'s") else text
        nxt = tokens[at + 1].text if at + 1 < size else ""
        if not taken and text in ("more", "other", "others", "additional", "further", "else"):
            phrase.others = phrase.others or text in ("more", "other", "others")
            at += 1
            phrase.end = at
            continue
        if text == "(" and taken and nxt and at + 2 < size and tokens[at + 2].text == ")":
            # "three Liberation Front (LF) rebels": an acronym inside the phrase
            if _person_soon(tokens, at + 3, lex):
                at += 3
                continue
        if text == "between" and not taken and (nxt in lex.nouns or nxt in lex.states):
            # "more than 15 between martyrs and wounded"
            phrase.head = "casualty"
            phrase.end, more = joined_nouns(tokens, at + 2, lex)
            phrase.kind = combined([lex.nouns.get(nxt) or lex.states[nxt], *more])
            return phrase
        if text == "/" and taken and nxt in lex.people:
            at += 1
            continue
        a_minor = text == "minor" and not taken and tokens[at - 1].text in ("a", "one")
        a_minor = a_minor and (not nxt.isalpha() or nxt in STOP)
        if text in SEVERITY and not (_person_soon(tokens, at + 1, lex) or a_minor):
            phrase.severity = True
            break
        named = name_at(tokens, at, lex)
        if named and named[0] > 1 and not (stem in lex.people and nxt in STOP):
            taken.extend(t.text for t in tokens[at : at + named[0]])
            at += named[0]
            phrase.end, phrase.head = at, "unknown" if phrase.head != "person" else "person"
            continue
        if text in _COUNTED_AS and _person_soon(tokens, at + 1, lex) and not taken:
            taken.append(stem)  # "three confirmed casualties"
            at += 1
            continue
        if text in ("us", "is") and not taken and _person_soon(tokens, at + 1, lex):
            # "16 US soldiers", "12 IS fighters": right after a number these are names
            taken.append(stem)
            if text == "is" and nxt in _IS_PEOPLE:
                phrase.group, phrase.states_group = "fighters", True
            at += 1
            continue
        if not (text[0].isalpha() or text[0].isdigit()) or text in STOP and stem not in lex.people:
            break
        if text in ("hostage", "captive", "prisoner") and (taken or _several(tokens, at - 1)):
            if not _person_soon(tokens, at + 1, lex):
                break  # "nine tourists hostage": what became of them, not who they are
        if (
            text in NUMBERS
            and taken
            or text.partition("-")[0] in NUMBER_WORDS
            and "old" not in text
        ):
            break
        if tokens[at].number is not None or (
            text[0].isdigit() and "year" not in text and "month" not in text
        ):
            break
        participle = text in lex.states or (
            text in lex.verbs and lex.verbs[text][1] == "past" and stem not in lex.people
        )
        if text == "head" and nxt == "of" and not taken:
            phrase.head, phrase.end = "other", at + 1
            return phrase  # "2 million head of cattle"
        if text in RECORD_CODES and _person_soon(tokens, at + 1, lex):
            participle = False  # "12 KIA fighters": an army of that name
        if participle:
            # "60 wounded soldiers", "40,000 missing persons": the state stands as an adjective.
            if text not in ("killed", "died") and _person_soon(tokens, at + 1, lex):
                states.append(lex.states.get(text) or lex.verbs[text][0])
                at += 1
                if at < size and tokens[at].text in ("and", "or") and at + 1 < size:
                    after = tokens[at + 1].text
                    if after in lex.verbs or after in lex.states:
                        at += 1
                continue
            break
        if text in lex.verbs and stem not in lex.people and stem not in lex.nouns:
            break
        if taken and head_at >= 0 and not _goes_on(text, stem, nxt, lex):
            break
        if text.endswith("ly") and stem not in lex.people and not _person_soon(tokens, at + 1, lex):
            break
        unknown = not (stem in lex.people or stem in lex.nouns or stem in lex.not_people)
        if unknown and text.endswith(("ed", "ing")) and len(text) > 4 and text not in _ADJECTIVES:
            if not _person_soon(tokens, at + 1, lex):
                break
        taken.append(stem)
        at += 1
        phrase.end = at
        if (
            stem in lex.singular_nouns
            and nxt.isalpha()
            and nxt not in STOP
            and nxt not in lex.verbs
        ):
            # "five death threats", "two arrest warrants": the noun only describes the next one.
            phrase.head = "unknown"
            continue
        if stem in lex.nouns or stem == "lives":
            phrase.head, head_at = "casualty", at
        elif stem in lex.people:
            phrase.head, head_at = "person", at
        elif stem in lex.not_people or _measure(stem):
            phrase.head, head_at = "other", at
        else:
            phrase.head = "unknown"
            if len(taken) >= _ENOUGH:
                break
    _settle(tokens, phrase, taken, states, lex)
    return phrase


def _past_of(tokens, at, phrase, lex, vague) -> int | None:
    """Return where the noun starts after "of", marking parts; None where the phrase is done."""
    size = len(tokens)
    while at < size and tokens[at].text in ("more", "others", "other") and at + 1 < size:
        if tokens[at + 1].text != "of":
            break
        phrase.others, at = True, at + 1
    if at >= size or tokens[at].text != "of":
        if at < size and tokens[at].text == "among" and at + 1 < size:
            if tokens[at + 1].text in ("them", "those", "whom"):
                phrase.part, phrase.end = True, at + 2
                return at + 2
        return at
    nxt = tokens[at + 1].text if at + 1 < size else ""
    if nxt in ("them", "whom", "which", "us", "these", "those", "this", "that"):
        phrase.part, phrase.end, at = True, at + 2, at + 2
        while at < size and tokens[at].text in BE | {",", "as", "being", "only", "just"}:
            # "four of whom were children", "three of them, students": the noun may come after.
            at += 1
        if at < size and tokens[at].text in ("a", "an"):
            at += 1
        return at
    if nxt in DETERMINERS or nxt.endswith("'s"):
        # "two of their wives" are no part of the men counted before.
        phrase.part = nxt not in _POSSESSIVES
        owner = lex.modifiers.get(nxt.removesuffix("'s"))
        at += 2
        if nxt.endswith("'s") and owner and at < size and tokens[at].text in owner[1]:
            phrase.group, phrase.states_group = owner[0], True  # "15 of Assad's forces"
        while at < size and tokens[at].text in ("total", "other", "same", "most"):
            at += 1
        if at < size and (
            tokens[at].number is not None or tokens[at].text.partition("-")[0] in NUMBER_WORDS
        ):
            phrase.end, phrase.of_number = at, True
            return None
        phrase.end = at
        if at < size:
            state = tokens[at].text
            if state in lex.states or (state in lex.verbs and lex.verbs[state][1] == "past"):
                after = tokens[at + 1].text if at + 1 < size else ""
                if after not in lex.people:
                    phrase.kind = lex.states.get(state) or lex.verbs[state][0]
                    phrase.end = at + 1
                    return None
        return at
    if vague:
        phrase.end = at + 1
        return at + 1
    phrase.part = not phrase.others  # "5 others of one family" are no part of those before
    phrase.end = at + 1
    return at + 1


def _goes_on(text: str, stem: str, nxt: str, lex: Lexicon) -> bool:
    """Return whether a noun phrase that has a head may go on with this word."""
    if stem in lex.people or stem in lex.nouns or stem in lex.not_people:
        return True
    return text.isalpha() and (nxt in lex.people or nxt in lex.nouns) and not text.endswith("ed")


def _person_soon(tokens: list[Word], at: int, lex: Lexicon) -> bool:
    """Return whether a noun for people or casualties follows before the phrase ends."""
    for step in range(3):
        if at + step >= len(tokens):
            return False
        text = tokens[at + step].text
        if text in lex.people or text in lex.nouns and text != "arrest":
            return True
        if text in STOP and not (step == 0 and text in ("and", "or")):
            return False
        if not text[0].isalpha():
            return False
    return False


def _several(tokens: list[Word], at: int) -> bool:
    """Return whether the word at `at` is a number above one: "took nine captive"."""
    number = tokens[at].number
    return number not in (None, 1) or tokens[at].text in NUMBERS - {"one"}


def _measure(stem: str) -> bool:
    return stem.endswith(("-year", "-km", "-mile", "-day"))


def _settle(tokens, phrase, taken, states, lex) -> None:
    """Fill in head, kind and group from the words taken."""
    if not taken:
        if states:
            phrase.kind = combined(states)
        return
    head = taken[-1]
    if phrase.head == "unknown" and states:
        phrase.head = "person"
    if (
        head in lex.people or head.endswith(("year-old", "year-olds"))
    ) and phrase.head != "casualty":
        phrase.head = "person"
    if states and phrase.kind is None:
        phrase.kind = combined(states)
    group = group_of_head(tokens, phrase, taken, head, lex) or phrase.group
    if phrase.head == "casualty":
        kinds = [lex.nouns.get(head, "killed")]
        if "fatal" in taken:
            kinds = ["killed"]
        phrase.end, more = joined_nouns(tokens, phrase.end, lex)
        phrase.kind = combined(states + kinds + more)
        if not group and phrase.end < len(tokens) and tokens[phrase.end].text in COUNTED_UNDER:
            group = complement_group(tokens, phrase.end + 1, lex)
        phrase.group, phrase.states_group = group, bool(group)
        return
    phrase.states_group = phrase.head == "person" or bool(group)
    phrase.group = group
    if phrase.head == "person":
        widen(tokens, phrase, lex)
