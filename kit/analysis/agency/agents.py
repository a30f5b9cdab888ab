"""Who or what did it, as far as a passive clause says: the by-phrase and the cause phrase.

Both are found in the words behind the participle, up to the next verb that starts a clause of its
own. "By" also tells time, measure and means ("by Monday", "by 300 votes", "by road"): those
are no agents.
"""

from __future__ import annotations

from collections.abc import Sequence

from kit.analysis.agency.by_phrases import beside, no_doer
from kit.analysis.lexicon.closed_classes import FINITE_TAGS, LONE, NOUN_TAGS, PHRASE_TAGS, WH_TAGS
from kit.analysis.lexicon.violence import harm_nouns

_HEADS = NOUN_TAGS | {"PRP", "CD", "WP", "EX"}
_INSIDE = PHRASE_TAGS | {"WP"}
_HARD_STOPS = frozenset(
    (";", ":", ".", "?", "!", "--", "—", "–", "(", ")", '"', "”", "“", "''", "``")
)
_WORKS = frozenset("book film song article report letter statement".split())
_CAUSE_WORDS = frozenset(
    "in during from under through amid amidst following after with of as because due".split()
)


def noun_phrase(words: Sequence[str], tags: Sequence[str], start: int) -> int:
    """Return the end of the noun phrase that starts at `start` (`start` where there is none).

    Adjectives before the head, "of" phrases and joined noun phrases belong to it.
    """
    i, n, head = start, len(words), start
    if i < n and words[i] in ('"', "“", "``", "‘", "'"):
        i += 1
    while i < n:
        tag = tags[i]
        before_inside = i + 1 < n and tags[i + 1] in _INSIDE
        if tag in _INSIDE or (tag in ("VBN", "VBG", "RB") and before_inside):
            i += 1
            # Taggers take any word with a hyphen for an adjective: "narco-terrorists".
            if tag in _HEADS or (tag == "JJ" and "-" in words[i - 1] and words[i - 1][-1] == "s"):
                head = i
            elif tag == "DT":
                if words[i - 1] in ("this", "that", "these", "those", "both", "all"):
                    head = i
        elif words[i] == "of" and head == i and before_inside:
            i += 1
        elif (
            ((tag == "CC" and words[i] in ("and", "or")) or words[i] == "&")
            and head == i
            and before_inside
            and not _clause_starts(tags, i + 1)
        ):
            i += 1
        elif words[i] == "," and head == i and _list_goes_on(words, tags, i):
            i += 1
        else:
            break
    if head == start and start < n and words[start] in LONE:
        return start + 1
    if head == start and i > start + 1 and tags[start] == "DT":
        return i  # "by the unknown", "by a passer-by": an adjective in the place of the noun
    if head == start and start + 1 < n and tags[start] == "DT" and tags[start + 1] == "VBG":
        return start + 2  # "by the fighting"
    return head


def _clause_starts(tags: Sequence[str], i: int) -> bool:
    """Return whether the noun phrase at `i` is the subject of a verb of its own."""
    while i < len(tags) and tags[i] in _INSIDE:
        i += 1
    return i < len(tags) and tags[i] in FINITE_TAGS


def _list_goes_on(words: Sequence[str], tags: Sequence[str], comma: int) -> bool:
    """Return whether the comma stands inside a list of noun phrases that ends with "and"."""
    i = comma + 1
    while i < len(words) and i - comma < 12:
        if words[i] == "and":
            return (
                i > comma + 1
                and i + 1 < len(tags)
                and tags[i + 1] in _INSIDE
                and not _clause_starts(tags, i + 1)
            )
        if tags[i] not in _INSIDE and words[i] not in (",", "of"):
            return False
        i += 1
    return False


