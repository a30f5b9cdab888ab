"""Who speaks in news: nouns for people in a role, for bodies and papers, and names of states."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kit.analysis.lexicon.inflection import plural
from kit.text.lexicon_file import read_lexicon
from kit.text.own_names import NONE, OwnNames

KINDS = ("state", "armed actor", "monitor", "international body", "media", "witness", "unclear")
TITLES = frozenset(
    "mr. mrs. ms. miss dr. mr mrs ms dr sir lord lady prof. professor rev. father sister sen. "
    "senator sens. rep. reps. representative gov. governor president vice prime minister "
    "premier chancellor king queen prince princess secretary general gen. lt. lieutenant col. "
    "colonel maj. major capt. captain sgt. sergeant adm. admiral chief judge justice "
    "ambassador envoy commissioner mayor pope bishop archbishop sheikh ayatollah imam speaker "
    "chairman chairwoman director spokesman spokeswoman attorney former deputy acting".split()
)


@dataclass(frozen=True, slots=True)
class Role:
    """A noun for a speaker; the fields are explained in `kit/data/lexicons/roles.toml`."""

    noun: str
    who: str
    kind: str
    withheld: bool
    pointing: bool


@lru_cache(maxsize=1)
def _data() -> dict:
    return read_lexicon("roles")


@lru_cache(maxsize=1)
def _roles() -> dict[str, tuple[Role, bool]]:
    table: dict[str, tuple[Role, bool]] = {}
    for row in _data()["role"]:
        role = Role(**row)
        table[role.noun] = (role, role.who == "people")
        table[plural(role.noun)] = (role, True)
    return table


def role_of(noun: str) -> tuple[Role, bool] | None:
    """Return the role a noun names and whether the noun is plural, or None.

    >>> role_of("officials")[0].kind, role_of("officials")[1]
    ('state', True)
    >>> role_of("co-founder")[0].noun
    'founder'
    """
    low = noun.lower()
    found = _roles().get(low)
    if found is None and low.startswith(_WITH_ANOTHER):
        return _roles().get(low.partition("-")[2])
    return found


_WITH_ANOTHER = ("co-", "ex-", "vice-", "then-")


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    return frozenset(name.lower() for name in _data()["state"])


def is_state(name: str, own: OwnNames = NONE) -> bool:
    """Return whether reports use the name for a government; `own` are the article's own names.

    >>> is_state("Canada"), is_state("Cavusoglu")
    (True, False)
    """
    bare = re.sub(r"^the\s+", "", name.lower())
    return bare in _states() or bare in own.states


@lru_cache(maxsize=1)
def _name_words() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = _data()["name_word"]
    return tuple((_name_word(row["word"], row.get("capital", False)), row["kind"]) for row in rows)


def _name_word(word: str, capital: bool) -> re.Pattern[str]:
    """Return the pattern for a word of a name: "The Varn Post", and not "the customs post"."""
    if capital:
        return re.compile(rf"(?<!\w)(?:{word.title()}|{word.upper()})(?!\w)")
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def kind_by_name(name: str, own: OwnNames = NONE) -> str | None:
    """Return the kind of body a proper name tells of, or None where it tells nothing.

    >>> kind_by_name("Syrian Observatory for Human Rights"), kind_by_name("Abu Thabet")
    ('monitor', None)
    """
    if is_state(name, own):
        return "state"
    for pattern, kind in _name_words():
        if pattern.search(name.replace("’", "'")):
            return kind
    return None
