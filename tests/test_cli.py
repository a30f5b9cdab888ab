"""`kit lab` hands everything on to lab.py."""

from __future__ import annotations

import subprocess
import sys

from typer.testing import CliRunner

from kit import cli


def test_words_after_lab_go_to_the_launcher(monkeypatch):
    called = []
    monkeypatch.setattr(subprocess, "call", lambda command: called.append(command) or 3)
    done = CliRunner().invoke(cli.app, ["lab", "--port", "9000", "--fresh", "02", "--no-browser"])
    assert done.exit_code == 3
    ((python, launcher, *words),) = called
    assert python == sys.executable and launcher.name == "lab.py" and launcher.is_file()
    assert words == ["--port", "9000", "--fresh", "02", "--no-browser"]


def test_a_kit_without_its_course_says_where_to_go(monkeypatch, tmp_path):
    monkeypatch.setattr(cli, "__file__", str(tmp_path / "kit" / "cli.py"))
    done = CliRunner().invoke(cli.app, ["lab"])
    assert done.exit_code == 1 and "python3 lab.py" in done.output


def test_every_command_explains_itself():
    runner = CliRunner()
    listed = runner.invoke(cli.app, ["--help"]).output
    for name in ("lab", "analyze", "build", "grade"):
        assert name in listed
        assert runner.invoke(cli.app, [name, "--help"]).exit_code == 0


def test_analyze_takes_the_day_the_outlet_and_the_byline_and_refuses_a_day_that_is_none():
    given = ["--published", "2017-04-05", "--outlet", "Varn Times", "--byline", "Ann Lee"]
    story = ["analyze", "Shells fell on Monday. Two died."]
    done = CliRunner().invoke(cli.app, [*story, "--json", *given])
    assert '"published": "2017-04-05"' in done.stdout
    assert '"outlet": "Varn Times"' in done.stdout
    shown = CliRunner().invoke(cli.app, [*story, *given]).stdout
    assert "Published: 5 April 2017, Varn Times, by Ann Lee." in " ".join(shown.split())
    refused = CliRunner().invoke(cli.app, [*story, "--published", "Monday"])
    assert refused.exit_code == 1
    assert "published 'Monday': give a date" in refused.output
