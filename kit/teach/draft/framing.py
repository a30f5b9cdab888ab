"""Proposed questions on framing: labels and voices, doers, colour, headline and body, times."""

from __future__ import annotations

from kit.analysis.agency.passive_clauses import PassiveClause, passives
from kit.analysis.grammar import sentences
from kit.analysis.lexicon.roles import role_of
from kit.analysis.page.headline_and_body import headline_parts
from kit.analysis.wording.actor_labels import Label, labels
from kit.analysis.wording.loaded import loaded_words
from kit.teach.draft import times
from kit.teach.draft.proposals import Drafting, misconception, options, slugs
from kit.text.records import Span

THEME = "framing"
MOST_ITEMS = 5
# Classes of labels, those that take a stand first.
TELLING = ("condemning", "praising", "creed", "position", "affected", "neutral")
SHOWN = (
    ("by-agent", "by a phrase with 'by'", "The doer stands after the verb."),
    ("cause", "by a cause and no doer, as in 'in the blast'", "What did it is told, not who."),
    ("recoverable", "not beside the verb, but the rest of the page tells",
     "Another sentence, or the verb itself, says who."),
    ("none", "not at all", "No words of the page say who."),
)  # fmt: skip


def propose(draft: Drafting) -> None:
    """Add proposals on wording and on time."""
    _labels(draft)
    _doers(draft)
    _colour(draft)
    _headline(draft)
    times.propose(draft)


def _labels(draft: Drafting) -> None:
    """Whose word is each name for people: the writer's, a speaker's, or, unmarked, either's."""
    article = draft.article
    body = {s.id for s in article.body_sentences}
    rows: dict[str, Label] = {}
    found = [
        r for r in labels(article) if r.sentence in body and (r.voice == "reporter" or r.speaker)
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
    if len(chosen) < 3 or len({r.voice for r in chosen}) < 2:
        return
    if all(r.cls == "neutral" for r in chosen):
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
                misconception("any", "For each word: do marks stand round it, and does the "
                              "sentence report somebody?")
            ],
        },
        [(r.span, r.reason) for r in chosen],
    )  # fmt: skip


def _who(row: Label) -> str:
    """The quoted speaker of a label, without what is told about him or her."""
    return (row.speaker or "").split(",")[0]


def _doers(draft: Drafting) -> None:
    body = {s.id for s in draft.article.body_sentences}
    found = [p for p in passives(draft.article) if not p.reduced and p.sentence in body]
    level_ids = {
        "by-agent": "by-phrase",
        "cause": "cause",
        "recoverable": "context",
        "none": "none",
    }
    # A passive of each kind first, then the others, in the order of the text.
    first = list({p.agency: p for p in reversed(found)}.values())
    chosen = sorted([*first, *[p for p in found if p not in first]][:MOST_ITEMS],
                    key=lambda p: p.verb)  # fmt: skip
    if len(chosen) < 3 or not any(p.agency == "by-agent" for p in chosen):
        _left_out(draft)
        return
    ids = dict(zip(chosen, slugs(f"{p.participle} {p.sentence}" for p in chosen), strict=True))
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
            "options": options((level_ids[a], text, why) for a, text, why in SHOWN),
            "key": {
                ids[p]: [level_ids[p.agency], *also.get(p.agency, _instrument(draft, p))]
                for p in chosen
            },
            "hint": "Is there a phrase after the verb that names a doer or a cause?",
            "misconception": [
                misconception(
                    "any", "Can a cause be shown without a doer, and where would it stand?"
                )
            ],
        },
        [(p.verb, p.reason) for p in chosen],
    )


def _instrument(draft: Drafting, clause: PassiveClause) -> list[str]:
    """ "cause" where the by-phrase may name a thing ("hit by rockets"), which some call a cause."""
    words = (clause.agent.of(draft.article) if clause.agent else "").split()
    acts = any(word[:1].isupper() or role_of(word) for word in words)
    return [] if acts else ["cause"]


def _left_out(draft: Drafting) -> None:
    """Passives without a doer, beside sentences that surely have no passive."""
    article = draft.article
    body = {s.id for s in article.body_sentences}
    found = passives(article)
    bare = [p for p in found if p.sentence in body and not p.reduced and p.agency == "none"]
    shown = {p.sentence for p in found if p.agency != "none"}
    key = [id for id in dict.fromkeys(p.sentence for p in bare) if id not in shown][:MOST_ITEMS]
    clear = [
        s.id
        for s in sentences(article)
        if s.id in body and "VBN" not in s.tags
        and s.id not in {p.sentence for p in found} and len(s.tokens) > 6
    ][:MOST_ITEMS]  # fmt: skip
    if len(key) < 2 or len(clear) < 2:
        return
    universe = [s.id for s in article.body_sentences if s.id in {*key, *clear}]
    draft.propose(
        THEME,
        {
            "kind": "units",
            "prompt": "Which of these sentences tell what was done and leave out who did it, with "
            f"a verb in the passive? Look at {', '.join(universe)}.",
            "universe": universe,
            "key": key,
            "hint": "Is the subject of the verb the one who does it, or the one it is done to?",
            "misconception": [
                misconception("any", "In each sentence: could you add 'by somebody' after the "
                              "verb?")
            ],
        },
        [(p.verb, f"passive: {p.reason}") for p in bare if p.sentence in key],
    )  # fmt: skip


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
        if part.part == "act" and part.closest is not None and part.closest_sentence:
            if not _verb(draft, part.span) or not _verb(draft, part.closest):
                continue  # "talks stall" and "market stalls" have a word in common, and no more
            words = " ".join(part.closest.of(draft.article).split())
            draft.propose(
                THEME,
                {
                    "kind": "span",
                    "prompt": "Quote the words of the body that come closest to the headline's "
                    "verb.",
                    "key": [words],
                    "key_within": part.closest_sentence.split(".")[0],
                    "hint": "Which body sentence tells of the same deed?",
                    "misconception": [
                        misconception(
                            "any", "Can a headline support itself, or must the body do it?"
                        )
                    ],
                },
                [(part.span, "the headline's verb"), (part.closest, part.reason)],
            )


def _verb(draft: Drafting, span: Span) -> bool:
    """Whether the tagger reads a word of a span as a verb."""
    inside = [t for s in sentences(draft.article) for t in s.tokens if span.contains(t.span)]
    return bool(inside) and any(t.tag.startswith("V") for t in inside)
