"""What a neighbour may have brought about is run once more, alone, before it counts."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kit.cli import app
from kit.course.kept_copies import OwnFiles
from kit.teach.grade import gradebook, runs
from kit.teach.grade.grading import AGAIN, grade
from kit.teach.grade.journal import Journal
from kit.teach.sandbox.protocol import CRASHED, MEMORY, TIME, Transcript

GRADING = Path(__file__).parents[2] / "fixtures" / "grading" / "exercises"
ANSWER = {"id": "harbour.1", "answer": "office"}
SLOW = {"id": "harbour.7", "outputs": [{"value": 1}, {"slow": True}]}
QUICK = {"id": "harbour.7", "outputs": [{"value": 1}, {"value": 2}]}


class Machine:
    """In the place of sandboxes: what a run brings is written beforehand, by who runs beside it."""

    def __init__(self, crowded, alone):
        self.crowded, self.brings_alone = crowded, alone
        self.lock, self.running, self.beside_alone, self.seen_alone = threading.Lock(), 0, 0, []

    def sandbox(self, limits, **more):
        return Runner(self, limits)


class Runner:
    def __init__(self, machine, limits):
        self.machine, self.limits = machine, limits

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        pass

    def warning(self):
        return ""

    def stop(self):
        pass

    def run(self, cells, code):
        name = next(s for _, s in cells if s.startswith("name = "))
        machine = self.machine
        with machine.lock:
            machine.running += 1
            if self.limits.patience > 1:
                machine.beside_alone = max(machine.beside_alone, machine.running - 1)
                machine.seen_alone.append(name.removeprefix("name = "))
        brought = machine.brings_alone if self.limits.patience > 1 else machine.crowded
        made = brought[name.removeprefix("name = ")]()
        with machine.lock:
            machine.running -= 1
        return made


def fine():
    return Transcript([ANSWER, QUICK])


def slow():
    return Transcript([ANSWER, SLOW], doubtful=True)


def starved():
    return Transcript([ANSWER], ended=TIME, doubtful=True)


def hoarded():
    return Transcript([ANSWER], ended=MEMORY, doubtful=True)


def looped():
    return Transcript([ANSWER], ended=TIME)


def crashed():
    return Transcript([ANSWER], ended=CRASHED)


LEARNERS = ("ada", "bo", "cy", "di", "ed", "flo")
KINDS = dict(zip(LEARNERS, (fine, slow, starved, hoarded, looped, crashed), strict=True))


@pytest.fixture()
def graded(course, hand_in, tmp_path, monkeypatch):
    """Return a function: how a crowded and an empty machine run six learners -> book and result."""
    for name in LEARNERS:
        hand_in(f"{name}/70-harbour.ipynb", [f"name = {name}"])

    def run(folder, crowded, alone, jobs=3):
        machine = Machine(crowded, alone)
        monkeypatch.setattr(runs, "Sandbox", machine.sandbox)
        with Journal(tmp_path / folder) as journal:
            result = grade(tmp_path / "submissions", course, journal, jobs=jobs)
        gradebook.write(result, OwnFiles(tmp_path / folder))
        return machine, result, (tmp_path / folder / "gradebook.json").read_bytes()

    return run


def notes(book, learner):
    own = json.loads(book)["learners"][learner]["lessons"]["70-harbour"]
    return own["status"], [n for n in own["notes"] if n == AGAIN or "too" in n]


def test_what_only_its_neighbours_slowed_is_as_if_it_had_been_alone(graded):
    quiet = {name: fine for name in LEARNERS} | {"ed": looped, "flo": crashed}
    machine, result, busy_book = graded("busy", KINDS, quiet)
    assert machine.seen_alone == ["bo", "cy", "di"] and machine.beside_alone == 0
    assert result.alone == 3 and result.ran == 6
    untouched, result, quiet_book = graded("quiet", quiet, {}, jobs=1)
    assert untouched.seen_alone == [] and result.alone == 0
    assert busy_book == quiet_book


def test_what_is_slow_alone_as_well_counts_and_the_book_says_so(graded):
    _, _, book = graded("grades", KINDS, KINDS)
    assert notes(book, "ada") == ("repaired", [])  # cells of the lesson are missing
    took = "harbour.7: the function took too long on an input"
    assert notes(book, "bo") == ("repaired", [took, AGAIN])
    assert notes(book, "cy") == ("stopped", ["it was stopped because it took too long", AGAIN])
    assert notes(book, "di")[1][1:] == [AGAIN]
    assert notes(book, "ed") == ("stopped", ["it was stopped because it took too long"])
    assert notes(book, "flo") == ("stopped", [])


def test_what_was_not_yet_run_alone_is_run_again_after_a_stop(graded, tmp_path):
    class Stopped(Exception):
        pass

    def stop():
        raise Stopped

    with pytest.raises(Stopped):
        graded("grades", KINDS, dict.fromkeys(LEARNERS, stop))
    journal = (tmp_path / "grades" / "journal.jsonl").read_text().splitlines()
    assert sorted(json.loads(line)["path"].split("/")[0] for line in journal) == [
        "ada", "ed", "flo",
    ]  # fmt: skip
    machine, result, _ = graded("grades", KINDS, KINDS)
    assert result.ran == 3 and machine.seen_alone == ["bo", "cy", "di"]


def test_the_command_says_how_many_were_run_once_more(hand_in, tmp_path, monkeypatch):
    hand_in("bo/70-harbour.ipynb", ["name = bo"])
    machine = Machine({"bo": slow}, {"bo": fine})
    monkeypatch.setattr(runs, "Sandbox", machine.sandbox)
    keys = str(GRADING)
    line = ["grade", str(tmp_path / "submissions"), "--keys", keys, "--out", str(tmp_path / "out")]
    said = CliRunner().invoke(app, line)
    assert "1 run once more, alone" in said.output
