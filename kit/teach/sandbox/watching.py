"""Watching: how much memory and how many processes a submission holds, all of it together.

The kernel limits each process by itself; what many of them hold together is counted here, from a
place that the submission cannot reach.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable

from kit.teach.sandbox.limits import Limits

WATCH_SECONDS = 0.1


def private(pid: int | str) -> int:
    """Return the bytes of memory a process holds that no file backs."""
    with open(f"/proc/{pid}/statm", encoding="ascii") as file:
        _, resident, shared, *_ = file.read().split()
    return (int(resident) - int(shared)) * os.sysconf("SC_PAGE_SIZE")


def too_much(limits: Limits, base: int, pids: Iterable[int]) -> str:
    """Return "memory" or "processes" where the processes hold too much of either, else "".

    `base` is what was loaded before the submission's own; a fork shares it and is not charged it.
    """
    memory = processes = 0
    for pid in pids:
        processes += 1
        with contextlib.suppress(OSError, ValueError):
            memory += max(0, private(pid) - base)
    if memory > limits.total_memory:
        return "memory"
    # Only where the kernel does not keep the count itself can there ever be so many.
    return "processes" if processes > 2 * limits.processes else ""


def everyone() -> list[int]:
    """Return the processes that can be seen from here."""
    return [int(name) for name in os.listdir("/proc") if name.isdigit()]


def family(pid: int) -> list[int]:
    """Return a process and all that descend from it, as far as they can be seen from here."""
    parents: dict[int, list[int]] = {}
    for one in everyone():
        with contextlib.suppress(OSError, ValueError, IndexError):
            with open(f"/proc/{one}/stat", "rb") as file:
                # The name before the last bracket may hold anything, brackets too.
                parent = int(file.read().rpartition(b")")[2].split()[1])
            parents.setdefault(parent, []).append(one)
    found = [pid]
    for one in found:
        found += parents.get(one, [])
    return found
