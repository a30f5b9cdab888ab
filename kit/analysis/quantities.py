"""Bounded numbers in a text: "at least 12" is [12, open), "as many as 500" is [0 or more, 500].

An interval is (low, high), whole numbers, None = open end. The table of wordings follows the
conventions of this kit's casualty records (see `BOUND_RULES`); vague words ("dozens") are read
by one of three tables, chosen with `words`: "kit", "acled" or "pitf".
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from kit.analysis.numerals import NUMBER_WORDS, Word, numeral, words
from kit.text.article import Span

TABLES = ("kit", "acled", "pitf")

BOUND_RULES = {
    "exact": "a plain number is taken as an exact count",
    "at_least": "a floor: the count is this number or higher",
    "up_to": "a ceiling, taken at its word: the count is this number or lower",
    "more_than": "a strict floor: the count starts one above this number",
    "less_than": "a strict ceiling: the count ends one below this number",
    "about": "an estimate: a tenth either way",
    "nearly": "an estimate from below: up to a tenth less",
    "range": "two numbers name both ends",
    "vague": "a word that names no number, read by the chosen table",
    "none": "the words say that there was nobody",
    "article": "one person, not named: a or an",
    "unresolved": "the chosen table has no interval for this word",
}

_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_CURRENCY = frozenset("$ £ € ¥ ₤ usd eur gbp".split())
# Nouns that take a number as their name: "Resolution 637", "Channel 7", "aged 45".
_LABELS = frozenset(
    "resolution channel article no number nr highway route flight law decree page pages chapter "
    "section sector room plot block unit phase level page act paragraph annex apartment lot "
    "building gate district line zone bus train camp base platform floor psalm verse class group "
    "operation covid boeing airbus mi ak a m b f su mig kilometer kilometre km mile protocol "
    "convention ward precinct interstate".split()
)
_YEAR_LEADS = frozenset(
    "in since by until till from during year early late mid of after before around circa for "
    "through between and to early-to-mid".split()
)
_PLURALS = {
    "dozen": "dozens", "ten": "tens", "score": "scores", "hundred": "hundreds",
    "thousand": "thousands", "million": "millions",
}  # fmt: skip
_VAGUE_SCALES = ("thousands", "millions")
VAGUE_UNITS = ("dozens", "tens", "scores", "hundreds", *_VAGUE_SCALES)
_NOT_A_NOUN = frozenset("of in at on by and or was were are is to from for who that as with".split())
_UNRESOLVED = (
    "a large number of", "large numbers of", "a number of", "an unknown number of", "numerous",
    "an unspecified number of", "an undetermined number of", "countless", "a few", "a couple of",
    "a couple", "multiple", "untold numbers of", "a small number of", "unknown numbers of",
)  # fmt: skip


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


def interval(form: str, value: int) -> tuple[int | None, int | None]:
    """Return (low, high) for a bound of class `form` on `value`, in whole-number arithmetic.

    >>> interval("about", 50_000)
    (45000, 55000)
    >>> interval("more_than", 24)
    (25, None)
    """
    if form == "at_least":
        return value, None
    if form == "up_to":
        return None, value
    if form == "more_than":
        return value + 1, None
    if form == "less_than":
        return None, max(value - 1, 0)
    if form == "about":
        return 9 * value // 10, -(-11 * value // 10)
    if form == "nearly":
        return 9 * value // 10, value
    return value, value


@cache
def _bound_phrases() -> tuple[dict[str, list], dict[str, list]]:
    """Return the bound words by first word, longest first, for before and after the number."""
    source = resources.files("kit.data").joinpath("lexicons", "bound_words.toml")
    before: dict[str, list] = {}
    after: dict[str, list] = {}
    for entry in tomllib.loads(source.read_text("utf-8"))["bound"]:
        side = before if entry["place"] == "before" else after
        for phrase in entry["words"]:
            parts = tuple(phrase.split())
            side.setdefault(parts[0], []).append((parts, entry["class"]))
    for side in (before, after):
        for phrases in side.values():
            phrases.sort(key=lambda p: -len(p[0]))
    return before, after


@cache
def vague_table(name: str, war_zone: bool = True) -> dict[str, tuple[int | None, int | None]]:
    """Return the intervals of one table of vague words; ValueError names the tables there are.

    >>> vague_table("acled")["dozens"]
    (12, 12)
    """
    if name not in TABLES:
        raise ValueError(f"no table of number words {name!r}: choose one of {', '.join(TABLES)}")
    source = resources.files("kit.data").joinpath("lexicons", "vague_numbers.toml")
    section = tomllib.loads(source.read_text("utf-8"))[name]
    if not war_zone:
        section = section | section.get("elsewhere", {})
    return {
        word: tuple(None if end == "open" else end for end in ends)
        for word, ends in section.items()
        if isinstance(ends, list)
    }


def quantities(text: str, words: str = "kit", war_zone: bool = True) -> list[Quantity]:
    """Return every written number of `text` with its bound words, in order.

    `words` picks the table for vague words: "kit", "acled" or "pitf"; `war_zone` matters to
    ACLED's rule alone. A word the table does not list comes back as form "unresolved".

    >>> [(q.wording, q.low, q.high) for q in quantities("At least 12 died, nearly 40 fled.")]
    [('At least 12', 12, None), ('nearly 40', 36, 40)]
    """
    table = vague_table(words, war_zone)
    return scan(_words(text), text, table, words)


_words = words


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
            found.append(quantity)
            at = quantity.last
    return found


def _quantity(tokens, at, text, table, table_name) -> Quantity | None:
    before, _ = _bound_phrases()
    form, number_at = "", at
    # Bounds may pile up ("at least another 30"): the first that says more than "exact" rules.
    while phrase := _phrase(before, tokens, number_at):
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

    vague = _vague(tokens, number_at, table)
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
    unit = _unit(tokens, number_at, end, value)
    lead = tokens[at - 1].text if at else ""
    if lead in ("aged", "age", "ages") or lead == "of" and at > 1 and tokens[at - 2].text == "age":
        unit = "age"
    ranged = _range(tokens, number_at, end, value, between, form)
    if ranged and unit in ("count", "percent", "age"):
        upper_at, upper_end, low, high = ranged
        unit = unit if unit == "age" else _unit(tokens, upper_at, upper_end, high)
        if unit != "date":
            upper = _made(tokens, upper_at, upper_end, text, high, high, high, "exact", table_name)
            return _made(
                tokens, at, upper_end, text, low, high, None, "range", table_name, unit=unit,
                upper=upper,
            )  # fmt: skip
    if between:
        at += 1
    if not form and unit == "count":
        closing = _closing(tokens, end)
        if closing:
            form, end = closing
        else:
            trailing = _trailing(tokens, end)
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


def _may_start(word: Word) -> bool:
    text = word.text
    return (
        word.number is not None
        or text in NUMBER_WORDS
        or text in _VAGUE_STARTS
        or text in ("a", "an", "half", "between")
        or text.partition("-")[0] in NUMBER_WORDS
    )


_VAGUE_STARTS = frozenset(
    ("several", "many", "handful", "thousands", *VAGUE_UNITS)
    + tuple(phrase.split()[0] for phrase in _UNRESOLVED)
)


def _phrase(phrases: dict[str, list], tokens: list[Word], at: int) -> tuple[int, str] | None:
    """Return (length, class) of the longest bound phrase starting at `tokens[at]`."""
    if at >= len(tokens):
        return None
    for parts, form in phrases.get(tokens[at].text, ()):
        if len(parts) == 1 or tuple(t.text for t in tokens[at : at + len(parts)]) == parts:
            return len(parts), form
    return None


def _closing(tokens: list[Word], end: int) -> tuple[str, int] | None:
    """Return (class, end) of bound words that follow the number: "50 or more", "50+"."""
    if end < len(tokens) and tokens[end].text == "+":
        return "at_least", end + 1
    phrase = _phrase(_bound_phrases()[1], tokens, end)
    if phrase is None:
        return None
    # "20 or more than 30" and "50 at least 3 of them" open a new bound, not close this one.
    after = end + phrase[0]
    if after < len(tokens) and (tokens[after].number is not None or tokens[after].text == "than"):
        return None
    if after < len(tokens) and phrase[1] == "at_least" and tokens[after].text in NUMBER_WORDS:
        return None
    return phrase[1], after


def _trailing(tokens: list[Word], end: int) -> tuple[str, int] | None:
    """Return (class, end) of bound words after the counted noun: "14 civilians at least"."""
    for at in range(end + 1, min(end + 4, len(tokens))):
        if not tokens[at - 1].text.isalpha() or tokens[at - 1].text in _NOT_A_NOUN:
            return None
        if tokens[at].text in ("at", "or"):
            closing = _closing(tokens, at)
            if closing and closing[0] != "about":
                after = tokens[closing[1]].text if closing[1] < len(tokens) else ""
                return None if after in ("a", "an", "some") else closing
    return None


def _vague(tokens, at, table):
    """Return (word, end, interval or None) of a vague number word, or None."""
    text = tokens[at].text
    size = len(tokens)
    nxt = tokens[at + 1].text if at + 1 < size else ""
    if text in ("several", "many", "a", "numerous", "countless", "multiple", "an", "handful") or (
        text in VAGUE_UNITS or text in ("large", "untold", "unknown")
    ):
        pass
    else:
        return None
    if text == "a" and nxt == "handful" or text == "handful":
        return "handful", at + (2 if text == "a" else 1), table.get("handful")
    if text == "a" and nxt in ("great", "good") and at + 2 < size and tokens[at + 2].text == "many":
        return "many", at + 3, table.get("many")
    if text == "many":
        if at and tokens[at - 1].text in ("as", "so", "how", "too", "this", "that"):
            return None
        if nxt in VAGUE_UNITS:
            at, text = at + 1, nxt
        else:
            return "many", at + 1, table.get("many")
    if text == "several" or (text == "a" and nxt == "few"):
        after = at + (1 if text == "several" else 2)
        word = tokens[after].text if after < size else ""
        word = _PLURALS.get(word, word)
        if word in VAGUE_UNITS:
            at, text = after, word
        elif text == "several":
            return "several", at + 1, table.get("several")
    if text in _PLURALS:
        text = _PLURALS[text]
    if text in VAGUE_UNITS:
        end = at + 1
        # "thousands and thousands", "hundreds, if not thousands", "tens of thousands"
        if end + 1 < size and tokens[end].text == "and" and tokens[end + 1].text == text:
            end += 2
        if end + 1 < size and tokens[end].text == "of" and tokens[end + 1].text in _VAGUE_SCALES:
            word = f"{text} of {tokens[end + 1].text}"
            return word, end + 2, table.get(word)
        further = end
        while further < size and tokens[further].text in (",", "if", "not", "or", "perhaps"):
            further += 1
        if further < size and further > end and tokens[further].text in VAGUE_UNITS:
            lower, upper = table.get(text), table.get(tokens[further].text)
            both = lower and upper and (lower[0], upper[1])
            return text, further + 1, both or None
        return text, end, table.get(text)
    for phrase in _UNRESOLVED:
        parts = phrase.split()
        if [t.text for t in tokens[at : at + len(parts)]] == parts:
            return phrase, at + len(parts) - (parts[-1] == "of"), None
    return None


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
    phrase = _phrase(_bound_phrases()[0], tokens, at)
    return at + phrase[0] if phrase and phrase[1] == "up_to" else 0


def _unit(tokens: list[Word], at: int, end: int, value: int) -> str:
    """Return "count", or what else the number at `tokens[at:end]` tells."""
    prev = tokens[at - 1].text if at else ""
    nxt = tokens[end].text if end < len(tokens) else ""
    after = tokens[end + 1].text if end + 1 < len(tokens) else ""
    digits = tokens[at].number is not None
    if prev in _CURRENCY:
        return "money"
    if nxt in ("%", "percent", "percentage") or (nxt == "per" and after.startswith("cent")):
        return "percent"
    if prev in ("-", "−") and tokens[at - 1].end == tokens[at].start:
        before = tokens[at - 2] if at > 1 else None
        if before is None or before.end < tokens[at - 1].start:
            return "label"
        if before.number is None:
            return "label"
    if value < 10 and nxt == "in" and _ratio(tokens, end + 1, value):
        return "fraction"
    if value < 10 and end + 2 < len(tokens) and tokens[end + 1].text == "in" and nxt.isalpha():
        read = numeral(tokens, end + 2)
        closed = read is not None and (
            read[1] == len(tokens) or tokens[read[1]].text in (".", ",", ";")
        )
        if closed and value < read[0] <= 100 and nxt not in _NOT_A_NOUN:
            return "fraction"  # "one patient in three"
    if prev == "in" and value <= 100 and _ratio_start(tokens, at - 2, value):
        return "fraction"
    if prev in ("aged", "age", "ages"):
        return "age"
    if nxt in ("year-old", "years-old", "year-olds", "-year-old", "yr-old"):
        return "age"
    if digits and end == at + 1:
        raw = tokens[at].text
        if nxt in _MONTHS and nxt not in ("may", "march") and value <= 31:
            return "date"
        if prev in _MONTHS and (prev not in ("may", "march") or _after_day(tokens, at - 1)):
            if tokens[at].plain and (value <= 99 or 1800 <= value <= 2100):
                return "date"
        if nxt in ("may", "march") and value <= 31 and _dated_month(after):
            return "date"
        if nxt in ("gmt", "utc", "hours", "am", "pm", "a.m", "p.m") and value < 2400:
            return "time"
        if raw[0] == "0" and len(raw) > 1:
            return "time"
        if nxt == ":" and tokens[end].start == tokens[end - 1].end and after.isdigit():
            return "time"
        if prev == ":" and at > 1 and tokens[at - 2].number is not None:
            return "time"
        if tokens[at].plain and 1800 <= value <= 2100:
            if prev in _YEAR_LEADS | _MONTHS or (prev == "," and at > 1 and _day(tokens, at - 2)):
                return "date"
        if nxt == "/" or prev == "/" or nxt == "°" or prev == "#":
            return "label"
        if prev in _LABELS and not (at > 1 and tokens[at - 2].text in ("a", "the", "in", "at")):
            return "label"
        if prev in ("resolution", "flight", "channel", "highway", "route", "article"):
            return "label"
    if nxt in ("-", "–") and after.startswith(
        ("year", "day", "hour", "month", "foot", "mile")
    ):
        return "age"
    return "count"


def _dated_month(after: str) -> bool:
    """Return whether the word after "11 May" goes on like a date."""
    return not after.isalpha() or after in ("in", "at", "when", "and", "by", "the", "attack")


def _ratio(tokens: list[Word], at: int, value: int) -> bool:
    """Return whether a larger number of "one in five" stands at `tokens[at]`."""
    read = numeral(tokens, at) if at < len(tokens) else None
    if read is None or not value < read[0] <= 100:
        return False
    after = tokens[read[1]].text if read[1] < len(tokens) else ""
    return not after.startswith(("day", "hour", "week", "month", "year", "minute", "incident", "attack"))


def _ratio_start(tokens: list[Word], at: int, value: int) -> bool:
    read = numeral(tokens, at) if at >= 0 else None
    return read is not None and read[1] == at + 1 and read[0] < 10 and _ratio(tokens, at + 2, read[0])


def _after_day(tokens: list[Word], at: int) -> bool:
    """Return whether "May" or "March" at `tokens[at]` is a month: it follows a day or "in"."""
    return at > 0 and (tokens[at - 1].text in ("in", "on", "since", "last") or _day(tokens, at - 1))


def _day(tokens: list[Word], at: int) -> bool:
    return tokens[at].number is not None and tokens[at].number <= 31
