"""What the command `kit` does without typer: the same lines, and a word on the rest."""

import re
import subprocess
import sys

import pytest
from typer.testing import CliRunner

import kit
from kit import reading_cli
from kit.cli import app
from kit.show import page

STORY = "Five people were killed in Aleppo on Monday, a monitor said.\n"


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def printed(capsys, *words):
    reading_cli.main([str(word) for word in words])
    return capsys.readouterr()


@pytest.mark.parametrize(
    "options", [[], ["--json"], ["--all"], ["--published", "2017-04-05", "--outlet", "The Paper"]]
)
def test_analyze_says_what_the_whole_command_says(capsys, story, options):
    whole = CliRunner().invoke(app, ["analyze", str(story), *options])
    assert printed(capsys, "analyze", story, *options).out == whole.stdout


def test_analyze_writes_page_and_records(capsys, story, tmp_path):
    made, records = tmp_path / "ledger.html", tmp_path / "records.csv"
    said = printed(capsys, "analyze", story, "--html", made, "--records", records)
    assert said.out == "" and "(1 record)" in said.err
    assert "Five people were killed" in made.read_text(encoding="utf-8")


def test_a_page_says_what_it_needs(story, tmp_path, monkeypatch):
    page._template.cache_clear()
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(SystemExit, match="^Pages need Jinja2.* Mend: pip install jinja2$"):
        reading_cli.main(["analyze", str(story), "--html", str(tmp_path / "ledger.html")])
    assert not (tmp_path / "ledger.html").exists()


def test_rules_are_counted(capsys, story):
    whole = CliRunner().invoke(app, ["rules", str(story.parent)])
    assert printed(capsys, "rules", story.parent).out == whole.stdout


def test_version_is_said_by_both(capsys):
    said = CliRunner().invoke(app, ["--version"]).stdout
    assert said == f"dateline-kit {kit.__version__}\n"
    with pytest.raises(SystemExit) as left:
        reading_cli.main(["--version"])
    assert not left.value.code and capsys.readouterr().out == said


def test_analyze_writes_marks_and_takes_many_stories(capsys, story, tmp_path, monkeypatch):
    marks, other = tmp_path / "marks.jsonl", tmp_path / "whole.jsonl"
    said = printed(capsys, "analyze", story, "--marks", marks)
    assert said.out == "" and f"written   {marks}" in said.err
    CliRunner().invoke(app, ["analyze", str(story), "--marks", str(other)])
    assert marks.read_bytes() == other.read_bytes()
    # Without rich, which draws the bar.
    monkeypatch.setattr("kit.newsroom.batch_command.find_spec", lambda name: None)
    folder = tmp_path / "stories"
    folder.mkdir()
    (folder / "a.txt").write_bytes(story.read_bytes())
    with pytest.raises(SystemExit, match="name it with --out"):
        reading_cli.main(["analyze", str(folder)])
    with pytest.raises(SystemExit) as left:
        reading_cli.main(["analyze", str(folder), "--out", str(tmp_path / "found"), "--jobs", "1"])
    assert left.value.code == 0
    assert len((tmp_path / "found" / "stories.jsonl").read_text("utf-8").splitlines()) == 1


def test_every_other_command_and_option_says_what_it_needs():
    there = {command.name or command.callback.__name__ for command in app.registered_commands}
    there |= {group.name for group in app.registered_groups}
    assert set(reading_cli.COMMANDS) < there
    for words in ["grade", "folder"], ["analyze", "story.txt", "--no-such-option"]:
        with pytest.raises(SystemExit, match=rf"kit {words[0]}.*: it needs more packages .*teach"):
            reading_cli.main(words)


@pytest.mark.parametrize(
    ("words", "said"),
    [(["analyze", "nowhere.txt"], "nowhere.txt"), (["rules", "nowhere"], "nowhere")],
)
def test_what_cannot_be_read_is_one_line(words, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit, match=said) as left:
        reading_cli.main(words)
    assert "\n" not in str(left.value.code)


def test_start_lays_the_lessons_and_leaves_what_a_learner_wrote(tmp_path, capsys):
    folder = tmp_path / "course"
    said = printed(capsys, "start", folder).out
    lessons = sorted(p.name for p in folder.glob("*.ipynb"))
    assert len(lessons) > 5 and (folder / "questions.json").is_file()
    assert said.count("written ") == len(lessons)
    mine = folder / lessons[0]
    mine.write_text(mine.read_text("utf-8").replace('"cells"', '"mine": 1, "cells"', 1), "utf-8")
    older = folder / lessons[1]
    older.write_text(re.sub(r'("source": ")\w+', r"\1older", older.read_text("utf-8")), "utf-8")
    again = CliRunner().invoke(app, ["start", str(folder)])
    assert again.exit_code == 0 and "another edition; yours is kept" in again.stdout
    assert '"mine": 1' in mine.read_text("utf-8") and "older" in older.read_text("utf-8")
    assert older.with_suffix(".newer.ipynb").is_file()
    third = CliRunner().invoke(app, ["start", str(folder)])
    assert "written" not in third.stdout


def test_the_package_runs_as_a_module():
    done = subprocess.run(
        [sys.executable, "-m", "kit", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"dateline-kit {kit.__version__}\n"
