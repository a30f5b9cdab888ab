"""Proposed questions on figures held against each other: side by side, withdrawn, and how counted.

What a story of violence is about is often that two numbers stand in it and cannot both hold. The
questions ask what the page shows and leaves open; none asks which number is true.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kit.analysis.casualties.claim_record import CasualtyClaim
from kit.teach.draft.figures import words
from kit.teach.draft.proposals import Drafting, misconception, options, slugs
from kit.teach.draft.sourcing import capital, looking_at, opening
from kit.teach.draft.speakers import asked_of
from kit.teach.draft.two_counts import giver, left_open
from kit.teach.draft.withdrawn import Withdrawn
from kit.text.records import Span

THEME = "casualties"
# How somebody came to a number: fires on "had received four bodies", not on "said four died".
BASIS = re.compile(
    r"(?i)\b(?:counted|received|treated|documented|compared|examined|recovered|collected|carried|"
    r"identified|list(?:ed|s)?|saw)\b[^.;]{0,45}\b(?:bod(?:y|ies)|dead|corpses|victims|wounded|"
    r"injured|casualties|records|names?|graves|patients)\b|\bby name\b|"
    r"\b(?:hospital|morgue) records\b"
)
# Words that may tell it too, so that a reader could go either way: such a sentence is not asked of.
_MAYBE = re.compile(
    r"(?i)\b(?:count\w*|tall(?:y|ies)|records?|hospitals?|clinics?|morgue|staff|survey\w*|lists?|"
    r"figures?|names?|sources|photos?|videos?|witness\w*|treat\w*|saw|seen|bod(?:y|ies))\b"
)


def propose(draft: Drafting, claims: Sequence[CasualtyClaim], gone: Sequence[Withdrawn]) -> None:
    """Add proposals on what the figures of a story say to one another."""
    pair = left_open(draft.article, claims)
    if pair is not None:
        _conflict(draft, *pair)
        if all(_stands_near(draft, c) for c in pair):
            _for_print(draft, *pair)
    if gone:
        _gone(draft, claims, gone[0])
    _basis(draft, claims)


def _stands_near(draft: Drafting, claim: CasualtyClaim) -> bool:
    """Whether who gives a number is named in its sentence, or first in its block.

    "It said that ten had died" may go back to another than the rules found.
    """
    article = draft.article
    block = claim.sentence.partition(".")[0]
    first = article.sentence(f"{block}.1").span.of(article).casefold()
    name = giver(claim).casefold()
    return name in article.sentence(claim.sentence).span.of(article).casefold() or (
        first.removeprefix("the ").startswith(name)
    )


def _shown(draft: Drafting, claim: CasualtyClaim) -> str:
    return f'"{words(draft, claim)}" in {claim.sentence}'


def _conflict(draft: Drafting, one: CasualtyClaim, other: CasualtyClaim) -> None:
    draft.propose(
        THEME,
        {
            "kind": "choice",
            "points": 2,
            "prompt": f"Two counts of the dead stand side by side: {_shown(draft, one)} and "
            f"{_shown(draft, other)}. What does the page let you say?",
            "options": options(
                [
                    ("higher", "the higher one holds: counts of the dead rise as bodies are found",
                     "Counts fall too, when people are counted twice or found alive."),
                    ("open", "they differ, and the page does not settle which one holds",
                     "Two sources give two numbers, and no sentence decides between them."),
                    ("later", "the one that stands lower on the page holds, since it is the newer",
                     "The order on a page is not the order in which things became known."),
                    # Not "one is a part of the other": a count of bodies may well be one.
                    ("middle", "the number half-way between them is the one to use",
                     "Nobody on the page gives that number."),
                ]
            ),
            "key": "open",
            "hint": "Who gives each number, and what are both a count of?",
            "misconception": [
                misconception("higher-is-newer", "Which sentence says that the larger number came "
                              "later?", gives="higher"),
                misconception("lower-is-newer", "Does a place on the page tell when something was "
                              "said?", gives="later"),
                misconception("middle-for-both", "Who on the page gives that number?",
                              gives="middle"),
            ],
        },
        [(c.span, f"killed, given by {giver(c)}: {c.reason}") for c in (one, other)],
    )  # fmt: skip


def _for_print(draft: Drafting, one: CasualtyClaim, other: CasualtyClaim) -> None:
    """One line that holds both: a person marks it, so no right wording loses marks."""
    a, b = words(draft, one), words(draft, other)
    draft.propose(
        THEME,
        {
            "kind": "text",
            "max_words": 40,
            "prompt": "Write one sentence on the number of dead, fit to print. Give both counts, "
            "each with who gives it, and no more than the page shows.",
            "hint": "Could a reader of your sentence ask each of those who count?",
            "rubric": [
                "1: both numbers, each with its source, and neither put above the other",
                "0.5: both numbers, but a source is missing or one is treated as the true one",
                "0: one number alone, or an average",
            ],
            "checks": [
                {"id": "first", "name": "the first number", "pattern": [re.escape(_bare(a))]},
                {"id": "second", "name": "the second number", "pattern": [re.escape(_bare(b))]},
            ],
            "answer": f"{capital(giver(one))} gave the number of dead as {a}, "
            f"and {giver(other)} as {b}.",
            "misconception": [
                misconception("one-count", "Which other number does the page give?",
                              lacks=["first"]),
                misconception("other-count", "Does your sentence hold every count that the page "
                              "gives for that day?", lacks=["second"]),
            ],
        },
        [(c.span, f"killed, given by {giver(c)}") for c in (one, other)],
    )  # fmt: skip


def _bare(figure: str) -> str:
    """The number itself, without "at least"."""
    return figure.split()[-1]


def _gone(draft: Drafting, claims: Sequence[CasualtyClaim], gone: Withdrawn) -> None:
    """Which figure the page itself says no longer stands."""
    number = gone.span.of(draft.article)
    others: dict[str, CasualtyClaim] = {}
    for claim in claims:
        bare = _bare(words(draft, claim))
        if claim.form != "article" and bare.casefold() != number.casefold():
            others.setdefault(bare.casefold(), claim)
    chosen = list(others.values())[:3]
    if len(chosen) < 2:
        return
    rows = [(gone.span, gone.sentence, number, True)]
    rows += [(c.span, c.sentence, words(draft, c), False) for c in chosen]
    rows.sort(key=lambda row: row[0])
    ids = list(slugs(f"{n} {s}" for _, s, n, _ in rows))
    key = next(id for id, row in zip(ids, rows, strict=True) if row[3])
    draft.propose(
        THEME,
        {
            "kind": "choice",
            "prompt": "One of these figures no longer stands: the page itself says that it was "
            "replaced. Which one?",
            "options": options(
                (id, f'"{n}" in {s}', "The sentence calls it earlier, and gives another in its "
                 "place." if is_gone else "Nothing on the page takes it back.")
                for id, (_, s, n, is_gone) in zip(ids, rows, strict=True)
            ),
            "key": key,
            "hint": "Which words on the page speak of an earlier count?",
            "misconception": [
                misconception("standing-for-withdrawn", "Which words take the number back that "
                              "you chose?", gives=[id for id in ids if id != key]),
            ],
        },
        [(gone.span, f"withdrawn: the sentence replaces it ({gone.row})"),
         *[(c.span, "stands as given") for c in chosen]],
    )  # fmt: skip


def _basis(draft: Drafting, claims: Sequence[CasualtyClaim]) -> None:
    """Which sentences say how somebody came to a number: the best a page can give."""
    article = draft.article
    found = dict.fromkeys(c.sentence for c in claims if c.value)
    key = [s.id for s in article.body_sentences if BASIS.search(s.span.of(article))]
    others = [
        id
        for id in found
        if id not in key and not _MAYBE.search(article.sentence(id).span.of(article))
    ]
    universe = asked_of(article, [id for id in key if id in found], others)
    if not universe:
        return
    key = [id for id in universe if id in key]
    draft.propose(
        THEME,
        {
            "kind": "units",
            "prompt": looking_at(
                "Which of these sentences say how somebody came to the number: what was counted, "
                "seen, treated or compared?",
                universe,
            ),
            "universe": universe,
            "key": key,
            "hint": "Where could you go and count again?",
            "misconception": [
                misconception("word-for-count", "Does it say more than that somebody gave a "
                              "number?", adds=[id for id in universe if id not in key]),
                misconception("count-overlooked", "Who was near enough to count, by the page?",
                              misses=["any"]),
            ],
        },
        [
            *[(_basis_span(draft, id), "says how the number was come by") for id in key],
            *[(opening(draft, id), "gives a number, and not how it was come by")
              for id in universe if id not in key],
        ],
    )  # fmt: skip


def _basis_span(draft: Drafting, id: str) -> Span:
    sentence = draft.article.sentence(id).span
    match = BASIS.search(sentence.of(draft.article))
    assert match is not None  # the sentence is in the key because it matched
    return Span(sentence.start + match.start(), sentence.start + match.end())
