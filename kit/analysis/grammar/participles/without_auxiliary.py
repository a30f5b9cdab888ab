"""Grammar around a participle without auxiliary: has it an object, a question, a clause to serve?

Each test answers one question about a tagged sentence; `words` are in lower case.
"""

from __future__ import annotations

from collections.abc import Sequence

from kit.analysis.grammar.participles.clues import NOMINAL, OPENS_NOUN
from kit.analysis.lexicon.closed_classes import (
    ADJECTIVE_TAGS,
    BE_SPELT_OUT,
    BREAKS,
    CLAUSE_OPENERS,
    CONJUNCTIONS,
    FINITE_TAGS,
    NOUN_TAGS,
    OBJECTIVE,
    PHRASE_TAGS,
    WH_TAGS,
)
from kit.analysis.lexicon.inflection import lemma
from kit.analysis.lexicon.participle_forms import form_kind, lexicon
from kit.analysis.lexicon.roles import role_of

_GAPS = frozenset("that which whom as than what".split())
CLAUSE_EDGES = BREAKS | {"(", "...", "…"}
CLAUSE_LINKS = CLAUSE_OPENERS | CONJUNCTIONS | {"that", "then"}
_MAKERS = frozenset(
    """have has had having get gets got getting want wants wanted need needs needed see sees saw
    find finds found keep keeps kept leave leaves make makes made hear heard""".split()
)
_UNDER = CLAUSE_OPENERS | {"amid"}
_OBJECTS = OBJECTIVE | {"it", "her", "you"}


