"""Proposed questions on casualty figures. Where an article has none, none is invented."""

from __future__ import annotations

from collections.abc import Sequence

from kit.analysis.casualties.claim_record import CasualtyClaim
from kit.analysis.casualties.claims import casualties
from kit.teach.draft.figures import BOUNDS, counters, hurt, named, words
from kit.teach.draft.proposals import Drafting, misconception, options, slugs
from kit.teach.draft.record import record, silent_on
from kit.teach.draft.speakers import spoken

THEME = "casualties"
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
        record(draft, first, claims)
        silent_on(draft, first, found)
    return claims


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
    ids = list(slugs(f"{words(draft, c)} {c.sentence}" for c in chosen))
    draft.propose(
        THEME,
        {
            "kind": "match",
            "points": 2,
            "prompt": "Taken at its word, what does each figure give?",
            "items": [
                {"id": id, "text": named(draft, c), "why": _why(c)}
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
            "prompt": f"Taken at its word, what does {named(draft, claim)} give?",
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
            "prompt": f"Between which limits does {named(draft, claim)} place the number, taken "
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


def _who_counted(draft: Drafting, claims: Sequence[CasualtyClaim]) -> None:
    known = counters(draft, claims)
    chosen = [c for c in claims if c in known and c.part_of is None][:MOST_CLAIMS]
    names = list(dict.fromkeys(known[c] for c in chosen))
    if len(chosen) < 2 or len(names) < 2:
        return
    others = dict.fromkeys(r.name for r in spoken(draft.article) if r.name not in names)
    shown = sorted([*names, *list(others)[: max(1, MOST_PLACES - len(names))]], key=str.casefold)
    option_ids = dict(zip(shown, slugs(shown), strict=True))
    ids = list(slugs(f"{words(draft, c)} {c.sentence}" for c in chosen))
    draft.propose(
        THEME,
        {
            "kind": "match",
            "prompt": "On whose word does each figure stand?",
            "items": [
                {"id": id, "text": named(draft, c)} for id, c in zip(ids, chosen, strict=True)
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
