"""Words, marks and written numbers: the level below "at least twelve".

Digits with separators ("1,200", "50 000" with a fixed space), digits of other scripts, number
words ("one hundred and forty-three"), mixed forms ("1.2 million") and dozens are read as whole
numbers. Roman numerals, decimals that are no whole number of people and anything over ten
thousand million are left alone: no casualty count can be that large.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

# More people than have ever been alive at once cannot have been counted.
LARGEST_COUNT = 10_000_000_000

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
} | {"fourty": 40}
_SCALES = {
    "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000, "k": 1000,
    "lakh": 100_000, "lakhs": 100_000, "crore": 10_000_000, "crores": 10_000_000,
}  # fmt: skip
UP_TO_TWELVE = "|".join(list(_UNITS)[1:13])
"""The words for one to twelve, for a pattern."""
UP_TO_NINETY = "|".join([*list(_UNITS)[1:], *_TENS])
"""The words for one to nineteen, and the tens to ninety, for a pattern."""
NUMBER_WORDS = frozenset(_UNITS) | frozenset(_TENS) | {"hundred", "dozen"} | frozenset(_SCALES)

# One pass over the text. A number may hold separators; a word may hold hyphens and apostrophes,
# so that "twenty-three" and "14-year-old" stay whole, but "20-30" comes apart into a range.
# The fixed spaces are the ones printers put into "50 000"; an ordinary space may end a date.
_TOKEN = re.compile(
    r"""
    (?P<num>\d{1,3}(?:[,٬]\d{3})+(?:[.٫]\d+)?(?![\w,]*\d)
          | \d{1,2}(?:,\d{2})+,\d{3}(?![\w,]*\d)
          | \d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)
          | \d+(?:[.٫]\d+)?(?![,'’^]\d))
      (?P<glued>(?:st|nd|rd|th|s|ers?|k|K|m|bn|mm|cm|km|ft|lb|kg|am|pm)\b
          | (?:[-‑](?!\d)[^\W\d_]+)+ | [^\W\d_]\w*)?
  | \d+(?:[,'’^]\d+)+
  | (?P<word>[^\W\d_]\w*(?:['’.][^\W\d_]+|[\-‑]\w+)*['’]?)
  | (?P<punct>--+ | [.]{3} | \S)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word, number or mark of a text, in lower case, with its place in the text."""

    text: str
    start: int
    end: int
    number: Fraction | None = None
    plain: bool = False
    """Whether a number is written as bare digits, as years and resolutions are."""


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words, numbers and marks of `text[start:end]`, offsets counted in `text`.

    >>> [w.text for w in words("Twenty-three died, 1,200 fled.")]
    ['twenty-three', 'died', ',', '1,200', 'fled', '.']
    """
    found = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        raw, at = match.group(), match.start()
        digits, glued = match.group("num"), match.group("glued")
        if digits and (glued is None or glued in "kK" or glued.lower() in ("-plus", "-odd")):
            value = _digits(digits)
            if glued is not None and glued in "kK" and value is not None:
                value *= 1000
            cut = at + len(digits) if glued and glued[0] == "-" else match.end()
            found.append(Word(text[at:cut].lower(), at, cut, value, digits.isdecimal()))
            if cut < match.end():
                found.append(Word(text[cut + 1 : match.end()].lower(), cut + 1, match.end()))
        elif match.group("word") and raw[-1] in "'’":
            # A closing quotation mark, or the apostrophe of a plural possessive.
            found.append(Word(raw[:-1].lower(), at, match.end() - 1))
            found.append(Word("'", match.end() - 1, match.end()))
        else:
            found.append(Word(raw.lower().replace("’", "'").replace("‑", "-"), at, match.end()))
    return found


def text_at(tokens: list[Word], at: int) -> str:
    """Return the text of the word at a place, "" beyond the ends."""
    return tokens[at].text if 0 <= at < len(tokens) else ""


def _digits(raw: str) -> Fraction | None:
    """Return the value of digits in any script; None where it is no number a count can be."""
    plain = "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() else ("." if c in ".٫" else "") for c in raw
    )
    if len(plain) > 15:
        return None
    return Fraction(plain)


def numeral(tokens: list[Word], at: int) -> tuple[int, int] | None:
    """Return (value, index after the last word) of the number written at `tokens[at]`, or None.

    >>> numeral(words("one hundred and forty-three people"), 0)
    (143, 4)
    >>> numeral(words("1.2 million people"), 0)
    (1200000, 2)
    """
    first = tokens[at]
    halved = _and_a_half(tokens, at)
    if halved is not None:
        return halved
    if first.number is not None:
        return _scaled(tokens, at + 1, first.number)
    if first.text in ("a", "an", "one") and at + 1 < len(tokens):
        if tokens[at + 1].text in ("hundred", "thousand", "million", "billion", "dozen"):
            return _spelled(tokens, at + 1, 1)
    if first.text == "half" and at + 2 < len(tokens) and tokens[at + 1].text in ("a", "an"):
        scale = _SCALES.get(tokens[at + 2].text, 12 if tokens[at + 2].text == "dozen" else None)
        if scale:
            return scale // 2, at + 3
    if first.text in ("hundred", "thousand", "dozen"):
        return _spelled(tokens, at, 1)
    if _small(first.text) is not None:
        return _spelled(tokens, at, None)
    return None


def _and_a_half(tokens: list[Word], at: int) -> tuple[int, int] | None:
    """Return (value, end) of "two and a half million", None where that is not what stands there."""
    if [t.text for t in tokens[at + 1 : at + 4]] != ["and", "a", "half"] or at + 4 >= len(tokens):
        return None
    whole = tokens[at].number if tokens[at].number is not None else _small(tokens[at].text)
    scale = _SCALES.get(tokens[at + 4].text)
    if whole is None or scale is None or whole > 999:
        return None
    value = (Fraction(whole) + Fraction(1, 2)) * scale
    return (int(value), at + 5) if value.denominator == 1 else None


def _small(text: str) -> int | None:
    """Return the value below one hundred of "seven", "forty" or "forty-three"."""
    if text in _UNITS:
        return _UNITS[text]
    if text in _TENS:
        return _TENS[text]
    tens, hyphen, unit = text.partition("-")
    if hyphen and tens in _TENS and 1 <= _UNITS.get(unit, 0) <= 9:
        return _TENS[tens] + _UNITS[unit]
    return None


def _scaled(tokens: list[Word], at: int, value: Fraction) -> tuple[int, int] | None:
    while at < len(tokens):
        text = tokens[at].text
        factor = _SCALES.get(text) or {"hundred": 100, "dozen": 12}.get(text)
        if factor is None or text == "k":
            break
        value, at = value * factor, at + 1
    if value.denominator != 1 or value > LARGEST_COUNT:
        return None
    return int(value), at


def _spelled(tokens: list[Word], at: int, value: int | None) -> tuple[int, int] | None:
    """Return (value, end) of number words; `value` is the "a" that stood before them."""
    total = 0
    value, at = _below_thousand(tokens, at, value)
    while text_at(tokens, at) in _SCALES and text_at(tokens, at) != "k":
        total += (value or 1) * _SCALES[text_at(tokens, at)]
        at += 1
        if text_at(tokens, at) in _SCALES and text_at(tokens, at) != "k":
            return None  # "a million billion" is no count of people
        value, at = _below_thousand(tokens, _past_and(tokens, at), None)
    total += value or 0
    return (total, at) if total <= LARGEST_COUNT else None


def _below_thousand(tokens: list[Word], at: int, value: int | None) -> tuple[int | None, int]:
    """Return (value, end) of "three hundred and five", "forty two", "two dozen"."""
    if value is None:
        value, at = _below_hundred(tokens, at)
    if text_at(tokens, at) == "hundred" and (value or 0) < 100:
        rest, at = _below_hundred(tokens, _past_and(tokens, at + 1))
        value = (value or 1) * 100 + (rest or 0)
    if text_at(tokens, at) == "dozen":
        value, at = (value or 1) * 12, at + 1
    return value, at


def _below_hundred(tokens: list[Word], at: int) -> tuple[int | None, int]:
    """Return (value, end) of "seven", "forty-two" or "forty two"; (None, `at`) for other words."""
    first, more = _small(text_at(tokens, at)), _small(text_at(tokens, at + 1))
    if first is not None and more is not None and text_at(tokens, at) in _TENS and more < 10:
        return first + more, at + 2
    return first, at + (first is not None)


def _past_and(tokens: list[Word], at: int) -> int:
    """Return where the number goes on: "a hundred and two", but not "a hundred and two others"."""
    goes_on = text_at(tokens, at) == "and" and _small(text_at(tokens, at + 1)) is not None
    return at + (goes_on and text_at(tokens, at + 2) not in ("others", "other", "more"))
