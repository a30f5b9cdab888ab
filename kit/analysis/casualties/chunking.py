"""Cutting a sentence into chunks: its counted noun phrases, single persons and predicates.

Numbers that count no people, or whose people were freed, are only treated or hurt more or less
badly, are cut out here, so that no later rule can claim them.
"""

from __future__ import annotations

from kit.analysis.casualties.apposition import block_apposed
from kit.analysis.casualties.chunks import PEOPLE_ENDINGS, Chunk, Clauses, Number, Single, Verb
from kit.analysis.casualties.nouns import NounPhrase, noun_phrase
from kit.analysis.casualties.predicates import Predicate
from kit.analysis.casualties.words import SEVERITY, STOP, Lexicon
from kit.analysis.numbers.number_phrases import Quantity
from kit.analysis.numbers.numerals import Word, text_at
from kit.analysis.numbers.vague_numbers import VAGUE_UNITS


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
    starts = {q.first: q for q in quantities}
    chunks: list[Chunk] = []
    at, size = 0, len(tokens)
    while at < size:
        quantity = starts.get(at)
        if quantity is not None and quantity.value == 1 and at and (
            tokens[at - 1].text in ("every", "each") and text_at(tokens, at + 1) == "of"
        ):  # fmt: skip
            quantity = None  # "every one of the 27": the number is the 27
        if quantity is not None:
            chunk = _counted(tokens, quantity, lex)
            if chunk.noun.of_number and chunk.last in starts:
                _absorb(tokens, chunk, _counted(tokens, starts[chunk.last], lex), lex)
        elif tokens[at].text in ("a", "an"):
            chunk = _article(tokens, at, lex, text)
        else:
            chunk = None
        if chunk is None and at in found:
            predicate = found[at]
            chunk = Verb(at, predicate.last, tokens[at].text, predicate=predicate)
        if chunk is None:
            chunk = Chunk(at, at + 1, tokens[at].text)
        if chunks and chunk.what == "A" and _one_a(chunks[-1]) and not chunk.blocked:
            one = chunks[-1]  # "two passengers, one a child": the child is the one
            one.last, one.group = chunk.last, chunk.group
            one.noun.states_group = bool(chunk.group)
            at = chunk.last
            continue
        chunks.append(chunk)
        at = max(chunk.last, at + 1)
    block_apposed(tokens, chunks, lex, text)
    return Clauses(tokens, chunks, lex, text)


def _absorb(tokens: list[Word], chunk: Chunk, whole: Chunk, lex: Lexicon) -> None:
    """Take the whole into its part where it is no claim of its own: "five of the nine hostages".

    In "five of the nine dead" the nine are a claim themselves, and stay apart.
    """
    nxt = tokens[whole.last].text if whole.last < len(tokens) else ""
    # "five of the nine climbers died": a verb that takes no object is no description of the nine.
    stated = nxt in lex.states or lex.verbs.get(nxt, ("", "", ""))[1:] == ("past", "object")
    if stated or whole.noun.head == "bare" or (whole.noun.kind and whole.noun.head != "casualty"):
        return
    if whole.noun.kind and tokens[whole.last - 1].text not in lex.people:
        return
    if whole.noun.head == "casualty" and whole.noun.kind in _LASTING:
        return  # "61 of the 72 victims": a victim stays one, a hostage may be freed
    chunk.last, chunk.noun.head, chunk.group = whole.last, whole.noun.head, whole.group
    chunk.noun.states_group = True
    if chunk.noun.head == "casualty":
        chunk.noun.head = "person"


def _one_a(chunk: Chunk) -> bool:
    """Return whether the chunk is a bare "one" that "a child" may explain."""
    return chunk.what == "Q" and chunk.noun.head == "bare" and chunk.quantity.value == 1


_LASTING = frozenset(("killed", "wounded", "casualties", "killed_or_wounded"))


def _counted(tokens: list[Word], quantity: Quantity, lex: Lexicon) -> Chunk:
    vague = quantity.form in ("vague", "unresolved") or (
        tokens[quantity.last - 1].text in ("dozen", "hundred", "thousand", "million", "score")
    )
    if quantity.unit != "count":
        return Number(
            quantity.first, quantity.last, quantity=quantity,
            noun=NounPhrase(quantity.last, "other"), blocked=True,
        )  # fmt: skip
    noun = noun_phrase(tokens, quantity.last, lex, vague)
    chunk = Number(quantity.first, max(noun.end, quantity.last), quantity=quantity, noun=noun)
    if noun.head == "other" and tokens[chunk.last - 1].text in lex.acts:
        if text_at(tokens, chunk.last) == "of":
            chunk.last = quantity.last  # "the 2015 killings of 13 villagers": whom they hit follows
    chunk.group = noun.group
    word = tokens[chunk.last - 1].text
    chunk.unlikely = noun.head == "unknown" and not noun.group and not word.endswith(PEOPLE_ENDINGS)
    if noun.head == "casualty" and word in lex.singular_nouns and quantity.value not in (1, None):
        chunk.blocked = quantity.form == "exact"  # "the 1999 shooting death"
    if "family" in quantity.wording.lower() or "families" in quantity.wording.lower():
        noun.states_group = True
    prev = tokens[quantity.first - 1].text if quantity.first else ""
    nxt = tokens[chunk.last].text if chunk.last < len(tokens) else ""
    if noun.severity or nxt in SEVERITY:
        chunk.blocked = True
    if quantity.form == "unresolved" and not _TABLED & set(quantity.wording.lower().split()):
        chunk.blocked = True  # "a large number": no table has it, so there is nothing to report
    if noun.head == "bare" and quantity.form == "vague" and nxt == "with" and prev == ",":
        chunk.blocked = True  # "100 injured, many with burns"
    if noun.part and _in_condition(tokens, chunk.last):
        chunk.blocked = True
    # "Jones, 45, who was": an age between commas, no count.
    if (
        noun.head == "bare"
        and quantity.form == "exact"
        and prev in (",", "(")
        and nxt in (",", ")")
    ):
        if tokens[quantity.first].number is not None and quantity.value < 120:
            before = tokens[quantity.first - 2].text if quantity.first > 1 else ""
            if before.isalpha() and before not in lex.verbs and before not in lex.states:
                chunk.blocked = True
    if noun.head == "bare" and any(
        tokens[i].text in _AGE_LEADS for i in range(max(quantity.first - 3, 0), quantity.first)
    ):
        chunk.blocked = True  # "the youngest just three"
    superseded = (text_at(tokens, quantity.first - 2), prev, nxt) == (",", "not", ",")
    if superseded and noun.head == "bare":
        chunk.blocked = True  # "61, not 64, people died"
    if prev in ("another", "other") and quantity.value == 1:
        chunk.blocked = True
    if (
        quantity.value == 1
        and noun.head == "bare"
        and prev in ("no", "the", "this", "that", "any", "every")
    ):
        chunk.blocked = True
    if quantity.value == 0 and quantity.form == "exact":
        chunk.blocked = noun.head not in ("casualty", "person")
    return chunk


