"""The rows that say whether two figures count the same thing, each at its edges."""

from __future__ import annotations

from datetime import date

import pytest

from kit.analysis.figures.alignment import aligned
from kit.analysis.figures.reports import Figure

BACK = {"same": "same", "part": "whole", "whole": "part", "apart": "apart", "unclear": "unclear"}


def relation(row, one, two):
    """Return how the figures stand in one row, having looked at it both ways round."""
    there = {r.name: r.relation for r in aligned(one, two)}
    back = {r.name: r.relation for r in aligned(two, one)}
    assert back[row] == BACK[there[row]]
    return there[row]


def days(first, last):
    return Figure(
        "F", 5, 5, "killed",
        first_day=first and date(2016, 2, first), last_day=last and date(2016, 2, last),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "two", "stand"),
    [
        ((1, 3), (4, 6), "apart"),
        ((1, 3), (3, 6), "unclear"),  # the third lies in both
        ((3, 3), (3, 6), "part"),
        ((1, 6), (3, 4), "whole"),
        ((1, 3), (1, 3), "same"),
        ((1, 3), (None, None), "same"),  # silence is marked, not guessed
        ((None, 3), (4, None), "apart"),
        ((None, 3), (3, None), "same"),
    ],
)
def test_days(one, two, stand):
    assert relation("when", days(*one), days(*two)) == stand


@pytest.mark.parametrize(
    ("one", "two", "stand"),
    [
        ("killed", "killed", "same"),
        ("killed", "killed_or_wounded", "part"),
        ("wounded", "killed_or_wounded", "part"),
        ("killed", "casualties", "part"),
        ("wounded", "casualties", "part"),
        ("killed_or_wounded", "casualties", "part"),
        ("killed", "wounded", "apart"),
        ("missing", "casualties", "apart"),
    ],
)
def test_kinds(one, two, stand):
    assert relation("what", Figure("A", 5, 5, one), Figure("B", 5, 5, two)) == stand


@pytest.mark.parametrize(
    ("one", "two", "stand"),
    [
        ("all", "all/civilians/children", "whole"),
        ("all/civilians", "all/fighters", "apart"),
        ("all/children", "all/civilians", "unclear"),  # a child may be among either
        (None, "all", "same"),
    ],
)
def test_people(one, two, stand):
    ours, theirs = Figure("A", 5, 5, "killed", one), Figure("B", 5, 5, "killed", two)
    assert relation("who", ours, theirs) == stand


@pytest.mark.parametrize(
    ("one", "two", "stand"),
    [
        ("Estmar/harbour", "Estmar", "part"),
        ("Estmar/harbour", "Estmar/market", "apart"),
        ("Estmar", "estmar", "same"),
        ("Estmar", "Tal Amar", "unclear"),  # no map is consulted
        ("Estmar", None, "same"),
    ],
)
def test_places(one, two, stand):
    ours = Figure("A", 5, 5, "killed", "all", one)
    theirs = Figure("B", 5, 5, "killed", "all", two)
    assert relation("where", ours, theirs) == stand


def place(path, words=None):
    return Figure("F", 5, 5, "killed", place=path, place_words=words)


REGION = ("Syria", "the Aleppo region")


@pytest.mark.parametrize(
    ("one", "two", "stand"),
    [
        (REGION, ("Syria/Aleppo province",), "unclear"),  # no page says where the region ends
        (REGION, ("Syria/Aleppo province/Aleppo city",), "unclear"),
        (REGION, ("Syria",), "part"),
        (REGION, ("Syria", "The Aleppo region"), "same"),
        (REGION, ("Syria", "the city and around it"), "unclear"),
        (REGION, ("Iraq/Mosul",), "apart"),
        (("Syria/Aleppo province",), ("Syria/Aleppo province",), "same"),
        (("Syria/Aleppo province", "the north of it"), ("Syria",), "part"),
    ],
)
def test_a_place_without_a_border_is_not_told_from_one_inside(one, two, stand):
    assert relation("where", place(*one), place(*two)) == stand


def test_a_row_on_such_a_place_has_the_words_of_the_page():
    row = next(
        r for r in aligned(place(*REGION), place("Syria/Aleppo province")) if r.name == "where"
    )
    assert row.words == "the Aleppo region and Aleppo province"
    silent = next(r for r in aligned(place(None), place(*REGION)) if r.name == "where")
    assert (silent.relation, silent.said) == ("same", False)
