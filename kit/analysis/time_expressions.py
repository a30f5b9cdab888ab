"""Where a text speaks of time: dates, weekdays and relative words, found but not resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass

MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|"
        "september sept sep|october oct|november nov|december dec".split("|"),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, name in enumerate(
        "monday tuesday wednesday thursday friday saturday sunday".split()
    )
}
_COUNTS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
} | {"a": 1, "an": 1}

_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?|July?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?!\w)"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\w)"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)(?!\w)"
_NUMBER = (
    r"(?<!\w)(?P<count>(?i:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))"
)
_UNIT = r"(?P<unit>day|week|weekend|month|year)"
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?!\w)"

# Tried in this order at every place; the first that matches wins, so that "March 2011" is never
# read as a bare month. "May" and "March" alone need a word of time before them: they are also a
# verb and a walk.
_PATTERNS = tuple(
    (kind, re.compile(r"(?<!\w)" + pattern))
    for kind, pattern in (
        ("day", rf"(?:{_WEEKDAY},?\s+)?{_MONTH}\s+{_DAY},?\s+{_YEAR}"),
        ("day", rf"(?:{_WEEKDAY},?\s+)?{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}"),
        ("day", r"(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\w)"),
        ("day", rf"(?:{_WEEKDAY},?\s+)?{_MONTH}\s+{_DAY}(?!\s*(?:per ?cent|%|[,.]?\d))"),
        ("day", rf"(?:{_WEEKDAY},?\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}"),
        ("month", rf"{_MONTH},?\s+{_YEAR}"),
        (
            "part",
            r"(?:(?i:the)\s+)?(?P<part>beginning|start|middle|end)\s+of\s+"
            rf"(?P<which>this|last|next|the)\s+{_UNIT}(?!\w)",
        ),
        (
            "unit",
            r"(?:(?P<part>(?i:earlier|later|early|late))\s+)?(?P<which>(?i:this|last|next))\s+"
            rf"{_UNIT}(?!\w)",
        ),
        ("ago", rf"{_NUMBER}\s+{_UNIT}s?\s+ago(?!\w)"),
        ("weekday", rf"(?:(?P<which>(?i:last|next))\s+)?{_WEEKDAY}"),
        (
            "relative",
            r"(?P<word>(?i:the day before yesterday|the day after tomorrow|yesterday|today|tonight|"
            r"tomorrow))(?!\w)",
        ),
        (
            "lone-month",
            rf"(?P<lead>(?i:in|since|until|by|of|from|last|next|this|early|late))\s+{_MONTH}",
        ),
        (
            "year",
            rf"(?P<lead>(?i:in|since|until|after|before|early|late|of|from))\s+{_YEAR}"
            r"(?![\d,]*\s+(?:people|men|women|soldiers|troops))",
        ),
    )
)  # fmt: skip
_ROLES = {
    "by": "by",
    "until": "until",
    "till": "until",
    "before": "before",
    "since": "since",
    "from": "since",
    "after": "after",
}


@dataclass(frozen=True)
class Found:
    """A stretch that speaks of time: characters `start` to `end` of a sentence, and its parts."""

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


def find_times(sentence: str) -> list[Found]:
    """Return the expressions of time in a sentence, in order and without overlaps.

    >>> [(f.kind, f.role) for f in find_times("It ends by 22 March 2016, he said on Monday.")]
    [('day', 'by'), ('weekday', 'on')]
    """
    out: list[Found] = []
    at = 0
    while at < len(sentence):
        best = min(
            (m for m in (_search(kind, pattern, sentence, at) for kind, pattern in _PATTERNS) if m),
            key=lambda hit: hit[0],
            default=None,
        )
        if best is None:
            break
        _, kind, match = best
        start = best[0][0]
        at = match.end()
        found = _found(kind, match, start, sentence)
        if found is not None:
            out.append(found)
    return out


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
    return (begins, _ORDER[kind], -match.end()), kind, match


_ORDER = {kind: n for n, kind in enumerate(dict.fromkeys(kind for kind, _ in _PATTERNS))}


def _found(kind: str, match: re.Match[str], start: int, text: str) -> Found | None:
    parts = match.groupdict()
    month = _month(parts.get("month"))
    day = int(parts["day"]) if parts.get("day") else None
    if parts.get("month") and month is None or day is not None and not 1 <= day <= 31:
        return None
    before = re.search(r"(\w+)\s+(?:the\s+)?$", text[:start])
    lead = parts.get("lead") or (before.group(1) if before else "")
    which = _low(parts.get("which"))
    if kind == "lone-month" and lead.lower() in ("last", "next", "this"):
        which, start = lead.lower(), match.start()
    count = parts.get("count")
    return Found(
        start=start,
        end=match.end(),
        kind={"lone-month": "month"}.get(kind, kind),
        role=_ROLES.get(lead.lower(), "on"),
        part=_low(parts.get("part")),
        which=which,
        unit=parts.get("unit"),
        count=None if count is None else int(count) if count.isdigit() else _COUNTS[count.lower()],
        weekday=WEEKDAYS[parts["weekday"].lower()] if parts.get("weekday") else None,
        day=day,
        month=month,
        year=int(parts["year"]) if parts.get("year") else None,
        word=parts["word"].lower() if parts.get("word") else None,
    )


def _low(word: str | None) -> str | None:
    """Return a word in lower case: at the start of a sentence it has a capital."""
    return None if word is None else word.lower()


def _month(word: str | None) -> int | None:
    """Return 1 to 12 for a month's name, abbreviation or two digits, or None."""
    if word is None:
        return None
    if word.isdigit():
        return int(word) if 1 <= int(word) <= 12 else None
    return MONTHS.get(word.rstrip(".").lower())
