from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.text.blocks import block_spans


def blocks(text: str) -> list[str]:
    return [span.of(text) for span in block_spans(text)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_blank_lines_part_blocks_whatever_the_line_end(end):
    text = end.join(["One.", "", "Two.", " \u00a0\u200b", "Three.", ""])
    assert blocks(text) == ["One.", "Two.", "Three."]


def test_lines_are_blocks_where_paragraphs_are_lines():
    assert blocks("Share\nRebels quit town\nThe army came at noon.\nNobody spoke.") == [
        "Share",
        "Rebels quit town",
        "The army came at noon.",
        "Nobody spoke.",
    ]


def test_one_line_in_lower_case_does_not_make_the_page_hard_wrapped():
    lines = ["Rebels quit town", "by Jane Doe", *(f"Paragraph {n} is short." for n in "ABCDEF")]
    assert blocks("\n".join(lines)) == lines


WRAPPED = """Rebels left the town of Tal Amar on Wednesday after a siege of three
weeks, officials said. They had held it since the spring, when Captain
Sami Lund took the bridge.

"We had no bread," said a resident, who gave her name as Umm Ali and
spoke by telephone from a village south of the river. Her brother is in
Beirut."""


def test_hard_wrapped_lines_belong_together():
    assert blocks("Rebels quit town\n\n" + WRAPPED) == ["Rebels quit town", *WRAPPED.split("\n\n")]


def test_a_short_line_in_wrapped_text_still_ends_its_paragraph():
    text = WRAPPED.replace("\n\n", "\n")
    assert blocks(text) == WRAPPED.split("\n\n")


def test_a_headline_directly_over_wrapped_text_stays_apart():
    assert blocks("Rebels quit town\n" + WRAPPED) == ["Rebels quit town", *WRAPPED.split("\n\n")]


def test_invisible_characters_at_the_edges_are_left_out():
    assert blocks("\ufeffShare\u200b\n\n\u00adTwo.\u200b \n") == ["Share", "Two."]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(st.sampled_from("ab .\n\r\u2028\u200b\u00a0\u00adA-"), max_size=120) | st.text())
def test_blocks_cover_all_that_can_be_seen(text):
    at = 0
    for span in block_spans(text):
        assert at <= span.start < span.end <= len(text)
        assert not any(c.isalnum() for c in text[at : span.start])
        assert span.of(text) == span.of(text).strip()
        at = span.end
    assert not any(c.isalnum() for c in text[at:])


@pytest.mark.parametrize(
    "unit", [" ", "\n", "\r", " \n", "a\n", "a ", "\u200b", "\u200b\n ", "a b\n"]
)
def test_long_runs_of_anything_finish(unit):
    assert isinstance(block_spans(unit * 50_000), list)


@pytest.mark.parametrize(("width", "apart"), [(120, 1), (121, 2)])
def test_lines_are_wrapped_up_to_120_characters(width, apart):
    line = ("the river rose in the night and " * 4)[: width - 1] + "y"
    assert len(line) == width
    assert len(block_spans(f"{line}\nand fell by noon")) == apart


@pytest.mark.parametrize(("width", "apart"), [(40, 1), (39, 3)])
def test_a_wrapped_text_is_at_least_40_characters_wide(width, apart):
    line = "The river near the mill rose in the nights"[:width]
    small = f"{line}\n{line}\nVarnmouth fell.\nMen left\nand came\nand went\nand stayed."
    assert len(block_spans(small)) == apart + 1
