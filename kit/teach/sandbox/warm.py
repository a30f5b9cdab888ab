"""Warm process: loaded once, it forks one child a submission and is out of every child's reach.

It runs inside bubblewrap and holds no submission, answer or key: those travel between the grader
and the child on pipes it only passes on. For each submission it forks three times:

    warm -- keeper -- first -- child

The keeper enters new namespaces (user, process, mount, network, IPC), so that `first`, process 1 of
the new process space, can mount a private scratch folder and give up its rights. The child runs the
cells. It cannot name the warm process, the keeper or any process but its own; the kernel ignores
signals it sends to process 1; and when `first` ends, everything the submission started ends too.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import select
import signal
import socket
from array import array
from typing import Any

from kit.teach.sandbox import isolation, syscall_filter
from kit.teach.sandbox.channel import Channel
from kit.teach.sandbox.child import run, silence
from kit.teach.sandbox.limits import Limits, address_space, apply
from kit.teach.sandbox.shell import make_loop, prepare
from kit.teach.sandbox.watching import WATCH_SECONDS, everyone, private, too_much

SCRATCH = "/scratch"
TERMINALS = "/dev/pts/ptmx"
NOT_ISOLATED = 97


def main() -> None:
    """Serve the grader on the socket at standard input until it closes."""
    control = socket.socket(fileno=os.dup(0))
    settings = json.loads(control.recv(1 << 16))
    shell = prepare()
    if settings["nobody"]:
        isolation.become_nobody()
    isolation.drop_privileges()
    isolation.hide_memory()
    silence()
    gc.disable()
    control.send(json.dumps({"ready": True}).encode())
    limits = Limits(**settings["limits"])
    while True:
        message, descriptors = receive(control)
        if message is None:
            os._exit(0)  # without taking apart what is loaded
        if len(descriptors) == 2:
            serve(control, shell, limits, *descriptors, count=settings["count_processes"])


def receive(control: socket.socket) -> tuple[dict[str, Any] | None, list[int]]:
    """Return the grader's next message and the descriptors that came with it; None at the end."""
    data, extra, _, _ = control.recvmsg(1 << 16, socket.CMSG_SPACE(8))
    descriptors = array("i")
    for level, kind, content in extra:
        if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
            descriptors.frombytes(content[: len(content) - len(content) % 4])
    return (json.loads(data) if data else None), list(descriptors)


def serve(
    control: socket.socket, shell: Any, limits: Limits, incoming: int, outgoing: int, *, count: bool
) -> None:
    """Fork a child for one submission, watch its memory, end it when told, report how it ended."""
    # All runs share the terminals; what one of them closed is opened for the next.
    with contextlib.suppress(OSError):
        os.chmod(TERMINALS, 0o666)
    keeper = os.fork()
    if keeper == 0:
        keep(control, shell, limits, incoming, outgoing, count)
    os.close(incoming)
    os.close(outgoing)
    why = ""
    base = private(os.getpid())
    others = {1, os.getpid(), keeper}
    watcher = os.pidfd_open(keeper)
    poll = select.poll()
    poll.register(watcher, select.POLLIN)
    poll.register(control, select.POLLIN)
    while True:
        ready = dict(poll.poll(WATCH_SECONDS * 1000))
        if watcher in ready:
            break
        if control.fileno() in ready:
            # Any word from the grader during a run, or its end, means: stop the run.
            if receive(control)[0] is None:
                os._exit(0)
            why = why or "killed"
            os.kill(keeper, signal.SIGTERM)
        elif not why and (why := too_much(limits, base, set(everyone()) - others)):
            os.kill(keeper, signal.SIGTERM)
    os.close(watcher)
    _, status, usage = os.wait4(keeper, 0)
    report = {
        "ended": os.waitstatus_to_exitcode(status),
        "why": why,
        "cpu": round(usage.ru_utime + usage.ru_stime, 4),
    }
    control.send(json.dumps(report).encode())


def keep(
    control: socket.socket, shell: Any, limits: Limits, incoming: int, outgoing: int, count: bool
) -> None:
    """The keeper: enter new namespaces, fork `first` into them, pass on how it ended."""
    try:
        isolation.die_with_parent()
        control.close()
        _close_all_but(incoming, outgoing)
        isolation.new_namespaces()
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
        first = os.fork()
        if first == 0:
            _first(shell, limits, incoming, outgoing, count)
        signal.signal(signal.SIGTERM, lambda *_: os.kill(first, signal.SIGKILL))
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
        os.close(incoming)
        os.close(outgoing)
        code = os.waitstatus_to_exitcode(os.waitpid(first, 0)[1])
        os._exit(code if code >= 0 else 128 - code)
    except BaseException:
        os._exit(NOT_ISOLATED)


def _first(shell: Any, limits: Limits, incoming: int, outgoing: int, count: bool) -> None:
    """Process 1 of the submission: set the stage, fork the child, end with it."""
    try:
        # From inside, only signals with a handler reach process 1; blocked ones never do. SIGKILL
        # from the keeper, outside, always does.
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        loaded = address_space()  # asked now: /proc is about to go
        isolation.private_files(SCRATCH, limits.scratch_bytes)
        isolation.drop_privileges()
        isolation.die_with_parent()
        child = os.fork()
        if child == 0:
            _child(shell, limits, loaded, incoming, outgoing, count)
        os.close(incoming)
        os.close(outgoing)
        while True:
            pid, status = os.waitpid(-1, 0)
            if pid == child:
                break
        code = os.waitstatus_to_exitcode(status)
        # Only 0, 1 and 128 up are passed on, so that a submission cannot claim NOT_ISOLATED.
        os._exit(min(code, 1) if code >= 0 else 128 - code)
    except BaseException:
        os._exit(NOT_ISOLATED)


def _child(
    shell: Any, limits: Limits, loaded: int | None, incoming: int, outgoing: int, count: bool
) -> None:
    try:
        silence()  # anew: flags set on a shared descriptor would be the next submission's
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGPIPE):
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, set())
        os.setsid()
        for name in ("HOME", "TMPDIR", "IPYTHONDIR", "MPLCONFIGDIR"):
            os.environ[name] = f"{SCRATCH}/home"
        os.chdir(f"{SCRATCH}/home")
        apply(limits, loaded, count_processes=count)
        make_loop()
        syscall_filter.install()
        gc.enable()
        run(shell, Channel(incoming, outgoing), limits)
    finally:
        os._exit(0)


def _close_all_but(*kept: int) -> None:
    last = 2
    for descriptor in sorted(kept):
        os.closerange(last + 1, descriptor)
        last = descriptor
    os.closerange(last + 1, 4096)


if __name__ == "__main__":
    main()
