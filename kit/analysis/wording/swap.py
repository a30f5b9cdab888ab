"""Exchange two names in a text: a test that a flag is about wording and not about a side."""

from __future__ import annotations

import re

Party = str | tuple[str, str]
"""A name, or a name with its adjective: ("Russia", "Russian")."""
_BEFORE_A_NOUN = re.compile(r"\s+[a-z]+(?:s|ing|ion|men|craft|force|army)\b")


def swap_names(text: str, a: Party, b: Party) -> str:
    """Return the text with the names `a` and `b` exchanged, whole words only, case kept.

    A party may be a name with its adjective, and then both are exchanged. Letters that stand for a
    name are also its adjective before a noun ("US planes"), with or without stops ("U.S.").
    Possessives follow ("Norland's"). "US" is not found in "us": names in capitals only match
    capitals. With two plain names, doing it twice gives the text back unless a name stands in two
    cases.

    >>> swap_names("Norland says Sudmark's planes came.", "Norland", "Sudmark")
    "Sudmark says Norland's planes came."
    >>> text = "Russia says US planes came, not Russian ones."
    >>> swap_names(text, ("Russia", "Russian"), ("US", "American"))
    'US says Russian planes came, not American ones.'
    """
    for party in (a, b):
        for name in (party,) if isinstance(party, str) else party:
            if not name or not name.strip():
                raise ValueError("swap_names: each name must be a word or a phrase")
    if isinstance(a, str) and isinstance(b, str):
        return _exchanged(text, a, b)
    return _with_adjectives(text, _pair(a), _pair(b))


def _pair(party: Party) -> tuple[str, str]:
    return (party, party) if isinstance(party, str) else party


def _with_adjectives(text: str, a: tuple[str, str], b: tuple[str, str]) -> str:
    if a[0].casefold() == b[0].casefold():
        raise ValueError(f"swap_names: {a[0]!r} and {b[0]!r} are the same name")
    forms: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {}
    for own, new in ((a, b), (b, a)):
        for form in own:
            forms[form] = own, new
            if _is_acronym(form):
                forms[".".join(form) + "."] = own, new
    pattern = "|".join(_whole_word(form) for form in sorted(forms, key=len, reverse=True))

    def other(match: re.Match[str]) -> str:
        found = match.group(0)
        own, new = forms.get(found) or next(
            pair for form, pair in forms.items() if form.casefold() == found.casefold()
        )
        as_adjective = found.casefold() == own[1].casefold() != own[0].casefold()
        if _is_acronym(found):
            as_adjective = _BEFORE_A_NOUN.match(text, match.end()) is not None
        return new[1] if as_adjective else new[0]

    return re.sub(pattern, other, text)


def _exchanged(text: str, a: str, b: str) -> str:
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
