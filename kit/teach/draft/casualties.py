"""Proposed questions on casualty figures. Where an article has none, none is invented."""

from __future__ import annotations

from collections.abc import Sequence

from kit.analysis.casualties import CasualtyClaim, casualties
from kit.analysis.chronology import dates
from kit.teach.draft.proposals import Drafting, misconception, options, slugs
from kit.teach.draft.speakers import short, spoken

THEME = "casualties"
# People detained, displaced or missing are counted too, but they are no casualties.
KINDS = ("killed", "wounded", "casualties", "killed_or_wounded")
BOUNDS = {
    "at_least": "floor",
    "more_than": "floor",
    "up_to": "ceiling",
    "less_than": "ceiling",
    "exact": "exact",
    "article": "exact",
    "about": "about",
    "nearly": "about",
}
BOUND_OPTIONS = options(
    [
        ("floor", "a floor: the true number may be higher, not lower",
         "Only the lower end is closed, as by 'at least'."),
        ("ceiling", "a ceiling: the true number may be lower, not higher",
         "Only the upper end is closed, as by 'up to'."),
        ("exact", "one number, and no other", "No word opens either end."),
        ("about", "about this number, a little more or less",
         "Words such as 'about' and 'nearly' open the number."),
    ]
)  # fmt: skip
UNITS = ("people killed", "people wounded", "people killed or wounded")
GROUPS = ("civilians", "children", "fighters", "government forces")
NOT_STATED = "not stated"
MOST_CLAIMS = 6
MOST_PLACES = 4


def propose(draft: Drafting) -> list[CasualtyClaim]:
    """Add proposals on figures, and return the claims of people killed or wounded in the body."""
    article = draft.article
    body = {s.id for s in article.body_sentences}
    found = [c for c in casualties(article) if c.sentence in body]
    claims = hurt(found)
    _sentences(draft, claims, [c for c in found if c not in claims])
    bounded = [c for c in claims if c.form in BOUNDS and c.value is not None]
    _bounds(draft, bounded)
    _who_counted(draft, claims)
    for claim in _loose(bounded):
        _interval(draft, claim)
    if bounded:
        first = max(bounded, key=lambda c: (c.kind == "killed", c.form != "exact"))
        _record(draft, first, claims)
        _silent_on(draft, first, found)
    return claims


def hurt(claims: Sequence[CasualtyClaim]) -> list[CasualtyClaim]:
    """Return the claims that give a number of people killed or wounded, not "nobody was"."""
    return [c for c in claims if c.kind in KINDS and c.rule not in _DENIALS]


_DENIALS = frozenset(f"casualties.{rule}" for rule in ("none", "no-one", "not-any", "denied"))


def _words(draft: Drafting, claim: CasualtyClaim) -> str:
    return " ".join(claim.span.of(draft.article).split())


def _named(draft: Drafting, claim: CasualtyClaim) -> str:
    return f'"{_words(draft, claim)}" in {claim.sentence}'


def _sentences(
    draft: Drafting, claims: Sequence[CasualtyClaim], others: Sequence[CasualtyClaim]
) -> None:
    key = list(dict.fromkeys(c.sentence for c in claims if c.kind == "killed" and c.value))
    if not key or len(key) == len(draft.article.body_sentences):
        return
    near = [c.sentence for c in (*claims, *others) if c.sentence not in key]
    draft.propose(
        THEME,
        {
            "kind": "units",
            "prompt": "Mark the sentences that give a number of people killed.",
            "universe": "body-sentences",
            "key": key,
            "neutral": list(dict.fromkeys(near)),
            "hint": "What is each number on the page a count of?",
            "misconception": [
                misconception("any", "What was done to the people whom each number counts?")
            ],
        },
        [(c.span, c.reason) for c in claims if c.sentence in key],
    )


