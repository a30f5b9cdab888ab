"""Proposed questions on what kind of document a text is, where its form says so."""

from __future__ import annotations

import re

from kit.teach.draft.figures import hurt, sound
from kit.teach.draft.proposals import Drafting, misconception, options
from kit.teach.draft.sourcing import opening
from kit.teach.draft.speakers import spoken
from kit.teach.draft.text_kind import COMMENTARY, NEWS, STATEMENT, kind_of_text
from kit.text.records import Span


def propose(draft: Drafting) -> None:
    """Add a question on what kind of document this is, where its form settles that."""
    kind = kind_of_text(draft.article)
    if not kind:
        return
    told = {
        STATEMENT: "It speaks for those who issue it, in their own words.",
        NEWS: "A writer tells it and names several sources, who answer for their own words.",
        COMMENTARY: "The writer argues for a view, in the first person.",
    }
    draft.propose(
        "sourcing",
        {
            "kind": "choice",
            "prompt": "What kind of document is this, by its form?",
            "options": options(
                [
                    (NEWS, "a news report, in which a writer passes on what several sources say",
                     told[NEWS]),
                    (STATEMENT, "a statement, in which those who issue it speak for themselves",
                     told[STATEMENT]),
                    (COMMENTARY, "a commentary, in which the writer argues for a view of his or "
                     "her own", told[COMMENTARY]),
                    ("record", "an official record of a sitting, in which every speaker is given "
                     "in turn and in full", "No speakers follow one another in full."),
                ]
            ),
            "key": kind,
            "hint": "Who answers for the sentences that stand outside quotation marks?",
            "misconception": [
                misconception("news-for-statement" if kind == STATEMENT else "statement-for-news",
                              "Is there a writer between you and those who speak?",
                              gives=NEWS if kind == STATEMENT else STATEMENT),
                misconception("view-for-report", "Which sentence argues for a view of the "
                              "writer's?", gives=[k for k in (COMMENTARY, NEWS)
                                                  if k not in (kind, _first_wrong(kind))]),
                misconception("record-for-report", "Where does one speech end and the next "
                              "begin?", gives="record"),
            ],
        },
        _evidence(draft, kind),
    )  # fmt: skip
    if kind == STATEMENT:
        _at_first_hand(draft)


def _at_first_hand(draft: Drafting) -> None:
    """What those who issue a statement can know themselves: free, and marked by a person."""
    claims = hurt(sound(draft.article))
    place = claims[0].sentence if claims else draft.article.body_sentences[0].id
    draft.propose(
        "sourcing",
        {
            "kind": "text",
            "points": 2,
            "max_words": 60,
            "prompt": "What can those who issue this statement know at first hand, and what must "
            "they have from others? Name a sentence for each.",
            "hint": "Who was there, and who decides what the statement says?",
            "explanation": "They know what they think and ask for. A person marks this.",
            "rubric": [
                "2: what they hold or ask for as theirs, what happened as told by others, with "
                "sentences",
                "1: one of the two, with its sentence",
                "0: takes the whole statement as true or as false",
            ],
            "checks": [{"id": "ids", "name": "two sentence or block ids", "ids": 2}],
            "answer": f"What they condemn or call for is theirs, as in "
            f"{_held(draft, place)}; what happened, as in {place}, they must have "
            "from somebody else.",
            "misconception": [
                misconception("no-ids", "Where could a reader check you?", lacks=["ids"])
            ],
        },
        [(opening(draft, place), "tells what happened; those who issue it were not said to be "
          "there")],
    )  # fmt: skip


# What those who issue a statement do by saying so.
_HOLDS = re.compile(
    r"(?i)\b(?:condemn|call(?:s|ed)? (?:on|upon|for)|urg|demand|reaffirm|reiterat|stress|deplor|"
    r"express|appeal|welcom|underlin|reject)\w*"
)


def _held(draft: Drafting, place: str) -> str:
    """The last sentence in which they condemn or ask, that is not the one on what happened."""
    body = [s for s in draft.article.body_sentences if s.id != place]
    held = [s.id for s in body if _HOLDS.search(s.span.of(draft.article))]
    return (held or [s.id for s in body] or [place])[-1]


def _first_wrong(kind: str) -> str:
    return NEWS if kind == STATEMENT else STATEMENT


def _evidence(draft: Drafting, kind: str) -> list[tuple[Span, str]]:
    article = draft.article
    if kind == NEWS:
        names: dict[str, tuple[Span, str]] = {}
        for row in spoken(article):
            if row.found.source:
                names.setdefault(row.name, (row.found.source, f"one source: {row.name}"))
        return list(names.values())
    first = article.sentences[0].id if not article.body_sentences else article.body_sentences[0].id
    return [(opening(draft, first), f"speaks as a {kind}")]
