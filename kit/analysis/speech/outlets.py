"""Outlets that pass on what others say: "told Reuters", "in an interview with the Varn Times"."""

from __future__ import annotations

import re

from kit.analysis.lexicon.roles import kind_by_name, role_of

_NAME = r"\s+(?:the\s+)?(?P<who>[A-Z][\w.&’'-]*(?:\s+(?:(?:of|the)\s+)?[A-Z][\w.&’'-]*){0,4})"
_TOLD = re.compile(rf"\b(?:told|tells|tell|telling){_NAME}")
# Where a body speaks to the press, which makes it none.
_PRESS_OFFICE = re.compile(r"\bpress (?:committee|office|officer|secretary|service)\b", re.I)
_THROUGH = re.compile(
    r"\b(?:interview with|interview to|comments to|statement to|quoted by|reported by|"
    rf"told|remarks to|speaking to){_NAME}"
)
# Outlets by a word that is no role and no part of a name.
_OTHER_MEDIA = frozenset("ansa dpa efe irna notimex upi welle website daily".split())


def is_outlet(words: str) -> bool:
    """Return whether words stand for a medium or for those who work there.

    >>> [is_outlet(w) for w in ("state television", "Reuters", "a reporter", "its press office")]
    [True, True, True, False]
    """
    words = _PRESS_OFFICE.sub(" ", words)
    if kind_by_name(words) == "media":
        return True
    for word in re.findall(r"[\w’'-]+", words.lower()):
        role = role_of(word)
        if word in _OTHER_MEDIA or role is not None and role[0].kind == "media":
            return True
    return False


def told_by_name(text: str) -> str | None:
    """Return the first name that words are told to, None where nobody's is given.

    >>> told_by_name("Ann Lee told the Varn Times that it rained"), told_by_name("He told her.")
    ('Varn Times', None)
    """
    found = _TOLD.search(text)
    return _without_stop(found["who"]) if found else None


def outlets_in(text: str) -> list[str]:
    """Return the outlets, by name, through which words have come, each once and in order.

    >>> outlets_in("told TRT in an interview with the Varn Times")
    ['TRT', 'Varn Times']
    """
    found = [_without_stop(match["who"]) for match in _THROUGH.finditer(text)]
    return list(dict.fromkeys(name for name in found if kind_by_name(name) == "media"))


def _without_stop(name: str) -> str:
    """Return a name without the sentence's full stop ("told Reuters."), but "Radio U.S." whole."""
    return name if "." in name.split(" ")[-1][:-1] else name.removesuffix(".")
