"""Mends the tag of a reporting verb that a clause behind it gives away: "experts question whether".

Many reporting verbs are nouns too, and taggers guess noun. A subject on the left, a clause on
the right and no other verb between leave only the verb.
"""

from __future__ import annotations

from kit.analysis.grammar.lines import Line
from kit.analysis.lexicon.closed_classes import FINITE_TAGS, NOMINATIVE, TIME, WH
from kit.analysis.lexicon.cues import Cue, CueLexicon
from kit.analysis.lexicon.inflection import irregular_pasts


def mend_clause_verbs(line: Line, lexicon: CueLexicon) -> None:
    """Tag as finite, in place, the verbs that report the clause or particle right behind them.

    It must fire on "Legal experts question whether he may", and not on "The experts' question
    whether he may was put aside", where an owner makes it a noun.
    """
    low, tags, n = line.low, line.tags, len(line)
    for i in range(1, n - 1):
        word = low[i]
        cues = lexicon.verbs.get(word)
        if not cues or tags[i] in FINITE_TAGS or not line.text[i][0].islower():
            continue
        if tags[i] in ("VBN", "JJ") and word[-2:] == "ed":
            particle = low[i + 1] != "by" and any(
                (c.particles and c.particles[0] == low[i + 1]) or low[i + 1] in c.takes
                for c in cues
            )
            if low[i - 1] == "," and _main_verb(line, i, particle):
                tags[i] = "VBD"
            elif tags[i] == "VBN" and _own_object(line, cues, i):
                tags[i] = "VBD"
            elif tags[i - 1] == "CC" and _second_verb(line, lexicon, i):
                tags[i] = "VBD"
        elif word[-1] == "s" and tags[i] == "NNS" and tags[i - 1] == "CC":
            if _second_verb(line, lexicon, i):
                tags[i] = "VBZ"
        elif low[i - 1] in NOMINATIVE and tags[i] == "NN" and not finite_before(line, i):
            tags[i] = "VBP" if low[i - 1] in ("they", "we", "i") else "VBD"
        elif tags[i] not in ("NN", "NNS", "IN", "JJ", "VB", "NNP", "FW", "RB"):
            continue
        elif finite_before(line, i) or not _subject_ends(line, i - 1):
            continue
        elif any(c.particles and tuple(low[i + 1 : i + 1 + len(c.particles)]) == c.particles
                 for c in cues):  # fmt: skip
            if word in irregular_pasts() or word[-1] == "s":
                tags[i] = "VBZ" if word[-1] == "s" else "VBD"
        elif any({"clause", "question"} & c.takes and word == c.lemma for c in cues):
            noun_too = word in lexicon.nouns or any("object" in c.takes for c in cues)
            if _clause_behind(line, i + 1) and (_plural(line, i - 1) or not noun_too):
                tags[i] = "VBP"
        elif word[-1] == "s" and tags[max(0, i - 2) : i] == ["NNP", "NNP"]:
            if any(low[i + 1] in c.takes for c in cues):
                tags[i] = "VBZ"  # "when Ann Lee talks about the siege"
        elif word[-1] == "s" and tags[i - 1] == "NN" and _clause_behind(line, i + 1):
            if low[i + 1] not in WH and low[i + 1] != "that" and _one_verb_behind(line, i):
                tags[i] = "VBZ"  # "the defence claims Mr Ray lied", but not "... were false"
        elif word[-1] == "s" and tags[i - 1] == "NN" and low[i + 1] == "about":
            if i + 2 < n and low[i + 2] in WH:
                tags[i] = "VBZ"  # "her daughter worries about what comes next"


