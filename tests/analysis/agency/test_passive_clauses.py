"""Passive clauses on sentences written for these tests, and on the course article."""

from __future__ import annotations

import pytest

import kit
from kit.analysis.agency.passive_clauses import AGENCY, BASE_RATE, agency_table, passives


def found(text):
    return [p.participle for p in passives(text)]


@pytest.mark.parametrize(
    ("text", "participles"),
    [
        ("The bridge was destroyed by a storm.", ["destroyed"]),
        ("Two clinics have been hit since Monday.", ["hit"]),
        ("The gate was not, however, closed.", ["closed"]),
        ("The convoy is being searched at the border.", ["searched"]),
        ("Were the hostages released on time?", ["released"]),
        ("Nobody can be forced to sign.", ["forced"]),
        ("He was twice refused a visa.", ["refused"]),
        ("The mayor got elected again.", ["elected"]),
        ("The men were stopped and searched at the gate.", ["stopped", "searched"]),
        ("She was questioned by officers and then released.", ["questioned", "released"]),
        ("The town was shelled, looted and burned.", ["shelled", "looted", "burned"]),
        ("The road built by prisoners was closed in March.", ["built", "closed"]),
        ("Villagers displaced in the spring returned to their homes.", ["displaced"]),
        ("A letter written in haste reached the office.", ["written"]),
        ("Two held after raid on port", ["held"]),
        ("Three villages were given up without a fight.", ["given"]),
        ("Once cooked, the rice can be stored in a jar.", ["cooked", "stored"]),
        ("It's called the Old Bridge and it's made of stone.", ["called", "made"]),
        ("She had her car stolen, and we got ours fixed.", ["stolen", "fixed"]),
        ("Why weren't we told?", ["told"]),
        ("Homes were raided and computers seized.", ["raided", "seized"]),
        ("Rescued people, blankets and a letter signed by ten doctors arrived.", ["signed"]),
        ("The plane was shot down by a missile fired from the hills.", ["shot", "fired"]),
        ("A child was among those killed.", ["killed"]),
        ("Started in May, the talks go on.", ["Started"]),
        ("The wounded were quickly and safely moved.", ["moved"]),
        ("President re-elected with 60 percent of vote", ["re-elected"]),
        ("There is a small museum dedicated to the poet.", ["dedicated"]),
        ("Soldiers killed in the blast were buried on Monday.", ["killed", "buried"]),
    ],
)
def test_passives_are_found(text, participles):
    assert found(text) == participles


@pytest.mark.parametrize(
    "text",
    [
        "Fighters have captured the base.",
        "The army had moved its guns and burned the bridge.",
        "Officials were concerned about the delay.",
        "The reason is unknown.",
        "The escaped prisoners walked home.",
        "The council voted on Tuesday.",
        "They arrived and asked for water.",
        "The minister said the talks had failed.",
        "She was tired and he was interested.",
        "The damaged bridge reopened.",
        "Three people died and two disappeared.",
        "Soldiers entered the town and closed the market.",
        "Soldiers killed two men.",
        "Fighting resumed after the truce expired.",
        "Police fired tear gas and arrested no one.",
        "The injured included two children.",
        "He's taken great pains over it.",
        "The room looked abandoned and she seemed surprised.",
        "Norland, which has sent two ships, called on Thursday for calm.",
    ],
)
def test_actives_states_and_adjectives_are_not(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("The village was attacked by armed men.", "armed men"),
        ("The village was attacked late at night by armed men.", "armed men"),
        (
            "The law was changed by the council of elders and the mayor.",
            "the council of elders and the mayor",
        ),
        ("The road was cleared by Monday.", None),
        ("The convoy was hit by a car.", "a car"),
        ("The men were moved by car.", None),
        ("Nine people were killed by shelling.", "shelling"),
        ("The law was passed by a vote of 40 to 3.", None),
        ("The truce is seen by many as a pause.", "many"),
        ("The bridge was guarded day and night by soldiers.", "soldiers"),
        ("The bill was passed by 12 votes.", None),
        ("The bill was defeated by 12 votes by the opposition.", "the opposition"),
        ("The parcel was sent by mail.", None),
        ("The dispute was settled by asking a judge.", None),
        ("The work was finished by the end of March.", None),
        ("The wounded were moved by 7 February.", None),
        ("He was killed during an attack by gunmen.", None),
    ],
)
def test_the_agent_is_the_doer_and_nothing_else(text, agent):
    (row,) = passives(text)
    assert (row.agent.of(text) if row.agent else None) == agent
    assert (row.agency == "by-agent") == (agent is not None)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Nine people were killed in the shelling.", "cause"),
        ("Nine people were killed in heavy government airstrikes on the town.", "cause"),
        ("Nine people were injured as a result of the explosion.", "cause"),
        ("Nine people were killed in Aleppo.", "none"),
        ("Nine people were killed in March.", "none"),
        ("Nine people were arrested on Friday.", "recoverable"),
        ("Norland will not sign until its soldiers have been freed.", "recoverable"),
        ("The bridge will be closed.", "none"),
    ],
)
def test_agency_without_a_by_phrase(text, agency):
    assert passives(text)[0].agency == agency


def test_the_course_article_has_its_five_passives():
    article = kit.read("aleppo-2016-02")
    rows = [p for p in passives(article) if not p.reduced]
    assert [(article.sentence(p.sentence).block, p.participle) for p in rows] == [
        (3, "defeated"),
        (5, "secured"),
        (9, "targeted"),
        (10, "targeted"),
        (18, "killed"),
    ]
    assert [p.agency for p in rows] == ["recoverable", "none", "cause", "cause", "cause"]
    assert [p.cause.of(article) for p in rows[2:]] == [
        "in the strikes",
        "in Russian airstrikes",
        "in the offensives",
    ]


def test_every_row_can_be_argued_with():
    article = kit.read("aleppo-2016-02")
    for row in passives(article):
        assert row.verb.of(article) == row.participle
        assert row.agency in AGENCY
        assert row.rule.startswith("passive.")
        assert row.reason and row.counter_reading


def test_the_base_rate_stands_beside_every_count():
    rows = agency_table(kit.read("aleppo-2016-02"))
    assert [row.agency for row in rows] == list(AGENCY)
    assert sum(row.count for row in rows) == 5 == rows[0].of
    assert BASE_RATE == (995, 1156)
    assert all("1,156" in row.base_rate for row in rows)
    assert "86%" in rows[-1].base_rate and "14%" in rows[0].base_rate


def test_a_text_without_passives_gives_no_share():
    assert [row.share for row in agency_table("It rained.")] == [None] * 4
    assert passives("") == []


def test_offsets_hold_behind_odd_characters():
    text = "“Café” owners said 😀 the door was “forced” open — by thieves."
    (row,) = passives(text)
    assert row.verb.of(text) == "forced"


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        # A word alone tells how; with a noun behind it, who.
        ("The town was lost by retreating.", None),
        ("The town was lost by retreating troops.", "retreating troops"),
        ("The letter was sent by road.", None),
        ("The letter was sent by road workers.", "road workers"),
        ("The road was held by 300.", None),
        ("The road was held by 300 men.", "300 men"),
        ("The bill was passed by 12 votes.", None),
        ("Men were hurt by shelling.", "shelling"),
        ("Men were trapped by air.", None),
        ("Men were trapped by air raids.", "air raids"),
    ],
)
def test_a_by_phrase_names_a_doer_or_tells_how(text, agent):
    (found,) = [p for p in passives(text) if not p.reduced]
    assert (found.agent.of(text) if found.agent else None) == agent
