"""Who a source is: named, described, anonymous or unresolved, and the fullest name for it.

A name is given only where the text settles it. "He" with two men to choose from, or none, stays
unresolved: the nearest noun is a habit, not evidence.
"""

from __future__ import annotations

from dataclasses import dataclass

from kit.analysis.grammar.lines import Line
from kit.analysis.lexicon.closed_classes import POSSESSIVES, RELATIVE
from kit.analysis.lexicon.roles import role_of
from kit.analysis.speech.cast import DEFINITE, Cast
from kit.analysis.speech.drafts import Draft
from kit.analysis.speech.names import is_person, name_in, name_of_phrase
from kit.analysis.speech.parsed import Items, Parsed

HE = frozenset(("he", "she", "him", "her"))
THEY = frozenset(("they", "them"))
POINTING = HE | THEY | {"it", "this", "that", "these", "those"}


@dataclass(slots=True)
class Spoken:
    """The speaker of an earlier attribution, for "he said" to look back to."""

    paragraph: int
    start: int
    end: int
    name: str | None
    person: bool
    naming: str


def describe(p: Parsed, items: Items, cast: Cast) -> tuple[str, str | None, bool]:
    """Return naming, speaker and whether it is a person, for a source that is no pronoun."""
    start, end = items
    name = name_in(p, start, end)
    words = _words(p, start, end)
    if name:
        if not _JOINS.isdisjoint(p.low[start:end]) and _two_names(p, start, end):
            return "named", words, False
        return "named", cast.full_name(name), is_person(name, cast.own)
    first = _shared_head(p, start, end)
    begin, stop = (p.np_start[first], p.np_end[first]) if p.np_end[first] else items
    head = p.low[min(stop, end) - 1]
    found = role_of(head)
    if found is None:
        return "described", words, False
    role, plural = found
    person = role.who in ("person", "people")
    definite = p.low[start] in DEFINITE
    if definite and role.pointing and stop - begin <= 2:  # "the ministry", not "the Varn ministry"
        antecedent = cast.antecedent(head, p.line.start[start])
        if antecedent is None:
            return "unresolved", None, person
        if antecedent.name:
            return "described", cast.full_name(antecedent.name), person
        # "the city hospital ... the hospital"
        return "described", antecedent.words if antecedent.definite else words, person
    one_holder = role.noun in _OFFICES and not plural and "POS" in p.tags[begin:stop]
    if role.withheld and not definite and not one_holder and p.low[start] not in _OWNED:
        return "anonymous", None, person
    # "the town, whose mayor said": the mayor
    return "described", _words(p, start + (p.low[start] == "whose"), end), person


_JOINS = frozenset(("and", "&"))
_OWNED = POSSESSIVES | {"whose"}


def _shared_head(p: Parsed, start: int, end: int) -> int:
    """Return the item whose phrase says what kind of source it is: of "police and medical sources"
    the second, since "police" only tells the sources apart; of "the mayor and two sources" the
    first."""
    stop = p.np_end[start]
    joined = stop + 1
    if not stop or joined >= end or not _DETERMINERS.isdisjoint(p.tags[p.np_start[start] : stop]):
        return start
    size = p.np_end[joined] - p.np_start[joined]
    if p.low[stop] not in ("and", "or") or size < 2 or p.np_head(joined) != "sources":
        return start
    first = p.np_start[joined]
    return first if p.tags[first] in ("JJ", "NN", "NNP") else start


_DETERMINERS = frozenset(("DT", "PRP$", "CD", "POS"))


def _two_names(p: Parsed, start: int, end: int) -> bool:
    spans = p.phrases(start, end)
    return sum(bool(name_of_phrase(p, a, min(b, end), end)) for a, b in spans) > 1


def _words(p: Parsed, start: int, end: int) -> str:
    words = " ".join(p.text[start:end]).strip(" ,")
    return words.replace(" ’", "’").replace(" 's", "'s").replace(" ,", ",")


# Offices held by one person at a time.
_OFFICES = frozenset(
    "minister president chancellor premier king governor mayor ambassador chief head director "
    "founder chairman secretary leader".split()
)
_OWNERS = {"his": "he", "her": "she", "him": "he", "their": "they", "them": "they", "its": "it"}


def settle(drafts: list[Draft], cast: Cast) -> None:
    """Fill in naming and speaker of each draft, in the order in which a reader meets them."""
    spoken: list[Spoken] = []
    for draft in sorted(drafts, key=_place):
        if draft.voice is not None:
            draft.naming, draft.speaker = draft.voice.naming, draft.voice.speaker
        elif draft.report.source is not None:
            person = _settle(draft, spoken, cast)
            spans = [span for span in (draft.source, draft.cue, *draft.content) if span]
            spoken.append(
                Spoken(
                    draft.paragraph,
                    min(s.start for s in spans),
                    max(s.end for s in spans),
                    draft.speaker if draft.naming in ("named", "described") else None,
                    person,
                    draft.naming,
                )
            )


def _settle(draft: Draft, spoken: list[Spoken], cast: Cast) -> bool:
    """Fill in naming and speaker of one draft; return whether the speaker is a person."""
    report, items = draft.report, draft.report.source
    if items is None:
        return False
    p, (start, end) = report.p, items
    word, alone = p.low[start], end - start == 1
    if alone:
        word = _OWNERS.get(word, word)  # "his claim": the source is "his"
    if alone and word in _RELATIVE:
        items = report.antecedent
    elif end - start <= 2 and word in HE | THEY | {"it"}:
        earlier = look_back(word, p.line, p.line.start[start], spoken, cast)
        if earlier is None:
            return False
        draft.speaker, draft.naming = earlier.name, earlier.naming
        return earlier.person
    elif alone and word in POINTING | _ANYBODY:
        items = None
    if items is None:
        return False
    draft.naming, draft.speaker, person = describe(p, items, cast)
    return person


_RELATIVE = RELATIVE - {"whose"}
_ANYBODY = frozenset("i we you one there what".split())


def _place(draft: Draft) -> tuple[int, int]:
    spans = [draft.source, *draft.content] if draft.source else draft.content
    return min(s.start for s in spans), -max(s.end for s in draft.content)


def look_back(word: str, line: Line, at: int, spoken: list[Spoken], cast: Cast) -> Spoken | None:
    """Return the earlier speaker a pronoun stands for, None where the text does not settle it.

    Settled means: the last speaker, in this paragraph or the one before, and nobody else of that
    kind brought in by the narrator since.
    """
    for earlier in reversed(spoken):
        if line.paragraph - earlier.paragraph > 1:
            return None
        if earlier.name is None:
            return None
        if word in HE and not earlier.person:
            continue
        if word == "it" and earlier.person:
            continue
        if word in HE and cast.others_between(earlier.end, at, earlier.name):
            return None
        return earlier
    return None
