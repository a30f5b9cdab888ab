"""Words that name no number ("dozens", "several tens of thousands"), by one of three tables.

The tables are this kit's own, ACLED's and PITF's coding rules (`kit/data/lexicons`). A word the
chosen table does not list is unresolved: it is reported, and never guessed.
"""

from __future__ import annotations

from functools import cache

from kit.analysis.numbers.numerals import Word, text_at
from kit.text.lexicon_file import read_lexicon

Interval = tuple[int | None, int | None]
Table = dict[str, Interval]

TABLES = ("kit", "acled", "pitf")
_PLURALS = {
    "dozen": "dozens", "ten": "tens", "score": "scores", "hundred": "hundreds",
    "thousand": "thousands", "million": "millions",
}  # fmt: skip
_VAGUE_SCALES = ("thousands", "millions")
VAGUE_UNITS = ("dozens", "tens", "scores", "hundreds", *_VAGUE_SCALES)
# Phrases by the word a table may list them under.
_TABLED = {
    ("a", "handful"): "handful", ("handful",): "handful", ("several",): "several",
    ("a", "great", "many"): "many", ("a", "good", "many"): "many", ("many",): "many",
}  # fmt: skip
# Phrases that no table lists.
_UNRESOLVED = tuple(
    tuple(phrase.split()) for phrase in (
        "a large number of", "large numbers of", "a number of", "an unknown number of", "numerous",
        "an unspecified number of", "an undetermined number of", "countless", "a few",
        "a couple of", "a couple", "multiple", "untold numbers of", "a small number of",
        "unknown numbers of",
    )
)  # fmt: skip
# What may stand before a unit: "several thousand", "a few dozen", "many hundreds".
_MANY_OF = (("several",), ("many",), ("a", "few"))
_PHRASES = tuple(sorted((*_TABLED, *_UNRESOLVED), key=len, reverse=True))
VAGUE_STARTS = frozenset((*VAGUE_UNITS, *(phrase[0] for phrase in _PHRASES)))
_IF_NOT = frozenset((",", "if", "not", "or", "perhaps", "possibly", "maybe", "even"))


@cache
def vague_table(name: str, war_zone: bool = True) -> Table:
    """Return the intervals of one table of vague words; ValueError names the tables there are.

    >>> vague_table("acled")["dozens"]
    (12, 12)
    """
    if name not in TABLES:
        raise ValueError(f"no table of number words {name!r}: choose one of {', '.join(TABLES)}")
    section = read_lexicon("vague_numbers")[name]
    if not war_zone:
        section = section | section.get("elsewhere", {})
    listed = {word: ends for word, ends in section.items() if isinstance(ends, list)}
    return {word: (_end(low), _end(high)) for word, (low, high) in listed.items()}


def _end(end: int | str) -> int | None:
    return None if isinstance(end, str) else end


def vague_number(
    tokens: list[Word], at: int, table: Table
) -> tuple[str, int, Interval | None] | None:
    """Return (word, end, interval or None) of a vague number word, or None.

    >>> from kit.analysis.numbers.numerals import words
    >>> vague_number(words("several thousand people"), 0, vague_table("kit"))
    ('thousands', 2, (2000, 9999))
    """
    if tokens[at].text not in VAGUE_STARTS:
        return None
    if tokens[at].text in VAGUE_UNITS:
        return _unit(tokens, at, tokens[at].text, table)
    if tokens[at].text == "many" and text_at(tokens, at - 1) in ("as", "so", "how", "too"):
        return None
    for phrase in _PHRASES:
        end = at + len(phrase)
        if tuple(word.text for word in tokens[at:end]) == phrase:
            unit = text_at(tokens, end)
            unit = _PLURALS.get(unit, unit)
            if phrase in _MANY_OF and unit in VAGUE_UNITS:
                return _unit(tokens, end, unit, table)
            word = _TABLED.get(phrase)
            if word is None:
                return " ".join(phrase), end - (phrase[-1] == "of"), None
            return word, end, table.get(word)
    return None


def _unit(tokens: list[Word], at: int, word: str, table: Table) -> tuple[str, int, Interval | None]:
    """Read on from a unit: "tens of thousands", "tens and tens", "tens, if not scores"."""
    end = at + 1
    if (text_at(tokens, end), text_at(tokens, end + 1)) == ("and", word):
        end += 2
    scale = text_at(tokens, end + 1)
    if text_at(tokens, end) == "of" and scale in _VAGUE_SCALES:
        word = f"{word} of {scale}"
        return word, end + 2, table.get(word)
    further = end
    while text_at(tokens, further) in _IF_NOT:
        further += 1
    if further > end and text_at(tokens, further) in VAGUE_UNITS:
        lower, upper = table.get(word), table.get(text_at(tokens, further))
        return word, further + 1, (lower[0], upper[1]) if lower and upper else None
    return word, end, table.get(word)
