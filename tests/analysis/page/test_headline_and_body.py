"""Headline support on invented pages and on the course article."""

from __future__ import annotations

import pytest

import kit
from kit.analysis.page.headline_and_body import headline_parts, headline_support, missing_replies
from kit.analysis.wording.swap import swap_names


def page(*blocks):
    return "\n\n".join(blocks)


HEAD = "Norland planes bombed mill on Friday, union says"


@pytest.mark.parametrize(
    ("body", "relation"),
    [
        ("The mill was bombed by Norland jets, an inspector found.", "supports"),
        ("The union said that Norland bombed the mill.", "repeats"),
        ("The union denied that Norland had bombed the mill.", "contradicts"),
        ("Sudmark bombed the mill, a farmer said.", "other doer"),
        ("Norland sent aid to the valley.", "doer elsewhere"),
    ],
)
def test_how_a_body_sentence_meets_the_claim(body, relation):
    rows = headline_support(page(HEAD, body))
    assert [row.relation for row in rows] == [relation]
    assert rows[0].reason and rows[0].counter_reading


def test_a_sentence_that_does_not_touch_the_claim_gets_no_row():
    assert headline_support(page(HEAD, "Rain fell for two days in the valley.")) == []


def test_parts_of_the_claim():
    text = page(HEAD, "The union met on Friday. A mill burned.")
    parts = {row.part: row for row in headline_parts(text)}
    assert {name: row.words for name, row in parts.items()} == {
        "claimant": "union",
        "doer": "Norland planes",
        "act": "bombed",
        "target": "mill",
        "day": "Friday",
    }
    assert parts["act"].closest is None and parts["target"].closest.of(text) == "mill"


def test_a_reply_counts_only_on_the_claim():
    silent = missing_replies(
        page(HEAD, "The union said the mill burned. Norland said it will send wheat.")
    )
    assert [(row.heard, row.sentences) for row in silent] == [(False, ("2.2",))]
    heard = missing_replies(page(HEAD, "Norland said that Norland planes had not bombed the mill."))
    assert [row.heard for row in heard] == [True]


def test_no_headline_no_rows():
    text = "The union met on Friday, and it rained all day in the valley. Nobody came."
    assert headline_parts(text) == headline_support(text) == missing_replies(text) == []


def test_the_course_article_does_not_support_its_headline():
    article = kit.read("aleppo-2016-02")
    relations = {row.sentence: row.relation for row in headline_support(article)}
    assert "supports" not in relations.values() and "contradicts" not in relations.values()
    assert relations["10.1"] == relations["16.1"] == "other doer"
    (reply,) = missing_replies(article)
    assert "another name" in reply.counter_reading
    assert not reply.heard and "US" in reply.party


def test_swapping_the_sides_leaves_the_same_weaknesses():
    text = kit.read("aleppo-2016-02").text
    swapped = swap_names(text, "Russia", "US")
    assert [row.heard for row in missing_replies(swapped)] == [False]


@pytest.mark.parametrize(
    ("answer", "heard"),
    [
        ("Norland accused Sudmark of staging the attack.", True),
        ("Norland denied bombing the mill.", True),
        ("Norland blamed Sudmark raids on poor harvests.", False),
        ("Norland accused Sudmark of bad faith.", False),
    ],
)
def test_a_denial_or_a_charge_on_this_very_act_is_a_reply(answer, heard):
    assert [row.heard for row in missing_replies(page(HEAD, f"A mill burned. {answer}"))] == [heard]


def test_what_somebody_denies_beside_the_deed_is_not_what_the_headline_tells():
    body = "\n\nNorland bombed the port of Varn on Monday. The rebels denied blame.\n"
    told = kit.headline("Norland shells port of Varn as rebels deny blame" + body)
    assert told.rule == "headline.active" and told.doer is not None
    assert kit.headline("Rebels deny blame" + body).rule == "headline.said"
