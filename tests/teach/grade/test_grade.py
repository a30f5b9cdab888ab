"""Grading from end to end: damaged files, resuming, changed keys, exit codes, files for others."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import nbformat
import pytest
from typer.testing import CliRunner

from kit.cli import app
from kit.course import kept_copies
from kit.teach.grade import journal, runs
from kit.teach.grade.journal import NAME
from kit.teach.handed_in.survey import ALIKE
from kit.teach.sandbox import bubblewrap
from kit.teach.sandbox.protocol import Transcript
from kit.teach.sandbox.runners import Lost

GRADING = Path(__file__).parents[2] / "fixtures" / "grading" / "exercises"
needs_bubblewrap = pytest.mark.skipif(
    bubblewrap.available() is None, reason="bubblewrap is not installed"
)
pytestmark = needs_bubblewrap
BOOKS = ("gradebook.csv", "gradebook.json", "canvas.csv", "moodle-70-harbour.csv", "to-read.csv")


class Shared:
    """The warm sandbox of the session in the place of one a run: starting takes seconds."""

    one_at_a_time = threading.Lock()

    def __init__(self, warm):
        self.warm = warm

    def __enter__(self):
        self.one_at_a_time.acquire()
        return self

    def __exit__(self, *exception):
        self.one_at_a_time.release()

    def __getattr__(self, name):
        return getattr(self.warm, name)

    def stop(self):
        """Do nothing: the next test needs it."""


@pytest.fixture()
def shared(warm, monkeypatch):
    """Let `kit grade` use the session's sandbox, whose limits are short."""
    monkeypatch.setattr(runs, "Sandbox", lambda *a, **k: Shared(warm))


def grade(place, out, *more, keys=GRADING):
    line = ["grade", str(place), "--keys", str(keys), "--out", str(out), "--jobs", "1", *more]
    return CliRunner().invoke(app, line)


def book(out):
    return json.loads((out / "gradebook.json").read_text("utf-8"))["learners"]


def lesson(out, learner):
    return book(out)[learner]["lessons"]["70-harbour"]


