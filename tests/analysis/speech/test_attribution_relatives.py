"""Speakers whose own clauses, names or hearers stand between them and their verb."""

import pytest

import kit


def first(text):
    """The report with the longest content: (source, content, naming, speaker)."""
    found = max(kit.attributions(text), key=lambda a: len(a.content[0]))
    source = found.source.of(text) if found.source else None
    return source, found.content[0].of(text), found.naming, found.speaker


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Shells fell near the wall on Sunday, the mayor of Varnick, Odel Marsk, told Radio 1.",
            "the mayor of Varnick, Odel Marsk",
            "Shells fell near the wall on Sunday",
        ),
        (
            "The road is mined, a police officer told reporters.",
            "a police officer",
            "The road is mined",
        ),
        (
            "A driver who saw the column, and who left because soldiers had come, said that the "
            "bridge was down.",
            "A driver",
            "that the bridge was down",
        ),
        (
            "A nurse who worked that night, and who asked not to be named because her family "
            "lives nearby, said that the ward lost power.",
            "A nurse",
            "that the ward lost power",
        ),
    ],
)
def test_the_speaker_is_found_across_what_stands_between(text, source, content):
    assert first(text)[:2] == (source, content)


def test_the_name_beside_an_office_is_the_speakers():
    text = "Shells fell on Sunday, the mayor of Varnick, Odel Marsk, told Radio Ten."
    assert first(text)[2:] == ("named", "Odel Marsk")


@pytest.mark.parametrize(
    "text",
    [
        "He spoke on condition of anonymity.",
        "She spoke on behalf of the town.",
        "The clerk asked not to be named.",
    ],
)
def test_words_about_the_name_or_the_stage_are_no_report(text):
    assert kit.attributions(text) == []


def test_a_comma_before_and_is_no_sign_of_a_main_verb():
    text = "The man who ran the shop closed it, and his wife said that they would leave."
    assert first(text)[0] == "his wife"
