"""The comment bank, and answers that read alike."""

import pytest

from kit.teach.hand.comments import read_comments, with_comments
from kit.teach.hand.csv_io import Mark
from kit.teach.hand.sheets import MarkingFault, Pack, Sheet

ANSWERS = {
    "BB": "Monday, as the office says.",
    "CC": "I would rely on nothing here.",
    "DD": "As the office says: on Monday.",
    "FF": "Nothing",
    "GG": "nothing.",
}
SHEET = Sheet("a.1", "a.1", None, "Why?", 1, (), answers=ANSWERS)


@pytest.fixture
def pack(tmp_path):
    return Pack(tmp_path, {"a.1": SHEET}, ("anna",))


def noted(note):
    return {"a.1": {"anna": {"BB": Mark(1.0, note)}}}


def test_a_key_in_a_note_stands_for_its_comment(pack):
    (pack.folder / "comments.csv").write_text("key;comment\nno-source;Who says so?\n", "utf-8")
    given = with_comments(pack, noted("#No-Source Read 3.1 (#no-source), p#4, issue #12."))
    assert given["a.1"]["anna"]["BB"] == Mark(
        1.0, "Who says so? Read 3.1 (Who says so?), p#4, issue #12."
    )


def test_without_a_bank_a_note_stays_as_it_is(pack):
    assert with_comments(pack, noted("#source?")) == noted("#source?")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("key,words\na,b\n", "row 1: column 'comment' is missing; the head must have key, comment"),
        ("key,comment\nno source,b\n", "row 2: key 'no source': use letters, digits and hyphens"),
        ("key,comment\na,\n", "row 2: 'a' has no comment; write one, or take the row out"),
        ("key,comment\na,b\n#A,c\n", "row 3: key 'a' stands in an earlier row; give it another"),
    ],
)
def test_each_mistake_in_the_bank_is_one_line(pack, text, said):
    path = pack.folder / "comments.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(MarkingFault) as caught:
        read_comments(pack)
    (line,) = str(caught.value).splitlines()
    assert line.startswith(f"{path}: {said}")


def test_a_key_that_no_comment_has_is_one_line_with_the_keys_there_are(pack):
    (pack.folder / "comments.csv").write_text("key,comment\nsource,Who?\nday,When?\n", "utf-8")
    with pytest.raises(MarkingFault) as caught:
        with_comments(pack, noted("#souce"))
    sheet = pack.path("anna", SHEET)
    assert str(caught.value) == (
        f"{sheet}: BB: note: '#souce' is no comment of comments.csv; it has day, source"
    )


def test_answers_that_read_alike_stand_next_to_each_other():
    for marker in ("anna", "omar", "third"):
        groups = SHEET.groups(marker, 7)
        assert {frozenset(g) for g in groups} == {
            frozenset(("BB", "DD")), frozenset(("CC",)), frozenset(("FF", "GG")),
        }  # fmt: skip
        assert SHEET.order(marker, 7) == [code for group in groups for code in group]
