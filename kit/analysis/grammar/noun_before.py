"""The noun phrase a verb takes for its subject, as far as it stands before it in a tagged sentence.

The nearest noun is often not the subject: "gunmen on motorcycles attacked", "the truce agreed in
October was broken", "builders who used poor cement will be punished". Phrases that hang on the
subject are stepped over; where two nouns could be meant, neither is given.
"""

from __future__ import annotations

from kit.analysis.grammar.noun_phrases import Phrased, is_time
from kit.analysis.lexicon.closed_classes import (
    CLAUSE_OPENERS,
    FINITE_TAGS,
    NAME_TAGS,
    NOUN_TAGS,
    SAYING,
)

Ends = tuple[int, int]

_HEADS = NOUN_TAGS | {"PRP", "CD"}
_RELATIVE = frozenset(("WDT", "WP"))
_IN_A_GROUP = FINITE_TAGS | {"RB", "VB", "VBN", "TO"}
# Words tagged as prepositions that open a clause, so that the noun behind them is its subject.
_CLAUSE = CLAUSE_OPENERS | {"that", "whether", "than", "so", "where"}


def noun_before(words: Phrased, verb: int) -> Ends | None:
    """Return (start, end) of the noun phrase that the verb group at `verb` takes, or None.

    >>> from kit.analysis.grammar.noun_phrases import Words
    >>> noun_before(Words("the men have been held".split(), "DT NNS VBP VBN VBN".split()), 4)
    (0, 2)
    >>> noun_before(Words("gunmen on motorcycles attacked".split(), "NNS IN NNS VBD".split()), 3)
    (0, 1)
    """
    low, tags = words.low, words.tags
    end = verb
    while end > max(0, verb - 12) and (tags[end - 1] in _IN_A_GROUP or low[end - 1] == "being"):
        if tags[end - 1] == "TO":
            return None
        if end > 1 and end < verb and tags[end - 2] == "DT" and tags[end - 1] in ("VBN", "VBD"):
            return end - 2, end  # "the wounded were taken away"
        end -= 1
    if end > 0 and tags[end - 1] == "PRP":
        return end - 1, end
    if end > 0 and tags[end - 1] in _RELATIVE:
        return _antecedent(words, end - 1)
    return _head_phrase(words, end, tags[verb] != "VBG")


def _head_phrase(words: Phrased, end: int, joined: bool) -> Ends | None:
    """Return the noun phrase that ends at `end`, or the one it hangs on by a preposition."""
    low, tags = words.low, words.tags
    kept = None  # "shelling by the army": the by-phrase says whose, and stays
    for _ in range(4):
        found = phrase_before(words, end, joined)
        if found is None:
            return None
        start, end = found
        left = start - 1
        if left < 0:
            return start, kept or end
        if tags[left][0] == "V" and (relative := _relative_before(words, left)) is not None:
            return _antecedent(words, relative)
        preposition = tags[left] == "IN" and low[left] not in _CLAUSE
        hangs_on = _hanging_place(words, left) if preposition else None
        if hangs_on is None:
            return start, kept or end
        name = hangs_on == left and tags[left - 1] in NAME_TAGS and tags[end - 1] in NAME_TAGS
        if name or low[left] == "by" and hangs_on == left:
            kept = kept or end  # "Al-Qaeda in the Islamic Maghreb"
        end = hangs_on
    return None


def _hanging_place(words: Phrased, preposition: int) -> int | None:
    """Return where the phrase ends that the preposition hangs on, None where it hangs on a verb."""
    tags, end = words.tags, preposition
    # "Officials said in March troops had left": no subject is to be found before "said".
    if end and tags[end - 1] in ("VBN", "VBD", "RP") and words.low[end - 1] not in SAYING:
        end -= 1  # "the truce agreed in October"
        if end and tags[end - 1] == "PRP":
            return None
    if end == 0 or tags[end - 1] not in _HEADS:
        return None
    if end < preposition and _verb_in_clause(words, end):
        return None
    return end


