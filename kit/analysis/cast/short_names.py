"""Short names and the full names they stand for, where the text shows it: "SOHR", "Centcom".

A text shows it by brackets, by saying so ("known by its acronym MSF"), or by the initials of the
one full name in it that has them. Where two full names fit, none is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

SMALL = frozenset("of the for and in on to a an de du des la le et sans y del".split())


class ShortName(NamedTuple):
    """What a short name stands for, and why the text shows it."""

    full: str
    reason: str


_MOST = 150  # full names with a letter that a short one is held against; keeps the cost linear
_SHORT = r"[A-Z][A-Za-z&.]{1,11}"
_BRACKETED = re.compile(rf"\((?:the\s+)?(?P<short>{_SHORT})\)")
_CAPITALS_BEFORE = re.compile(
    r"(?:[A-Z][\w’'.&-]*)(?:\s+(?:(?:of|the|for|and|in|on|de|du|des|la|et)\s+){0,2}[A-Z][\w’'.&-]*)*$"
)
_KNOWN_AS = re.compile(
    r"(?:known\s+(?:by|as|under)|or|abbreviated\s+(?:to|as))\s+(?:(?:its|their|the)\s+(?:[\w-]+\s+)?"
    r"(?:acronyms?|initials|abbreviation|short\s+form)\s+)?(?P<short>[A-Z][A-Z&.]{1,9})\b"
)
_CLIPPED = re.compile(r"(?<![\w-])[A-Z][a-z]{5,10}(?![\w-])")
_SHOUTED = re.compile(r"(?<![\w.])[A-Z][A-Z&]{2,9}(?![\w])")


def short_names(text: str, names: Iterable[str]) -> dict[str, ShortName]:
    """Return what each short name in a text stands for; `names` are the full names it has.

    >>> text = "The Varn Relief Fund (VRF) left. Central Command spoke, and Centcom again."
    >>> {k: v.full for k, v in short_names(text, ["Varn Relief Fund", "Central Command"]).items()}
    {'VRF': 'Varn Relief Fund', 'Centcom': 'Central Command'}
    """
    found: dict[str, ShortName] = {}
    for match in _BRACKETED.finditer(text):
        full = _before(text[max(0, match.start() - 120) : match.start()].rstrip(), match["short"])
        if full:
            why = f"the text sets '{match['short']}' in brackets behind '{full}'"
            found.setdefault(match["short"], ShortName(full, why))
    by_start: dict[str, list[str]] = {}  # full names by the letter that a short one begins with
    for name in dict.fromkeys(name for name in names if len(name.split()) > 1):
        for letter in {word[0] for word in name.split() if word[0].isupper()}:
            alike = by_start.setdefault(letter, [])
            if len(alike) < _MOST:
                alike.append(name)
    words = set(_SHOUTED.findall(text)) | set(_CLIPPED.findall(text))
    for short in sorted(words - found.keys()):
        fitting = [name for name in by_start.get(short[0], ()) if fits(short, name)]
        longest = max(fitting, key=len, default="")
        if longest and all(set(name.split()) <= set(longest.split()) for name in fitting):
            why = f"'{short}' has the initials of '{longest}', the one name here that fits"
            found[short] = ShortName(longest, why)
    return found


def told_apart(text: str) -> list[tuple[int, str]]:
    """Return where the text says of whoever it has just named that it goes by a short name, and
    the short name.

    >>> told_apart("The charity, also known by its French acronym MSF, left.")
    [(18, 'MSF')]
    """
    return [
        (match.start(), match["short"])
        for match in _KNOWN_AS.finditer(text)
        if not match[0].startswith("or")
        or text[: match.start()].rstrip().endswith(",")
        and text[match.end() : match.end() + 1] == ","
    ]


def _before(window: str, short: str) -> str:
    """Return the name right before a bracket that the short name in it fits, "" for none."""
    run = _CAPITALS_BEFORE.search(window)
    if run is None:
        return ""
    words = run[0].split()
    for k in range(len(words)):
        name = " ".join(words[k:])
        if words[k].lower() not in SMALL and len(words) - k > 1 and fits(short, name):
            return name
    return ""


def fits(short: str, name: str) -> bool:
    """Return whether a short name is made of a full one: by its initials, the small words counted
    or not, or by the beginnings of its words one after the other.

    >>> fits("SOHR", "Syrian Observatory for Human Rights"), fits("Centcom", "Central Command")
    (True, True)
    """
    words = [w for w in re.split(r"[\s-]+", name) if w and w[0].isalpha()]
    bare = short.replace(".", "")
    capitals = [w[0] for w in words if w.lower() not in SMALL]
    if bare.isupper() and len(bare) > 1:
        every = "".join(w[0] for w in words).upper()
        return len(capitals) > 1 and bare in ("".join(capitals).upper(), every)
    return len(capitals) > 1 and _blend(bare.lower(), [w.lower() for w in words])


def _blend(short: str, words: list[str]) -> bool:
    """Return whether a word is the beginnings of at least two words that follow each other."""
    if not short:
        return True
    if not words or short == words[0]:
        return False
    longest = len(short) if len(words) == 1 else len(short) - 3
    for size in range(min(longest, len(words[0]) - 1), 2, -1):
        if short[:size] == words[0][:size] and _blend(short[size:], words[1:]):
            return True
    return False


def one_name(names: Mapping[str, ShortName], name: str) -> str:
    """Return the full name that a short name stands for, the name itself where there is none."""
    known = names.get(name)
    return known.full if known else name