def clause_end(words: Sequence[str], tags: Sequence[str], verb: int) -> int:
    """Return where the words that can belong to the participle end."""
    for i in range(verb + 1, len(words)):
        if words[i] in _HARD_STOPS and not (words[i] in ('"', "“", "``") and words[i - 1] == "by"):
            return i
        if tags[i] in FINITE_TAGS and words[i] not in ("think", "believe", "suppose", "guess"):
            return i
        if tags[i] in WH_TAGS and words[i - 1] != "by":
            return i
        if words[i] == "," and tags[i + 1 : i + 2] == ["VBG"]:
            return i
    return len(words)


def by_agent(
    words: Sequence[str], tags: Sequence[str], verb: int, others: Sequence[int]
) -> tuple[int, int] | None:
    """Return (start, end) of the noun phrase of the by-phrase that names the doer, or None.

    `words` in lower case; `others` are the places of the other passive participles: a by-phrase
    belongs to the nearest one before it.
    """
    for i in range(verb + 1, clause_end(words, tags, verb)):
        if i in others:
            return None
        if words[i] != "by" or i + 1 >= len(words):
            continue
        if i > verb + 1 and tags[i - 1] in ("NN", "NNS") and _owns_by(words[i - 1]):
            return None
        if tags[i - 1] == "VBG" or (words[i - 1] in ("followed",) and i - 1 != verb):
            return None
        start = i + 1
        if tags[start] in ("WRB", "WP") and words[start] != "whom":
            return start, _stop(words, start)  # "intrigued by how stars live"
        shown = _as_nouns(words, tags) if tags[start] == "VBG" else tags
        end = noun_phrase(words, shown, start)
        while end > start + 1 and tags[end - 1] == "WP":
            end -= 1  # "by relatives who had come"
        if i > verb + 1 and words[i - 1] in ("and", "or", "but") and "by" not in words[verb:i]:
            return None  # "hit by men linked to X and by others": it goes with "hit"
        if i > verb + 1 and beside(words, tags, i, end):
            continue
        if end > start and not no_doer(words, tags, start, end, harm_nouns()):
            return (start + 1 if tags[start] == "``" and end > start + 1 else start), end
    return None


def _stop(words: Sequence[str], start: int) -> int:
    """Return the place of the first comma or other stop behind `start`."""
    for i in range(start, len(words)):
        if words[i] in _HARD_STOPS or words[i] == ",":
            return i
    return len(words)


def _owns_by(noun: str) -> bool:
    """Return whether a noun of action may take the by-phrase behind it for itself."""
    return noun in harm_nouns() or noun in _WORKS


def cause(
    words: Sequence[str], tags: Sequence[str], verb: int, others: Sequence[int]
) -> tuple[int, int] | None:
    """Return (start, end) of a cause phrase such as "in Russian airstrikes", or None.

    It needs a noun of violence or harm as head, so that "in Aleppo" or "in March" is none.
    """
    for i in range(verb + 1, clause_end(words, tags, verb)):
        if i in others:
            return None
        if words[i] not in _CAUSE_WORDS:
            continue
        start = i + 1
        if words[i : i + 4] == ["as", "a", "result", "of"]:
            start = i + 4
        elif words[i] in ("because", "due"):
            if words[i + 1 : i + 2] not in (["of"], ["to"]):
                continue
            start = i + 2
        elif words[i] in ("as", "of", "following", "after"):
            continue
        end = noun_phrase(words, _as_nouns(words, tags), start)
        if end > start and _head(words, start, end) in harm_nouns():
            return i, end
    return None


def _as_nouns(words: Sequence[str], tags: Sequence[str]) -> list[str]:
    """Return the tags with "shelling" or "strikes" read as the nouns they are here."""
    harm = harm_nouns()
    out = []
    for i, (word, tag) in enumerate(zip(words, tags, strict=True)):
        verbal = tag[0] == "V" and tag not in FINITE_TAGS
        governed = i > 0 and (tags[i - 1] in _INSIDE or tags[i - 1] == "IN")
        out.append("NN" if word in harm and (verbal or governed) else tag)
    return out


def _head(words: Sequence[str], start: int, end: int) -> str:
    """Return the last noun before any "of"."""
    for i in range(start, end):
        if words[i] == "of":
            return words[i - 1]
    return words[end - 1]
