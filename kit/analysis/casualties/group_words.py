"""Which group the words of a noun phrase put people into.

A noun may state it ("villagers"), a word before the noun ("army members"), a name ("FMLN
members") or what follows "of" ("members of the security forces"). Two different groups in one
phrase ("soldiers and civilians") state none.
"""

from __future__ import annotations

from kit.analysis.casualties.phrases import NUMBERS, NounPhrase
from kit.analysis.casualties.words import DETERMINERS, STOP, Lexicon
from kit.analysis.numbers.numerals import Word, numeral, text_at, words

# Heads that say only "people of": the words around them may name the force they belong to.
PEOPLE_OF = frozenset(
    "member members element elements personnel man men woman women people persons person leader "
    "leaders commander commanders chief chiefs operative operatives staff crew agents cell "
    "recruits patrol youths colleague colleagues representatives detachment prisoners captives "
    "hostages detainees chieftain defectors cadres cadre commandos elements trainees".split()
)
_GENERIC = frozenset("man men woman women person persons people youth youths couple".split())
# Bodies of people that are no force, whatever stands before them ("a peasant militia").
_NO_FORCE = frozenset(
    "militia patrol vigilante vigilantes band association union party squad family families "
    "relatives wives children supporters sympathizers sympathisers".split()
)


def name_at(tokens: list[Word], at: int, lex: Lexicon) -> tuple[int, str] | None:
    """Return (length, group) of the named force that starts at `tokens[at]`."""
    for parts, group in lex.names.get(tokens[at].text.removesuffix("'s"), ()):
        if len(parts) == 1 or (
            tuple(t.text.removesuffix("'s") for t in tokens[at : at + len(parts)]) == parts
        ):
            return len(parts), group
    return None


def group_of(tokens: list[Word], start: int, end: int, lex: Lexicon) -> str | None:
    """Return the group that the words `tokens[start:end]` put people into, or None.

    Two different groups ("soldiers and civilians") give None.
    """
    seen = set()
    at = start
    while at < end:
        named = name_at(tokens, at, lex)
        if named and at + named[0] <= end + 2:
            seen.add(named[1])
            at += named[0]
            continue
        stem = tokens[at].text.removesuffix("'s")
        if lex.people.get(stem):
            seen.add(lex.people[stem])
        elif stem in lex.modifiers:
            seen.add(lex.modifiers[stem][0])
        at += 1
    if seen == {"fighters", "government_forces"} and any(
        word.text.startswith("pro-") for word in tokens[start:end]
    ):
        return "government_forces"  # "pro-government militiamen"
    return seen.pop() if len(seen) == 1 else None


def complement_group(tokens: list[Word], at: int, lex: Lexicon) -> str | None:
    """Return the group named by the words after "members of" or "casualties among"."""
    start = at
    if text_at(tokens, at) == "is":
        return "fighters"  # "5 members of IS": a verb cannot follow "of"
    while at < len(tokens) and at - start < 8:
        text = tokens[at].text
        if text not in DETERMINERS and (text not in ("of", "and", "or") or at == start):
            if not text[0].isalnum() or text in STOP or text in lex.verbs:
                break
            if tokens[at].number is not None or text in NUMBERS:
                break
            if text in _NO_FORCE and not (tokens[at - 1].text.startswith("pro-") or at == start):
                named = any(name_at(tokens, back, lex) for back in range(start, at))
                return group_of(tokens, start, at + 1, lex) if named else None
        at += 1
    return group_of(tokens, start, at, lex)


def group_of_phrase(tokens: list[Word], phrase: NounPhrase, lex: Lexicon) -> str | None:
    """Return the group that a counted noun and the words around it name, or None."""
    for rule in (_by_the_noun, _by_age, _by_a_word_before, _by_a_name, _by_what_follows):
        group = rule(tokens, phrase, lex)
        if group:
            return group
    return None


def _by_the_noun(tokens: list[Word], phrase: NounPhrase, lex: Lexicon) -> str | None:
    """ "12 villagers"; but "38 fighters of the regime forces" are government forces."""
    group = lex.people.get(phrase.words[-1])
    if group != "fighters":
        return group
    if any(_modified(word, phrase, lex) == "government_forces" for word in phrase.words[:-1]):
        return "government_forces"
    end = phrase.end
    if text_at(tokens, end) == "of":
        while end < len(tokens) and end - phrase.end < 5 and tokens[end].text not in ("and", ","):
            end += 1
        if complement_group(tokens[:end], phrase.end + 1, lex) == "government_forces":
            return "government_forces"
    return group


def _by_age(tokens: list[Word], phrase: NounPhrase, lex: Lexicon) -> str | None:
    """ "a 14-year-old student", "a three-month-old", not "a 40-year-old house"."""
    under_18 = any(_under_18(word.rstrip("s")) for word in phrase.words)
    return "children" if under_18 and phrase.head != "other" else None


def _under_18(word: str) -> bool:
    if word.endswith(("-month-old", "-week-old", "-day-old")):
        return True
    if "-year-old" not in word:
        return False
    read = numeral(words(word.split("-year-old")[0]), 0)
    return read is not None and read[0] < 18


def _by_a_word_before(tokens: list[Word], phrase: NounPhrase, lex: Lexicon) -> str | None:
    """ "5 army members", "a citizen woman", "3 civilian casualties", not "3 army trucks"."""
    for word in reversed(phrase.words[:-1]):
        if phrase.words[-1] in _GENERIC and lex.people.get(word):
            return lex.people[word]
        if word in lex.modifiers:
            if group := _modified(word, phrase, lex):
                return group
        elif phrase.head == "casualty" and lex.people.get(word):
            return lex.people[word]
    return None


def _modified(word: str, phrase: NounPhrase, lex: Lexicon) -> str | None:
    """Return the group that a word before the noun puts its people into."""
    group, nouns = lex.modifiers.get(word, (None, frozenset()))
    return group if not nouns or phrase.words[-1] in nouns else None


def _by_a_name(tokens: list[Word], phrase: NounPhrase, lex: Lexicon) -> str | None:
    """ "FMLN members", "12 border guards", not "Taliban-era teachers"."""
    named = None
    for at in range(max(phrase.end - len(phrase.words) - 2, 0), phrase.end):
        found = name_at(tokens, at, lex)
        if found and at + found[0] <= phrase.end:
            named = found[1]
            if found[0] > 1 and at + found[0] == phrase.end:
                return named  # the name is the whole head: "border guards"
    people = phrase.head in ("unknown", "casualty") or phrase.words[-1] in PEOPLE_OF
    return named if people else None


def _by_what_follows(tokens: list[Word], phrase: NounPhrase, lex: Lexicon) -> str | None:
    """ "members of the security forces", not "teachers of the army school"."""
    if phrase.words[-1] in PEOPLE_OF and text_at(tokens, phrase.end) in ("of", "from"):
        return complement_group(tokens, phrase.end + 1, lex)
    return None
