"""The capstone answered from the kit's own output, nobody reading: what each answer earns.

A learner may print every list of the kit and copy it into the forms. Each closed item is answered
so on each variant, and marked. `pytest -s` prints the table. Where it earns more than a tenth above
chance, the item is meant to be read off the kit and checked, and its prompt has to say so, with
the name of the list; and the copy alone must not earn full marks, or there would be nothing to
check.
"""

import re
from functools import cache

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
SAYS_SO = re.compile(r"(kit|show)\.\w+|article\.blocks|the kit|card R\d", re.IGNORECASE)
CAUSE = re.compile(r"\b(because|caused|due to|led to|owing to)\b")
WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


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
    """Sentences that the kit says point to nobody, those that name no speaker, and both; of those
    without a speaker, only such as hold a loaded word or speak of a cause."""
    article = page(variant)
    dangling = {d.sentence for d in kit.dangling(article)}
    own = {u.sentence for u in kit.unattributed(article)}
    loaded = own & {w.sentence for w in kit.loaded_words(article)}
    cause = own & {s.id for s in article.sentences if CAUSE.search(s.span.of(article))}
    for ids in (dangling, own, dangling | own, loaded, dangling | loaded, cause, dangling | cause):
        yield [u for u in question.universe if u in ids]


def days(variant, question):
    """No settled day; days of sentences that the kit says look back; of the days that it lists the
    first, the last, the latest of a week, the one named most or least often."""
    yield "cannot-tell"
    article = page(variant)
    back = {n.sentence for n in nows(article) if n.outlook == "back"}
    listed = [(d.sentence, d.words.split()[-1].lower()) for d in kit.dates(article)]
    offered = [(id, day) for id, day in listed if day in question.options]
    yield from (day for id, day in offered if id in back)
    days = [day for _, day in offered]
    yield from (days[0], days[-1])
    for week in (WEEK, WEEK[-1:] + WEEK[:-1]):  # that begins on a Monday, on a Sunday
        yield max((d for d in days if d in week), key=week.index)
    for most in (max, min):
        often = most(map(days.count, days))
        named = {d for d in days if days.count(d) == often}
        yield from named if len(named) == 1 else ()


def told_of(claim):
    """What the kit says of a count, under the names that the rows have."""
    return {
        "bound": {(True, True): "exact", (True, False): "floor", (False, True): "ceiling"}[
            claim.low is not None, claim.high is not None
        ],
        "who": claim.group,
        "days": claim.period,
        "counter": claim.counter,
    }


def record(variant, question):
    """The kit's records of the two figures that the rows name, row by row."""
    first = {}
    for claim in kit.casualties(page(variant)):
        first.setdefault(claim.sentence, claim)
    answer = {}
    for item in question.data["items"]:
        sentence, row = item["id"].split()
        said = told_of(first[sentence]).get(row)
        near = [v for v in values(item) if said and (v in said or said in v)]
        answer[item["id"]] = near[0] if len(near) == 1 else SILENT
    yield answer


def relation(variant, question):
    """What the kit says of each pair of figures, of the page and of cards."""
    first = {}
    for claim in kit.casualties(page(variant)):
        first.setdefault(claim.sentence, claim)
    cards = dossier(variant)
    answer = {}
    for item in question.data["items"]:
        pair = []
        for end in item["text"].split(", and "):
            sentence, card = re.search(r"(?:of (\d+\.\d)|card (R\d))", end).groups()
            part = f"{card}-civilians" if "civilians" in end else card
            pair.append(first[sentence] if sentence else cards[part])
        answer[item["id"]] = RELATIONS[kit.compare(*pair).relation]
    yield answer


def limits(variant, question):
    """The card's own numbers: its civilians, its civilians to its total."""
    cards = dossier(variant)
    card = re.search(r"card (R\d)", question.data["prompt"])[1]
    civilians, total = cards[f"{card}-civilians"].low, cards[card].figure.low
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
        assert best < 1, (id, variant, "nothing is left to check")
    if max(above.values()) > MARGIN:
        for variant in VARIANTS:
            assert SAYS_SO.search(ASKED[variant][id].data["prompt"]), (id, variant, above)
