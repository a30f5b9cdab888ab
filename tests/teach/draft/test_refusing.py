"""What drafting does not ask: each class of error that a second reader found, and its neighbour."""

import pytest

from kit.teach.draft.drafting import propose
from kit.teach.draft.figures import hurt, sound
from kit.teach.draft.speakers import own_voice, spoken
from kit.teach.draft.text_kind import kind_of_text
from kit.teach.draft.two_counts import giver, left_open
from kit.text.reading import read

TALKS = (
    "Talks on the valley resume\n\n"
    "HALDEN - The two delegations returned to the table on Wednesday.\n\n"
    "The chief mediator, Dr. Pieter Aalst, said they had agreed on nothing.\n\n"
    "The Red Cross, which has seen some prisoners, {}.\n\n"
    "A diplomat, who asked not to be named, said the walkout was staged. Shops stayed shut.\n"
)


def prompts(text):
    return [p.question["prompt"] for p in propose(read(text), "draft")[0].found]


def fields(text):
    """The fields of the record that is drafted on a text, by id, with their keys."""
    found = [p.question for p in propose(read(text), "draft")[0].found]
    records = [q for q in found if q["kind"] == "record"]
    return {f["id"]: f["key"] for f in records[0]["fields"]} if records else {}


@pytest.mark.parametrize(
    ("words", "speaks"),
    [
        ("said the road was mined", True),
        ("does not comment on what it sees", False),
        ("had gathered there to demand that the force leave", False),
        ("published its findings", False),
    ],
)
def test_a_report_is_one_in_which_somebody_says_something(words, speaks):
    article = read(TALKS.format(words))
    assert ("4.1" in [row.sentence for row in spoken(article)]) == speaks
    assert "4.1" not in own_voice(article)  # and where it is none, nobody is asked about it


@pytest.mark.parametrize(
    ("source", "unnamed"),
    [
        ("A nurse, who asked not to be named,", True),
        ("Residents", True),
        ("Police", False),
        ("Police and community leaders", False),
        ("A woman who gave her name only as Binta", False),
    ],
)
def test_nobody_is_called_unnamed_who_may_be_named(source, unnamed):
    article = read(f"Road shut\n\n{source} said the road was mined.\n")
    assert [row.cls == "no name" for row in spoken(article)] == [True] * unnamed


def test_a_verb_of_asking_that_the_tagger_misses_is_nobody_s_silence():
    story = "Truce\n\nIt was brokered by Andua, whose foreign ministry on Saturday urged restraint."
    assert own_voice(read(story)) == ()
    assert own_voice(read("Truce\n\nIt was brokered by Andua, whose ministry stayed shut.")) == (
        "2.1",
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Statement by the Mission on the attack at Dolmo\n\nThe road was mined.", "statement"),
        ("Statement blames rebels\n\nThe road was mined.", ""),
        (
            "Attack at Dolmo\n\nThe Mission condemns the attack. The Mission recalls the law. It "
            "calls on all parties to stop.",
            "statement",
        ),
        (
            "Attack at Dolmo\n\nThe Mission condemned the attack. The Mission recalled the law. It "
            "called on all parties to stop.",
            "",
        ),
    ],
)
def test_a_statement_is_told_by_what_it_does(text, kind):
    assert kind_of_text(read(text)) == kind


def test_no_sentence_of_a_statement_is_nobody_s():
    text = (
        "Statement by the Mission in Karesh on the attack at Dolmo\n\n"
        "The Mission in Karesh condemns the attack, in which two drivers were killed.\n\n"
        "Deliveries will go on by air. Road movements are suspended.\n\n"
        "The Head of the Mission, Ms. Leila Okanto, said the drivers were unarmed.\n\n"
        "A nurse in Dolmo said the road was mined.\n"
    )
    found = propose(read(text), "draft")[0].found
    assert prompts(text)[0] == "What kind of document is this, by its form?"
    assert not any("no speaker" in p.question["prompt"] for p in found)
    keys = [p.question["key"] for p in found if p.question["kind"] == "match"]
    assert not any(["nobody"] in key.values() for key in keys)


BLAST = (
    "Blast in Horan\n\nHORAN, 3 May - A convoy was hit {} in Horan. At least 12 {} were killed{}, "
    "Ann Lee, 51, a spokesman for the town, said on Wednesday.\n\n"
    "Dr. Pia Holm, the head of the clinic, said 9 people were wounded on Sunday. The road to Ost "
    "stayed shut. Rain fell in March.\n"
)


