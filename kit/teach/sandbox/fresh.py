"""Fresh runner: one process a submission, inside bubblewrap or bare with limits only.

Taken where namespaces cannot be nested, and where there is no bubblewrap.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kit.teach.sandbox import bubblewrap, protocol, syscall_filter, watching
from kit.teach.sandbox.conversation import converse
from kit.teach.sandbox.limits import Limits
from kit.teach.sandbox.protocol import CRASHED, FINISHED, MEMORY, TIME, Transcript
from kit.teach.sandbox.runners import SandboxUnavailable, counts_processes_alone

# Numbers that no system gives to a person or a service; each run has the next one. Of two runs side
# by side under one number, the kernel would count the processes together.
USERS = range(65000, 65500)
_users = itertools.cycle([*USERS[os.getpid() % len(USERS) :], *USERS[: os.getpid() % len(USERS)]])


class FreshRunner:
    """A process a submission: inside bubblewrap, or bare with limits only."""

    def __init__(self, limits: Limits, hidden: Sequence[Path], *, bare: bool) -> None:
        self.limits, self.hidden, self.bare = limits, hidden, bare
        self.process: subprocess.Popen[bytes] | None = None
        # As root a run becomes another user, since the kernel does not count root's processes.
        self.changes_user = not bare and os.geteuid() == 0
        self.protections = {"limits"} if os.name == "posix" else set()
        if not bare:
            self.protections |= {"files", "network", "processes"}
            program = bubblewrap.available()
            if program is None or not bubblewrap.limits_scratch(program):
                self.protections -= {"limits"}
            self.protections |= {"calls"} if syscall_filter.supported() else set()
            self.protections |= {"count"} if self._counted() else set()

    def _counted(self) -> bool:
        return self.changes_user or (os.geteuid() != 0 and counts_processes_alone(False))

    def check(self) -> None:
        """Raise `SandboxUnavailable` where bubblewrap cannot start a process."""
        if bubblewrap.available() is None:
            raise SandboxUnavailable("bubblewrap is not installed")
        if self._starts():
            return
        if self.changes_user:
            # Python or the kit may lie where root alone can read them.
            self.changes_user = False
            self.protections -= {"count"}
            if self._starts():
                return
        raise SandboxUnavailable("bubblewrap could not start a process")

    def _starts(self) -> bool:
        seen = self.run([(0, "import json, sqlite3\nopen('trial', 'w').close()")], {})
        return seen.ended == FINISHED and not seen.errors

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
            env=bubblewrap.environment() if folder is None else self._environment(folder),
            start_new_session=True,
        )
        given, taken = process.stdin, process.stdout
        assert given is not None and taken is not None  # both are pipes
        watcher: _Watcher | None = None
        try:
            user = next(_users) if self.changes_user else None
            first = protocol.encode({"limits": self.limits.as_json(), "user": user})
            with contextlib.suppress(OSError):
                given.write(first)
                given.flush()
            # Loading is not the submission's time.
            if not os.read(taken.fileno(), len(protocol.encode({"ready": True}))):
                return Transcript(ended=CRASHED)
            watcher = _Watcher.over(process, self.limits)
            reading, writing = os.dup(taken.fileno()), os.dup(given.fileno())
            given.close()
            transcript = converse(
                reading, writing, cells, code, self.limits, lambda wait: _kill_group(process)
            )
            if transcript.ended == CRASHED and watcher is not None and watcher.why:
                transcript.ended = TIME if watcher.why == "time" else MEMORY
            transcript.cpu_seconds = watcher.watch.seconds if watcher is not None else 0.0
            own = transcript.cpu_seconds >= self.limits.cell_seconds
            transcript.doubtful |= transcript.ended == MEMORY
            transcript.doubtful |= transcript.ended == TIME and not own
            return transcript
        finally:
            if watcher is not None:
                watcher.stop()
            _kill_group(process)
            self.process = None
            process.wait()
            taken.close()
            with contextlib.suppress(OSError):
                given.close()
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
            return [sys.executable, "-s", "-P", "-m", "kit.teach.sandbox.child"]
        words = ["--filter", *(["--count-processes"] if self._counted() else [])]
        program = bubblewrap.available()
        if program is None:
            raise SandboxUnavailable("bubblewrap is not installed")
        line = bubblewrap.command(
            program,
            "kit.teach.sandbox.child",
            *words,
            hidden=self.hidden,
            as_root=self.changes_user,
            scratch_bytes=self.limits.scratch_bytes,
        )
        return [line[0], "--die-with-parent", *line[1:]]

    def _environment(self, folder: str) -> dict[str, str]:
        own = {k: v for k, v in bubblewrap.environment().items() if k != "PATH"}
        for name in ("HOME", "TMPDIR", "IPYTHONDIR", "MPLCONFIGDIR"):
            own[name] = folder
        kept = ("PATH", "SYSTEMROOT", "PATHEXT", "COMSPEC")
        return {**{k: os.environ[k] for k in kept if k in os.environ}, **own}


class _Watcher:
    """A thread that ends a run whose processes hold too much together; `why` says of what."""

    def __init__(
        self, process: subprocess.Popen[bytes], limits: Limits, python: watching.Process
    ) -> None:
        self.process, self.python, self.why = process, python.pid, ""
        self.watch = watching.Watch(limits, python.private, python.seconds)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    @classmethod
    def over(cls, process: subprocess.Popen[bytes], limits: Limits) -> _Watcher | None:
        """Return a watcher of a process that is loaded and waits; None on a system without /proc.

        The largest of the family is Python; the others are bubblewrap's own.
        """
        python = max(watching.family(process.pid), key=lambda p: p.private, default=None)
        return None if python is None else cls(process, limits, python)

    def _watch(self) -> None:
        while not self._over.wait(self.watch.pause):
            family = watching.family(self.process.pid)
            if why := self.watch.too_much(family, self.python):
                self.why = why
                _kill_group(self.process)
                return

    def stop(self) -> None:
        """End the thread; to be called while the number of the process is still its own."""
        self._over.set()
        self._thread.join()


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
