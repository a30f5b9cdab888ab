"""Bounded numbers in a text: "at least 12" is [12, open), "as many as 500" is [0 or more, 500].

An interval is (low, high), whole numbers, None = open end. The table of wordings follows the
conventions of this kit's casualty records (see `BOUND_RULES`); vague words ("dozens") are read
by one of three tables, chosen with `words`: "kit", "acled" or "pitf".
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kit.analysis.numbers.bound_words import (
    BOUND_RULES,
    bound_phrases,
    closing_words,
    interval,
    phrase_at,
    trailing_words,
)
from kit.analysis.numbers.number_units import NOT_A_NOUN, unit_of
from kit.analysis.numbers.numerals import NUMBER_WORDS, Word, numeral, text_at
from kit.analysis.numbers.numerals import words as split_words
from kit.analysis.numbers.vague_numbers import (
    VAGUE_STARTS,
    Interval,
    Table,
    vague_number,
    vague_table,
)
from kit.text.records import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text with the words that bound it.

    `low` and `high` are whole numbers, None where that end is open; `value` is the number
    named, None where none is. `unit` is "count", or says why the number counts nothing:
    "money", "percent", "date", "label", "age", "time", "fraction". `first` and `last` are
    word positions for whoever parses on.
    """

    span: Span
    low: int | None
    high: int | None
    value: int | None
    form: str
    wording: str
    unit: str = "count"
    table: str = "kit"
    by_rule: bool = False
    first: int = 0
    last: int = 0
    upper: Quantity | None = None
    """For a range, its second number as a quantity of its own ("from 62 to 87")."""

    @property
    def interval(self) -> Interval:
        """Return (low, high)."""
        return self.low, self.high

    @property
    def reason(self) -> str:
        """Return the rule for this form in one line."""
        return BOUND_RULES[self.form]


def quantities(text: str, words: str = "kit", war_zone: bool = True) -> list[Quantity]:
    """Return every written number of `text` with its bound words, in order.

    `words` picks the table for vague words: "kit", "acled" or "pitf"; `war_zone` matters to
    ACLED's rule alone. A word the table does not list comes back as form "unresolved".

    >>> [(q.wording, q.low, q.high) for q in quantities("At least 12 died, nearly 40 fled.")]
    [('At least 12', 12, None), ('nearly 40', 36, 40)]
    """
    table = vague_table(words, war_zone)
    return scan(split_words(text), text, table, words)


def bounds(text: str, words: str = "kit") -> tuple[int | None, int | None] | None:
    """Return (low, high) of the first count in `text`; None where it names no count.

    Money, dates, percentages and labels are passed over.

    >>> bounds("as many as 500 people"), bounds("between 19 and 24"), bounds("in 2011")
    ((None, 500), (19, 24), None)
    """
    for found in quantities(text, words):
        if found.unit == "count":
            return None if found.form == "unresolved" else found.interval
    return None


def scan(tokens: list[Word], text: str, table: Table, table_name: str = "kit") -> list[Quantity]:
    """Return the quantities among `tokens`, which were cut from `text`, in order."""
    reader = _Reader(tokens, text, table, table_name)
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        quantity = reader.quantity(at)
        if quantity is None:
            at += 1
        else:
            if found and _more_ages(tokens, found[-1], quantity):
                quantity = replace(quantity, unit="age")
            found.append(quantity)
            at = quantity.last
    return found


def _more_ages(tokens: list[Word], last: Quantity, quantity: Quantity) -> bool:
    """Return whether the number goes on with a list of ages: "aged 13, 15 and 16"."""
    if last.unit != "age" or quantity.form != "exact":
        return False
    between = {t.text for t in tokens[last.last : quantity.first]}
    after = text_at(tokens, quantity.last)
    return bool(between) and between <= {",", "and"} and (
        not after.isalpha() or after in NOT_A_NOUN
    )  # fmt: skip


