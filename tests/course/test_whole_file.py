"""A file is there whole or as it was, and nothing is left lying about."""

from __future__ import annotations

import stat
import sys

import pytest

from kit.course.whole_file import write_whole


def test_a_file_is_whole_or_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "gradebook.csv"
    write_whole(path, "old")

    def fail(*_):
        raise OSError("no space")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="no space"):
        write_whole(path, "new")
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["gradebook.csv"]


def test_an_unchanged_file_is_not_written_again(tmp_path):
    path = tmp_path / "a"
    write_whole(path, "same")
    before = path.stat().st_ino
    write_whole(path, "same")
    assert path.stat().st_ino == before


def test_whether_it_was_written_is_told(tmp_path):
    path = tmp_path / "new" / "folder" / "a.csv"
    assert write_whole(path, "x\r\ny\n")
    assert path.read_bytes() == b"x\r\ny\n"
    assert not write_whole(path, b"x\r\ny\n")


def test_a_folder_that_was_to_be_there_is_not_made(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "slip" / "page.html", "x", make_folders=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="rights of Unix")
def test_a_private_file_is_private_whatever_was_there_before(tmp_path):
    path = tmp_path / "codes.json"
    write_whole(path, "old")
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    write_whole(path, "new", 0o600)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
