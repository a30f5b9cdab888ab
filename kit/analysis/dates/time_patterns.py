"""The shapes in which English news names a time, as patterns; `time_expressions` reads them."""

from __future__ import annotations

import re

from kit.analysis.numbers.numerals import UP_TO_TWELVE
from kit.text.calendar_words import WEEKDAYS

_MONTH_NAME = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?|July?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?!\w)"
)
_MONTH = rf"(?P<month>{_MONTH_NAME})"
_LAST_MONTH = rf"(?P<last_month>{_MONTH_NAME})"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\w)"
_LAST_DAY = r"(?P<last_day>[0-3]?\d)(?:st|nd|rd|th)?(?!\w)"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)(?!\w)"
_COUNT = rf"(?P<count>(?i:\d+|an?|{UP_TO_TWELVE}))"
# A number of days that the writer leaves open.
_VAGUE = r"(?P<vague>(?i:a\s+few|few|several|some|many|a\s+couple\s+of))"
_UNIT = r"(?P<unit>day|week|weekend|month|year)"
_WEEKDAY = rf"(?P<weekday>{'|'.join(name.title() for name in WEEKDAYS)})(?!\w)"
_DASH = r"\s?[-–—]\s?"
# Behind "May 3 to 7" a plain word would be what is counted ("7 people"), unless it goes on.
_NO_COUNT = (
    r"(?!\s+(?!(?:at|on|in|the|when|by|after|before|as|while|and|but|according|with|for|is|was|"
    r"were|are|has|had|will|near|outside)\b)[a-z])(?!\s*(?:per ?cent|%|[,.]\d))"
)
_NEITHER_COUNT_NOR_SHARE = r"(?!\s*(?:per ?cent|%|[,.]?\d))"

