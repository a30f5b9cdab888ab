"""Readers who marked one text in three tools are held against each other."""

import pytest

import kit
from kit.newsroom.exchange import Mark, spans_by_reader, write_marks
from kit.text.reading import from_text

TEXT = "😀 At least four people were killed, the mayor said. Six were hurt, a doctor said.\n"
FOUR, SIX, MAYOR = Mark(2, 15, "figure"), Mark(52, 55, "figure"), Mark(36, 45, "source")


@pytest.fixture
def files(tmp_path):
    article = from_text(TEXT)
    made = {"ann.xmi": [FOUR, SIX], "bo.jsonl": [FOUR, MAYOR], "cy.json": [FOUR, SIX, MAYOR]}
    for name, marks in made.items():
        write_marks(article, tmp_path / name, marks)
    return [tmp_path / name for name in made]


def test_marks_of_three_tools_are_compared_on_one_scale(files):
    found = spans_by_reader(files, "figure")
    assert {name: [s.of(TEXT) for s in spans] for name, spans in found.items()} == {
        "ann": ["At least four", "Six"], "bo": ["At least four"], "cy": ["At least four", "Six"]
    }  # fmt: skip
    # ann and cy agree, and each has one of two marks more than bo: (1 + 2/3 + 2/3) / 3
    assert kit.pairwise_span_f1(found, match="exact") == pytest.approx(7 / 9)
    assert len(spans_by_reader(files)["cy"]) == 3


def test_a_label_that_nobody_gave_and_two_files_of_one_name_are_refused(files, tmp_path):
    with pytest.raises(ValueError, match="'figures'; there is figure, source"):
        spans_by_reader(files, "figures")
    again = tmp_path / "two"
    again.mkdir()
    (again / "bo.jsonl").write_bytes(files[1].read_bytes())
    with pytest.raises(ValueError, match="is called bo; rename one"):
        spans_by_reader([*files, again / "bo.jsonl"])