def _bounds(draft: Drafting, claims: Sequence[CasualtyClaim]) -> None:
    """Floor, ceiling, exact or about: one question on all figures, or on the one that is loose."""
    # A figure of each bound first, then the others, in the order of the text.
    first = {BOUNDS[c.form]: c for c in reversed(claims)}.values()
    chosen = sorted([*first, *[c for c in claims if c not in first]][:MOST_CLAIMS],
                    key=lambda c: c.span)  # fmt: skip
    if len({BOUNDS[c.form] for c in chosen}) < 2 or len(chosen) < 3:
        for claim in _loose(claims)[:1]:
            _one_bound(draft, claim)
        return
    ids = list(slugs(f"{_words(draft, c)} {c.sentence}" for c in chosen))
    draft.propose(
        THEME,
        {
            "kind": "match",
            "points": 2,
            "prompt": "Taken at its word, what does each figure give?",
            "items": [
                {"id": id, "text": _named(draft, c), "why": _why(c)}
                for id, c in zip(ids, chosen, strict=True)
            ],
            "options": BOUND_OPTIONS,
            "key": {id: [BOUNDS[c.form]] for id, c in zip(ids, chosen, strict=True)},
            "hint": "Which words stand before the number, and which ends do they close?",
            "misconception": [
                misconception("any", "For each figure: would the sentence be false if the true "
                              "number were twice as high? Half as high?")
            ],
        },
        [(c.span, c.reason) for c in chosen],
    )  # fmt: skip


def _one_bound(draft: Drafting, claim: CasualtyClaim) -> None:
    draft.propose(
        THEME,
        {
            "kind": "choice",
            "prompt": f"Taken at its word, what does {_named(draft, claim)} give?",
            "options": BOUND_OPTIONS,
            "key": BOUNDS[claim.form],
            "hint": "Which words stand before the number, and which ends do they close?",
            "misconception": [
                misconception("any", "Would the sentence be false if the true number were twice "
                              "as high? Half as high?")
            ],
        },
        [(claim.span, claim.reason)],
    )  # fmt: skip


def _why(claim: CasualtyClaim) -> str:
    return f'"{claim.wording or claim.value}": {claim.reason.split("; ", 1)[-1]}.'


def _loose(claims: Sequence[CasualtyClaim]) -> list[CasualtyClaim]:
    """The first figure of each wording that closes one end alone."""
    out: dict[str, CasualtyClaim] = {}
    for claim in claims:
        if BOUNDS[claim.form] in ("floor", "ceiling"):
            out.setdefault(claim.form, claim)
    return list(out.values())


def _interval(draft: Drafting, claim: CasualtyClaim) -> None:
    ends = ["open" if end is None else end for end in claim.interval]
    draft.propose(
        THEME,
        {
            "kind": "interval",
            "prompt": f"Between which limits does {_named(draft, claim)} place the number, taken "
            "at its word?",
            "key": ends,
            "hint": "Which end does the wording close, and which does it leave open?",
            "misconception": [
                misconception(
                    "any", "Would the sentence still be true of one person more, or one fewer?"
                )
            ],
        },
        [(claim.span, f"{ends[0]} to {ends[1]}: {claim.reason}")],
    )


def _counters(draft: Drafting, claims: Sequence[CasualtyClaim]) -> dict[CasualtyClaim, str]:
    """Who each figure comes from, where report and count agree on the speaker beyond doubt."""
    rows = {row.sentence: row for row in spoken(draft.article)}
    out = {}
    for claim in claims:
        row = rows.get(claim.sentence)
        if row is None or claim.counter is None or claim.reporter is not None:
            continue
        told = any(c.contains(claim.span) for c in row.found.content)
        if told and row.found.source and row.name.casefold() in claim.counter.casefold():
            out[claim] = row.name
    return out


def _who_counted(draft: Drafting, claims: Sequence[CasualtyClaim]) -> None:
    known = _counters(draft, claims)
    chosen = [c for c in claims if c in known and c.part_of is None][:MOST_CLAIMS]
    names = list(dict.fromkeys(known[c] for c in chosen))
    if len(chosen) < 2 or len(names) < 2:
        return
    others = dict.fromkeys(r.name for r in spoken(draft.article) if r.name not in names)
    shown = sorted([*names, *list(others)[: max(1, MOST_PLACES - len(names))]], key=str.casefold)
    option_ids = dict(zip(shown, slugs(shown), strict=True))
    ids = list(slugs(f"{_words(draft, c)} {c.sentence}" for c in chosen))
    draft.propose(
        THEME,
        {
            "kind": "match",
            "prompt": "On whose word does each figure stand?",
            "items": [
                {"id": id, "text": _named(draft, c)} for id, c in zip(ids, chosen, strict=True)
            ],
            "options": [
                *options((option_ids[n], n, "") for n in shown),
                *options([("nobody", "nobody's that the text gives", "")]),
            ],
            "key": {id: [option_ids[known[c]]] for id, c in zip(ids, chosen, strict=True)},
            "hint": "Which words of the sentence say where its number comes from?",
            "misconception": [
                misconception("any", "For each number: whom would you ask how it was counted?")
            ],
        },
        [(c.span, f"on the word of {known[c]}") for c in chosen],
    )


