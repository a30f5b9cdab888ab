"""Roles that hang on a count: the last that is one thing, and the first that is another."""

from __future__ import annotations

import pytest

import kit

STORY = (
    "Five people were killed when planes bombed a mill in Varn on Monday, the mayor said. "
    "Two were hurt."
)
TITLE = "Mill hit in Varn today"


def words(count):
    """A line without a stop, a past tense or an article."""
    return "Mills of Varn and towns behind " + " ".join(f"Varn{n}" for n in range(count - 6))


def told(*blocks):
    """Each block's role with the first words of its reason."""
    article = kit.read("\n\n".join(blocks).encode(), language_check=False)
    return [(block.role, block.reason.split(":")[0].split(",")[0]) for block in article.blocks]


def test_the_first_line_of_four_words_is_the_title_and_a_shorter_one_a_label():
    label = ("furniture", "a label standing alone")
    title, under = ("headline", "a title"), ("headline", "a line over or under the title")
    below = "Mayor says five people died there in one night"
    assert told("World news", "Mill hit in Varn", below, STORY)[:3] == [label, title, under]
    assert told("Three words here", "Mill hit in Varn", STORY)[:2] == [label, title]
    assert told(TITLE, "Three words here", STORY)[:2] == [title, label]
    assert told(TITLE, "Four words stand here", STORY)[:2] == [title, under]


@pytest.mark.parametrize(("line", "role"), [("Mill hit", "headline"), ("Varn", "furniture")])
def test_a_short_title_has_two_words(line, role):
    assert told(line, STORY)[0][0] == role


def test_a_title_with_a_stop_needs_a_paragraph_and_one_is_enough():
    titled = "Who Bombed The Mill In Varn?"
    assert told(titled, STORY)[0][0] == "headline"
    assert told(titled, STORY, STORY)[0][0] == "headline"
    assert told(titled, "A Mill In Varn")[0][0] == "body"


def test_a_line_between_paragraphs_is_a_subheading_up_to_six_words():
    between = [told(TITLE, STORY, words(count), STORY)[2][0] for count in (6, 7)]
    assert between == ["headline", "other-story"]
    assert told(TITLE, STORY, words(6))[2][0] == "other-story"  # nothing of the story follows


def test_a_line_worded_like_a_sentence_has_eight_words():
    eight = "Norland said the mill burned in the night"
    assert told(TITLE, STORY, eight, STORY)[2][0] == "body"
    assert told(TITLE, STORY, eight.replace(" burned", ""), STORY)[2][0] == "other-story"


def test_a_line_without_a_stop_is_a_title_up_to_24_words():
    between = [told(TITLE, STORY, words(count), STORY)[2][0] for count in (24, 25)]
    assert between == ["other-story", "body"]


@pytest.mark.parametrize(
    ("count", "role"), [(2, "body"), (3, "headline"), (20, "headline"), (21, "body")]
)
def test_a_title_with_a_stop_has_three_to_twenty_words(count, role):
    line = " ".join(["Mill", *["Hit"] * (count - 1)])
    assert told(f"{line}.", f"VARN, May 4 (Harbour Post) — {STORY}")[0][0] == role


@pytest.mark.parametrize(("count", "role"), [(14, "headline"), (15, "body")])
def test_a_question_above_the_story_has_up_to_fourteen_words(count, role):
    line = " ".join(["Who", *["hit"] * (count - 1)])
    assert told(f"{line}?", STORY)[0][0] == role
