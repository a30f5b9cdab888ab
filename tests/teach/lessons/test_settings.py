"""What may be set in a cell is read from the line and the comment above it."""

import pytest

from kit.teach.lessons.settings import settings


def test_a_choice_words_and_marks():
    source = """
# Choose the class of 17.1: "unnamed group", "named organisation"
# or "unnamed official".
CLASS = "unnamed group"
# Write the first origin, in your words.
FIRST = "..."

# Mark your sentences, as in framing.7.
MY_MARKS = []

print(CLASS, FIRST, MY_MARKS)
"""
    assert settings(source) == [
        {
            "name": "CLASS",
            "how": "choose",
            "label": "The class of 17.1",
            "options": ["unnamed group", "named organisation", "unnamed official"],
        },
        {"name": "FIRST", "how": "write", "label": "The first origin, in your words"},
        {"name": "MY_MARKS", "how": "mark", "label": "Your sentences", "like": "framing.7"},
    ]


@pytest.mark.parametrize(
    "source",
    [
        'ARTICLE = "aleppo-2016-02"  # or "twin"',
        '# Choose a word: "a".\n\nWORD = "a"',
        '# Choose a word: "a".\nword = "a"',
        '# Choose a word: "a".\nWORD = f("a")',
        '    # Choose a word: "a".\n    WORD = "a"',
        '# Chosen by the author: "a".\nWORD = "a"',
        '# Write it.\nWORDS = ["a"]',
        "this is no Python",
    ],
)
def test_other_lines_are_left_alone(source):
    assert settings(source) == []


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('# Choose a word: "a" or "b".\nWORD = "c"', "WORD is 'c', and the comment above offers"),
        ('# Choose a word.\nWORD = "c"', "WORD is 'c', and the comment above offers []"),
        ("# Write a word.\nWORD = []", "WORD is []; what is to be written begins as a text"),
        ("# Mark your sentences.\nWORD = []", "WORD: marks begin as []"),
        ('# Mark yours, as in tiny.1.\nWORD = "a"', "WORD: marks begin as []"),
    ],
)
def test_what_is_offered_badly_is_said_in_a_line(source, said):
    with pytest.raises(ValueError) as error:
        settings(source)
    assert str(error.value).startswith(said) and "\n" not in str(error.value)
