"""He or she: what words and names show of it, where they show anything.

A noun that only a man or only a woman is called, a courtesy title, and pronouns that have been
settled. No first name tells: that would be a guess.
"""

from __future__ import annotations

from collections.abc import Iterable

_HE = frozenset(
    "man men father son brother husband widower uncle nephew grandfather grandson boy king prince "
    "spokesman businessman policeman chairman fisherman cameraman gunman salesman mr mr. imam "
    "boyfriend fiancé stepfather godfather".split()
)
_SHE = frozenset(
    "woman women mother daughter sister wife widow aunt niece grandmother granddaughter girl queen "
    "princess spokeswoman businesswoman policewoman chairwoman camerawoman mrs mrs. ms ms. miss "
    "girlfriend fiancée stepmother nun actress".split()
)
_OF_PRONOUN = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}


def sex_of_pronoun(word: str) -> str | None:
    """Return "he" or "she" for a pronoun of one person, else None."""
    return _OF_PRONOUN.get(word)


def shown_sex(words: Iterable[str]) -> str | None:
    """Return "he" or "she" where the words for a person show one, None where they show none or
    both.

    >>> shown_sex(["a", "woman", "in", "the", "camp"]), shown_sex(["a", "colonel"])
    ('she', None)
    """
    low = {word.lower() for word in words}
    he, she = not _HE.isdisjoint(low), not _SHE.isdisjoint(low)
    return None if he == she else "he" if he else "she"
