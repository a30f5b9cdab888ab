"""Proposed questions on attribution: cues, speakers, sentences without one, words that point."""

from __future__ import annotations

from collections.abc import Sequence

from kit.analysis.speech.references import dangling
from kit.teach.draft.proposals import Drafting, misconception, options
from kit.teach.draft.sourcing import evidence, open_rows, opening
from kit.teach.draft.speakers import (
    BODY,
    PERSON,
    UNNAMED,
    Spoken,
    left_open,
    own_voice,
    short,
    spoken,
)
from kit.text.records import Span

THEME = "attribution"
SHORT = 3  # a quotation of at most so many words cannot be rebuilt into a sentence
MOST_ITEMS = 6
FORMS = (
    ("direct", "word for word, in quotation marks", "Everything reported stands in the marks."),
    ("mixed", "in the writer's words, with some of the speaker's in marks",
     "Only part of what is reported stands in the marks."),
    ("indirect", "in the writer's words alone", "No quotation marks: the wording is the writer's."),
)  # fmt: skip


def propose(draft: Drafting) -> None:
    """Add proposals on who answers for what."""
    rows = spoken(draft.article)
    _without_speaker(draft, rows)
    _pointing(draft)
    _forms(draft, rows)
    alone = _single(draft, rows)
    for cls in (UNNAMED, PERSON, BODY):
        row = next((r for r in alone if r.cls == cls and r.found.source), None)
        if row is not None:
            _speaker(draft, row)
    _contents(draft, alone)
    _short_quotations(draft)


def _without_speaker(draft: Drafting, rows: Sequence[Spoken]) -> None:
    own = own_voice(draft.article)
    if not own or len(own) == len(draft.article.body_sentences):
        return
    neutral = left_open(draft.article, own, [r.sentence for r in rows])
    draft.propose(
        THEME,
        {
            "kind": "units",
            "points": 2,
            "prompt": "Mark the sentences whose main claim has no speaker, named or unnamed.",
            "universe": "body-sentences",
            "key": list(own),
            "neutral": neutral,
            "hint": "For each sentence: who is telling you this?",
            "explanation": "In these sentences the writer answers for what is said: "
            + ", ".join(own)
            + ". Many such sentences are sound. A timetable needs no speaker.",
            "misconception": [
                misconception(
                    "any", "Is a speaker whom nobody can identify the same as no speaker at all?"
                )
            ],
        },
        [
            *[
                (opening(draft, id), "no verb of saying, no quotation: nobody's words")
                for id in own
            ],
            *open_rows(draft, neutral),
        ],
    )


def _pointing(draft: Drafting) -> None:
    body = {s.id for s in draft.article.body_sentences}
    rows = [r for r in dangling(draft.article) if r.sentence in body]
    if not rows:
        return
    draft.propose(
        THEME,
        {
            "kind": "units",
            "prompt": "Mark the sentences with a word that points to somebody or something the "
            "text has not settled.",
            "universe": "body-sentences",
            "key": sorted({r.sentence for r in rows}, key=lambda i: tuple(map(int, i.split(".")))),
            "hint": "If you read the page aloud, where would a listener stop you and ask who?",
            "misconception": [
                misconception("any", "Is the nearest noun the same as the one meant?")
            ],
        },
        [(r.span, r.reason) for r in rows],
    )


def _forms(draft: Drafting, rows: Sequence[Spoken]) -> None:
    """Direct, mixed or indirect: what the quotation marks vouch for."""
    chosen: list[Spoken] = []
    for turn in range(MOST_ITEMS):  # a sentence of each form in turn
        for form, _, _ in FORMS:
            here = [r for r in rows if r.found.form == form]
            if turn < len(here) and len(chosen) < MOST_ITEMS:
                chosen.append(here[turn])
    chosen = [r for r in rows if r in chosen]
    if len(chosen) < 3 or len({r.found.form for r in chosen}) < 2:
        return
    draft.propose(
        THEME,
        {
            "kind": "match",
            "points": 2,
            "prompt": "How does each sentence give what its speaker said?",
            "items": [{"id": r.sentence, "text": f"sentence {r.sentence}"} for r in chosen],
            "options": options(FORMS),
            "key": {r.sentence: [r.found.form] for r in chosen},
            "hint": "Where do quotation marks open and close, and what is reported outside them?",
            "misconception": [
                misconception("any", "In each sentence: whose choice of words is it, as far as "
                              "the marks tell?")
            ],
        },
        [(_content(draft, r), r.found.form) for r in chosen],
    )  # fmt: skip


