"""A headline taken apart: who claims, who did what to whom, on which day."""

from __future__ import annotations

from dataclasses import dataclass

from kit.analysis.agency.acts import kind_of
from kit.analysis.agency.violent_doers import shoots
from kit.analysis.dates.time_expressions import find_times
from kit.analysis.grammar.noun_before import noun_before
from kit.analysis.grammar.noun_phrases import whole_phrase
from kit.analysis.grammar.sentence import SentenceReading, sentences
from kit.analysis.lexicon.closed_classes import BE_SPELT_OUT, DO, HAVE, NAME_TAGS
from kit.analysis.lexicon.cues import cue_lexicon
from kit.analysis.lexicon.inflection import lemma, verb_forms
from kit.analysis.lexicon.participle_forms import form_kind
from kit.analysis.lexicon.party_names import Parties
from kit.analysis.lexicon.sides import bystander
from kit.analysis.speech.attribution import attributions
from kit.text.article import Article
from kit.text.records import Sentence, Span

# A headline's "'s" is an owner: "Norland's leaked plans".
_AUXILIARY = BE_SPELT_OUT | HAVE | DO | {"will", "would"}


@dataclass(frozen=True)
class Claim:
    """The headline taken apart: spans, the verb's forms, and the kind of violence if any."""

    sentence: Sentence
    claimant: Span | None
    doer: Span | None
    act: Span | None
    target: Span | None
    day: Span | None
    kind: str | None
    forms: frozenset[str]


def headline_claim(article: Article) -> Claim | None:
    """Return the first headline taken apart, or None where there is no headline with a verb."""
    for sentence in sentences(article):
        if article.block(sentence.sentence.block).role == "headline":
            return _take_apart(article, sentence)
    return None


def _take_apart(article: Article, sentence: SentenceReading) -> Claim | None:
    tokens, words = sentence.tokens, sentence.low
    claimant, inside = _report(article, sentence)
    verb = next(
        (i for i, t in enumerate(tokens) if _is_verb(sentence, i) and inside.contains(t.span)), None
    )
    if verb is None:
        return None
    end = whole_phrase(sentence, verb + 1)
    after = sentence.span((verb + 1, end)) if end > verb + 1 else None
    subject = noun_before(sentence, verb)
    before = sentence.span(subject) if subject else None
    if before is not None and not inside.contains(before):
        before = None
    passive = any(w in _AUXILIARY for w in words[max(0, verb - 2) : verb])
    whole = sentence.sentence.span
    times = find_times(whole.of(article))
    return Claim(
        sentence=sentence.sentence,
        claimant=claimant,
        doer=None if passive else before,
        act=tokens[verb].span,
        target=before if passive else after,
        day=Span(whole.start + times[0].start, whole.start + times[0].end) if times else None,
        kind="attack" if shoots(words, verb) else kind_of(words[verb]),
        forms=frozenset(verb_forms(lemma(words[verb]))),
    )


def _report(article: Article, sentence: SentenceReading) -> tuple[Span | None, Span]:
    """Return who claims, and the stretch of the headline that holds what is claimed."""
    tokens, words, tags = sentence.tokens, sentence.low, sentence.tags
    whole = sentence.sentence.span
    said = [a for a in attributions(article) if a.content and whole.contains(a.content[0])]
    report = max(said, key=lambda a: len(a.content[0]), default=None)
    if report is not None:
        return report.source, report.content[0]
    # Headlines bend grammar; "X says" at the start is a claim even where no attribution is read.
    for i in dict.fromkeys((*range(1, min(6, len(tokens))), len(tokens) - 1)):
        if tags[i][0] == "V" and any(
            "clause" in cue.takes and not cue.particles
            for cue in cue_lexicon().verbs.get(words[i], ())
        ):
            subject = noun_before(sentence, i)
            claimant = sentence.span(subject) if subject else None
            if i == len(tokens) - 1 and claimant is not None:  # "Mill bombed, union says"
                return claimant, Span(whole.start, claimant.start)
            return claimant, Span(tokens[i].end, whole.end)
    return None, whole


def _is_verb(sentence: SentenceReading, i: int) -> bool:
    """Return whether a headline's word is its verb; taggers take many for adjectives there."""
    word, tag = sentence.low[i], sentence.tags[i]
    if tag in NAME_TAGS or word in _AUXILIARY or tag == "VBG":
        return False
    if tag[0] == "V":
        return True
    after_noun = i > 0 and sentence.tags[i - 1] in ("NNS", "NNP")
    return tag in ("JJ", "NN") and after_noun and form_kind(word) is not None


