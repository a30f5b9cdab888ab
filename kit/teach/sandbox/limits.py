"""Limits: how much time, memory, disk and how many processes one submission may use."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one submission may use; times are seconds, sizes bytes.

    >>> Limits(cell_seconds=5).cell_seconds
    5
    """

    cell_seconds: float = 30
    """Processor time of one cell, and half its wall time. It is interrupted then, killed later."""
    submission_seconds: float = 120
    """Wall time of the whole submission, ended by kill."""
    cpu_seconds: int = 60
    """Processor time of any one process."""
    total_cpu_seconds: float = 90
    """Processor time of all processes of the submission together."""
    case_seconds: float = 2
    """Processor time of a submitted function on one input, and a quarter of its wall time."""
    memory: int = 256 * MIB
    """Address space a process may add to what the warm process has already loaded."""
    total_memory: int = 320 * MIB
    """Private memory of all processes of the submission together."""
    processes: int = 32
    """Processes and threads at one time."""
    files: int = 128
    """Open files of one process."""
    file_bytes: int = 16 * MIB
    """Size of one file."""
    scratch_bytes: int = 48 * MIB
    """Size of the scratch folder, /tmp and shared memory together."""
    line_bytes: int = 64 * 1024
    """Size of one line on the answer channel; longer lines are refused."""
    answer_bytes: int = 2 * MIB
    """Size of everything on the answer channel; the submission is ended beyond it."""
    code_runs: int = 3
    """How often one code question is run on the held-out inputs; later checks are refused."""
    patience: float = 1
    """By how much every wall time is longer; processor times stay."""
    alone_patience: float = 3
    """The same, for a run with no other submission beside it."""

    @property
    def cell_wall(self) -> float:
        """Wall time of one cell: its neighbours may take the processor for as long as it needs."""
        return 2 * self.cell_seconds * self.patience

    @property
    def case_wall(self) -> float:
        """Wall time of a submitted function on one input."""
        return 4 * self.case_seconds * self.patience

    @property
    def wall(self) -> float:
        """Wall time of the whole submission."""
        return self.submission_seconds * self.patience

    def alone(self) -> Limits:
        """Return these limits for a run with no other submission beside it.

        Only programs that are none of ours can then keep it waiting, and it may wait longer.

        >>> Limits().wall, Limits().alone().wall, Limits().alone().cell_seconds
        (120, 360, 30)
        """
        return replace(self, patience=self.alone_patience)

    def as_json(self) -> dict[str, Any]:
        """Return the limits as a JSON object."""
        return asdict(self)


def apply(limits: Limits, loaded: int | None, *, count_processes: bool = True) -> None:
    """Set the limits on this process and all it will start; they cannot be raised again.

    `loaded` is the address space in use before the submission's own (`address_space`).
    `count_processes` is False where the kernel would count the processes of the same user
    elsewhere on the machine as well, so that a limit would stop honest work.
    """
    import resource

    wanted = {
        # At 1, and at 1 only, Linux hands no dump to a program of the machine (fs/coredump.c).
        resource.RLIMIT_CORE: 1,
        resource.RLIMIT_CPU: limits.cpu_seconds,
        resource.RLIMIT_FSIZE: limits.file_bytes,
        resource.RLIMIT_NOFILE: limits.files,
        resource.RLIMIT_MEMLOCK: 0,
    }
    if loaded is not None:
        wanted[resource.RLIMIT_AS] = loaded + limits.memory
    if count_processes:
        wanted[resource.RLIMIT_NPROC] = limits.processes
    for name in ("RLIMIT_MSGQUEUE", "RLIMIT_SIGPENDING"):
        if hasattr(resource, name):
            wanted[getattr(resource, name)] = 0 if name.endswith("QUEUE") else 256
    for which, value in wanted.items():
        _, hard = resource.getrlimit(which)
        if hard != resource.RLIM_INFINITY:
            value = min(value, hard)
        try:
            resource.setrlimit(which, (value, value))
        except (ValueError, OSError):
            # macOS refuses some of them; the others still count.
            continue


def address_space() -> int | None:
    """Return the bytes of address space this process has mapped, or None where unknown."""
    import resource

    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return None
