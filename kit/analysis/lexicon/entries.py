"""Word lists of wording as data: labels, loaded words, and the style rules that bear on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from kit.analysis.lexicon.inflection import first_word_forms, plural
from kit.text.lexicon_file import read_lexicon


@dataclass(frozen=True)
class Guide:
    """A rule of a style guide in our words; `mark` says how we know it (read, ours ...)."""

    id: str
    topic: str
    source: str
    mark: str
    rule: str

    def __str__(self) -> str:
        return f"{self.source} [{self.mark}]: {self.rule}"


@dataclass(frozen=True)
class Entry:
    """One word or phrase of a word list, with what a reader needs in order to argue with it."""

    word: str
    cls: str
    reason: str
    alternative: str
    guide: Guide
    example: str
    innocent: str
    silent_on: str | None
    pos: str
    readers: str
    usual_for: str
    sense: str
    next: tuple[str, ...]
    not_next: tuple[str, ...]
    not_after: tuple[str, ...]
    first: tuple[str, ...]
    rest: tuple[str, ...]


@lru_cache(maxsize=1)
def guides() -> Mapping[str, Guide]:
    """Return the style rules by id.

    >>> guides()["denied-exact"].mark
    'ours'
    """
    return MappingProxyType({key: Guide(key, **row) for key, row in read_lexicon("guides").items()})


@lru_cache(maxsize=4)
def entries(name: str) -> tuple[Entry, ...]:
    """Return the entries of "labels" or "loaded_words", in the order of the file."""
    raw = read_lexicon(name)
    kind = {"labels": "label", "loaded_words": "word"}[name]
    return tuple(entry for row in raw[kind] for entry in _entries(row, raw["class"]))


@lru_cache(maxsize=4)
def index(name: str) -> Mapping[str, tuple[Entry, ...]]:
    """Return the entries by the lower-case word they begin with, longest phrases first."""
    table: dict[str, list[Entry]] = {}
    for entry in entries(name):
        for form in entry.first:
            table.setdefault(form, []).append(entry)
    return MappingProxyType(
        {form: tuple(sorted(found, key=lambda e: -len(e.rest))) for form, found in table.items()}
    )


def standing(
    name: str, words: Sequence[str], end_of: Callable[[Entry, int], int]
) -> list[tuple[int, int, Entry]]:
    """Return (first word, word past the last, entry) of each entry that stands in a sentence.

    `words` in lower case. `end_of` says where an entry whose first form is words[i] ends, and 0
    where it does not stand there; of several the longest phrase is taken, and none overlap.
    """
    table = index(name)
    out, i = [], 0
    while i < len(words):
        for entry in table.get(words[i], ()):
            end = end_of(entry, i)
            if end:
                out.append((i, end, entry))
                i = end - 1
                break
        i += 1
    return out


def fits(entry: Entry, words: Sequence[str], start: int, end: int) -> bool:
    """Return whether the neighbours of words[start:end] allow the entry (all in lower case)."""
    after = words[end] if end < len(words) else ""
    before = words[start - 1] if start else ""
    return (
        (not entry.next or after in entry.next)
        and after not in entry.not_next
        and before not in entry.not_after
    )


def _entries(row: dict, classes: dict) -> list[Entry]:
    """Return one entry for each way the row's word can begin."""
    pos = row.get("pos", "noun")
    common = {
        "word": row["word"],
        "cls": row["class"],
        "reason": classes[row["class"]]["reason"],
        "alternative": row["neutral"],
        "guide": guides()[row["guide"]],
        "example": row["example"],
        "innocent": row["innocent"],
        "silent_on": row.get("not"),
        "pos": pos,
        "readers": row.get("readers", "agree"),
        "usual_for": row.get("usual_for", "either"),
        "sense": row.get("sense", ""),
        "next": tuple(row.get("next", ())),
        "not_next": tuple(row.get("not_next", ())),
        "not_after": tuple(row.get("not_after", ())),
    }
    phrases = [row["word"].lower()]
    if pos == "noun":
        phrases += [plural(phrases[0])]
    if "forms" in row:
        phrases = [form.lower() for form in row["forms"]]
        pos = "noun" if pos == "verb" else pos
    out = []
    for phrase in phrases:
        first, rest = first_word_forms(phrase, pos)
        out.append(Entry(first=first, rest=rest, **common))
    return out
