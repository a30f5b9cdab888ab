"""The noun phrases a source is made of, read backwards from a verb or forwards after it.

The source of an attribution is the full noun phrase ("Ann Lee, an engineer at the
institute,"), after the practice of the PARC 3.0 and PolNeAR annotation guidelines.
"""

from __future__ import annotations

from dataclasses import dataclass

from kit.analysis.grammar.lines import QUOTE, Line
from kit.analysis.grammar.phrases import Phrases, VerbGroup, is_time
from kit.analysis.lexicon.closed_classes import BREAKS, CLOSES_SENTENCE, NOMINATIVE

_LINKS = frozenset("of for at in into from on with to by near behind under".split())
_STOPS = BREAKS | CLOSES_SENTENCE
_PLACES = frozenset("over above outside inside across around between among against beyond".split())


@dataclass(frozen=True, slots=True)
class Subject:
    """Items `start` to `end` of a line name the source; `head` is the end of its head phrase.

    `antecedent` is the noun phrase a relative pronoun stands for, or None.
    """

    start: int
    end: int
    head: tuple[int, int]
    antecedent: tuple[int, int] | None = None


def phrase_back(line: Line, chunks: Phrases, last: int, floor: int) -> tuple[int, int] | None:
    """Return the (start, head end) of the noun phrase ending with item `last`, "of" phrases and
    coordinated phrases included, reaching back to `floor`; None where no phrase ends there."""
    span = chunks.noun[last]
    if span is None:
        return None
    start, head_end = span[0], span[1]
    while start - 2 >= floor:
        before = line.low[start - 1]
        if (before in _LINKS or before in _PLACES) and chunks.noun[start - 2] is not None:
            outer = chunks.at(start - 2)
            if is_time(line, outer) and before != "of":
                break
            if before != "of" and _object_of_verb(line, chunks, outer[0], floor):
                break
            start, head_end = outer[0], outer[1]
        elif (
            before == "as"
            and start - 3 >= floor
            and line.low[start - 2] == "such"
            and chunks.noun[start - 3]
        ):
            start, head_end = chunks.at(start - 3)
        elif before == "-" and line.text[start][0].isupper() and line.text[start - 2][0].isupper():
            start = chunks.at(start - 2)[0] if chunks.noun[start - 2] else start - 2
        elif before in ("and", "&", "or") and chunks.noun[start - 2] is not None:
            outer = chunks.at(start - 2)
            if _object_of_verb(line, chunks, outer[0], floor) or line.tags[outer[0]] == "PRP":
                break
            start = outer[0]
        else:
            break
    return start, head_end


def _object_of_verb(line: Line, chunks: Phrases, start: int, floor: int) -> bool:
    k = start - 1
    while k >= floor and line.tags[k].startswith("RB"):
        k -= 1
    return k >= floor and chunks.verb[k] is not None


def inverted(line: Line, chunks: Phrases, group: VerbGroup) -> Subject | None:
    """Return the subject of `said X, an officer in the army`, which follows its verb, or None."""
    i = group.end
    n = len(line)
    if i >= n or chunks.noun[i] is None or chunks.is_time(line, i):
        return None
    start, end = chunks.at(i)
    if line.low[start] in ("him", "them", "me", "us", "that", "this", "there"):
        return None
    if line.low[start] == "her" and end == start + 1:
        return None
    head = (start, end)
    limit = min(n, start + 60)
    while end < limit:
        word = line.low[end]
        nxt = chunks.noun[end + 1] if end + 1 < n else None
        if (word in _LINKS or word in ("and", "&")) and nxt is not None and not is_time(line, nxt):
            if word == "in" and line.low[end + 1] in ("a", "an", "his", "her", "their", "its"):
                break
            end = nxt[1]
            continue
        if word == "(":
            close = next((k for k in range(end, min(limit, end + 8)) if line.low[k] == ")"), 0)
            if not close:
                break
            end = close + 1
            continue
        if word == ",":
            stop = _apposition_end(line, chunks, end, limit)
            if not stop:
                break
            end = stop
            continue
        further = _modifier_end(line, chunks, end, limit)
        if further == end:
            break
        end = further
    return Subject(start, end, head)


def _modifier_end(line: Line, chunks: Phrases, i: int, limit: int) -> int:
    """Return the end of a participle or adjective that tells which one is meant and begins at i
    ("a bulletin issued by the port on Monday", "an official close to the talks"), or i.

    Behind a participle only "in", "by" and the like with their nouns, times and adverbs are
    stepped over, so that the clause after "according to a poll taken last week" keeps its own
    subject.
    """
    group = chunks.verb[i]
    if i < limit and line.low[i] in ("who", "whose"):  # "a driver who gave no name"
        stop = next(
            (k for k in range(i, limit) if line.low[k] in _STOPS or line.folded[k] is not None), i
        )
        return stop if stop > i + 1 else i
    if group is not None and group.form == "participle":
        k = group.end
    elif line.tags[i] == "JJ" and i + 2 < limit and line.tags[i + 1] in ("IN", "TO"):
        k = i + 1
    else:
        return i
    while k < limit:
        noun = chunks.noun[k]
        if line.tags[k].startswith("RB"):
            k += 1
        elif line.tags[k] in ("IN", "TO") and k + 1 < limit and chunks.noun[k + 1] is not None:
            k = chunks.at(k + 1)[1]
        elif noun is not None and is_time(line, noun):
            k = noun[1]
        else:
            break
    return k if k > i + 1 or group is not None else i


def _apposition_end(line: Line, chunks: Phrases, comma: int, limit: int) -> int:
    """Return the end of the apposition after this comma (its closing comma left out), or 0."""
    n = len(line)
    i = comma + 1
    if i >= n or line.low[i] == QUOTE:
        return 0
    if line.tags[i] == "RB" and i + 1 < n:
        i += 1
    span = chunks.noun[i]
    relative = line.low[i] in ("who", "whose")
    if not relative and (span is None or is_time(line, span)) and line.low[i] not in ("of", "from"):
        return 0
    if not relative and line.low[i] in NOMINATIVE | {"it"}:
        return 0
    for k in range(i, limit):
        if line.low[k] in (",", ".", ";", ":", "—", "--", "–") or line.folded[k] is not None:
            return k
        if line.low[k] in ("?", "!"):
            return k
        group = chunks.verb[k]
        if (
            not relative
            and group is not None
            and group.form == "finite"
            and not any(
                line.low[m] in ("who", "which", "that", "whose", "whom") for m in range(i, k)
            )
        ):
            return 0
    return limit if limit == n else 0
