import json
import os

import pytest

from kit.course.learner.progress import NAME, Progress, trimmed
from kit.course.marking.attempts import replay

RIGHT = [{"answer": "office"}]


def test_what_is_kept_is_there_after_a_restart(tmp_path):
    Progress(tmp_path).keep("tiny.1", RIGHT)
    again = Progress(tmp_path)
    assert again.events("tiny.1") == RIGHT
    assert again.events("tiny.3") == [] and again.begun() == ["tiny.1"]
    assert [p.name for p in tmp_path.iterdir()] == [NAME]


def test_two_notebooks_share_one_file(tmp_path):
    one, two = Progress(tmp_path), Progress(tmp_path)
    one.keep("tiny.1", RIGHT)
    two.keep("tiny.2", RIGHT)
    one.keep("tiny.3", RIGHT)
    assert Progress(tmp_path).begun() == ["tiny.1", "tiny.2", "tiny.3"]


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"\xff\xfe", b"[]", b'{"questions": []}', b"[" * 100_000,
     b'{"version": 2, "questions": {"tiny.1": 3}}',
     b'{"version": 2, "questions": {"tiny.1": {"events": 3}}}',
     b'{"version": 7, "questions": {}}',
     b'{"version": 1, "questions": {"tiny.1": {"attempts": [], "best": "x"}}, "revealed": []}'],
)  # fmt: skip
def test_a_damaged_file_is_set_aside_and_said(tmp_path, damage):
    (tmp_path / NAME).write_bytes(damage)
    progress = Progress(tmp_path)
    progress.keep("tiny.1", RIGHT)
    assert len(progress.notices) == 1
    aside = tmp_path / ".dateline-progress.damaged-1.json"
    assert aside.name in progress.notices[0]
    assert aside.read_bytes() == damage
    assert Progress(tmp_path).events("tiny.1") == RIGHT
    (tmp_path / NAME).write_bytes(b"{")
    Progress(tmp_path).read()
    assert (tmp_path / ".dateline-progress.damaged-2.json").exists()
    assert aside.read_bytes() == damage


def test_one_damaged_entry_costs_nothing_beside_it(tmp_path):
    kept = {"tiny.1": {"events": [*RIGHT, {"hint": 9}]}, "tiny.2": {"events": RIGHT}}
    (tmp_path / NAME).write_text(json.dumps({"version": 2, "questions": kept}))
    progress = Progress(tmp_path)
    assert progress.events("tiny.1") == progress.events("tiny.2") == RIGHT
    assert progress.notices == ["what is kept of tiny.1: 1 of 2 entries were left out (hint 9)"]


def test_a_crash_while_writing_leaves_the_old_file(tmp_path, monkeypatch):
    progress = Progress(tmp_path)
    progress.keep("tiny.1", [{"answer": "market"}])

    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    progress.keep("tiny.1", RIGHT)
    stored = json.loads((tmp_path / NAME).read_text())
    assert stored["questions"]["tiny.1"]["events"] == [{"answer": "market"}]
    assert [p.name for p in tmp_path.iterdir()] == [NAME]
    assert "No space left" in progress.notices[0]
    assert progress.events("tiny.1") == RIGHT  # kept in memory


def test_a_folder_that_cannot_be_written_keeps_progress_in_memory(tmp_path):
    progress = Progress(tmp_path / "not there")
    progress.keep("tiny.1", RIGHT)
    progress.keep("tiny.2", RIGHT)
    assert progress.events("tiny.1") == progress.events("tiny.2") == RIGHT
    assert len(progress.notices) == 1
    assert "until this kernel stops" in progress.notices[0]


def test_memory_alone_writes_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    progress = Progress(None)
    progress.keep("tiny.1", RIGHT)
    assert progress.events("tiny.1") == RIGHT
    assert list(tmp_path.iterdir()) == []


def test_of_very_many_events_the_first_the_last_and_the_hints_stay():
    many = [{"answer": n} for n in range(100)]
    kept = trimmed([*many[:50], {"hint": 1}, *many[50:]])
    assert len(kept) == 60
    assert kept[0] == {"answer": 0} and kept[-1] == {"answer": 99} and {"hint": 1} in kept


def first_version(**entry):
    """A progress file as the first version of the kit wrote it, of one question."""
    plain = {"attempts": [], "first": None, "best": 0.0, "rung": 0, "closed": False}
    return {"version": 1, "questions": {"tiny.units": {**plain, **entry}}, "revealed": []}


def attempt(answer, score, **more):
    return {"answer": answer, "score": score, "missed": [], **more}


@pytest.mark.parametrize(
    ("attempts", "rung", "best"),
    [
        ([(["1", "5"], 1.0)], 0, 1.0),
        ([(["3"], 0.0), (["1"], 0.5), (["1", "5"], 1.0)], 2, 1.0),
        ([(["3"], 0.0), (["1", "5"], 1.0)], 3, 0.5),  # right, after the explanation
        ([(["3"], 0.0), (["1", "5"], 1.0)], 3, 1.0),  # the explanation was read when it was closed
        ([(["3"], 0.0)], 3, 0.0),
    ],
)
def test_a_file_of_the_first_version_earns_what_it_had_earned(tmp_path, tiny, attempts, rung, best):
    entry = {
        "attempts": [attempt(a, s) for a, s in attempts],
        "first": attempts[0][1],
        "best": best,
        "rung": rung,
    }
    (tmp_path / NAME).write_text(json.dumps(first_version(**entry)))
    events = Progress(tmp_path).events("tiny.units")
    there = replay(lambda article: tiny.questions["tiny.units"], events)
    assert (there.first, there.score, there.rung) == (attempts[0][1], best, rung)
    assert there.answers == len(attempts)


def test_predictions_reasons_and_functions_of_the_first_version_are_kept(tmp_path):
    data = first_version(
        attempts=[attempt(["1"], 0.5, why="because of block 1")], first=0.5, best=0.5
    )
    late = {"attempts": [attempt("rain", 0.0)], "first": 0.0, "best": 0.0, "rung": 0}
    code = {"attempts": [attempt(None, 0.8)], "first": 0.8, "best": 0.8, "rung": 0, "track": "code"}
    data["questions"] |= {"tiny.prediction": late, "tiny.code": code}
    data["revealed"] = ["tiny.prediction", "tiny.other"]
    (tmp_path / NAME).write_text(json.dumps(data))
    progress = Progress(tmp_path)
    assert progress.events("tiny.units") == [{"answer": ["1"], "why": "because of block 1"}]
    assert progress.events("tiny.prediction") == [{"reveal": True}, {"answer": "rain"}]
    assert progress.events("tiny.other") == [{"reveal": True}]
    [function] = progress.events("tiny.code")
    assert function["answer"] == {"function": True, "cell": "00000000", "score": 0.8}
    progress.keep("tiny.units", RIGHT)
    assert json.loads((tmp_path / NAME).read_text())["version"] == 2
    assert progress.events("tiny.code") == [function]