def _content(draft: Drafting, row: Spoken) -> Span:
    """The reported words that stand in the row's own sentence."""
    return next(c for c in row.found.content if c.overlaps(_home(draft, row)))


def _single(draft: Drafting, rows: Sequence[Spoken]) -> list[Spoken]:
    """The reports whose speaker's words stand in the sentence itself, as a name or a noun."""
    return [
        row
        for row in rows
        if row.found.source
        and draft.place(row.found.source) == row.sentence
        and len(row.found.source.of(draft.article).split()) > 1
    ]


def _speaker(draft: Drafting, row: Spoken) -> None:
    source = row.found.source
    if source is None:
        return
    words = " ".join(source.of(draft.article).split()).strip(" ,")
    _quote(
        draft,
        row,
        list(dict.fromkeys([words, words.split(",")[0], short(words), row.name])),
        f"Quote the words of {row.sentence} that stand for the speaker.",
        "Who does the telling in this sentence, in the words of the page?",
        source,
        [_plain(draft, c) for c in row.found.content if _home(draft, row).contains(c)],
    )


def _home(draft: Drafting, row: Spoken) -> Span:
    return draft.article.sentence(row.sentence).span


def _contents(draft: Drafting, rows: Sequence[Spoken]) -> None:
    for row in rows:
        clause = row.found.rule.removeprefix("attribution.") in ("that-clause", "bare-clause")
        if clause and row.found.form == "indirect" and len(row.found.content) == 1:
            words = _plain(draft, row.found.content[0])
            _quote(
                draft,
                row,
                list(dict.fromkeys([words, words.removeprefix("that ")])),
                f"Quote the words of {row.sentence} that are reported, as far as the report goes "
                "and no further.",
                "Which words would you put after a colon?",
                row.found.content[0],
                [_plain(draft, row.found.source)] if row.found.source else [],
            )
            return


def _plain(draft: Drafting, span: Span) -> str:
    return " ".join(span.of(draft.article).split()).strip(" ,.")


def _quote(
    draft: Drafting,
    row: Spoken,
    key: list[str],
    prompt: str,
    ask: str,
    span: Span,
    beyond: Sequence[str],
) -> None:
    """A quotation from the row's sentence; one that reaches into `beyond` earns nothing."""
    draft.propose(
        THEME,
        {
            "kind": "span",
            "prompt": prompt,
            "key": key,
            "within": row.sentence,
            "without": list(beyond),
            "hint": "Which verb or phrase tells you that something is reported?",
            "misconception": [misconception("any", ask)],
        },
        [(span, row.found.reason), *evidence(draft, [row])],
    )


def _short_quotations(draft: Drafting) -> None:
    article = draft.article
    lengths = {q: len(q.inner.of(article).split()) for q in article.quotations}
    short_ones = [q for q, n in lengths.items() if n <= SHORT]
    if not short_ones or len(short_ones) == len(lengths):
        return
    draft.propose(
        THEME,
        {
            "kind": "units",
            "prompt": "Which quotations are too short to rebuild what was said?",
            "universe": "quotations",
            "key": [q.id for q in short_ones],
            "hint": "Which of them could you hand to someone as a sentence?",
            "misconception": [
                misconception("any", "Is there a subject and a verb inside the marks you chose?")
            ],
        },
        [(q.span, f"{lengths[q]} words") for q in short_ones],
    )