def made_so(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether "have", "get", "see" or the like and a noun phrase stand before `i`."""
    j = i - 1
    if j > 0 and tags[j] == "PRP" and words[j] in _OBJECTS:
        return words[j - 1] in _MAKERS and tags[j - 1][0] == "V"
    while j >= 0 and tags[j] in ("NN", "NNS", "NNP", "JJ", "POS"):
        j -= 1
    opened = 0 < j < i - 1 and tags[j] in ("DT", "PRP$")
    return opened and words[j - 1] in _MAKERS and tags[j - 1][0] == "V"


def asked_of(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether `i` ends a question such as "Were the men told?" or "Why weren't we told?"."""
    subject = i - 1
    while subject > 0 and (tags[subject] == "RB" or words[subject] in ("not", "ever")):
        subject -= 1  # "Why was the road not closed?"
    j = subject
    while j >= 0 and (tags[j] in OPENS_NOUN or tags[j] == "POS"):
        j -= 1
    if j == subject or j < 0:
        return False
    if words[j] in ("n't", "n’t", "not"):
        j -= 1
    first = j <= 0 or words[j - 1] in CLAUSE_EDGES or tags[j - 1] in ("WRB", "WP", "``", "CC")
    return (
        j >= 0
        and words[j] in BE_SPELT_OUT - {"been", "being", "be"}
        and first
        and words[-1] in ("?", "”", '"')
    )


def only_a_subject_before(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether the clause up to `i` holds one noun phrase, which then needs a verb."""
    j = i - 1
    while j >= 0:
        if words[j] in CLAUSE_EDGES or tags[j] in WH_TAGS | {"``", "''"}:
            break
        if tags[j] in FINITE_TAGS or tags[j] in ("VB", "TO"):
            return False
        if words[j] in CLAUSE_LINKS:
            break
        j -= 1
    first = j + 1
    return first < i and (tags[first] in OPENS_NOUN or tags[first] in ("RB", "EX"))


def has_a_clause_behind(words: Sequence[str], tags: Sequence[str], i: int, opens: str) -> bool:
    """Return whether a verb of saying or wanting at `i` is active: its subject has no other verb.

    >>> words = "the envoy said monday it will leave .".split()
    >>> has_a_clause_behind(words, "DT NN VBD NNP PRP MD VB .".split(), 3 - 1, "prep")
    True
    """
    if lemma(words[i]) not in lexicon()["clause"] or tags[i - 1] not in NOMINAL:
        return False
    after = i + 1
    while (
        after < len(words) and tags[after] not in FINITE_TAGS and words[after] not in _CLAUSE_STARTS
    ):
        after += 1
    reached = tags[after] if after < len(words) else "."
    if after == i + 1 and reached in FINITE_TAGS:
        # "which survivors said had not come": the word before the subject opens the clause.
        return object_gap(words, tags, i)
    if not (only_a_subject_before(words, tags, i) or _reported_subject(words, tags, i)):
        return False
    if reached == "VBD" and form_kind(words[after]) and "that" in words[after : after + 8]:
        return True  # "claimed in a statement posted on Monday that ..."
    if reached not in FINITE_TAGS:
        return after < len(words) or opens in ("to", "prep", "clause")
    return tags[after - 1] in ("PRP", "EX")


def _reported_subject(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether the subject of `i` follows a verb of saying: "he said people needed"."""
    j = i - 1
    while j >= 0 and (tags[j] in OPENS_NOUN or tags[j] == "POS"):
        j -= 1
    return 0 < j < i - 1 and tags[j] in FINITE_TAGS and lemma(words[j]) in lexicon()["clause"]


def under_preposition(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether the noun before `i` hangs on a preposition, and so is no verb's subject.

    >>> words = "he was hurt by bullets fired at him".split()
    >>> under_preposition(words, "PRP VBD VBN IN NNS VBD IN PRP".split(), 5)
    True
    """
    base = lemma(words[i])
    if base in lexicon()["ergative"] or base in lexicon()["clause"] or tags[i - 1] not in NOMINAL:
        return False
    j = i - 1
    while j >= 0 and tags[j] in (*NOMINAL, "JJ", "DT", "PRP$", "POS", "VBG"):
        j -= 1
    if j < 1 or tags[j] != "IN" or words[j] in CLAUSE_LINKS or words[j] in _CLAUSE_STARTS:
        return False
    if words[j] == "by":
        return True
    for k in range(j - 1, -1, -1):
        if tags[k] in FINITE_TAGS:
            return lemma(words[k]) not in lexicon()["clause"]
        if words[k] in CLAUSE_EDGES or words[k] in CLAUSE_LINKS or tags[k] in WH_TAGS:
            return False
    return False


def object_gap(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether the verb's object stands before its subject ("the tools the men used")."""
    if name_behind_a_noun(words, tags, i):
        return True
    j = _before_phrase(tags, i)
    if j >= 0 and tags[j] in ("DT", "PRP$"):
        return j > 0 and (tags[j - 1] in WH_TAGS | {"NN", "NNS"} or words[j - 1] in _GAPS)
    if j >= 0 and words[j] in ("as", "than") and tags[i - 1] in ("NN", "NNS"):
        return False  # "shown as fighters killed in battle"
    return j >= 0 and (tags[j] in WH_TAGS or words[j] in _GAPS)


def name_behind_a_noun(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether a noun and then a name or pronoun stand before `i`: "the speech Ray gave",
    but not "the spokesman Ann Ray", a role and a name."""
    return any(
        tags[k + 1] in ("NNP", "PRP")
        and (tags[k] == "NNS" or tags[k] == "NN" and role_of(words[k]) is None)
        for k in range(_before_phrase(tags, i) + 1, i - 1)
    )


def _before_phrase(tags: Sequence[str], i: int) -> int:
    """Return the place before the nouns and adjectives that end at `i`, -1 at the start."""
    j = i - 1
    while j >= 0 and tags[j] in NOMINAL | ADJECTIVE_TAGS | {"RB", "POS"}:
        j -= 1
    return j


def last_hope_of_a_verb(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether the sentence would be left without a finite verb if `i` were a participle.

    >>> words = "a delegation led by the minister left on Sunday .".split()
    >>> last_hope_of_a_verb(words, "DT NN VBN IN DT NN VBD IN NNP .".split(), 6)
    True
    """
    if words[-1] != "." or form_kind(words[i]) not in ("shared", "regular"):
        return False
    if words[i - 1] in ("and", "or", "nor") or tags[0] in ("``", "''"):
        return False
    if any(tag in FINITE_TAGS for j, tag in enumerate(tags) if j != i):
        return False
    plain = (j for j, tag in enumerate(tags) if tag == "VB" and tags[j - 1] != "TO")
    if any(plain) or any(tags[j] in ("VBN", "JJ") and form_kind(words[j]) for j in
                           range(i + 1, len(words))):  # fmt: skip
        return False
    return any(tags[j] == "VBN" for j in range(i))


# Words that open another clause, whose verb is not the one looked for.
_CLAUSE_STARTS = (
    CLAUSE_OPENERS | CONJUNCTIONS | BREAKS | {"that", "whether", "which", "who", "where"}
)
# Nouns that behind "left in" tell a state and no place.
_STATES = frozenset(
    """ruins rubble tatters shambles pieces flames chaos disarray limbo doubt darkness shock tears
    pain agony fear despair poverty debt danger peril coma condition state mess lurch""".split()
)
_COASTS = frozenset("coast coasts shore shores island islands".split())
# Verbs of the list that make one word with "off" or "over": their noun is an object.
_WITH_PARTICLE = frozenset("seal sign lay leave cast set throw put bring carry buy hand".split())


def no_object(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether no object follows, but a state or a place: "found dead", "off the coast".

    >>> no_object("one man found dead in a car".split(), "CD NN VBD JJ IN DT NN".split(), 2)
    True
    """
    after = i + 1
    if tags[after] == "JJ":
        follows = tags[after + 1] if after + 1 < len(tags) else "."
        return follows in (".", ",", "IN", "CC", ":", "RB", "TO") or words[after + 1] == ")"
    if words[after] not in ("off", "over") or after + 1 >= len(words):
        return False
    base = lemma(words[i])
    if words[after] == "off" and _COASTS & set(words[after + 1 : after + 5]):
        return True
    counts = words[after + 1][0].isdigit() or tags[after + 1] in ("CD", "$")
    return tags[after] == "IN" and not counts and base in lexicon()["transitive"] - _WITH_PARTICLE


def state_behind(words: Sequence[str], tags: Sequence[str], i: int) -> int:
    """Return where a state told behind the word at `i` ends ("left dead", "left in ruins", "left
    without power", "left badly hurt"), 0 where none is told ("left in a car").

    >>> state_behind("was left in ruins .".split(), "VBD VBN IN NNS .".split(), 1)
    4
    """
    after = i + 1
    while after < len(words) - 1 and tags[after] == "RB" and words[after] != "alone":
        after += 1
    if after >= len(words):
        return 0
    if words[after] in ("in", "without", "for", "with"):
        end = after + 1
        while end < len(words) and tags[end] in PHRASE_TAGS:
            end += 1
        bare = words[after] == "without" or words[after : after + 2] == ["for", "dead"]
        return end if bare or words[after] == "in" and words[end - 1] in _STATES else 0
    described = tags[after] in ("JJ", "VBN") or words[after] == "alone"
    noun = after + 1 < len(words) and tags[after + 1] in NOUN_TAGS | {"JJ"}
    return after + 1 if described and not noun else 0


def is_headline_verb(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether the line has no full stop and no finite verb but, perhaps, the word at `i`."""
    if not words[-1][-1].isalnum() and words[-1] not in ("'", "’", ")"):
        return False
    # "Two killed as bus overturns", "Port closed, navy says": those verbs are not the headline's.
    end = next((j for j in range(i + 1, len(words)) if words[j] in _UNDER), len(words))
    if tags[-1] in FINITE_TAGS and "," in words[i:end] and len(words) - i > 2:
        end = min(end, len(words) - 1 - words[::-1].index(","))
    return not any(t in FINITE_TAGS for j, t in enumerate(tags[:end]) if j != i)
