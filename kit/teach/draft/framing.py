"""Proposed questions on framing: labels and voices, doers, colour, headline and body, nows."""

from __future__ import annotations

from kit.analysis.headline import headline_parts
from kit.analysis.labels import Label, labels
from kit.analysis.nows import conflicts
from kit.analysis.voice import passives
from kit.analysis.wording import loaded_words
from kit.show.doers import LEVELS
from kit.teach.draft.proposals import Drafting, misconception, options, slugs

THEME = "framing"
MOST_ITEMS = 5


def propose(draft: Drafting) -> None:
    """Add proposals on wording and order."""
    _labels(draft)
    _doers(draft)
    _colour(draft)
    _headline(draft)
    _nows(draft)


def _labels(draft: Drafting) -> None:
    article = draft.article
    body = {s.id for s in article.body_sentences}
    rows: dict[str, Label] = {}
    for row in labels(article):
        if row.sentence in body and (row.voice == "reporter" or row.speaker):
            rows.setdefault(row.label.casefold(), row)
    quoted = [r for r in rows.values() if r.voice == "quoted"][:3]
    own = [r for r in rows.values() if r.voice == "reporter"][: MOST_ITEMS - len(quoted)]
    chosen = sorted([*quoted, *own], key=lambda r: r.span)
    if len(chosen) < 3 or not quoted or not own:
        return
    speakers = list(dict.fromkeys(r.speaker for r in quoted if r.speaker))
    names = ["the writer", *speakers, "cannot tell"]
    ids = dict(zip(names, slugs(names), strict=True))
    item_ids = dict(zip(chosen, slugs(r.label for r in chosen), strict=True))
    draft.propose(
        THEME,
        {
            "kind": "match",
            "points": 2,
            "prompt": "Who applies each label?",
            "items": [
                {"id": item_ids[r], "text": f'"{r.label}" in {r.sentence}', "why": r.reason + "."}
                for r in chosen
            ],
            "options": options((ids[n], n, "") for n in names),
            "key": {
                item_ids[r]: [ids["the writer"] if r.voice == "reporter" else ids[r.speaker]]
                for r in chosen
            },
            "hint": "What do the marks round the word do, and in whose mouth is it?",
            "misconception": [misconception("any", "Where do the quotation marks open and close?")],
        },
        [(r.span, r.reason) for r in chosen],
    )


def _doers(draft: Drafting) -> None:
    body = {s.id for s in draft.article.body_sentences}
    found = [p for p in passives(draft.article) if not p.reduced and p.sentence in body]
    level_ids = {
        "by-agent": "by-phrase",
        "cause": "cause",
        "recoverable": "context",
        "none": "none",
    }
    chosen = found[:MOST_ITEMS]
    if len(chosen) < 3 or len({p.agency for p in chosen}) < 2:
        return
    ids = dict(zip(chosen, slugs(p.participle for p in chosen), strict=True))
    also = {"recoverable": ["none"], "none": ["context"], "cause": ["context"]}
    draft.propose(
        THEME,
        {
            "kind": "match",
            "prompt": "For each passive, how is the doer shown?",
            "items": [
                {"id": ids[p], "text": f'"{p.participle}" in {p.sentence}', "why": p.reason + "."}
                for p in chosen
            ],
            "options": options((level_ids[a], text, "") for a, text in LEVELS.items()),
            "key": {ids[p]: [level_ids[p.agency], *also.get(p.agency, [])] for p in chosen},
            "hint": "Is there a phrase after the verb that names a doer or a cause?",
            "misconception": [
                misconception(
                    "any", "Can a cause be shown without a doer, and where would it stand?"
                )
            ],
        },
        [(p.verb, p.reason) for p in chosen],
    )


def _colour(draft: Drafting) -> None:
    article = draft.article
    agreed = loaded_words(article)
    disputed = [w for w in loaded_words(article, disputed=True) if w not in agreed]
    body = {b.number for b in article.blocks if b.role == "body"}

    def blocks(rows) -> list[str]:
        numbers = {int(r.sentence.split(".")[0]) for r in rows}
        return [str(n) for n in sorted(numbers & body)]

    key = blocks(agreed)
    if not key or len(key) == len(body):
        return
    draft.propose(
        THEME,
        {
            "kind": "units",
            "points": 2,
            "prompt": "Mark the blocks in which the writer's own wording takes a stand.",
            "universe": "body-blocks",
            "key": key,
            "neutral": [n for n in blocks(disputed) if n not in key],
            "hint": "Which word could be exchanged for a plainer one, with the facts unchanged?",
            "misconception": [
                misconception("any", "Who is speaking in the block, the writer or a source?")
            ],
        },
        [(w.span, w.reason) for w in agreed],
    )


def _headline(draft: Drafting) -> None:
    for part in headline_parts(draft.article):
        if part.part == "act" and part.closest is not None and part.sentence:
            words = " ".join(part.closest.of(draft.article).split())
            draft.propose(
                THEME,
                {
                    "kind": "span",
                    "prompt": "Quote the words of the body that come closest to the headline's "
                    "verb.",
                    "key": [words],
                    "key_within": part.sentence.split(".")[0],
                    "hint": "Which body sentence tells of the same deed?",
                    "misconception": [
                        misconception(
                            "any", "Can a headline support itself, or must the body do it?"
                        )
                    ],
                },
                [(part.span, "the headline's verb"), (part.closest, part.reason)],
            )


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
                         "The text was put together from two days."),
                        ("cannot-tell", "cannot tell", "The words do tell: compare the two verbs."),
                    ]
                ),
                "key": "two-days",
                "hint": "What has already happened when each of the two is said?",
                "misconception": [
                    misconception("any", "Is what they speak of still to come, or over, in each?")
                ],
            },
            [(clash.ahead, clash.reason), (clash.back, clash.reason)],
        )  # fmt: skip
