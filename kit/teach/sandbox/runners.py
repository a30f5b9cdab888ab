"""Runners: the warm process behind a sandbox, started, spoken to and ended from outside."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import socket
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kit.teach.sandbox import bubblewrap, cgroup, syscall_filter
from kit.teach.sandbox.conversation import converse
from kit.teach.sandbox.limits import Limits
from kit.teach.sandbox.protocol import CRASHED, FINISHED, MEMORY, TIME, Transcript

START_SECONDS = 120
KILL_SECONDS = 20
END_SECONDS = 1
XCPU = 128 + 24
KILLED = (128 + 9, -9)
NOT_ISOLATED, NOT_GROUPED = 97, 96
"""How the process between ends a run that it could not put where it belongs."""


class SandboxUnavailable(RuntimeError):
    """This machine cannot isolate a submission. The message says what is off, and the mend."""


class Lost(RuntimeError):
    """The warm process has gone away."""


def counts_processes_alone(nobody: bool) -> bool:
    """Return whether the kernel counts a submission's processes apart from the user's others.

    Since Linux 5.14 the count belongs to the user namespace (user_namespaces(7)); before, it is the
    user's on the whole machine, and then only a user who runs nothing else can be limited.
    """
    release = os.uname().release.split(".")
    try:
        return nobody or (int(release[0]), int(release[1].split("-")[0])) >= (5, 14)
    except (ValueError, IndexError):
        return nobody


def start_warm(limits: Limits, hidden: Sequence[Path]) -> WarmRunner:
    """Start a warm process and let it prove, on a harmless submission, that isolation works."""
    why = ""
    users = (True, False) if os.name == "posix" and os.geteuid() == 0 else (False,)
    given = cgroup.delegated()
    for groups, nobody in itertools.product((given, None) if given else (None,), users):
        runner: WarmRunner | None = None
        try:
            runner = WarmRunner(limits, hidden, nobody, groups)
            seen = runner.run([(0, "import json, sqlite3")], {})
            if seen.ended == FINISHED and not seen.errors:
                return runner
            why = f"a first trial ended with '{seen.ended}' {seen.errors[:1]}"
        except Lost as error:
            why = str(error)
        if runner is not None:
            runner.close()
    raise SandboxUnavailable(why)


class WarmRunner:
    """One warm process inside bubblewrap, spoken to over a socket.

    `groups` is where each run gets a control group of its own, or None.
    """

    def __init__(
        self,
        limits: Limits,
        hidden: Sequence[Path],
        nobody: bool,
        groups: cgroup.Groups | None = None,
    ) -> None:
        program = bubblewrap.available()
        if program is None:
            raise SandboxUnavailable("bubblewrap is not installed")
        self.limits, self.groups = limits, groups
        counted = counts_processes_alone(nobody)
        # As root without the change of user the kernel would not keep the count.
        if os.geteuid() == 0 and not nobody:
            counted = False
        self.protections = {"files", "network", "processes", "limits"}
        self.protections |= {"count"} if counted else set()
        self.protections |= {"calls"} if syscall_filter.supported() else set()
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        line = bubblewrap.command(
            program,
            "kit.teach.sandbox.warm",
            hidden=hidden,
            as_root=nobody,
            scratch_bytes=limits.scratch_bytes,
        )
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            line,
            stdin=theirs.fileno(),
            stdout=subprocess.DEVNULL,
            stderr=self.errors,
            env=bubblewrap.environment(),  # bwrap's own, which --clearenv leaves alone
        )
        theirs.close()
        settings = {"limits": limits.as_json(), "nobody": nobody, "count_processes": counted}
        self.control.settimeout(START_SECONDS)
        try:
            self.control.send(json.dumps(settings).encode())
            ready = self.control.recv(1 << 16)
        except OSError:
            ready = b""
        if not ready:
            self.errors.seek(0)
            said = self.errors.read()[-2000:].decode("utf-8", "replace").strip()
            self.close()
            raise SandboxUnavailable(said.splitlines()[-1] if said else "it did not start")

    def run(
        self, cells: Sequence[tuple[int, str]], code: Mapping[str, Sequence[Any]]
    ) -> Transcript:
        group = self.groups.for_run(self.limits) if self.groups else None
        if self.groups and group is None:
            raise Lost("no control group could be made")
        their_in, ours_out = os.pipe()
        ours_in, their_out = os.pipe()
        passed = (their_in, their_out, *((group.procs,) if group else ()))
        try:
            rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, _integers(*passed))]
            self.control.sendmsg([b'{"start": true}'], rights)
        except OSError:
            os.close(ours_out)
            os.close(ours_in)
            if group:
                group.end()
            raise Lost("the warm process has gone") from None
        finally:
            os.close(their_in)
            os.close(their_out)
        report: dict[str, Any] = {}

        def end(wait: bool) -> None:
            self.control.settimeout(END_SECONDS)
            for kill in (False, True) if wait else (True,):
                try:
                    if kill:
                        self.control.settimeout(KILL_SECONDS)
                        self.control.send(b'{"kill": true}')
                    answer = self.control.recv(1 << 16)
                    report.update(json.loads(answer) if answer else {"lost": True})
                    return
                except TimeoutError:
                    continue
                except OSError:
                    break
            report["lost"] = True

        taken: cgroup.Taken | None = None
        try:
            transcript = converse(ours_in, ours_out, cells, code, self.limits, end)
        finally:
            taken = group.end() if group else None
        if "lost" in report:
            raise Lost("the warm process has gone")
        transcript.cpu_seconds = max(report["cpu"], taken.seconds if taken else 0.0)
        if report["ended"] == NOT_ISOLATED:
            raise Lost("namespaces cannot be nested here")
        if report["ended"] == NOT_GROUPED:
            raise Lost("a run could not be moved into its control group")
        if transcript.ended == CRASHED:
            if report["why"] in ("memory", "processes") or (taken and taken.out_of_memory):
                transcript.ended = MEMORY
            elif report["why"] == "time" or report["ended"] == XCPU:
                transcript.ended = TIME
            # A kill that was none of ours is the kernel's, where the machine's memory ran out.
            told = report["why"] in ("memory", "processes", "time")
            transcript.doubtful |= report["ended"] in KILLED and not told
        own = transcript.cpu_seconds >= self.limits.cell_seconds
        transcript.doubtful |= transcript.ended == MEMORY or (transcript.ended == TIME and not own)
        return transcript

    def stop(self) -> None:
        with contextlib.suppress(OSError):  # the warm process ends when nobody speaks to it
            self.control.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self.control.close()
        self.errors.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(KILL_SECONDS)
            return
        self.process.kill()
        self.process.wait()


def _integers(*values: int) -> bytes:
    from array import array

    return array("i", values).tobytes()
