"""The life of `.venv`. Environments are real (without pip); only the fetching is played."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from launch import environment
from launch.environment import prepare, read_stamp
from launch.place import Place
from launch.trouble import NoNetwork, NoSpace, Trouble


@pytest.fixture
def place(tmp_path):
    course = tmp_path / "course ñ 新"
    course.mkdir()
    (course / "requirements.txt").write_text("one==1\n")
    (course / "requirements-test.txt").write_text("-r requirements.txt\ntwo==2\n")
    (course / "requirements-nbgrader.txt").write_text("three==3\n")
    (course / "pyproject.toml").write_text("[project]\n")
    return Place(course)


@pytest.fixture
def fetched(monkeypatch):
    """The pin files installed so far; `fetched.fail` is raised by the next one."""

    class Fetched(list):
        fail: BaseException | None = None

        def install(self, place, pins, shown, target=None):
            if target:
                target.mkdir()
                return
            if self.fail:
                (place.site / "half").mkdir()
                fail, self.fail = self.fail, None
                raise fail
            (place.site / "package").mkdir(exist_ok=True)
            self.append(pins.name)

    record = Fetched()
    monkeypatch.setattr(environment, "install_pins", record.install)
    monkeypatch.setattr(environment, "install_pip", lambda python, place: None)
    monkeypatch.setattr(environment, "install_project", lambda place: record.append("kit"))
    monkeypatch.setattr(environment, "TRIAL", "import sys; assert sys.prefix != sys.base_prefix")
    return record


def test_first_start_makes_a_python_that_runs(place, fetched):
    python = prepare(place)
    said = subprocess.run([python, "-c", "import sys; print(sys.prefix)"], capture_output=True)
    assert said.stdout.decode().strip() == str(place.venv)
    assert fetched == ["requirements.txt", "kit"]


def test_later_starts_fetch_nothing(place, fetched):
    prepare(place)
    fetched.clear()
    prepare(place)
    assert fetched == []


@pytest.mark.parametrize("end", [KeyboardInterrupt(), NoNetwork("a", "b"), NoSpace("a", "b")])
def test_an_interrupted_set_up_is_made_again_from_nothing(place, fetched, end, capsys):
    fetched.fail = end
    with pytest.raises(type(end)):
        prepare(place)
    assert read_stamp(place) == {"state": "begun"} and (place.site / "half").exists()
    prepare(place)
    assert not (place.site / "half").exists() and read_stamp(place)["state"] == "finished"
    assert "not finished" in capsys.readouterr().out


def test_an_empty_folder_is_taken_for_a_set_up_that_had_only_begun(place, fetched):
    place.venv.mkdir()
    prepare(place)
    assert not list(place.root.glob(".venv-kept*"))


def damaged_stamp(place):
    place.stamp.write_text("{ half")


def lost_package(place):
    shutil.rmtree(place.site / "package")


def lost_python(place):
    place.python.unlink()
    place.python.symlink_to("/nowhere/python")


def crashing_python(place):
    place.python.unlink()
    place.python.write_text("#!/bin/sh\nexit 3\n")
    place.python.chmod(0o755)


@pytest.mark.parametrize("damage", [damaged_stamp, lost_package, lost_python, crashing_python])
@pytest.mark.skipif(sys.platform == "win32", reason="made with links and scripts of Unix")
def test_a_damaged_environment_is_repaired_not_trusted(place, fetched, damage):
    prepare(place)
    damage(place)
    fetched.clear()
    python = prepare(place)
    assert fetched == ["requirements.txt", "kit"]
    assert subprocess.run([python, "-c", ""]).returncode == 0
    assert (place.site / "package").is_dir()


def test_an_environment_of_the_readers_own_is_set_aside_not_deleted(place, fetched, capsys):
    for number in (1, 2):
        shutil.rmtree(place.venv, ignore_errors=True)
        place.venv.mkdir()
        (place.venv / "mine.txt").write_text(str(number))
        prepare(place)
        assert (place.root / f".venv-kept-{number}" / "mine.txt").read_text() == str(number)
        assert f".venv-kept-{number}" in capsys.readouterr().out


def test_new_pins_are_installed_into_what_is_there(place, fetched):
    prepare(place)
    (place.venv / "sentinel").touch()
    (place.root / "requirements.txt").write_text("one==2\n")
    fetched.clear()
    prepare(place)
    assert fetched == ["requirements.txt", "kit"] and (place.venv / "sentinel").exists()
    prepare(place)
    assert fetched == ["requirements.txt", "kit"]


def test_new_pins_without_network_do_not_stop_a_lesson(place, fetched, capsys):
    prepare(place)
    (place.root / "requirements.txt").write_text("one==2\n")
    fetched.fail = NoNetwork("no network", "connect")
    prepare(place)
    assert "going on with the packages of the last set-up" in capsys.readouterr().out
    assert prepare(place) and fetched[-2:] == ["requirements.txt", "kit"]  # tried again, and done


def test_an_interrupted_update_is_not_trusted(place, fetched):
    prepare(place)
    (place.root / "requirements.txt").write_text("one==2\n")
    fetched.fail = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        prepare(place)
    assert read_stamp(place) == {"state": "begun"}


def test_checks_add_their_packages_and_lessons_do_not_take_them_away(place, fetched):
    prepare(place)
    prepare(place, "test")
    assert fetched == ["requirements.txt", "kit", "requirements-test.txt", "kit"]
    prepare(place)
    prepare(place, "test")
    assert len(fetched) == 4


def test_the_peer_of_the_checks_is_kept_out_of_the_environment(place, fetched):
    prepare(place)
    assert not place.nbgrader.exists()
    prepare(place, "test")
    assert place.nbgrader.is_dir() and place.nbgrader not in place.site.parents
    shutil.rmtree(place.nbgrader)
    fetched.clear()
    prepare(place, "test")
    assert place.nbgrader.is_dir() and fetched == ["requirements-test.txt", "kit"]


def test_checks_need_the_network_for_packages_they_lack(place, fetched):
    prepare(place)
    fetched.fail = NoNetwork("no network", "connect")
    with pytest.raises(NoNetwork):
        prepare(place, "test")
    fetched.clear()
    prepare(place)  # lessons still open, and fetch nothing
    assert fetched == []


def test_a_learners_copy_without_the_checks_says_so(place, fetched):
    (place.root / "requirements-test.txt").unlink()
    prepare(place)
    with pytest.raises(Trouble, match="has no requirements-test.txt.*Mend: get the whole course"):
        prepare(place, "test")


def test_line_ends_changed_by_git_are_no_new_pins(place, fetched):
    prepare(place)
    (place.root / "requirements.txt").write_bytes(b"one==1\r\n")
    fetched.clear()
    prepare(place)
    assert fetched == []


@pytest.mark.skipif(sys.platform == "win32", reason="the environment is refitted on Unix only")
def test_a_moved_folder_needs_no_network(place, fetched):
    prepare(place)
    moved = Place(place.root.rename(place.root.parent / "elsewhere"))
    fetched.clear()
    prepare(moved)
    assert fetched == ["kit"]
    script = (moved.venv / "bin" / "activate").read_text(encoding="utf-8")
    assert str(moved.venv) in script and str(place.root) not in script


def test_a_folder_that_cannot_be_written_is_named(place):
    (place.root / "work").write_text("a file where the folder should be")
    with pytest.raises(Trouble, match="cannot be written.*Mend: copy the course"):
        prepare(place)


def test_too_little_space_is_said_before_anything_is_made(place, fetched, monkeypatch):
    usage = shutil._ntuple_diskusage(10**9, 10**9 - 10**6, 10**6)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(NoSpace, match="free about 900 MB"):
        prepare(place)
    assert not place.venv.exists()


def test_a_disk_that_is_full_at_the_first_byte_is_told_from_a_locked_folder(place, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(NoSpace):
        prepare(place)


HOLD = """
import sys, time
from pathlib import Path
from launch.place import Place
place = Place(Path(sys.argv[1]))
place.own.mkdir(parents=True, exist_ok=True)
with place.to_itself():
    print("held", flush=True)
    sys.stdin.readline()
    (place.root / "left").touch()
