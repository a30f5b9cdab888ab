"""The place line that opens a story: "BEIRUT (AP) —", "Aleppo, Syria —", "Beirut (Reuters) -".

Read in one place, so that the title above it, the sentence behind it and the block that holds
nothing else agree on what it is.
"""

from __future__ import annotations

import re

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
