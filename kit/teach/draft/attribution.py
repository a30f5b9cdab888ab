"""Proposed questions on attribution: cues, speakers, sentences without one, words that point."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kit.analysis.grammar import sentences
from kit.analysis.lexicon.closed_classes import FINITE_TAGS
from kit.analysis.speech.attribution import attributions
from kit.teach.draft.proposals import Drafting, misconception, options
from kit.teach.draft.sourcing import evidence, looking_at, opening
from kit.teach.draft.speakers import (
    BODY,
    PERSON,
    UNNAMED,
    Spoken,
    asked_of,
    own_voice,
    short,
    spoken,
)
from kit.teach.draft.text_kind import STATEMENT, kind_of_text
from kit.text.records import Span

THEME = "attribution"
_TITLED = r"(?:(?!The\b|An?\b)[A-Z][\w.]*\s+)+"
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
    if kind_of_text(draft.article) != STATEMENT:
        _without_speaker(draft, rows)
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
    said = [r.sentence for r in rows]
    universe = asked_of(draft.article, own, said)
    if not universe:
        return
    key = [id for id in universe if id in own]
    unnamed = [r.sentence for r in rows if r.cls == UNNAMED and r.sentence in universe]
    named = [id for id in universe if id not in key and id not in unnamed]
    misread = [
        misconception(id, ask, adds=ids)
        for id, ask, ids in (
            ("unnamed-for-nobody", "Is a speaker whom nobody can identify the same as none?",
             unnamed),
            ("speaker-overlooked", "Which words in it tell you who says so?", named),
        )
        if ids
    ]  # fmt: skip
    misread.append(
        misconception("own-voice-missed", "Who would have to be asked about what you left out?",
                      misses=["any"])
    )  # fmt: skip
    draft.propose(
        THEME,
        {
            "kind": "units",
            "points": 2,
            "prompt": looking_at(
                "Which of these sentences have no speaker, named or unnamed, for what they say?",
                universe,
            ),
            "universe": universe,
            "key": key,
            "hint": "For each sentence: who is telling you this?",
            "misconception": misread,
        },
        [
            *[
                (opening(draft, id), "no verb of saying, no quotation: nobody's words")
                for id in key
            ],
            *evidence(draft, [r for r in rows if r.sentence in universe]),
        ],
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
                misconception("marks-overlooked", "Do quotation marks stand anywhere in it?",
                              gives="indirect"),
                misconception("part-for-whole", "Do the marks hold all that is reported, or a "
                              "part of it?", gives="direct"),
                misconception("whole-for-part", "Which reported words stand outside the marks?",
                              gives="mixed"),
            ],
        },
        [(_content(draft, r), r.found.form) for r in chosen],
    )  # fmt: skip


def _content(draft: Drafting, row: Spoken) -> Span:
    """The reported words that stand in the row's own sentence."""
    return next(c for c in row.found.content if c.overlaps(_home(draft, row)))


def _single(draft: Drafting, rows: Sequence[Spoken]) -> list[Spoken]:
    """The reports whose speaker's words stand in the sentence itself, as a name or a noun.

    Not where two tell: "The ministry said five had died, the agency reported".
    """
    found = attributions(draft.article)
    tellers: dict[str, set[Span]] = {}
    for told in found:
        if told.source:
            tellers.setdefault(draft.place(told.source), set()).add(told.source)
    return [
        row
        for row in rows
        if row.found.source
        and len(tellers.get(row.sentence, ())) == 1
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
        list(
            dict.fromkeys(
                [words, words.split(",")[0], short(words), row.name, *_heads(words, row.name)]
            )
        ),
        f"Quote the words of {row.sentence} that stand for the speaker.",
        "Who does the telling in this sentence, in the words of the page?",
        source,
        [_plain(draft, c) for c in row.found.content if _home(draft, row).contains(c)],
    )


def _heads(words: str, name: str) -> list[str]:
    """A source without what is told of it, and a name with its title, or without its letters.

    >>> _heads("a diplomat who was in the room", "diplomat")
    ['a diplomat']
    >>> _heads("The director of the clinic, Dr. Ann Lee", "Ann Lee")
    ['Dr. Ann Lee']
    >>> _heads("The Mission in Karesh (MIK)", "Mission")
    ['The Mission in Karesh']
    >>> _heads("navy spokeswoman Commander Rita Venn", "Rita Venn")
    ['Commander Rita Venn']
    """
    told = [words.split(mark)[0] for mark in (" who ", " which ", " that ", " (") if mark in words]
    named = [part.strip() for part in words.split(",") if name in part]
    titled = [m.group() for part in named if (m := re.search(_TITLED + re.escape(name), part))]
    return list(dict.fromkeys([*told, *named[:1] * ("," in words), *titled]))


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
            "misconception": [
                *[
                    misconception(
                        "goes-beyond",
                        "Which of the words you quoted belong to the other part of the sentence?",
                        gives=list(beyond),
                    )
                    for _ in range(bool(beyond))
                ],
                misconception("too-much", ask, words_over=len(key[0].split())),
            ],
        },
        [(span, row.found.reason), *evidence(draft, [row])],
    )


def _short_quotations(draft: Drafting) -> None:
    """Which quotations are too short to rebuild what was said; each is shown as it stands."""
    article = draft.article
    home = {q: draft.place(q.span) for q in article.quotations}
    body = {s.id for s in article.body_sentences}
    words = {q: " ".join(q.inner.of(article).split()) for q in article.quotations}
    asked = [q for q in article.quotations if home[q] in body][:MOST_ITEMS]
    short_ones = [q for q in asked if len(words[q].split()) <= SHORT]
    long_ones = [q for q in asked if len(words[q].split()) >= 2 * SHORT and _clause(draft, q.inner)]
    if not short_ones or len(long_ones) < 2:
        return
    shown = [q for q in asked if q in short_ones or q in long_ones]
    draft.propose(
        THEME,
        {
            "kind": "choices",
            "prompt": "Which quotations are too short to rebuild what was said?",
            "options": options(
                (
                    q.id,
                    f"\u201c{_cut(words[q])}\u201d in {home[q]}",
                    f"It has {len(words[q].split())} words.",
                )
                for q in shown
            ),
            "key": [q.id for q in short_ones],
            "hint": "Which of them could you hand to someone as a sentence?",
            "misconception": [
                misconception(
                    "whole-for-scrap",
                    "Is there a subject and a verb inside the marks?",
                    adds=[q.id for q in long_ones],
                ),
                misconception(
                    "scrap-missed", "Could each of the others stand alone?", misses=["any"]
                ),
            ],
        },
        [(q.span, f"{len(words[q].split())} words") for q in shown],
    )


def _clause(draft: Drafting, span: Span) -> bool:
    """Whether a verb stands inside: not in "an act of savagery by the regime", a scrap for some."""
    tokens = [t for s in sentences(draft.article) for t in s.tokens if span.contains(t.span)]
    return any(t.tag in FINITE_TAGS for t in tokens)


def _cut(words: str) -> str:
    """A quotation as an option shows it: whole, or its first eight words."""
    parts = words.strip(" ,.").split()
    return " ".join(parts) if len(parts) <= 8 else " ".join(parts[:8]) + " ..."
