"""Proposed questions on the headline against the body: its verb, and whose its number is."""

from __future__ import annotations

from kit.analysis.casualties.claims import casualties
from kit.analysis.grammar import sentences
from kit.analysis.page.headline_and_body import headline_parts
from kit.analysis.speech.attribution import attributions
from kit.teach.draft.figures import counters, hurt, shares_word, sound, words
from kit.teach.draft.proposals import Drafting, misconception, options, slugs
from kit.teach.draft.speakers import spoken
from kit.teach.draft.withdrawn import withdrawn
from kit.text.records import Span

THEME = "framing"
_BE = frozenset("is are was were be been being has have had".split())
MOST_NAMES = 5
LEAD = 2  # sentences of the body that tell what the headline tells


def propose(draft: Drafting) -> None:
    """Add proposals on what the body does for the headline."""
    _verb_in_body(draft)
    _number(draft)


def _number(draft: Drafting) -> None:
    """On whose word a headline's bare number stands, where the body says it beyond doubt."""
    article = draft.article
    body = {s.id for s in article.body_sentences}
    head = [c for c in hurt(casualties(article)) if c.sentence not in body and c.value]
    # Where the headline itself names somebody, nothing is left to find.
    named = any(a.source and draft.place(a.source) not in body for a in attributions(article))
    if named or not head or any(c.counter or c.reporter for c in head):
        return
    number = head[0]
    gone = withdrawn(article)
    claims = [c for c in hurt(sound(article)) if not any(w.span.overlaps(c.span) for w in gone)]
    same = [c for c in claims if c.value == number.value and c.kind == number.kind]
    known = counters(draft, same)
    if not same or len(known) < len(same):
        return  # a sentence gives the number on somebody's word that was not understood
    right = list(dict.fromkeys(known[c] for c in same))
    others = [n for n in dict.fromkeys(r.name for r in spoken(article)) if n not in right]
    told = " ".join(str(c.counter) for c in same)
    others = [
        n for n in others if not any(_alike(n, r) for r in right) and not shares_word(n, told)
    ]
    others = others[: MOST_NAMES - len(right)]
    if len(others) < 2:
        return
    shown = sorted([*right, *others], key=str.casefold)
    ids = dict(zip(shown, slugs(shown), strict=True))
    figure = words(draft, number)
    where = ", ".join(dict.fromkeys(c.sentence for c in same))
    draft.propose(
        THEME,
        {
            "kind": "choices",
            "prompt": f'The headline gives "{figure}" and names nobody. On whose word does that '
            "number stand in the body?",
            "options": options(
                (ids[n], n, f"Gives it in {where}." if n in right else "Speaks, and gives another "
                 "number or none.")
                for n in shown
            ),
            "key": [ids[n] for n in right],
            "hint": "In which sentences of the body does the number stand again?",
            "misconception": [
                misconception("speaker-for-counter", "Does that number stand in that source's own "
                              "sentence?", adds=[ids[n] for n in others]),
                misconception("counter-overlooked", "Does the number stand in more sentences than "
                              "one?", misses=["any"]),
            ],
        },
        [(number.span, "the headline's number, without a source"),
         *[(c.span, f"on the word of {known[c]}") for c in same]],
    )  # fmt: skip


def _alike(one: str, other: str) -> bool:
    a, b = one.casefold(), other.casefold()
    return a in b or b in a


def _verb_in_body(draft: Drafting) -> None:
    lead = [s.id for s in draft.article.body_sentences[:LEAD]]
    for part in headline_parts(draft.article):
        if part.part != "act" or part.closest is None or not part.closest_sentence:
            continue
        if not _verb(draft, part.span) or not _verb(draft, part.closest):
            continue  # "talks stall" and "market stalls" have a word in common, and no more
        if part.closest_sentence not in lead:
            continue  # "killed two in a restaurant", further down, is another deed
        head = " ".join(part.span.of(draft.article).split())
        found = " ".join(part.closest.of(draft.article).split())
        draft.propose(
            THEME,
            {
                "kind": "span",
                "prompt": f'The headline says "{head}". Quote the verb of sentence '
                f"{part.closest_sentence} that tells the same deed.",
                "key": list(dict.fromkeys([found, *_with_auxiliary(draft, part.closest)])),
                "within": part.closest_sentence,
                "hint": "What happened, by the headline, and which verb of the sentence says so?",
                "misconception": [
                    misconception("too-much", "Which one word carries the deed?", words_over=3)
                ],
            },
            [(part.span, "the headline's verb"), (part.closest, part.reason)],
        )


def _with_auxiliary(draft: Drafting, verb: Span) -> list[str]:
    """The verb with "was" or "have been" before it, where such words stand there."""
    tokens = [t for s in sentences(draft.article) for t in s.tokens]
    before = [t for t in tokens if t.end <= verb.start][-2:]
    start = verb.start
    out = []
    for token in reversed(before):
        if token.text.lower() not in _BE:
            break
        start = token.start
        out.append(" ".join(Span(start, verb.end).of(draft.article).split()))
    return out


def _verb(draft: Drafting, span: Span) -> bool:
    """Whether the tagger reads a word of a span as a verb."""
    inside = [t for s in sentences(draft.article) for t in s.tokens if span.contains(t.span)]
    return bool(inside) and any(t.tag.startswith("V") for t in inside)