_SIGNS = frozenset("< > ≤ ≥ ≈ ~".split())
# Bounds of figures that grow: "the toll passes 500", but not "he passes one wounded man".
_MILESTONES = frozenset(
    "past beyond top crosses crossed tops topped topping exceeds exceeded surpasses surpassed "
    "surpassing passes passed exceeding".split()
)
_SCALE_WORDS = {"hundred": 100, "thousand": 1000, "million": 1_000_000}


_OLDEST = 110


@dataclass(frozen=True, slots=True)
class _Reader:
    """The words of one stretch of text, read for quantities with one table of vague words."""

    tokens: list[Word]
    text: str
    table: Table
    table_name: str

    def quantity(self, at: int) -> Quantity | None:
        """Return the quantity whose bound words or number start at word `at`, if one does."""
        form, number_at = self._opening_bound(at)
        if number_at >= len(self.tokens) or number_at == at and not _may_start(self.tokens[at]):
            return None
        between = not form and self.tokens[number_at].text == "between"
        if between:
            number_at += 1
        else:
            vague = vague_number(self.tokens, number_at, self.table)
            if vague:
                return self._vague(at, form, *vague)
        read = numeral(self.tokens, number_at) if number_at < len(self.tokens) else None
        if read is None:
            return None
        value, end = read
        if self._opens_no_bound(at, number_at, value, form):
            at, form = number_at, ""
        unit = unit_of(self.tokens, number_at, end, value)
        lead, before = text_at(self.tokens, at - 1), text_at(self.tokens, at - 2)
        if lead in ("aged", "age", "ages") or (before, lead) == ("age", "of"):
            unit = "age"  # "aged at least 9", "under the age of five"
        elif unit == "count" and not form and value <= _OLDEST and self._closes_a_name(at, end):
            unit = "age"
        if unit in ("count", "percent", "age"):
            ranged = self._ranged(at, number_at, end, value, between, form, unit)
            if ranged is not None:
                return ranged
        return self._plain(at + between, end, value, form, unit)

    def _closes_a_name(self, at: int, end: int) -> bool:
        """Return whether a number is the age behind a name, which ends the phrase: "killed a
        deckhand, Tim Arel, 19.", "his aide, Leyla, 26."; not "shells hit Varn, 19 died"."""
        if text_at(self.tokens, at - 1) != "," or at < 3 or not self._is_name(at - 2):
            return False
        before = text_at(self.tokens, at - 3)
        who = text_at(self.tokens, at - 4)  # "her brother Sami, 9"
        named = self._is_name(at - 3) or before == "," or who in ("his", "her", "their", "a")
        return named and text_at(self.tokens, end) in ("", ".", ";", "and")

    def _is_name(self, at: int) -> bool:
        word = self.tokens[at]
        shown = self.text[word.start : word.end]
        return shown[0].isupper() and not shown[1:].isupper() and word.text[1:].isalpha()

    def _opening_bound(self, at: int) -> tuple[str, int]:
        """Return (class, end) of the bound words at `at`, ("", `at`) where there are none.

        Bounds may pile up ("at least another 30"): the first that says more than "exact" rules.
        """
        before, _ = bound_phrases()
        form = ""
        while phrase := phrase_at(before, self.tokens, at):
            if phrase[1] != "exact" and not form:
                form = phrase[1]
            at += phrase[0]
        return form, at

    def _opens_no_bound(self, at: int, number_at: int, value: int, form: str) -> bool:
        """Return whether what looks like a bound is none: "he passes one wounded man"."""
        first = self.tokens[at]
        if value < 20 and form == "more_than" and first.text in _MILESTONES:
            return True
        if first.text in _SIGNS and first.end != self.tokens[at + 1].start:
            return True  # ">12", but not the mark of a quoted line, "> 12"
        # "arrests top 500", but not "the top 10"
        return first.text == "top" and not text_at(self.tokens, at - 1).endswith("s")

    def _vague(self, at: int, form: str, word: str, end: int, ends: Interval | None) -> Quantity:
        """Return the quantity of a word that names no number: "at least dozens"."""
        if ends is None:
            return self._made(at, end, None, None, None, "unresolved")
        low, high = ends
        if form in ("at_least", "more_than"):
            high = None
        elif form in ("up_to", "less_than"):
            low = None
        return replace(self._made(at, end, low, high, None, "vague"), by_rule=low == high)

    def _plain(self, at: int, end: int, value: int, form: str, unit: str) -> Quantity:
        """Return the quantity of one number, with bound words that may follow it."""
        last = end
        if not form and unit == "count":
            if closing := closing_words(self.tokens, end):
                form, last = closing
                end = last
            elif trailing := trailing_words(self.tokens, end):
                form, last = trailing  # "14 civilians at least": whoever parses on sees the noun
        low, high = interval(form, value)
        made = self._made(at, last, low, high, value, form or "exact")
        return replace(made, last=end, unit=unit)

    def _ranged(
        self, at: int, number_at: int, end: int, value: int, between: bool, form: str, unit: str
    ) -> Quantity | None:
        """Return the quantity of "a to b" where the words go on like that."""
        then = self._second_number(end, between, form)
        upper = numeral(self.tokens, then) if then is not None else None
        if then is None or upper is None:
            return None
        high, upper_end = upper
        # "two or three hundred", "1 to 2 million": the scale word serves both numbers.
        scale = text_at(self.tokens, upper_end - 1)
        factor = _SCALE_WORDS.get(scale, 1) if upper_end - then > 1 else 1
        spoken = value < high // factor and text_at(self.tokens, end - 1) != scale
        low = value * factor if spoken else value
        if low >= high:
            return None
        if unit != "age":
            unit = unit_of(self.tokens, then, upper_end, high)
        if unit == "date":  # "3 to 9 May" are two days
            return self._plain(at + between, end, value, form, unit)
        second = self._made(then, upper_end, high, high, high, "exact")
        made = self._made(at, upper_end, low, high, None, "range")
        return replace(made, unit=unit, upper=second)

    def _second_number(self, end: int, between: bool, form: str) -> int | None:
        """Return where b of "a to b" starts, after a that ends at `end`; None where none does."""
        joint, then = text_at(self.tokens, end), end + 1
        if between:
            joined = joint == "and"
        elif joint in ("-", "–", "—"):
            joined = self.tokens[end].start == self.tokens[end - 1].end
        elif form == "at_least" and joint in ("and", "but", ","):
            then = self._past_up_to(then)
            joined = then > 0
        else:
            joined = joint in ("to", "or")
        if not joined or then >= len(self.tokens):
            return None
        word = self.tokens[then]
        return then if word.number is not None or _number_word(word.text) else None

    def _past_up_to(self, at: int) -> int:
        """Return where b of "at least a and possibly up to b" starts, 0 where none follows."""
        while text_at(self.tokens, at) in ("possibly", "perhaps", "maybe", "and", "but"):
            at += 1
        phrase = phrase_at(bound_phrases()[0], self.tokens, at)
        return at + phrase[0] if phrase and phrase[1] == "up_to" else 0

    def _made(
        self, at: int, end: int, low: int | None, high: int | None, value: int | None, form: str
    ) -> Quantity:
        span = Span(self.tokens[at].start, self.tokens[end - 1].end)
        return Quantity(
            span, low, high, value, form, self.text[span.start : span.end],
            table=self.table_name, first=at, last=end,
        )  # fmt: skip


def _number_word(text: str) -> bool:
    return text.partition("-")[0] in NUMBER_WORDS


def _may_start(word: Word) -> bool:
    text = word.text
    return (
        word.number is not None or text in VAGUE_STARTS or text in ("a", "an", "half", "between")
        or _number_word(text)
    )  # fmt: skip