def _own_object(line: Line, cues: tuple[Cue, ...], i: int) -> bool:
    """Return whether the verb has its particle and then an object: "A nurse called on the council
    for help", but not "The help called for by a nurse came"."""
    low, tags = line.low, line.tags
    k = next(
        (i + 1 + len(c.particles) for c in cues
         if c.particles and tuple(low[i + 1 : i + 1 + len(c.particles)]) == c.particles), 0,
    )  # fmt: skip
    if not 0 < k < len(line) or not (tags[k].startswith("NN") or tags[k] in ("DT", "PRP$", "PRP")):
        return False
    noun = tags[i - 1].startswith("NN") or tags[i - 2 : i] == ["DT", "VBN"]  # "the wounded"
    if not noun or low[k] in TIME or finite_before(line, i):
        return False
    stop = next((m for m in range(k, len(line)) if low[m] in (",", "that", *WH)), len(line))
    return not any(t in FINITE_TAGS for t in tags[k:stop])


def finite_before(line: Line, i: int) -> bool:
    """Return whether the clause that reaches item i has a finite verb already, one that no
    relative pronoun brings in."""
    for k in range(i - 1, max(-1, i - 30), -1):
        if line.tags[k] in FINITE_TAGS and (
            not k or line.low[k - 1] not in ("who", "which", "that")
        ):
            return True
        if line.low[k] in (",", ";", ":") or line.tags[k] == "CC":
            return False
    return False


def _subject_ends(line: Line, k: int) -> bool:
    if line.low[k] == ",":
        relative = next((m for m in range(k - 1, max(0, k - 25), -1) if line.low[m] == ","), 0)
        return bool(relative) and line.low[relative + 1] in ("who", "which", "whose")
    if line.tags[k] == "RB" and line.low[k].endswith("ly") and k:
        k -= 1  # "members privately concede that"
    return line.tags[k].startswith("NN") or line.low[k] in NOMINATIVE


def _plural(line: Line, k: int) -> bool:
    k -= line.tags[k] == "RB" and k > 0
    return line.tags[k] in ("NNS", "NNPS") or line.low[k] in ("they", "we", "i")


def _clause_behind(line: Line, k: int) -> bool:
    """Return whether a clause begins at item k."""
    if line.low[k] in WH or line.low[k] == "that" or line.low[k] in NOMINATIVE:
        return True
    verbs = line.tags[k + 1 : k + 12]
    return line.tags[k] in ("DT", "PRP$", "EX", "NNP") and any(t in FINITE_TAGS for t in verbs)


def _one_verb_behind(line: Line, i: int) -> bool:
    """Return whether one finite verb, not two, follows before the clause's next pause."""
    found = 0
    for k in range(i + 1, min(len(line), i + 25)):
        if line.low[k] in (",", ";", ":") or line.tags[k] == "CC":
            break
        found += line.tags[k] in FINITE_TAGS and line.tags[k - 1] != "MD"
    return found == 1


def _second_verb(line: Line, lexicon: CueLexicon, i: int) -> bool:
    """Return whether a form behind "and" or "but" is a second verb of reporting ("admits theft
    but denies fraud"): a reporting verb of the same tense stands before it, an object behind."""
    tense = "VBZ" if line.low[i][-1] == "s" else "VBD"
    earlier = any(
        line.tags[k] == tense and line.low[k] in lexicon.verbs for k in range(max(0, i - 30), i)
    )
    after = line.tags[i + 1]
    nouns = after.startswith("NN") or after in ("DT", "PRP$", "PRP", "JJ")
    return earlier and (nouns or line.low[i + 1] == "that" or line.folded[i + 1] is not None)


def _main_verb(line: Line, i: int, particle: bool) -> bool:
    """Return whether the -ed form behind a comma is the line's own verb ("The envoy, Ali Ray,
    rejected claims"): an object follows, or the verb's own particle, and no finite verb stands
    before it or after a comma."""
    tags, n = line.tags, len(line)
    if any(t in FINITE_TAGS for t in tags[:i]) or not tags[i - 2].startswith("NN"):
        return False
    if any(line.low[k] == "," and tags[k + 1] in FINITE_TAGS for k in range(i, min(n - 1, i + 40))):
        return False
    if particle:
        return True
    return tags[i + 1] in ("NNS", "NNP", "DT", "PRP$", "NN", "JJ") or line.low[i + 1] == "that"
