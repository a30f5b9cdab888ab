"""Proposed questions on attribution: cues, speakers, sentences without one, words that point."""

from __future__ import annotations

from kit.analysis.attribution import Attribution, attributions
from kit.analysis.references import dangling, unattributed
from kit.teach.draft.proposals import Drafting, misconception
from kit.text.article import Span

THEME = "attribution"
SPAN_QUESTIONS = 3
SHORT = 3  # a quotation of at most so many words cannot be rebuilt into a sentence


def propose(draft: Drafting) -> None:
    """Add proposals on who answers for what."""
    _without_speaker(draft)
    _pointing(draft)
    _spans(draft)
    _contents(draft)
    _short_quotations(draft)


def _without_speaker(draft: Drafting) -> None:
    own = unattributed(draft.article)
    if not own or len(own) == len(draft.article.body_sentences):
        return
    draft.propose(
        THEME,
        {
            "kind": "units",
            "points": 2,
            "prompt": "Mark the sentences whose main claim has no speaker, named or unnamed.",
            "universe": "body-sentences",
            "key": [row.sentence for row in own],
            "hint": "For each sentence: who is telling you this?",
            "explanation": "Many such sentences are sound. A timetable needs no speaker.",
            "misconception": [
                misconception(
                    "any", "Is a speaker whom nobody can identify the same as no speaker at all?"
                )
            ],
        },
        [(row.span, row.reason) for row in own],
    )


def _pointing(draft: Drafting) -> None:
    rows = dangling(draft.article)
    body = {s.id for s in draft.article.body_sentences}
    rows = [r for r in rows if r.sentence in body]
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


def _single(draft: Drafting) -> list[tuple[str, Attribution]]:
    """Sentences of the body with exactly one report that has a source and a cue, by sentence."""
    body = {s.id for s in draft.article.body_sentences}
    by_sentence: dict[str, list[Attribution]] = {}
    for found in attributions(draft.article):
        by_sentence.setdefault(draft.place(found.content[0]), []).append(found)
    return [
        (id, found[0])
        for id, found in by_sentence.items()
        if id in body and len(found) == 1 and found[0].source and found[0].cue
    ]


def _spans(draft: Drafting) -> None:
    proposed = 0
    for id, found in _single(draft):
        if proposed == SPAN_QUESTIONS:
            return
        proposed += 1
        ask = "Who does the telling in this sentence, in the words of the page?"
        prompt = f"Quote the words of {id} that stand for the speaker."
        _quote(draft, id, found.source, prompt, ask, found)


def _contents(draft: Drafting) -> None:
    for id, found in _single(draft):
        if found.form == "indirect" and len(found.content) == 1:
            _quote(draft, id, found.content[0], f"Quote the words of {id} that are reported, as "
                   "far as the report goes and no further.",
                   "Which words would you put after a colon?", found)  # fmt: skip
            return


def _quote(draft: Drafting, id: str, span: Span, prompt: str, ask: str, found: Attribution) -> None:
    words = " ".join(span.of(draft.article).split()).strip(" ,.")
    draft.propose(
        THEME,
        {
            "kind": "span",
            "prompt": prompt,
            "key": [words],
            "within": id,
            "hint": "Which verb or phrase tells you that something is reported?",
            "misconception": [misconception("any", ask)],
        },
        [(span, found.reason)],
    )


def _short_quotations(draft: Drafting) -> None:
    article = draft.article
    lengths = {q: len(q.inner.of(article).split()) for q in article.quotations}
    short = [q for q, n in lengths.items() if n <= SHORT]
    if not short or len(short) == len(lengths):
        return
    draft.propose(
        THEME,
        {
            "kind": "units",
            "prompt": "Which quotations are too short to rebuild what was said?",
            "universe": "quotations",
            "key": [q.id for q in short],
            "hint": "Which of them could you hand to someone as a sentence?",
            "misconception": [
                misconception("any", "Is there a subject and a verb inside the marks you chose?")
            ],
        },
        [(q.span, f"{lengths[q]} words") for q in short],
    )
