"""A learner's answers, carried out of an older copy of a lesson into the new one."""

from __future__ import annotations

import copy
import json
import shutil
from pathlib import Path

import nbformat
import pytest

from launch import lessons
from launch.carrying import carried, is_newer, label, question_of, read_notebook, source_of

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
NAME = "01-sourcing"
ANSWERS = {
    "sourcing.8": 'kit.check("sourcing.8", "one-origin")',
    "sourcing.2": 'kit.check("sourcing.2", ["5.1", "6.1"])  # not sure',
}
PLAIN = {"output_type": "execute_result", "execution_count": 3, "metadata": {}, "data": {}}


@pytest.fixture
def new():
    return json.loads((NOTEBOOKS / f"{NAME}.ipynb").read_text("utf-8"))


@pytest.fixture
def old(new):
    """The lesson as the first version made it: labels on answers alone, no forms, no roles."""
    made = copy.deepcopy(new)
    made["metadata"]["dateline"] = {"lesson": NAME}
    for cell in made["cells"]:
        id = label(cell).get("question")
        cell["metadata"] = {"dateline": {"question": id}} if id else {}
    return made


def cell_of(notebook, id):
    return next(c for c in notebook["cells"] if label(c).get("question") == id)


def answered(notebook):
    for id, line in ANSWERS.items():
        cell_of(notebook, id).update(source=line, outputs=[PLAIN], execution_count=3)
    return notebook


def test_answers_are_in_the_new_lesson_and_the_rest_is_as_it_came(new, old):
    made, count = carried(new, answered(old))
    assert count == 2
    for before, after in zip(new["cells"], made["cells"], strict=True):
        id = label(before).get("question")
        if id in ANSWERS:
            assert source_of(after) == ANSWERS[id] and after["outputs"] == [PLAIN]
            assert after["metadata"] == before["metadata"]
        else:
            assert after | {"source": source_of(after)} == before | {"source": source_of(before)}
    assert made["metadata"] == new["metadata"]
    nbformat.validate(nbformat.from_dict(made))


def test_what_a_page_kept_goes_along(new):
    mine = copy.deepcopy(new)
    mine["metadata"]["dateline"] |= {"source": "of before", "learner": "a" * 16}
    work = {"v": 1, "question": "sourcing.8", "events": [{"answer": "x"}, {"hint": 1}]}
    label(cell_of(mine, "sourcing.8"))["work"] = work
    made, count = carried(new, mine)
    assert count == 1 and label(cell_of(made, "sourcing.8"))["work"] == work
    assert label(made)["learner"] == "a" * 16 and label(made)["source"] == label(new)["source"]


BLANKS = 'PARTS = {\n    "2 is it a name?": "...",\n    "3 is there a role?": "...",\n}\nPARTS'


def test_the_chosen_text_the_name_and_filled_blanks_go_along(new, old):
    for notebook in (new, old):
        blanks = {"cell_type": "code", "id": "blanks", "metadata": {}, "source": BLANKS}
        notebook["cells"].append(blanks | {"outputs": [], "execution_count": None})
    for cell in old["cells"]:
        source = source_of(cell)
        source = source.replace('ARTICLE = "aleppo-2016-02"', "ARTICLE = 'twin'")
        cell["source"] = source.replace(
            '"3 is there a role?": "..."', '"3 is there a role?": "yes"'
        )
    made, count = carried(new, old)
    text = "\n".join(map(source_of, made["cells"]))
    assert count == 0 and "ARTICLE = 'twin'  # or" in text
    assert '"3 is there a role?": "yes",' in text and '"2 is it a name?": "...",' in text


def test_own_cells_stay_behind_the_cell_they_followed(new, old):
    at = old["cells"].index(cell_of(old, "sourcing.8"))
    own = [
        {"cell_type": "markdown", "id": "a" * 36, "metadata": {}, "source": "My note."},
        {"cell_type": "code", "id": "b" * 36, "metadata": {}, "source": 'kit.ask("sourcing.8")',
         "outputs": [], "execution_count": 1},
        {"cell_type": "code", "metadata": {}, "source": ["x = 1\n", "x"], "outputs": [],
         "execution_count": 2},
        {"cell_type": "code", "id": "c" * 36, "metadata": {}, "source": " ", "outputs": [],
         "execution_count": None},
    ]  # fmt: skip
    old["cells"][at + 1 : at + 1] = own
    made, _ = carried(new, old)
    sources = list(map(source_of, made["cells"]))
    at = sources.index(source_of(cell_of(new, "sourcing.8")))
    # A question that was only called up stands on the page now; an empty cell says nothing.
    assert sources[at + 1 : at + 3] == ["My note.", "x = 1\nx"]
    assert len(sources) == len(new["cells"]) + 2


def test_a_question_is_known_by_its_line_where_it_has_no_label(new, old):
    for cell in answered(old)["cells"]:
        cell["metadata"] = {}
    made, count = carried(new, old)
    assert count == 2 and source_of(cell_of(made, "sourcing.2")) == ANSWERS["sourcing.2"]
    assert question_of({"cell_type": "markdown", "source": 'kit.check("a.1", 1)'}) is None


def test_what_was_not_answered_or_is_asked_no_more_is_no_answer(new, old):
    cell_of(old, "sourcing.8")["source"] = ""
    gone = copy.deepcopy(cell_of(old, "sourcing.2"))
    gone["metadata"], gone["source"] = {"dateline": {"question": "sourcing.99"}}, "kit.check(1)"
    old["cells"].append(gone)
    made, count = carried(new, old)
    assert count == 0 and len(made["cells"]) == len(new["cells"])


