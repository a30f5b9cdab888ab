"""Proposed questions on sourcing: who speaks, of what class, named or not, who depends on whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kit.analysis.speech.attribution import attributions
from kit.analysis.speech.source_list import sources
from kit.teach.draft.proposals import Drafting, misconception, options, slugs
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

THEME = "sourcing"
CLASSES = (
    ("person", PERSON, "a person with a name", "A reader could ask this person."),
    ("body", BODY, "a body with a name (a group, an office, a state)",
     "Somebody in it spoke, and is not named."),
    ("unnamed", UNNAMED, "somebody without a name", "A role is given, and no name."),
    ("nobody", None, "nobody: the sentence reports no one's words",
     "The writer answers for the sentence."),
)  # fmt: skip
MOST_ITEMS = 8
MOST_NAMES = 4


def propose(draft: Drafting) -> None:
    """Add proposals on who speaks."""
    article = draft.article
    rows = spoken(article)
    # Whoever issues a statement answers for each of its sentences: none is nobody's.
    own = () if kind_of_text(article) == STATEMENT else own_voice(article)
    _classes(draft, rows, own)
    for cls, prompt in (
        (PERSON, "Which of these sentences report the words of a person with a name? A pronoun "
         "counts where the text settles who is meant."),
        (UNNAMED, "Which of these sentences report words of somebody without a name?"),
    ):  # fmt: skip
        _marked(draft, cls, rows, own, prompt)
    _first(draft, rows, own)
    _ties(draft)
    _rely(draft, rows, own)


def evidence(draft: Drafting, rows: Iterable[Spoken]) -> list[tuple[Span, str]]:
    """Return the words for each speaker, with the class and why, and the sentence if another."""
    out = []
    for row in rows:
        if row.found.source:
            here = draft.place(row.found.source) == row.sentence
            said = f"{row.cls}: {row.why}"
            out.append((row.found.source, said if here else f"speaks in {row.sentence} too"))
    return out


def capital(text: str) -> str:
    """Return a text with its first letter large; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def opening(draft: Drafting, id: str) -> Span:
    """Return the first words of a sentence: enough to find it by, and no more."""
    span = draft.article.sentence(id).span
    words = span.of(draft.article).split()
    if len(words) <= 6:
        return span
    end = span.start
    for word in words[:6]:
        end = draft.article.text.index(word, end) + len(word)
    return Span(span.start, end)


def looking_at(prompt: str, ids: Sequence[str]) -> str:
    """Return a prompt with the sentences it asks about."""
    return f"{prompt} Look at {', '.join(ids[:-1])} and {ids[-1]}."


def _classes(draft: Drafting, rows: Sequence[Spoken], own: Sequence[str]) -> None:
    kinds = {r.sentence: r.cls for r in rows} | dict.fromkeys(own, None)
    ids = {cls: id for id, cls, _, _ in CLASSES}
    order = [s.id for s in draft.article.body_sentences if s.id in kinds]
    names = {r.sentence: r.name for r in reversed(rows)}
    chosen: list[str] = []
    for turn in range(MOST_ITEMS):  # a sentence of each class in turn, so that none prevails
        for _, cls, _, _ in CLASSES:
            here = {names.get(id, id): id for id in reversed(order) if kinds[id] == cls}
            firsts = list(reversed(here.values()))  # one sentence a speaker, the first
            if turn < len(firsts) and len(chosen) < MOST_ITEMS:
                chosen.append(firsts[turn])
    chosen = [id for id in order if id in chosen]
    if len(chosen) < 4 or len({kinds[id] for id in chosen}) < 3:
        return
    shown = {r.sentence: r for r in rows}
    draft.propose(
        THEME,
        {
            "kind": "match",
            "points": 2,
            "prompt": "Whose words does each sentence report?",
            "items": [
                {"id": id, "text": f"sentence {id}", "why": capital(shown[id].why) + "."
                 if id in shown else "No words in it stand for a speaker."}
                for id in chosen
            ],
            "options": options((id, text, why) for id, _, text, why in CLASSES),
            "key": {id: [ids[kinds[id]]] for id in chosen},
            "hint": "Which words of each sentence, or of the one before it, stand for its speaker?",
            "misconception": [
                misconception("role-for-name", "Is there a name in it, or in the sentence before "
                              "it, that a reader could look up?", gives="person"),
                misconception("body-for-people", "Is a body with a name of its own the same as "
                              "people nobody names?", gives="unnamed"),
                misconception("person-for-body", "Can a reader ask one person, or only write to "
                              "an office?", gives="body"),
                misconception("speaker-overlooked", "Which verb or phrase of telling stands "
                              "there?", gives="nobody"),
            ],
        },
        [*evidence(draft, [shown[id] for id in chosen if id in shown]),
         *[(opening(draft, id), "nobody's words are reported") for id in chosen if id in own]],
    )  # fmt: skip


ASKED = {
    PERSON: ("role-for-name", "Is there a name in it that a reader could look up?"),
    BODY: ("body-for-person", "Is a body with a name the same as a person with one?"),
    UNNAMED: ("role-for-name", "Is a role enough for a reader to write to somebody?"),
}
ASKED_UNNAMED = {
    PERSON: ("name-overlooked", "Which name in it, or before it, is the speaker's?"),
    BODY: ("body-for-unnamed", "Is a body with a name of its own somebody without a name?"),
}


