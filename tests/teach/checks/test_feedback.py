"""Every reply to a wrong answer, made and looked at; and that the look would see a fault."""

from pathlib import Path

import pytest

from kit.course.bank.assembly import assemble
from kit.course.marking import verdict
from kit.teach.checks.course import Course
from kit.teach.checks.feedback import asked, feedback, replies

ROOT = Path(__file__).parents[3]
TINY = ROOT / "tests" / "fixtures" / "exercises"


def test_no_reply_of_the_course_leaves_out_which_or_why():
    assert feedback(Course(ROOT / "exercises")) == []


def test_nearly_every_misconception_of_the_course_is_met():
    """What is never met was never looked at: those left are asked on one article and not there."""
    lessons, _ = assemble(ROOT / "exercises")
    met, known = 0, 0
    for lesson in lessons:
        for question, source in asked(lesson):
            ids = {m["id"] for m in question.behind["misconceptions"]}
            met += len(ids & {id for _, v in replies(question, source) for id in v.misconceptions})
            known += len(ids)
    assert known > 300 and met >= 0.98 * known


@pytest.fixture
def tiny():
    return Course(TINY)


def test_the_fixture_lesson_is_fine(tiny):
    assert feedback(tiny) == []


def test_a_question_that_names_nothing_is_found(tiny, monkeypatch):
    monkeypatch.setattr(verdict, "naming", lambda question, about, ask, general: ask)
    faults = feedback(tiny)
    assert any("'story-as-page'" in line and "names no part of it" in line for line in faults)
    assert all(line.startswith("exercises/90-tiny/questions.toml: tiny.") for line in faults)


def test_points_without_a_reason_are_found(tiny, monkeypatch):
    from kit.course.kinds import units

    monkeypatch.setattr(units, "_told", lambda *arguments: "Look again.")
    faults = feedback(tiny)
    assert any("nothing says how much of it holds" in line for line in faults)
    assert any("nothing says which rule made" in line for line in faults)
