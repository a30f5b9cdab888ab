"""Proposed questions on one figure: its record, and what its sentence does not say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from kit.analysis.casualties.claim_record import CasualtyClaim
from kit.analysis.dates.chronology import dates
from kit.analysis.speech.attribution import attributions
from kit.teach.draft.figures import BOUNDS, counters, named
from kit.teach.draft.proposals import Drafting, misconception, options
from kit.teach.draft.speakers import short, spoken
from kit.text.datelines import stated_in

THEME = "casualties"
UNITS = ("people killed", "people wounded", "people killed or wounded")
GROUPS = ("civilians", "children", "fighters", "government forces")
NOT_STATED = "not stated"
MOST_PLACES = 4
WEEKDAY = re.compile(r"(?i)(?:mon|tues|wednes|thurs|fri|satur|sun)day")
# Words for people that say no more than that they are people.
_BARE = frozenset(
    "people person persons others victims victim dead bodies body casualties deaths lives wounded "
    "injured them more killed".split()
)
# Where a sentence says something of who they were, "not stated" is not for us to say.
_PEOPLE = re.compile(
    r"(?i)\b(?:civilians?|wom[ae]n|child(?:ren)?|bab(?:y|ies)|boys?|girls?|m[ae]n|fighters?|soldiers?|"
    r"troops|police\w*|officers?|militants?|rebels?|insurgents?|guards?|passers-by|villagers?|"
    r"worshippers|including|among them|of (?:them|whom))\b"
)
# "HORAN, April 12 (Wire) - ": when the story was sent.
_DATELINE = re.compile(r"[A-Z][A-Z' .-]+,\s*")
_SAID_ON = re.compile(r"\s+(?:reporters\s+)?(?:(?:late|early)\s+)?(?:on\s+)?")
# Whom a side calls militants may have been none: a sentence that says so settles nothing.
_SAYS_WHO = re.compile(
    r"(?i)\b(?:civilians?|fighters?|soldiers?|troops|rebels?|militants?|insurgents?|gunm[ae]n)\b"
)
# "In two days of clashes", "overnight": when, for one reader, and for another not.
_HOURS = re.compile(r"(?i)\b(?:overnight|(?:\w+ )?(?:hours|days|weeks|months) of)\b")
# A body is found, brought and buried later, and elsewhere, than somebody was killed.
_BODIES = re.compile(
    r"(?i)\b(?:bod(?:y|ies)|remains|corpses?|bur(?:y|ied)|funerals?|graves?|morgues?)\b"
)


def record(draft: Drafting, claim: CasualtyClaim, claims: Sequence[CasualtyClaim]) -> None:
    """Add a record to fill from the figure\'s own sentence."""
    unit = f"people {claim.kind.replace('_', ' ')}"
    fields: list[dict[str, Any]] = [
        {"id": "value", "text": "the number", "key": [claim.value]},
        {"id": "bound", "text": "floor, ceiling, exact or about", "key": [BOUNDS[claim.form]],
         "options": not_first(["floor", "ceiling", "exact", "about"], BOUNDS[claim.form])},
    ]  # fmt: skip
    if unit in UNITS:
        fields.append({"id": "unit", "text": "what is counted", "key": [unit],
                       "options": not_first(UNITS, unit)})  # fmt: skip
    told = (claim.group or "").replace("_", " ")
    if _called(draft, claim, told) if told else not _described(draft, claim):
        fields.append({"id": "who", "text": "who they were, if the sentence says so",
                   "key": [told or NOT_STATED],
                   "options": not_first([*GROUPS, NOT_STATED], told)})  # fmt: skip
    if claim.place and _whole_place(draft, claim):
        fields.append(_field("where", "where", claim.place, [c.place for c in claims if c.place]))
    if claim.period and _settled_day(draft, claim):
        here = [d.words for d in dates(draft.article) if d.sentence == claim.sentence]
        times = [d.words for d in dates(draft.article)]
        field = _field("period", "when", claim.period, [*here, *times])
        # "Monday", and the day of the dateline: both are right.
        if not WEEKDAY.fullmatch(claim.period):
            field["key"] += [w for w in here if w in field["options"] and WEEKDAY.fullmatch(w)]
        fields.append(field)
    counter = counters(draft, [claim]).get(claim)
    if counter:
        names = [r.name for r in spoken(draft.article)]
        fields.append(_field("counter", "on whose word", counter, names))
    draft.propose(
        THEME,
        {
            "kind": "record",
            "points": 2,
            "prompt": f"Fill the record for the figure {named(draft, claim)}, from that sentence "
            "alone.",
            "fields": fields,
            "hint": "Which word of the sentence fills each field?",
            "misconception": _misread(fields),
        },
        [(claim.span, claim.reason)],
    )


