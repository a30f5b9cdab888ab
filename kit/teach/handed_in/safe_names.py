"""Names: what a learner, a file or a folder is called, made safe to show and told from others."""

from __future__ import annotations

import re
import unicodedata

MOST_LETTERS = 255
"""A part of a path is no longer on any file system; longer ones only a zip can hold."""

_UNDECODED = re.compile("[\udc80-\udcff]+")
# Letters and marks that are drawn as nothing: fillers of Hangul, an empty Braille cell, joiners.
_EMPTY = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5")
_JOINERS = "\u200c\u200d"  # part of how names are written in Persian, Sinhala and others
# Letters that look like Latin ones, by what they look like.
_LOOKS = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04bb\u04cf"
    "\u03b1\u03bf\u03bd\u03c1\u03b9\u03ba\u03c5\u0131\u0261\u2010\u2011\u2013\u2014\u2019",
    "aeopcyxijsdhlaovpikuig----'",
)


def safe(part: str, most: int = MOST_LETTERS) -> str:
    r"""Return a name safe to show: letters composed (NFC), spaces as one, what is unseen as <U+..>.

    Two names that differ stay two names. What is longer than `most` letters is cut. A name that was
    made safe stays as it is when it is made safe again.

    >>> safe("Jose\u0301\x1b[2J"), safe("Jos\udce9"), safe("Ada\u00a0  L")
    ('José<U+001B>[2J', 'José', 'Ada L')
    """
    part = part[:most]  # before composing, whose time grows with the square of marks
    if part.isascii() and part.isprintable():
        return " ".join(part.split()) or "unnamed"
    part = _UNDECODED.sub(_decoded, part).encode("utf-8", "replace").decode("utf-8")
    part = unicodedata.normalize("NFC", part)
    part = "".join(_seen(letter) for letter in part)
    # A mark behind an unseen letter now stands behind ">", and is composed with that.
    part = unicodedata.normalize("NFC", part)
    return " ".join(part.split()) or "unnamed"


def _seen(letter: str) -> str:
    if (letter.isprintable() and letter not in _EMPTY) or letter in _JOINERS:
        return letter
    if unicodedata.category(letter) == "Zs":
        return " "
    return f"<U+{ord(letter):04X}>"


def _decoded(undecoded: re.Match[str]) -> str:
    """Bytes of a name that the system could not read as UTF-8, as old Windows wrote them."""
    data = undecoded[0].encode("utf-8", "surrogateescape")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def looks(name: str) -> str:
    r"""Return what a name looks like: two that a reader cannot tell apart look the same.

    >>> looks("Ada L"), looks("\u0430da l"), looks("a<U+0001>da l")
    ('ada l', 'ada l', 'ada l')
    """
    name = re.sub(r"<U\+[0-9A-F]{4,6}>", "", name)
    name = unicodedata.normalize("NFKC", name).casefold().translate(_LOOKS)
    return "".join(c for c in name if unicodedata.category(c) not in ("Cf", "Mn"))


def told_apart(name: str, other: str) -> str:
    r"""Return by what a name differs from another that looks like it, in words.

    >>> told_apart("ada", "Ada"), told_apart("\u0430da", "ada")
    ('capitals', 'CYRILLIC SMALL LETTER A')
    """
    if name.casefold() == other.casefold():
        return "capitals"
    own = [c for c in dict.fromkeys(name) if c not in other]
    return ", ".join(unicodedata.name(c, f"U+{ord(c):04X}") for c in own[:4]) or "letters left out"
