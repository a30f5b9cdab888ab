"""Acts of violence as verbs and nouns, with and without a doer."""

from __future__ import annotations

import pytest

import kit
from kit.analysis.agency.acts import acts_by_side, nominals, violent_acts


@pytest.mark.parametrize(
    ("text", "noun", "owner", "rule"),
    [
        ("The shelling stopped at dawn.", "shelling", None, "no-owner"),
        ("Russian airstrikes hit the road.", "airstrikes", "Russian", "adjective"),
        ("American airstrikes hit the road.", "airstrikes", "American", "adjective"),
        ("Norland shelling hit the road.", "shelling", "Norland", "adjective"),
        ("The Astrun offensive ended. Nobody in Astrun slept.", "offensive", None, "no-owner"),
        ("The government's offensive failed.", "offensive", "The government's", "possessive"),
        ("Its bombardment of the port went on.", "bombardment", "Its", "possessive"),
        ("An attack by gunmen closed the road.", "attack", "gunmen", "by-phrase"),
        ("An end to the attacks by Monday is unlikely.", "attacks", None, "no-owner"),
        ("The rebels launched an assault on the fort.", "assault", "The rebels", "support-verb"),
        ("Rebel rocket fire reached the port.", "rocket fire", "Rebel", "adjective"),
    ],
)
def test_nouns_of_violence_and_their_owners(text, noun, owner, rule):
    row = next(r for r in nominals(text) if r.noun == noun)
    assert (row.owner.of(text) if row.owner else None) == owner
    assert row.rule == f"nominal.{rule}"
    assert row.owned == (owner is not None)


@pytest.mark.parametrize(
    "text",
    [
        "Rail workers went on strike over pay.",
        "A hunger strike began.",
        "They struck a deal.",
        "Prices hit a record.",
        "It struck him as odd.",
    ],
)
def test_other_senses_are_left_alone(text):
    assert violent_acts(text) == []


def test_one_event_three_ways():
    text = "Norland bombed the mill. The mill was bombed. The bombing of the mill went on."
    rows = violent_acts(text)
    assert [row.form for row in rows] == ["active", "passive", "noun"]
    assert [row.actor.of(text) if row.actor else None for row in rows] == ["Norland", None, None]
    assert {row.kind for row in rows} == {"attack"}


def test_the_only_bombing_with_a_named_doer_is_in_the_headline():
    article = kit.read("aleppo-2016-02")
    rows = [
        row for row in violent_acts(article) if row.word.startswith("bomb") and row.form == "active"
    ]
    assert [(row.sentence, row.actor.of(article)) for row in rows] == [("2.1", "US planes")]
    assert all(row.reason and row.counter_reading for row in violent_acts(article))


def test_acts_by_side_count_every_act_once():
    article = kit.read("aleppo-2016-02")
    rows = acts_by_side(article)
    assert sum(r.active + r.passive + r.noun for r in rows) == len(violent_acts(article))
    assert rows[-1].side is None and len({r.side for r in rows}) == len(rows)
    told = {r.side: r.active for r in rows if r.side and r.active}
    assert told["US-led coalition"] == 1


def test_owners_in_the_article():
    article = kit.read("aleppo-2016-02")
    rows = {
        (r.sentence, r.noun): r.owner.of(article) if r.owner else None for r in nominals(article)
    }
    assert rows["5.1", "strikes"] == "its"
    assert rows["10.1", "airstrikes"] == "Russian"
    assert rows["18.1", "offensives"] is None
    assert rows["19.1", "bombardment"] is None
    assert "government" in rows["16.1", "bombing campaign"]
