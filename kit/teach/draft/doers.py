"""Proposed questions on passives: how the doer is shown, and where none is."""

from __future__ import annotations

import re

from kit.analysis.agency.passive_clauses import PassiveClause, passives
from kit.analysis.grammar import sentences
from kit.analysis.lexicon.roles import role_of
from kit.teach.draft.proposals import Drafting, misconception, options, slugs

THEME = "framing"
MOST_ITEMS = 5
LEAST_ITEMS = 4  # with fewer, one option throughout earns something
SHOWN = (
    ("by-agent", "by a phrase with 'by'", "The doer stands after the verb."),
    ("cause", "by a cause and no doer, as in 'in the blast'", "What did it is told, not who."),
    ("recoverable", "not beside the verb, but the rest of the page tells",
     "Another sentence, or the verb itself, says who."),
    ("none", "not at all", "No words of the page say who."),
)  # fmt: skip


def propose(draft: Drafting) -> None:
    """Add a proposal on how the doers of passives are shown, or on passives that leave them out."""
    body = {s.id for s in draft.article.body_sentences}
    found = [
        p
        for p in passives(draft.article)
        if not p.reduced
        and p.sentence in body
        and _deed(p)
        and not _circumstance(draft, p)
        and not _caused(draft, p)
    ]
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
        if p.sentence in body
        and not p.reduced
        and p.agency == "none"
        and _told(draft, p)
        and _deed(p)
        and not _circumstance(draft, p)
    ]
    # A name that stands beside is not one that is left out: "and he accused the Guard of it".
    shown = {p.sentence for p in found if p.agency != "none" or not _deed(p)} | {
        s.id for s in article.body_sentences if _BLAMED.search(s.span.of(article))
    }
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


_BLAMED = re.compile(r"(?i)\b(?:accus|blam|suspect)\w*\b")
# "The road is known as Mill Lane", "the base is located in Orsa": nobody did anything.
_NO_DEEDS = frozenset(
    "known called named dubbed titled nicknamed based located situated concerned involved "
    "supposed due born married related dressed armed inhabited populated expected scheduled "
    "connected linked planned needed meant divided opposed interested".split()
)


def _deed(clause: PassiveClause) -> bool:
    """Whether the participle is of a verb by which somebody does something."""
    return clause.participle.lower() not in _NO_DEEDS


# "Injured when protesters threw stones", "the attack, in which nine were killed": a doer or a
# cause stands there for one reader, and for another not.
_CIRCUMSTANCE = re.compile(
    r"(?i)\b(?:when|after|as|while|because|amid|following|(?:in|by|from|during) which)\b"
)
_CAUSE = re.compile(
    r"(?i)\b(?:attacks?|assaults?|raids?|(?:air ?)?strikes?|bomb(?:ing)?s?|blasts?|explosions?|"
    r"shell(?:s|ing)?|rockets?|missiles?|drones?|mines?|clash(?:es)?|fighting|gunfire|fires?)\b"
)


def _circumstance(draft: Drafting, clause: PassiveClause) -> bool:
    """Whether its sentence tells in another clause how it came about: fires on "when ..."."""
    told = draft.article.sentence(clause.sentence).span.of(draft.article)
    return clause.agency != "by-agent" and bool(_CIRCUMSTANCE.search(told))


def _caused(draft: Drafting, clause: PassiveClause) -> bool:
    """Whether something that may be the cause is named away from the verb: "the blast ..., and"."""
    told = draft.article.sentence(clause.sentence).span.of(draft.article)
    return clause.agency in ("none", "recoverable") and bool(_CAUSE.search(told))


_UNREAL = frozenset(
    "none neither nor not never no until if unless would could might may must should will to "
    "nobody be".split()
)


# "He denied that anybody had been beaten": not told as done.
_OPEN = frozenset("deny denies denied denying whether if".split())


def _told(draft: Drafting, clause: PassiveClause) -> bool:
    """Whether a passive tells of something done: fires on "was bombed", not on "until it was"."""
    reading = next(s for s in sentences(draft.article) if s.id == clause.sentence)
    before = [t.text.lower() for t in reading.tokens if t.end <= clause.verb.start]
    inside = [t.text.lower() for t in reading.tokens if clause.verb.contains(t.span)]
    return not _UNREAL & {*before[-6:], *inside} and not _OPEN & set(before)
