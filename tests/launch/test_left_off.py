from __future__ import annotations

import json
import os

import pytest

from launch.command import where
from launch.left_off import Stopped, stopped
from launch.place import Place
from launch.running import Answering

NAMES = ("00-start-here", "01-sourcing", "02-attribution")
QUESTIONS = ("a.2", "a.1", "a.p1")  # in the order of the page


def lay(work, name, answered=(), written=1000, **work_of):
    """The path of a lesson with three questions, those named answered."""
    cells = [{"cell_type": "markdown", "source": "# 01", "metadata": {}}]
    for id in QUESTIONS:
        notes = {"question": id}
        if id in answered:
            notes["work"] = {"v": 1, "question": id, "events": [{"answer": 1}]} | work_of
        cells.append({"cell_type": "code", "source": "", "metadata": {"dateline": notes}})
    work.mkdir(exist_ok=True)
    path = work / f"{name}.ipynb"
    forms = {id: {} for id in QUESTIONS}
    path.write_text(json.dumps({"cells": cells, "metadata": {"dateline": {"forms": forms}}}))
    os.utime(path, (written, written))
    return path


def test_before_the_first_answer_one_starts_at_the_start(tmp_path):
    assert stopped(tmp_path / "work") == Stopped()
    for name in NAMES:
        lay(tmp_path / "work", name)
    assert stopped(tmp_path / "work") == Stopped()


def test_one_goes_on_at_the_first_open_question_of_the_lesson_worked_in_last(tmp_path):
    first = lay(tmp_path, NAMES[0], ["a.2"], written=3000)
    second = lay(tmp_path, NAMES[1], ["a.1"], written=2000)
    lay(tmp_path, NAMES[2], written=4000)  # only opened
    assert stopped(tmp_path) == Stopped(first, "a.1")
    lay(tmp_path, NAMES[1], ["a.1"], written=5000)
    assert stopped(tmp_path) == Stopped(second, "a.2")


def test_after_a_finished_lesson_the_next_one_is_begun_and_after_all_the_course_is_shown(tmp_path):
    lay(tmp_path, NAMES[0])
    lay(tmp_path, NAMES[1], QUESTIONS, written=2000)
    third = lay(tmp_path, NAMES[2])
    assert stopped(tmp_path) == Stopped(third, "a.2")
    lay(tmp_path, NAMES[2], QUESTIONS)
    assert stopped(tmp_path) == Stopped(tmp_path / "00-start-here.ipynb", "a.2")
    lay(tmp_path, NAMES[0], QUESTIONS)
    assert stopped(tmp_path) == Stopped()


def test_a_folder_written_at_one_time_leads_to_the_later_lesson(tmp_path):
    lay(tmp_path, NAMES[0], ["a.2"])
    later = lay(tmp_path, NAMES[1], ["a.2"])
    assert stopped(tmp_path) == Stopped(later, "a.1")


@pytest.mark.parametrize(
    "damage", [{"events": 3}, {"events": [3]}, {"events": [{"hint": 1}]}, {"question": "b.1"},
    {"v": 9}], ids=str,
)  # fmt: skip
def test_damaged_work_and_hints_are_no_answers(tmp_path, damage):
    lay(tmp_path, NAMES[0], ["a.2"], **damage)
    assert stopped(tmp_path) == Stopped()


def test_files_that_are_no_lessons_are_passed_over(tmp_path):
    kept = lay(tmp_path, NAMES[0], ["a.2"])
    lay(tmp_path, "01-sourcing.older", ["a.1"], written=9000)
    lay(tmp_path, "notes", ["a.1"], written=9000)
    (tmp_path / "02-attribution.ipynb").write_text("{")
    (tmp_path / "03-casualties.ipynb").write_text('{"cells": [], "metadata": 3}')
    assert stopped(tmp_path) == Stopped(kept, "a.1")


def test_the_address_leads_there(tmp_path):
    place, server = Place(tmp_path), Answering(8888, "t")
    assert where(place, server, None) == "http://127.0.0.1:8888/lab?token=t#course"
    path = lay(tmp_path / "work", NAMES[1], ["a.2"])
    here = "http://127.0.0.1:8888/lab/tree/work/01-sourcing.ipynb?token=t"
    assert where(place, server, None) == f"{here}#a.1"
    assert where(place, server, path) == here  # a lesson made anew begins at its beginning
