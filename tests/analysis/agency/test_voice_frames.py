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
    ],
)
def test_passives_in_their_frames(text, participles):
    assert found(text) == participles


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("The refugees were moved to a camp by the river.", None),
        ("Sixty huts were swept away by the river.", "the river"),
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
