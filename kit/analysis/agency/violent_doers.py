"""Whose act a verb of violence is, by the grammar of its sentence, and what is nobody's act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from kit.analysis.agency.passive_clauses import PassiveClause
from kit.analysis.grammar.noun_before import noun_before
from kit.analysis.grammar.participles.clues import opens_behind
from kit.analysis.grammar.sentence import SentenceReading
from kit.analysis.lexicon.closed_classes import FINITE_TAGS, NEGATIONS, WH_TAGS
from kit.analysis.lexicon.inflection import lemma, plural, verb_forms
from kit.analysis.lexicon.participle_forms import lexicon
from kit.analysis.lexicon.roles import role_of
from kit.analysis.lexicon.violence import harm_nouns, violence
from kit.text.records import Span

_CLAUSE_ENDS = frozenset((";", ":", "(", ")", "“", "”", '"'))
_DENIALS = frozenset("deny denies denied denying".split())
_FIRES = frozenset(form for verb in ("fire", "launch") for form in verb_forms(verb))

_OF_OTHERS = frozenset(
    "blame condemn criticise criticize denounce decry fear report describe witness see hear".split()
)

Ends = tuple[int, int] | None


def doer_before(
    sentence: SentenceReading, verb: int, told: Mapping[Span, PassiveClause]
) -> tuple[Ends, str]:
    """Return (start, end) of the words for the doer of an active verb, or None, and the rule."""
    tokens, words, tags = sentence.tokens, sentence.low, sentence.tags
    before = words[verb - 1] if verb else ""
    if tags[verb] == "VBG" and lemma(before) in _OF_OTHERS:
        return None, "act.no-subject"  # "the union blames shelling": it tells of another's
    shares = tags[verb] in (*FINITE_TAGS, "VBN") and before in ("and", "but")
    if shares or tags[verb] == "VBG" and before in (",", "and"):
        main = _main_verb(words, tags, verb)
        if main is not None:
            group = next((i for i in range(main, verb) if tokens[i].span in told), None)
            if group is not None:
                return None, "act.no-subject"  # "the bridge was hit, killing two": not the bridge
            subject = noun_before(sentence, main)
            return (subject, "act.clause-subject") if subject else (None, "act.no-subject")
    subject = noun_before(sentence, verb)
    return (subject, "act.subject") if subject else (None, "act.no-subject")


def _main_verb(words: Sequence[str], tags: Sequence[str], participle: int) -> int | None:
    """Return the finite verb of the clause that "..., killing two" hangs on, None if unclear."""
    found = None
    for i in range(participle - 1, -1, -1):
        if words[i] in _CLAUSE_ENDS or tags[i] in WH_TAGS:
            return None if found is None else found
        if tags[i] in FINITE_TAGS:
            found = i
            if i == 0 or tags[i - 1] not in FINITE_TAGS:
                return found
    return found


def of_nature(doer: Sequence[str]) -> bool:
    """Return whether the head of the words for a doer is a force of nature, which nobody sends.

    >>> of_nature("a powerful earthquake".split()), of_nature("a wave of gunmen".split())
    (True, False)
    """
    head = doer[-1] if "of" not in doer else doer[doer.index("of") - 1]
    return head in _nature() and not ("of" in doer and doer.index("of") < len(doer) - 1)


def burns_by_itself(words: Sequence[str], tags: Sequence[str], verb: int) -> bool:
    """Return whether the verb has no object and needs no doer: "four villages were burning".

    >>> burns_by_itself("the villages burned .".split(), "DT NNS VBD .".split(), 2)
    True
    """
    return lemma(words[verb]) in lexicon()["ergative"] and (
        opens_behind(words, tags, verb) != "noun"
    )


def is_denied(sentence: SentenceReading, act: Span) -> bool:
    """Return whether the clause of an act says it is not so: "never bombed", "denied bombing"."""
    words = sentence.low
    for i in range(sum(t.end <= act.start for t in sentence.tokens) - 1, -1, -1):
        word = words[i]
        if word in _DENIALS or word in NEGATIONS and words[i + 1 : i + 2] != ["only"]:
            return True
        if word in _CLAUSE_ENDS or word in ("but", "and", "while", "after", "when", "because"):
            return False
    return False


def no_party(doer: Sequence[str]) -> bool:
    """Return whether the words for a doer name a force of nature, a weapon or an act: not heard.

    >>> no_party(["quake"]), no_party("rebel rockets".split()), no_party(["rebels"])
    (True, True, False)
    """
    return of_nature(doer) or bool(doer) and doer[-1] in _ammunition() | harm_nouns()


def only_a_means(doer: Sequence[str]) -> bool:
    """Return whether the words for a doer name a weapon or an act and nobody who used it.

    >>> only_a_means("a roadside bomb".split()), only_a_means("rebel rockets".split())
    (True, False)
    """
    low = [word.lower() for word in doer]
    if not doer or low[-1] not in _ammunition() | harm_nouns():
        return False
    whose = (k for k in range(len(doer) - 1) if k and doer[k][:1].isupper() or role_of(low[k]))
    return next(whose, None) is None and not doer[0].endswith(("’s", "'s"))


def shoots(words: Sequence[str], verb: int) -> bool:
    """Return whether "fired" or "launched" has ammunition for its object: "fired 20 shells at".

    >>> shoots("boats fired twenty shells at the port".split(), 1)
    True
    >>> shoots("the minister fired his aide".split(), 2)
    False
    """
    return words[verb] in _FIRES and any(w in _ammunition() for w in words[verb + 1 : verb + 6])


@lru_cache(maxsize=1)
def _nature() -> frozenset[str]:
    names = violence()["nature"]
    return frozenset(names) | {plural(name) for name in names}


@lru_cache(maxsize=1)
def _ammunition() -> frozenset[str]:
    names = [name for name in violence()["ammunition"] if " " not in name]
    return frozenset(names) | {plural(name) for name in names} | {"gas"}
