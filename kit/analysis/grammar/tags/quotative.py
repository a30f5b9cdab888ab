"""Mends the tag of a verb that its frame shows to be one of speaking: "he snarled: '...'".

Taggers trained on other texts take rare verbs for nouns or adjectives. A speaker on the left and
a whole quotation on the right leave no other reading.
"""

from __future__ import annotations

from kit.analysis.grammar.lines import PAUSES, Line
from kit.analysis.grammar.tags.clause import finite_before
from kit.analysis.lexicon.closed_classes import FINITE_TAGS, LONE, NAME_TAGS, NOMINATIVE
from kit.analysis.lexicon.cues import CueLexicon
from kit.analysis.lexicon.inflection import irregular_pasts


def mend_frames(line: Line, lexicon: CueLexicon) -> None:
    """Tag as a past or present tense, in place, the verb that a frame of speaking shows.

    It must fire on `The guard snarled: "Stop."`, and not on `He gave two reasons: "..."`, where
    the clause has its verb already.
    """
    for i in range(1, len(line)):
        verb = line.tags[i][:2] == "VB" and line.tags[i] not in ("VBN", "VB")
        if not verb and line.text[i][0].islower():
            line.tags[i] = _framed(line, lexicon, i) or line.tags[i]
        elif line.text[i][0].isupper() and line.tags[i] == "VBG" and line.low[i - 1] == "of":
            line.tags[i] = "NNP"  # "the Chamber of Shipping"


def _framed(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """Return the tag of a word that its frame shows to be a verb of speaking, or None."""
    word = line.low[i]
    known = any("quote" in c.takes for c in lexicon.verbs.get(word, ()))
    if known and word[-3:] == "ing" and i + 1 < len(line) and line.folded[i + 1] is not None:
        return "VBG"  # 'a banner reading "No entry"'
    past = word.endswith("ed") and len(word) > 4 or known and word in irregular_pasts()
    if not past and not (known and word.endswith("s")):
        return None
    if quotation_follows(line, i) and may_speak(line, i - 1):
        speaks = not finite_before(line, i)
    elif known and line.folded[i - 1] is not None and line.tags[i] in ("NNS", "JJ", "VBN"):
        speaks = _speaker_behind(line, i)
    elif line.low[i - 1] in NOMINATIVE and line.tags[i] in ("NNS", "JJ", "NN", "VBN"):
        speaks = i + 1 >= len(line) or line.tags[i + 1] in (".", ",", ":", "IN", "RB", "TO")
    else:
        speaks = word.endswith("s") and line.tags[i] == "NNS" and _agency_reports(line, i)
    return ("VBD" if past else "VBZ") if speaks else None


def _speaker_behind(line: Line, i: int) -> bool:
    """Return whether a speaker stands behind item i: '"It sank," recalls her skipper'."""
    behind = line.tags[i + 1] if i + 1 < len(line) else ""
    return behind in ("NNP", "DT", "PRP$", "PRP", "NNS")


def quotation_follows(line: Line, i: int) -> bool:
    """Return whether a pause and a whole quotation stand right behind item i."""
    return (
        i + 2 < len(line)
        and (line.low[i + 1] in PAUSES or line.low[i + 1] == ":")
        and line.folded[i + 2] is not None
    )


def may_speak(line: Line, k: int) -> bool:
    """Return whether item k can end a subject."""
    return (
        line.tags[k].startswith("NN")
        or line.low[k] in NOMINATIVE
        or line.low[k] in LONE
        or line.low[k] == "one"
        or line.low[k] == ")"
        or line.tags[k] == "RB"
        and k > 0
        and (line.tags[k - 1].startswith("NN") or line.low[k - 1] in NOMINATIVE)
    )


def _agency_reports(line: Line, i: int) -> bool:
    """Return whether a name, a word in -s and a new noun phrase make a subject and its verb
    ("the agency DHA reports the vessel sank"): two noun phrases cannot stand side by side."""
    return (
        line.tags[i - 1] in NAME_TAGS
        and i + 2 < len(line)
        and line.tags[i + 1] in ("DT", "PRP$", "EX")
        and line.low[i + 1] != "that"
        and not finite_before(line, i)
        and any(t in FINITE_TAGS for t in line.tags[i + 2 : i + 30])
    )
