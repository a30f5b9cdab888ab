"""Mends the tag of a reporting verb that a clause behind it gives away: "experts question whether".

Many reporting verbs are nouns too, and taggers guess noun. A subject on the left, a clause on
the right and no other verb between leave only the verb.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kit.analysis.grammar.lines import Line
from kit.analysis.lexicon.closed_classes import FINITE_TAGS, NOMINATIVE, TIME, WH
from kit.analysis.lexicon.cues import Cue, CueLexicon
from kit.analysis.lexicon.inflection import irregular_pasts

Cues = tuple[Cue, ...]


def mend_clause_verbs(line: Line, lexicon: CueLexicon) -> None:
    """Tag as finite, in place, the verbs that report the clause or particle right behind them.

    It must fire on "Legal experts question whether he may", and not on "The experts' question
    whether he may was put aside", where an owner makes it a noun.
    """
    for i in range(1, len(line) - 1):
        cues = lexicon.verbs.get(line.low[i])
        if not cues or line.tags[i] in FINITE_TAGS or not line.text[i][0].islower():
            continue
        found = (rule(line, lexicon, cues, i) for rule in _rules_for(line, i))
        line.tags[i] = next((tag for tag in found if tag is not None), line.tags[i])


def _rules_for(line: Line, i: int) -> Sequence[Rule]:
    """Return the rules that can decide about a word: by its ending, its tag and what is before."""
    word, tag = line.low[i], line.tags[i]
    if tag in ("VBN", "JJ") and word[-2:] == "ed":
        return _PAST
    if tag == "NNS" and word[-1] == "s" and line.tags[i - 1] == "CC":
        return (_second_present,)
    if tag == "NN" and line.low[i - 1] in NOMINATIVE and not finite_before(line, i):
        return (_behind_a_pronoun,)
    noun = tag in ("NN", "NNS", "IN", "JJ", "VB", "NNP", "FW", "RB")
    return _PRESENT if noun and not finite_before(line, i) and _subject_ends(line, i - 1) else ()


def _behind_a_comma(line: Line, lexicon: CueLexicon, cues: Cues, i: int) -> str | None:
    """ "The envoy, Ali Ray, rejected claims"."""
    behind = line.low[i + 1]
    particle = behind != "by" and any(
        c.particles[:1] == (behind,) or behind in c.takes for c in cues
    )
    return "VBD" if line.low[i - 1] == "," and _main_verb(line, i, particle) else None


def _with_its_object(line: Line, lexicon: CueLexicon, cues: Cues, i: int) -> str | None:
    """ "A nurse called on the council for help"."""
    return "VBD" if line.tags[i] == "VBN" and _own_object(line, cues, i) else None


def _second_past(line: Line, lexicon: CueLexicon, cues: Cues, i: int) -> str | None:
    """ "Admitted theft but denied fraud"."""
    joined = line.tags[i - 1] == "CC" and _second_verb(line, lexicon, i)
    return "VBD" if joined else None


def _second_present(line: Line, lexicon: CueLexicon, cues: Cues, i: int) -> str | None:
    """ "Admits theft but denies fraud"."""
    return "VBZ" if _second_verb(line, lexicon, i) else None


def _behind_a_pronoun(line: Line, lexicon: CueLexicon, cues: Cues, i: int) -> str | None:
    """ "They claim", "he quit"."""
    return "VBP" if line.low[i - 1] in ("they", "we", "i") else "VBD"


def _with_its_particle(line: Line, lexicon: CueLexicon, cues: Cues, i: int) -> str | None:
    """ "The union hits out at", "the envoy spoke out"."""
    word = line.low[i]
    if not any(c.particles and _stands(line, c.particles, i + 1) for c in cues):
        return None
    if word[-1] == "s":
        return "VBZ"
    return "VBD" if word in irregular_pasts() else None


def _plain_before_a_clause(line: Line, lexicon: CueLexicon, cues: Cues, i: int) -> str | None:
    """ "Legal experts question whether he may", not "the court question whether he may"."""
    word = line.low[i]
    if not any({"clause", "question"} & c.takes and word == c.lemma for c in cues):
        return None
    noun_too = word in lexicon.nouns or any("object" in c.takes for c in cues)
    clause = _clause_behind(line, i + 1) and (_plural(line, i - 1) or not noun_too)
    return "VBP" if clause else None


def _of_a_full_name(line: Line, lexicon: CueLexicon, cues: Cues, i: int) -> str | None:
    """ "When Ann Lee talks about the siege"."""
    named = line.low[i][-1] == "s" and line.tags[max(0, i - 2) : i] == ["NNP", "NNP"]
    return "VBZ" if named and any(line.low[i + 1] in c.takes for c in cues) else None


def _one_verb_for_two(line: Line, lexicon: CueLexicon, cues: Cues, i: int) -> str | None:
    """ "The defence claims Mr Ray lied", not "the defence claims about him were false"."""
    behind = line.low[i + 1]
    if line.low[i][-1] != "s" or line.tags[i - 1] != "NN" or behind in WH or behind == "that":
        return None
    return "VBZ" if _clause_behind(line, i + 1) and _one_verb_behind(line, i) else None


def _about_what(line: Line, lexicon: CueLexicon, cues: Cues, i: int) -> str | None:
    """ "Her daughter worries about what comes next", not "worries about money"."""
    about = line.low[i][-1] == "s" and line.tags[i - 1] == "NN" and line.low[i + 1] == "about"
    return "VBZ" if about and line.low[i + 2 : i + 3] and line.low[i + 2] in WH else None


Rule = Callable[[Line, CueLexicon, Cues, int], str | None]
_PAST: tuple[Rule, ...] = (_behind_a_comma, _with_its_object, _second_past)
_PRESENT: tuple[Rule, ...] = (
    _with_its_particle, _plain_before_a_clause, _of_a_full_name, _one_verb_for_two, _about_what,
)  # fmt: skip


def _stands(line: Line, words: Sequence[str], i: int) -> bool:
    """Return whether these words stand at item i."""
    return tuple(line.low[i : i + len(words)]) == tuple(words)


def _own_object(line: Line, cues: tuple[Cue, ...], i: int) -> bool:
    """Return whether the verb has its particle and then an object: "A nurse called on the council
    for help", but not "The help called for by a nurse came"."""
    low, tags = line.low, line.tags
    sizes = (len(c.particles) for c in cues if c.particles and _stands(line, c.particles, i + 1))
    k = i + 1 + next(sizes, -i - 1)
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
