"""The desk keeps marks as plain data, and its one-line twin refuses what it cannot place."""

import pytest

from kit.show.desk import Desk
from kit.show.question_text import PLAIN_VARIABLE
from kit.text.records import Span

TEXT = "At least two people were hurt.\n\nThe mayor said two people were missing 𝒜fter dark."


@pytest.fixture
def desk():
    return Desk(TEXT, labels=["figure", "speaker"])


def test_words_carry_offsets_in_code_points(desk):
    for _, start, end, text, _ in desk.words:
        assert TEXT[start:end] == text
    assert "".join(gap + text for block, _, _, text, gap in desk.words if block == 1) == (
        "At least two people were hurt."
    )


def test_marking_by_words_and_by_block(desk):
    assert repr(desk.mark("At least two", "figure")) == "Marked as figure, block 1: At least two"
    desk.mark("two people", "figure", block=2)
    assert [span.of(TEXT) for span, _ in desk.spans] == ["At least two", "two people"]
    assert desk.spans[1][0].start > TEXT.index("mayor")


def test_marking_twice_is_one_mark_and_unmarking_removes_it(desk):
    desk.mark("The mayor", "speaker")
    desk.mark("The mayor", "speaker")
    assert len(desk.marks) == 1
    desk.unmark("The mayor")
    assert desk.spans == []


@pytest.mark.parametrize(
    ("words", "label", "block", "message"),
    [
        ("two people", "figure", None, "occurs 2 times"),
        ("three people", "figure", None, "is not in the article"),
        ("hurt", "figure", 2, "is not in block 2"),
        ("", "figure", None, "quote at least one word"),
        ("hurt", "place", None, "this desk has figure, speaker"),
    ],
)
def test_what_cannot_be_placed_is_refused(desk, words, label, block, message):
    with pytest.raises(ValueError, match=message):
        desk.mark(words, label, block)
    assert desk.marks == []


def test_labels_must_differ():
    with pytest.raises(ValueError, match="each only once"):
        Desk(TEXT, labels=["a", "a"])
    with pytest.raises(ValueError, match="at least one label"):
        Desk(TEXT, labels=[])


def test_laying_marks_beside_counts_agreement(desk):
    desk.mark("At least two people", "figure")
    desk.mark("The mayor", "speaker")
    beside = desk.lay_beside(
        "partner", [(Span(0, 19), "figure", "a count"), (Span(25, 29), "figure")]
    )
    assert (beside.both, beside.only_mine, beside.only_theirs) == (1, 1, 1)
    assert beside.f1 == pytest.approx(2 * 19 / (19 + 9 + 19 + 4))
    assert desk.layers[0]["marks"][0]["reason"] == "a count"
    told = " ".join(repr(beside).split())
    assert told.startswith("1 of your marks touch one of partner's, 1 do not; 1 of partner's")
    assert told.endswith(
        "Overlap of the marked text (F1): 0.75, where 0 is no word in common and 1 the same words."
    )
    desk.lay_beside("partner", [])
    assert [layer["name"] for layer in desk.layers] == ["partner"]


def test_a_mark_inside_another_is_one_mark_with_both_reasons(desk):
    desk.mark("At least two people", "figure")
    desk.mark("two people", "figure", block=1)
    whole, part, other = Span(0, 19), Span(9, 19), Span(25, 29)
    beside = desk.lay_beside(
        "the kit",
        [(part, "figure", "a number"), (whole, "figure", "a floor"), (other, "figure", "")],
    )
    assert (beside.both, beside.only_mine, beside.only_theirs) == (1, 0, 1)
    marks = desk.layers[0]["marks"]
    assert [(m["start"], m["end"]) for m in marks] == [(0, 19), (25, 29)]
    assert marks[0]["reason"] == "a floor; “two people”: a number"


def test_a_mark_inside_another_that_gives_no_reason_adds_none(desk):
    desk.lay_beside("the kit", [(Span(0, 19), "figure", "a floor"), (Span(9, 19), "figure", "")])
    assert [m["reason"] for m in desk.layers[0]["marks"]] == ["a floor"]


def test_marks_inside_another_with_another_label_stay(desk):
    desk.lay_beside("partner", [(Span(0, 19), "figure"), (Span(9, 19), "speaker")])
    assert [m["label"] for m in desk.layers[0]["marks"]] == ["figure", "speaker"]


def test_how_far_two_readers_agree_is_paragraphs_in_a_notebook(desk):
    bundle = desk.lay_beside("partner", [])._repr_mimebundle_()
    assert bundle["text/plain"].endswith("Overlap of the marked text (F1): no marks to compare.")
    assert bundle["text/html"].count("<p>") == 2


def test_repr_says_what_is_on_the_desk_and_nothing_that_changes(desk):
    desk.mark("The mayor", "speaker")
    assert repr(desk) == repr(desk) == "<Desk: 2 blocks, 1 mark>"


def test_without_widgets_the_desk_is_text(desk, monkeypatch):
    desk.mark("The mayor", "speaker")
    monkeypatch.setenv(PLAIN_VARIABLE, "1")
    bundle = desk._repr_mimebundle_()
    assert set(bundle) == {"text/plain"}
    assert "  1  At least two people were hurt." in bundle["text/plain"]
    assert "speaker: The mayor" in bundle["text/plain"]
