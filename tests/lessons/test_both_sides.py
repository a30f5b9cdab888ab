"""Both sides alike: how often each side's claims are examined, its reply is missed, it acts or
suffers in an example. `pytest -s` prints the tables.

How the measure is derived. A body sentence or headline belongs to the side of the source that
makes its main claim, by the kit's own ledger and its list of parties; "The ministry" and "The
spokesman" are given to the side for which attribution.2 infers them. A question examines a
sentence that its evidence names. The page gives each side a share of its sourced sentences; the
questions may differ from that share by as much as one question in eight, and no side's share may be
pushed up on one article and not on the other.
"""

import re
from collections import Counter

import pytest

import kit
from kit.analysis.agency.acts import violent_acts
from kit.analysis.lexicon.party_names import parties
from kit.course.kinds import kind_of
from kit.show.source_tables import ledger_rows

from .test_keys_defended import ARTICLES, WITHOUT_LINES, asked, blocks_of_quotations, evidence

OWN, TWIN = "aleppo-2016-02", "twin"
LESSONS = [name for name, articles in ARTICLES.items() if articles == (OWN, TWIN)]
TOLERANCE = 1 / 8
INFERRED = ("9.1", "10.1")  # of the accused side: it denies, it answers


def sides_of_sentences(article):
    """Sentence id -> the side of the source of its main claim, where it has one."""
    read = kit.read(article)
    found = parties(read)
    sides = {r["Sentence"]: found.side_of(r["Speaker words"]) for r in ledger_rows(read)}
    # The text does not say whose ministry and spokesman: attribution.2 infers it.
    sides |= dict.fromkeys(INFERRED, sides["2.1"])
    return {id: side for id, side in sides.items() if side is not None}


def examined(article):
    """How often the evidence of a question names a sentence of each side."""
    sides, quotations = sides_of_sentences(article), blocks_of_quotations(article)
    count = Counter()
    for folder in LESSONS:
        for q in asked(folder, article):
            if q.kind in ("prediction", "confidence") or q.evidence in ("", *WITHOUT_LINES):
                continue
            places = [quotations.get(place, place) for place in evidence(q.evidence)]
            met = {s for s in sides for p in places if p == s or p == s.split(".")[0]}
            count.update({sides[s] for s in met})
    return count


def shares(count):
    total = sum(count.values())
    return {side: n / total for side, n in count.items()}


@pytest.mark.parametrize("article", [OWN, TWIN])
def test_no_side_is_examined_more_than_the_page_lets_it_speak(article):
    page, asks = Counter(sides_of_sentences(article).values()), examined(article)
    by_page, by_asks = shares(page), shares(asks)
    print(f"\n{article}: side | sentences of the page | questions that examine one")
    for side in sorted(page):
        print(f"  {side}: {page[side]} ({by_page[side]:.0%}) | {asks[side]} ({by_asks[side]:.0%})")
    assert set(asks) == set(page)
    for side in page:
        assert abs(by_page[side] - by_asks[side]) <= TOLERANCE, side


def test_both_articles_examine_their_sides_alike():
    own, twin = (sorted(examined(article).values()) for article in (OWN, TWIN))
    assert own == twin


@pytest.mark.parametrize("article", [OWN, TWIN])
def test_each_side_has_one_question_on_who_is_not_heard(article):
    """The headline accuses one side, 10.1 the other: each accusation gets the same question."""
    by_id = {q.id: q for q in asked("01-sourcing", article)}
    first, second = by_id["sourcing.7"], by_id["sourcing.p4"]
    print(f"\n{article}: who is not heard: {first.id} {first.key} | {second.id} {second.key}")
    assert {"places", "investigators"} < set(first.key) and {"places", "investigators"} < set(
        second.key
    )
    # One missing voice differs, and the page makes it so: of the two sides of each accusation it
    # has the accuser in the one, the accused in the other.
    assert set(first.key) ^ set(second.key) == {"accused", "accuser"}
    accuser = next(o for o in first.options if o.id == "accuser").text
    accused = next(o for o in second.options if o.id == "accused").text
    assert accuser == accused  # the same office accuses in the headline and is accused in 10.1