@pytest.mark.parametrize(
    ("change", "newer"),
    [
        ({}, False),
        ({"source": "another"}, True),
        ({"source": None, "version": None}, True),
        ({"source": "another", "version": 99}, False),
        ({"source": "another", "version": "x"}, True),
    ],
)
def test_another_edition_is_newer_unless_it_says_it_is_older(new, change, newer):
    mine = copy.deepcopy(new)
    mine["metadata"]["dateline"] |= change
    assert is_newer(new, mine) is newer


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"cells": 3}', '{"cells": [3]}', "[" * 9999]
)
def test_what_is_no_notebook_is_none(tmp_path, text):
    (tmp_path / "x.ipynb").write_text(text)
    assert read_notebook(tmp_path / "x.ipynb") is None
    assert read_notebook(tmp_path / "nowhere.ipynb") is None


@pytest.fixture
def course(tmp_path, old):
    """A course folder with the lesson as the first version made it, and a copy that was begun."""
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / f"{NAME}.ipynb").write_text(json.dumps(old))
    lessons.copy_all(tmp_path)
    return tmp_path


def new_edition(course):
    shutil.copy(NOTEBOOKS / f"{NAME}.ipynb", course / "notebooks")
    return lessons.copy_all(course)


def work(course):
    return sorted(path.name for path in (course / "work").iterdir() if path.is_file())


def test_an_old_copy_becomes_the_new_lesson_and_is_kept_beside_it(course, old, capsys):
    mine = course / "work" / f"{NAME}.ipynb"
    mine.write_text(json.dumps(answered(old)))
    before = mine.read_text()
    assert new_edition(course) == mine
    assert capsys.readouterr().out == (
        f"{NAME} is a newer edition: 2 answers were carried over. "
        f"The old copy: work/{NAME}.older.ipynb.\n"
    )
    assert work(course) == [f"{NAME}.ipynb", f"{NAME}.older.ipynb"]
    assert (course / "work" / f"{NAME}.older.ipynb").read_text() == before
    assert source_of(cell_of(read_notebook(mine), "sourcing.8")) == ANSWERS["sourcing.8"]
    written = mine.read_text()
    lessons.copy_all(course)
    assert mine.read_text() == written and capsys.readouterr().out == ""


def test_a_copy_in_which_nothing_was_done_is_simply_the_new_lesson(course, capsys):
    mine = new_edition(course)
    assert mine.read_bytes() == (NOTEBOOKS / f"{NAME}.ipynb").read_bytes()
    assert work(course) == [f"{NAME}.ipynb"] and capsys.readouterr().out == ""


def test_a_copy_of_unknown_age_is_carried_over_too(course, old, capsys):
    (course / "work" / ".lab" / "copies.json").unlink()
    mine = course / "work" / f"{NAME}.ipynb"
    mine.write_text(json.dumps(answered(old)))
    new_edition(course)
    assert "2 answers were carried over" in capsys.readouterr().out


def test_a_copy_that_cannot_be_read_stays_and_the_new_lesson_lies_beside(course, capsys):
    mine = course / "work" / f"{NAME}.ipynb"
    mine.write_text("{ half")
    new_edition(course)
    assert mine.read_text() == "{ half" and f"work/{NAME}.newer.ipynb" in capsys.readouterr().out


def test_a_full_disk_leaves_the_copy_as_it_was(course, old, monkeypatch):
    mine = course / "work" / f"{NAME}.ipynb"
    mine.write_text(json.dumps(answered(old)))
    before = mine.read_text()

    def full(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("launch.lessons.os.replace", full)
    with pytest.raises(OSError, match="No space"):
        new_edition(course)
    assert mine.read_text() == before


def test_a_clean_copy_begins_its_points_anew_and_keeps_the_old_ones(course, capsys):
    path = course / "work" / ".dateline-progress.json"
    known = {"sourcing.8": {"events": [{"answer": "x"}]}, "start.1": {"events": [{"answer": 22}]}}
    path.write_text(json.dumps({"version": 2, "questions": known}))
    lessons.fresh(course, "01")
    assert json.loads(path.read_text())["questions"] == {"start.1": known["start.1"]}
    kept = course / "work" / ".dateline-progress.kept.json"
    assert json.loads(kept.read_text())["questions"] == known


@pytest.mark.parametrize("text", [None, "{ half", "[]", '{"questions": 3}'])
def test_a_clean_copy_needs_no_progress_file(course, text):
    path = course / "work" / ".dateline-progress.json"
    if text is not None:
        path.write_text(text)
    lessons.fresh(course, "01")
    assert not path.exists() if text is None else path.read_text() == text


def test_ids_of_an_older_edition_are_carried_as_they_are_now():
    new = json.loads((NOTEBOOKS / "02-attribution.ipynb").read_text("utf-8"))
    mine = copy.deepcopy(new)
    cell = cell_of(mine, "attribution.3")
    cell["source"] = 'kit.check("attribution.3", "kurds")'
    work = {"v": 1, "question": "attribution.3", "draft": "kurds",
            "events": [{"answer": "kurds", "why": "the Kurds"}, {"hint": 1}]}  # fmt: skip
    cell["metadata"]["dateline"]["work"] = copy.deepcopy(work)
    made, count = carried(new, mine)
    after = cell_of(made, "attribution.3")
    assert count == 1
    assert source_of(after) == 'kit.check("attribution.3", "named-group")'
    assert label(after)["work"]["draft"] == "named-group"
    assert label(after)["work"]["events"] == [
        {"answer": "named-group", "why": "the Kurds"}, {"hint": 1}
    ]  # fmt: skip
    assert label(cell)["work"] == work  # the older copy stays as it was
