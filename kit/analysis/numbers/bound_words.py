"""Words that bound a number ("at least", "or more") and the interval each class of them gives.

The words stand in `kit/data/lexicons/bound_words.toml`; the arithmetic is here, in whole numbers.
"""

from __future__ import annotations

from functools import cache

from kit.analysis.numbers.number_units import NOT_A_NOUN
from kit.analysis.numbers.numerals import NUMBER_WORDS, Word, text_at
from kit.text.lexicon_file import read_lexicon

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


Phrase = tuple[tuple[str, ...], str]


@cache
def bound_phrases() -> tuple[dict[str, list[Phrase]], dict[str, list[Phrase]]]:
    """Return the bound words by first word, longest first, for before and after the number."""
    before: dict[str, list[Phrase]] = {}
    after: dict[str, list[Phrase]] = {}
    for entry in read_lexicon("bound_words")["bound"]:
        side = before if entry["place"] == "before" else after
        for phrase in entry["words"]:
            parts = tuple(phrase.split())
            side.setdefault(parts[0], []).append((parts, entry["class"]))
    for side in (before, after):
        for phrases in side.values():
            phrases.sort(key=lambda p: -len(p[0]))
    return before, after


def phrase_at(
    phrases: dict[str, list[Phrase]], tokens: list[Word], at: int
) -> tuple[int, str] | None:
    """Return (length, class) of the longest bound phrase starting at `tokens[at]`."""
    if at >= len(tokens):
        return None
    for parts, form in phrases.get(tokens[at].text, ()):
        if len(parts) == 1 or tuple(t.text for t in tokens[at : at + len(parts)]) == parts:
            return len(parts), form
    return None


def closing_words(tokens: list[Word], end: int) -> tuple[str, int] | None:
    """Return (class, end) of bound words that follow the number: "50 or more", "50+"."""
    if text_at(tokens, end) == "+":
        return "at_least", end + 1
    phrase = phrase_at(bound_phrases()[1], tokens, end)
    if phrase is None:
        return None
    # "20 or more than 30" and "50 at least 3 of them" open a new bound, not close this one.
    after = end + phrase[0]
    follower = text_at(tokens, after)
    if follower == "than" or after < len(tokens) and tokens[after].number is not None:
        return None
    if phrase[1] == "at_least" and follower in NUMBER_WORDS:
        return None
    return phrase[1], after


def trailing_words(tokens: list[Word], end: int) -> tuple[str, int] | None:
    """Return (class, end) of bound words after the counted noun: "14 civilians at least"."""
    for at in range(end + 1, min(end + 4, len(tokens))):
        if not tokens[at - 1].text.isalpha() or tokens[at - 1].text in NOT_A_NOUN:
            return None
        if tokens[at].text in ("at", "or"):
            closing = closing_words(tokens, at)
            if closing and closing[0] != "about":
                after = text_at(tokens, closing[1])
                return None if after in ("a", "an", "some") else closing
    return None
