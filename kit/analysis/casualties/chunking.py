"""Cutting a sentence into chunks: its counted noun phrases, single persons and predicates.

Numbers that count no people, or whose people were freed, are only treated or hurt more or less
badly, are blocked here by rows of `casualty_rows.toml`, so that no later rule can claim them.
"""

from __future__ import annotations

from kit.analysis.casualties.apposition import block_apposed
from kit.analysis.casualties.chunks import (
    PEOPLE_ENDINGS,
    Chunk,
    Clauses,
    Counted,
    Number,
    Single,
    Verb,
)
from kit.analysis.casualties.nouns import noun_phrase
from kit.analysis.casualties.phrases import NounPhrase
from kit.analysis.casualties.predicates import Predicate
from kit.analysis.casualties.rows import rows
from kit.analysis.casualties.words import STOP, Lexicon
from kit.analysis.numbers.number_phrases import Quantity
from kit.analysis.numbers.numerals import Word, text_at


def chunked(
    tokens: list[Word],
    quantities: list[Quantity],
    found: dict[int, Predicate],
    lex: Lexicon,
    text: str,
) -> Clauses:
    """Return the sentence `tokens` cut into chunks.

    `found` holds the sentence's predicates by their first word; `text` is the whole text where
    its capitals can be trusted to mark names, else empty.
    """
    starts = {q.first: q for q in quantities if not _every_one(tokens, q)}
    chunks: list[Chunk] = []
    at = 0
    while at < len(tokens):
        chunk: Chunk | None = None
        if at in starts:
            chunk = _counted(tokens, starts[at], lex)
            if chunk.noun.of_number and chunk.last in starts:
                _absorb(tokens, chunk, _counted(tokens, starts[chunk.last], lex), lex)
        elif tokens[at].text in ("a", "an"):
            chunk = _single(tokens, at, lex, text)
        if chunk is None and at in found:
            chunk = Verb(at, found[at].last, tokens[at].text, predicate=found[at])
        chunk = chunk or Chunk(at, at + 1, tokens[at].text)
        at = max(chunk.last, at + 1)
        if not (isinstance(chunk, Single) and chunks and _explains(chunk, chunks[-1])):
            chunks.append(chunk)
    _block(chunks)
    block_apposed(tokens, chunks, lex, text)
    return Clauses(tokens, chunks, lex, text)


def _every_one(tokens: list[Word], quantity: Quantity) -> bool:
    """Return whether the number is the one of "every one of the 27": the number is the 27."""
    before, after = text_at(tokens, quantity.first - 1), text_at(tokens, quantity.first + 1)
    return quantity.value == 1 and before in ("every", "each") and after == "of"


def _explains(person: Single, before: Chunk) -> bool:
    """Return whether the person is the "one" before, who is then told: "two, one a child"."""
    one = isinstance(before, Number) and before.noun.head == "bare" and before.value == 1
    if one and isinstance(before, Counted):
        before.last, before.group = person.last, person.group
        before.noun.states_group = bool(person.group)
    return one


def _block(chunks: list[Chunk]) -> None:
    """Block the numbers that the rows for numbers without a claim name."""
    some = rows("uncounted").standing(chunks)
    for at, chunk in enumerate(chunks):
        if isinstance(chunk, Number) and (found := some.at(chunks, at)):
            chunk.block(found[0].id)


def _absorb(tokens: list[Word], part: Number, whole: Number, lex: Lexicon) -> None:
    """Take the whole into its part where it is no claim of its own: "five of the nine hostages".

    In "five of the nine dead" the nine are a claim themselves, and stay apart.
    """
    noun, nxt = whole.noun, text_at(tokens, whole.last)
    # "five of the nine climbers died": a verb that takes no object is no description of the nine.
    stated = nxt in lex.states or lex.verbs.get(nxt, ("", "", ""))[1:] == ("past", "object")
    if stated or noun.head == "bare" or noun.kind and noun.head != "casualty":
        return
    if noun.kind and text_at(tokens, whole.last - 1) not in lex.people:
        return
    if noun.head == "casualty" and noun.kind in _LASTING:
        return  # "61 of the 72 victims": a victim stays one, a hostage may be freed
    part.last = whole.last
    part.noun.head = "person" if noun.head == "casualty" else noun.head
    part.settle_group(whole.group)


_LASTING = frozenset(("killed", "wounded", "casualties", "killed_or_wounded"))
_VAGUE_ENDS = frozenset("dozen hundred thousand million score".split())


