"""Which group the words of a noun phrase put people into.

A noun may state it ("villagers"), a word before the noun ("army members"), a name ("FMLN
members") or what follows "of" ("members of the security forces"). Two different groups in one
phrase ("soldiers and civilians") state none.
"""

from __future__ import annotations

from kit.analysis.casualties.words import DETERMINERS, STOP, Lexicon
from kit.analysis.numbers.numerals import NUMBER_WORDS, Word
from kit.analysis.numbers.vague_numbers import VAGUE_STARTS

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
    first = tokens[at].text
    for parts, group in lex.names.get(first[:-2] if first.endswith("'s") else first, ()):
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
        elif stem in _UNITS:
            seen.add("government_forces")
        at += 1
    if seen == {"fighters", "government_forces"} and any(
        tokens[i].text.startswith("pro-") for i in range(start, end)
    ):
        return "government_forces"
    return seen.pop() if len(seen) == 1 else None


_UNITS = frozenset("troops battalion brigade regiment garrison barracks detachment".split())


def group_of_head(tokens, phrase, taken, head, lex) -> str | None:
    """Return the group that a counted noun and the words around it name, or None."""
    group = lex.people.get(head) or None
    if group == "fighters" and phrase.end < len(tokens) and tokens[phrase.end].text == "of":
        end = phrase.end + 1
        while end < len(tokens) and end - phrase.end < 5 and tokens[end].text not in ("and", ","):
            end += 1
        if complement_group(tokens[:end], phrase.end + 1, lex) == "government_forces":
            return "government_forces"  # "38 fighters of the regime forces"
    if group == "fighters" and any(
        word in lex.modifiers
        and lex.modifiers[word][0] == "government_forces"
        and head in lex.modifiers[word][1]
        for word in taken[:-1]
    ):
        return "government_forces"  # fmt: skip
    if group:
        return group
    if any(_under_18(word.rstrip("s")) for word in taken) and phrase.head != "other":
        return "children"
    for word in reversed(taken[:-1]):
        if head in _GENERIC and lex.people.get(word):
            return lex.people[word]  # "a citizen woman"
        if word in lex.modifiers:
            modified, nouns = lex.modifiers[word]
            if not nouns or head in nouns:
                return modified
        elif phrase.head == "casualty" and lex.people.get(word):
            return lex.people[word]
    start = phrase.end - len(taken)
    named = None
    for at in range(max(start - 2, 0), phrase.end):
        found = name_at(tokens, at, lex)
        if found and at + found[0] <= phrase.end and at >= start - 2:
            named = found[1]
            if found[0] > 1 and at + found[0] == phrase.end:
                return named  # the name is the whole head: "border guards"
    if named and (phrase.head in ("unknown", "casualty") or head in PEOPLE_OF):
        return named
    if head in PEOPLE_OF and phrase.end < len(tokens) and tokens[phrase.end].text in ("of", "from"):
        return complement_group(tokens, phrase.end + 1, lex)
    return None


def complement_group(tokens: list[Word], at: int, lex: Lexicon) -> str | None:
    """Return the group named by the words after "members of" or "casualties among"."""
    start = at
    if at < len(tokens) and tokens[at].text == "is":
        return "fighters"  # "5 members of IS": a verb cannot follow "of"
    while at < len(tokens) and at - start < 8:
        text = tokens[at].text
        if text in DETERMINERS or text in ("of", "and", "or") and at > start:
            at += 1
            continue
        if not text[0].isalnum() or text in STOP or text in lex.verbs:
            break
        if tokens[at].number is not None or text in NUMBER_WORDS or text in VAGUE_STARTS:
            break
        if text in lex.states:
            break
        if text in _NO_FORCE and not (tokens[at - 1].text.startswith("pro-") or at == start):
            return (
                group_of(tokens, start, at + 1, lex) if _name_in(tokens, start, at, lex) else None
            )
        at += 1
    return group_of(tokens, start, at, lex)


def _name_in(tokens: list[Word], start: int, end: int, lex: Lexicon) -> bool:
    return any(name_at(tokens, at, lex) for at in range(start, end))


def _under_18(word: str) -> bool:
    """Return whether "14-year-old" or "two-year-old" gives an age below eighteen."""
    if "-month-old" in word or "-week-old" in word or "-day-old" in word:
        return True
    if "-year-old" not in word:
        return False
    from kit.analysis.numbers.numerals import numeral, words

    read = numeral(words(word.split("-year-old")[0]), 0)
    return read is not None and read[0] < 18
