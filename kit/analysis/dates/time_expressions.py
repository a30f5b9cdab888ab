"""Where a text speaks of time: dates, weekdays and relative words, found but not resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kit.analysis.dates.time_patterns import ORDER, PATTERNS
from kit.text import calendar_words

MONTHS = {
    name: number
    for number, month in enumerate(calendar_words.MONTHS, start=1)
    for name in (month, *(s for s in calendar_words.SHORT_MONTHS if month.startswith(s)))
}
WEEKDAYS = {name: number for number, name in enumerate(calendar_words.WEEKDAYS)}
_COUNTS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
} | {"a": 1, "an": 1}

_ROLES = {
    "by": "by",
    "until": "until",
    "till": "until",
    "before": "before",
    "since": "since",
    "from": "since",
    "after": "after",
}
_LEAD = re.compile(r"(\w+)\s+(?:the\s+)?(?:(?:early|late|noon|midnight|dawn|dusk)\s+(?:on\s+)?)?$")
_SEASON_LEAD = re.compile(
    r"(?<!\w)(?:in|since|during|by|until|of|over)\s+(?:the\s+)?(?:(?:early|late)\s+)?$", re.I
)
_ORDINAL = re.compile(r"(?<!\w)(?:first|second|third|fourth|fifth|final)\s+$", re.IGNORECASE)
_DETERMINER = re.compile(r"(?<!\w)(a|an|one|some|any|the|that|every|each)\s+$", re.IGNORECASE)
# "A Wednesday statement": the article belongs to a noun behind the day, so the day is one day.
_NOUN_BEHIND = re.compile(
    r"(?:'s|’s)|\s+(?!(?:of|on|in|at|after|before|when|that|which|following|prior|by|near|as|and|or|"
    r"but|for|with|last|this|next|was|were|is|he|she|they|it)\b)[a-z]"
)
_NAMED_BEFORE = re.compile(
    r"(?:Bloody|Black|Good|Palm|Easter|Ash|Holy|Maundy|Super|Cyber|Shrove|Whit|Fat)\s+$"
)
_NAMED_BEHIND = re.compile(
    r"\s+(?:Times|Telegraph|Mirror|Mail|Express|Herald|Post|Review|Tribune|Star|Agreement)\b"
)
# The time of day beside a weekday: other places may then have had another date.
_CLOCK_BEFORE = re.compile(r"(?<!\w)(early|late|midnight)\s+(?:on\s+)?$|night\s+of\s+$", re.I)
_LATER = re.compile(r"(?<!\w)later\s+(?:on\s+)?$", re.IGNORECASE)
_CLOCK_BEHIND = re.compile(r"\s+(?:at\s+)?(night|midnight|overnight)\b")


@dataclass(frozen=True)
class Found:
    """A stretch that speaks of time: characters `start` to `end` of a sentence, and its parts.

    `which` is this, last, next, past or coming; `fixed` is False for a day that only other
    words settle ("every Friday", "the Friday after the coup"); `week` the week of "Monday last
    week"; `clock` the part of the day beside a weekday or a date.
    """

    start: int
    end: int
    kind: str
    role: str
    part: str | None = None
    which: str | None = None
    unit: str | None = None
    count: int | None = None
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    word: str | None = None
    last_day: int | None = None
    last_month: int | None = None
    last_year: int | None = None
    week: str | None = None
    fixed: bool = True
    clock: str | None = None

    def number(self, part: str) -> int:
        """Return a part that is a number; ValueError where the expression does not give it."""
        value = getattr(self, part)
        if not isinstance(value, int):
            raise ValueError(f"a {self.kind} gives no {part}")
        return value


def find_times(sentence: str) -> list[Found]:
    """Return the expressions of time in a sentence, in order and without overlaps.

    >>> [(f.kind, f.role) for f in find_times("It ends by 22 March 2016, he said on Monday.")]
    [('day', 'by'), ('weekday', 'on')]
    >>> [(f.month, f.last_month) for f in find_times("It raged between May and July 1994.")]
    [(5, 7)]
    >>> [sentence for sentence in ("Bloody Sunday", "the last week of the war")
    ...  if find_times(sentence)]
    []
    """
    return list(_found_in(sentence))


@lru_cache(maxsize=1_000)  # several analyses ask the same sentence
def _found_in(sentence: str) -> tuple[Found, ...]:
    out: list[Found] = []
    at = 0
    hits = [(kind, pattern, _search(kind, pattern, sentence, 0)) for kind, pattern in PATTERNS]
    while at < len(sentence):
        # What a pattern finds first stays so until the words are behind; what it lacks, it lacks.
        hits = [
            (kind, pattern, hit if hit[2].start() >= at else _search(kind, pattern, sentence, at))
            for kind, pattern, hit in hits if hit is not None
        ]  # fmt: skip
        best = min((hit for *_, hit in hits if hit), key=lambda hit: hit[0], default=None)
        if best is None:
            break
        _, kind, match = best
        start = best[0][0]
        at = match.end()
        found = _found(kind, match, start, sentence)
        if found is not None:
            out.append(found)
    return tuple(out)


def _search(kind: str, pattern: re.Pattern[str], text: str, at: int):
    match = pattern.search(text, at)
    if match is None:
        return None
    # "in March": the month begins behind the word of time that lets it be one.
    begins = (
        match.start("month" if kind == "lone-month" else "year")
        if "lead" in pattern.groupindex
        else match.start()
    )
    return (begins, ORDER[kind], -match.end()), kind, match


def _found(kind: str, match: re.Match[str], start: int, text: str) -> Found | None:
    parts = match.groupdict()
    month, last_month = _month(parts.get("month")), _month(parts.get("last_month"))
    day = int(parts["day"]) if parts.get("day") else None
    last_day = int(parts["last_day"]) if parts.get("last_day") else None
    if parts.get("month") and month is None or not _in_a_month(day, last_day):
        return None
    before = _LEAD.search(text[:start])
    lead = parts.get("lead") or (before.group(1) if before else "")
    which = _low(parts.get("which") or parts.get("which2"))
    if kind == "lone-month" and lead.lower() in ("last", "next", "this"):
        which, start = lead.lower(), match.start()
    if kind == "season" and which is None and not _SEASON_LEAD.search(text[:start]):
        return None  # "winter coats", "a spring of water"
    if (
        kind in ("unit", "rolling")
        and which in ("last", "past")
        and text[match.end() :][:4] == " of "
    ):
        return None  # "the last week of the war": a week of the war, not of the calendar
    named = _NAMED_BEFORE.search(text[:start]) or _NAMED_BEHIND.match(text[match.end() :])
    if kind == "weekday" and named:
        return None  # "Bloody Sunday", "the Sunday Times": a name
    return Found(
        start=start,
        end=match.end(),
        kind={"lone-month": "month"}.get(kind, kind),
        role=_ROLES.get(lead.lower(), "on"),
        part=_low(parts.get("part")) or _later(kind, text[:start]),
        which=which,
        unit=parts.get("unit"),
        count=_count(parts.get("count")),
        weekday=WEEKDAYS[parts["weekday"].lower()] if parts.get("weekday") else None,
        day=day,
        month=month,
        year=int(parts["year"]) if parts.get("year") else None,
        word=_low(parts.get("word")),
        last_day=last_day,
        last_month=last_month,
        last_year=int(parts["last_year"]) if parts.get("last_year") else None,
        week=parts.get("week"),
        fixed=not parts.get("vague") and not (kind == "weekday" and _open_day(text, start, match)),
        clock=_clock(text, start, match.end()) if kind in ("weekday", "day") else None,
    )


def _in_a_month(day: int | None, last_day: int | None) -> bool:
    """Return whether days of a month can be so, and stand in their order, where they are given."""
    return (day is None or 1 <= day <= 31) and (
        last_day is None or day is not None and day < last_day <= 31
    )


def _open_day(text: str, start: int, match: re.Match[str]) -> bool:
    """Return whether a weekday is one of several: "every Friday", "the Friday after the coup"."""
    if re.search(r"\bago\s+(?:on\s+)?$", text[:start]):
        return True  # "two weeks ago Friday"
    if _ORDINAL.search(text[:start]):
        return True  # "the first Sunday in May"
    if match["which"] and re.match(r"\s+(?:of|in)\b", text[match.end() :]):
        return True  # "the last Sunday of the month"
    word = _DETERMINER.search(text[:start])
    if word is None:
        return False
    if word.group(1).lower() in ("every", "each", "that"):
        return True
    return not _NOUN_BEHIND.match(text[match.end() :])


def _later(kind: str, before: str) -> str | None:
    """Return "later" for "later on Wednesday", which a Wednesday's text says of itself."""
    return "later" if kind == "weekday" and _LATER.search(before) else None


def _clock(text: str, start: int, end: int) -> str | None:
    """Return the part of the day named beside an expression, or None."""
    before = _CLOCK_BEFORE.search(text[:start])
    behind = _CLOCK_BEHIND.match(text[end:])
    if behind:
        return behind.group(1)
    return (before.group(1) or "night").lower() if before else None


def _count(word: str | None) -> int | None:
    if word is None:
        return None
    return int(word) if word.isdigit() else _COUNTS[word.lower()]


def _low(word: str | None) -> str | None:
    """Return a word in lower case: at the start of a sentence it has a capital."""
    return None if word is None else " ".join(word.lower().split())


def _month(word: str | None) -> int | None:
    """Return 1 to 12 for a month's name, abbreviation or two digits, or None."""
    if word is None:
        return None
    if word.isdigit():
        return int(word) if 1 <= int(word) <= 12 else None
    return MONTHS.get(word.rstrip(".").lower())
