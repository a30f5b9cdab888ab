"""Proper names in noun phrases, and whether a name is a person's."""

from __future__ import annotations

import re

from kit.analysis.cast.description_nouns import is_body_noun
from kit.analysis.grammar.lines import PAUSES
from kit.analysis.grammar.parsed import Parsed
from kit.analysis.grammar.tags.names import PARTS_OF_NAMES
from kit.analysis.lexicon.closed_classes import DAYS, MONTHS, TIME
from kit.analysis.lexicon.roles import TITLES, Role, is_state, kind_by_name, role_of
from kit.text.own_names import NONE, OwnNames


def name_in(p: Parsed, start: int, end: int) -> str:
    """Return the proper name in items start to end (a source), without title; "" for none."""
    holder = behind_an_office(p, start, end)
    if holder:
        return holder
    i = start
    while i < end:
        if not p.np_end[i]:
            if p.low[i] in ("who", "which", "whose") or p.form[i]:
                break
            i += 1
            continue
        name = name_of_phrase(p, max(p.np_start[i], start), min(p.np_end[i], end), end)
        if name:
            return name
        i = p.np_end[i]
        minister = _minister(p, i, end) if p.low[i] == "of" else ""
        if minister:
            return minister
        behind = p.np_end[i + 1] if p.low[i] == "of" else 0
        if 0 < behind < end and p.low[behind] == ",":
            i = behind  # "the mayor of Varn, Odel Marsk": the name is the mayor's
        elif i < end and p.low[i] not in _BESIDE and not p.tags[i].startswith("NNP"):
            break  # "a cousin of Ali": the name belongs to somebody else
    return ""


_DEPARTMENTS = frozenset(
    "defence defense interior health justice finance education information energy trade transport "
    "agriculture labour labor culture state economy and of foreign affairs".split()
)


def _minister(p: Parsed, of: int, end: int) -> str:
    """Return the name behind "Minister of Defence Arden Kols", "" for "Minister of Defence"."""
    k = of + 1
    while k < end and p.low[k] in _DEPARTMENTS:
        k += 1
    if k == of + 1 or k >= end or not p.np_end[k]:
        return ""
    stop = min(p.np_end[k], end)
    name = " ".join(p.text[k:stop]) if all(_capital(p, m) for m in range(k, stop)) else ""
    return name if " " in name and is_person(name) else ""


def behind_an_office(p: Parsed, start: int, end: int) -> str:
    """Return the person's name that ends "the founder and head of the Varn Chamber, Ann Lee"."""
    role = role_of(p.np_head(start))
    if role is None or role[0].who != "person" or role[1] or not p.opens_np(start):
        return ""
    for k in range(start + 1, end - 1):
        if p.low[k] == "," and p.opens_np(k + 1):
            stop = p.np_end[k + 1]
            name = name_of_phrase(p, k + 1, stop, end) if stop <= end else ""
            if " " in name and is_person(name) and (stop >= end or p.low[stop] == ","):
                return name
    return ""


_BESIDE = PAUSES - {"-"}


def name_of_phrase(p: Parsed, start: int, end: int, limit: int) -> str:
    """Return the proper name a noun phrase ends on, with its "of" or "for", or ""."""
    last = end - 1
    if p.low[last] == ")":
        last = max((k for k in range(start, last) if p.low[k] == "("), default=last) - 1
    if last < start or not _capital(p, last):
        return ""
    if p.low[last] in _TIMES:
        return ""
    role = role_of(p.low[last])
    if role is not None and (last == 0 or role[0].who in _PEOPLE):
        return ""  # "Reports suggest": a capital only as the first word
    first = _past_titles(p, _name_start(p, start, last), last, role)
    first = _past_lead(p, first, last)
    if first == last and (p.low[first] in TITLES or p.tags[first].startswith("JJ")):
        return ""
    stop = last + 1
    if (role is not None or p.low[start] == "the") and p.low[stop] in ("of", "for"):
        tail = p.np_end[stop + 1]
        if stop + 1 < limit and tail and _capital(p, tail - 1):
            stop = tail
            whose = p.np_end[stop + 1] if p.low[stop] == "of" else 0
            if role is not None and stop + 1 < limit and whose and _capital(p, whose - 1):
                stop = whose  # "the Ministry of Defence of Cassia"
    words = [p.text[k] for k in range(first, stop) if p.folded[k] is None]
    return re.sub(r" (?=['’](?:s| |$))", "", " ".join(words))


_PEOPLE = ("person", "people")
_TIMES = DAYS | MONTHS | TIME


def _name_start(p: Parsed, start: int, last: int) -> int:
    """Return where the capitals that end at item `last` begin ("Clan del Golfo", "Donetsk People's
    Republic"), not before `start`."""
    first = last
    while first > start:
        before = first - 1
        if p.tags[before] == "POS":
            if not _owner_in_name(p, before):
                break
        elif not _capital(p, before) and not (before > start and _particle(p, before)):
            break
        first = before
    return first


def _particle(p: Parsed, k: int) -> bool:
    return p.tags[k] == "NNP" and p.text[k].islower()


# "Seismologist Erik Dahl": what somebody is by calling, capital as the first word only.
_CALLING = re.compile(r"(?:ologist|ographer|[a-z]{3}ician|conomist|cientist)\Z|\Amp\Z")


