"""Proposed questions on time: what a reader could date, and sentences that cannot share a day."""

from __future__ import annotations

from collections.abc import Sequence

from kit.analysis.dates.chronology import TimeExpression, dates
from kit.analysis.dates.now_words import conflicts
from kit.teach.draft.proposals import Drafting, misconception, options, slugs

THEME = "framing"
WHOLE = frozenset(("day", "weekday", "month"))


def propose(draft: Drafting) -> None:
    """Add proposals on when things happened."""
    _times(draft)
    _nows(draft)


def _times(draft: Drafting) -> None:
    """Which expressions of time are complete by themselves: the page carries no date of its own."""
    article = draft.article
    body = {s.id for s in article.body_sentences}
    found = [d for d in dates(article) if d.sentence in body and d.kind in WHOLE]
    # "2019" alone is a year to some readers and no time at all to others: months and days only.
    complete = [d for d in found if d.start is not None and d.kind != "year"]
    lacking = [d for d in found if d.start is None and d.relative_to is not None]
    both = [*_apart(complete)[:3], *_apart(lacking)[:3]]
    if not complete or len(_apart(lacking)) < 2:
        return
    both.sort(key=lambda d: d.span)
    ids = list(slugs(f"{d.words} {d.sentence}" for d in both))
    draft.propose(
        THEME,
        {
            "kind": "choices",
            "prompt": "A reader finds the story years later, without the day it was written. Which "
            "of these times can still be found on a calendar, year and all?",
            "options": options(
                (
                    id,
                    f'"{d.words}" in {d.sentence}',
                    "The year is given."
                    if d.start
                    else f"The year is missing; it depends on {d.relative_to}.",
                )
                for id, d in zip(ids, both, strict=True)
            ),
            "key": [id for id, d in zip(ids, both, strict=True) if d.start],
            "hint": "Which of them would name another day if the story were a year older?",
            "misconception": [
                misconception(
                    "year-supplied",
                    "In which year is it, by the words alone?",
                    adds=[id for id, d in zip(ids, both, strict=True) if not d.start],
                ),
                misconception(
                    "year-overlooked", "Which of them carry their year with them?", misses=["any"]
                ),
            ],
        },
        [(d.span, d.reason) for d in both],
    )


def _apart(found: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The first expression of each wording."""
    return list({d.words.casefold(): d for d in reversed(found)}.values())[::-1]


def _nows(draft: Drafting) -> None:
    for clash in conflicts(draft.article)[:1]:
        draft.propose(
            THEME,
            {
                "kind": "choice",
                "prompt": f"Can {clash.ahead_sentence} and {clash.back_sentence} be from one day?",
                "options": options(
                    [
                        ("one-day", "yes", "One awaits what the other reports as done."),
                        ("two-days", "no: one awaits what the other looks back on",
                         "No single day fits both."),
                        ("cannot-tell", "cannot tell", "The words do tell: compare the two verbs."),
                    ]
                ),
                "key": "two-days",
                "hint": "What has already happened when each of the two is said?",
                "misconception": [
                    misconception("days-run-together", "Is what they speak of still to come, or "
                                  "over, in each?", gives=["one-day", "cannot-tell"])
                ],
            },
            [(clash.ahead, clash.reason), (clash.back, clash.reason)],
        )  # fmt: skip
