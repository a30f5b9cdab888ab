"""Frames that make a verb one of speaking, whichever verb it is: "'Go,' she shrugged".

English lets nearly any verb of manner or gesture carry a quotation, so no list of reporting verbs
is ever complete (Levin 1993, on verbs of manner of speaking). What shows the act of speech is
the frame: a speaker, a verb, and a whole quotation right beside it.
"""

from __future__ import annotations

from kit.analysis.grammar.lines import DASHES, Line
from kit.analysis.grammar.phrases import Phrases, VerbGroup
from kit.analysis.grammar.subject_phrases import Subject
from kit.analysis.grammar.subjects import subject_of
from kit.analysis.grammar.tags.quotative import may_speak, quotation_follows
from kit.analysis.lexicon.closed_classes import BE, DO, HAVE, RELATIVE
from kit.analysis.lexicon.cues import Cue, CueLexicon
from kit.analysis.lexicon.roles import role_of
from kit.analysis.speech.report import Report


def frame_cue(line: Line, chunks: Phrases, group: VerbGroup) -> Cue | None:
    """Return a neutral verb of speaking for a verb outside the lexicon that stands in a frame of
    speaking: before a colon or comma and a whole quotation, or right behind one."""
    word = line.low[group.head]
    if group.passive or group.form != "finite" or word in BE | HAVE | DO:
        return None
    if line.tags[group.head] == "VBG":
        return None  # "a report is forthcoming"
    behind = quotation_follows(line, group.end - 1) and may_speak(line, group.start - 1)
    if not (behind or _tail(line, chunks, group)):
        return None
    return Cue(word, "speech", "neutral", frozenset({"quote"}), "")


def colon_quote(line: Line, chunks: Phrases, lexicon: CueLexicon) -> Report | None:
    """Return the report of a clause that leads through a colon into a whole quotation, whatever
    its verb ('Marsh was blunt: "We lost."', 'Her rule is simple: "No names."'), or None.

    It must fire only where the clause is about somebody who can speak: 'The road was shut:
    "No entry."' names nobody.
    """
    k = next(
        (k for k in range(2, len(line) - 1) if line.low[k] == ":" and line.folded[k + 1]), None
    )
    if k is None:
        return None
    for group in chunks.groups:
        if group.start >= k:
            return None
        if group.form != "finite":
            continue
        subject = subject_of(line, chunks, group)
        if subject is None or line.low[subject.start] in RELATIVE:
            continue
        speaker = _who_speaks(line, chunks, subject, lexicon)
        if speaker is None:
            return None
        bare = line.low[group.head] in BE  # "was blunt": the whole of it is the cue
        end = k + 1
        while end < len(line) and line.folded[end] is not None:
            end += 1
        return Report(
            line,
            speaker,
            (group.start, k if bare else group.end),
            [(k + 1, end)],
            None,
            "attribution.colon",
            "a clause about somebody leads through a colon into their words",
            (speaker[0], speaker[1]),
        )
    return None


def _who_speaks(
    line: Line, chunks: Phrases, subject: Subject, lexicon: CueLexicon
) -> tuple[int, int] | None:
    """Return the person, body or text that a subject names, or its owner ("her rule"), or None."""
    start, (first, last) = subject.start, subject.head
    head = line.low[last - 1]
    if line.tags[first] == "PRP":
        return (start, subject.end) if head in ("he", "she", "they", "we", "i") else None
    noun = lexicon.nouns.get(head)
    if role_of(head) or noun is not None and noun.voiced or head in _LONE:
        return start, subject.end
    if line.tags[first] == "PRP$":
        return first, first + 1
    for m in range(first, last):
        if line.tags[m] == "POS":
            return first, m
    return (start, subject.end) if line.tags[last - 1].startswith("NNP") else None


_LONE = frozenset("another one others some many sign banner poster placard slogan note".split())


def _tail(line: Line, chunks: Phrases, group: VerbGroup) -> bool:
    """Return whether the verb is the tail of a quotation (`"Go," she shrugged.`)."""
    n, i, k = len(line), group.end, group.start - 1
    if k >= 0 and chunks.noun[k] is not None:
        k = chunks.noun[k][0] - 1
    elif i < n and chunks.noun[i] is not None and line.tags[i] in ("NNP", "DT"):
        i = chunks.noun[i][1]
    else:
        return False
    if k < 0 or line.folded[k] is None:
        return False
    return i >= n or line.low[i] in (",", ".", ";", ":") or line.low[i] in DASHES
