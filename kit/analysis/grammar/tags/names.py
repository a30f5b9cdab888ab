"""Tags of names: every word of one is a name, whatever it means elsewhere ("Human Rights Watch").

Only in text that keeps capitals for names: in a headline that gives one to every word, they tell
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kit.analysis.lexicon.closed_classes import FINITE_TAGS
from kit.analysis.lexicon.roles import role_of
from kit.text.lexicon_file import read_lexicon

_VERBS = FINITE_TAGS | {"VB", "VBG"}
_IN_NAMES = ("JJ", "NN", "NNS", "NNP", "NNPS", "VBN")
PARTS_OF_NAMES = frozenset(("without", "sans", "against", "beyond", "across"))
_ARTICLE = re.compile(r"(?:al|el|an|as|ash|at|ad|ar|az)-[A-Z]")
_REPORTS = frozenset("reports writes notes".split())
Names = dict[str, list[tuple[str, ...]]]
"""Names with small words in them, as their words, by the first of these."""


def mend_names(words: Sequence[str], tags: list[str]) -> None:
    """Mend, in place, the tags of words within names.

    `Human Rights Watch said` has one verb, and `Doctors Without Borders` no preposition; `Mr Watch
    says` and `the Watch says` are left alone.

    >>> tags = ["VBN", "IN", "JJ", "NNS", "VBP", "VBD", "."]
    >>> mend_names("talks with Human Rights Watch failed .".split(), tags)
    >>> tags
    ['VBN', 'IN', 'NNP', 'NNP', 'NNP', 'VBD', '.']
    """
    if _capitals_tell_nothing(words):
        return
    for i in range(1, len(tags)):
        word, tag = words[i], tags[i]
        if tag == "JJ" and _ARTICLE.match(word) and words[i - 1][:1].isupper():
            tags[i] = "NNP"  # "Bahaa al-Halaby"
        elif tag == "VBP" and word == "command" and tags[i - 1] == "NNS":
            if tags[i + 1 : i + 2] in (["IN"], ["VBD"], ["VBZ"], [","]):
                tags[i] = "NN"  # "the special forces command in Azov"
        elif not word[:1].isupper() or not word[1:].islower() or len(word) < 3:
            continue
        elif tag in _VERBS and _named(words, tags, i - 1):
            _make_name(words, tags, i)
        elif word.lower() in PARTS_OF_NAMES and _named(words, tags, i - 1) and i + 1 < len(tags):
            if words[i + 1][:1].isupper():
                _make_name(words, tags, i)
                tags[i + 1] = "NNP"
    _last_verb(words, tags)
    bodies(words, tags)


@lru_cache(maxsize=1)
def _body_names() -> Names:
    table: Names = {}
    for name in read_lexicon("descriptions")["body"]:
        parts = tuple(name.split())
        table.setdefault(parts[0], []).append(parts)
    return table


_CALLED = re.compile(
    r"(?:group|charity|NGO|organisation|organization|network|movement|campaign|party|agency|union"
    r"|foundation|monitor|watchdog)\s+(?P<name>(?:[A-Z][\w’'-]+\s+)+(?:for|without|against)"
    r"\s+(?:[A-Z][\w’'-]+)(?:\s+[A-Z][\w’'-]+)*)"
)
_CALLED_TWO = re.compile(
    r"\b[Tt]he\s+(?:charity|NGO|foundation|company|firm|think\s+tank)\s+"
    r"(?P<name>[A-Z][\w’'-]+\s+and\s+[A-Z][\w’'-]+)(?!\s+[A-Z])"
)


def names_told(text: str) -> Names:
    """Return the names with a small word in them that a text calls a body's and uses again, by
    their first word; in "blamed the group Red Dawn for Monday's raid" there is none.

    >>> names_told("A strike hit the aid group Health for All. Health for All left.")
    {'Health': [('Health', 'for', 'All')]}
    """
    table: Names = {}
    for match in _CALLED.finditer(text):
        parts = tuple(match["name"].split())
        if text.count(match["name"]) < 2 or parts[-1].endswith(("’s", "'s")):
            continue
        if parts not in table.setdefault(parts[0], []):
            table[parts[0]].append(parts)
    for match in _CALLED_TWO.finditer(text):  # "the charity Bread and Shelter": one, by its noun
        parts = tuple(match["name"].split())
        if not parts[-1].endswith(("’s", "'s")) and parts not in table.setdefault(parts[0], []):
            table[parts[0]].append(parts)
    return table


def bodies(words: Sequence[str], tags: list[str], table: Names | None = None) -> None:
    """Make, in place, a name of each of the bodies of `table` (by default: those of the lexicon)
    that hold small words ("Save the Children")."""
    table = _body_names() if table is None else table
    for i, word in enumerate(words if table else ()):
        for parts in table.get(word, ()):
            if tuple(words[i : i + len(parts)]) == parts:
                tags[i : i + len(parts)] = ["NNP"] * len(parts)


def role_with_a_hyphen(words: Sequence[str], tags: list[str]) -> None:
    """Mend, in place, "co-founder/JJ and director": a noun, but for "co-founder Ann Lee"."""
    for i, word in enumerate(words):
        if tags[i] == "JJ" and "-" in word and role_of(word) is not None:
            if "".join(tags[i + 1 : i + 2]) in _BEHIND_A_NOUN:
                tags[i] = "NN"


def plural_with_a_hyphen(words: Sequence[str], tags: list[str]) -> None:
    """Mend, in place, "heavy counter-attacks/JJ and": a plural, but for "cross-bus traffic"."""
    for i, word in enumerate(words):
        if word == "think" and words[i + 1 : i + 2] in (["tank"], ["tanks"]):
            tags[i] = "NN"
        if tags[i] == "JJ" and "-" in word and word[-1:] == "s" and word[-2:] not in ("ss", "us"):
            if word.islower() and "".join(tags[i + 1 : i + 2]) in _BEHIND_A_NOUN:
                tags[i] = "NNS"


_BEHIND_A_NOUN = ("CC", "IN", ",", "", ".", "VBD", "MD")


def _named(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    return words[i][:1].isupper() and tags[i] in _IN_NAMES


def _make_name(words: Sequence[str], tags: list[str], i: int) -> None:
    """Make a name of the word at `i` and of the capitals before it."""
    k = i
    while k >= 0 and words[k][:1].isupper() and (k == i or tags[k] in _IN_NAMES):
        tags[k] = "NNP"
        k -= 1


def _last_verb(words: Sequence[str], tags: list[str]) -> None:
    """ "..., Varn News reports.": a verb at the end, not "read the Varn News reports."."""
    i = len(words) - 1
    while i > 0 and not words[i][:1].isalpha():
        i -= 1
    if words[i].lower() not in _REPORTS or tags[i] not in ("NNS", "NNPS"):
        return
    k = i - 1
    while k > 0 and tags[k].startswith("NNP") and words[k][:1].isupper():
        k -= 1
    if k < i - 1 and words[k] in (",", "”", '"', "''"):
        tags[i] = "VBZ"


def _capitals_tell_nothing(words: Sequence[str]) -> bool:
    """Return whether most longer words have a capital, as in a headline, or none has."""
    longer = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return 2 * sum(word[0].isupper() for word in longer) > len(longer) + 2
