"""Frames and borders of reports: for each, a sentence it must catch and one it must leave alone."""

from __future__ import annotations

import pytest

import kit


def found(text):
    """Return (source, cue, contents) of each attribution, as words."""

    def words(span):
        return span.of(text) if span else None

    return [
        (words(a.source), words(a.cue), tuple(c.of(text) for c in a.content))
        for a in kit.attributions(text)
    ]


# name: (sentence, report it must give, sentence that must give nothing like it)
PAIRS = {
    "a verb no list knows, before its quotation": (
        "The guard snarled: “Stop there.”",
        ("The guard", "snarled", ("“Stop there.”",)),
        "The guard tottered on the stairs.",
    ),
    "a verb no list knows, behind its quotation": (
        "“Never again,” she shrugged.",
        ("she", "shrugged", ("“Never again,”",)),
        "She shrugged at the crowd.",
    ),
    "a clause about somebody, a colon, a quotation": (
        "Ann Lee was blunt: “We lost the bridge.”",
        ("Ann Lee", "was blunt", ("“We lost the bridge.”",)),
        "The road was shut: “No entry.”",
    ),
    "an owner who speaks through a colon": (
        "Her rule is simple: “No names.”",
        ("Her", "is simple", ("“No names.”",)),
        "Her rule is simple and short.",
    ),
    "a question that was asked, not one the narrator asks": (
        "She asked whether the road was mined.",
        ("She", "asked", ("whether the road was mined",)),
        "How did she decide whom to treat?",
    ),
    "quoted as saying": (
        "The paper quoted a nurse as saying that the ward was full.",
        ("a nurse", "saying", ("that the ward was full",)),
        "The paper sent a nurse home.",
    ),
    "was quoted as saying": (
        "“The ward was full,” the nurse was quoted as saying.",
        ("the nurse", "was quoted as saying", ("“The ward was full,”",)),
        "The nurse was known for her care.",
    ),
    "what somebody called it": (
        "The mayor welcomed what she called “a first step”.",
        ("she", "called", ("“a first step”",)),
        "She called her mother twice.",
    ),
    "asked of people told apart by a clause": (
        "The mayor has urged people living near the dam to leave.",
        ("The mayor", "has urged", ("people living near the dam to leave",)),
        "The mayor has farmed land near the dam for years.",
    ),
    "a day between a verb and its particle": (
        "Norland called on Thursday for a truce.",
        ("Norland", "called on Thursday for", ("a truce",)),
        "Norland called the fire brigade.",
    ),
    "a figure": (
        "The monitor put the toll at 21.",
        ("The monitor", "put", ("the toll at 21",)),
        "The nurse put the cup on the table.",
    ),
    "a count": (
        "The hospital counted 22 dead.",
        ("The hospital", "counted", ("22 dead",)),
        "The clerk counted the spoons.",
    ),
    "a plural that is a verb": (
        "Some experts question whether the mayor may sign.",
        ("Some experts", "question", ("whether the mayor may sign",)),
        "The exam question is long.",
    ),
    "an agency's verb": (
        "Local news agency Dorn reports the ship sank.",
        ("Local news agency Dorn", "reports", ("the ship sank",)),
        "The agency reports lay on the desk.",
    ),
    "second verb of the same speaker": (
        "Mr Voss admits theft but denies murder.",
        ("Mr Voss", "denies", ("murder",)),
        "Mr Voss left by train but walked home.",
    ),
    "an answer, not an unanswered call": (
        "The company responded with a warning about the dam.",
        ("The company", "responded", ("a warning about the dam",)),
        "The company did not respond to a request for comment.",
    ),
    "spoken of, not where": (
        "The bishop spoke about the siege.",
        ("The bishop", "spoke", ("the siege",)),
        "The bishop spoke on this programme.",
    ),
    "a claim, not a toll": (
        "The army claimed victory in Varn.",
        ("The army", "claimed", ("victory in Varn",)),
        "The blast claimed 12 lives.",
    ),
    "a threat, not a danger": (
        "The union threatened a strike.",
        ("The union", "threatened", ("a strike",)),
        "A fire threatened the village.",
    ),
    "doubt, not an interrogation": (
        "The judge questioned the evidence.",
        ("The judge", "questioned", ("the evidence",)),
        "Police questioned the driver for three hours.",
    ),
    "a dash that signs": (
        "“Nobody warned us.” — Ann Lee",
        ("Ann Lee", "—", ("“Nobody warned us.”",)),
        "The road — a track, in truth — was shut.",
    ),
    "headline": (
        "Rebels shelled market, army says",
        ("army", "says", ("Rebels shelled market",)),
        "Rebels shelled market in Varn",
    ),
    "passed over: nobody says it": (
        "Some said the road was mined.",
        ("Some", "said", ("the road was mined",)),
        "Nobody believes the count is right.",
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_frame_is_caught(name):
    text, wanted, _ = PAIRS[name]
    assert wanted in found(text)


@pytest.mark.parametrize("name", PAIRS)
def test_look_alike_is_left_alone(name):
    assert found(PAIRS[name][2]) == []


# name: (sentence, content that must be given, content of a twin sentence that must stay whole)
BORDERS = {
    "a dateline is no part of what was said": (
        "PORT LEMA (AP) - Nine people died, the mayor said.",
        ("Nine people died",),
        "Port Lema lost nine people, the mayor said.",
        ("Port Lema lost nine people",),
    ),
    "the reporter's joining word": (
        "However, the dam held, the mayor said.",
        ("the dam held",),
        "Instead of the dam the wall held, the mayor said.",
        ("Instead of the dam the wall held",),
    ),
    "the scene after the report": (
        "Nine people died, the mayor said, as crews reached the town.",
        ("Nine people died",),
        "The mayor said nine people died as crews reached the town.",
        ("nine people died as crews reached the town",),
    ),
    "the day a quotation was spoken on": (
        "On Monday the mayor told Radio North: “The road is mined.”",
        ("“The road is mined.”",),
        "In Varn, the mayor said, the road was mined.",
        ("In Varn", "the road was mined"),
    ),
    "what the speaker left out": (
        "The army said that eight men were killed, without giving details.",
        ("that eight men were killed",),
        "The army said that eight men were killed without a shot.",
        ("that eight men were killed without a shot",),
    ),
    "another speaker's report": (
        "The mayor said the road was mined, with Ann Lee saying the bridge was too.",
        ("the road was mined",),
        "The mayor said the road was mined with old shells.",
        ("the road was mined with old shells",),
    ),
    "the rest of a promise": (
        "The mayor promised to close the school and open the hall.",
        ("to close the school and open the hall",),
        "The mayor promised to close the school and opened the hall.",
        ("to close the school",),
    ),
    "a time that lies ahead": (
        "The mayor promised a vote in two weeks.",
        ("a vote in two weeks",),
        "The mayor promised a vote on Monday.",
        ("a vote",),
    ),
    "a condition of what is threatened": (
        "The union threatened to strike if the mine was shut.",
        ("to strike if the mine was shut",),
        "The union decided to strike after the mine was shut.",
        ("to strike",),
    ),
    "coordinated clauses of one speaker": (
        "The mayor said the road was mined and the bridge was down.",
        ("the road was mined and the bridge was down",),
        "The mayor said the road was mined and warned drivers.",
        ("the road was mined",),
    ),
    "a promise never to do it": (
        "The firm promised never to return.",
        ("never to return",),
        "The firm promised to return.",
        ("to return",),
    ),
    "a clause and a quotation behind its colon": (
        "The mayor said it was over: “We lost the bridge.”",
        ("it was over", "“We lost the bridge.”"),
        "The mayor said: “We lost the bridge.”",
        ("“We lost the bridge.”",),
    ),
    "the next report after a quotation": (
        "“It rained,” Ann Lee told the council, but she added that the dam “held”.",
        ("“It rained,”",),
        "“It rained,” Ann Lee told the council, “but the dam held.”",
        ("“It rained,”", "“but the dam held.”"),
    ),
    "what is accused together with its ground": (
        "The union accused the mayor of acting only because a vote is near.",
        ("the mayor of acting only because a vote is near",),
        "The union condemned the mayor because a vote is near.",
        ("the mayor",),
    ),
    "what is asked not to be done": (
        "The mayor urged residents not to drink the water.",
        ("residents not to drink the water",),
        "The mayor urged residents to boil the water.",
        ("residents to boil the water",),
    ),
    "a quotation that has ended": (
        "The letter said “we may close the road”, but no order to close it exists.",
        ("“we may close the road”",),
        "The letter said the road may close but the bridge stays open.",
        ("the road may close but the bridge stays open",),
    ),
}


@pytest.mark.parametrize("name", BORDERS)
def test_report_ends_where_it_must(name):
    text, wanted, twin, whole = BORDERS[name]
    assert wanted in [content for _, _, content in found(text)]
    assert whole in [content for _, _, content in found(twin)]


def test_quotation_left_open_is_one_report_over_two_paragraphs():
    text = (
        "Ann Lee, the mayor, said: “We lost the bridge in the night.\n\n"
        "“We will build it again.”\n\nThe road is shut."
    )
    assert found(text)[0][2] == ("“We lost the bridge in the night.", "“We will build it again.”")


def test_quotation_that_was_closed_is_a_report_of_its_own():
    text = "“We lost the bridge,” said Ann Lee.\n\n“We will build it again.”\n\nThe road is shut."
    assert [c for _, _, c in found(text)] == [
        ("“We lost the bridge,”",),
        ("“We will build it again.”",),
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Nine died, according to a bulletin issued by the port on Monday.",
         "a bulletin issued by the port on Monday"),
        ("“Let them go,” said a driver who gave no name.", "a driver who gave no name"),
        ("The leader, asked whether he would vote, would only say, “We will see.”", "The leader"),
        ("Residents of Varn, where the mine is planned, have complained about the noise.",
         "Residents of Varn, where the mine is planned"),
        ("A banner over the gate read: “No entry.”", "A banner over the gate"),
        ("“It sank,” recalls her skipper.", "her skipper"),
        ("The minister wrote to the premier demanding an inquiry.", "The minister"),
        ("Sotera will cut jobs, the Varn Times reported, citing two officials.", "the Varn Times"),
        ("Envoys met Ray and the rebels who want a truce to hold.", "who"),
    ],
)  # fmt: skip
def test_source_is_the_whole_phrase_and_no_more(text, source):
    assert source in [s for s, _, _ in found(text)]
