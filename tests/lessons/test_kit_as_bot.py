"""The capstone answered from the kit's own output, nobody reading: what each answer earns.

A learner may print every list of the kit and copy it into the forms. Each closed item is answered
so on each variant, and marked. `pytest -s` prints the table. Where it earns more than a tenth above
chance, the item is meant to be read off the kit and checked, and its prompt has to say so, with
the name of the list; and the copy alone must not earn full marks, or there would be nothing to
check.
"""

import re
from functools import cache
from statistics import fmean

import pytest

import kit
from kit.analysis.dates import nows
from kit.analysis.figures.reports import dossier
from kit.course.marking import mark
from tests.lessons.test_copying_variants import (
    ASKED,
    CLOSED,
    MARGIN,
    SILENT,
    VARIANTS,
    luck,
    values,
)

NAMED, ORGANISATION = "named person", "named organisation"
CLASSES = {
    "named": NAMED,
    "described": ORGANISATION,
    "anonymous": "unnamed, no reason given",
    "unresolved": "not introduced",
}
RELATIONS = {
    "compatible": "compatible",
    "conflict": "conflict",
    "nested": "part",
    "same": "compatible",
    "not-comparable": "not-comparable",
}
SAYS_SO = re.compile(r"kit\.\w+|article\.blocks|the kit|card R4", re.IGNORECASE)


@cache
def page(variant):
    return kit.read(variant)


def roles(variant, question):
    """Blocks that the kit takes for no reporting."""
    yield [str(b.number) for b in page(variant).blocks if b.role not in ("body", "headline")]


def classes(variant, question):
    """The kit's naming of the source of each sentence; a name of two words as a person's."""
    article = page(variant)
    found = {a.sentence: s for s in kit.sources(article) for a in s.attributions}
    found |= {s.sentence: s for s in kit.sources(article)}
    answer = {}
    for item in question.items:
        id = item.split()[0]
        source = found.get(id)
        naming = source.naming if source else "unresolved"
        if item.endswith("ask"):
            answer[item] = "yes" if naming in ("named", "described") else "no"
        elif naming == "named" and len(source.name.split()) != 2:
            answer[item] = ORGANISATION
        else:
            answer[item] = CLASSES[naming]
    yield answer


def nobody_introduced(variant, question):
    """Sentences that the kit says point to nobody, those that name no speaker, and both."""
    article = page(variant)
    dangling = {d.sentence for d in kit.dangling(article)}
    own = {u.sentence for u in kit.unattributed(article)}
    for ids in (dangling, own, dangling | own):
        yield [u for u in question.universe if u in ids]


def days(variant, question):
    """No settled day; days of sentences that the kit says look back; the last day that it lists."""
    yield "cannot-tell"
    article = page(variant)
    back = {n.sentence for n in nows(article) if n.outlook == "back"}
    listed = [(d.sentence, d.words.split()[-1].lower()) for d in kit.dates(article)]
    offered = [(id, day) for id, day in listed if day in question.options]
    yield from (day for id, day in offered if id in back)
    yield offered[-1][1]


def record(variant, question):
    """The kit's record of the first figure in the sentence or block that the prompt names."""
    place = re.search(r"(?:sentence|block) (\d+)", question.data["prompt"])[1]
    claim = next(c for c in kit.casualties(page(variant)) if c.sentence.split(".")[0] == place)
    told = {
        "value": claim.low if claim.low is not None else claim.high,
        "bound": {(True, True): "exact", (True, False): "floor", (False, True): "ceiling"}[
            claim.low is not None, claim.high is not None
        ],
        "unit": "people killed" if claim.kind == "killed" else "people killed or injured",
        "who": claim.group,
        "where": claim.place,
        "period": claim.period,
        "counter": claim.counter,
    }
    answer = {}
    for item in question.data["items"]:
        said = told.get(item["id"])
        if item["id"] == "value":
            answer["value"] = said
            continue
        near = [v for v in values(item) if said and (v in said or said in v)]
        answer[item["id"]] = near[0] if len(near) == 1 else SILENT
    yield answer


def relation(variant, question):
    """What the kit says of the sentence's figure and the card that the prompt names."""
    place, card = re.search(
        r"Take (\d+\.\d).*card (R\d)", question.data["prompt"], re.DOTALL
    ).groups()
    claim = next(c for c in kit.casualties(page(variant)) if c.sentence == place)
    cards = dossier(variant)
    for id in (card, *(f"{card}-{part}" for part in ("civilians", "government", "opposition"))):
        if id == card or f"{card}-" in str(list(cards.figures)):
            yield RELATIONS[kit.compare(claim, cards[id]).relation]


def limits(variant, question):
    """The card's own numbers: its civilians, its civilians to its total."""
    cards = dossier(variant)
    civilians, total = cards["R4-civilians"].low, cards["R4"].figure.low
    yield [civilians, total]


def flags(variant, question):
    """Flagged where the kit has a finding at the place that a line names."""
    article = page(variant)
    places = {str(b.number) for b in article.blocks if b.role == "fragment"}
    places |= {d.sentence for d in kit.dangling(article)}
    words = {w.words for w in kit.loaded_words(article)}
    differs = {d.words for d in kit.headline(article).differs}
    answer = {}
    for item in question.data["items"]:
        line = item["text"]
        at = line.split(":")[0]
        hit = at in places or any(f'"{w}"' in line for w in words)
        answer[item["id"]] = "flag" if hit or (at == "the title" and differs) else "fine"
    yield answer


BOTS = dict(zip(CLOSED, (roles, classes, nobody_introduced, days, record, relation, limits, flags),
                strict=True))  # fmt: skip


@pytest.mark.parametrize("id", CLOSED)
def test_what_the_kit_prints_pays_only_where_the_prompt_sends_you_to_it(id):
    above = {}
    for variant in VARIANTS:
        question = ASKED[variant][id]
        scores = [mark(question, a, final=True).score for a in BOTS[id](variant, question)]
        chance = luck(variant, id)
        best = max(scores, default=0.0)
        above[variant] = best - chance
        print(f"\n{id} on {variant[-1]}: chance {chance:.2f}, kit {best:.2f}, "
              f"{best - chance:+.2f}", end="")  # fmt: skip
        assert best < 1 or question.kind == "choice", (id, variant, "nothing is left to check")
    # One right choice of one is all or nothing: what counts is the mean over the three variants.
    most = fmean(above.values()) if question.kind == "choice" else max(above.values())
    if most > MARGIN:
        for variant in VARIANTS:
            assert SAYS_SO.search(ASKED[variant][id].data["prompt"]), (id, variant, above)
