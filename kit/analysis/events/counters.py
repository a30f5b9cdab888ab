"""Who counted, as one name in many wordings: "the head doctor, Noor Faiz" and "Dr Faiz"."""

from __future__ import annotations

import re

from kit.analysis.events.incidents import Counted
from kit.analysis.speech.outlets import is_outlet

# Counters that are many: "officials" of two reports may be the same people or quite others.
_MANY = re.compile(
    r"\b(?:officials?|police|authorities|witnesses|residents|doctors|medics|sources?|activists|"
    r"rescuers|rescue workers|aid workers|spokes\w+|locals|villagers|survivors|statement)\Z",
    re.IGNORECASE,
)
_PERSON = r"[A-Z][\w’'-]+(?:\s+(?:(?:al|el|de|bin|von)[ -])?[A-Z][\w’'-]+)+"
_BEHIND = re.compile(rf"(?:^|,\s*|\b[a-z]\w+\s+)({_PERSON})\Z")
_TITLE = re.compile(r"^(?:Mr|Mrs|Ms|Dr|Gen|Col|Maj|Capt|Lt)\.?\s+")
_LITTLE = frozenset("the a an of for and 's".split())


def counter_key(counted: Counted) -> str | None:
    """Return what names the counter of a figure, in small letters, its words in one order.

    None where nobody is said to have counted, or an outlet alone: outlets pass counts on.
    """
    counter = counted.claim.counter
    if counter is None or is_outlet(counter):
        return None
    return named(counter)


def named(counter: str) -> str:
    """Return a counter's own name, or all its words where it is told by what it is.

    >>> named("deputy police chief Abdul Razaq Qaderi"), named("Noor Faiz, the head doctor")
    ('abdul razaq qaderi', 'noor faiz')
    >>> named("the ministry of health") == named("health ministry")
    True
    """
    counter = counter.strip()
    first = counter.split(",")[0].strip()
    if re.fullmatch(_PERSON, _TITLE.sub("", first)) and "," in counter:
        return _TITLE.sub("", first).casefold()
    person = _BEHIND.search(counter)
    if person and person.start(1) > 0:
        return person.group(1).casefold()
    if _TITLE.match(counter):
        return _TITLE.sub("", counter).casefold()
    words = re.findall(r"[\w-]+", counter.casefold().replace("’s", "").replace("'s", ""))
    return " ".join(sorted(w for w in words if w not in _LITTLE))


def nameless(counter: str) -> bool:
    """Return whether a counter's words, such as "Afghan officials", may stand for anyone.

    >>> nameless("Afghan officials"), nameless("the ministry of health")
    (True, False)
    """
    return bool(_MANY.search(counter.split(",")[0].strip()))


def one_counter(a: Counted, b: Counted) -> bool:
    """Return whether two figures rest on one counter by name."""
    one, two = counter_key(a), counter_key(b)
    if one is None or two is None or nameless(a.claim.counter or ""):
        return False
    if one == two:
        return True
    short, long = sorted((one.split(), two.split()), key=len)
    # "Faiz" for "Noor Mohammad Faiz"; "health ministry" for "the Norland health ministry".
    return short == long[-1:] or (len(short) > 1 and set(short) < set(long))