def _marked(
    draft: Drafting, cls: str, rows: Sequence[Spoken], own: Sequence[str], prompt: str
) -> None:
    """Sentences of one class among sentences that are surely of another; of all others, nothing."""
    kinds = {r.sentence: r.cls for r in rows}
    key = [id for id, found in kinds.items() if found == cls]
    others = [s.id for s in draft.article.body_sentences if s.id in {*kinds, *own}]
    universe = asked_of(draft.article, key, [id for id in others if id not in key])
    if not universe:
        return
    key = [id for id in universe if id in key]
    table = ASKED if cls == PERSON else ASKED_UNNAMED
    misread = [
        misconception(id, ask, adds=[u for u in universe if kinds.get(u) == other])
        for other, (id, ask) in table.items()
        if other != cls and any(kinds.get(u) == other for u in universe)
    ]
    if silent := [u for u in universe if u not in kinds]:
        misread.append(
            misconception("nobody-for-somebody", "Whose words does it report?", adds=silent)
        )
    misread.append(
        misconception("speaker-overlooked", "Did you pass over a speaker?", misses=["any"])
    )
    draft.propose(
        THEME,
        {
            "kind": "units",
            "prompt": looking_at(prompt, universe),
            "universe": universe,
            "key": key,
            "hint": "Which words of the sentence stand for its speaker?",
            "misconception": misread,
        },
        [
            *evidence(draft, [r for r in rows if r.sentence in key]),
            *[(r.found.source, f"{r.cls}: {r.why}") for r in rows
              if r.sentence in universe and r.cls != cls and r.found.source],
            *[(opening(draft, id), "nobody's words are reported") for id in silent],
        ],
    )  # fmt: skip


def _first(draft: Drafting, rows: Sequence[Spoken], own: Sequence[str]) -> None:
    """Who is heard first in the body: a question on prominence."""
    first: dict[str, Spoken] = {}
    for row in rows:
        first.setdefault(row.name, row)
    heard = list(first.values())[:MOST_NAMES]
    if len(heard) < 3:
        return
    settled = {*own, *(r.sentence for r in rows)}
    before = [s.id for s in draft.article.body_sentences]
    before = before[: before.index(heard[1].sentence)]
    if any(id not in settled for id in before):
        return  # somebody may speak earlier whom the rules did not understand
    shown = sorted(heard, key=lambda r: r.name.casefold())
    ids = dict(zip((r.name for r in shown), slugs(r.name for r in shown), strict=True))
    draft.propose(
        THEME,
        {
            "kind": "choice",
            "prompt": "Whose words does the body of the story report first?",
            "options": options(
                (ids[r.name], r.name, f"First heard in {r.sentence}.") for r in shown
            ),
            "key": ids[heard[0].name],
            "hint": "In which block does each of them first speak?",
            "misconception": [
                misconception(
                    "later-for-first",
                    "Does anybody's word stand above the one you chose?",
                    gives=[ids[r.name] for r in heard[1:]],
                )
            ],
        },
        evidence(draft, heard),
    )


def _ties(draft: Drafting) -> None:
    """Two names that the text ties together are one origin."""
    by_name = {s.name: s for s in sources(draft.article)}
    for source in by_name.values():
        other = by_name.get(source.depends_on or "")
        names = [short(s.name) for s in (source, other) if s is not None]
        if other is None or not all(name[:1].isupper() for name in names):
            continue  # "the group" may be the other one itself
        draft.propose(
            THEME,
            {
                "kind": "choice",
                "prompt": f"{capital(_told(draft, names[0]))} and {_told(draft, names[1])} both "
                "speak. How many "
                "independent origins can you show from the text?",
                "options": options(
                    [
                        ("one", "one can be shown", "The text ties the two together."),
                        ("two", "two, since there are two names", "Two names may be one origin."),
                        ("none", "none", "There is somebody who could be asked."),
                    ]
                ),
                "key": "one",
                "hint": "What does the text say of how the two belong together?",
                "misconception": [
                    misconception(
                        "two-names", "If I tell you twice, how many people know it?", gives="two"
                    ),
                    misconception("no-origin", "Is there nobody you could write to?", gives="none"),
                ],
            },
            [(source.first_mention, source.reason), (other.first_mention, other.reason)],
        )
        return


def _told(draft: Drafting, name: str) -> str:
    """A name with "the" before it, where the text gives it so: "the Fund"."""
    the = re.search(rf"\b[Tt]he {re.escape(name)}\b(?!['’])", draft.article.text)
    return f"the {name}" if the else name


def _rely(draft: Drafting, rows: Sequence[Spoken], own: Sequence[str]) -> None:
    """One free answer, for a person to mark: what the page can be relied on for."""
    named = [r for r in rows if r.cls == PERSON]
    if not named or not own:
        return
    one, two = named[0], own[0]
    draft.propose(
        THEME,
        {
            "kind": "text",
            "max_words": 60,
            "prompt": 'Complete the sentence, with two sentence ids at least: "I would rely on '
            'this page for ..., and not for ..., because ..."',
            "hint": "Which claim has somebody who could know it, and which has nobody?",
            "explanation": "Reliance is a matter of claims, not of pages. A person marks this. "
            "The check only looks for places.",
            "rubric": [
                "1: says it claim by claim, with ids, and claims no more than they show",
                "0.5: says it, but without ids or with too much certainty",
                "0: a verdict on the page without evidence",
            ],
            "checks": [{"id": "ids", "name": "two sentence or block ids", "ids": 2}],
            "answer": f"I would rely on this page for what {one.name} says in {one.sentence}, "
            f"because a reader could ask, and not for {two}, because the sentence gives no source.",
            "misconception": [
                misconception("no-ids", "Where could a reader check you?", lacks="ids")
            ],
        },
        [*evidence(draft, [one]), (opening(draft, two), "nobody's words are reported")],
    )


def speaks(draft: Drafting) -> int:
    """Return how many reports with a source the article has."""
    return sum(a.source is not None for a in attributions(draft.article))
