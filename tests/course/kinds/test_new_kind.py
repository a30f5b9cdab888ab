"""A new kind is one new file: built, checked, asked and graded with nothing else added."""

import importlib
import json
import sys
from pathlib import Path

import nbformat
import pytest
from typer.testing import CliRunner

import kit
from kit.cli import app
from kit.course.bank.lint import lint_bank
from kit.course.bank.read import BankError, check_bank, load_toml, read_bank
from kit.course.bank.shipped import NoBank, load_bank
from kit.course.kinds import KINDS
from kit.course.session import session
from kit.teach.lessons.building import build
from kit.teach.release.leaks import Course, leaks
from kit.teach.sandbox import bubblewrap

FOLDER = Path(__file__).parents[2] / "fixtures" / "kinds"
EXERCISES = FOLDER / "exercises"
BANK = EXERCISES / "91-port" / "questions.toml"
STARTUP = f"""
import sys
sys.path.insert(0, {str(FOLDER)!r})
from kit.course.kinds import KINDS
from support import Support
KINDS["support"] = Support()
"""


@pytest.fixture(scope="module")
def known():
    """The kind is there for as long as these tests run; afterwards nobody has heard of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(FOLDER))
        module = importlib.import_module("support")
        patch.setitem(KINDS, "support", module.Support())
        yield module
        del sys.modules["support"]


@pytest.fixture(scope="module")
def built(known, tmp_path_factory):
    """The folder of notebooks of a course with such a question; its kernel knows the kind too."""
    place = tmp_path_factory.mktemp("course")
    startup = place / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "kind.py").write_text(STARTUP, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPYTHONDIR", str(place / "ipython"))
        build(EXERCISES, place / "notebooks")
    return place / "notebooks"


def test_it_is_built_into_a_learners_and_a_solved_notebook(built):
    learner = (built / "91-port.ipynb").read_text("utf-8")
    assert 'kit.check(\\"port.1\\", ...)' in learner and "leaves open" in learner
    solved = nbformat.read(built / "solved" / "91-port.ipynb", as_version=4)
    cell = next(c for c in solved.cells if 'kit.check("port.1"' in c.source)
    assert cell.source == 'kit.check("port.1", "disputes")'
    assert "Correct: 2 of 2 points (port.1)" in cell.outputs[0]["data"]["text/plain"]


def test_a_build_of_it_leaks_nothing(built):
    files = {p.relative_to(built.parent).as_posix(): p.read_bytes() for p in built.glob("*.*")}
    assert leaks(files, Course(EXERCISES)) == []


def test_it_is_checked_hinted_and_asked(built):
    with session(load_bank(built / "questions.json")):
        assert "Correct: 2 of 2 points" in repr(kit.check("port.1", "Disputes"))
        wrong = repr(kit.check("port.2", "office"))
        assert "Not yet" in wrong
    with session(load_bank(built / "questions.json")):
        assert "Which line of the list" in repr(kit.check("port.1", "supports"))
        assert "Partly: 1 of 2 points" in repr(kit.check("port.1", "leaves open"))
        assert "is not an option here" in repr(kit.check("port.1", "confirms"))
        asked = kit.ask("port.1")
        assert (asked.form["shape"], asked.form["label"]) == ("one", "The text")
        assert "Correct: 2 of 2 points" in repr(asked.check("disputes"))
        assert asked.work["reply"]["closed"]


@pytest.mark.skipif(bubblewrap.available() is None, reason="bubblewrap is not installed")
def test_it_is_graded(built, tmp_path):
    place, out = tmp_path / "submissions", tmp_path / "grades"
    for learner, answer in {"ada": "disputes", "bo": "leaves open", "cem": "confirms"}.items():
        notebook = nbformat.read(built / "91-port.ipynb", as_version=4)
        for cell in notebook.cells:
            cell.source = cell.source.replace('"port.1", ...', f'"port.1", "{answer}"')
        (place / learner).mkdir(parents=True)
        nbformat.write(notebook, place / learner / "91-port.ipynb")
    line = ["grade", str(place), "--keys", str(EXERCISES), "--out", str(out), "--jobs", "1"]
    result = CliRunner().invoke(app, line)
    assert result.exit_code == 0, result.output
    learners = json.loads((out / "gradebook.json").read_text("utf-8"))["learners"]
    points = {name: entry["lessons"]["91-port"]["points"] for name, entry in learners.items()}
    assert points == {"ada": 2, "bo": 1, "cem": 0}


def test_a_bank_says_what_is_wrong_with_it_as_with_any_kind(known):
    raw = load_toml(BANK, "questions.toml")
    assert lint_bank(read_bank(BANK)) == []
    raw["question"][0]["hint"] = ""
    assert lint_bank(check_bank(raw)) == [
        "port.1: hint: is missing; the first rung says where to reread"
    ]
    raw["question"][0]["clam"] = raw["question"][0].pop("claim")
    with pytest.raises(BankError, match="port.1: clam: unknown field; did you mean 'claim'"):
        check_bank(raw)


def test_a_kind_nobody_has_heard_of_is_named_with_those_there_are(built, monkeypatch):
    monkeypatch.delitem(KINDS, "support")
    with pytest.raises(BankError, match="port.1: kind 'support' is not one of choice, choices, "):
        read_bank(BANK)
    with pytest.raises(NoBank, match="port.1 is of kind 'support', .* does not know; update the"):
        load_bank(built / "questions.json")