def _record(draft: Drafting, claim: CasualtyClaim, claims: Sequence[CasualtyClaim]) -> None:
    unit = f"people {claim.kind.replace('_', ' ')}"
    fields = [
        {"id": "value", "text": "the number", "key": [claim.value]},
        {"id": "bound", "text": "floor, ceiling, exact or about", "key": [BOUNDS[claim.form]],
         "options": ["floor", "ceiling", "exact", "about"]},
    ]  # fmt: skip
    if unit in UNITS:
        fields.append({"id": "unit", "text": "what is counted", "key": [unit], "options": [*UNITS]})
    told = (claim.group or "").replace("_", " ")
    fields.append({"id": "who", "text": "who they were, if the sentence says so",
                   "key": [told or NOT_STATED], "options": [*GROUPS, NOT_STATED]})  # fmt: skip
    places = [c.place for c in claims if c.place]
    if claim.place:
        fields.append(_field("where", "where", claim.place, places))
    times = [d.words for d in dates(draft.article)]
    if claim.period:
        fields.append(_field("period", "when", claim.period, times))
    counter = _counters(draft, [claim]).get(claim)
    if counter:
        names = [r.name for r in spoken(draft.article)]
        fields.append(_field("counter", "on whose word", counter, names))
    draft.propose(
        THEME,
        {
            "kind": "record",
            "points": 2,
            "prompt": f"Fill the record for the figure {_named(draft, claim)}, from that sentence "
            "alone.",
            "fields": fields,
            "hint": "Which word of the sentence fills each field?",
            "misconception": [misconception("any", "Which word of that sentence says so?")],
        },
        [(claim.span, claim.reason)],
    )


def _field(id: str, text: str, right: str, others: Sequence[str]) -> dict:
    """A field with options from the article: the right one, others like it, and "not stated"."""
    wrong = [o for o in dict.fromkeys(others) if not _same(o, right)][: MOST_PLACES - 1]
    shown = sorted([right, *wrong], key=str.casefold)
    return {"id": id, "text": text, "key": [right], "options": [*shown, NOT_STATED]}


def _same(one: str, other: str) -> bool:
    """Whether one of two wordings holds the other ("Marrow", "the town of Marrow")."""
    a, b = short(one).casefold(), short(other).casefold()
    return a in b or b in a


def _silent_on(draft: Drafting, claim: CasualtyClaim, found: Sequence[CasualtyClaim]) -> None:
    """What the sentence does not say; only what can be settled either way is asked for."""
    id = claim.sentence
    counted = _counters(draft, [claim])
    kinds = {c.kind for c in found if c.sentence == id}
    groups = {c.group for c in found if c.sentence == id and c.group}
    dated = any(d.sentence == id for d in dates(draft.article))
    reported = any(row.sentence == id for row in spoken(draft.article))
    other = "wounded" if claim.kind == "killed" else "killed"
    said: dict[str, tuple[str, bool | None]] = {
        "counter": ("on whose word the number stands", True if counted else None),
        "when": ("on which day, or since when", True if dated else False if reported else None),
        "who": ("whether they were civilians or fighters",
                True if claim.group in ("civilians", "fighters", "government_forces")
                else None if groups else False),
        "other": (f"how many people were {other}",
                  True if other in kinds else None if kinds & {"casualties", "killed_or_wounded"}
                  else False),
        "checked": ("whether anybody else could check the number",
                    None if _checked(draft, id) else False),
        "number": ("a number, or a limit for one", True),
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
                misconception("any", "For each one you marked: which word would have said it?")
            ],
        },
        [(claim.span, claim.reason)],
    )


def _checked(draft: Drafting, id: str) -> bool:
    """Whether a sentence speaks of checking, in any words."""
    words = draft.article.sentence(id).span.of(draft.article).casefold()
    return any(stem in words for stem in ("verif", "confirm", "check", "independen"))
