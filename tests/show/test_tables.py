"""Tables are plain, narrow, and refuse what they cannot show."""

import sys

import pytest

from kit.analysis.agency.passive_clauses import passives
from kit.show.tables import rows_of, shown, table, text_table, wrapped
from kit.text.reading import as_article
from kit.text.records import Block, Span


def test_no_line_is_wider_than_eighty():
    rows = [{"id": n, "words": "a long run of words " * 20, "more": "x" * 200} for n in range(3)]
    assert max(map(len, text_table(rows).splitlines())) <= 80


def test_long_words_are_folded_not_lost():
    assert text_table([{"word": "y" * 300}]).count("y") == 300


def test_more_than_five_columns_are_refused():
    with pytest.raises(ValueError, match="at most 5 columns, not 6"):
        text_table([dict.fromkeys("abcdef", 1)])


def test_nothing_is_said_in_words_or_a_dash():
    assert text_table([]) == "(no rows)"
    assert text_table([{"a": None, "b": ""}]).splitlines()[-1].split() == ["-", "-"]


def test_square_brackets_and_colons_are_text_not_markup():
    printed = text_table([{"words": "anti-ISIS [Daesh] coalition :smile: [red]"}])
    assert "anti-ISIS [Daesh] coalition :smile: [red]" in printed


def test_spans_are_shown_as_their_words():
    text = "Two  men\nspoke."
    assert shown(Span(0, 8), text) == "Two men"
    assert shown(Span(0, 8), None) == "0-8"
    assert shown((Span(0, 3), Span(5, 8)), text) == "Two … men"


def test_findings_become_a_frame_with_a_column_a_field():
    frame = table([Block(1, Span(0, 5), "body", "it has a verb")], "Share it")
    assert list(frame.columns) == ["number", "span", "role", "reason"]
    assert frame.loc[0, "span"] == "Share"


def test_with_an_article_a_row_begins_with_its_sentence():
    article = as_article("Rain fell. The mill was burned by rebels.")
    (row,) = rows_of(passives(article), article)
    assert next(iter(row)) == "sentence" and row["sentence"] == "1.2"
    assert row["agent"] == "rebels"
    outside = Block(9, Span(200, 210), "body", "")
    assert "sentence" not in rows_of([outside], article)[0]


def test_what_is_not_a_finding_is_refused():
    with pytest.raises(TypeError, match="not a dict"):
        rows_of([{"a": 1}])


def test_wrapping_keeps_every_word():
    text = " ".join(str(n) for n in range(100))
    assert " ".join(wrapped(text)) == text
    assert max(map(len, wrapped(text))) <= 80


def test_without_pandas_a_table_says_what_it_needs_and_what_does_without(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(
        ImportError, match=r"pandas is not here. Mend: pip install pandas, or .*rows_of"
    ):
        table(passives("The mill was burned by rebels."))
