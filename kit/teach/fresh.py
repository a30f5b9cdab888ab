"""Fresh runner: one process a submission, inside bubblewrap or bare with limits only.

Taken where namespaces cannot be nested, and where there is no bubblewrap.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kit.teach import bubblewrap, protocol, syscall_filter
from kit.teach.conversation import converse
from kit.teach.limits import Limits
from kit.teach.protocol import CRASHED, FINISHED, Transcript
from kit.teach.runners import SandboxUnavailable, counts_processes_alone


class FreshRunner:
    """A process a submission: inside bubblewrap, or bare with limits only."""

    def __init__(self, limits: Limits, hidden: Sequence[Path], *, bare: bool) -> None:
        self.limits, self.hidden, self.bare = limits, hidden, bare
        self.process: subprocess.Popen[bytes] | None = None
        self.protections = {"limits"} if os.name == "posix" else set()
        if not bare:
            self.protections |= {"files", "network", "processes"}
            program = bubblewrap.available()
            if program is None or not bubblewrap.limits_scratch(program):
                self.protections -= {"limits"}
            self.protections |= {"calls"} if syscall_filter.supported() else set()
            self.protections |= {"count"} if self._counted() else set()

    @staticmethod
    def _counted() -> bool:
        return os.geteuid() != 0 and counts_processes_alone(False)

    def check(self) -> None:
        """Raise `SandboxUnavailable` where bubblewrap cannot start a process."""
        if bubblewrap.available() is None:
            raise SandboxUnavailable("bubblewrap is not installed")
        seen = self.run([(0, "1")], {})
        if seen.ended != FINISHED:
            raise SandboxUnavailable("bubblewrap could not start a process")

    def run(
        self, cells: Sequence[tuple[int, str]], code: Mapping[str, Sequence[Any]]
    ) -> Transcript:
        folder = tempfile.mkdtemp(prefix="submission-") if self.bare else None
        process = self.process = subprocess.Popen(
            self._command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            # bwrap's own as well: --clearenv is for the program it starts.
            env=self._environment(folder) if self.bare else bubblewrap.environment(),
            start_new_session=True,
        )
        try:
            first = protocol.encode({"limits": self.limits.as_json()})
            with contextlib.suppress(OSError):
                process.stdin.write(first)
                process.stdin.flush()
            # Loading is not the submission's time.
            if not process.stdout.raw.read(len(protocol.encode({"ready": True}))):
                return Transcript(ended=CRASHED)
            reading, writing = os.dup(process.stdout.fileno()), os.dup(process.stdin.fileno())
            process.stdin.close()
            return converse(
                reading, writing, cells, code, self.limits, lambda wait: _kill_group(process)
            )
        finally:
            _kill_group(process)
            self.process = None
            process.wait()
            process.stdout.close()
            with contextlib.suppress(OSError):
                process.stdin.close()
            if folder:
                shutil.rmtree(folder, ignore_errors=True)

    def stop(self) -> None:
        """End the run that goes on, if there is one."""
        if (process := self.process) is not None:
            _kill_group(process)

    def close(self) -> None:
        """Do nothing: every run has ended its own process."""

    def _command(self) -> list[str]:
        if self.bare:
            return [sys.executable, "-s", "-P", "-m", "kit.teach.child"]
        words = ["--filter", *(["--count-processes"] if self._counted() else [])]
        line = bubblewrap.command(
            bubblewrap.available(),
            "kit.teach.child",
            *words,
            hidden=self.hidden,
            as_root=False,
            scratch_bytes=self.limits.scratch_bytes,
        )
        return [line[0], "--die-with-parent", *line[1:]]

    def _environment(self, folder: str) -> dict[str, str]:
        own = {k: v for k, v in bubblewrap.environment().items() if k != "PATH"}
        for name in ("HOME", "TMPDIR", "IPYTHONDIR", "MPLCONFIGDIR"):
            own[name] = folder
        kept = ("PATH", "SYSTEMROOT", "PATHEXT", "COMSPEC")
        return {**{k: os.environ[k] for k in kept if k in os.environ}, **own}


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
