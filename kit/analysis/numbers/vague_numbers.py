"""Words that name no number ("dozens", "several tens of thousands"), by one of three tables.

The tables are this kit's own, ACLED's and PITF's coding rules (`kit/data/lexicons`). A word the
chosen table does not list is unresolved: it is reported, and never guessed.
"""

from __future__ import annotations

from functools import cache

from kit.text.lexicon_file import read_lexicon

TABLES = ("kit", "acled", "pitf")


_PLURALS = {
    "dozen": "dozens", "ten": "tens", "score": "scores", "hundred": "hundreds",
    "thousand": "thousands", "million": "millions",
}  # fmt: skip


_VAGUE_SCALES = ("thousands", "millions")


VAGUE_UNITS = ("dozens", "tens", "scores", "hundreds", *_VAGUE_SCALES)


_UNRESOLVED = (
    "a large number of", "large numbers of", "a number of", "an unknown number of", "numerous",
    "an unspecified number of", "an undetermined number of", "countless", "a few", "a couple of",
    "a couple", "multiple", "untold numbers of", "a small number of", "unknown numbers of",
)  # fmt: skip


@cache
def vague_table(name: str, war_zone: bool = True) -> dict[str, tuple[int | None, int | None]]:
    """Return the intervals of one table of vague words; ValueError names the tables there are.

    >>> vague_table("acled")["dozens"]
    (12, 12)
    """
    if name not in TABLES:
        raise ValueError(f"no table of number words {name!r}: choose one of {', '.join(TABLES)}")
    section = read_lexicon("vague_numbers")[name]
    if not war_zone:
        section = section | section.get("elsewhere", {})
    return {
        word: tuple(None if end == "open" else end for end in ends)
        for word, ends in section.items()
        if isinstance(ends, list)
    }


VAGUE_STARTS = frozenset(
    ("several", "many", "handful", "thousands", *VAGUE_UNITS)
    + tuple(phrase.split()[0] for phrase in _UNRESOLVED)
)


_IF_NOT = frozenset((",", "if", "not", "or", "perhaps", "possibly", "maybe", "even"))


def vague_number(tokens, at, table):
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
        if at and tokens[at - 1].text in ("as", "so", "how", "too"):
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
        while further < size and tokens[further].text in _IF_NOT:
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
