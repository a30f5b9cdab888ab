"""One named person, explained: "Roberto Navas, a reporter, was killed" counts nobody unnamed.

A named victim is no claim of a count. The "a reporter" beside the name is the same person, not
one more; in a list ("the mayor, a policeman and two guards") it is.
"""

from __future__ import annotations

from kit.analysis.casualties.chunks import BREAKS, Chunk, Single
from kit.analysis.casualties.words import BE, DETERMINERS, HAVE, PREPOSITIONS, STOP, Lexicon
from kit.analysis.numbers.numerals import Word
from kit.text.calendar_words import WEEKDAYS

_LONGEST = 12
_NO_NAMES = frozenset(WEEKDAYS) | frozenset(
    "yesterday today meanwhile elsewhere however earlier later separately addition "
    "overnight".split()
)


def block_apposed(tokens: list[Word], chunks: list[Chunk], lex: Lexicon, text: str) -> None:
    """Block every single person that only explains a name before it.

    `text` is the whole text where its capitals can be trusted to mark names, else empty.
    """
    cased = bool(text) and not text.islower()
    for at, chunk in enumerate(chunks):
        if not isinstance(chunk, Single):
            continue
        name = _name_before(chunks, at, lex) if _closed(chunks, at) else None
        named = name is not None and (not cased or text[tokens[name.first].start].isupper())
        if named or _says_who_one_is(chunks, at):
            chunk.block()


def _says_who_one_is(chunks: list[Chunk], at: int) -> bool:
    """Return whether "who was a teacher" or "he was a guard" describes someone known."""
    one, two = at - 1, at - 2
    return (
        two >= 0
        and chunks[one].text in BE
        and chunks[one].what == chunks[two].what == "W"
        and chunks[two].text in ("who", "he", "she")
    )


def _name_before(chunks: list[Chunk], at: int, lex: Lexicon) -> Chunk | None:
    """Return the last word of what may be a name before the chunk: "Navas, 29, a reporter"."""
    back = at - 1
    if not _is(chunks, back, ","):
        return None
    back -= 1
    if back > 1 and chunks[back].what == "Q" and _is(chunks, back - 1, ","):
        back -= 2  # his age
    if back < 0 or chunks[back].what != "W":
        return None
    name = chunks[back]
    known = name.text in STOP or name.text in lex.people or name.text in _NO_NAMES
    if known or not name.text[0].isalpha() or name.text in lex.verbs or name.text in lex.nouns:
        return None
    while back >= 0 and chunks[back].what == "W" and chunks[back].text not in BREAKS | {","}:
        if chunks[back].text in PREPOSITIONS:
            return None  # "In Velm, a policeman, ..." names a place
        back -= 1
    return name


def _closed(chunks: list[Chunk], at: int) -> bool:
    """Return whether a comma ends the explanation before any verb or list goes on."""
    relative = False
    for here in range(at + 1, min(at + 1 + _LONGEST, len(chunks))):
        chunk = chunks[here]
        if chunk.what == "W" and chunk.text == ",":
            return True
        if chunk.what == "W" and chunk.text in ("who", "whose", "that"):
            relative = True
        elif chunk.what == "V" or chunk.text in BE | HAVE:
            if not relative:
                return False
        elif chunk.text == "and" and not relative:
            # "a physician and human rights advocate," goes on; "a policeman and two guards" lists
            nxt = chunks[here + 1] if here + 1 < len(chunks) else None
            if nxt is None or nxt.what != "W" or nxt.text in DETERMINERS:
                return False
        elif chunk.what != "W" or chunk.text in BREAKS:
            return False
    return False


def _is(chunks: list[Chunk], at: int, mark: str) -> bool:
    return at >= 0 and chunks[at].what == "W" and chunks[at].text == mark
