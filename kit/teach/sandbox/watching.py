"""Watching: what a submission holds and has taken, all of its processes together.

The kernel limits each process by itself; what many of them hold together is counted here, from a
place that the submission cannot reach.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from dataclasses import dataclass

from kit.teach.sandbox.limits import Limits

CROWD = 4
"""More processes than an honest submission has: they are looked at more often, and wait longer."""
PAUSE, CROWDED_PAUSE = 0.1, 0.02
LAST_IN_LINE = 19
KERNEL = 18 << 20
"""What the kernel can be made to hold for a process, which nothing shows: above all tables of its
mappings (at most 65,530, some 12 MB), then pipes and lists of watched files. Each is charged it."""
FORKED_ONLY = 0x40
"""PF_FORKNOEXEC (include/linux/sched.h): forked, and has started no program since."""


@dataclass(frozen=True, slots=True)
class Process:
    """A process as /proc shows it: memory in bytes that no file backs, time in seconds."""

    pid: int
    parent: int
    forked: bool
    started: int
    seconds: float
    private: int


def seen(pid: int) -> Process | None:
    """Return what can be seen of a process; None once it has ended."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:
            # The name before the last bracket may hold anything, brackets too.
            stat = file.read().rpartition(b")")[2].split()
        seconds = (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")
        forked = bool(int(stat[6]) & FORKED_ONLY)
        return Process(pid, int(stat[1]), forked, int(stat[19]), seconds, private(pid))
    except (OSError, ValueError, IndexError):
        return None


def private(pid: int | str) -> int:
    """Return the bytes of memory a process holds that no file backs."""
    with open(f"/proc/{pid}/statm", encoding="ascii") as file:
        _, resident, shared, *_ = file.read().split()
    return (int(resident) - int(shared)) * os.sysconf("SC_PAGE_SIZE")


class Watch:
    """Counts what the processes of one run hold.

    `base` bytes were loaded before the submission's own: what it forks shares them and is not
    charged them. A program that is started anew shares nothing and is charged whole. Its first
    process had taken `before` seconds when the submission's own began.
    """

    def __init__(self, limits: Limits, base: int, before: float = 0.0) -> None:
        self.limits, self.base, self.before = limits, base, before
        self.pause = PAUSE
        self._seconds: dict[tuple[int, int], float] = {}

    @property
    def seconds(self) -> float:
        """Processor time the processes were last seen with, also of those nobody waited for."""
        return max(0.0, sum(self._seconds.values()) - self.before)

    def too_much(self, processes: Iterable[Process], root: int) -> str:
        """Return "memory", "processes" or "time" where they have too much of it together, else "".

        `root` is the submission's first process, which shares the base, and so do the processes it
        forked and those that they forked.
        """
        alive = {process.pid: process for process in processes}
        memory = 0
        for process in alive.values():
            self._seconds[process.pid, process.started] = process.seconds
            shared = self.base if _shares(process, alive, root) else 0
            memory += max(0, process.private - shared) + KERNEL
        self.pause = CROWDED_PAUSE if len(alive) > CROWD else PAUSE
        if len(alive) > CROWD:
            for pid in alive:
                with contextlib.suppress(OSError):
                    os.setpriority(os.PRIO_PROCESS, pid, LAST_IN_LINE)
        if memory > self.limits.total_memory:
            return "memory"
        if self.seconds > self.limits.total_cpu_seconds:
            return "time"
        # Only where the kernel does not keep the count itself can there ever be so many.
        return "processes" if len(alive) > 2 * self.limits.processes else ""


def _shares(process: Process | None, alive: dict[int, Process], root: int) -> bool:
    """Whether a process came from `root` by forks alone, as far as its parents are still there.

    Who has lost a parent is charged whole: a program started anew may have been in between.
    """
    for _ in range(len(alive)):
        if process is None or process.pid == root:
            return process is not None
        if not process.forked:
            return False
        process = alive.get(process.parent)
    return False


def oldest_child(processes: Iterable[Process], parent: int) -> int:
    """Return the process that `parent` forked first, or 0."""
    children = [p for p in processes if p.parent == parent]
    return min(children, key=lambda p: (p.started, p.pid)).pid if children else 0


def everyone() -> list[Process]:
    """Return the processes that can be seen from here."""
    found = (seen(int(name)) for name in os.listdir("/proc") if name.isdigit())
    return [process for process in found if process is not None]


def family(pid: int) -> list[Process]:
    """Return a process and all that descend from it, as far as they can be seen from here."""
    children: dict[int, list[Process]] = {}
    for process in everyone():
        children.setdefault(process.parent, []).append(process)
    own = seen(pid)
    found = [own] if own else []
    for process in found:
        found += children.get(process.pid, [])
    return found
