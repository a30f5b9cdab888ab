"""Who a source is: named, described, anonymous or unresolved, and the fullest name for it.

A name is given only where the text settles it. "He" with two men to choose from, or none, stays
unresolved: the nearest noun is a habit, not evidence.
"""

from __future__ import annotations

from dataclasses import dataclass

from kit.analysis.grammar.lines import Line
from kit.analysis.grammar.phrases import Phrases
from kit.analysis.lexicon.roles import role_of
from kit.analysis.speech.cast import DEFINITE, Cast
from kit.analysis.speech.names import is_person, name_in, name_of_phrase

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


def describe(
    line: Line, chunks: Phrases, start: int, end: int, cast: Cast
) -> tuple[str, str | None, bool]:
    """Return naming, speaker and whether it is a person, for a source that is no pronoun."""
    name = name_in(line, chunks, start, end)
    if name:
        if any(line.low[k] in ("and", "&") for k in range(start, end)) and _two_names(
            line, chunks, start, end
        ):
            return "named", _words(line, start, end), False
        return "named", cast.full_name(name), is_person(name)
    span = chunks.noun[_shared_head(line, chunks, start, end)] or (start, end)
    head = line.low[min(span[1], end) - 1]
    role = role_of(head)
    definite = line.low[start] in DEFINITE
    if role is None:
        return "described", _words(line, start, end), False
    person = role[0].who in ("person", "people")
    bare = span[1] - span[0] <= 2  # "the ministry", not "the Russian ministry"
    if definite and role[0].pointing and bare:
        antecedent = cast.antecedent(head, line.start[start])
        if antecedent is None:
            return "unresolved", None, person
        if antecedent.name:
            return "described", cast.full_name(antecedent.name), person
        if antecedent.definite:
            return "described", antecedent.words, person  # "the city hospital ... the hospital"
        return "described", _words(line, start, end), person
    owned = any(line.tags[k] == "POS" for k in range(*span)) and not role[1]
    if (
        role[0].withheld
        and not (owned and role[0].noun in _OFFICES)  # "Norland's mayor": there is one
        and not definite
        and line.low[start] not in ("his", "her", "their", "its", "our", "my", "whose")
    ):
        return "anonymous", None, person
    start += line.low[start] == "whose"  # "the town, whose mayor said": the mayor
    return "described", _words(line, start, end), person


def _shared_head(line: Line, chunks: Phrases, start: int, end: int) -> int:
    """Return the item whose phrase says what kind of source it is: of "police and medical sources"
    the second, since "police" only tells the sources apart; of "the mayor and two sources" the
    first."""
    span = chunks.noun[start]
    if span is None or span[1] + 1 >= end:
        return start
    if any(line.tags[k] in ("DT", "PRP$", "CD", "POS") for k in range(*span)):
        return start
    joined = chunks.noun[span[1] + 1]
    if line.low[span[1]] not in ("and", "or") or joined is None or joined[1] - joined[0] < 2:
        return start
    bare = line.tags[joined[0]] in ("JJ", "NN", "NNP")
    return joined[0] if bare and line.low[joined[1] - 1] == "sources" else start


def _two_names(line: Line, chunks: Phrases, start: int, end: int) -> bool:
    names = 0
    i = start
    while i < end:
        span = chunks.noun[i]
        if span is None:
            i += 1
            continue
        names += bool(name_of_phrase(line, chunks, span[0], min(span[1], end), end))
        i = span[1]
    return names > 1


def _words(line: Line, start: int, end: int) -> str:
    return (
        " ".join(line.text[k] for k in range(start, end))
        .strip(" ,")
        .replace(" ’", "’")
        .replace(" 's", "'s")
        .replace(" ,", ",")
    )


# Offices held by one person at a time.
_OFFICES = frozenset(
    "minister president chancellor premier king governor mayor ambassador chief head director "
    "founder chairman secretary leader".split()
)
_OWNERS = {"his": "he", "her": "she", "him": "he", "their": "they", "them": "they", "its": "it"}


def settle(drafts: list, lines: list[Line], chunks: list[Phrases], cast: Cast) -> None:
    """Fill in naming and speaker of each draft, in the order in which a reader meets them."""
    found = {id(line): item for line, item in zip(lines, chunks, strict=True)}
    spoken: list[Spoken] = []
    for draft in sorted(drafts, key=_place):
        report = draft.report
        if draft.voice is not None:
            draft.naming, draft.speaker = draft.voice.naming, draft.voice.speaker
            continue
        if report.source is None:
            continue
        line, (start, end) = report.line, report.source
        person = False
        word = line.low[start]
        if end - start == 1:
            word = _OWNERS.get(word, word)  # "his claim": the source is "his"
        if end - start == 1 and word in ("who", "which", "that", "whom"):
            if report.antecedent is not None:
                draft.naming, draft.speaker, person = describe(
                    line, found[id(line)], *report.antecedent, cast
                )
        elif end - start <= 2 and word in HE | THEY | {"it"}:
            earlier = look_back(word, line, line.start[start], spoken, cast)
            if earlier is not None:
                draft.speaker, draft.naming, person = earlier.name, earlier.naming, earlier.person
        elif end - start == 1 and (
            word in POINTING or word in ("i", "we", "you", "one", "there", "what")
        ):
            pass
        else:
            draft.naming, draft.speaker, person = describe(line, found[id(line)], start, end, cast)
        spans = [draft.source, *draft.content] + ([draft.cue] if draft.cue else [])
        name = draft.speaker if draft.naming in ("named", "described") else None
        spoken.append(
            Spoken(
                line.paragraph,
                min(s.start for s in spans),
                max(s.end for s in spans),
                name,
                person,
                draft.naming,
            )
        )


def _place(draft) -> tuple[int, int]:  # noqa: ANN001 - a Draft, which this floor does not know
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