_CAMPS = {
    "government": r"army|soldiers?|troops|loyalists?|government|ministry|police|officers?",
    "opposition": r"rebels?|insurgents?|militants?|opposition|fighters?|militia",
}


def examples(article):
    """Every invented sentence that the learner's function or hand is given, and every anchor."""
    from kit.course.bank.digesting import digest_question

    read = kit.read(article)
    for folder in LESSONS:
        for q in asked(folder, article):
            if q.kind == "code":
                digested = digest_question(q, read)
                for case in kind_of(digested).inputs(digested):
                    yield " ".join(case[0]) if isinstance(case[0], list) else str(case[0])
            for row in (*getattr(q, "anchors", ()), *getattr(q, "items", ())):
                if q.evidence == "made up" or row in getattr(q, "anchors", ()):
                    yield row.text


_HARM = r"killed|wounded|injured|shot|hit|shelled|bombed|burned|attacked"
_ACTS = r"(?:{who})(?: \w+)? (?:" + _HARM + r"|fired|opened fire)\b|by (?:\w+ )?(?:{who})\b"
_SUFFERS = (
    r"(?:{who}) (?:were|was|have been|had been) (?:\w+ )?(?:"
    + _HARM
    + r")\b|(?:"
    + _HARM
    + (r"|fired on) (?:the |a |\d+ |two |three )?(?:{who})\b")
)


def told_of(text):
    """Which camp does violence in a sentence, and which suffers it: two sets of names."""
    acts = {n for n, who in _CAMPS.items() if re.search(_ACTS.format(who=who), text, re.I)}
    suffers = {n for n, who in _CAMPS.items() if re.search(_SUFFERS.format(who=who), text, re.I)}
    harm = bool(violent_acts(text)) or re.search(rf"\b(?:{_HARM}|fired)\b", text, re.I)
    return (acts, suffers) if harm else (set(), set())


def test_the_count_of_actors_and_sufferers_can_fire():
    assert told_of("Rebels shelled the port.") == ({"opposition"}, set())
    assert told_of("The mill was burned by soldiers.") == ({"government"}, set())
    assert told_of("Two soldiers were killed; the army fired.") == ({"government"}, {"government"})
    assert told_of("The road was repaired by soldiers.") == (set(), set())


def test_no_camp_kills_or_is_killed_in_an_example_more_than_the_other():
    acts, sufferers, mentions, read = Counter(), Counter(), Counter(), 0
    for text in examples(OWN):
        read += 1
        for name, pattern in _CAMPS.items():
            mentions[name] += bool(re.search(rf"\b(?:{pattern})\b", text, re.I))
        did, suffered = told_of(text)
        acts.update(did)
        sufferers.update(suffered)
    print(f"\ncamp | named in | does violence | suffers it, in {read} examples")
    for name in _CAMPS:
        print(f"  {name}: {mentions[name]} | {acts[name]} | {sufferers[name]}")
    assert read > 80
    assert abs(acts["government"] - acts["opposition"]) <= 1
    assert abs(sufferers["government"] - sufferers["opposition"]) <= 1


@pytest.mark.parametrize("variants", [ARTICLES["05-capstone"]])
def test_the_variants_of_the_capstone_favour_each_camp_in_turn(variants):
    """What is planted favours the government, the opposition and an outside power, once each."""
    favoured = {"capstone-a": "government", "capstone-b": "opposition", "capstone-c": "outside"}
    verdicts = {"government", "rebel", "foreign"}
    found = set()
    for article in variants:
        weak = next(a for a in asked("05-capstone", article)[8].anchors if a.id == "weak").text
        found |= {v for v in verdicts if v in weak}
    assert sorted(favoured) == sorted(variants)
    assert found == verdicts
