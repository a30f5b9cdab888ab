"""Proposed questions on casualty figures. Where an article has none, none is invented."""

from __future__ import annotations

from kit.analysis.casualties import CasualtyClaim, casualties
from kit.teach.draft.proposals import Drafting, misconception, options

THEME = "casualties"
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
        ("floor", "floor", "The lower end is closed, the upper one open."),
        ("ceiling", "ceiling", "The upper end is closed, the lower one open."),
        ("exact", "exact", "No word opens either end."),
        ("about", "about", "Both ends lie somewhere near the number."),
    ]
)
NOT_STATED = "not stated"
MOST_CLAIMS = 4


def propose(draft: Drafting) -> list[CasualtyClaim]:
    """Add proposals on figures, and return the claims found in the body."""
    article = draft.article
    body = {s.id for s in article.body_sentences}
    claims = [c for c in casualties(article) if draft.place(c.span) in body]
    killed = [c for c in claims if c.kind == "killed" and c.value is not None]
    if killed:
        _how_many(draft, killed)
    bounded = [c for c in claims if c.form in BOUNDS and c.value is not None]
    _bounds(draft, bounded)
    if bounded:
        first = max(bounded, key=lambda c: (c.kind == "killed", c.form != "exact"))
        _interval(draft, first)
        _record(draft, first)
        _silent_on(draft, first)
    return claims


def _words(draft: Drafting, claim: CasualtyClaim) -> str:
    return " ".join(claim.span.of(draft.article).split())


def _how_many(draft: Drafting, killed: list[CasualtyClaim]) -> None:
    draft.propose(
        THEME,
        {
            "kind": "number",
            "prompt": "How many separate figures for people killed are in the body?",
            "key": len(killed),
            "hint": "What is each number on the page a count of?",
            "misconception": [
                misconception("any", "What is each of the numbers you counted counting?")
            ],
        },
        [(c.span, c.reason) for c in killed],
    )


def _bounds(draft: Drafting, claims: list[CasualtyClaim]) -> None:
    for claim in claims[:MOST_CLAIMS]:
        draft.propose(
            THEME,
            {
                "kind": "choice",
                "prompt": f'Taken at its word, what is "{_words(draft, claim)}" in '
                f"{draft.place(claim.span)}?",
                "options": BOUND_OPTIONS,
                "key": BOUNDS[claim.form],
                "hint": "Which numbers would make the sentence false?",
                "misconception": [
                    misconception(
                        "any",
                        "Would the sentence be false if the true number were twice as high? Half?",
                    )
                ],
            },
            [(claim.span, claim.reason)],
        )


def _interval(draft: Drafting, claim: CasualtyClaim) -> None:
    ends = ["open" if end is None else end for end in claim.interval]
    draft.propose(
        THEME,
        {
            "kind": "interval",
            "prompt": f'Between which limits does "{_words(draft, claim)}" in '
            f"{draft.place(claim.span)} place the number, taken at its word?",
            "key": ends,
            "hint": "Which end does the wording close, and which does it leave open?",
            "misconception": [misconception("any", "What is the smallest whole number it allows?")],
        },
        [(claim.span, f"{claim.low} to {claim.high}: {claim.reason}")],
    )


def _record(draft: Drafting, claim: CasualtyClaim) -> None:
    unit = f"people {claim.kind.replace('_', ' or ')}"
    fields = [
        {"id": "value", "text": "the number", "key": [claim.value]},
        {"id": "bound", "text": "floor, ceiling, exact or about", "key": [BOUNDS[claim.form]],
         "options": ["floor", "ceiling", "exact", "about"]},
        {"id": "unit", "text": "what is counted", "key": [unit, claim.kind.replace("_", " ")]},
        {"id": "who", "text": "who they were", "key": [claim.group or NOT_STATED]},
        {"id": "where", "text": "the place", "key": [claim.place or NOT_STATED]},
        {"id": "period", "text": "the days", "key": [claim.period or NOT_STATED]},
        {"id": "counter", "text": "who counted", "key": [claim.counter or NOT_STATED]},
    ]  # fmt: skip
    draft.propose(
        THEME,
        {
            "kind": "record",
            "points": 2,
            "prompt": f'Fill the record for the figure in {draft.place(claim.span)}. Write "not '
            'stated" where the sentence is silent.',
            "fields": fields,
            "hint": "Which word of the sentence fills each field?",
            "misconception": [misconception("any", "Which word of that sentence says so?")],
        },
        [(claim.span, claim.reason)],
    )


def _silent_on(draft: Drafting, claim: CasualtyClaim) -> None:
    said = {
        "counter": ("who counted", claim.counter),
        "where": ("where", claim.place),
        "when": ("when", claim.period),
        "who": ("whether they were civilians or fighters", claim.group),
        "kind": ("killed or injured", claim.kind in ("killed", "wounded") or None),
    }
    missing = [id for id, (_, value) in said.items() if value is None]
    if not missing or len(missing) == len(said):
        return
    draft.propose(
        THEME,
        {
            "kind": "choices",
            "prompt": f"Which of these can you not learn from {draft.place(claim.span)} alone?",
            "options": options(
                (
                    id,
                    text,
                    "The sentence is silent on it." if value is None else "The sentence says it.",
                )
                for id, (text, value) in said.items()
            ),
            "key": missing,
            "hint": "Which word of the sentence would answer it?",
            "misconception": [misconception("any", "Which word in the sentence would answer it?")],
        },
        [(claim.span, claim.reason)],
    )
