"""Proposed questions on casualty figures. Where an article has none, none is invented."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kit.analysis.casualties.claim_record import CasualtyClaim
from kit.analysis.numbers.numerals import UP_TO_TWELVE
from kit.teach.draft import conflict
from kit.teach.draft.figures import BOUNDS, counters, hurt, named, shares_word, sound, words
from kit.teach.draft.proposals import Drafting, misconception, options, slugs
from kit.teach.draft.record import not_first, record, silent_on
from kit.teach.draft.sourcing import looking_at
from kit.teach.draft.speakers import asked_of, spoken
from kit.teach.draft.two_counts import is_part
from kit.teach.draft.withdrawn import withdrawn
from kit.text.article import Article

THEME = "casualties"
BOUND_OPTIONS = options(
    [
        ("floor", "a floor: the true number may be higher, not lower",
         "Only the lower end is closed, as by 'at least'."),
        ("ceiling", "a ceiling: the true number may be lower, not higher",
         "Only the upper end is closed, as by 'up to'."),
        ("exact", "one number, and no other", "No word opens either end."),
        ("about", "about this number, a little more or less",
         "Words such as 'about' and 'nearly' open the number."),
    ]
)  # fmt: skip
MOST_CLAIMS = 6
LEAST_ITEMS = 4  # with fewer, one option throughout earns something
_NUMBER = re.compile(
    rf"(?i)\d|\b({UP_TO_TWELVE}|\w+teen|twenty|thirty|"
    r"forty|fifty|sixty|dozens?|scores|hundreds?|thousands?|several|many|some|dead|toll|rest|others?)\b"
)
MOST_PLACES = 4


def propose(draft: Drafting) -> list[CasualtyClaim]:
    """Add proposals on figures, and return the claims of people killed or wounded in the body."""
    article = draft.article
    found = sound(article)
    claims = hurt(found)
    gone = withdrawn(article)
    standing = [c for c in claims if not any(w.span.overlaps(c.span) for w in gone)]
    _sentences(draft, claims, found)
    bounded = [
        c
        for c in standing
        if c.form in BOUNDS
        and c.form != "article"
        and c.value is not None
        and not (c.value == 1 and is_part(article, c))  # "one of the bodies"
        and not _some_of(article, c)
    ]
    _bounds(draft, bounded)
    _who_counted(draft, standing)
    conflict.propose(draft, standing, gone)
    for claim in _loose(bounded):
        _interval(draft, claim)
    if bounded:
        first = max(bounded, key=lambda c: (c.kind == "killed", c.form != "exact"))
        record(draft, first, claims)
        silent_on(draft, first, found)
    return claims


def _some_of(article: Article, claim: CasualtyClaim) -> bool:
    """Whether a figure is of some: "among them four children", "three were among the dead".

    Exact, or a floor, by how one reads the words.
    """
    sentence = article.sentence(claim.sentence).span
    before = article.text[sentence.start : claim.span.start]
    after = article.text[claim.span.end : sentence.end]
    return bool(_SOME_BEFORE.search(before) or _SOME_AFTER.search(after))


# "Eight who had been listed as missing were found dead": counted with the missing, and dead.
_DEATH = re.compile(r"(?i)\b(?:dead|die[sd]?|deaths?|kill\w*|bod(?:y|ies)|lost|lives|perished)\b")
_SOME_BEFORE = re.compile(r"(?i)\b(?:includ(?:ed|ing)|among (?:them|whom))\b")
_SOME_AFTER = re.compile(r"(?i)\b(?:was|were|is|are) among\b")


def _sentences(
    draft: Drafting, claims: Sequence[CasualtyClaim], found: Sequence[CasualtyClaim]
) -> None:
    """Sentences with a number of dead, among those with other numbers and with none at all."""
    article = draft.article
    dead = [c for c in claims if c.kind == "killed" and c.value]
    # "Eight of the dead were buried": a number of people killed for one reader, not for another.
    key = [
        id
        for id in dict.fromkeys(c.sentence for c in dead)
        if not all(is_part(article, c) for c in dead if c.sentence == id)
    ]
    parts = {c.sentence for c in dead} - {*key}
    other = {
        kind: [
            c.sentence
            for c in found
            if c.kind == kind
            and c.sentence not in {*key, *parts}
            and not _DEATH.search(article.sentence(c.sentence).span.of(article))
        ]
        for kind in ("wounded", "detained", "displaced", "missing")
    }
    counts = {c.sentence for c in found}
    plain = [
        s.id
        for s in article.body_sentences
        if s.id not in counts and not _NUMBER.search(s.span.of(article))
    ]
    near = [id for ids in other.values() for id in ids]
    universe = asked_of(article, key, [*near, *plain[: max(2, 5 - len(near))]])
    if not universe or not near:
        return
    asks = {
        "wounded": "Is whoever was wounded counted among the dead?",
        "detained": "What was done to the people whom the number counts?",
        "displaced": "Did the people whom the number counts lose their lives, or their homes?",
        "missing": "Is somebody who is missing known to be dead?",
    }
    misread = [
        misconception(f"{kind}-for-dead", asks[kind], adds=ids)
        for kind, ids in ((k, [i for i in ids if i in universe]) for k, ids in other.items())
        if ids
    ]
    if silent := [id for id in universe if id in plain]:
        misread.append(misconception("no-number", "Which number stands there?", adds=silent))
    misread.append(
        misconception("count-overlooked", "Which numbers count people, in digits or in words?",
                      misses=["any"])
    )  # fmt: skip
    draft.propose(
        THEME,
        {
            "kind": "units",
            "prompt": looking_at(
                "Which of these sentences give a number of people killed?", universe
            ),
            "universe": universe,
            "key": [id for id in universe if id in key],
            "hint": "What is each number on the page a count of?",
            "misconception": misread,
        },
        [(c.span, c.reason) for c in found if c.sentence in universe],
    )


def _bounds(draft: Drafting, claims: Sequence[CasualtyClaim]) -> None:
    """Floor, ceiling, exact or about: one question on all figures, or on the one that is loose."""
    # A figure of each bound first, then the others, in the order of the text.
    first = {BOUNDS[c.form]: c for c in reversed(claims)}.values()
    chosen = sorted([*first, *[c for c in claims if c not in first]][:MOST_CLAIMS],
                    key=lambda c: c.span)  # fmt: skip
    if len({BOUNDS[c.form] for c in chosen}) < 2 or len(chosen) < 3:
        for claim in _loose(claims)[:1]:
            _one_bound(draft, claim)
        return
    ids = list(slugs(f"{words(draft, c)} {c.sentence}" for c in chosen))
    draft.propose(
        THEME,
        {
            "kind": "match",
            "points": 2,
            "prompt": "Taken at its word, what does each figure give?",
            "items": [
                {"id": id, "text": named(draft, c), "why": _why(c)}
                for id, c in zip(ids, chosen, strict=True)
            ],
            "options": BOUND_OPTIONS,
            "key": {id: [BOUNDS[c.form]] for id, c in zip(ids, chosen, strict=True)},
            "hint": "Which words stand before the number, and which ends do they close?",
            "misconception": [
                misconception("floor-for-number", "Which word there closes one end and leaves "
                              "the other open?", gives="exact"),
                misconception("exact-for-floor", "Does any word stand before the number that "
                              "opens an end?", gives=["floor", "ceiling"]),
                misconception("about-for-limit", "Does the wording allow a little less as well "
                              "as a little more?", gives="about"),
            ],
        },
        [(c.span, c.reason) for c in chosen],
    )  # fmt: skip


def _one_bound(draft: Drafting, claim: CasualtyClaim) -> None:
    draft.propose(
        THEME,
        {
            "kind": "choice",
            "prompt": f"Taken at its word, what does {named(draft, claim)} give?",
            "options": BOUND_OPTIONS,
            "key": BOUNDS[claim.form],
            "hint": "Which words stand before the number, and which ends do they close?",
            "misconception": [
                misconception("other-end", "Would the sentence be false if the true number were "
                              "twice as high? Half as high?",
                              gives=[o["id"] for o in BOUND_OPTIONS
                                     if o["id"] != BOUNDS[claim.form]]),
            ],
        },
        [(claim.span, claim.reason)],
    )  # fmt: skip


def _why(claim: CasualtyClaim) -> str:
    return f'"{claim.wording or claim.value}": {claim.reason.split("; ", 1)[-1]}.'


def _loose(claims: Sequence[CasualtyClaim]) -> list[CasualtyClaim]:
    """The first figure of each wording that closes one end alone."""
    out: dict[str, CasualtyClaim] = {}
    for claim in claims:
        if BOUNDS[claim.form] in ("floor", "ceiling"):
            out.setdefault(claim.form, claim)
    return list(out.values())


def _interval(draft: Drafting, claim: CasualtyClaim) -> None:
    ends = ["open" if end is None else end for end in claim.interval]
    draft.propose(
        THEME,
        {
            "kind": "interval",
            "prompt": f"Between which limits does {named(draft, claim)} place the number, taken "
            "at its word?",
            "key": ends,
            # "More than 300": whoever writes 300 has read it as well.
            **({"low_also": [claim.value]} if claim.form == "more_than" else {}),
            **({"high_also": [claim.value]} if claim.form == "less_than" else {}),
            "hint": "Which end does the wording close, and which does it leave open?",
            "misconception": [
                misconception(
                    "limit-for-number",
                    "Would the sentence still be true of one person more, or one fewer?",
                    low=claim.value,
                    high=claim.value,
                ),
                misconception(
                    "wrong-end",
                    "Which of the two ends does the wording leave open?",
                    **({"high": claim.value} if ends[1] == "open" else {"low": claim.value}),
                ),
                misconception(
                    "nothing-closed",
                    "Does the wording close no end at all?",
                    low="open",
                    high="open",
                ),
            ],
        },
        [(claim.span, f"{ends[0]} to {ends[1]}: {claim.reason}")],
    )


def _who_counted(draft: Drafting, claims: Sequence[CasualtyClaim]) -> None:
    known = counters(draft, claims)
    named_ones = [c for c in claims if c in known and c.part_of is None]
    names = list(dict.fromkeys(known[c] for c in named_ones))
    chosen: list[CasualtyClaim] = []
    for turn in range(MOST_CLAIMS):  # a figure of each source in turn, so that none prevails
        for name in names:
            here = [c for c in named_ones if known[c] == name]
            if turn < len(here) and len(chosen) < MOST_CLAIMS:
                chosen.append(here[turn])
    chosen.sort(key=lambda c: c.span)
    if len(chosen) < LEAST_ITEMS or len(names) < 2:
        return
    told = " ".join(str(c.counter) for c in chosen)
    others = dict.fromkeys(
        r.name
        for r in spoken(draft.article)
        if r.name not in names and not shares_word(r.name, told)
    )
    shown = sorted([*names, *list(others)[: max(1, MOST_PLACES - len(names))]], key=str.casefold)
    most = max(names, key=lambda n: sum(known[c] == n for c in chosen))
    shown = not_first(shown, most)
    option_ids = dict(zip(shown, slugs(shown), strict=True))
    ids = list(slugs(f"{words(draft, c)} {c.sentence}" for c in chosen))
    draft.propose(
        THEME,
        {
            "kind": "match",
            "prompt": "On whose word does each figure stand?",
            "items": [
                {"id": id, "text": named(draft, c)} for id, c in zip(ids, chosen, strict=True)
            ],
            "options": [
                *options((option_ids[n], n, "") for n in shown),
                *options([("nobody", "nobody's that the text gives", "")]),
            ],
            "key": {id: [option_ids[known[c]]] for id, c in zip(ids, chosen, strict=True)},
            "hint": "Which words of the sentence say where its number comes from?",
            "misconception": [
                misconception(
                    f"not-{option_ids[n]}",
                    "Does that source speak in the number's own sentence?",
                    gives=option_ids[n],
                )
                for n in shown
            ]
            + [
                misconception(
                    "source-overlooked", "Which words there say who gives it?", gives="nobody"
                )
            ],
        },
        [(c.span, f"on the word of {known[c]}") for c in chosen],
    )
