"""Acts of violence told as nouns ("the bombardment"), with or without an owner.

A noun saves room and can leave out the doer. That is no fault in itself: the owner may stand in
the sentence before, or be unknown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kit.analysis.agency.by_phrases import no_doer
from kit.analysis.finding import Finding
from kit.analysis.grammar.noun_before import noun_before
from kit.analysis.grammar.noun_phrases import whole_phrase
from kit.analysis.grammar.sentence import SentenceReading, sentences
from kit.analysis.lexicon.closed_classes import NAME_TAGS, NOUN_TAGS
from kit.analysis.lexicon.inflection import plural, verb_forms
from kit.analysis.lexicon.violence import harm_nouns, violence
from kit.text.article import Article
from kit.text.reading import as_article
from kit.text.records import Span, Token

_PEOPLE_ADJECTIVE = (
    "ian",
    "ean",
    "ish",
    "ese",
    "can",
    "aeli",
    "aqi",
    "raqi",
    "meni",
    "stani",
    "rdish",
    "rab",
    "ench",
    "utch",
    "reek",
    "man",
)


_LABOUR = frozenset(
    "hunger general rail train strike-breaking wildcat transport teachers doctors nurses".split()
)


_INNOCENT = {
    "owned": "The owner is named because it is known, or because a source says so.",
    "bare": "A noun saves room, and the owner may stand in the sentence before.",
}
_OWNER_REASON = {
    "possessive": "a possessive before the noun says whose act it is",
    "adjective": "an adjective or a name before the noun says whose act it is",
    "by-phrase": "a by-phrase behind the noun says whose act it is",
    "support-verb": "the subject of the verb in front of the noun is whose act it is",
    "no-owner": "no possessive, adjective, by-phrase or verb says whose act it is",
}


@dataclass(frozen=True, repr=False)
class ViolentNoun(Finding):
    """An act of violence told as a noun; `owner` is whose act the text says it is, or None."""

    noun: str
    kind: str
    owner: Span | None
    owned: bool
    shown = ("kind", "owner")


def nominals(article: Article | str) -> list[ViolentNoun]:
    """Return the acts of violence told as nouns, in order, each with its owner if it has one.

    >>> text = "The bombardment went on. Norland's shelling of the port stopped."
    >>> [(row.noun, row.owner and row.owner.of(text)) for row in nominals(text)]
    [('bombardment', None), ('shelling', "Norland's")]
    """
    article = as_article(article)
    places = frozenset(_PLACE.findall(article.text))
    out = []
    for sentence in sentences(article):
        for start, end, kind in nouns_of_violence(sentence):
            owner, rule = _owner(sentence, start, end, places)
            span = sentence.span((start, end))
            out.append(
                ViolentNoun(
                    span=span,
                    noun=span.of(article),
                    kind=kind,
                    owner=owner,
                    owned=owner is not None,
                    rule=f"nominal.{rule}",
                    reason=_OWNER_REASON[rule],
                    counter_reading=_INNOCENT["owned" if owner else "bare"],
                    sentence=sentence.id,
                    article=article,
                )
            )
    return out


@lru_cache(maxsize=1)
def _noun_table() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return first word -> (all words, kind) of the nouns of violence, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, nouns in violence()["nouns"].items():
        if kind == "fighting":  # two sides do it at once: whose it is cannot be asked
            continue
        for noun in nouns:
            for form in (noun, plural(noun)):
                words = tuple(form.split())
                table.setdefault(words[0], []).append((words, kind))
    for rows in table.values():
        rows.sort(key=lambda row: -len(row[0]))
    return table


def nouns_of_violence(sentence: SentenceReading) -> list[tuple[int, int, str]]:
    """Return (first token, token past the last, kind) of each noun of violence of a sentence."""
    out, i = [], 0
    words = sentence.low
    while i < len(words):
        if i == sentence.headline_verb:
            i += 1
            continue
        for pattern, kind in _noun_table().get(words[i], ()):
            end = i + len(pattern)
            if tuple(words[i:end]) == pattern and _is_noun(words, sentence.tags, i, end):
                out.append((i, end, kind))
                i = end - 1
                break
        i += 1
    return out


def _is_noun(words: Sequence[str], tags: Sequence[str], start: int, end: int) -> bool:
    """Return whether the word is a noun here, and one of violence rather than of labour."""
    before = words[start - 1] if start else ""
    if words[end - 1] in ("strike", "strikes") and (before in _LABOUR or before == "on"):
        return False
    tag = tags[end - 1]
    if tag in NOUN_TAGS or tag == "JJ":
        return True
    opens = start > 0 and tags[start - 1] in (
        "DT",
        "JJ",
        "POS",
        "PRP$",
        "IN",
        "NN",
        "NNP",
        "VBG",
        "VBN",
    )
    return opens and tag in ("VBG", "VB", "VBZ", "VBP") and before != "to"


def _owner(
    sentence: SentenceReading, start: int, end: int, places: frozenset[str]
) -> tuple[Span | None, str]:
    """Return the words for whose act it is, and the rule that found them."""
    tokens, words, tags = sentence.tokens, sentence.low, sentence.tags
    i, floor = start - 1, max(0, start - 12)
    while i >= floor and tags[i] in (
        "JJ",
        "JJR",
        "JJS",
        "NN",
        "NNP",
        "NNPS",
        "VBN",
        "VBG",
        "CD",
        "RB",
    ):
        if _names_a_party(tokens[i], places):
            return tokens[i].span, "adjective"
        i -= 1
    if i >= 0 and tags[i] == "PRP$":
        return tokens[i].span, "possessive"
    if i >= 0 and tags[i] == "POS":
        first = i
        while first > floor and tags[first - 1] in (*NOUN_TAGS, "JJ", "DT", "VBN"):
            first -= 1
        return sentence.span((first, i + 1)), "possessive"
    for j in range(end, min(end + 8, len(words))):
        if words[j] == "by" and j + 1 < len(words):
            last = whole_phrase(sentence, j + 1)
            if last > j + 1 and not no_doer(sentence, j + 1, last, harm_nouns()):
                return sentence.span((j + 1, last)), "by-phrase"
        if tags[j][0] == "V" or tags[j] == "MD" or words[j] in (",", ";", "."):
            break
    verb = start - 1
    while verb >= floor and tags[verb] in ("DT", "JJ", "CD", "RB", *NOUN_TAGS):
        verb -= 1
    if verb > 0 and words[verb] in _support_verbs() and tags[verb][0] == "V":
        subject = noun_before(sentence, verb)
        if subject:
            return sentence.span(subject), "support-verb"
    return None, "no-owner"


@lru_cache(maxsize=1)
def _support_verbs() -> frozenset[str]:
    """Return the forms of verbs that lend a noun of action their subject ("launched strikes")."""
    verbs = (
        "launch",
        "conduct",
        "mount",
        "stage",
        "unleash",
        "begin",
        "continue",
        "stop",
        "end",
        "resume",
        "order",
        "intensify",
    )
    return frozenset(form for verb in verbs for form in verb_forms(verb))


def _names_a_party(token: Token, places: frozenset[str]) -> bool:
    """Return whether a word before the noun names a party: "Russian", "US", "US-led", "rebel".

    A name that the text also uses for a place ("in Aleppo") is taken for one here too.
    """
    word = token.text
    low = word.lower()
    if low in _PARTY_NOUNS or "-led" in low or "-backed" in low:
        return True
    if low in _DEGREES:
        return False  # "Heavy shelling": a capital at the start of a sentence is no name
    if not word[0].isupper() or token.tag not in NAME_TAGS | {"JJ"}:
        return False
    if token.tag == "JJ" or low.endswith(_PEOPLE_ADJECTIVE):
        return True
    return word not in places


_DEGREES = frozenset(
    """heavy fresh new more further renewed fierce intense sporadic deadly repeated recent several
    many two three four five first second last both other such aerial ground daily constant massive
    nightly indiscriminate large small major minor initial alleged reported suspected similar
    overnight morning street tribal ethnic armed violent bloody continued""".split()
)
_PLACE = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Aa]round|[Oo]utside) ([A-Z][\w.’'-]*\w)")


_PARTY_NOUNS = frozenset(
    """rebel government army state militant insurgent opposition coalition militia police guerrilla
    separatist""".split()
)
