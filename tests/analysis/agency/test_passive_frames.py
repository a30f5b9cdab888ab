"""Passives in the frames that news puts them in, and by-phrases that name nobody."""

from __future__ import annotations

import pytest

from kit.analysis.agency.passive_clauses import passives


def found(text):
    return [p.participle for p in passives(text)]


@pytest.mark.parametrize(
    ("text", "participles"),
    [
        # insertions, absolutes, lead-ins
        ("The talks, delayed for weeks by a quarrel, begin on Tuesday.", ["delayed"]),
        ("The decision, announced without warning, was welcomed.", ["announced", "welcomed"]),
        ("The colonel, wounded twice in the war, refused to retire.", ["wounded"]),
        ("The mutineers, joined by sailors, marched on the arsenal.", ["joined"]),
        ("With the harbour blocked, ships waited at sea.", ["blocked"]),
        ("He stood in the square, his hands tied behind his back.", ["tied"]),
        ("Surrounded and outnumbered, the garrison gave up.", ["Surrounded", "outnumbered"]),
        ("The envoy left, his aide said.", []),
        # forms that can be nothing else, and sentences that need their verb
        ("A bomb hidden in a cart killed six people.", ["hidden"]),
        ("Rumours spoken of in whispers were printed.", ["spoken", "printed"]),
        ("A delegation led by the minister left on Sunday.", ["led"]),
        ("The squad was led by a sergeant called Kim.", ["led", "called"]),
        ("She kept her book Taken by Night for herself.", []),
        # lists and shared auxiliaries
        ("The treaty was neither signed nor ratified.", ["signed", "ratified"]),
        ("Her passport was taken and never returned.", ["taken", "returned"]),
        (
            "Shops were looted, cars overturned and a bank robbed.",
            ["looted", "overturned", "robbed"],
        ),
        ("He was praised for it, promoted and sent abroad.", ["praised", "promoted", "sent"]),
        ("He was replaced and his staff reassigned.", ["replaced", "reassigned"]),
        ("The man was released and left.", ["released"]),
        # questions and headlines
        ("Why was the road not closed sooner?", ["closed"]),
        ("Hundreds feared dead after ferry sinks", ["feared"]),
        ("Schools closed as river rises", ["closed"]),
        ("Ceasefire broken, both sides say", ["broken"]),
        ("Union leader jailed over march", ["jailed"]),
        ("Asylum seekers rescued off northern coast", ["rescued"]),
        ("Fishermen rescued over 700 people.", []),
        # states
        ("The region is deeply divided.", []),
        ("The region is divided by a wall.", ["divided"]),
        ("The villagers are used to the noise.", []),
        ("The mill is used to store arms.", ["used"]),
        ("The fort stood by the river.", []),
        ("The fort held by rebels burned.", ["held"]),
    ],
)
def test_passives_in_their_frames(text, participles):
    assert found(text) == participles


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("The refugees were moved to a camp by the river.", None),
        ("Sixty huts were swept away by the river.", "the river"),
        ("The road was cut by the river.", "the river"),
        ("The dam was built by the river.", None),
        ("A camp was set up by the road.", None),
        ("The bodies were found by the river.", None),
        ("A checkpoint was built by the army.", "the army"),
        ("The bridge was blown up during the night by retreating troops.", "retreating troops"),
        ("The strike was broken by bringing in workers.", None),
        ("The strike was broken by the simple means of paying more.", None),
        ("The state is ruled by decree.", None),
        ("The pact was sealed by the time the press was told.", None),
        ("Prices were raised by a third overnight.", None),
        ("The photograph was taken by a passer-by.", "a passer-by"),
        ("Sixty thousand people were displaced by the fighting.", "the fighting"),
        ("The men were shot by “narco-terrorists” in May.", "narco-terrorists"),
        ('The men were shot by "bandits", he said.', "bandits"),
        ("The town was retaken by nightfall.", None),
        ("The town was retaken by troops by nightfall.", "troops"),
    ],
)
def test_by_phrases_that_name_a_doer_and_those_that_do_not(text, agent):
    row = passives(text)[0]
    assert (row.agent.of(text) if row.agent else None) == agent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What somebody was left in is a state, as after "was": no act of leaving is told.
        ("He was left dead.", []),
        ("The town was left in ruins.", []),
        ("Thousands were left homeless.", []),
        ("Thousands were left without power.", []),
        ("She was left for dead.", []),
        ("The path was left unguarded by the army.", [("unguarded", "the army")]),
        # A by-phrase names who or what brought the state about, as in "was surprised by the news".
        ("Twelve men were left dead by the blast.", [("left", "the blast")]),
        ("The town was left in ruins by the shelling.", [("left", "the shelling")]),
        # Things and people can be left somewhere, or by somebody.
        ("A bomb was left in a car.", [("left", None)]),
        ("A bag was left on the bus by a student.", [("left", "a student")]),
        ("They were left behind.", [("left", None)]),
    ],
)
def test_left_in_a_state_or_left_somewhere(text, expected):
    found = [(p.participle, p.agent and p.agent.of(text)) for p in passives(text)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Each of these was taken for a passive by what stands around it.
        ("President Ray condemned Friday's test.", []),
        ("In a paper, scholars at the institute modeled what would happen.", []),
        ("The firms that had insured it agreed to pay.", []),
        ("It came after the truck smashed into a wall.", []),
        ("The second half of the video should be shown but said nothing.", ["shown"]),
        ("One of the doctors who sent the letter called Oz a quack.", []),
        ("Many people the paper saw took pictures.", []),
        # Each of these is one.
        ("The claims made about him in the paper were false.", ["made"]),
        ("Photos released of the scene showed a bus.", ["released"]),
        ("The tests condemned on Friday went on.", ["condemned"]),
    ],
)
def test_past_tenses_and_participles_of_one_form(text, expected):
    assert [p.participle for p in passives(text)] == expected
