"""Noun phrases and verb groups of a line: one pass from left to right over the tags.

A small chunk grammar in the manner of Abney's "Parsing by chunks": no parser is needed to find
who the subject of a reporting verb is, and one pass keeps the cost linear in the text's length.
"""

from __future__ import annotations

from dataclasses import dataclass

from kit.analysis.grammar.lines import Line
from kit.analysis.grammar.tags.mend import describes
from kit.analysis.lexicon.closed_classes import (
    BE,
    DAYS,
    DEMONSTRATIVES,
    DO,
    FEASTS,
    GET,
    HAVE,
    LONE,
    MONTHS,
    NEGATIONS,
    TIME,
)

_ALONE = LONE | DEMONSTRATIVES


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
        end = _noun_phrase(line, i)
        if end > i:
            for k in range(i, end):
                found.noun[k] = (i, end)
            i = end
            continue
        i += 1
    return found


def _verb_group(line: Line, i: int, found: Phrases) -> int:
    """Record the verb group that starts at i; return its end (i where there is none)."""
    low, tags, n = line.low, line.tags, len(line)
    j = i
    form = {"VBG": "gerund", "VBN": "participle", "VB": "bare"}.get(tags[i], "finite")
    if tags[i] == "TO":
        j += 1
        while j < n and tags[j] == "RB":
            j += 1
        if j >= n or not tags[j].startswith("VB"):
            return i
        form = "infinitive"
    head = last = j
    passive = False
    while True:
        word = low[last]
        if tags[last] == "MD" or word in BE or word in HAVE or word in DO or word in GET:
            k = last + 1
            while k < n and k - last < 5 and (tags[k].startswith("RB") or low[k] in NEGATIONS):
                k += 1
            if k >= n or not tags[k].startswith("VB"):
                break
            nxt = tags[k]
            if tags[last] == "MD" or word in DO:
                ok = nxt in ("VB", "VBP", "VBN", "VBD")
            elif word in BE or word in GET:
                ok = nxt in ("VBG", "VBN", "VBD")
                passive = ok and nxt != "VBG"
            else:
                ok = nxt in ("VBN", "VBD")
            if not ok:
                break
            head = last = k
            continue
        break
    end = last + 1
    group = VerbGroup(i, end, head, form, passive)
    for k in range(i, end):
        found.verb[k] = group
    found.groups.append(group)
    return end


def _noun_phrase(line: Line, i: int) -> int:
    """Return the end of the base noun phrase that starts at item i (i where there is none)."""
    low, tags, text, n = line.low, line.tags, line.text, len(line)
    tag = tags[i]
    if tag in ("PRP", "EX", "WP", "WDT"):
        return i + 1
    if tag not in _STARTS and not tag.startswith("NN"):
        return i
    j, last_noun, owner = i, -1, -1
    while j < n:
        tag = tags[j]
        if j > i and tag.startswith("NN") and text[j][0].isupper() and _is_date(line, i, j):
            return j
        if tag.startswith("NN"):
            last_noun = j
        elif tag == "POS" and last_noun >= 0:
            owner, last_noun = last_noun, -1
        elif tag in ("DT", "PRP$", "PDT", "WP$"):
            if (
                j > i
                and tags[j - 1] not in ("PDT", "DT")
                and low[j - 1] not in ("half", "all", "both")
            ):
                break
        elif tag == "CD":
            if (
                last_noun >= 0
                and j + 1 < n
                and not tags[j + 1].startswith("NN")
                and low[j + 1] not in (",", ".")
            ):
                pass
        elif tag in ("JJ", "JJR", "JJS", "VBN", "VBG", "$", "#", "RBS"):
            if last_noun >= 0 and not (
                j + 1 < n
                and tags[j + 1].startswith("NN")
                and (text[j][0].isupper() or tags[last_noun].startswith("NNP"))
                and tag in ("JJ", "CD")
            ):
                break
            if tag in ("VBN", "VBG") and (
                j == i
                and (tag == "VBG" or i == 0 or not describes(line, i))
                or not _noun_soon(tags, j + 1)
            ):
                break
        elif (
            tag in ("RB", "RBR")
            and last_noun < 0
            and j > i
            and j + 1 < n
            and (
                tags[j + 1] in ("JJ", "VBN", "CD") or tag == "RBR" and tags[j + 1] in ("NN", "NNS")
            )
        ):
            pass
        elif tag == "CC" and j > i and j + 1 < n and low[j] in ("and", "&", "or"):
            joined_adjectives = (
                last_noun < 0 and tags[j - 1] in ("JJ", "CD") and tags[j + 1] in ("JJ", "CD", "VBN")
            )
            ampersand = low[j] == "&" and tags[j + 1].startswith("NN")
            if not (joined_adjectives or ampersand):
                break
        elif (
            tag == ","
            and last_noun < 0
            and j > i + 1
            and tags[i] in ("DT", "PRP$")
            and tags[j - 1] == "JJ"
            and j + 1 < n
            and tags[j + 1] == "JJ"
        ):
            pass
        elif low[j] in ("(", "-LRB-") and last_noun == j - 1:
            close = _close_paren(low, j)
            if not close:
                break
            j = close
            last_noun = j
        else:
            break
        j += 1
    if last_noun >= 0:
        return last_noun + 1 if not _number_after(tags, last_noun, j) else j
    if owner >= 0:
        return owner + 1
    if tags[i] in ("CD", "NN") or low[i] in _ALONE:
        return min(i + 1 if low[i] in _ALONE else j, n)
    if tags[i] in ("DT", "PRP$") and j > i + 1:
        return j  # "the poor", "the latter"
    return i


