"""Exchange two names in a text: a test that a flag is about wording and not about a side."""

from __future__ import annotations

import re


def swap_names(text: str, a: str, b: str) -> str:
    """Return the text with the names `a` and `b` exchanged, whole words only, case kept.

    Possessives follow ("Norland's"). "US" is not found in "us": names in capitals only match
    capitals. Doing it twice gives the text back unless a name stands in two cases.

    >>> swap_names("Norland says Sudmark's planes came.", "Norland", "Sudmark")
    "Sudmark says Norland's planes came."
    >>> swap_names("The north accused the south.", "north", "south")
    'The south accused the north.'
    """
    for name in (a, b):
        if not name or not name.strip():
            raise ValueError("swap_names: each name must be a word or a phrase")
    if a.casefold() == b.casefold():
        raise ValueError(f"swap_names: {a!r} and {b!r} are the same name")
    names = sorted({a, b}, key=len, reverse=True)
    pattern = "|".join(_whole_word(name) for name in names)

    def other(match: re.Match[str]) -> str:
        found = match.group(0)
        return _in_case_of(found, *((a, b) if found.casefold() == a.casefold() else (b, a)))

    return re.sub(pattern, other, text)


def _whole_word(name: str) -> str:
    """Return a pattern for the name that does not match inside a longer word."""
    words = re.escape(name)
    left = r"(?<!\w)" if name[0].isalnum() else ""
    right = r"(?!\w)" if name[-1].isalnum() else ""
    body = words if _is_acronym(name) else f"(?i:{words})"
    return f"{left}{body}{right}"


def _is_acronym(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters)


def _in_case_of(found: str, old: str, new: str) -> str:
    """Return `new`, capitalised where `found` was and `old` is not."""
    if found == old or not new[0].isalpha():
        return new
    if found.isupper() and len(found) > 1:
        return new.upper()
    if found[0].isupper():
        return new[0].upper() + new[1:]
    return new[0].lower() + new[1:]
