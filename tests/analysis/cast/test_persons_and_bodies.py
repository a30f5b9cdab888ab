"""Who is a person and who is not, who is he and who is she: by what a text shows, never guessed."""

from __future__ import annotations

import pytest

import kit
from kit.analysis.cast.he_or_she import shown_sex


def kind_of(text, name):
    return next(m.kind for m in kit.cast(text) if m.name == name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The New Courier said no. Ann Lee said yes.", "New Courier"),
        ("Ann Lee left. The Red Dawn, which holds Varn, vowed revenge.", "Red Dawn"),
        ("Deep Water said no. Ann Lee, Deep Water’s director, left.", "Deep Water"),
        ("Corda left. Ann Lee is Corda’s prime minister.", "Corda"),
        ("They met in Samar City on Monday. Ann Lee left.", "Samar City"),
    ],
)
def test_what_has_a_the_an_office_or_a_place_in_it_is_no_person(text, name):
    assert kind_of(text, name) != "person"
    assert kind_of(text, "Ann Lee") == "person"


@pytest.mark.parametrize(
    "text", ["The late Bram Oster said no. He left.", "The mayor, Bram Oster, said no. He left."]
)
def test_a_word_before_the_name_makes_no_body_of_a_person(text):
    assert kind_of(text, "Bram Oster") == "person"


def test_a_name_with_a_small_word_is_one_where_the_text_uses_it_again():
    text = "A strike hit the aid group Health for All. Health for All said it was a crime."
    assert [s.name for s in kit.sources(text)] == ["Health for All"]
    blamed = "They blamed the group Red Dawn for Monday. Red Dawn said no."
    assert [s.name for s in kit.sources(blamed) if s.name.startswith("Red")] == ["Red Dawn"]


def test_nouns_and_titles_show_a_man_or_a_woman():
    assert shown_sex("a widow from the coast".split()) == "she"
    assert shown_sex("Mr Lee".split()) == "he"
    assert shown_sex("a nurse".split()) is None
    assert shown_sex("the father and the mother".split()) is None


def speakers(text):
    return [(a.words, a.speaker) for a in kit.attributions(text)]


def last_speaker(text):
    return kit.attributions(text)[-1].speaker


def test_she_is_no_man_and_he_no_woman():
    text = "Ann Lee, a widow, said no. A man from the port said yes. {} said it was late."
    assert last_speaker(text.format("She")) == "Ann Lee"
    assert last_speaker(text.format("He")) == "A man from the port"


def test_who_speaks_inside_her_words_is_not_she():
    text = "Ann Lee said the road was shut. A guard told her that it was mined, she said."
    assert {a.speaker for a in kit.attributions(text) if a.source.of(a.article) == "she"} == {
        "Ann Lee"
    }


def test_it_is_what_the_clause_before_is_about():
    text = "The Varn Ministry spoke. The Dorn Observatory gave a higher toll: it said nine died."
    assert last_speaker(text) == "Dorn Observatory"


def test_the_group_is_what_the_sentence_before_is_about():
    text = (
        "Lee, of Central Command, said no.\n\nThe Red Dawn, which holds Varn, vowed revenge. "
        "In a message, the group said four men had died."
    )
    assert last_speaker(text) == "Red Dawn"


def test_a_name_that_only_the_headline_has_is_a_rival():
    text = (
        "Statement by the Ministry of Justice of Dorn\n\nThe Ministry condemns the raid. "
        "The Ministry of Defence of Varn said it was not there."
    )
    assert "Ministry of Defence of Varn" not in [
        a.speaker for a in kit.attributions(text) if a.sentence == "2.1"
    ]


def test_an_entry_stamp_parts_who_he_is():
    text = "Live\n\n10:05 GMT\n\nBram Oster said no.\n\n{}He said it was late.\n"
    assert last_speaker(text.format("")) == "Bram Oster"
    assert last_speaker(text.format("09:40 GMT\n\n")) is None


def test_a_person_stands_without_an_article_too():
    text = "The real Ann Lee was there. The Ann Lee of old left. Ann Lee said no."
    assert kind_of(text, "Ann Lee") == "person"
    called = "City hall watchdog Hazel Orr said no."
    assert kind_of(called, "Hazel Orr") == "person"


def test_a_hotel_is_no_group():
    text = "Shells hit the Varn Hotel, which lies by the port. The group said nobody was hurt."
    assert last_speaker(text) is None


def test_what_a_pronoun_means_shows_no_sex():
    text = "Bram Oster left. “Come in,” she said. Bram Oster said no. He said it was late."
    assert last_speaker(text) == "Bram Oster"


def test_what_shows_something_may_be_a_thing():
    text = "The Dorn Observatory has the video. It {} nine men at the gate."
    assert last_speaker(text.format("shows")) is None
    assert last_speaker(text.format("said that it saw")) == "Dorn Observatory"
