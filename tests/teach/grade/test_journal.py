"""The journal: nothing written is lost, nothing half written counts, no two writers at once."""

from __future__ import annotations

import errno
import multiprocessing
import sys

import pytest

from kit.teach.grade.journal import NAME, InUse, Journal

ENTRY = {"path": "ada/a.ipynb", "file": "f1", "run": "r1", "transcript": {}}


def test_an_entry_is_known_by_its_file_and_conditions(tmp_path):
    with Journal(tmp_path) as journal:
        journal.add(ENTRY)
    with Journal(tmp_path) as journal:
        assert journal.known("ada/a.ipynb", "f1", "r1") == ENTRY
        assert journal.known("ada/a.ipynb", "f2", "r1") is None
        assert journal.known("ada/a.ipynb", "f1", "r2") is None


def test_the_last_entry_of_a_path_counts(tmp_path):
    with Journal(tmp_path) as journal:
        journal.add(ENTRY)
        journal.add({**ENTRY, "file": "f2"})
    with Journal(tmp_path) as journal:
        assert journal.known("ada/a.ipynb", "f2", "r1")


@pytest.mark.parametrize("cut", [1, 5, 40])
def test_a_line_cut_short_is_dropped_and_writing_goes_on(tmp_path, cut):
    with Journal(tmp_path) as journal:
        journal.add(ENTRY)
        journal.add({**ENTRY, "path": "bo/a.ipynb"})
    path = tmp_path / NAME
    path.write_bytes(path.read_bytes()[:-cut])
    with Journal(tmp_path) as journal:
        assert set(journal.entries) == {"ada/a.ipynb"}
        journal.add({**ENTRY, "path": "cy/a.ipynb"})
    with Journal(tmp_path) as journal:
        assert set(journal.entries) == {"ada/a.ipynb", "cy/a.ipynb"}


def test_lines_that_are_no_entries_are_passed_over(tmp_path):
    (tmp_path / NAME).write_bytes(b"not json\n3\n[]\n{}\n\xff\n")
    with Journal(tmp_path) as journal:
        assert journal.entries == {}
        journal.add(ENTRY)
    with Journal(tmp_path) as journal:
        assert set(journal.entries) == {"ada/a.ipynb"}


def test_two_runs_on_one_folder_are_refused(tmp_path):
    with Journal(tmp_path):
        with pytest.raises(InUse, match="another 'kit grade'"):
            Journal(tmp_path)
    Journal(tmp_path).close()


@pytest.mark.skipif(sys.platform == "win32", reason="Unix asks for locks by another call")
def test_a_disk_that_keeps_no_locks_is_not_taken_for_another_run(tmp_path, monkeypatch):
    import fcntl

    def refused(file, how):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refused)
    with pytest.raises(InUse, match="keeps no locks .*--out"):
        Journal(tmp_path)


def _hold(folder, held):
    journal = Journal(folder)
    held.set()
    journal.add(ENTRY)
    held.wait(60)
    __import__("time").sleep(60)


def test_a_killed_run_leaves_no_lock(tmp_path):
    context = multiprocessing.get_context("spawn")
    held = context.Event()
    holder = context.Process(target=_hold, args=(tmp_path, held))
    holder.start()
    try:
        assert held.wait(60)
        with pytest.raises(InUse):
            Journal(tmp_path)
    finally:
        holder.kill()
        holder.join()
    Journal(tmp_path).close()
