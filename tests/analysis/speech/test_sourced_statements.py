"""Sourced statements: who, in which office, of what type, and why they can know."""

from __future__ import annotations

import pytest

import kit


def test_a_statement_tells_who_says_it_and_as_what():
    text = (
        "Ivo Dorn, the mayor of Varn, said the bridge was shut. “No one can cross,” Dorn said. "
        "According to the Orla Relief Fund, 40 families are cut off."
    )
    rows = kit.statements(text)
    assert [(s.name, s.title, s.type) for s in rows] == [
        ("Ivo Dorn", "mayor of Varn", "named person"),
        ("Ivo Dorn", "mayor of Varn", "named person"),
        ("Orla Relief Fund", None, "named organisation"),
    ]
    assert rows[1].span.of(kit.read(text)) == "“No one can cross,” Dorn said."


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("A nurse at the clinic said two men died.", "unnamed person"),
        ("Two officials said the bridge was shut.", "unnamed group"),
        ("A report said the bridge was unsafe.", "document"),
        ("The Varn Times said the bridge was shut.", "named organisation"),
        ("He said the bridge was shut.", "not settled"),
    ],
)
def test_a_statement_has_a_type(text, type):
    assert [s.type for s in kit.statements(text)] == [type]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor hopes the bridge will open.",
        "The council plans to open the bridge in May.",
        "The council approved the bridge.",
        "The convoy reportedly turned back.",
        "The bridge is believed to be mined.",
        "Headline: Bridge shut\n\nURL: https://varn.example/b\n\nThe bridge was shut on Monday.",
        "This confirms the need for a bridge.",
    ],
)
def test_wishes_deeds_hearsay_and_furniture_are_no_statements(text):
    assert kit.statements(text) == []


def test_the_text_may_tell_how_a_source_knows():
    text = "Ann Lee, who lives by the port, said three shells fell. A witness said two men died."
    assert [s.knows for s in kit.statements(text)] == ["who lives by the port", "witness"]


def test_words_in_quotation_marks_are_a_statement_whatever_the_verb():
    rows = kit.statements("Ann Lee hopes for “a road that lasts for years”.")
    assert [row.name for row in rows] == ["Ann Lee"]


def test_exchanged_names_give_the_same_rows():
    text = "{0} said the truce held. {1} denied it and said {0} had shelled the port."
    one = kit.statements(text.format("Norland", "Sudland"))
    two = kit.statements(text.format("Sudland", "Norland"))
    assert [s.type for s in one] == [s.type for s in two]
    swap = {"Norland": "Sudland", "Sudland": "Norland"}
    assert [s.name for s in one] == [swap[s.name] for s in two]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The founder and head of the Orla Chamber of Commerce, Ann Lee, said the road was shut.",
         ["Ann Lee"]),
        ("“We left,” Bob Durk, the head of the Orla Chamber of Commerce said.", ["Bob Durk"]),
        ("The council issued a statement saying that the road was shut.", ["The council"]),
        ("It was a mistake, said Ann Lee in a call with Varn News.", ["Ann Lee"]),
        ("A Commission of Inquiry into prisons in Sudland said two men died.",
         ["Commission of Inquiry"]),
        ("In May five died, the Varn Institute, a think tank, estimated.", ["Varn Institute"]),
        ("Save the Children said five died.", ["Save the Children"]),
        ("Human Rights Watch said two men died.", ["Human Rights Watch"]),
        ("Two men were told to leave, Harlow News reports.", ["Harlow News"]),
        ("Ann Lee, who lives in the port town says it rained.", ["Ann Lee"]),
        ("A spokesman in Vienna, Austria, said it rained.", ["A spokesman in Vienna, Austria"]),
        ("Ann Lee, chair of the council since last May, said it rained.", ["Ann Lee"]),
        ("The plan fell. ''It's late,'' Ann Lee said.", ["Ann Lee"]),
        ("A quartet was there in time so they could say goodbye to the crew.", []),
        ("For the port, the cuts add to the trouble.", []),
    ],
)  # fmt: skip
def test_a_source_ends_where_it_ends(text, names):
    assert [s.name for s in kit.statements(text)] == names
