"""A quotation must hold the core of what was asked; words that answer something else spoil it."""

from pathlib import Path

import pytest

from kit.course.bank.assembly import read_lesson
from kit.course.marking import mark

ROOT = Path(__file__).parents[3]
LESSON = read_lesson(ROOT / "exercises" / "02-attribution", ROOT)
CAUSE = LESSON.questions["attribution.7"]


@pytest.mark.parametrize(
    "answer", ["the faltering talks", "faltering talks", "the faltering talks with Assad’s troops"]
)
def test_words_with_the_core_earn_what_they_hold(answer):
    assert mark(CAUSE, answer).score == 1


@pytest.mark.parametrize(
    "answer",
    [
        "with Assad’s troops gaining ground around the strategic city of Aleppo",
        "the strategic city of Aleppo",
        "increased Russian airstrikes on the faltering talks",
    ],
)
def test_words_beside_the_core_or_with_the_effect_earn_nothing(answer):
    assert mark(CAUSE, answer).score == 0


def test_spare_words_cost_but_do_not_spoil():
    assert 0 < mark(CAUSE, "on the faltering talks").score < 1


@pytest.mark.parametrize(
    ("answer", "score"),
    [
        ("Najib Danish, a spokesman for the Interior Ministry", 1),
        ("a spokesman for the Interior Ministry", 2 * 6 / (6 + 8)),
        ("spokesman for the Interior Ministry", 2 * 5 / (5 + 8)),
        ("the Interior Ministry", 2 * 3 / (3 + 8)),
    ],
)
def test_an_article_inside_the_wording_is_one_of_its_words(answer, score):
    """In front of the wording it counts neither way; inside it is quoted like any other word."""
    from kit.course.bank.digesting import digest_question
    from kit.text.reading import read

    story = read("Toll\n\nNajib Danish, a spokesman for the Interior Ministry, said 14 died.\n")
    key = ["Najib Danish, a spokesman for the Interior Ministry"]
    changes = {"key": key, "within": "2.1", "key_within": None, "core": None, "without": []}
    question = digest_question(LESSON.source("attribution.7").model_copy(update=changes), story)
    assert mark(question, answer).score == pytest.approx(score)


def test_a_core_that_no_key_holds_is_refused():
    from kit.course.bank.digesting import digest_question
    from kit.course.kinds.key_forms import KeyProblem
    from kit.text.reading import read

    source = LESSON.source("attribution.7").model_copy(update={"core": "peace"})
    with pytest.raises(KeyProblem, match="core 'peace' does not stand in key"):
        digest_question(source, read("aleppo-2016-02"))
