"""Proposed questions on sourcing: who speaks, of what class, named or not, who depends on whom."""

from __future__ import annotations

from kit.analysis.attribution import attributions
from kit.analysis.sources import sources
from kit.show.source_tables import ledger_rows
from kit.teach.draft.proposals import Drafting, misconception, options, slugs

THEME = "sourcing"
CLASSES = {
    "named person": "a personal name stands in the sentence",
    "named organisation": "the body has a name of its own",
    "a state or ministry": "a government speaks as a whole",
    "unnamed official": "a person in a government, name left out",
    "unnamed group or person": "a body or a person, name left out",
    "not introduced": 'a word such as "he", with nobody before it',
}


def propose(draft: Drafting) -> None:
    """Add proposals on who speaks."""
    article = draft.article
    body = {s.id for s in article.body_sentences}
    rows = [r for r in ledger_rows(article) if r["Sentence"] in body and r["Class"] in CLASSES]
    spans = {s.id: s.span for s in article.sentences}

    def evidence(chosen):
        return [(spans[r["Sentence"]], f"speaker: {r['Speaker words']}") for r in chosen]

    _classes(draft, rows, evidence)
    persons = [r for r in rows if r["Class"] == "named person"]
    prompt = "Mark the sentences whose content comes from a person with a name."
    ask = "Which of the names you rely on reports something in its sentence?"
    _marked(draft, persons, prompt, ask, evidence)
    unnamed = [r for r in rows if r["Class"].startswith("unnamed")]
    prompt = "Mark the sentences whose speaker is left without a name."
    _marked(draft, unnamed, prompt, "Who could be asked about each sentence you marked?", evidence)
    _first(draft)
    _ties(draft)


def _classes(draft: Drafting, rows, evidence) -> None:
    chosen, seen = [], set()
    for row in rows:  # one sentence of each class first, then the others
        if row["Class"] not in seen:
            chosen.append(row)
            seen.add(row["Class"])
    chosen += [r for r in rows if r not in chosen][: max(0, 6 - len(chosen))]
    chosen = sorted(chosen[:8], key=lambda r: tuple(map(int, r["Sentence"].split("."))))
    if len(chosen) < 3 or len(seen) < 2:
        return
    ids = dict(zip(CLASSES, slugs(CLASSES), strict=True))
    draft.propose(
        THEME,
        {
            "kind": "match",
            "points": 2,
            "prompt": "Class the source of each sentence.",
            "items": [{"id": r["Sentence"], "text": r["Sentence"]} for r in chosen],
            "options": options((ids[c], c, why.capitalize() + ".") for c, why in CLASSES.items()),
            "key": {r["Sentence"]: [ids[r["Class"]]] for r in chosen},
            "hint": "Which words of each sentence stand for its speaker?",
            "explanation": "A name lets a reader ask. It does not make a source independent.",
            "misconception": [
                misconception("any", "In each sentence: is it a person, a body, or nobody yet?")
            ],
        },
        evidence(chosen),
    )


def _marked(draft: Drafting, rows, prompt: str, ask: str, evidence) -> None:
    if rows and len(rows) < len(draft.article.body_sentences):
        draft.propose(
            THEME,
            {
                "kind": "units",
                "prompt": prompt,
                "universe": "body-sentences",
                "key": [r["Sentence"] for r in rows],
                "hint": "Which words of the sentence stand for its speaker?",
                "misconception": [misconception("any", ask)],
            },
            evidence(rows),
        )


def _first(draft: Drafting) -> None:
    """Who is heard first in the body: a question on prominence."""
    article = draft.article
    body = {b.number for b in article.blocks if b.role == "body"}
    heard = [s for s in sources(article) if s.first_block in body][:4]
    if len(heard) < 3:
        return
    names = list(dict.fromkeys(s.name for s in heard))
    if len(names) < 3:
        return
    ids = list(slugs(names))
    draft.propose(
        THEME,
        {
            "kind": "choice",
            "prompt": "Whose words does the body report first?",
            "options": options(
                (id, name, f"First heard in block {s.first_block}.")
                for id, name, s in zip(ids, names, heard, strict=False)
            ),
            "key": ids[0],
            "hint": "In which block does each of them first speak?",
            "misconception": [
                misconception("any", "In which block do you first find this speaker?")
            ],
        },
        [(s.first_mention, f"{s.name}: block {s.first_block}") for s in heard],
    )


def _ties(draft: Drafting) -> None:
    """Two names that the text ties together are one origin."""
    by_name = {s.name: s for s in sources(draft.article)}
    for source in by_name.values():
        other = by_name.get(source.depends_on or "")
        if other is None:
            continue
        draft.propose(
            THEME,
            {
                "kind": "choice",
                "prompt": f"{source.name} and {other.name} both speak. How many independent "
                "origins can you show from the text?",
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
                    misconception("any", "Is there nobody you could write to?"),
                ],
            },
            [(source.first_mention, source.reason), (other.first_mention, other.reason)],
        )
        return


def speaks(draft: Drafting) -> int:
    """Return how many reports with a source the article has."""
    return sum(a.source is not None for a in attributions(draft.article))
