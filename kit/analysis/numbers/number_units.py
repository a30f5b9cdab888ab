"""What a number tells: a count, money, a date, a time, an age, a share or a name ("Flight 612")."""

from __future__ import annotations

from dataclasses import dataclass

from kit.analysis.numbers.numerals import Word, numeral, text_at
from kit.text.calendar_words import MONTHS, SHORT_MONTHS

_MONTHS = frozenset(MONTHS + SHORT_MONTHS)
# Months that are also common words: "5 may have died".
_ALSO_VERBS = frozenset(("may", "march"))
_CLOCK = frozenset("gmt utc hours am pm a.m p.m".split())
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
NOT_A_NOUN = frozenset("of in at on by and or was were are is to from for who that as with".split())


@dataclass(frozen=True, slots=True)
class _Number:
    """A number and the words beside it, two on each side."""

    tokens: list[Word]
    at: int
    end: int
    value: int
    before: str
    prev: str
    nxt: str
    after: str

    @property
    def a_year(self) -> bool:
        """Return whether this may be a year: four bare digits from 1800 on."""
        return self.tokens[self.at].plain and 1800 <= self.value <= 2100


def unit_of(tokens: list[Word], at: int, end: int, value: int) -> str:
    """Return "count", or what else the number at `tokens[at:end]` tells."""
    beside = (text_at(tokens, place) for place in (at - 2, at - 1, end, end + 1))
    number = _Number(tokens, at, end, value, *beside)
    if unit := _UNIT_BEFORE.get(number.prev) or _UNIT_BEHIND.get(number.nxt):
        return unit
    in_figures = tokens[at].number is not None and end == at + 1
    for unit, rule, of_figures in _RULES:
        if (in_figures or not of_figures) and rule(number):
            return unit
    return "count"


# "$3 million", "minus 5 degrees", "aged 45"
_UNIT_BEFORE = dict.fromkeys("$ £ € ¥ ₤ usd eur gbp".split(), "money") | {
    "minus": "label", "aged": "age", "age": "age", "ages": "age",
}  # fmt: skip
# "40 percent", "a 45 year-old"
_UNIT_BEHIND = dict.fromkeys(("%", "percent", "percentage"), "percent") | dict.fromkeys(
    "year-old years-old year-olds -year-old yr-old".split(), "age"
)


def _percent(n: _Number) -> bool:
    """ "40 per cent", not "40 per day"."""
    return n.nxt == "per" and n.after.startswith("cent")


def _below_zero(n: _Number) -> bool:
    """ "-5 people", "the F-16", not "20-30 people"."""
    dash = n.tokens[n.at - 1]
    if n.prev not in ("-", "−") or dash.end != n.tokens[n.at].start:
        return False
    first = n.tokens[n.at - 2] if n.at > 1 else None
    return first is None or first.end < dash.start or first.number is None


def _so_many_in(n: _Number) -> bool:
    """ "one in five", not "one in 5 attacks"."""
    return n.value < 10 and n.nxt == "in" and _ratio(n.tokens, n.end + 1, n.value)


def _so_many_people_in(n: _Number) -> bool:
    """ "one patient in three", not "two killed in three attacks"."""
    if n.value >= 10 or n.after != "in" or not n.nxt.isalpha() or n.nxt in NOT_A_NOUN:
        return False
    read = numeral(n.tokens, n.end + 2) if n.end + 2 < len(n.tokens) else None
    closed = read is not None and text_at(n.tokens, read[1]) in ("", ".", ",", ";")
    return closed and read is not None and n.value < read[0] <= 100


def _in_so_many(n: _Number) -> bool:
    """The five of "one in five"."""
    if n.prev != "in" or n.value > 100 or n.at < 2:
        return False
    read = numeral(n.tokens, n.at - 2)
    return (
        read is not None and read[1] == n.at - 1 and read[0] < 10
        and _ratio(n.tokens, n.at, read[0])
    )  # fmt: skip


def _ratio(tokens: list[Word], at: int, value: int) -> bool:
    """Return whether the larger number of "one in five" stands at `tokens[at]`."""
    read = numeral(tokens, at) if at < len(tokens) else None
    return read is not None and value < read[0] <= 100 and not (
        text_at(tokens, read[1]).startswith(
            ("day", "hour", "week", "month", "year", "minute", "incident", "attack")
        )
    )  # fmt: skip


def _day_before_month(n: _Number) -> bool:
    """ "11 November", "11 May in Velm", not "11 may have died"."""
    if n.value > 31 or n.nxt not in _MONTHS:
        return False
    return (
        n.nxt not in _ALSO_VERBS or not n.after.isalpha()
        or n.after in ("in", "at", "when", "and", "by", "the", "attack")
    )  # fmt: skip


def _after_month(n: _Number) -> bool:
    """ "November 11", "10 May 89", "May 2016", not "may 11 people"."""
    if n.prev not in _MONTHS or not n.tokens[n.at].plain or not (n.value <= 99 or n.a_year):
        return False
    dated = n.before in ("in", "on", "since", "last") or n.at > 1 and _day(n.tokens[n.at - 2])
    return n.prev not in _ALSO_VERBS or dated


def _time(n: _Number) -> bool:
    """ "0130 GMT", "10:30", "05", not "10 hours"."""
    figures = n.tokens[n.at].text
    if n.nxt in _CLOCK and n.value < 2400 or figures[0] == "0" and len(figures) > 1:
        return True
    if n.nxt == ":" and n.tokens[n.end].start == n.tokens[n.at].end and n.after.isdigit():
        return True
    return n.prev == ":" and n.at > 1 and n.tokens[n.at - 2].number is not None


def _year(n: _Number) -> bool:
    """ "in 2011", "June 5, 2011", not "killed 2011 people"."""
    if not n.a_year:
        return False
    return n.prev in _YEAR_LEADS | _MONTHS or (
        n.prev == "," and n.at > 1 and _day(n.tokens[n.at - 2])
    )


def _label(n: _Number) -> bool:
    """ "Flight 612", "3/4", "#5", not "in a bus 12 people"."""
    if "/" in (n.nxt, n.prev) or n.nxt == "°" or n.prev == "#":
        return True
    return n.prev in _LABELS and n.before not in ("a", "the", "in", "at")


def _span_of_time(n: _Number) -> bool:
    """ "a two-year siege" where the hyphen stands apart."""
    return n.nxt in ("-", "–") and n.after.startswith(
        ("year", "day", "hour", "month", "foot", "mile")
    )


def _day(word: Word) -> bool:
    return word.number is not None and word.number <= 31


# In this order; the first that applies decides. The last field: for numbers in figures only.
_RULES = (
    ("percent", _percent, False),
    ("label", _below_zero, False),
    ("fraction", _so_many_in, False),
    ("fraction", _so_many_people_in, False),
    ("fraction", _in_so_many, False),
    ("date", _day_before_month, True),
    ("date", _after_month, True),
    ("time", _time, True),
    ("date", _year, True),
    ("label", _label, True),
    ("age", _span_of_time, False),
)
