"""What pointing words may point to, and sentences whose main clause has a speaker."""

from __future__ import annotations

import pytest

import kit


def pointing(text):
    return [r.words for r in kit.dangling(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee lost the vote. It rained.\n\nThe hall was full.\n\nShe left by train.",
        "The teaching assistant says she paid in cash.",
        "Neither candidate would say whether they plan to come.",
        "Judge Ann Lee told the jury that they must not read the papers.",
        "Fishermen have long sworn by the lamp. In the pub they tell of the night it saved a boat.",
        "Sources insist Steve Kane's job is safe, but bookmakers make him the favourite.",
        "The Harlow Rivers Trust has won a grant. The dam will go, the charity said.",
        "NASA's plan has slipped. The agency said so on Monday.",
        "The ferry company's website boasts of its ships. The company said nothing.",
        "Justice Monitor said the town was hit. The organisation called for a truce.",
        "The White House said the president would sign.",
    ],
)
def test_what_points_to_somebody_at_hand_is_left_alone(text):
    assert pointing(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Lee met Ivo Dorn in Varn.\n\nThe hall was full.\n\nShe left by train.", ["She"]),
        ("The road is shut. They left by train.", ["They"]),
        ("It rained in the hills. The charity said the dam held.", ["The charity"]),
        ("Varn Motors closed. The ministry said it was sorry.", ["The ministry"]),
    ],
)
def test_what_points_to_nobody_is_reported(text, words):
    assert pointing(text) == words


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Asked at the gate whether he feared for his job, Ray snapped: “No.”", []),
        ("In a letter sent to every house in the town, the mayor promised a vote.", []),
        ("The road is shut, the bridge is down and the port is closed, as Ray says.", []),
        ("The road is shut, the bridge is down and the port is closed.", ["1.1"]),
        ("The road is shut and the bridge is down, and Ray regrets it.", ["1.1"]),
    ],
)
def test_words_before_the_speaker_do_not_make_the_claim_the_reporters(text, own):
    assert [s.sentence for s in kit.unattributed(text)] == own


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # Two are named and neither is told apart; a description or an owner settles it.
        ("Mayor Lee met Mayor Dorn. The mayor said the dam held.", ["The mayor"]),
        ("Mayor Ann Lee met Mayor Ivo Dorn. The mayor said the dam held.", []),
        ("The mayor left. The mayor said the dam held.", ["The mayor", "The mayor"]),
        ("The old town mayor left. The mayor said the dam held.", []),
        ("The city hospital was hit. The hospital said two men died.", []),
        ("The hospital was hit. The hospital said two men died.", ["The hospital", "The hospital"]),
    ],
)
def test_only_an_earlier_phrase_with_a_description_introduces(text, words):
    assert pointing(text) == words