# Words that call people what a group is called: "villagers" may be civilians, and may not.
_CALLED = {
    "civilians": re.compile(r"(?i)\bcivilians?\b"),
    "children": re.compile(r"(?i)\bchild(?:ren)?\b"),
    "fighters": re.compile(r"(?i)\b(?:fighters?|rebels?|militants?|insurgents?|gunm[ae]n)\b"),
    "government forces": re.compile(r"(?i)\b(?:soldiers?|troops)\b"),
}


def _called(draft: Drafting, claim: CasualtyClaim, group: str) -> bool:
    """Whether a figure's own noun says of which group those are that it counts."""
    return group in _CALLED and bool(_CALLED[group].search(claim.who or ""))


def _described(draft: Drafting, claim: CasualtyClaim) -> bool:
    """Whether a sentence says more of those it counts than that they are people.

    "Two drivers", "at least three demonstrators": civilians, a reader may say, and another not.
    """
    article = draft.article
    if _PEOPLE.search(article.sentence(claim.sentence).span.of(article)):
        return True
    counted = re.findall(r"[a-z]+", (claim.who or "").lower())
    return any(word not in _BARE for word in counted)


def _of_bodies(draft: Drafting, claim: CasualtyClaim) -> bool:
    return bool(_BODIES.search(draft.article.sentence(claim.sentence).span.of(draft.article)))


def _days(draft: Drafting, id: str) -> set[str]:
    """The days a sentence names for what it tells: not a dateline's, not "said on Monday"."""
    article = draft.article
    opened = stated_in(article.sentence(id).span.of(article)).day
    cues = [a.cue for a in attributions(article) if a.cue]
    return {
        d.words
        for d in dates(article)
        if d.sentence == id
        and d.words != opened
        and not _DATELINE.fullmatch(article.text[article.sentence(id).span.start : d.span.start])
        and not any(_SAID_ON.fullmatch(article.text[c.end : d.span.start]) for c in cues)
    }


def _dated(draft: Drafting, id: str) -> bool:
    return any(d.sentence == id for d in dates(draft.article))


def _settled_day(draft: Drafting, claim: CasualtyClaim) -> bool:
    """Whether a figure's own sentence names one day, on which those it counts were hurt."""
    days = _days(draft, claim.sentence)
    return len(days) == 1 and claim.period in days and not _of_bodies(draft, claim)


def _whole_place(draft: Drafting, claim: CasualtyClaim) -> bool:
    """Whether a place is given whole, and is where those counted were hurt: not "the Orsa"."""
    words = draft.article.sentence(claim.sentence).span.of(draft.article)
    place = claim.place or ""
    cut = place.startswith("the ") or re.search(re.escape(place) + r"\s+(?!and\b|in\b|on\b|at\b|"
        r"late\b|early\b|turned\b)[a-z]+", words)  # fmt: skip
    return not cut and not _of_bodies(draft, claim)


ASKS = {
    "value": ("number-changed", "Which digits or words stand there?"),
    "bound": ("limit-overlooked", "Which word before the number opens or closes an end?"),
    "unit": ("unit-changed", "What was done to the people it counts?"),
    "who": ("more-than-told", "Does the sentence itself say who they were?"),
    "where": ("place-from-elsewhere", "Which place stands in that very sentence?"),
    "period": ("time-from-elsewhere", "Which day stands in that very sentence?"),
    "counter": ("source-from-elsewhere", "Which words of that sentence say who gives it?"),
}