@pytest.mark.parametrize(
    ("counted", "when", "has", "lacks"),
    [
        ("people", " on Tuesday", {"who", "period"}, set()),
        ("demonstrators", " on Tuesday", {"period"}, {"who"}),
        ("people", "", {"who"}, {"period"}),  # Wednesday is when she said it
        ("people", " on Monday or Tuesday", {"who"}, {"period"}),
        ("people, two of them nurses,", " on Tuesday", {"period"}, {"who"}),
    ],
)
def test_a_record_asks_for_what_the_sentence_settles(counted, when, has, lacks):
    found = fields(BLAST.format("at dawn", counted, when))
    assert has <= set(found) and not lacks & set(found)
    assert found.get("period", ["Tuesday"]) == ["Tuesday"]


def test_bodies_are_brought_on_another_day_than_people_are_killed():
    text = (
        "Exchange\n\nThe bodies of 38 soldiers were carried across the Irno bridge on Thursday, "
        "officials of the two countries said.\n\nIn July 12 soldiers died at the bridge, Ann Lee, "
        "51, a spokesman for the army, said. Shops stayed shut.\n"
    )
    assert not {"where", "period"} & set(fields(text))
    silent = [
        p.question for p in propose(read(text), "x")[0].found if "not learn" in p.question["prompt"]
    ]
    assert all("when" not in [o["id"] for o in q["options"]] for q in silent)


TWO = "Blast\n\nThe bomb killed 19 people, the Health Department said on Friday.\n\n{}\n"


@pytest.mark.parametrize(
    ("other", "pair"),
    [
        ("Dr. Pia Holm of the clinic said 14 people were killed.", True),
        ("Dr. Pia Holm of the clinic said three other people were killed.", False),
        ("The Press Fund has counted 31 people killed in the war.", False),
        ("The Press Fund said 31 journalists were killed.", True),
        ("Dr. Pia Holm of the clinic said 14 people were killed. She corrected the figure.", False),
        ("Police lowered the number of people killed to 14 from 19.", False),
        ("The interior ministry has raised the number of dead to 24.", False),
        ("The interior ministry has raised the number of dead to 14.", True),
        ("The rebels said 14 workers were killed.", False),  # may be a part of all 19
        ("The rebels said 31 workers were killed.", True),  # more than all
        ("The rebels said 14 villagers were killed.", True),
    ],
)
def test_counts_are_set_against_each_other_where_the_page_leaves_them_open(other, pair):
    article = read(TWO.format(other))
    assert (left_open(article, hurt(sound(article))) is not None) == pair


def test_counts_of_two_places_are_no_conflict_and_of_one_place_are():
    text = (
        "Raids\n\nFive people died in Bokan and four in Sarra, Grace Danjo, 50, a spokesman of the "
        "police, said.\n\nYakub Tor, the head of the union, said 14 people were killed in Bokan.\n"
    )
    article = read(text)
    pair = left_open(article, hurt(sound(article)))
    assert [c.value for c in pair] == [5, 14]
    article = read(text.replace("killed in Bokan", "killed there"))
    assert left_open(article, hurt(sound(article))) is None


def test_each_side_s_own_dead_are_no_part_and_fighters_have_a_side():
    text = (
        "Clash\n\nColonel Dario Venn, an army spokesman, said 40 rebels were killed.\n\n"
        "A statement of the rebels' command said that 11 of its {} had died.\n"
    )
    article = read(text.format("fighters"))
    assert [c.value for c in left_open(article, hurt(sound(article)))] == [40, 11]
    article = read(text.format("fighters").replace("of its fighters", "militia fighters"))
    assert left_open(article, hurt(sound(article))) is None


def test_a_name_or_a_plan_is_no_deed_that_somebody_did():
    text = (
        "Raid\n\nTheir leader, who is known as Sisse, came at dawn. The gate was broken. Obi was "
        "scheduled to speak. He denied that anybody had been beaten. The hall was burned.\n\n"
        "The rain went on until late in the day. Nobody in the villages heard a shot at night.\n"
    )
    found = [p.question for p in propose(read(text), "x")[0].found]
    (asked,) = [q for q in found if "in the passive" in q["prompt"]]
    assert asked["key"] == ["2.2", "2.5"]


def test_a_scrap_without_a_verb_is_not_asked_about():
    text = (
        "Fire\n\nHe called it “an act of savagery by the northern regime”. The oil goes to "
        "“whoever pays”, Ann Lee said. “We were on the ladders when it came”, she said.\n\n"
        "“You could hear it before you could see it”, said Tom Brand, 51.\n"
    )
    found = [p.question for p in propose(read(text), "x")[0].found]
    (asked,) = [q for q in found if q["prompt"].startswith("Which quotations are too short")]
    assert not any("savagery" in o["text"] for o in asked["options"])
    assert len(asked["key"]) == 1


