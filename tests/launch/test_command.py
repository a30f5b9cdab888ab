from __future__ import annotations

import errno

import pytest

from launch import command, testing
from launch.place import Place
from launch.trouble import Trouble


@pytest.fixture
def course(tmp_path):
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "00-start-here.ipynb").write_text("{}")
    return tmp_path


def ended_by(monkeypatch, end):
    def prepare(*_):
        raise end

    monkeypatch.setattr(command, "prepare", prepare)
    monkeypatch.setattr(testing, "prepare", prepare)


@pytest.mark.parametrize("arguments", [[], ["test"]])
def test_a_trouble_is_one_line_and_no_traceback(course, monkeypatch, capsys, arguments):
    ended_by(monkeypatch, Trouble("It is broken", "mend it"))
    assert command.main(arguments, course) == 1
    assert capsys.readouterr().err == "lab.py: It is broken. Mend: mend it.\n"


def test_an_interrupted_set_up_says_that_it_may_be_started_again(course, monkeypatch, capsys):
    ended_by(monkeypatch, KeyboardInterrupt())
    assert command.main([], course) == 130
    assert "Start again whenever you like" in capsys.readouterr().out


def test_a_disk_that_fills_up_anywhere_is_explained(course, monkeypatch, capsys):
    ended_by(monkeypatch, OSError(errno.ENOSPC, "No space left on device"))
    assert command.main([], course) == 1
    assert "Too little space" in capsys.readouterr().err


def test_an_unforeseen_fault_is_not_hidden(course, monkeypatch):
    ended_by(monkeypatch, OSError(errno.EIO, "Input/output error"))
    with pytest.raises(OSError, match="Input/output"):
        command.main([], course)


@pytest.mark.parametrize("arguments", [["--fresh", "07"], ["--port", "70000"]])
def test_a_wish_that_cannot_be_met_is_said_before_the_set_up(
    course, monkeypatch, capsys, arguments
):
    ended_by(monkeypatch, AssertionError("set up first"))
    assert command.main(arguments, course) == 1
    assert "Mend:" in capsys.readouterr().err


def test_a_release_for_learners_says_that_it_has_no_checks(course, monkeypatch, capsys):
    ended_by(monkeypatch, AssertionError("set up first"))
    (course / "RELEASE").write_text('version = "1"\n')
    assert command.main(["test"], course) == 1
    assert "a release for learners, which comes without the checks. M" in capsys.readouterr().err


def test_further_words_after_test_go_to_pytest(course, monkeypatch, capsys):
    ran = []
    monkeypatch.setattr(testing, "prepare", lambda place, kind: f"python of {kind}")
    monkeypatch.setattr(testing, "run", lambda *arguments: ran.append(arguments) or 5)
    assert command.main(["test", "tests/text", "-k", "quote"], course) == 5
    ((place, python, options),) = ran
    assert place == Place(course) and python == "python of test"
    assert options[-3:] == ["tests/text", "-k", "quote"]


def test_a_missing_browser_is_told_with_how_to_have_one(course, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(testing, "prepare", lambda place, kind: "python")
    monkeypatch.setattr(testing, "run", lambda *_: 0)
    monkeypatch.setattr(testing, "PLACES", ())
    monkeypatch.delenv("DATELINE_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    command.main(["test"], course)
    assert "Browser tests: skipped. To run them, install Chromium" in capsys.readouterr().out
    monkeypatch.setenv("DATELINE_CHROMIUM", "/opt/my-browser")
    command.main(["test"], course)
    assert "Browser tests: /opt/my-browser" in capsys.readouterr().out
