"""A sentence in chunks: counted noun phrases, one unnamed person, predicates, other words.

The chunks are what the rules for subjects, lists, tolls and parts work on. A chunk becomes a
claim once a rule gives it a kind; `Counted.give` is the one place where that happens.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from kit.analysis.casualties.phrases import NounPhrase
from kit.analysis.casualties.predicates import Predicate
from kit.analysis.casualties.words import CONJUNCTIONS, Lexicon
from kit.analysis.lexicon.closed_classes import DASHES as ALL_DASHES
from kit.analysis.numbers.number_phrases import Quantity
from kit.analysis.numbers.numerals import Word


def rule_of(row: str) -> str:
    """Return the rule that a row belongs to.

    >>> rule_of("casualties.toll.rose-to")
    'casualties.toll'
    """
    return ".".join(row.split(".")[:2])


@dataclass(eq=False)
class Chunk:
    """A stretch of words: by itself a word that is no number, no person and no predicate."""

    first: int
    last: int
    text: str = ""
    """The word in small letters; "" for numbers and persons."""

    what: ClassVar[str] = "W"

    @property
    def people(self) -> bool:
        """Return whether this is a number or single person that may count people."""
        return False


@dataclass(eq=False, kw_only=True)
class Verb(Chunk):
    """A predicate: words that say what happened to people."""

    predicate: Predicate

    what: ClassVar[str] = "V"


@dataclass(eq=False, kw_only=True)
class Counted(Chunk):
    """People counted, by a number or as "a nurse": what may become a claim.

    Cutting the sentence settles `noun`, the first `group`, `unlikely`, and blocks what counts no
    people. Reading gives `kind`, `row`, `trigger` and `part_of`, or blocks what did not happen.
    Only the methods below change a chunk while it is read.
    """

    noun: NounPhrase
    group: str | None = None
    kind: str | None = None
    row: str = ""
    """The row that made it a claim: its rule, a dot, and a name of its own."""
    trigger: str = ""
    """The row that read the words for its kind, "" where one word of the lexicon says it."""
    part_of: Counted | None = None
    """The count that this one is contained in."""
    blocked: bool = False
    """Whether the number is known to be no claim (superseded, averted, released)."""
    unlikely: bool = False
    """Whether the noun is unknown and does not look like one for people ("boards")."""

    what: ClassVar[str] = "A"

    @property
    def rule(self) -> str:
        """Return the rule that its row belongs to ("casualties.toll")."""
        return rule_of(self.row)

    @property
    def people(self) -> bool:
        """Return whether it may count people: it is not blocked, and its noun names no thing."""
        return not self.blocked and self.noun.head != "other"

    @property
    def value(self) -> int | None:
        """Return the number named, None where none is ("dozens")."""
        return 1

    def give(self, kind: str, row: str, part_of: Counted | None = None, trigger: str = "") -> None:
        """Make it a claim of this kind by this row, unless it has a kind or cannot be a claim."""
        # A noun that names the state says it best; "victims" leaves it open, so a verb settles it.
        if self.kind and self.rule != "casualties.adjective" and not self.open_victims:
            return
        if not self.people:
            return
        if rule_of(row) in _SUBJECT_RULES and kind in ("missing", "displaced") and self.unlikely:
            return
        # "including a wounded corporal"
        self.kind = self.noun.kind if self.what == "A" and self.noun.kind else kind
        self.row = row
        self.trigger = trigger or (part_of.trigger if part_of else "")
        if part_of is not self:
            self.part_of = part_of or self.part_of

    def block(self, row: str = "") -> None:
        """Settle that it is no claim, whatever words stand beside it; `row` says which rule did."""
        self.blocked = True
        self.row = row or self.row

    def count_in(self, whole: Counted) -> None:
        """Count it in another count, unless it is counted in one already."""
        if whole is not self:
            self.part_of = self.part_of or whole

    def settle_group(self, group: str | None) -> None:
        """Give it its group for good, so that it inherits none."""
        self.group = group
        self.noun.states_group = True

    @property
    def open_victims(self) -> bool:
        """Return whether its noun leaves open what happened: "40 casualties", "12 victims"."""
        return self.kind == "casualties" and self.rule == "casualties.noun"


@dataclass(eq=False, kw_only=True)
class Single(Counted):
    """One person who is not named, with "a" or "an"."""


@dataclass(eq=False, kw_only=True)
class Number(Counted):
    """A number with its noun phrase."""

    quantity: Quantity
    upper: bool = False
    """Whether only the second number of a range counts ("rose from 62 to 87")."""

    what: ClassVar[str] = "Q"

    @property
    def value(self) -> int | None:
        """Return the number named, None where none is ("dozens")."""
        return self.quantity.value

    @property
    def counts(self) -> Quantity:
        """Return the quantity that is claimed: of a range that rose, its second number."""
        return self.quantity.upper if self.upper and self.quantity.upper else self.quantity


@dataclass
class Clauses:
    """One sentence in chunks, and the lexicon it is read with."""

    tokens: list[Word]
    chunks: list[Chunk]
    lex: Lexicon
    text: str = ""
    claims: list[Counted] = field(default_factory=list)

    def word(self, at: int) -> str:
        """Return the word or predicate at a place, "" for numbers and beyond the ends."""
        return self.chunks[at].text if 0 <= at < len(self.chunks) else ""

    def counted(self, at: int) -> Counted | None:
        """Return the number or single person at a place, if one stands there."""
        chunk = self.chunks[at] if 0 <= at < len(self.chunks) else None
        return chunk if isinstance(chunk, Counted) else None

    def number(self, at: int) -> Number | None:
        """Return the number at a place, if one stands there."""
        chunk = self.chunks[at] if 0 <= at < len(self.chunks) else None
        return chunk if isinstance(chunk, Number) else None

    def verb(self, at: int) -> Predicate | None:
        """Return the predicate at a place, if one stands there."""
        chunk = self.chunks[at] if 0 <= at < len(self.chunks) else None
        return chunk.predicate if isinstance(chunk, Verb) else None

    def plain(self, at: int) -> bool:
        """Return whether a word stands at a place that is no predicate."""
        return 0 <= at < len(self.chunks) and self.chunks[at].what == "W"

    def verbs(self) -> Iterator[tuple[int, Predicate]]:
        """Return the predicates with their places, from left to right."""
        for at, chunk in enumerate(self.chunks):
            if isinstance(chunk, Verb):
                yield at, chunk.predicate

    def all_counted(self) -> Iterator[tuple[int, Counted]]:
        """Return the numbers and single persons with their places, from left to right."""
        for at, chunk in enumerate(self.chunks):
            if isinstance(chunk, Counted):
                yield at, chunk

    def skip(self, at: int, words: Collection[str], step: int = 1) -> int:
        """Return the first place from `at` on, in steps of 1 or -1, that has none of the words."""
        while self.word(at) in words:
            at += step
        return at

    def opens_part(self, at: int) -> bool:
        """Return whether the number at `at` is brought in as part of another: "including two"."""
        prev = self.word(at - 1)
        if prev in PART_WORDS or prev == "(":
            return True
        number, before = self.number(at), self.number(at - 2)
        if number is not None and number.noun.part:
            return True
        # "twelve people -- two of them"
        return prev in DASHES and before is not None and (
            before.noun.head != "bare" or before.noun.others
        )  # fmt: skip

    def before_part(self, at: int) -> int:
        """Return the place before what brings in a part: before ", including" or "(", say."""
        return self.skip(at - 1, PART_WORDS | DASHES | {",", "(", "of", "-"}, -1)

    def no_predicate(self, at: int) -> None:
        """Take the predicate at a place for a word that says nothing of people."""
        chunk = self.chunks[at]
        self.chunks[at] = Chunk(chunk.first, chunk.last, chunk.text)


# Marks inside a sentence that no subject or list goes past.
BREAKS = frozenset((";", ":"))
DASHES = ALL_DASHES - {"-"}
LIST_LINKS = (CONJUNCTIONS - {"but"}) | {",", "/"}
PART_WORDS = frozenset(
    "including incl include includes among whom them particularly notably namely".split()
)
PEOPLE_ENDINGS = ("ans", "ese", "ists", "ers", "ors", "is", "ians", "ees", "ants", "men")
_SUBJECT_RULES = frozenset(
    ("casualties.subject", "casualties.subject-list", "casualties.relative", "casualties.pronoun")
)
