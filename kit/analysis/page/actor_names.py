"""Whether two names are of one actor, and which words in front of an act name a party."""

from __future__ import annotations

import re
from functools import lru_cache

from kit.analysis.lexicon.party_names import Parties, parties
from kit.analysis.lexicon.roles import is_state
from kit.analysis.lexicon.sides import bystander
from kit.analysis.lexicon.violence import harm_nouns
from kit.text.article import Article

# What stands behind the common part of a country's name and of its people's.
_ENDINGS = frozenset(
    "a an ans ay e ean egian ese ey i ian ians ic is ish lese n ni ns o on s y".split()
) | {""}
_US = frozenset("us usa american americans".split())
_DIRECTIONS = frozenset(
    """north south east west northern southern eastern western northerners southerners left
    right""".split()
)
# Those in power and those against them, of one and the same country.
_CAMPS = (
    frozenset("government army regime police ministry state junta president authorities".split()),
    frozenset(
        """opposition rebel rebels insurgent insurgents militant militants guerrilla guerrillas
        separatist separatists protester protesters dissidents resistance""".split()
    ),
)


def content_words(words: str) -> list[str]:
    """Return the stems of the words that name something: no articles, no small prepositions.

    >>> content_words("the shelling of a mill’s gate")
    ['shell', 'mill', 'gate']
    """
    return [
        stem(w)
        for w in words.replace("’s", "").replace("'s", "").split()
        if w[0].isalnum() and w.lower() not in ("the", "a", "an", "of", "in", "on")
    ]


@lru_cache(maxsize=20_000)  # each pair of names is asked, and names are few
def stem(word: str) -> str:
    """Return a word's root, rough on purpose: "Russia" and "Russian", "plane" and "planes" meet."""
    low = word.lower().replace(".", "").replace("’s", "").replace("'s", "")
    if low in ("us", "american", "americans", "usa"):
        return "us" if word[:1].isupper() else low
    for ending in ("ians", "ian", "ns", "n", "shes", "ches", "s", "ed", "ing"):
        if len(low) - len(ending) >= 4 and low.endswith(ending):
            return low.removesuffix(ending).rstrip("i")
    return low


def same_actor(first: str, second: str, sides: Parties) -> bool:
    """Return whether two names are of one actor: a shared root, or one side and no other.

    >>> from kit.analysis.lexicon.party_names import parties
    >>> none = parties("")
    >>> same_actor("Russian planes", "Russia", none)
    True
    >>> same_actor("North Korea", "South Korea", none)
    False
    """
    if _opposed(first, second):
        return False
    one, other = sides.side_of(first), sides.side_of(second)
    if one is not None and other is not None and one != other:
        return False
    a, b = set(content_words(first)), set(content_words(second))
    capitals = [w for w in content_capitals(first)]
    names = any(_one_name(x, y) for x in capitals for y in content_capitals(second))
    if names or (not any(w[:1].isupper() for w in second.split()) and a & b):
        return True
    return one is not None and one == other


def content_capitals(words: str) -> list[str]:
    """Return the words with a capital, without articles, points and possessive endings."""
    bare = (
        w.replace("’s", "").replace("'s", "").replace(".", "").strip(",") for w in words.split()
    )
    return [w for w in bare if w[:1].isupper() and w.lower() not in ("the", "a", "an")]


def _one_name(first: str, second: str) -> bool:
    """Return whether two capitalised words are one name, as a noun and as an adjective.

    >>> _one_name("Israel", "Israeli"), _one_name("Turkey", "Turkish"), _one_name("Iran", "Iraq")
    (True, True, False)
    """
    a, b = first.lower(), second.lower()
    if a == b:
        return True
    if {a, b} <= _US:
        return first.isupper() or second.isupper()
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), None)
    shared = min(len(a), len(b)) if shared is None else shared
    if shared < 4 or a[:5] == "niger" == b[:5]:
        return False
    return a[shared:] in _ENDINGS and b[shared:] in _ENDINGS


def _opposed(first: str, second: str) -> bool:
    """Return whether two names share a root and mean two actors: north and south, state and rebels.

    >>> _opposed("Serb police", "a Serb farmer"), _opposed("Syrian army", "Syrian rebels")
    (True, True)
    """
    a, b = ({w.strip(".,").lower() for w in name.split()} for name in (first, second))
    if bool(bystander().search(first)) != bool(bystander().search(second)):
        return True
    if (a & _DIRECTIONS or b & _DIRECTIONS) and a & _DIRECTIONS != b & _DIRECTIONS:
        return bool(a & _DIRECTIONS and b & _DIRECTIONS)
    return any(a & x and b & y and not (a & y or b & x) for x, y in (_CAMPS, _CAMPS[::-1]))


# Adjectives of peoples, by their endings; "Fatal" and "Rural" have none of them.
_OF_A_PEOPLE = re.compile(
    r"[A-Z][\w-]*(?:[aeiou]?ian|ean|ish|ese|[a-z]can|aeli|aqi|meni|stani|rab|ench|utch|reek)s?\Z"
)
_BODIES = (
    "army|forces|troops|soldiers|fighters|militants|rebels|insurgents|gunmen|guerrillas|militia|"
    "militiamen|government|military|warplanes|jets|planes|navy|police|president|minister|ministry|"
    "spokesman|spokeswoman|officials?|commanders?|leaders?|movement|group"
)
_SPOKE = "said|says|say|denied|denies|claimed|claims|has|have|announced|warned|launched|attacked"
_OWN_BODIES = frozenset(
    """rebel rebels government army state militant militants insurgent insurgents opposition
    coalition militia police guerrilla guerrillas separatist separatists navy troops soldiers
    gunmen""".split()
)


def names_party(word: str, article: Article) -> bool:
    """Return whether a word in front of an act names who did it, and not where it was done.

    "Russian", "US", "US-led", "rebel" and the names of listed armed actors do by themselves; any
    other name, also a land's ("the Syria attack"), where the article tells of its forces or lets it
    speak, and does not use it for a place.

    >>> from kit.text.reading import as_article
    >>> told = as_article("The Varn raid failed. Lom fighters left Varn, and Lom said no more.")
    >>> names_party("Lom", told), names_party("Varn", told), names_party("rebel", told)
    (True, False, True)
    """
    bare = word.removesuffix("'s").removesuffix("’s")
    low = bare.lower()
    if low in _OWN_BODIES or low.endswith(("-led", "-backed", "-allied")):
        return True
    if not bare[:1].isupper():
        return False
    if _OF_A_PEOPLE.match(bare) or bare.isupper() and is_state(bare, article.own):
        return True
    if parties(article).armed_name(bare) is not None:
        return True
    name = re.escape(bare)
    forces = re.search(rf"\b{name}(?:'s|’s)?(?: \w+)? (?:{_BODIES})\b", article.text)
    if not forces and not re.search(rf"\b{name} (?:{_SPOKE})\b", article.text):
        return False
    # "In Varn" makes it a place; "in Varn raids" and "in Varn troops' hands" do not.
    return all(
        behind[1] in harm_nouns() or re.fullmatch(_BODIES, behind[1] or "")
        for behind in re.finditer(
            rf"\b(?:in|at|near|outside|of) {name}\b(?: ([a-z]+))?", article.text
        )
    )