def test_a_speaker_is_quoted_with_a_title_or_without_what_is_told():
    text = "Toll\n\nThe director of the clinic, Dr. Salma Idrin, said that 22 people died.\n"
    found = [p.question for p in propose(read(text), "x")[0].found]
    (asked,) = [q for q in found if "stand for the speaker" in q["prompt"]]
    assert {"Dr. Salma Idrin", "Salma Idrin"} <= set(asked["key"])


def test_a_label_in_the_writer_s_aside_is_nobody_s_report():
    text = (
        "March\n\nResidents left. The regime shut the road.\n\nDr. Pia Holm said that militants "
        "had fired on the town, where a puppet militia had camped.\n\n“The terrorists came at "
        "dawn”, said General Ivo Tann, 51, a spokesman for the army.\n"
    )
    found = [p.question for p in propose(read(text), "x")[0].found]
    items = [
        i["text"] for q in found if q["prompt"].startswith("Whose word is") for i in q["items"]
    ]
    assert any("militants" in i for i in items) and not any("militia" in i for i in items)


def test_plain_numbers_are_set_side_by_side_rather_than_confirmed_ones():
    text = TWO.format(
        "The rebels said 34 people were killed.\n\n"
        "The group Open Record said it had confirmed the deaths of 16 people."
    )
    article = read(text)
    assert [c.value for c in left_open(article, hurt(sound(article)))] == [19, 34]


def test_those_of_one_land_are_its_own_and_another_s_are_not():
    text = (
        "Clash\n\nAntara's defense ministry said five of its border guards were killed.\n\n"
        "Belgravia's general staff said that at least 10 {} soldiers had died.\n"
    )
    article = read(text.format("Antaran"))
    assert [c.value for c in left_open(article, hurt(sound(article)))] == [5, 10]
    article = read(text.format("Belgravian"))
    assert left_open(article, hurt(sound(article))) is None


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("Two guards were hurt at the gate.", True),
        ("Two guards were hurt when crowds threw stones.", False),
        ("The group said none of its members were hurt.", False),
    ],
)
def test_a_doer_in_another_clause_is_not_left_out_for_every_reader(told, asked):
    text = (
        f"Unrest\n\nThe road was closed. {told} The hall was burned in the night.\n\n"
        "The rain went on until late in the day. People in the villages heard shots at night.\n"
    )
    found = [p.question for p in propose(read(text), "x")[0].found]
    (passive,) = [q for q in found if "in the passive" in q["prompt"]]
    assert ("2.2" in passive["key"]) == asked and ("2.2" in passive["universe"]) == asked


def test_villagers_need_not_be_civilians():
    called = fields(BLAST.format("at dawn", "civilians", " on Tuesday"))
    assert called["who"] == ["civilians"]
    assert "who" not in fields(BLAST.format("at dawn", "villagers", " on Tuesday"))


def test_dead_who_are_buried_are_no_number_of_people_killed():
    text = (
        "Blast\n\nThe bomb killed 22 people, Ann Lee, 51, a spokesman for the town, said.\n\n"
        "Twelve people were wounded, she said. The bus had come from the mill.\n\n"
        "Eight of the dead were buried in Sorrel. Shops stayed shut. Rain fell on the road.\n"
    )
    found = [p.question for p in propose(read(text), "x")[0].found]
    (asked,) = [q for q in found if "a number of people killed" in q["prompt"]]
    assert asked["key"] == ["2.1"] and "4.1" not in asked["universe"]


@pytest.mark.parametrize("who", ["The chief engineer, Ann Lee,", "Ann Lee,", "The chief engineer"])
def test_a_person_is_named_by_a_sentence_that_holds_the_name(who):
    text = f"Road\n\n{who} said the road was mined.\n\nShe said that Dr. Pia Holm had left."
    text += "\n\nThe chief engineer, Ann Lee, said it would open.\n"
    said = {row.sentence: row.cls for row in spoken(read(text))}
    assert (said.get("2.1") == "named person") == ("Ann Lee" in who)


def test_nobody_is_asked_to_quote_the_one_speaker_where_two_tell():
    text = (
        "Border\n\nThe Border Guard said five men had died, the Karsk Agency reported.\n\n"
        "The Karsk Agency said the road was shut.\n"
    )
    alone = text.replace("The Border Guard said five", "Five")
    assert any("Quote the words of 2.1" in q for q in prompts(alone))
    assert not any("Quote the words of 2.1" in q for q in prompts(text))