def _past_titles(p: Parsed, first: int, last: int, role: tuple[Role, bool] | None) -> int:
    """Return where a name begins behind its titles ("Judge Ann Lee"); "Justice Monitor" is no
    judge."""
    fewest = 1 + (role is not None and role[0].who == "body" or p.low[last] in NAMING_BODIES)
    while last - first >= fewest and p.tags[first + 1] != "POS":
        calling = _CALLING.search(p.low[first]) is not None and last - first > 1
        if p.low[first] not in TITLES and not _person_role(p.low[first]) and not calling:
            break
        if p.low[first + 1] in _INSIDE:
            break  # "Doctors Without Borders"
        first += 1
    return first


_INSIDE = PARTS_OF_NAMES | {"for", "of"}


def _past_lead(p: Parsed, first: int, last: int) -> int:
    """Return where a name begins behind the words that lead up to it: a state or body and an
    office ("UNICEF Executive Director Ann Lee", "U.S. Vice President Joe Ray"), or where it is
    based ("Varn-based Open Door")."""
    while first < last and (p.low[first].endswith("-based") or p.low[first] in _NEXT_TO):
        first += 1
    while last - first > 1 and first and p.low[first] in _DEPARTMENTS:
        if p.low[first - 1] not in ("of", "for", "and"):
            break
        first += 1  # "Minister of Defence Arden Kols"
    for t in range(last - 1, first, -1):
        if p.tags[t + 1] != "POS" and _office(p.low[t]):
            tail = " ".join(p.text[t + 1 : last + 1])
            led = all(_leads(p, k) for k in range(first, t))
            if is_person(tail) and (last - t > 1 or led):
                return t + 1
            break
    return first


# Capital only as the first word of a sentence: "Neighbouring Corda summoned the envoy".
_NEXT_TO = ("neighbouring", "neighboring", "nearby", "fellow")


def _leads(p: Parsed, k: int) -> bool:
    return _office(p.low[k]) or is_state(p.text[k])


def _office(word: str) -> bool:
    """Return whether a word is an office or title ("director", "secretary-general")."""
    parts = word.split("-")
    return all(part in TITLES or _person_role(part) for part in parts)


# Owners that are part of a body's name.
_NAMING_OWNERS = frozenset(
    "people women children men workers farmers teachers doctors students soldiers veterans mothers "
    "nurses journalists lawyers lord".split()
)


def _owner_in_name(p: Parsed, k: int) -> bool:
    """Return whether the 's at item k belongs to a name ("Donetsk People's Republic"), not to
    somebody who owns ("the people's anger", "Norland's Republic Party")."""
    return (
        p.tags[k] == "POS"
        and p.low[k - 1] in _NAMING_OWNERS
        and p.text[k - 1][0].isupper()
        and p.text[k + 1][:1].isupper()
    )


ARTICLE_NAME = re.compile(r"[a-z]{2}-[A-Z]")


def _capital(p: Parsed, k: int) -> bool:
    word, tag = p.text[k], p.tags[k]
    if not word[0].isupper():
        return tag == "NNP" and ARTICLE_NAME.match(word) is not None
    capitals = word.isupper() and len(word) > 1
    if k == 0 and not (tag.startswith("NNP") or capitals):
        # A sentence's first word is always capital; the next word decides.
        return tag in ("NN", "FW") and p.text[1][:1].isupper()
    return capitals or tag not in _NEVER_NAMES


_NEVER_NAMES = frozenset(("DT", "PRP", "PRP$", "IN", "CC", "WP", "RB", "CD"))


def _person_role(word: str) -> bool:
    found = role_of(word)
    return found is not None and found[0].who in _PEOPLE


# Last words in the names of bodies ("Harlow Rivers Trust").
NAMING_BODIES = frozenset(
    "trust fund foundation institute association society board bureau centre center club "
    "corporation inc inc. ltd ltd. plc service services federation partnership academy college "
    "school church museum project initiative programme program airlines airways motors forum ag "
    "gmbh llc holding".split()
)


# Last words in the names of places ("Samar City", "Lim Valley").
_NAMING_PLACES = frozenset(
    "city valley province district county island islands river sea strait bay peninsula desert "
    "mountains square street avenue airport".split()
)


_OPENING_PLACES = frozenset("Mount Lake Cape Fort Port Camp Gulf".split())


def is_person(name: str, own: OwnNames = NONE) -> bool:
    """Return whether a name is that of a person, so far as it and the article's own names tell.

    >>> is_person("Rami Abdel Rahman"), is_person("Canada"), is_person("Mount Iver")
    (True, False, False)
    """
    if not name or name in own.no_persons or kind_by_name(name, own):
        return False
    words = name.split()
    if any(w.lower() in _INSIDE or w == "the" for w in words) or any(w.isdigit() for w in words):
        return False
    if len(words) > 1 and (words[-1].lower() in NAMING_BODIES or is_body_noun(words[-1].lower())):
        return False
    if len(words) > 1 and (words[-1].lower() in _NAMING_PLACES or words[0] in _OPENING_PLACES):
        return False
    role = role_of(words[-1])
    if role is not None and role[0].who not in ("person", "people"):
        return False
    return not (len(words) == 1 and name.isupper() and len(name) > 1)
