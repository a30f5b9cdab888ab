"""Frames that make a verb one of speaking, whichever verb it is: "'Go,' she shrugged".

English lets nearly any verb of manner or gesture carry a quotation, so no list of reporting verbs
is ever complete (Levin 1993, on verbs of manner of speaking). What shows the act of speech is
the frame: a speaker, a verb, and a whole quotation right beside it.
"""

from __future__ import annotations

from kit.analysis.grammar.parsed import ENDS, Items, Parsed
from kit.analysis.grammar.phrases import VerbGroup
from kit.analysis.grammar.subject_phrases import Subject
from kit.analysis.grammar.tags.quotative import may_speak, quotation_follows
from kit.analysis.lexicon.closed_classes import BE, DO, HAVE, NOMINATIVE, RELATIVE
from kit.analysis.lexicon.cues import Cue
from kit.analysis.lexicon.roles import role_of
from kit.analysis.speech.report import Report

_TAIL_ENDS = ENDS | {"-"}
# Nouns for somebody, or for a text, that are no roles: "another: ...", "a banner read: ...".
_LONE = frozenset("another one others some many sign banner poster placard slogan note".split())


def frame_cue(p: Parsed, group: VerbGroup) -> Cue | None:
    """Return a neutral verb of speaking for a verb outside the lexicon that stands in a frame of
    speaking: before a colon or comma and a whole quotation, or right behind one."""
    word = p.low[group.head]
    if group.passive or group.form != "finite" or word in BE | HAVE | DO:
        return None
    if p.tags[group.head] == "VBG":
        return None  # "a report is forthcoming"
    before = quotation_follows(p.line, group.end - 1) and may_speak(p.line, group.start - 1)
    if not before and not _tail(p, group):
        return None
    return Cue(word, "speech", "neutral", frozenset({"quote"}), "")


def _tail(p: Parsed, group: VerbGroup) -> bool:
    """Return whether the verb is the tail of a quotation (`"Go," she shrugged.`)."""
    end, k = group.end, group.start - 1
    if p.np_end[k]:
        k = p.np_start[k] - 1
    elif p.np_end[end] and p.tags[end] in ("NNP", "DT"):
        end = p.np_end[end]
    else:
        return False
    return k >= 0 and p.folded[k] is not None and (end >= p.n or p.low[end] in _TAIL_ENDS)


def colon_quote(p: Parsed) -> Report | None:
    """Return the report of a clause that leads through a colon into a whole quotation, whatever
    its verb ('Marsh was blunt: "We lost."', 'Her rule is simple: "No names."'), or None.

    It must fire only where the clause is about somebody who can speak: 'The road was shut:
    "No entry."' names nobody.
    """
    colons = (k for k in range(2, p.n - 1) if p.low[k] == ":" and p.folded[k + 1] is not None)
    colon = next(colons, 0)
    for group in p.chunks.groups:
        if group.start >= colon:
            return None
        subject = p.subject_of(group) if group.form == "finite" else None
        if subject is None or p.low[subject.start] in RELATIVE:
            continue
        speaker = _who_speaks(p, subject)
        if speaker is None:
            return None
        bare = p.low[group.head] in BE  # "was blunt": the whole of it is the cue
        cue = group.start, colon if bare else group.end
        content = [(colon + 1, p.past_quotations(colon + 1))]
        why = "a clause about somebody leads through a colon into their words"
        return Report(p, speaker, cue, content, None, "attribution.colon", why)
    return None


def _who_speaks(p: Parsed, subject: Subject) -> Items | None:
    """Return the person, body or text that a subject names, or its owner ("her rule"), or None."""
    whole = subject.start, subject.end
    first, last = subject.head
    head = p.low[last - 1]
    if p.tags[first] == "PRP":
        return whole if head in NOMINATIVE else None
    noun = p.lexicon.nouns.get(head)
    if role_of(head) or noun is not None and noun.voiced or head in _LONE:
        return whole
    if p.tags[first] == "PRP$":
        return first, first + 1
    if "POS" in p.tags[first:last]:
        return first, p.tags.index("POS", first)
    return whole if p.tags[last - 1].startswith("NNP") else None
