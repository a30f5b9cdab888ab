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
from kit.analysis.numbers.numerals import NUMBER_WORDS, Word, numeral
from kit.analysis.numbers.numerals import words as split_words
from kit.analysis.numbers.vague_numbers import VAGUE_STARTS, vague_number, vague_table
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
    def interval(self) -> tuple[int | None, int | None]:
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


def scan(
    tokens: list[Word],
    text: str,
    table: dict[str, tuple[int | None, int | None]],
    table_name: str = "kit",
) -> list[Quantity]:
    """Return the quantities among `tokens`, which were cut from `text`, in order."""
    found = []
    at = 0
    while at < len(tokens):
        quantity = _quantity(tokens, at, text, table, table_name)
        if quantity is None:
            at += 1
        else:
            if _more_ages(tokens, found, quantity):
                quantity = replace(quantity, unit="age")
            found.append(quantity)
            at = quantity.last
    return found


def _more_ages(tokens: list[Word], found: list[Quantity], quantity: Quantity) -> bool:
    """Return whether the number goes on with a list of ages: "aged 13, 15 and 16"."""
    if not found or found[-1].unit != "age" or quantity.form != "exact":
        return False
    between = [t.text for t in tokens[found[-1].last : quantity.first]]
    after = tokens[quantity.last].text if quantity.last < len(tokens) else ""
    plain = not after.isalpha() or after in NOT_A_NOUN
    return bool(between) and set(between) <= {",", "and"} and plain


def _quantity(tokens, at, text, table, table_name) -> Quantity | None:
    before, _ = bound_phrases()
    form, number_at = "", at
    # Bounds may pile up ("at least another 30"): the first that says more than "exact" rules.
    while phrase := phrase_at(before, tokens, number_at):
        if phrase[1] not in ("", "exact") and not form:
            form = phrase[1]
        number_at += phrase[0]
    between = tokens[number_at].text == "between" if number_at < len(tokens) else False
    if between and not form:
        number_at += 1
    if number_at >= len(tokens):
        return None
    if form == "" and number_at == at and not _may_start(tokens[at]):
        return None

    vague = vague_number(tokens, number_at, table)
    if vague:
        word, end, ends = vague
        if between:
            return None
        low, high = ends or (None, None)
        if ends and form in ("at_least", "more_than"):
            high = None
        elif ends and form in ("up_to", "less_than"):
            low = None
        kind = "vague" if ends else "unresolved"
        return _made(
            tokens, at, end, text, low, high, None, kind, table_name,
            by_rule=bool(ends) and low == high,
        )  # fmt: skip

    read = numeral(tokens, number_at)
    if read is None:
        return None
    value, end = read
    if value < 20 and form == "more_than" and tokens[at].text in _MILESTONES:
        # "the toll passes 500" is a bound; "he passes one wounded man" is not.
        at, form = number_at, ""
    if tokens[at].text in _SIGNS and tokens[at].end != tokens[at + 1].start:
        at, form = number_at, ""  # ">12", but not the mark of a quoted line, "> 12"
    if tokens[at].text == "top" and not (at and tokens[at - 1].text.endswith("s")):
        at, form = number_at, ""  # "arrests top 500", but not "the top 10"
    unit = unit_of(tokens, number_at, end, value)
    lead = tokens[at - 1].text if at else ""
    if lead in ("aged", "age", "ages") or lead == "of" and at > 1 and tokens[at - 2].text == "age":
        unit = "age"
    ranged = _range(tokens, number_at, end, value, between, form)
    if ranged and unit in ("count", "percent", "age"):
        upper_at, upper_end, low, high = ranged
        unit = unit if unit == "age" else unit_of(tokens, upper_at, upper_end, high)
        if unit != "date":
            upper = _made(tokens, upper_at, upper_end, text, high, high, high, "exact", table_name)
            return _made(
                tokens, at, upper_end, text, low, high, None, "range", table_name, unit=unit,
                upper=upper,
            )  # fmt: skip
    if between:
        at += 1
    if not form and unit == "count":
        closing = closing_words(tokens, end)
        if closing:
            form, end = closing
        else:
            trailing = trailing_words(tokens, end)
            if trailing:
                form, reach = trailing
                low, high = interval(form, value)
                made = _made(tokens, at, reach, text, low, high, value, form, table_name)
                return replace(made, last=end)
    low, high = interval(form, value)
    return _made(tokens, at, end, text, low, high, value, form or "exact", table_name, unit=unit)


def _made(tokens, at, end, text, low, high, value, form, table, **more) -> Quantity:
    span = Span(tokens[at].start, tokens[end - 1].end)
    return Quantity(
        span, low, high, value, form, text[span.start : span.end], table=table,
        first=at, last=end, **more,
    )  # fmt: skip


_SIGNS = frozenset("< > ≤ ≥ ≈ ~".split())
_MILESTONES = frozenset(
    "past beyond top crosses crossed tops topped topping exceeds exceeded surpasses surpassed "
    "surpassing passes "
    "passed exceeding".split()
)


def _may_start(word: Word) -> bool:
    text = word.text
    return (
        word.number is not None
        or text in NUMBER_WORDS
        or text in VAGUE_STARTS
        or text in ("a", "an", "half", "between")
        or text.partition("-")[0] in NUMBER_WORDS
    )


def _range(tokens, at, end, value, between, form):
    """Return (start of b, end, low, high) where `tokens` go on as "a to b", or None."""
    if end >= len(tokens):
        return None
    joint, then = tokens[end].text, end + 1
    if between:
        if joint != "and":
            return None
    elif joint in ("-", "–", "—") and tokens[end].start == tokens[end - 1].end:
        pass
    elif joint in ("to", "or"):
        pass
    elif form == "at_least" and joint in ("and", "but", ",") and _reaches_up(tokens, then):
        then = _reaches_up(tokens, then)
    else:
        return None
    if then >= len(tokens) or not (
        tokens[then].number is not None or tokens[then].text.partition("-")[0] in NUMBER_WORDS
    ):
        return None
    upper = numeral(tokens, then)
    if upper is None:
        return None
    high, upper_end = upper
    # "two or three hundred", "1 to 2 million": the scale word serves both numbers.
    for scale, factor in (("hundred", 100), ("thousand", 1000), ("million", 1_000_000)):
        if tokens[upper_end - 1].text == scale and upper_end - then > 1:
            if value < high // factor and tokens[end - 1].text != scale:
                value *= factor
    if value >= high:
        return None
    return then, upper_end, value, high


def _reaches_up(tokens, at) -> int:
    """Return where the number of "and (possibly) up to b" starts, 0 where nothing such follows."""
    while at < len(tokens) and tokens[at].text in ("possibly", "perhaps", "maybe", "and", "but"):
        at += 1
    phrase = phrase_at(bound_phrases()[0], tokens, at)
    return at + phrase[0] if phrase and phrase[1] == "up_to" else 0
