"""What a feedback page says of one answer; whole pages are tested with the grade book."""

from __future__ import annotations

import pytest

from kit.course.answers.digested import Digested
from kit.course.marking.verdict import Verdict
from kit.teach.grade.feedback_pages import SHOWN_ANSWER, row

QUESTION = Digested(
    {"id": "sea.1", "kind": "units", "points": 1, "prompt": "Mark them.", "hint": "Which?"}
)


def shown(given):
    verdict = Verdict("sea.1", "units", "partly", 0.5, 1, given=given)
    return row(QUESTION, verdict).given


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (frozenset({"15.1", "5.1", "8.10", "8.2"}), "5.1, 8.2, 8.10, 15.1"),
        (frozenset({"q12", "q3"}), "q3, q12"),
        (frozenset({"quay", "office"}), "office, quay"),
        (frozenset(), "none"),
        ((12, None), "12, open"),
        ({"low": 3, "why": "said"}, "low: 3; why: said"),
        ([{"value": 3}, {"error": "TypeError"}], ""),
        ("x" * (SHOWN_ANSWER + 1), "x" * SHOWN_ANSWER + " [...]"),
    ],
)
def test_an_answer_is_told_as_a_reader_would_write_it(given, said):
    assert shown(given) == said


def test_no_answer_is_met_with_where_to_look_not_with_a_question_about_it():
    verdict = Verdict("sea.1", "units", "not-yet", of=1)
    made = row(QUESTION, verdict)
    assert (made.word, made.points, made.lines) == ("No answer", "0 of 1", ("Which?",))