"""


def test_two_set_ups_of_one_folder_take_turns(place, capsys):
    repository = Path(environment.__file__).parents[1]
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(place.root)],
        cwd=repository, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as other:  # fmt: skip
        assert other.stdout.readline() == "held\n"
        # Let go only once this process has said that it waits.
        said = environment.say

        def say(text):
            said(text)
            other.stdin.write("\n")
            other.stdin.flush()

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("launch.place.say", say)
            place.own.mkdir(parents=True, exist_ok=True)
            with place.to_itself():
                assert (place.root / "left").exists()
    assert "still running" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="Unix asks for locks by another call")
def test_a_disk_that_keeps_no_locks_does_not_wait_for_ever(place, monkeypatch, capsys):
    import fcntl

    def refused(file, how):
        raise OSError(errno.ENOLCK, "No locks available")

    place.must_be_writable()
    monkeypatch.setattr(fcntl, "flock", refused)
    with place.to_itself():
        assert "still running" not in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="the lock is handed on by Unix only")
def test_an_installer_that_outlives_its_lab_keeps_the_folder_locked(place):
    from launch.install import run_logged

    place.own.mkdir(parents=True)
    with place.to_itself():
        handed = place.lock[0]
        run_logged(
            [sys.executable, "-c", f"import os; os.fstat({handed})"], place, "look at the lock"
        )
    assert place.lock == []
