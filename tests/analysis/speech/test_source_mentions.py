"""Mentions that are one source, and roles that are the source's own."""

from __future__ import annotations

import pytest

import kit


def rows(text):
    return {s.name: s for s in kit.sources(text)}


def test_it_is_the_body_that_spoke_before():
    found = rows("The fire service said that the hall burned. It said that it did not know why.")
    assert list(found) == ["The fire service"]
    assert found["The fire service"].naming == "described"
    assert len(found["The fire service"].mentions) == 3


def test_his_spokesperson_is_not_him():
    text = "Mayor Ray Dunn said the road was shut. His spokesperson said it would open."
    assert list(rows(text)) == ["Ray Dunn", "His spokesperson"]


def test_the_doctor_is_the_one_unnamed_doctor():
    text = (
        "A doctor at the clinic told Radio North that nine people died.\n\n"
        "“More are buried,” the doctor said.\n\nAn aide said no."
    )
    found = rows(text)
    assert list(found) == ["A doctor at the clinic", "An aide"]
    assert len(found["A doctor at the clinic"].attributions) == 2


def test_the_doctor_stays_apart_where_there_were_two():
    text = (
        "A doctor in Varn said nine died. A doctor in Lema said ten died.\n\n"
        "“More are buried,” the doctor said."
    )
    assert len(rows(text)) == 3


def test_the_hospital_is_the_city_hospital_named_before():
    text = "The city hospital counted 22 dead. The hospital said that the count was not over."
    assert list(rows(text)) == ["The city hospital"]


def test_the_paper_is_the_one_outlet_named():
    text = "The Varn Times reported that a bridge fell. The newspaper said nobody was hurt."
    assert list(rows(text)) == ["Varn Times"]


def test_the_paper_is_nobody_where_two_were_named():
    text = "The Varn Times and the Lema Post are rivals. The newspaper said nobody was hurt."
    assert [s.naming for s in kit.sources(text)] == ["unresolved"]


@pytest.mark.parametrize(
    ("text", "name", "introduced"),
    [
        ("Ministry spokesman Maj. Gen. Ivo Dorn said no.", "Ivo Dorn", "name and role"),
        ("The mayor of Varn, Ivo Dorn, said no.", "Ivo Dorn", "name and role"),
        ("Chief executive Ivo Dorn said no.", "Ivo Dorn", "name and role"),
        ("Ivo Dorn, who runs the clinic, said no.", "Ivo Dorn", "name and role"),
        ("They fled with their neighbours, Ivo Dorn said.", "Ivo Dorn", "name only"),
        ("It arms the rebels and their leaders. Dorn warned that it must stop.", "Dorn",
         "name only"),
    ],
)  # fmt: skip
def test_a_role_is_taken_only_from_beside_the_name(text, name, introduced):
    assert rows(text)[name].introduced == introduced


def test_a_director_of_a_body_that_spoke_is_the_same_origin():
    text = (
        "No flour came, according to the relief group Harbour Kitchen.\n\n"
        "A second source, Harbour Kitchen director Ivo Dorn, confirmed that no flour came."
    )
    assert rows(text)["Ivo Dorn"].depends_on == "Harbour Kitchen"


def test_founder_of_a_monitor_is_a_monitor_by_that_tie():
    text = (
        "Ten people died, the Varn Observatory for Human Rights said.\n\n"
        "“It was dark,” VOHR founder Ivo Dorn said."
    )
    row = rows(text)["Ivo Dorn"]
    assert (row.kind, row.rule) == ("monitor", "source.by-affiliation")


def test_outlet_that_passed_words_on_ends_at_the_full_stop():
    text = "The road is shut, Mayor Ray Dunn told Radio North. He said the bridge is open."
    assert rows(text)["Ray Dunn"].relayed_by == ("Radio North",)


def test_people_by_trade_are_no_name():
    found = kit.attributions("Meteorologists expect more rain.")
    assert [a.naming for a in found] == ["described"]


def test_a_nurse_with_a_long_clause_still_answers_for_her_sentence():
    text = (
        "A nurse who worked that night, and who asked not to be named because her family "
        "lives nearby, said that the ward lost power."
    )
    assert kit.unattributed(text) == []