@pytest.mark.parametrize(("deed", "asked"), [("killed", True), ("shot dead", False)])
def test_a_headline_s_deed_is_not_looked_for_far_down(deed, asked):
    text = (
        f"Gunmen kill three at checkpoint\n\nGunmen {deed} three men at a gate, the army said.\n\n"
        "It said a rifle was found. Shops stayed shut.\n\n"
        "On Saturday the army killed two brothers in a restaurant.\n"
    )
    assert any("The headline says" in q for q in prompts(text)) == asked


def test_a_toll_counts_those_whom_it_names():
    text = (
        "Convoy\n\nThe Guard put the number of drivers killed at five.\n\n"
        "The Front said that three drivers had died. The Fund said two drivers were known to be "
        "dead.\n"
    )
    article = read(text)
    assert [c.value for c in left_open(article, hurt(sound(article)))] == [5, 3]


@pytest.mark.parametrize(
    ("told", "asked"),
    [("Three officers were killed", True), ("Three officers were among the dead", False)],
)
def test_some_of_the_dead_are_neither_a_floor_nor_a_number_for_every_reader(told, asked):
    text = (
        "Rally\n\nAt least 13 people were killed, Ann Lee, 51, a spokesman for the town, said.\n\n"
        f"{told}, she said. More than 100 people were wounded, she said. Up to 20 were held.\n\n"
        "Four people were hurt at the gate. Two people were hurt at the mill.\n"
    )
    found = [p.question for p in propose(read(text), "x")[0].found]
    (bounds,) = [q for q in found if q["prompt"].startswith("Taken at its word")]
    assert any("Three" in item["text"] for item in bounds["items"]) == asked


def test_whom_an_army_calls_militants_may_be_none():
    text = "Ridge\n\nUnits of the army killed 23 {}, Ann Lee, 51, an army spokesman, said.\n"
    for who, asked in (("civilians", True), ("militants", False)):
        found = [p.question for p in propose(read(text.format(who)), "x")[0].found]
        (silent,) = [q for q in found if "can you not learn" in q["prompt"]]
        assert ("who" in [o["id"] for o in silent["options"]]) == asked


def test_a_live_page_s_counts_are_of_the_day_and_a_border_s_years_are_not():
    text = (
        "Raid{}\n\nHospital officials say that nine people have died.\n\n"
        "The Front said that 21 policemen were killed.\n"
    )
    live = read(text.format("\n\n17:40\n\n17:12\n\n16:48"))
    assert [c.value for c in left_open(live, hurt(sound(live)))] == [9, 21]
    news = read(text.format(""))
    assert left_open(news, hurt(sound(news))) is None


def test_a_dateline_s_day_and_the_day_of_the_telling_are_not_when_somebody_died():
    text = (
        "Raid\n\nHORAN, April 12 (Wire) - At least 14 people were killed in a raid in Horan, "
        "Ann Lee, 51, a spokesman for the town, said on Sunday.\n\n"
        "Dr. Pia Holm, the head of the clinic, said 9 people were wounded.\n"
    )
    assert "period" not in fields(text)
    silent = [
        p.question for p in propose(read(text), "x")[0].found if "not learn" in p.question["prompt"]
    ]
    assert silent and all("when" not in [o["id"] for o in q["options"]] for q in silent)


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("The Wire said the road was shut.", True),
        ("The Wire said the road was shut, quoting the governor.", False),
    ],
)
def test_who_quotes_and_who_is_quoted_are_not_asked_about(sentence, asked):
    said = [row.sentence for row in spoken(read(f"Road\n\n{sentence}\n"))]
    assert (said == ["2.1"]) == asked


def test_a_page_that_speaks_of_itself_is_no_sentence_without_a_speaker():
    text = "Raid\n\nWe are closing this page. Thank you for reading.\n\nThe road was shut.\n"
    assert own_voice(read(text)) == ("3.1",)


def test_the_missing_who_are_found_dead_are_not_asked_about():
    text = (
        "Clash\n\nSeventeen soldiers were killed, Ann Lee, 51, an army spokesman, said.\n\n"
        "Eight soldiers who had been listed as missing were found dead in the snow, she said.\n\n"
        "Twelve were wounded, she said. The pass was open. Shops stayed shut in the town.\n"
    )
    found = [p.question for p in propose(read(text), "x")[0].found]
    (asked,) = [q for q in found if "a number of people killed" in q["prompt"]]
    assert "3.1" not in asked["universe"] and "4.1" in asked["universe"]


def test_a_source_is_told_without_what_stands_beside_it():
    text = (
        "Blast\n\nGovernor Idris Mahl said eight people were killed.\n\n"
        "Channel Nine quoted a medical source as saying that 15 people had died.\n"
    )
    claims = hurt(sound(read(text)))
    assert [giver(c) for c in claims] == ["Governor Idris Mahl", "medical source"]
