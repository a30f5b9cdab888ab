from hypothesis import given, settings
from hypothesis import strategies as st

from kit.course.answers.digest import canonical, digest, scramble, unscramble


def test_digests_depend_on_question_role_and_value():
    values = {
        digest("tiny.1", "key", "a"),
        digest("tiny.2", "key", "a"),
        digest("tiny.1", "half", "a"),
        digest("tiny.1", "key", "b"),
        digest("tiny.1", "key", "a", "b"),
        digest("tiny.1", "key", ["a", "b"]),
    }
    assert len(values) == 6


def test_digests_never_change_or_old_notebooks_would_lose_their_keys():
    assert digest("tiny.2", "key", "observatory") == "be4a6b59bf652fed1162"


@given(st.text(max_size=30), st.lists(st.text(max_size=10), max_size=3))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_scrambling_comes_back_and_does_not_read(text, more):
    data = {"explanation": text, "more": more}
    hidden = scramble("tiny.1", data)
    assert unscramble("tiny.1", hidden) == data
    assert hidden.isascii()
    assert len(text) < 4 or text not in hidden


def test_values_that_python_calls_equal_are_one_text():
    assert canonical([1, True, 2.0, None]) == canonical((1.0, 1, 2, None))
    assert canonical({"b": 1, "a": 2}) == canonical({"a": 2, "b": 1})
    assert canonical("1") != canonical(1)