def _misread(fields: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """What was taken from elsewhere, field by field."""
    return [
        misconception(id, ask, item=field)
        for field, (id, ask) in ASKS.items()
        if any(f["id"] == field for f in fields)
    ]


def _field(id: str, text: str, right: str, others: Sequence[str]) -> dict:
    """A field with options from the article: the right one, others like it, and "not stated"."""
    wrong = [o for o in dict.fromkeys(others) if not _same(o, right)][: MOST_PLACES - 1]
    shown = not_first([*sorted([right, *wrong], key=str.casefold), NOT_STATED], right)
    return {"id": id, "text": text, "key": [right], "options": shown}


def not_first(options: Sequence[str], key: str) -> list[str]:
    """Return the options with the key moved from the first place to the second.

    Whoever takes the first of each list has not read.

    >>> not_first(["floor", "ceiling", "exact"], "floor")
    ['ceiling', 'floor', 'exact']
    """
    found = list(options)
    if found[0] == key and len(found) > 1:
        found[0], found[1] = found[1], found[0]
    return found


def _same(one: str, other: str) -> bool:
    """Whether one of two wordings holds the other ("Marrow", "the town of Marrow")."""
    a, b = short(one).casefold(), short(other).casefold()
    return a in b or b in a


def silent_on(draft: Drafting, claim: CasualtyClaim, found: Sequence[CasualtyClaim]) -> None:
    """Add a question on what the sentence does not say, as far as that can be settled."""
    id = claim.sentence
    told = draft.article.sentence(id).span.of(draft.article)
    counted = counters(draft, [claim])
    kinds = {c.kind for c in found if c.sentence == id}
    numbered = {c.kind for c in found if c.sentence == id and c.value}  # not by "dozens"
    groups = {c.group for c in found if c.sentence == id and c.group}
    dated = any(WEEKDAY.search(d) or re.search(r"\d", d) for d in _days(draft, id))
    bodies = _of_bodies(draft, claim)
    reported = any(row.sentence == id for row in spoken(draft.article))
    other = "wounded" if claim.kind == "killed" else "killed"
    said: dict[str, tuple[str, bool | None]] = {
        "counter": ("on whose word the number stands", True if counted else None),
        "when": ("on which day, or since when",
                 None if bodies or dated and not claim.period or _HOURS.search(told)
                 else True if dated else False if reported and not _dated(draft, id) else None),
        "who": ("whether they were civilians or fighters",
                True if claim.group == "civilians" and _SAYS_WHO.search(told)
                else None if groups or _described(draft, claim) else False),
        "other": (f"how many people were {other}, or a limit for it",
                  True if other in numbered
                  else None if kinds & {other, "casualties", "killed_or_wounded"} else False),
        "checked": ("whether anybody else could check the number",
                    None if _checked(draft, id) else False),
        "number": ("how many people there were, as a number or at least as a limit for one", True),
    }  # fmt: skip
    asked = {id: (text, value) for id, (text, value) in said.items() if value is not None}
    missing = [id for id, (_, value) in asked.items() if not value]
    if not missing or len(missing) == len(asked) or len(asked) < 3:
        return
    draft.propose(
        THEME,
        {
            "kind": "choices",
            "prompt": f"Which of these can you not learn from sentence {id} alone?",
            "options": options(
                (i, text, "The sentence says it." if value else "The sentence is silent on it.")
                for i, (text, value) in asked.items()
            ),
            "key": missing,
            "hint": "Which word of the sentence would answer each of them?",
            "misconception": [
                misconception(
                    "said-for-unsaid",
                    "Which word of the sentence says it?",
                    adds=[i for i in asked if i not in missing],
                ),
                misconception(
                    "filled-in", "Did you know some of it from elsewhere?", misses=["any"]
                ),
            ],
        },
        [(claim.span, claim.reason)],
    )


def _checked(draft: Drafting, id: str) -> bool:
    """Whether a sentence speaks of checking, in any words."""
    words = draft.article.sentence(id).span.of(draft.article).casefold()
    return any(stem in words for stem in ("verif", "confirm", "check", "independen"))
