"""What kind of source somebody is: rules asked in turn, each with its reason.

The first rule that applies has the last word. None looks beyond the source's own words, its name,
the roles the article sets beside it, and the editable file of armed actors.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kit.analysis.cast.description_nouns import is_body_noun
from kit.analysis.cast.names import is_person
from kit.analysis.lexicon.party_names import Parties
from kit.analysis.lexicon.roles import is_state, kind_by_name, role_of
from kit.analysis.speech.introductions import OFFICES_OF_STATE
from kit.text.own_names import NONE, OwnNames

Kind = tuple[str, str, str]
"""A kind of `roles.KINDS`, the rule that found it, and why."""


@dataclass(frozen=True, slots=True)
class SourceWords:
    """What an article says of a source: its `name` (or the words for it), its `whole` mentions in
    one string, the `roles` beside it, and its `naming`."""

    name: str
    whole: str
    roles: tuple[str, ...]
    naming: str
    conflict: Parties
    own: OwnNames = NONE


def kind_of(source: SourceWords) -> Kind:
    """Return the kind of a source, with rule and reason; "unclear" where no rule applies."""
    found = (rule(source) for rule in _RULES)
    unclear = "unclear", "source.unclear", "nothing in the article tells what this source is"
    return next((kind for kind in found if kind is not None), unclear)


def _unresolved(s: SourceWords) -> Kind | None:
    """ "The ministry" that nothing introduced: a kind by its noun, but not which one."""
    if s.naming != "unresolved":
        return None
    roles = [role for word in re.findall(r"[\w’'-]+", s.whole) if (role := role_of(word))]
    kind = roles[-1][0].kind if roles else "unclear"
    return kind, "source.unresolved", "the text does not say which one is meant"


def _states(s: SourceWords) -> Kind | None:
    """ "Norland and Canada" speaking as one."""
    names = s.name.split(" and ")
    if s.naming == "named" and len(names) > 1 and all(is_state(name, s.own) for name in names):
        return "state", "source.by-name", f"'{s.name}' are states"
    return None


def _by_name(s: SourceWords) -> Kind | None:
    """ "The Health Ministry", "Reuters"; no person's name tells."""
    person = s.naming == "named" and is_person(s.name, s.own)
    kind = None if person else kind_by_name(_PRESS_OFFICE.sub("office", s.name), s.own)
    return (kind, "source.by-name", f"the name '{s.name}' tells the kind of body") if kind else None


def _armed(s: SourceWords) -> Kind | None:
    """An actor that the file of actors calls armed."""
    armed = s.conflict.armed_name(s.name if s.naming == "named" else s.whole)
    why = f"'{armed}' is an armed actor in the actors file"
    return ("armed actor", "source.by-actors-file", why) if armed else None


def _by_noun(s: SourceWords) -> Kind | None:
    """ "A nurse at the clinic" by its noun, "Norland" in words with no such noun."""
    if s.naming not in ("anonymous", "described"):
        return None
    plain = re.split(r"\b(?:of|in|at|from|who|which|that|with|on|for)\b", s.whole.lower())[0]
    plain = _PRESS_OFFICE.sub("office", plain)
    nouns = [word for word in re.findall(r"[\w'-]+", plain) if role_of(word)]
    role = role_of(nouns[-1]) if nouns else None
    if role is not None:
        why = f"the noun '{nouns[-1]}' tells what the source is"
        return role[0].kind, "source.by-role", why
    told = re.split(r",?\s(?:who|whose|which|that)\s", s.whole)[0]
    if any(is_state(word, s.own) for word in re.findall(r"[A-Z][\w.]+", told)):
        return "state", "source.by-name", "the words name a state"
    return None


_PRESS_OFFICE = re.compile(
    r"\b(?:press|media)\s+(?:office|service|department|team|bureau|centre|center)\b"
)


def _by_affiliation(s: SourceWords) -> Kind | None:
    """ "Ann Lee of the Health Ministry": the words beside the name tell whom it speaks for."""
    if s.naming != "named":
        return None
    beside = s.whole.replace(s.name, " ")
    for words in re.findall(r"[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)*", beside):
        if kind := kind_by_name(words, s.own):
            why = "the words beside the name tell whom it speaks for"
            return kind, "source.by-affiliation", why
    return None


def _by_title(s: SourceWords) -> Kind | None:
    """ "The nurse, Ann Lee" by her role, "Gov. Ann Lee" by her office."""
    if re.search(
        r"\b(?:its|their)\s+(?:\w+\s+)?(?:spokes|secretary|president|chair|head|director|chief)",
        s.whole,
        re.IGNORECASE,
    ):
        return None  # "its spokesman, Colonel Adel Reza": of whom, the words do not tell
    armed = _ARMED_GROUP.search(s.whole)
    if armed is not None:
        return "armed actor", "source.by-role", f"'{armed[0]}' tells what the source is"
    of_state = any(_is_body_of_state(word) for word in s.roles)
    for word in s.roles:
        role = role_of(word)
        if role is not None and of_state and role[0].kind == "armed actor":
            continue  # "Commander Ann Lee, the navy's chief": of the navy
        if role is not None and role[0].kind == "state" and _heads_a_body(word, s.whole):
            continue
        if role is not None and role[0].kind != "unclear":
            return role[0].kind, "source.by-role", f"the role '{word}' tells what the source is"
        if word.lower() in OFFICES_OF_STATE:
            return "state", "source.by-role", f"the title '{word}' is an office of state"
    return None


def _heads_a_body(word: str, whole: str) -> bool:
    """Return whether an office is that of a body with a name: "President of the Relief Council",
    not "President of Norland"."""
    of = re.search(
        rf"\b{re.escape(word)}\s+of\s+(?:the\s+)?(?P<name>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)+)",
        whole,
    )
    return of is not None and any(is_body_noun(w.lower()) for w in of["name"].split())


_ARMED_GROUP = re.compile(
    r"\b(?:armed|rebel|militant|insurgent|guerrilla|separatist|paramilitary|jihadist)\s+"
    r"(?:group|force|movement|faction|militia|organi[sz]ation|alliance|coalition)\b"
)


def _is_body_of_state(word: str) -> bool:
    role = role_of(word)
    return role is not None and role[0].who == "body" and role[0].kind == "state"


_RULES = (_unresolved, _states, _by_name, _armed, _by_noun, _by_affiliation, _by_title)
