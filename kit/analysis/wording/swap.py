"""Exchange two names in a text: a test that a flag is about wording and not about a side."""

from __future__ import annotations

import re
from functools import cached_property

from kit.analysis.grammar.sentence import sentences
from kit.text.reading import from_text

Party = str | tuple[str, str]
"""A name, or a name with its adjective: ("Russia", "Russian")."""


def swap_names(text: str, a: Party, b: Party) -> str:
    """Return the text with the names `a` and `b` exchanged, whole words only, case kept.

    A party may be a name with its adjective, and then both are exchanged. What is both name and
    adjective ("US") is the adjective where its noun phrase goes on ("US planes"). Letters that
    stand for a name are found with stops too ("U.S."), but "US" is not found in "us": names in
    capitals only match capitals. Possessives follow ("Norland's"). With two plain names, doing it
    twice gives the text back unless a name is written in two ways.

    >>> swap_names("Norland says Sudmark's planes came.", "Norland", "Sudmark")
    "Sudmark says Norland's planes came."
    >>> text = "Russia says US planes came, not Russian ones."
    >>> swap_names(text, ("Russia", "Russian"), ("US", "American"))
    'US says Russian planes came, not American ones.'
    """
    one, two = _pair(a), _pair(b)
    if not all(name and name.strip() for name in one + two):
        raise ValueError("swap_names: each name must be a word or a phrase")
    if one[0].casefold() == two[0].casefold():
        raise ValueError(f"swap_names: {one[0]!r} and {two[0]!r} are the same name")
    return _Exchange(text, one, two).text


def _pair(party: Party) -> tuple[str, str]:
    return (party, party) if isinstance(party, str) else party


class _Exchange:
    """A text in which two parties, each a name and its adjective, change places."""

    def __init__(self, text: str, a: tuple[str, str], b: tuple[str, str]) -> None:
        self.before = text
        self.forms: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {}
        for own, other in ((b, a), (a, b)):
            for form in own:
                self.forms[form] = own, other
                if _is_acronym(form):
                    self.forms[".".join(form) + "."] = own, other
        longest = sorted(self.forms, key=len, reverse=True)
        self.text = re.sub("|".join(map(_whole_word, longest)), self._other, text)

    def _other(self, match: re.Match[str]) -> str:
        found = match.group()
        same = (form for form in self.forms if form.casefold() == found.casefold())
        form = found if found in self.forms else next(same)
        own, other = self.forms[form]
        describes = form == own[1]
        if other[0] != other[1] and (own[0] == own[1] or _is_acronym(form)):
            describes = match.end() in self._before_nouns
        return _in_case_of(found, form, other[describes])

    @cached_property
    def _before_nouns(self) -> set[int]:
        """Where words end behind which the noun phrase goes on: "US planes", not "US's planes"."""
        return {
            token.end
            for sentence in sentences(from_text(self.before, language_check=False))
            for i, token in enumerate(sentence.tokens[:-1])
            if sentence.spans[i] is not None
            and sentence.spans[i] == sentence.spans[i + 1]
            and sentence.tags[i + 1] != "POS"
        }


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