# Tried in this order at every place; the first that matches wins, so that "March 2011" is never
# read as a bare month. "May" and "March" alone need a word of time before them: they are also a
# verb and a walk.
_SHAPES = (
    # days of the calendar
    ("day",
     rf"{_DAY}(?:{_DASH}|\s+(?:to|and)\s+){_LAST_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?"),
    ("day", rf"{_MONTH}\s+{_DAY}(?:{_DASH}|\s+(?:to|and|through)\s+){_LAST_DAY},?\s+{_YEAR}"),
    ("day", rf"{_MONTH}\s+{_DAY}(?:{_DASH}|\s+(?:to|and|through)\s+){_LAST_DAY}{_NO_COUNT}"),
    ("day", rf"(?:{_WEEKDAY},?\s+)?{_MONTH}\s+{_DAY},?\s+{_YEAR}"),
    ("day", rf"(?:{_WEEKDAY},?\s+)?{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}"),
    ("day", r"(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\w)"),
    ("day", rf"(?:{_WEEKDAY},?\s+)?{_MONTH}\s+{_DAY}{_NEITHER_COUNT_NOR_SHARE}"),
    ("day", rf"(?:{_WEEKDAY},?\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}"),
    ("month",
     rf"{_MONTH}(?:{_DASH}|\s+(?:to|until|through)\s+){_LAST_MONTH}(?:\s+of)?,?\s+{_YEAR}"),
    # Without "between" the months of "in May and July 1994" are two.
    ("month", rf"(?<=[Bb]etween\s){_MONTH}\s+and\s+{_LAST_MONTH}(?:\s+of)?,?\s+{_YEAR}"),
    ("month", rf"{_MONTH},?\s+{_YEAR}"),
    ("season",
     r"(?:(?P<which>(?i:this|last|next|this\s+past))\s+)?(?P<word>spring|summer|autumn|winter)(?!\w)"
     rf"(?:\s+of\s+(?:\d{{4}}(?:[-–]\d\d(?:\d\d)?)?|{_UNIT}))?"),
    # stretches counted from the day of writing
    ("part",
     r"(?:(?i:the)\s+)?(?P<part>beginning|start|middle|end)\s+of\s+"
     rf"(?P<which>this|last|next|the)\s+{_UNIT}(?!\w)"),
    ("rolling",
     r"(?i:(?:the|these|this)\s+)?(?P<which>(?i:past|last|next|coming))\s+"
     rf"(?:{_COUNT}|{_VAGUE})\s+(?P<unit>hour|day|week|month|year)s?(?!\w)"),
    ("rolling",
     r"(?:(?i:the|this)\s+(?P<which>past)|(?i:the)\s+(?P<which2>last))\s+"
     r"(?P<unit>day|week|month|year)(?!\w)"),
    ("unit",
     rf"(?:(?P<part>(?i:earlier|later|early|late))\s+)?(?P<which>(?i:this|last|next))\s+{_UNIT}"
     r"(?!\w)"),
    # days counted from another day of the story
    ("relative", r"(?P<word>(?i:the day before yesterday|the day after tomorrow))(?!\w)"),
    ("event", r"(?i:the|that)\s+(?:very\s+)?(?i:previous|preceding|next|following|same)\s+"
     r"(?:day|night|morning|afternoon|evening|week|weekend|month|year)(?![\w-])"),
    # "said that night raids went on" has no such night.
    ("event", r"(?i:that)\s+(?:very\s+)?(?:day|night|morning|afternoon|evening|week|weekend)"
     r"(?=\s*(?:[.,;:!?)”\"]|$)|\s+(?:the|in|at|and|when|but|by|for|with|as|on)\b)"),
    ("event", r"(?i:the)\s+(?:day|night|morning|evening|week|month|year)\s+(?:before|after)(?!\w)"),
    ("event", rf"(?:{_COUNT}|{_VAGUE})\s+(?P<unit>day|week|month|year)s?\s+"
     r"(?:later|earlier(?!\s+(?:this|last|in)\b)|afterwards?|before|after)(?!\w)"),
    ("ago", rf"(?:{_COUNT}|{_VAGUE})\s+{_UNIT}s?\s+ago(?!\w)"),
    # "In the coming days" and "in recent weeks" leave the number open.
    ("rolling",
     r"(?:(?<=[Ii]n\s)|(?<=[Oo]ver\s)|(?<=[Dd]uring\s))(?:the\s+)?(?P<vague>recent|coming)\s+(?P<unit>hour|day|week|month|year)s"
     r"(?!\w)"),
    ("unit", r"(?<=[Oo]ver\s)the\s+(?P<unit>weekend)(?!\w)(?!\s+(?:of|after|before|when)\b)"),
    # weekdays
    ("weekday",
     r"(?:(?P<which>(?i:last|next|this\s+past|this\s+coming|this))\s+)?"
     rf"{_WEEKDAY}(?:\s+(?:of\s+)?(?P<week>last|this|next)\s+week(?!\w))?"),
    ("relative",
     r"(?P<word>(?i:yesterday|today|tonight|tomorrow|last\s+night|"
     r"this\s+(?:morning|afternoon|evening)))(?!\w)"),
    ("night", r"(?i:overnight)(?!\w)"),
    # months and years alone
    ("lone-month",
     r"(?P<lead>(?i:in|since|until|by|of|from|last|next|this|early|late|during|mid))[\s-]+"
     rf"{_MONTH}"),
    ("decade", r"(?i:the)\s+(?P<year>(?:1[89]|20)\d0)s(?!\w)"),
    ("year",
     rf"(?P<lead>(?i:between|from))\s+{_YEAR}\s+(?:and|to|until|through)\s+"
     r"(?P<last_year>(?:1[89]|20)\d\d)(?!\w)"),
    # "The 2013 attack": an article before it, and behind it a noun of one thing.
    ("year",
     rf"(?<=\b[Tt]he\s){_YEAR}(?=\s+[a-z-]+(?<!s)\b)"
     r"(?!\s+(?:people|men|women|children|police|dead|wounded|killed|or|and|who|were|had|have))"),
    ("year",
     rf"(?P<lead>(?i:in|since|until|after|before|early|late|of|from|during|by|throughout))\s+{_YEAR}"
     r"(?![\d,]*\s+(?:people|men|women|children|civilians|soldiers|troops|dead|homes|houses))"),
)  # fmt: skip

PATTERNS = tuple((kind, re.compile(r"(?<!\w)" + shape)) for kind, shape in _SHAPES)
ORDER = {kind: n for n, kind in enumerate(dict.fromkeys(kind for kind, _ in PATTERNS))}
