"""Rules by which a word that was taken for a noun or participle is a past tense.

A rule is asked about one item of a line and returns its tag, or None where it does not apply; the
first that applies has the last word. Each says what it fires on and what it leaves alone.
"""

from __future__ import annotations

from kit.analysis.grammar.lines import QUOTE, Line
from kit.analysis.lexicon.closed_classes import BE, GET, HAVE, NAME_TAGS, NOT, WH
from kit.analysis.lexicon.cues import CueLexicon
from kit.analysis.lexicon.inflection import irregular_pasts, lemma

_NAMING = frozenset("called named dubbed titled entitled nicknamed known related".split())


_TIMES = (["CD"], ["NNP"])


def past_before_a_clause(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """The guard "insisted that": a noun before, a clause or quotation behind."""
    low, tags, n = line.low, line.tags, len(line)
    word, tag = line.low[i], line.tags[i]
    k = i + 1
    if tag == "VBN" and low[k : k + 1] in (["in"], ["on"]) and tags[k + 1 : k + 2] in _TIMES:
        k += 2  # "the inquiry found in 2003 that"
        if low[k : k + 1] != ["that"]:
            return None
    elif tag == "VBN" and low[k : k + 1] == ["last"] and low[k + 2 : k + 3] == ["that"]:
        k += 2  # "the inquiry found last year that"
    if (
        tag in ("JJ", "NN", "VBN")
        and (word[-2:] == "ed" or word in irregular_pasts() and lemma(word) != word)
        and word in lexicon.verbs
        and 0 < i < n - 1
        and k < n
        and (low[k] in WH or low[k] == "that" or line.folded[k] is not None)
        and (tags[i - 1].startswith("NN") or tags[i - 1] in ("PRP", "WP"))
    ):
        return "VBD"
    return None


def plain_past(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "Said" and the like are past tenses where no auxiliary stands before them."""
    low, tags = line.low, line.tags
    word, tag = line.low[i], line.tags[i]
    if (
        tag == "VBN"
        and not (i and tags[i - 1] == "DT")
        and word in ("said", "told", "added", "asked", "wrote")
    ):
        return "VBD" if not _auxiliary_before(low, i) else "VBN"
    return None


def asked_before(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "Has urged people to leave", not "the urged man"."""
    low = line.low
    word, tag = line.low[i], line.tags[i]
    if tag == "JJ" and word[-2:] == "ed" and _asks(lexicon, word) and _has_before(low, i):
        return "VBN"  # "has urged people to leave"
    return None


def said_and_told(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """Past tenses, but for "the said bridge"."""
    low, tags = line.low, line.tags
    word, tag = line.low[i], line.tags[i]
    if tag in ("NN", "JJ", "NNP", "VBN", "VBD") and word in ("said", "told"):
        # "the said bridge" is the one named before
        return "JJ" if i and tags[i - 1] == "DT" and low[i - 1] in ("the", "this") else "VBD"
    return None


def used_to(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "The teacher used to say", not "was used to say"."""
    word, tag = line.low[i], line.tags[i]
    if word == "used" and tag == "VBN" and _habit(line, lexicon, i):
        return "VBD"
    return None


def past_with_an_object(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "The army denied the report": a participle has no object."""
    word, tag = line.low[i], line.tags[i]
    if tag == "VBN" and word not in _NAMING and _finite_after_all(line, i):
        return "VBD"
    return None


def past_at_the_end(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "The envoy said the truce held.", not "said five killed"."""
    tags, low = line.tags, line.low
    if line.tags[i] != "VBN" or "".join(tags[i + 1 : i + 2]) not in (".", "") or i < 3:
        return None
    k = i - 1
    while k and tags[k][:2] in ("NN", "JJ"):
        k -= 1
    if k == i - 1 or tags[k] not in ("DT", "PRP$"):
        return None
    says = any("clause" in cue.takes for cue in lexicon.verbs.get(low[k - 1], ()))
    return "VBD" if says and tags[k - 1] in ("VBD", "VBZ", "VBP", "IN") else None


def past_behind_an_aside(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "..., the Varn Institute, a think tank, estimated.", not "the sum, as estimated."."""
    tags = line.tags
    if i < 6 or "".join(tags[i + 1 : i + 2]) not in (".", "") or line.low[i - 1] != ",":
        return None
    says = any("clause" in cue.takes for cue in lexicon.verbs.get(line.low[i], ()))
    return "VBD" if says and tags[i - 2].startswith("NN") else None


def past_of_several(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "Insurgents struck at the port", not "five men shot at the port": a past that is no noun,
    behind a plural, in a line that has no verb before it."""
    tags, word = line.tags, line.low[i]
    if not 0 < i < len(line) - 1 or tags[i - 1] != "NNS" or tags[i + 1] != "IN":
        return None
    past = word in irregular_pasts() and lemma(word) != word and word not in _ALSO_NOUNS
    verbs = any(tag in ("VBD", "VBZ", "VBP", "MD") for tag in tags[:i])
    return "VBD" if past and not verbs else None


_ALSO_NOUNS = frozenset("shot rose saw left felt found ground wound bound lead led spoke".split())


def past_behind_and(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "Came and asked for help", not "was seen and asked"."""
    low, tags, n = line.low, line.tags, len(line)
    word, tag = line.low[i], line.tags[i]
    if (
        tag == "VBN"
        and i
        and tags[i - 1] == "CC"
        and word in lexicon.verbs
        and not _auxiliary_before(low, i)
    ):
        if (
            any(t in ("VBD", "VBN") for t in tags[max(0, i - 40) : i])
            and i + 1 < n
            and low[i + 1] != "by"
        ):
            return "VBD"
        return tag
    return None


def past_behind_a_quotation(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "[quotation], added Ray": a name behind, a quotation or comma before."""
    low, tags, n = line.low, line.tags, len(line)
    word, tag = line.low[i], line.tags[i]
    if (
        tag == "VBN"
        and i
        and i + 1 < n
        and tags[i + 1] in ("NNP", "PRP")
        and low[i - 1] in (",", QUOTE)
        and any("quote" in c.takes for c in lexicon.verbs.get(word, ()))
    ):
        return "VBD"
    return None


def past_behind_a_relative(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "The group, which read it, disagreed": the line's verb behind a relative clause."""
    low = line.low
    tag = line.tags[i]
    if tag == "VBN" and i > 2 and low[i - 1] == "," and _closes_relative(line, i - 1):
        return "VBD"
    return None


def _has_before(low: list[str], i: int) -> bool:
    """Return whether "has" or "have" stands before item i, adverbs between them left out."""
    k = i - 1
    while k > 0 and low[k].endswith("ly"):
        k -= 1
    return k >= 0 and low[k] in HAVE


def _asks(lexicon: CueLexicon, word: str) -> bool:
    """Return whether a form is that of a verb of asking somebody to do something."""
    return any("object-infinitive" in cue.takes for cue in lexicon.verbs.get(word, ()))


def _closes_relative(line: Line, comma: int) -> bool:
    """Return whether a comma ends a relative clause ("the group, which ..., read it")."""
    for k in range(comma - 1, max(0, comma - 25), -1):
        if line.low[k] == ",":
            return line.low[k + 1] in ("who", "which", "whose", "where")
    return False


def _finite_after_all(line: Line, i: int) -> bool:
    """Return whether an -ed form tagged as participle is a past tense: it has a noun before it and
    a noun of its own after it, which a passive participle cannot have."""
    tags, low, n = line.tags, line.low, len(line)
    k = i - 1
    while k >= 0 and tags[k].startswith("RB"):
        k -= 1
    if k < 0 or i + 1 >= n or _auxiliary_before(low, i):
        return False
    if not (tags[k].startswith("NN") or tags[k] in ("PRP", "WP", "WDT") or low[k] in (")", "who")):
        return False
    after = tags[i + 1]
    return (
        after in NAME_TAGS | {"DT", "PRP", "PRP$"}
        or low[i + 1] == "that"
        or line.folded[i + 1] is not None
    )


def _habit(line: Line, lexicon: CueLexicon, i: int) -> bool:
    """Return whether "used to" tells of a habit of speaking ("the teacher used to say")."""
    low = line.low
    return (
        i + 2 < len(line)
        and low[i + 1] == "to"
        and low[i + 2] in lexicon.verbs
        and not _auxiliary_before(low, i)
    )


def _auxiliary_before(low: list[str], i: int) -> bool:
    k = i - 1
    while k >= 0 and i - k < 4:
        if low[k] in BE or low[k] in HAVE or low[k] in GET:
            return True
        if not (low[k].endswith("ly") or low[k] in NOT | {"also", "since", "long", "often"}):
            return False
        k -= 1
    return False
