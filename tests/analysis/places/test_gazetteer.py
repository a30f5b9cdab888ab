import pytest

from kit.analysis.places.gazetteer import called, one_spelling, plain
from kit.analysis.places.in_text import named_places
from kit.analysis.places.relation import Where, settled, standing


def where(name: str, *lands: str) -> Where:
    return settled(name, called(name), lands)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mazar-i-Sharif", "Mazar-e-Sharif"),
        ("Deir al-Zour", "Dayr az Zawr"),
        ("Kyiv", "Kiev"),
        ("Sana'a", "Sanaa"),
        ("Khan Younis", "Khan Yunis"),
    ],
)
def test_spellings_of_one_city_are_one_place(one, other):
    assert standing(where(one), where(other))[0] == "same"


@pytest.mark.parametrize(
    ("part", "whole"),
    [("Kunduz", "Afghanistan"), ("Goma", "North Kivu"), ("Rafah", "Gaza"), ("Aleppo", "Syria")],
)
def test_a_city_lies_in_its_province_and_country(part, whole):
    inner = where(part, "Palestinian Territory" if whole == "Gaza" else "")
    outer = where(whole, "Palestinian Territory" if whole == "Gaza" else "")
    assert standing(inner, outer)[0] == "part"
    assert standing(outer, inner)[0] == "whole"


def test_two_cities_are_apart_and_of_an_unknown_village_nobody_can_tell():
    assert standing(where("Aleppo"), where("Homs"))[0] == "apart"
    assert standing(Where("Velm"), where("Homs"))[0] == "unclear"
    assert standing(None, where("Homs"))[0] == "unclear"


def test_a_name_of_two_countries_is_settled_by_the_text_or_not_at_all():
    assert settled("Tripoli", called("Tripoli"), []).place is None
    assert settled("Tripoli", called("Tripoli"), ["Libya"]).place.country == "Libya"


def test_names_beyond_the_table_are_one_by_their_consonants():
    assert one_spelling("Moadamiyeh", "Mouadamiya")
    assert not one_spelling("Velm", "Varn")
    assert plain("Ḩarastā") == "harasta"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A blast near Bukavu killed nine.", ["Bukavu"]),
        ("in the northern Afghan city of Mazar-i-Sharif, police said", ["Mazar-i-Sharif"]),
        ("Afghanistan: blast in Mazar-e-Sharif", ["Afghanistan", "Mazar-e-Sharif"]),
        ("said Sayed Kamal Sadat, the police chief", []),
        ("The council met in March on Monday.", []),
        ("KUNDUZ, Afghanistan — Nobody was hurt.", []),
        ("Shells hit the border town of Ansk on Monday.", ["Ansk"]),
        ("said a doctor of the Thawra hospital", []),
        ("a research group based in Geneva said", []),
        ("in Mazar-i-Sharif provincial hospital", ["Mazar-i-Sharif"]),
    ],
)
def test_a_place_is_named_where_the_words_before_it_say_so(text, found):
    assert [p.words for p in named_places(text)] == found
    assert all(p.span.of(text) == p.words for p in named_places(text))