def _verb_in_clause(words: Phrased, end: int) -> bool:
    """Return whether the clause that reaches word `end` has a finite verb before it: "officials
    said troops sent in May had left", not "he was 19 when a shell fired from Varn killed him"."""
    for k in range(end - 1, -1, -1):
        if words.tags[k] in FINITE_TAGS:
            return True
        if words.tags[k] == "WRB":
            return False
    return False


def _relative_before(words: Phrased, verb: int) -> int | None:
    """Return the "who" or "which" whose clause the verb at `verb` belongs to, or None."""
    for j in range(verb - 1, max(-1, verb - 5), -1):
        if words.tags[j] in _RELATIVE:
            return j
        if words.tags[j] not in _IN_A_GROUP:
            return None
    return None


def _antecedent(words: Phrased, relative: int) -> Ends | None:
    """Return the noun phrase before "who" or "which"; None where it hangs on another noun."""
    end = relative - 1 if relative and words.low[relative - 1] == "," else relative
    found = phrase_before(words, end)
    if found is None or found[0] and words.tags[found[0] - 1] in ("IN", "TO"):
        return None
    return found


def phrase_before(words: Phrased, end: int, joined: bool = True) -> Ends | None:
    """Return (start, end) of the noun phrase that ends at `end`, None where none does.

    "Of" phrases belong to it, and with `joined` the phrases that "and" joins to it. A time right
    behind it does not: "the army last week".
    """
    low, spans = words.low, words.spans
    span = _last_span(words, end)
    if span is None or words.tags[span[0]] == "EX":
        return None
    while span[0] and is_time(words, span) and (beside := spans[span[0] - 1]) is not None:
        span = beside
    start = _runs_on(words, span[0])
    while start > 1:
        link = low[start - 1]
        if link == "of" and low[start - 2] == "and" and start > 2:
            start -= 1  # "envoys of the government and of the union"
        outer = spans[start - 2]
        both = joined and link == "and" and _one_clause(words, start - 1)
        if outer is None or not (both or link in ("of", "&")):
            break
        start = _runs_on(words, outer[0])
    for least in (start - 1, start - 2):
        if low[max(0, least) : least + 2] == ["at", "least"]:
            start = least
    return start, min(end, span[1])


def _last_span(words: Phrased, end: int) -> Ends | None:
    """Return the base phrase that ends at `end`, with "more" or an odd name behind it ("dozens
    more", "Bahaa al-Halaby")."""
    span = words.spans[end - 1] if end else None
    if span is not None or end < 2 or (inner := words.spans[end - 2]) is None:
        return span
    name = words.tags[end - 1] == "JJ" and words.text[end - 1][:1].isupper()
    return (inner[0], end) if name or words.low[end - 1] == "more" else None


def _runs_on(words: Phrased, start: int) -> int:
    """Return where the phrase begins that a base phrase at `start` goes on with, nothing between
    ("EU foreign policy chief Federica Mogherini", "we all"); a determiner begins a new one."""
    while start and (before := words.spans[start - 1]) is not None:
        bare = words.tags[start] in NOUN_TAGS | {"JJ"} and words.low[start] != "such"
        bare = bare and words.tags[before[0]] not in ("WP", "WDT", "PRP", "EX")
        we_all = words.tags[before[0]] == "PRP" and words.low[start] in ("all", "both")
        if is_time(words, before) or not (bare or we_all):
            break
        start = before[0]
    return start


def _one_clause(words: Phrased, link: int) -> bool:
    """Return whether "and" joins phrases, not clauses as in "sent to the area and two soldiers
    were questioned"."""
    span = words.spans[link - 1]
    start = span[0] if span else link
    if start == 0 or not any(tag in FINITE_TAGS for tag in words.tags[:start]):
        return True
    return words.tags[start - 1] not in ("IN", "TO") or words.low[start - 1] in _CLAUSE
