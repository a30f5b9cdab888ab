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
from kit.teach.sandbox.watching import Watch, everyone, oldest_child, private

SCRATCH = "/scratch"
NOT_ISOLATED, NOT_GROUPED = 97, 96


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
        if len(descriptors) >= 2:
            serve(control, shell, limits, *descriptors, count=settings["count_processes"])


def receive(control: socket.socket) -> tuple[dict[str, Any] | None, list[int]]:
    """Return the grader's next message and the descriptors that came with it; None at the end."""
    data, extra, _, _ = control.recvmsg(1 << 16, socket.CMSG_SPACE(12))
    descriptors = array("i")
    for level, kind, content in extra:
        if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
            descriptors.frombytes(content[: len(content) - len(content) % 4])
    return (json.loads(data) if data else None), list(descriptors)


def serve(
    control: socket.socket,
    shell: Any,
    limits: Limits,
    incoming: int,
    outgoing: int,
    *group: int,
    count: bool,
) -> None:
    """Fork a child for one submission, watch its memory, end it when told, report how it ended.

    `group` is the file by which a process moves into the control group of the run, if it has one.
    """
    keeper = os.fork()
    if keeper == 0:
        for procs in group:
            _join(procs)
        keep(control, shell, limits, incoming, outgoing, count)
    for descriptor in (incoming, outgoing, *group):
        os.close(descriptor)
    why = ""
    watch = Watch(limits, private(os.getpid()))
    watcher = os.pidfd_open(keeper)
    poll = select.poll()
    poll.register(watcher, select.POLLIN)
    poll.register(control, select.POLLIN)
    while True:
        ready = dict(poll.poll(watch.pause * 1000))
        if watcher in ready:
            break
        if control.fileno() in ready:
            # Any word from the grader during a run, or its end, means: stop the run.
            if receive(control)[0] is None:
                os._exit(0)
            _look(watch, keeper)  # what they have taken by now; nobody waits for them any more
            why = why or "killed"
            os.kill(keeper, signal.SIGTERM)
        elif not why and (why := _look(watch, keeper)):
            os.kill(keeper, signal.SIGTERM)
    os.close(watcher)
    _, status, usage = os.wait4(keeper, 0)
    report = {
        "ended": os.waitstatus_to_exitcode(status),
        "why": why,
        "cpu": round(max(usage.ru_utime + usage.ru_stime, watch.seconds), 4),
    }
    control.send(json.dumps(report).encode())


def _join(procs: int) -> None:
    """Move this process, and with it all that it will fork, into a control group."""
    try:
        os.write(procs, b"0")
    except OSError:
        os._exit(NOT_GROUPED)


def _look(watch: Watch, keeper: int) -> str:
    """Return what the submission has too much of; its own are all but those it came from."""
    everybody = everyone()
    first = oldest_child(everybody, keeper)
    own = [p for p in everybody if p.pid not in (1, os.getpid(), keeper, first)]
    return watch.too_much(own, oldest_child(own, first) if first else 0)


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
        # Only 0, 1 and 128 up are passed on: a submission cannot claim that it was not isolated.
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
