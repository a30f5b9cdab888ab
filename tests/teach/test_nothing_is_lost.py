"""What a person wrote into a file is there after any command was run again: in it, or in a copy.

Every command that writes is run, every file it wrote is changed by hand, and it is run once more
on something that makes other files. A command that is not in the table makes the test fail.
"""

from __future__ import annotations

import json
import shutil
from contextlib import nullcontext
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from kit.cli import app
from kit.course import laying
from kit.newsroom.event_desk import EventDesk
from kit.teach.draft.review import Review
from kit.teach.draft.write_lesson import write_lesson
from kit.teach.grade import runs
from kit.teach.site.making import lay_over
from tests.teach.conftest import GRADING, HARBOUR

MINE = "A line that I wrote myself."
# What a command notes for itself, cut or refused when it is damaged: nobody's text.
ITS_OWN = {
    "journal.jsonl",
    ".lock",
    ".made-here",
    ".kit-made.json",
    "stories.jsonl",
    "problems.jsonl",
}
WRITES_NOTHING = {"validate", "translation", "rules", "changes", "lab"}
STORY = "Harbour shelled\n\nAt least 12 people were killed, the mayor said on Monday.\n"
OTHER = "Harbour shelled\n\nAt least 19 people were killed, the hospital said on Monday.\n"


def kit(*words):
    return CliRunner().invoke(app, [str(w) for w in words])


def texts(root):
    """Every file below a folder with what it holds."""
    return {p: p.read_bytes() for p in root.rglob("*") if p.is_file() and not p.is_symlink()}


def changed_by_hand(root, before):
    """Write a line of one's own into every file that is new, and return what they hold then."""
    mine = {}
    for path in texts(root):
        if path not in before and path.name not in ITS_OWN:
            data = path.read_bytes() + f"\n{path.name}: {MINE}\n".encode()
            path.write_bytes(data)
            mine[path] = data
    assert mine
    return mine


def lost(root, mine):
    """The files whose changed text stands nowhere below a folder any more."""
    there = set(texts(root).values())
    return sorted(path.name for path, data in mine.items() if data not in there)


@pytest.fixture()
def class_of_two(hand_in, warm, monkeypatch):
    monkeypatch.setattr(runs, "Sandbox", lambda *a, **k: nullcontext(warm))
    for name, answer in (("ada", "writer"), ("bo", "nobody")):
        cells = ["import kit", f'kit.check("harbour.1", "{answer}")', 'kit.check("harbour.9", "x")']
        hand_in(f"{name}/{HARBOUR}.ipynb", cells)


def grade(root):
    out = ("--out", root / "grades", "--jobs", 1)
    return kit("grade", root / "submissions", "--keys", GRADING, *out)


def another_hands_in(hand_in):
    hand_in(f"ada/{HARBOUR}.ipynb", ["import kit", 'kit.check("harbour.1", "office")'])
    hand_in(f"cy/{HARBOUR}.ipynb", ["import kit", 'kit.check("harbour.9", "y")'])


def stories(root, text=STORY):
    (root / "stories").mkdir(exist_ok=True)
    (root / "stories" / "a.txt").write_text(text, encoding="utf-8")
    (root / "stories" / "b.txt").write_text(OTHER, encoding="utf-8")
    return root / "stories"


def source_changes(root):
    path = root / "course" / "exercises" / HARBOUR / "questions.toml"
    path.write_text(path.read_text("utf-8").replace("Who says how", "Say who says how"), "utf-8")


@pytest.fixture()
def own_course(tmp_path):
    shutil.copytree(GRADING, tmp_path / "course" / "exercises")
    return tmp_path


def twice(root, line, then):
    before = texts(root)
    first = kit(*line)
    assert first.exit_code in (0, 1), first.output
    mine = changed_by_hand(root, before)
    then()
    again = kit(*line)
    assert lost(root, mine) == [], again.output
    return again


def test_build_and_paper(own_course):
    exercises = own_course / "course" / "exercises"
    done = twice(
        own_course, ("build", exercises, "--no-execute"), lambda: source_changes(own_course)
    )
    assert "before-build-1 (notebooks that somebody had changed)" in done.output
    line = ("paper", HARBOUR, "--exercises", exercises, "--out", own_course / "sheets")
    path = exercises / HARBOUR / "questions.toml"
    done = twice(own_course, line, lambda: path.write_text(
        path.read_text("utf-8").replace("Say who", "Tell who"), "utf-8"))  # fmt: skip
    assert "70-harbour.kept-1.html (from before)" in done.output