_WHEN = frozenset("on in at since until till during early late last next this".split())
_CALENDAR = DAYS | MONTHS | FEASTS


def _is_date(line: Line, i: int, j: int) -> bool:
    """Return whether items i to j are a date and the name at item j begins a phrase of its own.

    It must fire on "On Monday Russia warned" and "In 2014 Norland said", and not on "The Monday
    Club warned" or "a book by April Ryan", where no word for a time stands before the date.
    """
    low = line.low
    if low[j] in TIME or low[j] in MONTHS:
        return False
    before = low[i - 1] if i else ""
    if before == "," and i > 1 and (low[i - 2].isdigit() or low[i - 2] in MONTHS):
        before = "on"  # "On March 12, 2014 Norland said"
    said_then = i > 0 and line.tags[i - 1] == "VBD" and all(w in DAYS for w in low[i:j])
    if before not in _WHEN and low[i] not in _WHEN and not said_then:
        return False
    words = [word for word in low[i:j] if word not in _WHEN]
    year = words[0] if len(words) == 1 and before != "at" else ""
    return all(word in _CALENDAR or word.isdigit() and len(word) < 5 for word in words) and (
        any(word in _CALENDAR for word in words) or len(year) == 4 and year[:2] in ("19", "20")
    )


_STARTS = frozenset(("DT", "PRP$", "PDT", "WP$", "CD", "JJ", "JJR", "JJS", "VBN", "$", "#"))


def _number_after(tags: list[str], last_noun: int, j: int) -> bool:
    return j == last_noun + 2 and tags[last_noun + 1] == "CD"


def _noun_soon(tags: list[str], j: int) -> bool:
    for tag in tags[j : j + 3]:
        if tag.startswith("NN"):
            return True
        if tag not in ("JJ", "VBN", "VBG", "CD", "CC"):
            return False
    return False


def _close_paren(low: list[str], i: int) -> int:
    """Return the index of the bracket that closes the short one at i, or 0."""
    for k in range(i + 1, min(i + 6, len(low))):
        if low[k] in (")", "-RRB-"):
            return k
    return 0


def is_time(line: Line, span: tuple[int, int]) -> bool:
    """Return whether a noun phrase names a time ("last week", "Monday", "2014")."""
    head = line.low[span[1] - 1]
    return (
        head in TIME
        or head in MONTHS
        or (head.isdigit() and (len(head) == 4 or line.low[span[0]] in MONTHS))
    )
