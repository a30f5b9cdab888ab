"""The place line that opens a story: "BEIRUT (AP) —", "Aleppo, Syria —", "Beirut (Reuters) -".

Read in one place, so that the title above it, the sentence behind it and the block that holds
nothing else agree on what it is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?"
_CAPITALS = r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}"
_AGENCY = r" \([A-Z][\w /]{1,24}\)"
_PLACE = (
    r"(?:\([A-Z][\w., ]{2,40}\)"  # (Geneva, May 12)
    rf"|{_CAPITALS}(?:, [A-Z][\w. ]{{1,25}}?)?"  # PORT LEMA, Norland
    rf"|{_NAME}, {_NAME}"  # Taipei, Taiwan
    rf"|{_NAME}(?={_AGENCY}))"  # Beirut, where the agency follows
)
_DASH = r"(?: ?[–—―_]| --?)"
_OPENING = re.compile(rf"{_PLACE}(?:{_AGENCY})?{_DASH} ?(?=[A-Z\d“\"‘])")
# On a line of its own "Free Army (FSA)" is a heading: there the agency is one, or a dash follows.
_KNOWN = r" ?\((?i:ap|reuters|afp|upi|cnn|xinhua|bbc|dpa|efe|ansa|tass|anadolu|aa)\)"
_ALONE = re.compile(rf"{_PLACE}(?:{_KNOWN}|(?:{_AGENCY})?{_DASH})\s*\Z")


def dateline_end(text: str, start: int = 0) -> int | None:
    """Return where the words behind a dateline at `start` begin, or None if there is none there.

    >>> text = "LEMA (AP) - Nine died, the mayor said."
    >>> text[dateline_end(text):]
    'Nine died, the mayor said.'
    >>> dateline_end("BP - the oil group - said nothing.")
    """
    found = _OPENING.match(text, start)
    return found.end() if found else None


def is_dateline(block: str) -> bool:
    """Return whether these words are a place line and nothing else.

    >>> is_dateline("Beirut (Reuters) -"), is_dateline("Beirut"), is_dateline("Lema - Nine died.")
    (True, False, False)
    """
    return bool(_ALONE.match(block))


# "VARNA, Elland, 5 April 2017 (Reuters) - ": a place, perhaps a day and an agency, a dash.
_STATED = re.compile(
    r"(?:\(?[A-Z][A-Z .'’/-]{2,40}(?:, [A-Z][\w. ]{1,25})?,?\s*)"
    r"(?P<day>[A-Za-z]{3,9}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Za-z]{3,9}\.?(?: \d{4})?)?,?\s*"
    r"(?:\((?P<agency>[A-Z][\w .&’'-]{1,30})\)|/(?P<slashed>[A-Z]{2,12})/)?\s*(?:--|[-–—:])\s"
)


class Stated(NamedTuple):
    """What a dateline states beside its place, None where it does not."""

    day: str | None = None
    agency: str | None = None


def stated_in(line: str) -> Stated:
    """Return the words for the day, and the agency, of the dateline that opens a line.

    >>> stated_in("VARNA, Elland, 5 April 2017 (Reuters) - Shells fell.")
    Stated(day='5 April 2017', agency='Reuters')
    >>> stated_in("Shells fell on Varna.")
    Stated(day=None, agency=None)
    """
    found = _STATED.match(line)
    return Stated(found["day"], found["agency"] or found["slashed"]) if found else Stated()
