"""Noun phrases, read forward from where they begin and back from where they end.

A base phrase runs from its first word to its head: "the two old men". A whole one takes in the
phrases joined to it and those behind "of": "the sons of the mayor and two nurses".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from kit.analysis.lexicon.closed_classes import (
    ADJECTIVE_TAGS,
    BE,
    DAYS,
    DEMONSTRATIVES,
    FEASTS,
    FINITE_TAGS,
    GET,
    HAVE,
    LONE,
    MONTHS,
    NOUN_TAGS,
    TIME,
)

_ALONE = LONE | DEMONSTRATIVES
_DETERMINERS = frozenset(("DT", "PRP$", "PDT", "WP$"))
_MODIFIERS = ADJECTIVE_TAGS | {"VBN", "VBG", "$", "#", "RBS"}
_STARTS = _DETERMINERS | ADJECTIVE_TAGS | {"CD", "VBN", "$", "#"}
_WHEN = frozenset("on in at since until till during early late last next this".split())
_ADVERBS = frozenset("yesterday today tomorrow tonight".split())
_SEASONS = frozenset("spring summer autumn fall winter season".split())
_CALENDAR = DAYS | MONTHS | FEASTS


class Tagged(Protocol):
    """A stretch of text by word: in small letters, as written, and tagged."""

    @property
    def low(self) -> Sequence[str]:
        """The words in small letters."""
        ...

    @property
    def text(self) -> Sequence[str]:
        """The words as written."""
        ...

    @property
    def tags(self) -> Sequence[str]:
        """The tags."""
        ...


def base_phrase(words: Tagged, i: int) -> int:
    """Return the end of the base noun phrase that starts at word i (i where there is none)."""
    tag = words.tags[i]
    if tag in ("PRP", "EX", "WP", "WDT"):
        return i + 1
    return _Base(words, i).end() if tag in _STARTS or tag.startswith("NN") else i


class Phrased(Tagged, Protocol):
    """A stretch of text that knows its base noun phrases."""

    @property
    def spans(self) -> Sequence[tuple[int, int] | None]:
        """The (start, end) of the base noun phrase that each word is in, or None."""
        ...


@dataclass
class Words:
    """Words with tags that stand in no article, as grammar reads them."""

    text: list[str]
    tags: list[str]

    @cached_property
    def low(self) -> list[str]:
        """The words in small letters."""
        return [word.lower() for word in self.text]

    @cached_property
    def spans(self) -> list[tuple[int, int] | None]:
        """The base noun phrase of each word, or None."""
        return noun_spans(self)


def noun_spans(words: Tagged) -> list[tuple[int, int] | None]:
    """Return, for each word, the (start, end) of the base noun phrase it is in, or None."""
    spans: list[tuple[int, int] | None] = [None] * len(words.tags)
    i = 0
    while i < len(spans):
        tag = words.tags[i]
        verb = tag[:2] in ("VB", "MD", "TO") and not (tag == "VBN" and i and describes(words, i))
        end = i if verb else base_phrase(words, i)
        spans[i:end] = [(i, end)] * (end - i)
        i = max(end, i + 1)
    return spans


def is_time(words: Tagged, span: tuple[int, int]) -> bool:
    """Return whether a noun phrase names a time ("last week", "Monday", "2014")."""
    head = words.low[span[1] - 1]
    first = words.low[span[0]]
    year = head.isdigit() and (len(head) == 4 or first in MONTHS)
    season = first in ("this", "last", "next") and head in _SEASONS
    return head in TIME or head in MONTHS or year or season


def whole_phrase(words: Tagged, start: int) -> int:
    """Return the end of the noun phrase at `start` with its "of" phrases and those joined to it.

    `start` comes back where there is none. A phrase that is the subject of a verb of its own is
    not joined: "hit by a shell and two men fled".
    """
    low, n = words.low, len(words.low)
    end = _head_phrase(words, start + (low[start : start + 1] in _OPENING_MARKS))
    while end > start and end + 1 < n:
        joined = low[end] in ("and", "or", "&") or low[end] == "," and list_goes_on(words, end)
        if low[end] != "of" and not joined:
            break
        further = _head_phrase(words, end + 1)
        if further == end + 1 or joined and _has_a_verb(words, further):
            break
        end = further
    return end


_OPENING_MARKS = (['"'], ["“"], ["``"], ["‘"], ["'"])


def _head_phrase(words: Tagged, start: int) -> int:
    """Return the end of the base phrase at `start`, of which a form in -ing may be the head ("by
    the fighting"), and so may what taggers take for an adjective ("narco-terrorists")."""
    low, tags = words.low, words.tags
    if start >= len(low):
        return start
    if (end := base_phrase(words, start)) > start:
        return end
    described = tags[start] in ("RB", "VBN", "VBG") and tags[start + 1 : start + 2]
    if described and described[0] in NOUN_TAGS | ADJECTIVE_TAGS and low[start] != "including":
        end = base_phrase(words, start + 1)  # "unexpectedly weak orders", "retreating troops"
        return end if end > start + 1 else start
    if tags[start : start + 2] == ["DT", "VBG"]:
        return start + 2
    lone = tags[start] == "JJ" and "-" in low[start] and low[start].endswith("s")
    return start + 1 if lone else start


def _has_a_verb(words: Tagged, end: int) -> bool:
    """Return whether the phrase that ends at `end` has a finite verb right behind it."""
    return end < len(words.tags) and words.tags[end] in FINITE_TAGS


def list_goes_on(words: Tagged, comma: int) -> bool:
    """Return whether a comma stands inside a list of noun phrases that ends in "and"."""
    i = comma + 1
    while i < min(len(words.low), comma + 12):
        if words.low[i] in ("and", "or", "&") and i > comma + 1:
            end = _head_phrase(words, i + 1)
            return end > i + 1 and not _has_a_verb(words, end)
        end = _head_phrase(words, i)
        if end == i and words.low[i] not in (",", "of"):
            return False
        i = max(end, i + 1)
    return False


def describes(words: Tagged, i: int) -> bool:
    """Return whether a participle after a preposition or a main verb is an adjective
    ("of frightened farmers", "blamed increased airstrikes")."""
    if i + 1 >= len(words.tags) or words.tags[i + 1] not in ("NN", "NNS", "JJ"):
        return False
    before, word = words.tags[i - 1], words.low[i - 1]
    verb = before.startswith("VB") and word not in BE | HAVE | GET
    return word != "by" if before == "IN" else verb


# Words: longer than any phrase that is written. "that that that ..." is not to cost its square.
_LONGEST = 60


class _Base:
    """Walks from the first word of a base noun phrase to its head."""

    def __init__(self, words: Tagged, start: int) -> None:
        self.words, self.start = words, start
        self.low, self.text, self.tags = words.low, words.text, words.tags
        self.noun = self.owner = -1  # the last noun, and the last owner ("the mayor's ...")

    def end(self) -> int:
        """Return the end of the phrase, its start where there is none."""
        j = self.start
        while j < min(len(self.tags), self.start + _LONGEST):
            if self._begins_behind_a_date(j):
                return j
            further = self._past(j)
            if further == j:
                break
            j = further
        return self._end_of(j)

    def _end_of(self, j: int) -> int:
        """Return where a walk that came as far as j found the end."""
        i = self.start
        if self.noun > i and self.low[self.noun] in _ADVERBS and self.text[self.noun].islower():
            return self.noun  # "the agency yesterday said"
        if self.noun >= 0:
            number = j == self.noun + 2 and self.tags[j - 1] == "CD"  # "Flight 370"
            return j if number else self.noun + 1
        if self.owner >= 0:
            return self.owner + 1
        if self.low[i] in _ALONE:
            return i + 1
        poor = self.tags[i] in ("DT", "PRP$") and j > i + 1  # "the poor", "the latter"
        return j if poor or self.tags[i] in ("CD", "NN") else i

    def _past(self, j: int) -> int:
        """Return the place past the word at j, j where the phrase ends before it."""
        tag = self.tags[j]
        if tag.startswith("NN"):
            self.noun = j
        elif tag == "POS" and self.noun >= 0:
            self.owner, self.noun = self.noun, -1
        elif tag in _DETERMINERS:
            return j + self._determines(j)
        elif tag in _MODIFIERS:
            return j + self._describes(j)
        elif tag in ("RB", "RBR"):
            return j + self._of_degree(j)
        elif tag in ("CC", ","):
            return j + self._joins(j)
        elif tag != "CD":
            return self._past_bracket(j)
        return j + 1

    def _tag(self, j: int) -> str:
        return self.tags[j] if j < len(self.tags) else ""

    def _determines(self, j: int) -> bool:
        """Whether a determiner at j can stand here: first, or in "half the", "all the"."""
        first = j == self.start or self.tags[j - 1] in ("PDT", "DT")
        return first or self.low[j - 1] in ("half", "all", "both", "such")

    def _describes(self, j: int) -> bool:
        """Whether an adjective or participle at j describes a noun behind it."""
        tag, behind = self.tags[j], self._tag(j + 1)
        if self.noun >= 0:  # "Norland Democratic Party", but not "men armed"
            named = self.text[j][0].isupper() or self.tags[self.noun].startswith("NNP")
            return tag == "JJ" and named and behind.startswith("NN")
        if tag not in ("VBN", "VBG"):
            return True
        i = self.start
        if j == i and (tag == "VBG" or i == 0 or not describes(self.words, i)):
            return False
        return self._noun_soon(j + 1)

    def _noun_soon(self, j: int) -> bool:
        for tag in self.tags[j : j + 3]:
            if tag.startswith("NN"):
                return True
            if tag not in ("JJ", "VBN", "VBG", "CD", "CC"):
                return False
        return False

    def _of_degree(self, j: int) -> bool:
        """Whether an adverb at j belongs to an adjective behind it: "a newly built port"."""
        behind = self._tag(j + 1)
        more = self.tags[j] == "RBR" and behind in ("NN", "NNS")
        return self.noun < 0 and j > self.start and (behind in ("JJ", "VBN", "CD") or more)

    def _joins(self, j: int) -> bool:
        """Whether "and" or a comma at j joins adjectives: "the long, hard and costly war"."""
        if j == self.start or j + 1 >= len(self.tags):
            return False
        before, behind = self.tags[j - 1], self.tags[j + 1]
        if self.tags[j] == ",":
            owned = j > self.start + 1 and self.tags[self.start] in ("DT", "PRP$")
            return owned and self.noun < 0 and before == "JJ" == behind
        if self.low[j] == "&":
            return behind.startswith("NN") or self._both_describe(before, behind)
        return self.low[j] in ("and", "or") and self._both_describe(before, behind)

    def _both_describe(self, before: str, behind: str) -> bool:
        described = before in ("JJ", "CD") and behind in ("JJ", "CD", "VBN")
        return self.noun < 0 and described

    def _past_bracket(self, j: int) -> int:
        """Return the place past a short bracket that opens at j behind a noun: "the IS (Daesh)"."""
        if self.low[j] not in ("(", "-LRB-") or self.noun != j - 1:
            return j
        closes = range(j + 1, min(j + 6, len(self.low)))
        close = next((k for k in closes if self.low[k] in (")", "-RRB-")), 0)
        if close:
            self.noun = close
        return close + 1 if close else j

    def _begins_behind_a_date(self, j: int) -> bool:
        """Whether the words so far are a date and a name at j begins a phrase of its own: "On
        Monday Russia warned", "In 2014 Norland said", but not "The Monday Club warned" or "a book
        by April Ryan", where no word for a time stands before the date."""
        low, i = self.low, self.start
        if j == i or not self.tags[j].startswith("NN") or not self.text[j][0].isupper():
            return False
        if low[j] in TIME or low[j] in MONTHS or not self._dated(j):
            return False
        words = [word for word in low[i:j] if word not in _WHEN]
        plain = all(word in _CALENDAR or word.isdigit() and len(word) < 5 for word in words)
        year = words[0] if len(words) == 1 and not (i and low[i - 1] == "at") else ""
        dated = any(word in _CALENDAR for word in words)
        return plain and (dated or len(year) == 4 and year[:2] in ("19", "20"))

    def _dated(self, j: int) -> bool:
        """Whether a word for a time stands before the words up to j: "on", "last", "said"."""
        low, i = self.low, self.start
        before = low[i - 1] if i else ""
        if before == "," and i > 1 and (low[i - 2].isdigit() or low[i - 2] in MONTHS):
            return True  # "On March 12, 2014 Norland said"
        said_then = i > 0 and self.tags[i - 1] == "VBD" and all(w in DAYS for w in low[i:j])
        return before in _WHEN or low[i] in _WHEN or said_then
