"""Rules by which a word is a noun, an adjective, a participle or a small word after all.

A rule is asked about one item of a line and returns its tag, or None where it does not apply; the
first that applies has the last word. Each says what it fires on and what it leaves alone.
"""

from __future__ import annotations

import re

from kit.analysis.grammar.lines import Line
from kit.analysis.lexicon.closed_classes import BE, FINITE_TAGS, NAME_TAGS, NEGATIONS, WH
from kit.analysis.lexicon.cues import CueLexicon

_MORE_THINGS = (["JJ", "NN"], ["JJ", "NNS"])
_BEHIND_IS_DOING = (["TO"], ["DT"], ["PRP"], ["PRP$"], ["RB"], ["RP"])
_ANYBODY = frozenset("nobody everybody somebody anybody everyone someone anyone nothing".split())
# Plurals of people by what they do.
_PEOPLE = re.compile(r"(ists|icians|keepers|workers|makers|dwellers|owners|experts)$")
_ONE_FORM = frozenset("broadcast forecast cast put set cut hit read shut hurt spread".split())


def adjective_behind_be(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "Was adamant": an adjective of the lexicon behind a form of "be"."""
    low = line.low
    word, tag = line.low[i], line.tags[i]
    if word in lexicon.adjectives and i and low[i - 1] in BE and tag in ("PDT", "NN", "RB", "VB"):
        return "JJ"
    return None


def adjective_behind_owner(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "Her then husband", not "she then left"."""
    tags, n = line.tags, len(line)
    tag = line.tags[i]
    if tag == "RB" and 0 < i < n - 1 and tags[i - 1] == "PRP$" and tags[i + 1].startswith("NN"):
        return "JJ"  # "its ally Norland", "her then husband"
    return None


def more_of(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "More international help", not "more international"."""
    tags = line.tags
    word, tag = line.low[i], line.tags[i]
    if tag == "RBR" and word in ("more", "less") and tags[i + 1 : i + 3] in _MORE_THINGS:
        return "JJR"  # "more international help" is more help
    return None


def that_before_anybody(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "Said that nobody was hurt", not "that boy was hurt"."""
    low, n = line.low, len(line)
    word, tag = line.low[i], line.tags[i]
    if tag == "DT" and word == "that" and i + 1 < n and low[i + 1] in _ANYBODY:
        return "IN"
    return None


def people_at_the_start(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "Meteorologists expect": people by what they do, capital only as the first word."""
    tags, n = line.tags, len(line)
    word, tag = line.low[i], line.tags[i]
    if not i and tag in NAME_TAGS and _PEOPLE.search(word) and n > 1:
        if tags[1] in ("VBD", "VBP", "VB", "IN", "MD"):
            return "NNS"  # "Meteorologists expect": capital only as the first word
        return tag
    return None


def rare_preposition(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "Whilst", "amid" and "amidst" are never anything else."""
    word = line.low[i]
    if word in ("whilst", "amid", "amidst"):
        return "IN"
    return None


def name_is(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "IS" in capitals is a name, but not among capitals."""
    word = line.low[i]
    if word == "is" and line.text[i] == "IS" and any(w.islower() for w in line.text):
        return "NNP"
    return None


def participle_of_one_form(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "Said reports broadcast on Monday": the line has its verb already."""
    tags, n = line.tags, len(line)
    word, tag = line.low[i], line.tags[i]
    if (
        tag in ("VBD", "VBP")
        and word in _ONE_FORM
        and i
        and i + 1 < n
        and tags[i - 1] == "NNS"
        and tags[i + 1] == "IN"
    ):
        if any(t in FINITE_TAGS for t in tags[max(0, i - 12) : i]):
            return "VBN"
        return tag
    return None


def aside(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "The leader, asked whether he would vote, said": the verb comes later."""
    low = line.low
    tag = line.tags[i]
    if tag == "VBD" and i and low[i - 1] == "," and _aside(line, i):
        return "VBN"
    return None


def noun_in_ing(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "The reopening was shameful", not "the remaining men"."""
    tags, n = line.tags, len(line)
    tag = line.tags[i]
    if (
        tag == "VBG"
        and i
        and tags[i - 1] == "DT"
        and (
            i + 1 >= n
            or tags[i + 1] in (".", ",", ":", "IN", "VBD", "VBZ", "MD")
            or line.marked[i + 1]
            or tags[i + 1] == "VBN"
            and not "".join(tags[i + 2 : i + 3]).startswith(("NN", "JJ"))
        )
    ):
        return "NN"  # "called the reopening 'shameful'"
    return None


def in_writing(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "Confirmed in writing that", not "in writing the letter"."""
    behind = line.low[i + 1 : i + 2]
    led = i > 1 and line.low[i] == "writing" and line.low[i - 1] == "in"
    return "NN" if led and (not behind or behind[0] in ("that", ",", ".", "to")) else None


def compound_in_ing(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "A harbour posting made on Monday", not "the man posting letters"."""
    tags, n = line.tags, len(line)
    tag = line.tags[i]
    if (
        tag == "VBG"
        and 1 < i < n - 1
        and tags[i - 2] == "DT"
        and tags[i - 1].startswith("NN")
        and (tags[i + 1] in ("VBN", "VBD", "VBZ"))
    ):
        return "NN"  # "a harbour posting made on Monday"
    return None


def adverb_before_a_verb(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "He further said", not "a further man"."""
    tags, n = line.tags, len(line)
    word, tag = line.low[i], line.tags[i]
    if (
        tag == "JJ"
        and word in ("further", "first")
        and i + 1 < n
        and tags[i + 1] in ("VBD", "VBZ", "VBP")
    ):
        return "RB"
    return None


def retired(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "Retired general": what the person is, not what he did."""
    tags, n = line.tags, len(line)
    word, tag = line.low[i], line.tags[i]
    if tag in ("VBD", "VBN") and word == "retired" and i + 1 < n and tags[i + 1].startswith("NN"):
        return "JJ"
    return None


def noun_in_ly(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "According to a tally by Reuters", not "a newly built port"."""
    tags, n = line.tags, len(line)
    if not i or tags[i - 1] != "DT" or line.low[i][-2:] != "ly" or line.low[i] == "early":
        return None
    return "NN" if i + 1 >= n or tags[i + 1] in ("IN", "TO", ",", ".") else None


def only_one(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "The only witness", "the city's only nurse", not "only the witness"."""
    tags, n = line.tags, len(line)
    word, tag = line.low[i], line.tags[i]
    if (
        tag == "RB"
        and word == "only"
        and i + 1 < n
        and i
        and tags[i - 1] in ("DT", "POS", "PRP$")
        and tags[i + 1].startswith("NN")
    ):
        return "JJ"
    return None


def according_to(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "According to reports": what follows is a noun."""
    low = line.low
    tag = line.tags[i]
    if (
        tag in ("VB", "VBP", "VBD", "VBZ")
        and i >= 2
        and low[i - 1] == "to"
        and low[i - 2] == "according"
    ):
        return "NN"
    return None


def shortened_is(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "He's the one", not "Ray's own"."""
    tags, n = line.tags, len(line)
    word, tag = line.low[i], line.tags[i]
    if tag == "POS" and i + 1 < n and word in ("'s", "’s") and i:
        if tags[i - 1] in ("PRP", "EX", "WP") or tags[i + 1] == "DT":
            return "VBZ"
        if tags[i + 1] == "RB" and not _describes_a_noun(line, i + 1):
            return "VBZ"
        if tags[i + 1] == "VBG" and tags[i + 2 : i + 3] in _BEHIND_IS_DOING:
            return "VBZ"  # "Ray's planning to leave", but not "last week's shooting."
        return tag
    return None


def _describes_a_noun(line: Line, i: int) -> bool:
    """Return whether an adverb stands before a noun: "Norland's only port", "its newly built port",
    but not "Norland's not its owner"."""
    behind = "".join(tag[:2] for tag in line.tags[i + 1 : i + 3])
    own = line.low[i] == "own"
    return own or line.low[i] not in NEGATIONS and behind.startswith(("NN", "JJNN", "VBNN"))


def _aside(line: Line, i: int) -> bool:
    """Return whether a form in -ed opens an aside between subject and verb ("the leader, asked
    whether he would vote, said"): no finite verb stands before it, and one follows a comma."""
    tags, low = line.tags, line.low
    if line.text[i][-2:] != "ed" or not tags[i - 2].startswith("NN"):
        return False
    if any(t in FINITE_TAGS for t in tags[:i]):
        return False
    for k in range(i + 1, min(len(line) - 1, i + 30)):
        if low[k] == "," and tags[k + 1] in ("VBD", "VBZ", "MD"):
            return low[i + 1] in WH or tags[i + 1] in ("IN", "TO")
    return False