def test_a_class_of_whole_and_damaged_notebooks(shared, hand_in, harbour, tmp_path):
    place, out = tmp_path / "submissions", tmp_path / "grades"
    hand_in("whole/70-harbour.ipynb")
    hand_in("blank/70-harbour.ipynb", "blank")
    solved = [c.source for c in harbour.solved if c.kind == "code"]
    hand_in("lost-cell/70-harbour.ipynb", [c for c in solved if "harbour.1" not in c])
    hand_in("lost-setup/70-harbour.ipynb", [c for c in solved if "check(" in c or "def " in c])
    hand_in("twice/70-harbour.ipynb", [*solved, solved[-1], solved[-2]])
    late = [c.replace("12", "int(words[7])") if "check(" in c else c for c in solved]
    hand_in("backwards/70-harbour.ipynb", late[::-1])
    needs_setup = 'kit.check("harbour.3", int(words[7]))'
    hand_in(
        "edited/70-harbour.ipynb", ["import kit\npage = None", "words = page.split()", needs_setup]
    )
    cut = hand_in("cut/70-harbour.ipynb")
    cut.write_bytes(cut.read_bytes()[: -cut.stat().st_size // 3])
    wide = hand_in("wide/70-harbour.ipynb")
    wide.write_bytes(wide.read_text("utf-8").encode("utf-16"))
    hand_in("misnamed/homework.ipynb")
    hand_in("endless/70-harbour.ipynb", [*solved[:4], "while True: pass", *solved[4:]])
    for name, data in {
        "empty": b"", "prose": b"Dear teacher", "other-json": b'{"a": 1}',
        "foreign": nbformat.writes(
            nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")])
        ).encode(),
    }.items():  # fmt: skip
        (place / name).mkdir()
        (place / name / "70-harbour.ipynb").write_bytes(data)
    (place / "link").mkdir()
    (place / "link" / "70-harbour.ipynb").symlink_to(place / "whole" / "70-harbour.ipynb")

    result = grade(place, out)
    assert result.exit_code == 1, result.output  # five could not be marked
    assert "16 submissions: 3 fine, 7 repaired, 1 stopped, 5 unreadable" in result.output
    points = {n: own["lessons"]["70-harbour"]["points"] for n, own in book(out).items()}
    assert points == {
        "whole": 16, "blank": 0, "lost-cell": 14, "lost-setup": 16, "twice": 16, "backwards": 16,
        "edited": 2, "cut": points["cut"], "wide": 16, "misnamed": 16, "endless": 16,
        "empty": 0, "prose": 0, "other-json": 0, "foreign": 0, "link": 0,
    }  # fmt: skip
    assert 0 < points["cut"] < 16
    assert lesson(out, "empty")["notes"] == ["the file is empty"]
    assert "the cell of harbour.1 is missing" in lesson(out, "lost-cell")["notes"]
    assert any("2 times" in n for n in lesson(out, "twice")["notes"])
    assert any("released order" in n for n in lesson(out, "backwards")["notes"])
    assert lesson(out, "misnamed")["status"] == "fine"


def test_another_lessons_notebook_and_a_second_file(shared, hand_in, tmp_path):
    place, out = tmp_path / "submissions", tmp_path / "grades"
    hand_in("ada/70-harbour.ipynb")
    hand_in("ada/70-harbour-2.ipynb", "blank")
    hand_in("bo/sourcing.ipynb")
    result = grade(place, out)
    assert result.exit_code == 0, result.output
    assert lesson(out, "ada")["points"] == 0  # the later one counts
    assert any("another file" in n for n in lesson(out, "ada")["notes"])
    assert lesson(out, "bo")["points"] == 16


def test_a_zip_marks_like_a_folder(shared, hand_in, tmp_path):
    place = tmp_path / "submissions"
    hand_in("ada/70-harbour.ipynb")
    hand_in("bo/70-harbour.ipynb", "blank")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for path in place.rglob("*.ipynb"):
            archive.write(path, path.relative_to(tmp_path))
    grade(place, tmp_path / "one")
    grade(tmp_path / "all.zip", tmp_path / "two")
    assert (tmp_path / "one" / "gradebook.csv").read_bytes() == (
        tmp_path / "two" / "gradebook.csv"
    ).read_bytes()


def test_a_second_start_runs_nothing_and_changes_nothing(shared, hand_in, tmp_path, monkeypatch):
    hand_in("ada/70-harbour.ipynb")
    hand_in("bo/70-harbour.ipynb", "blank")
    out = tmp_path / "grades"
    grade(tmp_path / "submissions", out)
    before = {p: p.read_bytes() for p in out.rglob("*") if p.is_file()}
    monkeypatch.setattr(runs, "run_here", None)
    result = grade(tmp_path / "submissions", out)
    assert result.exit_code == 0 and "0 run now" in result.output
    assert {p: p.read_bytes() for p in out.rglob("*") if p.is_file()} == before


def test_a_changed_key_is_marked_again_without_running_code(shared, hand_in, tmp_path, monkeypatch):
    hand_in("ada/70-harbour.ipynb")
    out, keys = tmp_path / "grades", tmp_path / "exercises"
    shutil.copytree(GRADING, keys)
    grade(tmp_path / "submissions", out, keys=keys)
    assert lesson(out, "ada")["points"] == 16
    bank = keys / "70-harbour" / "questions.toml"
    bank.write_text(bank.read_text("utf-8").replace("\nkey = 12\n", "\nkey = 13\nanswer = 12\n"))
    monkeypatch.setattr(runs, "run_here", None)
    result = grade(tmp_path / "submissions", out, keys=keys)
    # The released cells are the same; only what they are held against has changed.
    assert result.exit_code == 0, result.output
    assert lesson(out, "ada")["points"] == 14


def test_a_new_file_is_run_and_the_others_are_not(shared, hand_in, tmp_path):
    out = tmp_path / "grades"
    hand_in("ada/70-harbour.ipynb")
    hand_in("bo/70-harbour.ipynb", "blank")
    grade(tmp_path / "submissions", out)
    hand_in("bo/70-harbour.ipynb")
    result = grade(tmp_path / "submissions", out)
    assert "1 run now" in result.output
    assert lesson(out, "bo")["points"] == 16


# `kit grade`, killed by the system the moment its third entry is on the disk.
KILLED_AFTER_THREE = """
import os, signal
from kit.cli import app
from kit.teach.grade.journal import Journal

really, added = Journal.add, []

def add(journal, entry):
    really(journal, entry)
    added.append(entry)
    if len(added) == 3:
        os.kill(os.getpid(), signal.SIGKILL)

Journal.add = add
app()
"""


@pytest.mark.long
def test_killed_in_the_middle_it_goes_on_where_it_was(shared, hand_in, tmp_path):
    place, out, whole = tmp_path / "submissions", tmp_path / "grades", tmp_path / "whole"
    for n in range(24):
        hand_in(f"learner{n:02d}/70-harbour.ipynb", "solved")  # what is as released is not run
    line = [sys.executable, "-c", KILLED_AFTER_THREE, "grade", str(place), "--keys", str(GRADING)]
    killed = subprocess.run(
        [*line, "--out", str(out), "--jobs", "1"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    journal = out / NAME
    assert journal.read_bytes().count(b"\n") == 3 and not (out / "gradebook.csv").exists()
    result = grade(place, out)
    assert result.exit_code == 0 and "21 run now" in result.output
    paths = [json.loads(entry)["path"] for entry in journal.read_bytes().splitlines()]
    assert len(paths) == len(set(paths)) == 24
    grade(place, whole)
    for name in BOOKS:
        assert (out / name).read_bytes() == (whole / name).read_bytes()


@pytest.mark.parametrize("at", ["add", "write"])
def test_a_full_disk_is_one_line_and_loses_nothing(shared, hand_in, tmp_path, monkeypatch, at):
    place, out, whole = (tmp_path / name for name in ("submissions", "grades", "whole"))
    for name in ("ada", "bo", "cy"):
        hand_in(f"{name}/70-harbour.ipynb")
    grade(place, whole)
    written = []

    def full(really, most):
        def write(*given):
            written.append(given)
            if len(written) > most:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return really(*given)

        return write

    if at == "add":
        monkeypatch.setattr(journal.Journal, "add", full(journal.Journal.add, 2))
    else:
        monkeypatch.setattr(kept_copies, "write_whole", full(kept_copies.write_whole, 1))
    result = grade(place, out)
    assert result.exit_code == 2
    assert f"{out}: the disk is full; make room" in result.output
    monkeypatch.undo()
    monkeypatch.setattr(runs, "Sandbox", Untouched if at == "write" else runs.Sandbox)
    again = grade(place, out)
    assert f"{1 if at == 'add' else 0} run now" in again.output
    for name in BOOKS:
        assert (out / name).read_bytes() == (whole / name).read_bytes()


class Untouched:
    """A sandbox that must not be started."""

    def __init__(self, *given, **more):
        pytest.fail("code was run")


def test_who_stops_grading_need_not_wait_for_a_submission(tmp_path, monkeypatch):
    running, stopped = threading.Event(), threading.Event()

    class Slow:
        def __init__(self, *given, **more):
            pass

        def __enter__(self):
            return self

        def __exit__(self, *exception):
            pass

        def warning(self):
            return ""

        def stop(self):
            stopped.set()

        def run(self, *given):
            if running.is_set():
                assert stopped.wait(60), "nobody ended it"
                raise Lost("it was ended")
            running.set()
            return Transcript()

    monkeypatch.setattr(runs, "Sandbox", Slow)
    task = json.dumps({"first": [], "second": None, "asked": [], "code": {}})
    outcomes = runs.run_here(iter([(0, task), (1, task)]), 1, None, [], False, print)
    assert next(outcomes)[0] == 0
    outcomes.close()
    assert stopped.is_set()


def test_names_that_differ_in_capitals_are_two_rows_and_told(shared, hand_in, tmp_path):
    for name in ("Ada", "ada", "bo"):
        hand_in(f"{name}/70-harbour.ipynb")
    grade(tmp_path / "submissions", tmp_path / "grades")
    assert lesson(tmp_path / "grades", "Ada")["notes"] == [f"{ALIKE} 'ada' (apart by: capitals)"]
    assert lesson(tmp_path / "grades", "ada")["notes"] == [f"{ALIKE} 'Ada' (apart by: capitals)"]
    assert lesson(tmp_path / "grades", "bo")["notes"] == []
    pages = [p.name.casefold() for p in (tmp_path / "grades" / "feedback").iterdir()]
    assert len(set(pages)) == 3


def test_grades_may_lie_among_the_submissions(shared, hand_in, tmp_path):
    place = tmp_path / "submissions"
    hand_in("ada/70-harbour.ipynb")
    hand_in("bo/70-harbour.ipynb")
    for _ in range(2):
        assert grade(place, place / "grades").exit_code == 0
        assert sorted(book(place / "grades")) == ["ada", "bo"]


def test_two_at_once_are_refused(hand_in, tmp_path):
    from kit.teach.grade.journal import Journal

    hand_in("ada/70-harbour.ipynb")
    with Journal(tmp_path / "grades"):
        result = grade(tmp_path / "submissions", tmp_path / "grades")
    assert result.exit_code == 3
    assert "another 'kit grade' is writing here" in result.output


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda p: {"place": p / "nowhere"}, "no such folder"),
        (lambda p: {"keys": p / "nowhere"}, "no such folder"),
        (lambda p: {"keys": p}, "no lesson was found"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line(hand_in, tmp_path, change, says):
    hand_in("ada/70-harbour.ipynb")
    given = {"place": tmp_path / "submissions", "keys": GRADING, **change(tmp_path)}
    result = grade(given["place"], tmp_path / "grades", keys=given["keys"])
    assert result.exit_code == 2
    assert says in result.output and "Traceback" not in result.output


def test_without_isolation_it_refuses(hand_in, tmp_path, monkeypatch):
    hand_in("ada/70-harbour.ipynb")
    monkeypatch.setattr(bubblewrap, "available", lambda: None)
    result = grade(tmp_path / "submissions", tmp_path / "grades")
    assert result.exit_code == 2 and "--unsandboxed" in result.output
    result = grade(tmp_path / "submissions", tmp_path / "grades", "--unsandboxed")
    assert result.exit_code == 0, result.output
    assert "warning: protections off" in result.output
    assert lesson(tmp_path / "grades", "ada")["points"] == 16


def test_names_that_a_spreadsheet_or_a_page_would_run(shared, hand_in, tmp_path):
    names = ['=HYPERLINK("http:x")', "+1", "@cmd", 'O\'Neil, "Bo"', "<script>alert(1)<", "Zoë"]
    for name in names:
        hand_in(f"{name}/70-harbour.ipynb")
    out = tmp_path / "grades"
    assert grade(tmp_path / "submissions", out).exit_code == 0
    for table in ("gradebook.csv", "canvas.csv", "moodle-70-harbour.csv", "to-read.csv"):
        rows = list(csv.reader(io.StringIO((out / table).read_text("utf-8"))))
        assert len({len(r) for r in rows}) == 1
        assert not any(c.startswith(("=", "+", "@", "-")) for row in rows for c in row)
    table = (out / "gradebook.csv").read_text("utf-8")
    learners = [row[0].removeprefix("'") for row in csv.reader(io.StringIO(table))][1:]
    assert sorted(learners) == sorted(names)
    pages = list((out / "feedback").iterdir())
    assert len(pages) == len(names)
    for page in [*pages, out / "summary.html"]:
        assert "<script" not in page.read_text("utf-8")


def test_import_files_for_canvas_and_moodle(shared, hand_in, tmp_path):
    hand_in("lovelaceada_LATE_77_5678_70-harbour.ipynb")
    hand_in("Grace Hopper_78_assignsubmission_file_70-harbour.ipynb", "blank")
    out = tmp_path / "grades"
    grade(tmp_path / "submissions", out)
    rows = list(csv.DictReader(io.StringIO((out / "canvas.csv").read_text("utf-8"))))
    assert [(r["Student"].strip(), r["ID"], r["70-harbour Harbour"]) for r in rows] == [
        ("Points Possible", "", "16"),
        ("lovelaceada", "77", "16"),
    ]
    rows = list(csv.DictReader(io.StringIO((out / "moodle-70-harbour.csv").read_text("utf-8"))))
    assert [(r["Identifier"], r["Grade"]) for r in rows] == [
        ("Participant 78", "0"),
    ]


def test_an_answer_given_in_a_widget_is_missed_aloud(shared, hand_in, tmp_path):
    cells = [
        "import kit",
        'kit.ask("harbour.1")\nkit.ask("harbour.3")',
        'kit.check("harbour.3", 12)',
    ]
    hand_in("ada/70-harbour.ipynb", cells)
    out = tmp_path / "grades"
    grade(tmp_path / "submissions", out)
    notes = [n for n in lesson(out, "ada")["notes"] if "kit.ask" in n]
    assert len(notes) == 1 and notes[0].startswith("harbour.1:")


def test_a_notebook_of_nothing_but_widgets_is_known_for_its_lesson(shared, hand_in, tmp_path):
    path = hand_in("ada/notes.ipynb", ['import kit\nkit.ask("harbour.1")'])
    plain = json.loads(path.read_text("utf-8"))
    plain["metadata"] = {}
    path.write_text(json.dumps(plain), "utf-8")
    grade(tmp_path / "submissions", tmp_path / "grades")
    (note,) = [n for n in lesson(tmp_path / "grades", "ada")["notes"] if "kit.ask" in n]
    assert note.startswith("harbour.1:")


def test_free_text_waits_for_a_reader_apart_from_the_points(shared, hand_in, tmp_path):
    hand_in("ada/70-harbour.ipynb")
    out = tmp_path / "grades"
    grade(tmp_path / "submissions", out)
    (row,) = csv.DictReader(io.StringIO((out / "to-read.csv").read_text("utf-8")))
    assert row["question"] == "harbour.9" and row["points"] == ""
    (row,) = csv.DictReader(io.StringIO((out / "gradebook.csv").read_text("utf-8")))
    assert row["harbour.9"] == "" and row["70-harbour awaiting a reader"] == "1"
    assert row["70-harbour points"] == "16"


def test_feedback_asks_back_and_keeps_private_keys(shared, hand_in, tmp_path):
    hand_in("ada/70-harbour.ipynb", ["import kit", 'kit.check("harbour.1", "writer")',
            'kit.check("harbour.8", "tuesday")', 'kit.check("harbour.3", 12)'])  # fmt: skip
    out = tmp_path / "grades"
    grade(tmp_path / "submissions", out)
    (page,) = (out / "feedback").iterdir()
    text = page.read_text("utf-8")
    assert "Does the sentence name somebody who says it?" in text
    assert "The harbour office says it." not in text  # the explanation of a question not solved
    assert "At least twelve." in text  # of one that is
    assert "UNSPOKEN" not in text and "UNSPOKEN" not in (out / "summary.html").read_text("utf-8")
    assert "http" not in text.replace("http-equiv", "")


def test_the_same_answers_always_give_the_same_files(shared, hand_in, tmp_path):
    for n in range(4):
        hand_in(f"learner{n}/70-harbour.ipynb", "solved" if n % 2 else "blank")
    grade(tmp_path / "submissions", tmp_path / "one", "--jobs", "1")
    grade(tmp_path / "submissions", tmp_path / "two", "--jobs", "2")
    for path in (tmp_path / "one").rglob("*"):
        if path.is_file() and path.name not in (NAME, ".lock", ".made-here"):
            other = tmp_path / "two" / path.relative_to(tmp_path / "one")
            assert path.read_bytes() == other.read_bytes()


def own_sandboxes():
    """Process ids of sandboxes this process has started."""
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                line = (entry / "cmdline").read_bytes()
                parent = (entry / "stat").read_text().rsplit(")", 1)[1].split()[1]
            except OSError:
                continue
            if b"kit.teach.sandbox.warm" in line and int(parent) == os.getpid():
                found.add(entry.name)
    return found


def test_a_run_of_its_own_ends_all_it_started(hand_in, tmp_path):
    before = own_sandboxes()
    hand_in("ada/70-harbour.ipynb")
    hand_in("bo/70-harbour.ipynb", ["import os\nos._exit(1)"])
    result = grade(tmp_path / "submissions", tmp_path / "grades")
    assert result.exit_code == 0 and "1 stopped" in result.output
    assert own_sandboxes() == before
