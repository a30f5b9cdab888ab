"""Who or what did it, as far as a passive clause says: the by-phrase and the cause phrase.

Both are found in the words behind the participle, up to the next verb that starts a clause of its
own. "By" also tells time, measure and means ("by Monday", "by 300 votes", "by road"): those
are no agents.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from kit.analysis.agency.by_phrases import beside, no_doer
from kit.analysis.grammar.noun_phrases import Tagged, whole_phrase
from kit.analysis.lexicon.closed_classes import FINITE_TAGS, PHRASE_TAGS, WH_TAGS
from kit.analysis.lexicon.violence import harm_nouns

_HARD_STOPS = frozenset(
    (";", ":", ".", "?", "!", "--", "—", "–", "(", ")", '"', "”", "“", "''", "``")
)
_WORKS = frozenset("book film song article report letter statement".split())
_CAUSE_WORDS = frozenset(
    "in during from under through amid amidst following after with of as because due".split()
)


def _reach(sentence: Tagged, verb: int) -> int:
    """Return where the words that can belong to the participle end."""
    words, tags = sentence.low, sentence.tags
    for i in range(verb + 1, len(words)):
        if words[i] in _HARD_STOPS and not (words[i] in ('"', "“", "``") and words[i - 1] == "by"):
            return i
        if tags[i] in FINITE_TAGS and words[i] not in ("think", "believe", "suppose", "guess"):
            return i
        if tags[i] in WH_TAGS and words[i - 1] != "by":
            return i
        if words[i] == "," and tags[i + 1 : i + 2] == ["VBG"]:
            return i
    return len(words)


def by_agent(sentence: Tagged, verb: int, others: Sequence[int]) -> tuple[int, int] | None:
    """Return (start, end) of the noun phrase of the by-phrase that names the doer, or None.

    `others` are the places of the other passive participles: a by-phrase belongs to the nearest
    one before it.
    """
    words, tags = sentence.low, sentence.tags
    refused = False
    for i in range(verb + 1, _reach(sentence, verb)):
        if i in others:
            return None
        if words[i] != "by" or i + 1 >= len(words):
            continue
        if i > verb + 1 and tags[i - 1] in ("NN", "NNS") and _owns_by(words[i - 1]):
            return None
        if tags[i - 1] == "VBG" or (words[i - 1] in ("followed",) and i - 1 != verb):
            return None
        start = i + 1
        if words[start] in ("and", "or") and tags[start + 1 : start + 2] == ["IN"]:
            start += 2  # "built by and for artists"
        if start < len(words) and words[start] == ",":
            aside = next((k for k in range(start + 1, len(words)) if words[k] == ","), start)
            start = aside + 1  # "praised by, among others, the critics"
        if start >= len(words):
            return None
        if refused and words[i - 1] in ("or", "and"):
            continue  # "charged by the hour or by the job"
        if tags[start] in ("WRB", "WP") and words[start] != "whom":
            return start, _stop(words, start)  # "intrigued by how stars live"
        end = whole_phrase(_ActsAsNouns(sentence) if tags[start] == "VBG" else sentence, start)
        while end > start + 1 and tags[end - 1] == "WP":
            end -= 1  # "by relatives who had come"
        if i > verb + 1 and words[i - 1] in ("and", "or", "but") and "by" not in words[verb:i]:
            return None  # "hit by men linked to X and by others": it goes with "hit"
        if beside(words, tags, verb, i, end):
            continue
        if end > start and not no_doer(sentence, start, end, harm_nouns()):
            return (start + 1 if tags[start] == "``" and end > start + 1 else start), end
        if tags[start] == "VBG":
            return None  # "found by multiplying the rate by the days": the second goes with it
        refused = True
    return None


def _stop(words: Sequence[str], start: int) -> int:
    """Return the place of the first comma or other stop behind `start`."""
    for i in range(start, len(words)):
        if words[i] in _HARD_STOPS or words[i] == ",":
            return i
    return len(words)


def _owns_by(noun: str) -> bool:
    """Return whether a noun of action may take the by-phrase behind it for itself."""
    return noun in harm_nouns() or noun in _WORKS


def cause(sentence: Tagged, verb: int, others: Sequence[int]) -> tuple[int, int] | None:
    """Return (start, end) of a cause phrase such as "in Russian airstrikes", or None.

    It needs a noun of violence or harm as head, so that "in Aleppo" or "in March" is none.
    """
    words, nouns = sentence.low, _ActsAsNouns(sentence)
    for i in range(verb + 1, _reach(sentence, verb)):
        if i in others:
            return None
        if words[i] not in _CAUSE_WORDS:
            continue
        start = i + 1
        if words[i : i + 4] == ["as", "a", "result", "of"]:
            start = i + 4
        elif words[i] in ("because", "due"):
            if words[i + 1 : i + 2] not in (["of"], ["to"]):
                continue
            start = i + 2
        elif words[i] in ("as", "of", "following", "after"):
            continue
        end = whole_phrase(nouns, start)
        if end > start and _head(words, start, end) in harm_nouns():
            return i, end
    return None


class _ActsAsNouns:
    """A sentence with "shelling" or "strikes" read as the nouns they are behind a preposition."""

    def __init__(self, sentence: Tagged) -> None:
        self.low, self.text = sentence.low, sentence.text
        self._tags = sentence.tags

    @cached_property
    def tags(self) -> Sequence[str]:
        """The tags, those of acts as nouns."""
        harm, tags = harm_nouns(), self._tags
        return [
            "NN" if word in harm and (_verbal(tag) or i and _governs(tags[i - 1])) else tag
            for i, (word, tag) in enumerate(zip(self.low, tags, strict=True))
        ]


def _verbal(tag: str) -> bool:
    return tag[0] == "V" and tag not in FINITE_TAGS


def _governs(tag: str) -> bool:
    return tag in PHRASE_TAGS or tag in ("IN", "WP")


def _head(words: Sequence[str], start: int, end: int) -> str:
    """Return the last noun before any "of"."""
    for i in range(start, end):
        if words[i] == "of":
            return words[i - 1]
    return words[end - 1]
