"""Noun phrases and verb groups of a line: one pass from left to right over the tags.

A small chunk grammar in the manner of Abney's "Parsing by chunks": no parser is needed to find
who the subject of a reporting verb is, and one pass keeps the cost linear in the text's length.
"""

from __future__ import annotations

from dataclasses import dataclass

from kit.analysis.grammar.lines import Line
from kit.analysis.grammar.noun_phrases import base_phrase, describes, is_time
from kit.analysis.lexicon.closed_classes import BE, DO, GET, HAVE, NEGATIONS

__all__ = ["Phrases", "VerbGroup", "chunk", "is_time"]


@dataclass(slots=True)
class VerbGroup:
    """A verb with its auxiliaries: items `start` to `end` of a line, `head` the main verb.

    `form` is "finite", "infinitive", "gerund", "participle" or "bare".
    """

    start: int
    end: int
    head: int
    form: str
    passive: bool


@dataclass(slots=True)
class Phrases:
    """The chunks of one line: `noun[i]` is the (start, end) of the noun phrase item i is in,
    or None; `verb[i]` the verb group, or None; `groups` all verb groups in order."""

    noun: list[tuple[int, int] | None]
    verb: list[VerbGroup | None]
    groups: list[VerbGroup]

    def at(self, k: int) -> tuple[int, int]:
        """Return the noun phrase that item k is in; ValueError where it is in none."""
        span = self.noun[k]
        if span is None:
            raise ValueError(f"item {k} is in no noun phrase")
        return span

    def form(self, k: int) -> str:
        """Return the form of the verb group that item k is in, "" where it is in none."""
        group = self.verb[k]
        return "" if group is None else group.form

    def is_time(self, line: Line, k: int) -> bool:
        """Return whether item k is in a noun phrase that names a time."""
        span = self.noun[k]
        return span is not None and is_time(line, span)


def chunk(line: Line) -> Phrases:
    """Return the noun phrases and verb groups of a line."""
    n = len(line)
    found = Phrases([None] * n, [None] * n, [])
    i = 0
    while i < n:
        tag = line.tags[i]
        adjective = tag == "VBN" and i and describes(line, i)
        end = _verb_group(line, i, found) if tag[:2] in ("VB", "MD", "TO") and not adjective else i
        if end > i:
            i = end
            continue
        end = base_phrase(line, i)
        if end > i:
            for k in range(i, end):
                found.noun[k] = (i, end)
            i = end
            continue
        i += 1
    return found


def _verb_group(line: Line, i: int, found: Phrases) -> int:
    """Record the verb group that starts at i; return its end (i where there is none)."""
    tags, n = line.tags, len(line)
    form = {"VBG": "gerund", "VBN": "participle", "VB": "bare"}.get(tags[i], "finite")
    head = i
    if tags[i] == "TO":
        head += 1
        while head < n and tags[head] == "RB":
            head += 1
        if head >= n or not tags[head].startswith("VB"):
            return i
        form = "infinitive"
    passive = False
    while (behind := _governed(line, head)) is not None:
        if line.low[head] in BE or line.low[head] in GET:
            passive = tags[behind] != "VBG"
        head = behind
    group = VerbGroup(i, head + 1, head, form, passive)
    for k in range(i, group.end):
        found.verb[k] = group
    found.groups.append(group)
    return group.end


def _governed(line: Line, auxiliary: int) -> int | None:
    """Return the item of the verb that an auxiliary governs, None where the item is none."""
    word, tag = line.low[auxiliary], line.tags[auxiliary]
    fits: tuple[str, ...]
    if tag == "MD" or word in DO:
        fits = ("VB", "VBP", "VBN", "VBD")
    elif word in BE or word in GET:
        fits = ("VBG", "VBN", "VBD")
    elif word in HAVE:
        fits = ("VBN", "VBD")
    else:
        return None
    k = auxiliary + 1
    while k < min(len(line), auxiliary + 5) and (
        line.tags[k].startswith("RB") or line.low[k] in NEGATIONS
    ):
        k += 1
    return k if k < len(line) and line.tags[k] in fits else None