# What stands behind the common part of a country's name and of its people's.
_ENDINGS = frozenset(
    "a an ans ay e ean egian ese ey i ian ians ic is ish lese n ni ns o on s y".split()
) | {""}
_US = frozenset("us usa american americans".split())
_DIRECTIONS = frozenset(
    """north south east west northern southern eastern western northerners southerners left
    right""".split()
)
# Those in power and those against them, of one and the same country.
_CAMPS = (
    frozenset("government army regime police ministry state junta president authorities".split()),
    frozenset(
        """opposition rebel rebels insurgent insurgents militant militants guerrilla guerrillas
        separatist separatists protester protesters dissidents resistance""".split()
    ),
)


def content_words(words: str) -> list[str]:
    """Return the stems of the words that name something: no articles, no small prepositions.

    >>> content_words("the shelling of a mill’s gate")
    ['shell', 'mill', 'gate']
    """
    return [
        stem(w)
        for w in words.replace("’s", "").replace("'s", "").split()
        if w[0].isalnum() and w.lower() not in ("the", "a", "an", "of", "in", "on")
    ]


def stem(word: str) -> str:
    """Return a word's root, rough on purpose: "Russia" and "Russian", "plane" and "planes" meet."""
    low = word.lower().replace(".", "").replace("’s", "").replace("'s", "")
    if low in ("us", "american", "americans", "usa"):
        return "us" if word[:1].isupper() else low
    for ending in ("ians", "ian", "ns", "n", "shes", "ches", "s", "ed", "ing"):
        if len(low) - len(ending) >= 4 and low.endswith(ending):
            return low.removesuffix(ending).rstrip("i")
    return low


def same_actor(first: str, second: str, sides: Parties) -> bool:
    """Return whether two names are of one actor: a shared root, or one side and no other.

    >>> from kit.analysis.lexicon.party_names import parties
    >>> none = parties("")
    >>> same_actor("Russian planes", "Russia", none)
    True
    >>> same_actor("North Korea", "South Korea", none)
    False
    """
    if _opposed(first, second):
        return False
    one, other = sides.side_of(first), sides.side_of(second)
    if one is not None and other is not None and one != other:
        return False
    a, b = set(content_words(first)), set(content_words(second))
    capitals = [w for w in content_capitals(first)]
    names = any(_one_name(x, y) for x in capitals for y in content_capitals(second))
    if names or (not any(w[:1].isupper() for w in second.split()) and a & b):
        return True
    return one is not None and one == other


def content_capitals(words: str) -> list[str]:
    """Return the words with a capital, without articles, points and possessive endings."""
    bare = (
        w.replace("’s", "").replace("'s", "").replace(".", "").strip(",") for w in words.split()
    )
    return [w for w in bare if w[:1].isupper() and w.lower() not in ("the", "a", "an")]


def _one_name(first: str, second: str) -> bool:
    """Return whether two capitalised words are one name, as a noun and as an adjective.

    >>> _one_name("Israel", "Israeli"), _one_name("Turkey", "Turkish"), _one_name("Iran", "Iraq")
    (True, True, False)
    """
    a, b = first.lower(), second.lower()
    if a == b:
        return True
    if {a, b} <= _US:
        return first.isupper() or second.isupper()
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), None)
    shared = min(len(a), len(b)) if shared is None else shared
    if shared < 4 or a[:5] == "niger" == b[:5]:
        return False
    return a[shared:] in _ENDINGS and b[shared:] in _ENDINGS


def _opposed(first: str, second: str) -> bool:
    """Return whether two names share a root and mean two actors: north and south, state and rebels.

    >>> _opposed("Serb police", "a Serb farmer"), _opposed("Syrian army", "Syrian rebels")
    (True, True)
    """
    a, b = ({w.strip(".,").lower() for w in name.split()} for name in (first, second))
    if bool(bystander().search(first)) != bool(bystander().search(second)):
        return True
    if (a & _DIRECTIONS or b & _DIRECTIONS) and a & _DIRECTIONS != b & _DIRECTIONS:
        return bool(a & _DIRECTIONS and b & _DIRECTIONS)
    return any(a & x and b & y and not (a & y or b & x) for x, y in (_CAMPS, _CAMPS[::-1]))
