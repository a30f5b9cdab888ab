"""Who counted, when and where: the fields a reader checks a claim by."""

from __future__ import annotations

from datetime import date

import pytest

from kit.analysis.casualties.claims import casualties

DAY = date(2024, 3, 15)  # a Friday


def first(text):
    return casualties(text, published=DAY)[0]


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("on 3 and 4 May 2020", date(2020, 5, 3), date(2020, 5, 4)),
        ("between 1 and 15 June 2020", date(2020, 6, 1), date(2020, 6, 15)),
        ("from 3 to 5 May 2020", date(2020, 5, 3), date(2020, 5, 5)),
        ("between January and March 2021", date(2021, 1, 1), date(2021, 3, 31)),
        ("from May to July 1994", date(1994, 5, 1), date(1994, 7, 31)),
        ("between 2011 and 2015", date(2011, 1, 1), date(2015, 12, 31)),
        ("in 2011 and 2012", date(2011, 1, 1), date(2012, 12, 31)),
        ("between Monday and Thursday", date(2024, 3, 11), date(2024, 3, 14)),
        ("on 4 May 2020", date(2020, 5, 4), date(2020, 5, 4)),
        ("since 1980", date(1980, 1, 1), DAY),
        # Nobody has counted the dead of the days to come.
        ("this year", date(2024, 1, 1), DAY),
        # These name an end; when the count began is not said.
        ("by the end of 1972", None, date(1972, 12, 31)),
        ("by Thursday", None, date(2024, 3, 14)),
    ],
)
def test_a_period_has_its_first_and_its_last_day(words, start, end):
    claim = first(f"Twelve people had died {words}.")
    assert (claim.first_day, claim.last_day) == (start, end)
    assert words.removeprefix("on ") in (claim.period, f"in {claim.period}", f"on {claim.period}")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A blast killed 22 people in the Velmian city of Orsk.", "the Velmian city of Orsk"),
        ("Air strikes killed 20 people in the western countryside of Orsk.",
         "the western countryside of Orsk"),
        ("In Tarn province, a mine killed five members of a family.", "Tarn province"),
        ("At least 50 civilians were killed in a Velm-led raid in Tarn.", "Tarn"),
        ("Raids on al-Tarn town kill 5 children", "al-Tarn town"),
        ("Two soldiers died in Velmia's eastern region.", "Velmia"),
        ("Two soldiers died.", None),
    ],
)  # fmt: skip
def test_the_place_is_a_place(text, place):
    assert first(text).place == place


def test_what_counts_nothing_is_no_counter():
    text = "Nearly 7 million people are displaced in Velm, the highest number ever recorded."
    assert first(text).counter is None


def test_a_participle_speaks_for_whoever_said_the_rest():
    text = (
        "Velm air defences shot down two drones, the Defence Ministry said, adding that there "
        "were no casualties."
    )
    assert first(text).counter == "Defence Ministry"


def test_who_is_the_counted_noun_alone():
    text = "The blast injured 11 people, four of whom are children."
    assert [c.who for c in casualties(text)] == ["people", "children"]
    assert [c.who for c in casualties("The ministry said 11 sustained injuries.")] == [None]


def test_parts_of_an_open_count_point_to_it():
    text = "We caused the enemy 62 casualties, including 25 dead and 37 wounded."
    whole, dead, wounded = casualties(text)
    assert dead.part_of == wounded.part_of == whole.span
    text = "Partners recorded 63 civilian casualties (21 deaths and 42 injuries) in Taiz."
    whole, dead, wounded = casualties(text)
    assert dead.part_of == wounded.part_of == whole.span
    # The wounded are no part of the dead.
    text = "The blast left 12 dead, including a lieutenant, and 20 wounded."
    assert [c.part_of is None for c in casualties(text)] == [True, False, True]


def test_a_sentence_without_a_full_stop_costs_no_more_than_its_length():
    # Ten times as long took a hundred times as long before the reach of the rules was bounded;
    # this length then took minutes.
    text = "12 people were killed and 5 wounded, " * 6_000
    assert len(casualties(text)) == 12_000
