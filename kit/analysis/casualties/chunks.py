"""A sentence in chunks: counted noun phrases, one unnamed person, predicates, other words.

The chunks are what the rules for subjects, lists, tolls and parts work on. A chunk becomes a
claim once a rule gives it a kind; `assign` is the one place where that happens.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kit.analysis.casualties.nouns import NounPhrase
from kit.analysis.casualties.predicates import REPORTED, Predicate
from kit.analysis.casualties.words import ADVERBS, BE, HAVE, OTHER_VERBS, STOP, Lexicon
from kit.analysis.numbers.number_phrases import Quantity
from kit.analysis.numbers.numerals import Word


def rule_of(row: str) -> str:
    """Return the rule that a row belongs to.

    >>> rule_of("casualties.toll.rose-to")
    'casualties.toll'
    """
    return ".".join(row.split(".")[:2])


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
    row: str = ""
    """The row that made it a claim: its rule, a dot, and a name of its own."""
    trigger: str = ""
    """The row that read the words for its kind, "" where one word of the lexicon says it."""
    part_of: Chunk | None = None
    blocked: bool = False
    """Whether the number is known to be no claim (superseded, averted, released)."""
    unlikely: bool = False
    """Whether the noun is unknown and does not look like one for people ("boards")."""
    upper: bool = False
    """Whether only the second number of a range counts ("rose from 62 to 87")."""

    @property
    def rule(self) -> str:
        """Return the rule that its row belongs to ("casualties.toll")."""
        return rule_of(self.row)

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
    "hour hours weekend decade summer winter spring autumn same previous following next last "
    "moment".split()
)


LIST_LINKS = frozenset(", and or & plus / nor".split())


DASHES = frozenset(("--", "—", "–", "---"))


PART_WORDS = frozenset(
    "including incl include includes among whom them particularly notably namely".split()
)


PEOPLE_ENDINGS = ("ans", "ese", "ists", "ers", "ors", "is", "ians", "ees", "ants", "men")


def word_at(chunks: list[Chunk], at: int) -> str:
    """Return the text of the word or predicate at a place, "" for numbers and beyond the ends."""
    return chunks[at].text if 0 <= at < len(chunks) and chunks[at].what in "WV" else ""


_SUBJECT_RULES = frozenset(
    ("casualties.subject", "casualties.subject-list", "casualties.relative", "casualties.pronoun")
)


def assign(
    chunk: Chunk, kind: str, row: str, part_of: Chunk | None = None, trigger: str = ""
) -> None:
    """Give a number its kind of casualty and the row, unless it has one or cannot be one."""
    # A noun that names the state says it best; "victims" leaves it open, so a verb settles it.
    settled = chunk.rule != "casualties.adjective" and not (
        chunk.kind == "casualties" and chunk.rule == "casualties.noun"
    )
    if chunk.kind and settled:
        return
    if chunk.noun.head == "other" or chunk.blocked:
        return
    if rule_of(row) in _SUBJECT_RULES and kind in ("missing", "displaced") and chunk.unlikely:
        return
    if chunk.what == "A" and chunk.noun.kind:
        kind = chunk.noun.kind  # "including a wounded corporal"
    chunk.kind, chunk.row = kind, row
    chunk.trigger = trigger or (part_of.trigger if part_of else "")
    if part_of is not None and part_of is not chunk:
        chunk.part_of = part_of


def opens_part(chunks: list[Chunk], at: int) -> bool:
    """Return whether the number at `at` is introduced as part of another: "including two"."""
    return (
        word_at(chunks, at - 1) in PART_WORDS
        or (chunks[at].what == "Q" and chunks[at].noun.part)
        or word_at(chunks, at - 1) == "("
        or (
            word_at(chunks, at - 1) in DASHES
            and at > 1
            and chunks[at - 2].what == "Q"
            and (chunks[at - 2].noun.head != "bare" or chunks[at - 2].noun.others)
        )
    )


def before_part(chunks: list[Chunk], at: int) -> int:
    """Return the place before the words that introduce a part: before ", including" or "(", say."""
    back = at - 1
    while back >= 0 and (
        word_at(chunks, back) in PART_WORDS
        or word_at(chunks, back) in {",", "(", "of", "-"} | DASHES
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


def own_verb(clauses: Clauses, at: int, is_object: bool = False) -> bool:
    """Return whether the number at `at` is the subject of a verb that follows it.

    What stands right after an active verb is its object (`is_object`): "arrested 14 people
    suspected of helping" then has a participle, and only a finite verb could make a new clause.
    """
    chunks, lex = clauses.chunks, clauses.lex
    nxt = at + 1
    while (
        nxt < len(chunks)
        and chunks[nxt].what == "W"
        and (chunks[nxt].text in ADVERBS - {"in", "total"} or chunks[nxt].text.endswith("ly"))
    ):
        nxt += 1
    if word_at(chunks, nxt) in ("a", "per", "each") and word_at(chunks, nxt + 1) in TIME_WORDS:
        nxt += 2  # "ten guerrillas a day are surrendering"
    if nxt >= len(chunks):
        return False
    chunk = chunks[nxt]
    if chunk.what == "V":
        return chunk.predicate.people_only or (
            not chunk.predicate.after or chunk.predicate.shape == "past" and chunks[at].what == "Q"
        )
    if chunk.what != "W":
        return False
    text = chunk.text
    if text in BE or text in HAVE or text in lex.modals - {"to"}:
        return True
    if is_object:
        return False
    if text in OTHER_VERBS and text not in ("including", "left", "left", "aged"):
        return True
    return (
        text.endswith("ed")
        and text not in STOP
        and chunks[at].noun.head != "casualty"
        and (
            word_at(chunks, nxt + 1) not in ("by", "with")
            and text not in ("aged", "armed", "related")
        )
    )
