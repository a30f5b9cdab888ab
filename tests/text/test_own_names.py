"""Names that belong to one article alone, and what the analyses make of them."""

import pytest

import kit
from kit.analysis.cast.names import is_person
from kit.analysis.lexicon.party_names import parties
from kit.analysis.lexicon.roles import is_state, kind_by_name
from kit.analysis.page.splices import splice_clues
from kit.text.own_names import NONE, OwnNames, own_names
from kit.text.reading import from_text, reworded

OWN = OwnNames(states=frozenset({"norland"}))


def test_a_state_of_the_article_alone_is_a_state_there_and_nowhere_else():
    assert is_state("Norland", OWN) and is_state("the Norland", OWN) and not is_state("Norland")
    assert kind_by_name("Norland", OWN) == "state" and kind_by_name("Norland") is None
    assert is_person("Norland") and not is_person("Norland", OWN) and is_person("Ann Lee", OWN)


def test_only_the_bundled_text_brings_them_not_a_file_of_the_same_words(tmp_path):
    twin = kit.read("twin")
    assert twin.own.states and kit.read("aleppo-2016-02").own is NONE
    copy = tmp_path / "twin.txt"
    copy.write_text(twin.text, "utf-8")
    assert kit.read(copy).own is NONE
    assert from_text(twin.text).own is NONE
    assert reworded(twin, twin.text.replace("Drovia", "Ketteria")).own is twin.own


def test_the_parties_of_the_twin_are_found_in_the_twin_alone():
    found = parties(kit.read("twin"))
    assert found.conflict == "Lomerra (invented)"
    assert len(found.sides) == len(parties(kit.read("aleppo-2016-02")).sides)
    assert found.side_of("Canton officials") != found.side_of("a senior Drovian diplomat")
    assert parties("Drovia and Northmark met in Lomerra.").conflict is None


def test_one_actor_under_several_names_is_a_clue_on_both_articles():
    for id, names in (("aleppo-2016-02", {"Russia", "Russian Federation"}),
                      ("twin", {"Drovia", "Drovian Union"})):  # fmt: skip
        clues = [set(c.forms) for c in splice_clues(kit.read(id)) if c.kind == "name variants"]
        assert names in clues, id


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("Norland", "is no table"),
        ({"state": []}, "unknown field 'state'"),
        ({"states": "Norland"}, "states: expected a list"),
        ({"states": [""]}, "states: expected a list"),
        ({"same": [["a"], "b"]}, "same: expected a list of lists"),
        ({"conflict": {"where": []}}, "conflict: expected a table"),
        ({"conflict": {"name": "w", "where": "x", "side": []}}, "conflict.where"),
        ({"conflict": {"name": "w", "where": [], "side": [{}]}}, "two sides at least"),
        ({"conflict": {"name": "w", "where": [], "side": [{}, {}]}}, "side 1"),
        (
            {"conflict": {"name": "w", "where": [], "side": [{"side": "a"}, {"side": "b"}]}},
            "state and armed",
        ),
    ],
)
def test_a_table_of_another_form_is_refused_with_its_place(table, said):
    with pytest.raises(ValueError, match=said) as caught:
        own_names({"names": table}, "mine.toml")
    assert str(caught.value).startswith("mine.toml: names") and "\n" not in str(caught.value)
