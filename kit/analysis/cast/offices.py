"""Persons by their office: "Iran's foreign minister" is whom the text calls the Iranian one.

Two ways only. The text names the holder of the very office, with the same state beside it; or a
story begins with a description, and the next speaker, named here for the first time, holds an
office that fits it: the delayed name of a news report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kit.analysis.cast.description_nouns import offices, same_land
from kit.analysis.cast.entities import Entities, Entity
from kit.analysis.cast.mentions import Cast
from kit.analysis.lexicon.roles import TITLES, is_state, role_of
from kit.text.own_names import NONE, OwnNames


@dataclass(frozen=True, slots=True)
class Office:
    """What words say of somebody: the noun for the office, the words with it, the capitals."""

    noun: str
    with_it: frozenset[str]
    lands: frozenset[str]


# Words that tell one office from another of its kind.
_TELLS = frozenset(
    "prime foreign defence defense interior health justice finance deputy vice education oil "
    "information energy trade transport agriculture labour labor military army police naval navy "
    "former acting general".split()
)


def office_in(words: Iterable[str], own: OwnNames = NONE) -> Office | None:
    """Return the office that the words for a person name, None where they name none.

    >>> office_in("Iran 's foreign minister".split()).noun
    'minister'
    """
    noun, run = "", False
    with_it: set[str] = set()
    lands: list[str] = []
    for word in words:
        bare = word.strip(",.").lower()
        named = word[:1].isupper() and bare not in TITLES and not _role(bare)
        if named and run:
            lands[-1] += " " + _plain(word)  # "the European Union"
        elif named:
            lands.append(_plain(word))
        run = named
        if bare in _TELLS:
            with_it.add(bare)
        for part in (bare, *bare.split("-")[-1:]):
            if _role(part):
                noun = part
                break
        if bare in ("of", "for", "at", "who", "which") and noun:
            break
    return Office(noun, frozenset(with_it), frozenset(lands)) if noun else None


def _plain(word: str) -> str:
    return re.sub(r"[’']s$", "", word)


def _role(word: str) -> bool:
    found = role_of(word)
    return found is not None and found[0].who == "person" and not found[1]


def holder(office: Office, held_by: list[tuple[Entity, Office]]) -> Entity | None:
    """Return the one person that the article calls by an office of a state or body, wherever it
    does so (`held_by`, from `offices_held`); None where it names two, or nobody, or the office
    names no state or body."""
    if not office.lands:
        return None
    found = [
        person
        for person, held in held_by
        if held.noun == office.noun
        and held.with_it & _TELLS == office.with_it & _TELLS
        and held.lands
        and all(any(same_land(a, b) for b in held.lands) for a in office.lands)
    ]
    names = {person.name for person in found}
    return found[0] if len(names) == 1 else None


def offices_held(entities: Entities, cast: Cast) -> list[tuple[Entity, Office]]:
    """Return the persons of an article with the offices set in front of their names."""
    out = []
    for mention in entities.named:
        entity = entities.get(mention.name)
        if entity is None or not mention.person:
            continue
        before = mention.words.split()[: -len(mention.name.split())]
        office = office_in(before, cast.own)
        if office is not None:
            out.append((entity, office))
    return out


def may_be_one(described: Office, held: Office | None, first: bool) -> bool:
    """Return whether the person of a description may be the one who speaks next: an office is
    told of that one that can be put so, with no other state; one who has been named before needs
    the very state or body.

    >>> chief = office_in(["health", "chief"])
    >>> may_be_one(office_in(["A", "head"]), chief, True)
    True
    >>> may_be_one(office_in(["A", "nurse"]), chief, True)
    False
    """
    if held is None:
        return first
    same = described.noun == held.noun or any(
        described.noun in row and held.noun in row for row in offices()
    )
    if not same:
        return False
    alike = any(same_land(a, b) for a in described.lands for b in held.lands)
    one = [land for land in described.lands if is_state(land)]
    other = [land for land in held.lands if is_state(land)]
    return alike or first and not (one and other)
