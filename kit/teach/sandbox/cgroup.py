"""Cgroup: a control group for each run, where the host gives this process one to divide.

In a group of its own a run's memory is counted whole, what the kernel holds for it included, at
every moment and not ten times a second; so are its processes; and each run gets the same share of
the processors, however many processes it starts. Only version 2 is used, and only a group that is
delegated: writable, with these controllers, and with no other program in it. One way to get one is
`systemd-run --user --scope -p Delegate=yes kit grade ...`. Everywhere else the limits of processes
hold (`kit.teach.sandbox.limits`). See cgroups(7) and the kernel's cgroup-v2 guide.
"""

from __future__ import annotations

import atexit
import contextlib
import itertools
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kit.teach.sandbox.limits import Limits

CONTROLLERS = ("cpu", "memory", "pids")
OURS = 2
"""Processes in a run's group that are not the submission's: those it came from."""
GONE_SECONDS = 2.0
MOUNTS, OWN = Path("/proc/self/mountinfo"), Path("/proc/self/cgroup")


@dataclass(frozen=True)
class Taken:
    """What a run has taken: processor seconds, and whether the kernel ended it for its memory."""

    seconds: float
    out_of_memory: bool


class Group:
    """The group of one run. `procs` is an open file: who writes 0 to it moves into the group."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.procs = os.open(folder / "cgroup.procs", os.O_WRONLY | os.O_CLOEXEC)

    def end(self) -> Taken:
        """End what is left in the group, remove it, and return what its run has taken."""
        os.close(self.procs)
        seconds = _numbers(self.folder / "cpu.stat").get("usage_usec", 0) / 1e6
        killed = _numbers(self.folder / "memory.events").get("oom_kill", 0) > 0
        with contextlib.suppress(OSError):
            _write(self.folder / "cgroup.kill", "1")
        until = time.monotonic() + GONE_SECONDS
        while time.monotonic() < until:
            try:
                self.folder.rmdir()
                break
            except OSError:  # busy until the last process has gone
                time.sleep(0.01)
        return Taken(seconds, killed)


class Groups:
    """A group that is this process's to divide; `for_run` makes one below it."""

    def __init__(self, folder: Path, make: Callable[[Path], object]) -> None:
        self.folder, self.make = folder, make
        self._numbers = itertools.count(1)

    def for_run(self, limits: Limits) -> Group | None:
        """Return a new group with the limits of one submission; None where it cannot be made."""
        folder = self.folder / f"run-{os.getpid()}-{next(self._numbers)}"
        values = {
            "memory.max": limits.total_memory + limits.scratch_bytes,
            "memory.swap.max": 0,
            "memory.oom.group": 1,
            "pids.max": limits.processes + OURS,
            "cpu.weight": 100,
        }
        try:
            self.make(folder)
            for name, value in values.items():
                if (folder / name).exists():
                    _write(folder / name, str(value))
            return Group(folder)
        except OSError:
            with contextlib.suppress(OSError):
                folder.rmdir()
            return None


@cache
def delegated() -> Groups | None:
    """Return the groups of this process, found once; None where the host gives none."""
    return find()


def find(
    mounts: Path = MOUNTS,
    own: Path = OWN,
    wanted: Sequence[str] = CONTROLLERS,
    make: Callable[[Path], object] = Path.mkdir,
) -> Groups | None:
    """Return the group this process is in, made ready to be divided, or None.

    A group that is divided holds no process itself, so this one moves into a part of it; at its
    end it moves back. Nothing is changed where other programs are in the group.
    """
    folder = _folder(mounts, own)
    if folder is None or not os.access(folder, os.W_OK):
        return None
    home = folder / f"grader-{os.getpid()}"
    controls = folder / "cgroup.subtree_control"
    try:
        given = (folder / "cgroup.controllers").read_text().split()
        inside = set((folder / "cgroup.procs").read_text().split())
        if not set(wanted) <= set(given) or inside - {str(os.getpid())}:
            return None
        make(home)
    except OSError:
        return None
    try:
        _write(home / "cgroup.procs", str(os.getpid()))
        if wanted:
            _write(controls, " ".join(f"+{name}" for name in wanted))
    except OSError:
        _back(folder, home)
        return None
    atexit.register(_undo, folder, home, wanted)
    return Groups(folder, make)


def _undo(folder: Path, home: Path, wanted: Sequence[str]) -> None:
    with contextlib.suppress(OSError):
        _write(folder / "cgroup.subtree_control", " ".join(f"-{name}" for name in wanted))
    _back(folder, home)


def _back(folder: Path, home: Path) -> None:
    with contextlib.suppress(OSError):
        _write(folder / "cgroup.procs", str(os.getpid()))
    with contextlib.suppress(OSError):
        home.rmdir()


def _folder(mounts: Path, own: Path) -> Path | None:
    """Return the folder of this process's group, where version 2 is mounted and holds it."""
    try:
        lines = [line.split() for line in mounts.read_text().splitlines()]
        paths = [line.split(":", 2)[2] for line in own.read_text().splitlines()]
        is_version_2 = [line.startswith("0:") for line in own.read_text().splitlines()]
    except (OSError, IndexError):
        return None
    path = next((p for p, two in zip(paths, is_version_2, strict=True) if two), None)
    for words in lines:
        # 36 35 98:0 /root /where/it/is rw ... - cgroup2 cgroup2 rw (proc_pid_mountinfo(5))
        if path and "-" in words and words[words.index("-") + 1] == "cgroup2":
            below = os.path.relpath(path, words[3])
            if below == "." or not below.startswith(".."):
                return Path(words[4], below)
    return None


def _numbers(file: Path) -> dict[str, int]:
    """Return a file of lines "name number"; {} where there is none."""
    try:
        pairs = [line.split() for line in file.read_text().splitlines()]
        return {pair[0]: int(pair[1]) for pair in pairs if len(pair) == 2}
    except (OSError, ValueError):
        return {}


def _write(file: Path, text: str) -> None:
    """Write to a file that the kernel keeps: in one piece, and never made anew."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CLOEXEC)
    try:
        os.write(descriptor, text.encode())
    finally:
        os.close(descriptor)
