import pytest

from kit.course.answers.passages import find, normal, words

PASSAGE = words('He called it “the last—and only—chance”, the U.S. said. "The chance" won\'t wait.')


@pytest.mark.parametrize(
    ("quoted", "count"),
    [
        ("the last", 1),
        ("THE   last", 1),
        ('"last and only chance"', 1),
        ("chance", 2),
        ("the chance", 2),
        ("won’t wait.", 1),
        ("U.S.", 1),
        ("last chance", 0),
        ("", 0),
        ("—", 0),
    ],
)
def test_words_are_found_whatever_their_marks_and_case(quoted, count):
    assert len(find(quoted, PASSAGE)) == count


def test_an_article_alone_is_a_word_and_leading_it_is_ignored():
    assert find("the", words("the end")) == [range(0, 1)]
    assert find("the end", words("the end")) == [range(1, 2)]


def test_normal_evens_out_short_values():
    assert (
        normal("The Syrian  Observatory.") == normal("syrian observatory") == "syrian observatory"
    )
