"""A sentence in chunks: counted noun phrases, one unnamed person, predicates, other words.

The chunks are what the rules for subjects, lists, tolls and parts work on. A chunk becomes a
claim once a rule gives it a kind; `assign` is the one place where that happens.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kit.analysis.casualty_lexicon import ADVERBS, BE, HAVE, OTHER_VERBS, SEVERITY, STOP, Lexicon
from kit.analysis.casualty_nouns import NounPhrase, noun_phrase
from kit.analysis.casualty_predicates import REPORTED, Predicate, predicates
from kit.analysis.numerals import Word
from kit.analysis.quantities import Quantity


@dataclass
class Chunk:
    """A counted noun phrase ("Q"), one unnamed person ("A"), a predicate ("V") or a word ("W")."""

    what: str
    first: int
    last: int
    text: str = ""
    quantity: Quantity | None = None
    noun: NounPhrase | None = None
    predicate: Predicate | None = None
    kind: str | None = None
    group: str | None = None
    rule: str = ""
    part_of: Chunk | None = None
    blocked: bool = False
    """Whether the number is known to be no claim (superseded, averted, released)."""
    unlikely: bool = False
    """Whether the noun is unknown and does not look like one for people ("boards")."""
    upper: bool = False
    """Whether only the second number of a range counts ("rose from 62 to 87")."""

    @property
    def people(self) -> bool:
        """Return whether this is a number or article that may count people."""
        return self.what in "QA" and not self.blocked and self.noun.head != "other"


@dataclass
class Clauses:
    """One sentence in chunks, and the lexicon it is read with."""

    tokens: list[Word]
    chunks: list[Chunk]
    lex: Lexicon
    text: str = ""
    claims: list[Chunk] = field(default_factory=list)


SKIPPED = ADVERBS | BE | HAVE | REPORTED


BREAKS = frozenset(". ! ? ;".split()) | {":"}


TIME_WORDS = frozenset(
    "day days week weeks month months year years night nights morning afternoon evening time times "
    "hour hours weekend decade summer winter spring autumn same previous following next last moment".split()
)


LIST_LINKS = frozenset(", and or & plus / nor".split())


DASHES = frozenset(("--", "—", "–", "---"))
PART_WORDS = frozenset("including include includes among whom them particularly notably namely".split())


PEOPLE_ENDINGS = ("ans", "ese", "ists", "ers", "ors", "is", "ians", "ees", "ants", "men")


def chunked(tokens: list[Word], quantities: list[Quantity], lex: Lexicon, text: str) -> Clauses:
    """Return the sentence `tokens` cut into chunks."""
    starts = {q.first: q for q in quantities}
    found = predicates(tokens, lex)
    chunks: list[Chunk] = []
    at, size = 0, len(tokens)
    while at < size:
        quantity = starts.get(at)
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
            chunk = Chunk("V", at, predicate.last, tokens[at].text, predicate=predicate)
        if chunk is None:
            chunk = Chunk("W", at, at + 1, tokens[at].text)
        chunks.append(chunk)
        at = max(chunk.last, at + 1)
    return Clauses(tokens, chunks, lex, text)


def _absorb(tokens: list[Word], chunk: Chunk, whole: Chunk, lex: Lexicon) -> None:
    """Take the whole into its part where it is no claim of its own: "five of the nine hostages".

    In "five of the nine dead" the nine are a claim themselves, and stay apart.
    """
    nxt = tokens[whole.last].text if whole.last < len(tokens) else ""
    stated = nxt in lex.states or (nxt in lex.verbs and lex.verbs[nxt][1] == "past")
    if stated or whole.noun.head == "bare" or (whole.noun.kind and whole.noun.head != "casualty"):
        return
    if whole.noun.kind and tokens[whole.last - 1].text not in lex.people:
        return
    chunk.last, chunk.noun.head, chunk.group = whole.last, whole.noun.head, whole.group
    chunk.noun.states_group = True
    if chunk.noun.head == "casualty":
        chunk.noun.head = "person"


def _counted(tokens: list[Word], quantity: Quantity, lex: Lexicon) -> Chunk:
    vague = quantity.form in ("vague", "unresolved") or (
        tokens[quantity.last - 1].text in ("dozen", "hundred", "thousand", "million", "score")
    )
    if quantity.unit != "count":
        return Chunk(
            "Q", quantity.first, quantity.last, quantity=quantity,
            noun=NounPhrase(quantity.last, "other"), blocked=True,
        )  # fmt: skip
    noun = noun_phrase(tokens, quantity.last, lex, vague)
    chunk = Chunk("Q", quantity.first, max(noun.end, quantity.last), quantity=quantity, noun=noun)
    chunk.group = noun.group
    word = tokens[chunk.last - 1].text
    chunk.unlikely = noun.head == "unknown" and not noun.group and not word.endswith(PEOPLE_ENDINGS)
    if noun.head == "casualty" and word in lex.singular_nouns and quantity.value not in (1, None):
        chunk.blocked = quantity.form == "exact"  # "the 1999 shooting death"
    if "family" in quantity.wording.lower() or "families" in quantity.wording.lower():
        noun.states_group = True
    prev = tokens[quantity.first - 1].text if quantity.first else ""
    nxt = tokens[chunk.last].text if chunk.last < len(tokens) else ""
    if quantity.form == "unresolved" and not quantity.table == "kit":
        pass
    elif quantity.form == "unresolved" or noun.severity or nxt in SEVERITY:
        chunk.blocked = True
    if noun.head == "bare" and quantity.form == "vague" and nxt == "with" and prev == ",":
        chunk.blocked = True  # "100 injured, many with burns"
    if noun.part and _in_condition(tokens, chunk.last):
        chunk.blocked = True
    # "Jones, 45, who was": an age between commas, no count.
    if noun.head == "bare" and quantity.form == "exact" and prev in (",", "(") and nxt in (",", ")"):
        if tokens[quantity.first].number is not None and quantity.value < 120:
            before = tokens[quantity.first - 2].text if quantity.first > 1 else ""
            if before.isalpha() and before not in lex.verbs and before not in lex.states:
                chunk.blocked = True
    if noun.head == "bare" and any(
        tokens[i].text in _AGE_LEADS for i in range(max(quantity.first - 3, 0), quantity.first)
    ):
        chunk.blocked = True  # "the youngest just three"
    if prev in ("another", "other") and quantity.value == 1:
        chunk.blocked = True
    if quantity.value == 1 and noun.head == "bare" and prev in ("no", "the", "this", "that", "any", "every"):
        chunk.blocked = True
    if quantity.value == 0 and quantity.form == "exact":
        chunk.blocked = noun.head not in ("casualty", "person")
    return chunk


_AGE_LEADS = frozenset("youngest oldest eldest aged age".split())
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
# Endings of nouns for one person that no list could hold in full: "schoolteacher", "beekeeper".
_ONE_PERSON = (
    "man", "woman", "person", "teacher", "worker", "keeper", "maker", "seller", "owner", "fighter",
    "driver", "leader", "ist", "ian", "eer", "officer", "guard", "boy", "girl", "mother", "father",
)  # fmt: skip


def _in_condition(tokens: list[Word], at: int) -> bool:
    """Return whether "in a critical condition" follows within a few words."""
    after = [t.text for t in tokens[at : at + 6]]
    return "condition" in after and bool(SEVERITY & set(after))


def _article(tokens: list[Word], at: int, lex: Lexicon, text: str) -> Chunk | None:
    """Return the chunk of one unnamed person with a or an, or None where it is no such thing."""
    after = at + 1
    if after >= len(tokens) or tokens[after].text in ("number", "total", "dozen", "group", "family"):
        return None
    if any(t.text in ("bomber", "attacker", "perpetrator") for t in tokens[after : after + 3]):
        return None  # whoever did it is no victim of it
    if tokens[after].text in _ORDINALS:
        return None  # "a third soldier" is one more of a count given elsewhere
    noun = noun_phrase(tokens, after, lex)
    if noun.end <= after or noun.others:
        return None
    head = tokens[noun.end - 1].text
    if noun.head == "unknown" and head.endswith(_ONE_PERSON) and not tokens[after].text.isdigit():
        pass
    elif noun.head != "person":
        return None
    elif head.endswith("-old"):
        pass
    elif head not in lex.one_person or head in ("being", "minor", "human", "senior", "private", "general", "major") and (
        noun.end < len(tokens) and tokens[noun.end].text.isalpha() and tokens[noun.end].text not in STOP
        and tokens[noun.end].text not in lex.verbs
    ):  # fmt: skip
        return None
    if _named(tokens, noun.end, text, lex):
        return None
    return Chunk("A", at, noun.end, noun=noun, group=noun.group)


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


def word_at(chunks: list[Chunk], at: int) -> str:
    return chunks[at].text if 0 <= at < len(chunks) and chunks[at].what in "WV" else ""


_SUBJECT_RULES = frozenset(
    ("casualties.subject", "casualties.subject-list", "casualties.relative", "casualties.pronoun")
)


def assign(chunk: Chunk, kind: str, rule: str, part_of: Chunk | None = None) -> None:
    # A noun that names the state says it best; "victims" leaves it open, so a verb settles it.
    settled = chunk.rule != "casualties.adjective" and not (
        chunk.kind == "casualties" and chunk.rule == "casualties.noun"
    )
    if chunk.kind and settled:
        return
    if chunk.noun.head == "other" or chunk.blocked:
        return
    if rule in _SUBJECT_RULES and kind in ("missing", "detained", "displaced") and chunk.unlikely:
        return
    if chunk.what == "A" and chunk.noun.kind:
        kind = chunk.noun.kind  # "including a wounded corporal"
    chunk.kind, chunk.rule = kind, rule
    if part_of is not None and part_of is not chunk:
        chunk.part_of = part_of


def opens_part(chunks: list[Chunk], at: int) -> bool:
    """Return whether the number at `at` is introduced as part of another: "including two"."""
    return (
        word_at(chunks, at - 1) in PART_WORDS
        or (chunks[at].what == "Q" and chunks[at].noun.part)
        or word_at(chunks, at - 1) == "("
        or (
            word_at(chunks, at - 1) in DASHES and at > 1 and chunks[at - 2].what == "Q"
            and (chunks[at - 2].noun.head != "bare" or chunks[at - 2].noun.others)
        )
    )


def before_part(chunks: list[Chunk], at: int) -> int:
    back = at - 1
    while back >= 0 and (
        word_at(chunks, back) in PART_WORDS or word_at(chunks, back) in {",", "(", "of", "-"} | DASHES
    ):
        back -= 1
    return back


def helpers(chunks: list[Chunk], at: int) -> tuple[bool, bool]:
    """Return (be, have): which helping verb stands right before the predicate at `at`."""
    back = at - 1
    while back >= 0:
        text = word_at(chunks, back)
        if text in BE:
            return True, False
        if text in HAVE:
            return False, True
        if not (text in ADVERBS or text in REPORTED or text.endswith("ly") or text in ("not", "'")):
            return False, False
        back -= 1
    return False, False


def own_verb(clauses: Clauses, at: int) -> bool:
    """Return whether the number at `at` is the subject of a verb that follows it."""
    chunks, lex = clauses.chunks, clauses.lex
    nxt = at + 1
    while nxt < len(chunks) and chunks[nxt].what == "W" and (
        chunks[nxt].text in ADVERBS - {"in", "total"} or chunks[nxt].text.endswith("ly")
    ):
        nxt += 1
    if word_at(chunks, nxt) in ("a", "per", "each") and word_at(chunks, nxt + 1) in TIME_WORDS:
        nxt += 2  # "ten guerrillas a day are surrendering"
    if nxt >= len(chunks):
        return False
    chunk = chunks[nxt]
    if chunk.what == "V":
        return not chunk.predicate.after or chunk.predicate.shape == "past" and chunks[at].what == "Q"
    if chunk.what != "W":
        return False
    text = chunk.text
    if text in BE or text in HAVE or text in lex.modals - {"to"}:
        return True
    if text in OTHER_VERBS and text not in ("including", "left", "left", "aged"):
        return True
    return text.endswith("ed") and text not in STOP and chunks[at].noun.head != "casualty" and (
        word_at(chunks, nxt + 1) not in ("by", "with") and text not in ("aged", "armed", "related")
    )