def test_a_notebook_of_a_lesson_that_is_no_more_is_kept_where_somebody_changed_it(own_course):
    exercises = own_course / "course" / "exercises"
    assert kit("build", exercises, "--no-execute").exit_code == 0
    mine = changed_by_hand(own_course / "course" / "notebooks", {})
    (exercises / HARBOUR).rename(exercises / "71-harbour")
    toml = exercises / "71-harbour" / "questions.toml"
    toml.write_text(toml.read_text("utf-8").replace("number = 70", "number = 71"), "utf-8")
    assert kit("build", exercises, "--no-execute").exit_code == 0
    assert lost(own_course, mine) == []


def test_build_keeps_nothing_where_nobody_changed_anything(own_course):
    exercises = own_course / "course" / "exercises"
    for _ in range(2):
        assert "kept" not in kit("build", exercises, "--no-execute").output
        source_changes(own_course)


def test_grade_insight_similarity(class_of_two, hand_in, tmp_path):
    before = texts(tmp_path)
    assert grade(tmp_path).exit_code == 0
    mine = changed_by_hand(tmp_path, before)
    (tmp_path / "grades" / "gradebook.json").write_bytes(  # others read it
        mine.pop(tmp_path / "grades" / "gradebook.json").split(
            f"\ngradebook.json: {MINE}".encode()
        )[0]
    )
    another_hands_in(hand_in)
    again = grade(tmp_path)
    assert lost(tmp_path, mine) == [] and "before-grading-1 (files that" in again.output
    for command in ("insight", "similarity"):
        place = tmp_path / ("grades" if command == "insight" else "submissions")
        line = (command, place, "--keys", GRADING, "--out", tmp_path / command)
        done = twice(tmp_path, line, lambda: None)
        assert "before-1 (files that somebody had changed)" in done.output
    copies = len(list((tmp_path / "grades").rglob("gradebook.csv")))
    assert grade(tmp_path).exit_code == 0  # nobody changed anything since
    assert len(list((tmp_path / "grades").rglob("gradebook.csv"))) == copies


def test_marking_by_hand(class_of_two, hand_in, tmp_path):
    assert grade(tmp_path).exit_code == 0
    marking = tmp_path / "marking"
    gather = ("mark", "gather", tmp_path / "grades", "--keys", GRADING, "--out", marking,
              "--marker", "anna", "--marker", "omar")  # fmt: skip
    join = ("mark", "join", marking, "--grades", tmp_path / "grades", "--keys", GRADING)
    assert kit(*gather).exit_code == 0
    for marker, mark in (("anna", "1"), ("omar", "0")):
        path = marking / marker / "harbour.9.csv"
        text = path.read_text("utf-8").replace('"",""\n', f'"{mark}","{MINE} {marker}"\n')
        assert MINE in text
        path.write_text(text, "utf-8", newline="")
    sheets = {p: p.read_bytes() for p in marking.rglob("*.csv")}
    assert kit("mark", "agree", marking).exit_code == 0
    settle = marking / "settle.csv"
    settle.write_text(settle.read_text("utf-8").replace('"",""', f'"1","{MINE}"'), "utf-8")
    sheets[settle] = settle.read_bytes()
    book = tmp_path / "grades" / "gradebook.csv"
    rows = book.read_text("utf-8").splitlines()
    added = [f"{row},{MINE if n else 'mine'}" for n, row in enumerate(rows)]
    book.write_text("\n".join(added) + "\n", "utf-8")
    assert kit(*join).exit_code == 0
    assert MINE in book.read_text("utf-8")
    another_hands_in(hand_in)
    assert grade(tmp_path).exit_code == 0
    assert any(MINE in p.read_text("utf-8") for p in (tmp_path / "grades").rglob("gradebook.csv"))
    assert kit(*gather).exit_code == 0
    kit("mark", "agree", marking)
    assert lost(tmp_path, sheets) == []


def test_analyze_and_event(tmp_path):
    story = stories(tmp_path) / "a.txt"
    made = tmp_path / "made"
    made.mkdir()
    line = ("analyze", story, "--html", made / "a.html", "--records", made / "a.csv",
            "--marks", made / "a.jsonl")  # fmt: skip
    done = twice(made, line, lambda: stories(tmp_path, OTHER))
    assert done.output.count("(from before)") == 3
    line = ("event", tmp_path / "stories", "--html", made / "event.html")
    done = twice(made, line, lambda: stories(tmp_path, STORY))
    assert "event.kept-1.html (from before)" in done.output


