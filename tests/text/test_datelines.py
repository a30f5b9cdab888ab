"""A place line is read alike above a story, before its first sentence, and on a line of its own."""

import pytest

import kit
from kit.text.datelines import dateline_end, is_dateline

OPENINGS = [
    "LEMA (AP) —", "PORT LEMA, Norland —", "Port Lema (Reuters) -", "(Lema, May 12) -",
    "Lema, Norland --", "PORT LEMA, Norland (AP) _",
]  # fmt: skip


@pytest.mark.parametrize("opening", OPENINGS)
def test_the_sentence_begins_behind_it(opening):
    text = f"{opening} Nine people died on Monday, the mayor said."
    end = dateline_end(text)
    assert text[end:].startswith("Nine people died")
    assert is_dateline(opening)


@pytest.mark.parametrize("opening", OPENINGS)
def test_the_title_above_it_is_the_title_and_who_said_it_is_the_mayor(opening):
    article = kit.read(
        "Nine people died in the old port.\n\n"
        f"{opening} Nine people died on Monday, the mayor said.\n\nThe port was closed."
    )
    assert article.blocks[0].role == "headline"
    assert [row.source.of(article) for row in kit.attributions(article)] == ["the mayor"]


@pytest.mark.parametrize(
    "words",
    ["BP - the oil group - said nothing.", "Smith - He said so.", "Army (FSA)", "Lema"],
)
def test_a_name_before_a_dash_or_bracket_is_none(words):
    assert dateline_end(words) is None
    assert not is_dateline(words)