def _counted(tokens: list[Word], quantity: Quantity, lex: Lexicon) -> Number:
    first, last = quantity.first, quantity.last
    if quantity.unit != "count":
        return Number(first, last, quantity=quantity, noun=NounPhrase(last, "other"), blocked=True)
    vague = quantity.form in ("vague", "unresolved") or tokens[last - 1].text in _VAGUE_ENDS
    noun = noun_phrase(tokens, last, lex, vague)
    number = Number(first, max(noun.end, last), quantity=quantity, noun=noun, group=noun.group)
    word = tokens[number.last - 1].text
    if noun.head == "other" and word in lex.acts and text_at(tokens, number.last) == "of":
        number.last = last  # "the 2015 killings of 13 villagers": whom they hit follows
    number.unlikely = (
        noun.head == "unknown" and not noun.group and not word.endswith(PEOPLE_ENDINGS)
    )
    if noun.head == "casualty" and word in lex.singular_nouns and quantity.value not in (1, None):
        number.blocked = quantity.form == "exact"  # "the 1999 shooting death"
    if "famil" in quantity.wording.lower():
        noun.states_group = True
    return number


_NO_PERSON = frozenset("number total dozen group family".split())
_DOERS = frozenset(("bomber", "attacker", "perpetrator"))
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
_TWO_OR_MORE = frozenset("couple pair trio duo".split())
_ALSO_ADJECTIVES = frozenset("minor human senior private general major".split())
# Endings of nouns for one person that no list could hold in full: "schoolteacher", "beekeeper".
_ONE_PERSON = (
    "man", "woman", "person", "teacher", "worker", "keeper", "maker", "seller", "owner", "fighter",
    "driver", "leader", "ist", "ian", "eer", "officer", "guard", "boy", "girl", "mother", "father",
)  # fmt: skip
# Endings that nouns for things share ("boiler"): enough where the verb needs a person.
_MAYBE_ONE_PERSON = ("er", "or", "ant")
_NOT_ONE = frozenset("number order quarter matter power water river border quantity".split())


def _single(tokens: list[Word], at: int, lex: Lexicon, text: str) -> Single | None:
    """Return the chunk of one unnamed person with a or an, or None where it is no such thing."""
    after = at + 1
    nearby = {t.text for t in tokens[after : after + 3]}
    if text_at(tokens, after) in _NO_PERSON or nearby & _DOERS:
        return None  # whoever did it is no victim of it
    if text_at(tokens, after) in _ORDINALS and text_at(tokens, after + 1) != "lieutenant":
        return None  # "a third soldier" is one more of a count given elsewhere
    noun = noun_phrase(tokens, after, lex)
    if noun.end <= after or noun.others:
        return None
    head = tokens[noun.end - 1].text
    unknown = noun.head == "unknown"
    listed = noun.head == "person" and (head in lex.one_person or head.endswith("-old"))
    likely = listed or unknown and head.endswith(_ONE_PERSON)
    if not likely and not (unknown and head.endswith(_MAYBE_ONE_PERSON) and head not in _NOT_ONE):
        return None
    if head in _TWO_OR_MORE or head in _ALSO_ADJECTIVES and _goes_on_as_noun(tokens, noun.end, lex):
        return None  # "a Dutch couple" are two, "a major offensive" is no officer
    if _named(tokens, noun.end, text, lex):
        return None
    return Single(at, noun.end, noun=noun, group=noun.group, unlikely=not likely)


def _goes_on_as_noun(tokens: list[Word], at: int, lex: Lexicon) -> bool:
    word = text_at(tokens, at)
    return word.isalpha() and word not in STOP and word not in lex.verbs


def _named(tokens: list[Word], at: int, text: str, lex: Lexicon) -> bool:
    """Return whether a name follows the noun phrase that ends at `at`: a named victim."""
    if at >= len(tokens):
        return False
    comma = tokens[at].text == ","
    look = at + comma
    if text_at(tokens, look) in ("named", "identified", "called", "known"):
        return True
    if comma:
        return _name_between_commas(tokens, look, lex)
    capital = bool(text) and not text.isupper() and text[tokens[at].start].isupper()
    return capital and tokens[at].text not in STOP and tokens[at].text not in lex.verbs


def _name_between_commas(tokens: list[Word], at: int, lex: Lexicon) -> bool:
    """Return whether words that can be a name stand up to a mark: ", Roberto Navas, was killed"."""
    close = at
    while close - at < 5 and text_at(tokens, close).isalpha():
        word = tokens[close].text
        if word in STOP or word in lex.verbs or word in lex.people or word in lex.states:
            return False
        close += 1
    return close > at and text_at(tokens, close) in (",", "(")
