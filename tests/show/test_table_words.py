"""What tables and strips say of a small text: which class, which words, how many."""

import pytest

import kit
from kit import show
from kit.show.interval_chart import group_style
from kit.show.source_tables import ledger_rows

SPOKEN = (
    "The bridge is shut. “The dam held all night and the road is open,” said Ann Lee. "
    "A government official said the port was safe. A shopkeeper said the road was mined."
)


def test_a_quotation_is_counted_and_shown_by_its_first_five_words(capsys):
    show.quoted_words(
        "“One two three four five six,” said Ann Lee. “One two three four five,” she said."
    )
    lines = capsys.readouterr().out.splitlines()
    assert any(line.endswith("One two three four five ...") for line in lines)
    assert any(line.endswith("One two three four five,") for line in lines)


def test_a_strip_says_how_many_words_are_whose():
    said = show.strip(kit.read("Rain fell all day. “The dam held,” said Ann Lee.")).text
    row = said.splitlines()[-1].split(maxsplit=2)
    assert row == ["1", "body", "a speaker with a name 3; the reporter's own voice 7"]


@pytest.mark.parametrize(
    ("who", "other"),
    [("all/civilians", "all"), ("civilians/children", "civilians"), ("all/fighters", "civilians")],
)
def test_a_figure_is_drawn_as_the_narrowest_group_it_counts(who, other):
    assert group_style(who) != group_style(other)
    assert group_style(who) == group_style(who.split("/")[-1])
    assert group_style(None) == group_style("all")


def test_a_changed_class_is_starred_and_an_unnamed_official_is_told_from_others(capsys):
    classes = [row["Class"] for row in ledger_rows(kit.read(SPOKEN))]
    assert classes[1] == "named person" and classes[2] == "unnamed official"
    assert classes[3] == "unnamed group or person"
    show.source_ledger(SPOKEN, changes={"1.1": "named organisation"})
    assert "named organisation *" in " ".join(capsys.readouterr().out.split())
