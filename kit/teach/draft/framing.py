"""Proposed questions on framing: labels and voices, doers, colour, headline and body, times."""

from __future__ import annotations

from kit.analysis.agency.passive_clauses import PassiveClause, passives
from kit.analysis.grammar import sentences
from kit.analysis.lexicon.roles import role_of
from kit.analysis.speech.attribution import attributions
from kit.analysis.wording.actor_labels import Label, labels
from kit.analysis.wording.loaded import loaded_words
from kit.teach.draft import headline, times
from kit.teach.draft.document import STATEMENT, kind_of_text
from kit.teach.draft.proposals import Drafting, misconception, options, slugs
from kit.teach.draft.speakers import own_voice, spoken

THEME = "framing"
MOST_ITEMS = 5
LEAST_ITEMS = 4  # with fewer, one option throughout earns something
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
    """Add proposals on wording and on time.

    A statement's words are those of whoever issues it: no writer stands beside them to be told
    apart, so nothing is asked of a statement about whose words they are.
    """
    if kind_of_text(draft.article) != STATEMENT:
        _labels(draft)
        _colour(draft)
    _doers(draft)
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
            else r.speaker and (r.voice == "quoted" or r.sentence in reported)
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
    if len(chosen) < LEAST_ITEMS or not any(p.agency == "by-agent" for p in chosen):
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
                    "cause-for-doer",
                    "Is what stands after 'by' somebody, or what happened?",
                    gives="by-phrase",
                ),
                misconception(
                    "doer-for-cause",
                    "Is what is named a thing that happened, or somebody who acts?",
                    gives="cause",
                ),
                misconception(
                    "doer-supplied", "Which words of the page name the doer?", gives="context"
                ),
                misconception(
                    "doer-overlooked",
                    "Does a phrase with 'by' or 'in' follow the verb?",
                    gives="none",
                ),
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
    bare = [
        p
        for p in found
        if p.sentence in body and not p.reduced and p.agency == "none" and _told(draft, p)
    ]
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
                misconception("active-for-passive", "Could you add 'by somebody' after its verb?",
                              adds=[id for id in universe if id not in key]),
                misconception("passive-overlooked", "Is somebody's deed told from the other "
                              "side anywhere else?", misses=["any"]),
            ],
        },
        [(p.verb, f"passive: {p.reason}") for p in bare if p.sentence in key],
    )  # fmt: skip


_UNREAL = frozenset(
    "not never no until if unless would could might may must should will to nobody be".split()
)


def _told(draft: Drafting, clause: PassiveClause) -> bool:
    """Whether a passive tells of something done: fires on "was bombed", not on "until it was"."""
    reading = next(s for s in sentences(draft.article) if s.id == clause.sentence)
    before = [t.text.lower() for t in reading.tokens if t.end <= clause.verb.start]
    inside = [t.text.lower() for t in reading.tokens if clause.verb.contains(t.span)]
    return not _UNREAL & {*before[-6:], *inside}


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