# Vague words that at least one table lists.
_TABLED = frozenset(("several", "many", "handful", *VAGUE_UNITS))
_AGE_LEADS = frozenset("youngest oldest eldest aged age".split())


_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())


# Endings of nouns for one person that no list could hold in full: "schoolteacher", "beekeeper".
_ONE_PERSON = (
    "man", "woman", "person", "teacher", "worker", "keeper", "maker", "seller", "owner", "fighter",
    "driver", "leader", "ist", "ian", "eer", "officer", "guard", "boy", "girl", "mother", "father",
)  # fmt: skip


# Endings that nouns for things share ("boiler"): enough where the verb needs a person.
_MAYBE_ONE_PERSON = ("er", "or", "ant")
_NOT_ONE = frozenset("number order quarter matter power water river border quantity".split())


def _in_condition(tokens: list[Word], at: int) -> bool:
    """Return whether "in a critical condition" or "in hospital" follows within a few words.

    How the wounded fare is no count of its own.
    """
    after = [t.text for t in tokens[at : at + 6]]
    if "hospitalized" in after or "hospitalised" in after:
        return True
    if "hospital" in after and after[after.index("hospital") - 1] == "in":
        return "died" not in after
    return "condition" in after and bool(SEVERITY & set(after))


def _article(tokens: list[Word], at: int, lex: Lexicon, text: str) -> Chunk | None:
    """Return the chunk of one unnamed person with a or an, or None where it is no such thing."""
    after = at + 1
    if after >= len(tokens) or tokens[after].text in (
        "number",
        "total",
        "dozen",
        "group",
        "family",
    ):
        return None
    if any(t.text in ("bomber", "attacker", "perpetrator") for t in tokens[after : after + 3]):
        return None  # whoever did it is no victim of it
    if tokens[after].text in _ORDINALS and text_at(tokens, after + 1) != "lieutenant":
        return None  # "a third soldier" is one more of a count given elsewhere
    noun = noun_phrase(tokens, after, lex)
    if noun.end <= after or noun.others:
        return None
    head = tokens[noun.end - 1].text
    listed = noun.head == "person" and (head in lex.one_person or head.endswith("-old"))
    likely = noun.head == "unknown" and head.endswith(_ONE_PERSON)
    maybe = noun.head == "unknown" and head.endswith(_MAYBE_ONE_PERSON) and head not in _NOT_ONE
    if not listed and not likely and not maybe:
        return None
    if head in ("couple", "pair", "trio", "duo"):
        return None  # "a Dutch couple" are two
    if head in _ALSO_ADJECTIVES and _goes_on_as_noun(tokens, noun.end, lex):
        return None
    if _named(tokens, noun.end, text, lex):
        return None
    return Single(at, noun.end, noun=noun, group=noun.group, unlikely=not (listed or likely))


_ALSO_ADJECTIVES = frozenset("minor human senior private general major".split())


def _goes_on_as_noun(tokens: list[Word], at: int, lex: Lexicon) -> bool:
    """Return whether "a major" goes on as "a major offensive", and is no officer."""
    word = tokens[at].text if at < len(tokens) else ""
    return word.isalpha() and word not in STOP and word not in lex.verbs


def _named(tokens: list[Word], at: int, text: str, lex: Lexicon) -> bool:
    """Return whether a name follows the noun phrase that ends at `at`: a named victim."""
    if at >= len(tokens):
        return False
    word = tokens[at].text
    look = at + 1 if word == "," else at
    if look < len(tokens) and tokens[look].text in ("named", "identified", "called", "known"):
        return True
    if word == ",":
        # "a reporter, Roberto Navas, was killed"
        close = look
        while close < len(tokens) and close - look < 5 and tokens[close].text.isalpha():
            inner = tokens[close].text
            if inner in STOP or inner in lex.verbs or inner in lex.people or inner in lex.states:
                return False
            close += 1
        return look < close < len(tokens) and tokens[close].text in (",", "(")
    first = text[tokens[at].start] if text else ""
    if first.isupper() and word not in STOP and word not in lex.verbs and not text.isupper():
        return True
    return False
