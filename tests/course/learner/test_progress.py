import json
import os

import pytest

from kit.course.learner.progress import NAME, Progress


def entry(score=1.0):
    return {
        "attempts": [{"score": score}],
        "first": score,
        "best": score,
        "rung": 0,
        "closed": True,
    }


def test_what_is_stored_is_there_after_a_restart(tmp_path):
    Progress(tmp_path).store("tiny.1", entry())
    Progress(tmp_path).reveal("tiny.2")
    again = Progress(tmp_path)
    assert again.entry("tiny.1")["best"] == 1.0
    assert again.revealed("tiny.2") and not again.revealed("tiny.1")
    assert again.entry("tiny.3")["attempts"] == []
    assert [p.name for p in tmp_path.iterdir()] == [NAME]


def test_two_notebooks_share_one_file(tmp_path):
    one, two = Progress(tmp_path), Progress(tmp_path)
    one.store("tiny.1", entry())
    two.store("tiny.2", entry())
    one.store("tiny.3", entry())
    assert set(Progress(tmp_path).read()["questions"]) == {"tiny.1", "tiny.2", "tiny.3"}


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"\xff\xfe", b"[]", b'{"questions": []}', b"[" * 100_000,
     b'{"questions": {"tiny.1": 3}, "revealed": []}',
     b'{"questions": {"tiny.1": {"attempts": [], "best": "x"}}, "revealed": []}'],
)  # fmt: skip
def test_a_damaged_file_is_set_aside_and_said(tmp_path, damage):
    (tmp_path / NAME).write_bytes(damage)
    progress = Progress(tmp_path)
    progress.store("tiny.1", entry())
    assert len(progress.notices) == 1
    aside = tmp_path / ".dateline-progress.damaged-1.json"
    assert aside.name in progress.notices[0]
    assert aside.read_bytes() == damage
    assert Progress(tmp_path).entry("tiny.1")["best"] == 1.0
    (tmp_path / NAME).write_bytes(b"{")
    Progress(tmp_path).read()
    assert (tmp_path / ".dateline-progress.damaged-2.json").exists()
    assert aside.read_bytes() == damage


def test_a_crash_while_writing_leaves_the_old_file(tmp_path, monkeypatch):
    progress = Progress(tmp_path)
    progress.store("tiny.1", entry(0.5))

    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    progress.store("tiny.1", entry(1.0))
    assert json.loads((tmp_path / NAME).read_text())["questions"]["tiny.1"]["best"] == 0.5
    assert [p.name for p in tmp_path.iterdir()] == [NAME]
    assert "No space left" in progress.notices[0]
    assert progress.entry("tiny.1")["best"] == 1.0  # kept in memory


def test_a_folder_that_cannot_be_written_keeps_progress_in_memory(tmp_path):
    progress = Progress(tmp_path / "not there")
    progress.store("tiny.1", entry())
    progress.store("tiny.2", entry())
    assert progress.entry("tiny.1")["best"] == progress.entry("tiny.2")["best"] == 1.0
    assert len(progress.notices) == 1
    assert "until this kernel stops" in progress.notices[0]


def test_memory_alone_writes_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    progress = Progress(None)
    progress.store("tiny.1", entry())
    assert progress.entry("tiny.1")["best"] == 1.0
    assert list(tmp_path.iterdir()) == []


def test_old_attempts_are_let_go(tmp_path):
    many = entry() | {"attempts": [{"score": n} for n in range(100)]}
    Progress(tmp_path).store("tiny.1", many)
    kept = Progress(tmp_path).entry("tiny.1")["attempts"]
    assert len(kept) == 30
    assert kept[-1]["score"] == 99
