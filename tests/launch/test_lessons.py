from __future__ import annotations

import pytest

from launch import lessons
from launch.trouble import Trouble


@pytest.fixture
def course(tmp_path):
    notebooks = tmp_path / "notebooks"
    notebooks.mkdir()
    for name in ("00-start-here", "02-voices", "10-late"):
        (notebooks / f"{name}.ipynb").write_text(f"{name} as it came")
    (notebooks / "questions.json").write_text("{}")
    return tmp_path


def work(course):
    return sorted(path.name for path in (course / "work").iterdir() if path.is_file())


def test_every_lesson_is_copied_once_and_the_first_is_opened(course):
    opened = lessons.copy_all(course)
    assert opened == course / "work" / "00-start-here.ipynb"
    assert work(course) == ["00-start-here.ipynb", "02-voices.ipynb", "10-late.ipynb"]
    assert opened.read_text() == "00-start-here as it came"


def test_a_notebook_without_a_number_is_copied_too_and_is_named_by_its_name(course):
    (course / "notebooks" / "desk.ipynb").write_text("the desk")
    assert lessons.copy_all(course).name == "00-start-here.ipynb"
    assert "desk.ipynb" in work(course)
    assert lessons.fresh(course, "desk").read_text() == "the desk"
    assert lessons.find(course, "0").name == "00-start-here.ipynb"
    with pytest.raises(Trouble, match="choose one of: 00, 02, 10"):
        lessons.find(course, "12")


def test_the_learners_work_is_never_written_over(course, capsys):
    mine = lessons.copy_all(course)
    mine.write_text("my answers")
    lessons.copy_all(course)
    assert mine.read_text() == "my answers"
    assert len(work(course)) == 3 and capsys.readouterr().out == ""


def test_a_newer_lesson_is_laid_beside_and_offered_once(course, capsys):
    mine = lessons.copy_all(course)
    mine.write_text("my answers")
    (course / "notebooks" / "00-start-here.ipynb").write_text("second edition")
    lessons.copy_all(course)
    beside = course / "work" / "00-start-here.newer.ipynb"
    assert beside.read_text() == "second edition" and mine.read_text() == "my answers"
    assert "work/00-start-here.newer.ipynb" in capsys.readouterr().out
    lessons.copy_all(course)
    assert len(work(course)) == 4 and capsys.readouterr().out == ""


def test_a_newer_lesson_that_was_thrown_away_is_offered_again(course):
    lessons.copy_all(course)
    (course / "notebooks" / "02-voices.ipynb").write_text("second")
    lessons.copy_all(course)
    beside = course / "work" / "02-voices.newer.ipynb"
    beside.unlink()
    lessons.copy_all(course)
    assert beside.read_text() == "second"


def test_a_third_edition_does_not_write_over_the_second(course):
    lessons.copy_all(course)
    for edition in ("second", "third"):
        (course / "notebooks" / "02-voices.ipynb").write_text(edition)
        lessons.copy_all(course)
        lessons.copy_all(course)
    assert (course / "work" / "02-voices.newer.ipynb").read_text() == "second"
    assert (course / "work" / "02-voices.newer-2.ipynb").read_text() == "third"


def test_an_unchanged_old_copy_is_not_replaced_either(course):
    mine = lessons.copy_all(course)
    (course / "notebooks" / "00-start-here.ipynb").write_text("second edition")
    lessons.copy_all(course)
    assert mine.read_text() == "00-start-here as it came"


def test_a_copy_of_unknown_age_is_taken_as_it_is(course, capsys):
    (course / "work").mkdir()
    (course / "work" / "00-start-here.ipynb").write_text("from somewhere else")
    lessons.copy_all(course)
    assert (course / "work" / "00-start-here.ipynb").read_text() == "from somewhere else"
    assert capsys.readouterr().out == ""


def test_a_deleted_copy_is_made_again(course):
    mine = lessons.copy_all(course)
    mine.unlink()
    assert lessons.copy_all(course).read_text() == "00-start-here as it came"


@pytest.mark.parametrize("number", ["02", "2", "02-voices", "02-voices.ipynb"])
def test_fresh_gives_a_clean_copy_and_keeps_the_old(course, number, capsys):
    lessons.copy_all(course)
    mine = course / "work" / "02-voices.ipynb"
    mine.write_text("my answers")
    assert lessons.fresh(course, number) == mine
    assert mine.read_text() == "02-voices as it came"
    assert (course / "work" / "02-voices.kept.ipynb").read_text() == "my answers"
    assert "work/02-voices.kept.ipynb" in capsys.readouterr().out


def test_fresh_twice_keeps_both_old_ones(course):
    lessons.copy_all(course)
    mine = course / "work" / "02-voices.ipynb"
    for answers in ("first", "second"):
        mine.write_text(answers)
        lessons.fresh(course, "02")
    assert (course / "work" / "02-voices.kept.ipynb").read_text() == "first"
    assert (course / "work" / "02-voices.kept-2.ipynb").read_text() == "second"


def test_fresh_after_a_new_edition_is_that_edition_and_offers_no_other(course, capsys):
    lessons.copy_all(course)
    (course / "notebooks" / "02-voices.ipynb").write_text("second edition")
    assert lessons.fresh(course, "02").read_text() == "second edition"
    capsys.readouterr()
    lessons.copy_all(course)
    assert "02-voices.newer.ipynb" not in work(course) and capsys.readouterr().out == ""


@pytest.mark.parametrize("number", ["", "x", "03", "-1", "../02", "²"])
def test_an_unknown_lesson_names_those_there_are(course, number):
    with pytest.raises(Trouble, match="choose one of: 00, 02, 10"):
        lessons.find(course, number)


def test_no_lessons_at_all_says_so(tmp_path):
    with pytest.raises(Trouble, match="holds no lessons"):
        lessons.copy_all(tmp_path)


def test_a_damaged_record_loses_nothing(course):
    mine = lessons.copy_all(course)
    mine.write_text("my answers")
    (course / "work" / ".lab" / "copies.json").write_text("{ half")
    lessons.copy_all(course)
    assert mine.read_text() == "my answers"
