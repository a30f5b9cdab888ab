"""A control group for each run: found where it is delegated, divided, limited, and put back."""

from __future__ import annotations

import os

import pytest

from kit.teach.sandbox import cgroup
from kit.teach.sandbox.limits import Limits
from kit.teach.sandbox.one_submission import Sandbox, SandboxUnavailable

LIMITS = Limits(total_memory=300 << 20, scratch_bytes=40 << 20, processes=30)
FILES = {
    "cgroup.procs": "",
    "cgroup.controllers": "cpu io memory pids\n",
    "cgroup.subtree_control": "",
    "cgroup.kill": "",
    "cpu.stat": "usage_usec 2500000\nuser_usec 1\nsystem_usec 1\n",
    "memory.events": "low 0\nhigh 0\nmax 3\noom 1\noom_kill 1\n",
    "memory.max": "max\n",
    "memory.swap.max": "max\n",
    "memory.oom.group": "0\n",
    "pids.max": "max\n",
    "cpu.weight": "50\n",
}


class Tree:
    """Control groups as plain files: what the kernel puts into a new folder is put there here."""

    def __init__(self, root):
        self.root, self.made = root, []
        self.own = root / "user" / "scope"
        self.make(self.own)
        (self.own / "cgroup.procs").write_text(f"{os.getpid()}\n")
        self.mounts = root.parent / "mountinfo"
        self.mounts.write_text(
            "24 1 0:22 / /proc rw - proc proc rw\n"
            f"35 24 0:30 / {root} rw,nosuid shared:9 - cgroup2 cgroup2 rw\n"
        )
        self.membership = root.parent / "cgroup"
        self.membership.write_text("4:memory:/elsewhere\n0::/user/scope\n")

    def make(self, folder):
        folder.mkdir(parents=True)
        for name, text in FILES.items():
            (folder / name).write_text(text)
        self.made.append(folder)

    def find(self, **more):
        return cgroup.find(self.mounts, self.membership, make=self.make, **more)


@pytest.fixture()
def tree(tmp_path, monkeypatch):
    monkeypatch.setattr(cgroup.atexit, "register", lambda *given: None)
    return Tree(tmp_path / "tree")


def test_a_group_that_is_ours_is_divided(tree):
    groups = tree.find()
    assert groups is not None and groups.folder == tree.own
    home = tree.made[-1]
    assert home.parent == tree.own
    assert (home / "cgroup.procs").read_text() == str(os.getpid())
    assert (tree.own / "cgroup.subtree_control").read_text() == "+cpu +memory +pids"


def test_a_run_has_a_group_with_the_limits_of_one_submission(tree):
    group = tree.find().for_run(LIMITS)
    read = {name: (group.folder / name).read_text().strip() for name in FILES}
    assert read["memory.max"].startswith(str(340 << 20))  # a plain file is not cut when written
    assert read["memory.swap.max"].startswith("0") and read["memory.oom.group"] == "1"
    assert read["pids.max"].startswith("32") and read["cpu.weight"].startswith("100")
    os.write(group.procs, b"0")
    taken = group.end()
    assert (group.folder / "cgroup.procs").read_text() == "0"
    assert (group.folder / "cgroup.kill").read_text() == "1"
    assert taken == cgroup.Taken(seconds=2.5, out_of_memory=True)


@pytest.mark.parametrize("what", ["another program", "no controllers", "no version 2", "elsewhere"])
def test_a_group_that_is_not_ours_is_left_alone(tree, what):
    if what == "another program":
        (tree.own / "cgroup.procs").write_text(f"1\n{os.getpid()}\n")
    elif what == "no controllers":
        (tree.own / "cgroup.controllers").write_text("hugetlb\n")
    elif what == "no version 2":
        tree.mounts.write_text("35 24 0:30 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n")
    else:
        tree.mounts.write_text(f"35 24 0:30 /other {tree.root} rw - cgroup2 cgroup2 rw\n")
    before = [p.read_text() for p in sorted(tree.own.iterdir())]
    assert tree.find() is None
    assert [p.read_text() for p in sorted(tree.own.iterdir())] == before
    assert len(tree.made) == 1


def test_what_cannot_be_divided_is_put_back(tree):
    (tree.own / "cgroup.subtree_control").unlink()
    assert tree.find() is None
    assert (tree.own / "cgroup.procs").read_text().startswith(str(os.getpid()))


def test_runs_are_counted_by_the_kernel_where_the_host_gives_a_group():
    if cgroup.delegated() is None:
        pytest.skip("no delegated control group here: systemd-run --user --scope -p Delegate=yes")
    try:
        sandbox = Sandbox(Limits(cell_seconds=5), mode="warm")
    except SandboxUnavailable as error:
        pytest.skip(str(error))
    with sandbox:
        assert sandbox._runner.groups is not None
        seen = sandbox.run(["import kit\nkit.check('harbour.3', 12)"])
        assert seen.answers and seen.cpu_seconds > 0
        hoards = "x = b'x' * (200 << 20)\nif os.fork() == 0:\n y = b'y' * (240 << 20)\nos.wait()"
        assert sandbox.run([f"import os\n{hoards}"]).ended == "memory"
