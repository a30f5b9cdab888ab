from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.text import segment
from kit.text.segment import sentence_spans, split_sentences, split_untrained

LINES = [
    line.rstrip("\n")
    for line in (Path(__file__).parent / "sentence_cases.txt").read_text("utf-8").split("\n")
    if line.strip() and not line.startswith("#")
]


def parts(case: str) -> tuple[str, list[str]]:
    """Return the text of a case and its sentences."""
    text = case.replace("|+|", "").replace(" || ", " ")
    return text, [part.strip() for part in case.replace("|+|", "||").split("||")]


def test_there_are_enough_cases_and_some_have_no_boundary():
    assert len(LINES) >= 150
    assert sum("|" not in case for case in LINES) >= 50


@pytest.mark.parametrize("case", LINES)
def test_sentence_boundaries(case):
    text, expected = parts(case)
    assert split_sentences(text) == expected


def test_a_learner_adds_an_abbreviation_and_the_cut_goes_away():
    text = "Spokesman Maj. Gen. Igor Petrov spoke. He left."
    bare = split_sentences(text, abbreviations=[])
    assert bare == ["Spokesman Maj.", "Gen.", "Igor Petrov spoke.", "He left."]
    assert split_sentences(text, ["Maj."]) == [
        "Spokesman Maj. Gen.",
        "Igor Petrov spoke.",
        "He left.",
    ]
    assert split_sentences(text, ["Maj", "Gen"]) == [
        "Spokesman Maj. Gen. Igor Petrov spoke.",
        "He left.",
    ]


def test_an_unknown_abbreviation_can_be_added_to_the_kits_list():
    text = "The town of Wlf. Amar fell."
    assert len(split_sentences(text)) == 2
    assert split_sentences(text, segment.ABBREVIATIONS | {"Wlf."}) == [text]


def test_the_untrained_splitter_cuts_after_ranks():
    assert split_untrained("Spokesman Maj. Gen. Igor Petrov spoke.") == [
        "Spokesman Maj.",
        "Gen.",
        "Igor Petrov spoke.",
    ]


def test_one_string_for_the_list_is_refused_with_the_mend():
    with pytest.raises(TypeError, match=r"write \['Gen.'\]"):
        split_sentences("Gen. Petrov spoke.", abbreviations="Gen.")


def test_every_abbreviation_class_leaves_its_own_example_whole():
    import tomllib
    from importlib.resources import files

    data = (files("kit.data") / "lexicons" / "abbreviations.toml").read_text("utf-8")
    for kind, entry in tomllib.loads(data).items():
        assert split_sentences(entry["example"]) == [entry["example"]], kind
        assert all(word.endswith(".") for word in entry["words"]), kind


def test_no_abbreviation_stands_in_two_classes():
    import tomllib
    from importlib.resources import files

    data = (files("kit.data") / "lexicons" / "abbreviations.toml").read_text("utf-8")
    words = [word for entry in tomllib.loads(data).values() for word in entry["words"]]
    assert sorted(words) == sorted(set(words))


def test_a_blank_line_ends_a_sentence_without_a_stop():
    assert split_sentences("Defense Ministry spokesman Maj.\n\n“Only,” he said.") == [
        "Defense Ministry spokesman Maj.",
        "“Only,” he said.",
    ]


def test_a_line_break_within_a_paragraph_does_not():
    assert split_sentences("The talks failed on\nMonday. Both left.") == [
        "The talks failed on\nMonday.",
        "Both left.",
    ]


NEWSY = st.lists(
    st.sampled_from(
        [
            "Gen.",
            "U.S.",
            "The",
            "town",
            "fell.",
            "“We",
            "saw",
            "it.”",
            "'No!'",
            "...",
            "3.5",
            "p.m.",
            "J.",
            "Smith",
            "said",
            "\n\n",
            "\r\n",
            "?",
            "No.",
            "5",
            "(AP)",
            "—",
            "…",
            "»",
            "«Oui.»",
            ". .",
            "[sic].",
        ]
    ),
    max_size=40,
).map(" ".join)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.one_of(st.text(max_size=300), NEWSY))
def test_spans_quote_the_text_in_order_and_lose_nothing_visible(text):
    spans = sentence_spans(text)
    at = 0
    for span in spans:
        assert at <= span.start < span.end <= len(text)
        assert text[at : span.start].strip() == ""
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        at = span.end
    assert text[at:].strip() == ""


@pytest.mark.parametrize(
    "unit",
    ["a", ".", "?!", "'", "“", " ", "A. ", "(.", ".)", "\n.", "Gen. ", ". ", ".' ", "a.A", '." '],
)
def test_long_runs_of_anything_finish(unit):
    # Work that grew with the square of the length would need many minutes for each of these.
    text = unit * 100_000
    spans = sentence_spans(text)
    kept = " ".join(text[span.start : span.end] for span in spans)
    assert "".join(kept.split()) == "".join(text.split())


def test_the_list_of_openers_holds_only_small_words():
    assert not [word for word in segment.STARTERS if re.search("[A-Z]", word)]
