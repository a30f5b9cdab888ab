"""Proposed questions on framing: labels and voices, doers, colour, headline and body, times."""

from __future__ import annotations

import re

from kit.analysis.speech.attribution import attributions
from kit.analysis.wording.actor_labels import Label, labels
from kit.analysis.wording.loaded import loaded_words
from kit.teach.draft import doers, headline, times
from kit.teach.draft.proposals import Drafting, misconception, options, slugs
from kit.teach.draft.speakers import own_voice, spoken
from kit.teach.draft.text_kind import STATEMENT, kind_of_text

THEME = "framing"
MOST_ITEMS = 5
LEAST_ITEMS = 4  # with fewer, one option throughout earns something
# Classes of labels, those that take a stand first.
TELLING = ("condemning", "praising", "creed", "position", "affected", "neutral")


def propose(draft: Drafting) -> None:
    """Add proposals on wording and on time.

    A statement's words are those of whoever issues it: no writer stands beside them to be told
    apart, so nothing is asked of a statement about whose words they are.
    """
    if kind_of_text(draft.article) != STATEMENT:
        _labels(draft)
        _colour(draft)
    doers.propose(draft)
    headline.propose(draft)
    times.propose(draft)


def _labels(draft: Drafting) -> None:
    """Whose word is each name for people: the writer's, a speaker's, or, unmarked, either's."""
    article = draft.article
    body = {s.id for s in article.body_sentences}
    rows: dict[str, Label] = {}
    own = own_voice(article)
    speakers_words = [a.source for a in attributions(article) if a.source]
    reported = {s.sentence for s in spoken(article)}
    found = [
        r
        for r in labels(article)
        if r.sentence in body
        and (
            # The writer's where nobody is reported, or where the writer calls a speaker so.
            (r.sentence in own or any(s.contains(r.span) for s in speakers_words))
            if r.voice == "reporter"
            else r.speaker
            and (r.voice == "quoted" or r.sentence in reported)
            and not _aside(draft, r)
        )
    ]
    for row in sorted(found, key=lambda r: (TELLING.index(r.cls), r.span)):
        rows.setdefault(row.label.casefold(), row)
    chosen: list[Label] = []
    for turn in range(MOST_ITEMS):  # a label of each voice in turn, those that judge before others
        for voice in ("quoted", "retold", "reporter"):
            here = [r for r in rows.values() if r.voice == voice]
            if turn < len(here) and len(chosen) < MOST_ITEMS:
                chosen.append(here[turn])
    chosen.sort(key=lambda r: r.span)
    voices = [r.voice for r in chosen]
    if len(chosen) < LEAST_ITEMS or max(map(voices.count, voices)) > len(chosen) - 2:
        return
    if sum(r.cls != "neutral" for r in chosen) < 2:
        return
    speakers = dict.fromkeys(_who(r) for r in chosen if r.voice == "quoted")
    ids = dict(zip(speakers, slugs(speakers), strict=True))
    item_ids = dict(zip(chosen, slugs(f"{r.label} {r.sentence}" for r in chosen), strict=True))

    def whose(row: Label) -> str:
        if row.voice == "quoted":
            return ids[_who(row)]
        return "writer" if row.voice == "reporter" else "either"

    draft.propose(
        THEME,
        {
            "kind": "match",
            "points": 2,
            "prompt": "Whose word is each label, as far as the page shows?",
            "items": [
                {
                    "id": item_ids[r],
                    "text": f'"{r.label}" in {r.sentence}',
                    "why": r.reason[:1].upper() + r.reason[1:] + ".",
                }
                for r in chosen
            ],
            "options": [
                *options(
                    [
                        ("writer", "the writer's own", "No report and no marks stand round it."),
                        ("either", "the writer's or a speaker's: a report without quotation marks",
                         "Only the thought is sure to be the speaker's."),
                    ]
                ),
                *options((id, f"{n}'s, in quotation marks", "The marks vouch for the word.")
                         for n, id in ids.items()),
                *options([("nobody", "nobody's that the page shows", "Somebody wrote it.")]),
            ],
            "key": {item_ids[r]: [whose(r)] for r in chosen},
            "hint": "Does the word stand in quotation marks, in a report without them, or in "
            "neither?",
            "misconception": [
                misconception("speaker-for-writer", "Does the sentence report anybody there?",
                              gives="either"),
                misconception("writer-for-speaker", "Does the sentence report somebody, with or "
                              "without marks?", gives="writer"),
                misconception("thought-for-word", "Do quotation marks vouch for the very word?",
                              gives=[ids[_who(r)] for r in chosen if r.voice == "quoted"] or ["-"]),
                misconception("nobody-for-writer", "Who wrote the sentence?", gives="nobody"),
            ],
        },
        [(r.span, r.reason) for r in chosen],
    )  # fmt: skip


_RELATIVE = re.compile(r",\s+(?:where|which|who|whom|whose|when|while|as)\b")


def _aside(draft: Drafting, row: Label) -> bool:
    """Whether a label stands in what the writer may have added: ", where a militia attacked"."""
    start = draft.article.sentence(row.sentence).span.start
    return row.voice != "quoted" and bool(
        _RELATIVE.search(draft.article.text, start, row.span.start)
    )


def _who(row: Label) -> str:
    """The quoted speaker of a label, without what is told about him or her."""
    return (row.speaker or "").split(",")[0]


def _colour(draft: Drafting) -> None:
    article = draft.article
    own = own_voice(article)
    # Where somebody is reported too, whose the word is can be argued both ways.
    agreed = [w for w in loaded_words(article) if w.sentence in own]
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
                misconception(
                    "source-for-writer",
                    "Who is speaking there, the writer or a source?",
                    adds=[str(n) for n in sorted(body - set(map(int, key)))],
                ),
                misconception(
                    "colour-missed", "Which word of the writer's could be plainer?", misses=["any"]
                ),
            ],
        },
        [(w.span, w.reason) for w in agreed],
    )