def test_many_stories(tmp_path):
    stories(tmp_path)
    line = ("analyze", tmp_path / "stories", "--out", tmp_path / "found", "--jobs", 1)
    third = tmp_path / "stories" / "c.txt"
    done = twice(tmp_path, line, lambda: third.write_text(OTHER, "utf-8"))
    assert "before-1 (files that somebody had changed)" in done.output
    third.with_name("d.txt").write_text(STORY, "utf-8")
    assert "kept" not in kit(*line).output


def test_the_desk_of_an_event_keeps_a_page_that_was_changed(tmp_path):
    desk = EventDesk(tmp_path / "event")
    desk.add_example()
    before = texts(tmp_path)
    desk.save()
    mine = changed_by_hand(tmp_path, before)
    assert "is kept as event.kept-1.html" in desk.save()
    assert lost(tmp_path, mine) == []


def test_draft_review_and_finish(tmp_path):
    story = stories(tmp_path) / "a.txt"
    exercises, articles = tmp_path / "exercises", tmp_path / "articles"
    articles.mkdir()
    line = ("draft", story, "--exercises", exercises)
    before = texts(tmp_path)
    assert kit(*line).exit_code == 0
    (folder,) = [p for p in exercises.iterdir() if p.is_dir()]
    mine = {p: d for p, d in texts(exercises).items() if p not in before}
    review = Review(folder)
    taken = review.draft.proposals
    for _ in range(2):
        write_lesson(review.draft, taken, "By hand", "Ours", articles=articles)
        mine |= changed_by_hand(
            articles, {p: b"" for p in texts(articles) if MINE in p.read_text()}
        )
        for name in ("lesson.md", "questions.toml"):
            path = folder / name
            path.write_text(path.read_text("utf-8") + f"\n# {MINE} {len(mine)}\n", "utf-8")
            mine[path.with_name(f"{len(mine)}-{name}")] = path.read_bytes()
        assert lost(tmp_path, mine) == []
        kit(*line)  # it may refuse: the number is taken
        assert lost(tmp_path, mine) == []
    assert not list(articles.glob("*kept*"))  # each .toml there would be an article


def test_start_keeps_a_newer_lesson_that_was_worked_in(tmp_path, monkeypatch):
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    monkeypatch.setattr(laying, "shipped_course", lambda: shipped)
    (shipped / "questions.json").write_text("{}")

    def edition(number):
        book = {"metadata": {"dateline": {"source": number}}, "cells": []}
        (shipped / "00-a.ipynb").write_text(json.dumps(book), "utf-8")

    edition("1")
    list(laying.lay(tmp_path / "mine"))
    edition("2")
    list(laying.lay(tmp_path / "mine"))
    newer = tmp_path / "mine" / "00-a.newer.ipynb"
    newer.write_text(newer.read_text("utf-8").replace('"cells": []', f'"cells": ["{MINE}"]'))
    assert "kept" in list(laying.lay(tmp_path / "mine"))[0] and MINE in newer.read_text("utf-8")
    edition("3")
    assert any("from before" in line for line in laying.lay(tmp_path / "mine"))
    assert any(MINE in p.read_text("utf-8") for p in (tmp_path / "mine").glob("*kept-1*"))


def test_a_site_is_laid_over_the_one_before_and_a_publisher_s_files_stay(tmp_path):
    site, out = tmp_path / "new", tmp_path / "public"
    (site / "lab").mkdir(parents=True)
    for name in ("index.html", "lab/index.html", "old.js"):
        (site / name).write_text(f"one {name}")
    assert lay_over(site, out) is None
    (out / "CNAME").write_text("news.example")
    (out / ".git").mkdir()
    (out / ".git" / "HEAD").write_text("ref")
    (out / "index.html").write_text(MINE)
    (site / "index.html").write_text("two")
    (site / "old.js").unlink()
    kept = lay_over(site, out)
    assert kept == tmp_path / "public.before-1" and (kept / "index.html").read_text() == MINE
    assert (out / "index.html").read_text() == "two" and not (out / "old.js").exists()
    assert (out / "CNAME").is_file() and (out / ".git" / "HEAD").is_file()
    assert lay_over(site, out) is None


def test_every_command_is_here_or_writes_nothing():
    """`release` has tests of its own for what it keeps; nbgrader's folder too."""
    tried = {"build", "paper", "grade", "insight", "similarity", "analyze", "event", "draft",
             "start", "site", "mark", "release"}  # fmt: skip
    assert set(get_command(app).commands) == tried | WRITES_NOTHING
    said = Path(__file__).parent / "release"
    for name, words in (("test_release.py", "kept"), ("test_nbgrader_export.py", "kept-1")):
        assert words in (said / name).read_text("utf-8")
