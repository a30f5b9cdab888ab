"""The surroundings of a participle: its auxiliary, what opens behind it, the verbs of its clause.

`features` turns them into the clues that `participles` weighs; training and reading share them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kit.analysis.lexicon.closed_classes import (
    BE_SPELT_OUT,
    BREAKS,
    CLAUSE_OPENERS,
    DO,
    FINITE_TAGS,
    GET,
    HAVE,
    IS_OR_HAS,
    MODALS,
    NAME_TAGS,
    NOUN_TAGS,
    PARTICLES,
    PHRASE_TAGS,
    WH_TAGS,
)
from kit.analysis.lexicon.inflection import lemma
from kit.analysis.lexicon.participle_forms import PREFIXES, form_kind, lexicon

_BARE_FORM = MODALS | DO | {"to"}  # a bare form follows: no participle
# Words that may stand between an auxiliary and its participle without ending the group.
_BETWEEN = frozenset(
    """not n't n’t also all both each either neither never ever already still just only even then
    now later first last once twice again since thus therefore however indeed instead so well once
    today yesterday tonight all almost nearly at least in part fact the end course of
    mostly""".split()
)
# Short phrases among them; "the" or "of" alone must not be stepped over.
_PHRASES = (
    ("in", "fact"), ("in", "part"), ("in", "turn"), ("at", "least"), ("at", "first"),
    ("at", "last"), ("at", "once"), ("of", "course"), ("in", "the", "end"), ("for", "now"),
    ("by", "then"), ("by", "now"), ("at", "times"), ("in", "general"),
)  # fmt: skip
SKIP = _BETWEEN - set("in at of the end fact part least course".split())
_OPENERS = CLAUSE_OPENERS | {"that"}
NOMINAL = NOUN_TAGS | {"PRP", "CD", "$", "EX"}
OPENS_NOUN = PHRASE_TAGS - {"POS", "JJR", "JJS"}
_ABOUT = frozenset("about around over nearly almost under".split())


@dataclass(frozen=True, slots=True)
class Auxiliary:
    """The auxiliary that governs a participle: what it is and the token it stands at."""

    kind: str  # be, get, have, is-or-has, modal, none
    index: int | None


def auxiliary(words: Sequence[str], tags: Sequence[str], i: int) -> Auxiliary:
    """Return the auxiliary that governs the participle at `i`, stepping over adverbs.

    >>> words = "the base was , however , captured".split()
    >>> auxiliary(words, "DT NN VBD , RB , VBN".split(), 6)
    Auxiliary(kind='be', index=2)
    """
    j = i - 1
    while j >= 0 and i - j <= 9:
        word, tag = words[j], tags[j]
        if word in BE_SPELT_OUT:
            return Auxiliary("be", j)
        if word in GET and tag[0] == "V":
            return Auxiliary("get", j)
        if word in HAVE:
            return Auxiliary("have", j)
        if word in IS_OR_HAS:
            return Auxiliary("is-or-has" if tag != "POS" else "none", j)
        if word in _BARE_FORM:
            return Auxiliary("modal", j)
        step = _stepped_over(words, tags, j)
        if not step:
            break
        j -= step
    return Auxiliary("none", None)


def _stepped_over(words: Sequence[str], tags: Sequence[str], j: int) -> int:
    """Return how many tokens ending at `j` may stand inside a verb group; 0 ends the search."""
    if tags[j] in ("RB", "RBR", "RBS") or words[j] in SKIP:
        return 1
    if words[j] == "and" and 0 < j < len(tags) - 1 and tags[j - 1] == tags[j + 1] == "RB":
        return 1  # "quickly and safely returned"
    for phrase in _PHRASES:
        n = len(phrase)
        if j + 1 >= n and tuple(words[j + 1 - n : j + 1]) == phrase:
            return n
    # A comma belongs to the group only when it closes or opens a parenthesis inside it.
    if words[j] == "," and j > 0:
        before = (
            tags[j - 1] in ("RB", "RBR") or words[j - 1] in BE_SPELT_OUT or words[j - 1] in SKIP
        )
        if before or any(tuple(words[j - len(p) : j]) == p for p in _PHRASES if j >= len(p)):
            return 1
    return 0


def features(
    words: Sequence[str],
    tags: Sequence[str],
    i: int,
    aux: Auxiliary,
    previous: tuple[int, str] | None,
) -> list[str]:
    """Return the clues about the word at `i`; `previous` is the last participle and its reading.

    `words` are lower case. Used alike for training and for reading.
    """
    n = len(words)
    word, tag, kind = words[i], tags[i], form_kind(words[i])
    # Taggers know few words with a prefix and a hyphen: "re-elected" is weighed as "elected".
    prefix, _, rest = word.partition("-")
    if prefix in PREFIXES and rest:
        word, tag = rest, "VBD" if tag in ("JJ", "NN", "VBD") else tag
    elif tag in NAME_TAGS:
        tag = "NNP"
    w1, t1 = (words[i - 1], tags[i - 1]) if i else ("<s>", "<s>")
    t2 = tags[i - 2] if i > 1 else "<s>"
    x1, u1 = (words[i + 1], tags[i + 1]) if i + 1 < n else ("</s>", "</s>")
    u2 = tags[i + 2] if i + 2 < n else "</s>"
    opens = opens_behind(words, tags, i)
    by = "none"
    for j in range(i + 1, min(n, i + 9)):
        if words[j] == "by":
            by = "next" if opens == "by" else "near"
            break
        if tags[j] in FINITE_TAGS or words[j] in (";", ":", "."):
            break
    left, clause = finite_left(words, tags, i)
    right = finite_right(words, tags, i)
    lone = "lone" if not left and right == "none" else "more"
    lone += "." if words[-1] in (".", "?", "!") or n > 1 and words[-2] in (".", "?", "!") else ""
    used = "intransitive" if lemma(word) in lexicon()["intransitive"] else "plain"
    subject = t1 if t1 not in ("RB", "RBR") else f"RB<{t2}"
    joined = "no"
    if previous is not None:
        between = range(previous[0] + 1, i)
        link = next(
            (
                w
                for w in (w1, words[i - 2] if i > 1 else "")
                if w in ("and", "or", "but", "then", ",")
            ),
            "",
        )
        verbs = sum(tags[j] in FINITE_TAGS for j in between)
        joined = f"{link}|{previous[1]}|{min(verbs, 1)}" if link else "no"
    return [
        f"w={word}", f"s={word[-3:]}|{kind}", f"t={tag}|{kind}", f"a={aux.kind}",
        f"a,t={aux.kind}|{tag}", f"a,w={aux.kind}|{word}", f"a,k={aux.kind}|{kind}",
        f"a,o={aux.kind}|{opens}", f"a,t1={aux.kind}|{t1}", f"t1={t1}", f"t1,t={t1}|{tag}",
        f"t2,t1={t2}|{t1}", f"u1={u1}", f"u1,u2={u1}|{u2}", f"t1,u1={t1}|{u1}", f"w1={w1}",
        f"x1={x1}", f"t,u1={tag}|{u1}", f"o={opens}|{tag}", f"by={by}|{aux.kind}",
        f"by,t1={by}|{t1}", f"sub,o={subject}|{opens}", f"l,r={left}|{right}|{aux.kind}",
        f"l,r,o={left}|{right}|{opens}|{aux.kind}", f"c,r={clause}|{right}|{aux.kind}",
        f"l,r,t={left}|{right}|{tag}|{aux.kind}", f"sub,l,r={subject}|{left}|{right}|{aux.kind}",
        f"c,sub,o={clause}|{subject}|{opens}|{aux.kind}", f"j={joined}|{aux.kind}",
        f"j,o={joined}|{opens}", f"j,t={joined}|{tag}", f"w,o={word}|{opens}",
        f"w,t1={word}|{t1}", f"w,x1={word}|{x1}", f"first={i == 0}|{opens}",
        f"lone={lone}|{aux.kind}|{tag}", f"lone,o={lone}|{aux.kind}|{opens}|{t1}",
        f"used={used}|{aux.kind}|{opens}", f"w1,k={w1}|{kind}|{aux.kind}",
        f"c,r,o,s={clause}|{right}|{opens}|{subject}|{tag}",
    ]  # fmt: skip


def opens_behind(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    """Return what kind of phrase opens behind the word at `i`, particles and adverbs left out."""
    n, after = len(words), i + 1
    while (
        after < n
        and (tags[after] in ("RB", "RP") or words[after] in PARTICLES)
        and words[after] != "by"
    ):
        after += 1
    if words[after : after + 1] == ["in"] and "terms" in words[after + 1 : after + 5]:
        after = words.index("terms", after) + 1  # "condemned in strong terms the attack"
    if after >= n:
        return "end"
    if words[after] == "by":
        doer = (
            after + 1 < n
            and tags[after + 1] not in ("VBG", "CD")
            and not words[after + 1][0].isdigit()
        )
        return "by" if doer else "prep"
    tag = tags[after]
    if tag in OPENS_NOUN or tag in ("JJR", "JJS"):
        return "noun"
    follows = words[after + 1] if after + 1 < n else ""
    if tag == "IN" and (
        follows in ("least", "most")
        or after + 1 < n
        and tags[after + 1] == "CD"
        and words[after] in _ABOUT
    ):
        return "noun"
    if tag == "TO":
        return "to"
    if tag == "IN":
        return "clause" if words[after] in ("that", "whether", "if", "because") else "prep"
    if tag == "CC":
        return "and"
    return "verb" if tag[0] == "V" or tag == "MD" else "stop"


def finite_left(words: Sequence[str], tags: Sequence[str], i: int) -> tuple[int, str]:
    """Return whether a finite verb stands before `i`, and how the clause up to `i` begins."""
    clause = ""
    for j in range(i - 1, -1, -1):
        if tags[j] in FINITE_TAGS:
            return 1, clause or "verb"
        if not clause and (words[j] in BREAKS or words[j] == "("):
            clause = f"stop{words[j]}"
        if not clause and tags[j] in WH_TAGS:
            clause = "wh"
        if not clause and words[j] in _OPENERS:
            clause = f"c={words[j]}"
    return 0, clause or "start"


def finite_right(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    """Return how the first finite verb behind `i` is reached: "straight" on, or over what."""
    crossed = ""
    for j in range(i + 1, len(words)):
        if tags[j] in FINITE_TAGS:
            return crossed or "straight"
        if crossed:
            continue
        if tags[j] in WH_TAGS or words[j] in _OPENERS - {"once", "although", "though"}:
            crossed = "clause"
        elif words[j] in BREAKS:
            crossed = "comma"
        elif words[j] in ("and", "but", "or"):
            crossed = "and"
    return "none"
