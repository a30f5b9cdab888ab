"""What a feedback page shows of a learner's own judgement: no mark, and nobody is accused.

Beside a reader's mark stands the one that the learner gave; how sure somebody was stands beside
what became of it; and the flags of the first lesson stand beside those of the capstone. All of it
is counted from answers that are on the page anyway, and no key of a single item is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.kinds.discernment import as_twins, twin_key
from kit.course.kinds.discernment import verdicts as judgements
from kit.course.kinds.scores import RIGHT
from kit.course.learner.feedback import points as number
from kit.course.learner.sureness import Sureness
from kit.course.marking.verdict import Verdict

BEFORE, AFTER, EXPECTED = "start.7", "capstone.8", "start.7-sure"
OWN = "-own"
"""What the id of the question that asks for one's own mark adds to the id of the free text."""


def sureness(question: Digested, verdicts: Mapping[str, Verdict]) -> Sureness | None:
    """Return how sure the learner was beside what held; None where nothing can be shown."""
    stated = verdicts[question.id].given if question.id in verdicts else None
    if not isinstance(stated, dict):
        return None
    rows = tuple(
        (id, float(p), verdicts[id].score >= RIGHT)
        for id, p in stated.items()
        if id in verdicts and verdicts[id].given is not None and isinstance(p, int | float)
    )
    return Sureness(rows) if rows else None


def own_mark(verdict: Verdict, verdicts: Mapping[str, Verdict]) -> str:
    """Return the learner's own mark of a free text beside the reader's; "" where there is none."""
    own = verdicts.get(verdict.question + OWN)
    if own is None or own.given is None:
        return ""
    said = f"Your own mark by the rubric: {_plain(own.given)}."
    if verdict.kind != "hand":
        return f"{said} A reader's comes beside it later."
    said += f" The reader's: {number(verdict.points)} of {number(verdict.of)} points."
    return f"{said} Where they differ, read the rubric's top line once more, and ask."


def then_and_now(
    before: tuple[Digested, Any], after: tuple[Digested, Any], expected: Any = None
) -> list[str]:
    """Return lines on the flags of the first lesson beside their twins in the capstone.

    `before` and `after` are a question and what was given; [] where either was left out.
    """
    (old, first), (new, later) = before, after
    if not (isinstance(first, dict) and isinstance(later, dict)):
        return []
    if not (old.gradeable and new.gradeable):
        return []
    lines = ["Eight features of the same kinds, then and now:"]
    key = twin_key(old, new)
    for name, given in (("lesson 00", first), ("lesson 05", as_twins(new, later))):
        lines.append(f"{name}: {_told(key, given)}.")
    if isinstance(expected, int | float):
        all_held = sum(first.get(i) == v for i, v in judgements(old).items())
        lines.append(f"In lesson 00 you said that {expected:g} of them would hold; {all_held} did.")
    return lines


def flags_then_and_now(
    earlier: tuple[Mapping[str, Digested], Mapping[str, Verdict]],
    later: tuple[Mapping[str, Digested], Mapping[str, Verdict]],
) -> list[str]:
    """Return `then_and_now` of the two lessons' questions and verdicts; [] without both."""
    (asked, found), (asked_later, found_later) = earlier, later
    if BEFORE not in asked or AFTER not in asked_later:
        return []
    first, second = found.get(BEFORE), found_later.get(AFTER)
    if first is None or second is None:
        return []
    sure = found.get(EXPECTED)
    return then_and_now(
        (asked[BEFORE], first.given),
        (asked_later[AFTER], second.given),
        sure.given if sure else None,
    )


def _told(key: Mapping[str, str], given: Mapping[str, Any]) -> str:
    parts = []
    for verdict, words in (("flag", "faulty ones flagged"), ("fine", "sound ones kept")):
        items = [i for i, v in key.items() if v == verdict]
        parts.append(f"{sum(given.get(i) == verdict for i in items)} of {len(items)} {words}")
    return ", ".join(parts)


def _plain(mark: Any) -> str:
    return number(float(mark)) if isinstance(mark, int | float) else str(mark)
