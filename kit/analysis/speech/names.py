"""Proper names in noun phrases, and whether a name is a person's."""

from __future__ import annotations

import re

from kit.analysis.grammar.lines import Line
from kit.analysis.grammar.phrases import Phrases
from kit.analysis.grammar.tags.sentence import NAME_PARTICLES
from kit.analysis.lexicon.roles import TITLES, is_state, kind_by_name, role_of


def name_in(line: Line, chunks: Phrases, start: int, end: int) -> str:
    """Return the proper name in items start to end (a source), without title; "" for none."""
    i = start
    while i < end:
        span = chunks.noun[i]
        if span is None:
            if line.low[i] in ("who", "which", "whose") or chunks.verb[i] is not None:
                break
            i += 1
            continue
        name = name_of_phrase(line, chunks, max(span[0], start), min(span[1], end), end)
        if name:
            return name
        i = span[1]
        if i + 1 < end and line.low[i] == "of" and chunks.noun[i + 1] is not None:
            behind = chunks.noun[i + 1][1]
            if behind < end and line.low[behind] == ",":
                i = behind  # "the mayor of Varn, Odel Marsk": the name is the mayor's
                continue
        if (
            i < end
            and line.low[i] not in (",", "—", "--", "–")
            and not line.tags[i].startswith("NNP")
        ):
            break  # "a cousin of Ali": the name belongs to somebody else
    return ""


def name_of_phrase(line: Line, chunks: Phrases, start: int, end: int, limit: int) -> str:
    """Return the proper name a noun phrase ends on, with its "of" or "for", or ""."""
    last = end - 1
    if line.low[last] == ")":
        opening = next((k for k in range(last, start - 1, -1) if line.low[k] == "("), last)
        last = opening - 1
    if last < start or not _capital(line, last):
        return ""
    role = role_of(line.low[last])
    if role is not None and role[0].who in ("person", "people"):
        return ""
    if role is not None and last == 0:
        return ""  # "Reports suggest": a capital only as the first word
    first = last
    while first > start and (
        _capital(line, first - 1)
        or _owner_in_name(line, first - 1)
        or first - 1 > start  # "Clan del Golfo"
        and line.tags[first - 1] == "NNP"
        and line.text[first - 1] in NAME_PARTICLES
    ):
        if line.tags[first - 1] == "POS" and not _owner_in_name(line, first - 1):
            break
        first -= 1
    tokens = list(range(first, last + 1))
    body_word = role is not None and role[0].who == "body"  # "Justice Monitor" is no judge
    while (
        len(tokens) > 1 + body_word
        and line.tags[tokens[1]] != "POS"
        and (line.low[tokens[0]] in TITLES or _person_role(line.low[tokens[0]]))
    ):
        tokens.pop(0)
    if len(tokens) == 1 and line.low[tokens[0]] in TITLES:
        return ""
    if len(tokens) == 1 and line.tags[tokens[0]].startswith("JJ"):
        return ""
    stop = last + 1
    body = role is not None or line.low[start] == "the"
    if (
        body
        and stop + 1 < limit
        and line.low[stop] in ("of", "for")
        and chunks.noun[stop + 1] is not None
    ):
        tail = chunks.noun[stop + 1]
        if _capital(line, tail[1] - 1):
            stop = tail[1]
    words = [line.text[k] for k in range(tokens[0], stop) if line.folded[k] is None]
    return re.sub(r" (?=['’](?:s| |$))", "", " ".join(words))


# Owners that are part of a body's name.
_NAMING_OWNERS = frozenset(
    "people women children men workers farmers teachers doctors students soldiers veterans mothers "
    "nurses journalists lawyers lord".split()
)


def _owner_in_name(line: Line, k: int) -> bool:
    """Return whether the 's at item k belongs to a name ("Donetsk People's Republic"), not to
    somebody who owns ("the people's anger", "Norland's Republic Party")."""
    return (
        line.tags[k] == "POS"
        and 0 < k < len(line) - 1
        and line.low[k - 1] in _NAMING_OWNERS
        and line.text[k - 1][0].isupper()
        and line.text[k + 1][0].isupper()
    )


def _capital(line: Line, k: int) -> bool:
    if not line.text[k][0].isupper():
        return False
    tag = line.tags[k]
    if k == 0 and not (tag.startswith("NNP") or len(line.text[k]) > 1 and line.text[k].isupper()):
        # A sentence's first word is always capital; the next word decides.
        return (
            tag in ("NN", "JJ", "FW")
            and len(line) > 1
            and line.text[1][0].isupper()
            and tag != "JJ"
        )
    return (
        tag not in ("DT", "PRP", "PRP$", "IN", "CC", "WP", "RB", "CD")
        or line.text[k].isupper()
        and len(line.text[k]) > 1
    )


def _person_role(word: str) -> bool:
    found = role_of(word)
    return found is not None and found[0].who in ("person", "people")


# Last words in the names of bodies ("Harlow Rivers Trust").
_BODIES = frozenset(
    "trust fund foundation institute association society board bureau centre center club "
    "corporation inc inc. ltd ltd. plc service services federation partnership academy college "
    "school church museum project initiative programme program airlines airways motors".split()
)


def is_person(name: str, head: str = "") -> bool:
    """Return whether a name is that of a person, so far as the name tells.

    >>> is_person("Rami Abdel Rahman"), is_person("Canada"), is_person("State Department")
    (True, False, False)
    """
    if not name or is_state(name) or kind_by_name(name):
        return False
    words = name.split()
    if any(w.lower() in ("of", "for") for w in words) or any(w.isdigit() for w in words):
        return False
    if len(words) > 1 and words[-1].lower() in _BODIES:
        return False
    role = role_of(words[-1])
    if role is not None and role[0].who not in ("person", "people"):
        return False
    return not (len(words) == 1 and name.isupper() and len(name) > 1)
