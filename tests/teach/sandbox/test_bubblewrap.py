"""What the sandbox shows of the machine: Python, its packages and the kit, and nobody's home."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kit.teach.sandbox import bubblewrap
from kit.teach.sandbox.limits import Limits
from kit.teach.sandbox.one_submission import Sandbox, SandboxUnavailable

VERSION = f"python{sys.version_info.major}.{sys.version_info.minor}"


@pytest.fixture()
def home(tmp_path, monkeypatch):
    """A home folder into which somebody has put a Python: ~/bin/python3, ~/lib/python3.x."""
    home = tmp_path / "home"
    for name in (f"bin/{VERSION}", f"lib/{VERSION}/os.py", "lib/notes.txt", "secret.txt"):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text("x")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr(sys, "base_prefix", str(home))
    return home


def test_of_a_home_with_a_python_only_the_python_is_shown(home):
    shown = [p for p in bubblewrap.python_folders() if p.is_relative_to(home)]
    assert sorted(p.relative_to(home).as_posix() for p in shown) == [
        f"bin/{VERSION}",
        f"lib/{VERSION}",
    ]


def test_a_python_in_a_folder_of_its_own_is_shown_whole(home, monkeypatch):
    own = home / "pythons" / "one"
    own.mkdir(parents=True)
    monkeypatch.setattr(sys, "base_prefix", str(own))
    assert own in bubblewrap.python_folders()


@pytest.mark.parametrize("mode", ["warm", "fresh"])
def test_a_submission_sees_that_python_and_nothing_beside_it(home, mode):
    looked = (
        "import kit, os\n"
        f"home = {str(home)!r}\n"
        "seen = sorted(os.path.relpath(os.path.join(at, name), home)\n"
        "              for at, _, names in os.walk(home) for name in names)\n"
        "kit.check('harbour.1', seen)"
    )
    try:
        sandbox = Sandbox(Limits(cell_seconds=5), mode=mode)
    except SandboxUnavailable as error:
        pytest.skip(str(error))
    with sandbox:
        (answer,) = sandbox.run([looked]).answers
    assert answer["answer"] == [f"bin/{VERSION}", f"lib/{VERSION}/os.py"]
    assert Path(home, "secret.txt").exists()


def line_of(as_root: bool) -> list[str]:
    return bubblewrap.command(
        "bwrap", "kit.x", hidden=(), as_root=as_root, scratch_bytes=1 << 20
    )  # fmt: skip


def test_only_root_opens_the_folders_above_what_is_shown(home):
    # bwrap makes them private to whoever runs it, and a submission of root's is another user.
    parents = [str(p) for p in (home / "bin", home, home.parent)]
    opened, plain = line_of(True), line_of(False)
    for parent in parents:
        at = opened.index(parent)
        assert opened[at - 3 : at] == ["--perms", "0755", "--dir"]
        assert plain[plain.index(parent) - 1] == "--dir"
    assert "--perms" not in plain
    assert ("--unshare-user" in opened, "--unshare-user" in plain) == (False, True)
