"""Proposed questions on the stake of those who count: who belongs to a side, and why it matters."""

from __future__ import annotations

import re

from kit.teach.draft.figures import hurt, sound, words
from kit.teach.draft.proposals import Drafting, misconception, options, slugs
from kit.teach.draft.text_kind import STATEMENT, kind_of_text
from kit.teach.draft.two_counts import giver

THEME = "casualties"
# Fires on "an army spokesman" and on "the Health Ministry, which is run by the militia"; a doctor
# of a hospital that the state runs is left alone: a reader may say either.
PARTY = re.compile(
    r"(?i)\b(?:army|air force|navy|military|militia|rebels?|fighters?|front|brigade|guerrillas?|"
    r"insurgents?|government|regime|presiden(?:t|cy)|defen[cs]e ministry|ministry of defen[cs]e|"
    r"interior ministry|ministry of the interior|governor)\b"
)
OUTSIDE = re.compile(
    r"(?i)\b(?:doctors?|nurses?|medics?|hospitals?|clinics?|red cross|red crescent|united nations|"
    r"u\.n\.|observatory|monitor(?:ing)?|rescue(?:rs)?|civil defen[cs]e|rights|relief|residents?|"
    r"witness(?:es)?|medical)\b"
)


def propose(draft: Drafting) -> None:
    """Add a question on who of those that give figures belongs to a side, and a free one on why."""
    if kind_of_text(draft.article) == STATEMENT:
        return
    givers: dict[str, str] = {}
    spans = {}
    for claim in hurt(sound(draft.article)):
        name = giver(claim)
        if (
            name
            and name.casefold() not in {n.casefold() for n in givers}
            and len(name.split()) <= 9
        ):
            givers[name] = _called(str(claim.counter or claim.reporter or ""))
            spans[name] = (claim.span, f"{words(draft, claim)!r} is given by {name}")
    sides = {
        name: bool(PARTY.search(told))
        for name, told in givers.items()
        if bool(PARTY.search(told)) != bool(OUTSIDE.search(told))
    }
    if len(sides) >= 3 and len(set(sides.values())) == 2:
        _belong(draft, sides, spans)
    if len(givers) >= 2 and any(sides.values()):
        _why(draft, next(n for n, side in sides.items() if side), spans)


def _called(source: str) -> str:
    """What a source is called, without what is told of it, unless that says who runs it.

    >>> _called("health ministry, which does not count fighters")
    'health ministry'
    """
    head, _, rest = source.partition(", which")
    return source if re.search(r"\b(?:run|held|controlled|led) by\b", rest) else head


def _belong(draft: Drafting, sides: dict[str, bool], spans: dict) -> None:
    shown = sorted(sides, key=str.casefold)
    ids = dict(zip(shown, slugs(shown), strict=True))
    outside = [ids[n] for n in shown if not sides[n]]
    draft.propose(
        THEME,
        {
            "kind": "choices",
            "prompt": "These all give a number. Which of them speak for a side that fights or "
            "governs, by what the page calls them?",
            "options": options(
                (ids[n], n, "The page names a side in it." if sides[n] else "The page names no "
                 "side in it.")
                for n in shown
            ),
            "key": [ids[n] for n in shown if sides[n]],
            "hint": "Whom do the words beside each name say that the speaker works for?",
            "misconception": [
                misconception("helper-for-side", "Which word beside it names a side?",
                              adds=outside),
                misconception("side-overlooked", "Does anyone else speak for those who fight or "
                              "govern?", misses=["any"]),
            ],
        },
        [spans[n] for n in shown],
    )  # fmt: skip


def _why(draft: Drafting, name: str, spans: dict) -> None:
    draft.propose(
        THEME,
        {
            "kind": "text",
            "max_words": 60,
            "prompt": "Choose one of those who give a number of dead or wounded. What could they "
            "gain or lose by a higher or a lower number, and how could they know it? Name the "
            "sentence.",
            "hint": "Whose side, work or good name hangs on the number?",
            "explanation": "A stake is a reason to look closer. It proves no number wrong. A "
            "person marks this.",
            "rubric": [
                "1: a source with its sentence, a stake the page supports, and how it could know",
                "0.5: a stake or a way of knowing, but not both, or without the sentence",
                "0: calls the number true or false because of who gives it",
            ],
            "checks": [{"id": "ids", "name": "a sentence or block id", "ids": 1}],
            "answer": f"{name}, in {draft.place(spans[name][0])}: speaks for a side, so a number "
            "could serve it either way; the sentence does not say how it was counted.",
            "misconception": [
                misconception("no-ids", "Where could a reader check you?", lacks=["ids"])
            ],
        },
        [spans[name]],
    )
