"""Child: run one submission's cells and hand every answer out as a line of plain JSON.

This is the only code that shares a process with the submission, and it is trusted with nothing: it
holds no key, no other submission and no open file but its two channels. Whatever it sends may have
been forged, and then changes the forger's own answers only.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from kit.teach.sandbox import protocol
from kit.teach.sandbox.channel import Channel
from kit.teach.sandbox.function_process import SHOWN_ERROR, FunctionProcess
from kit.teach.sandbox.limits import Limits
from kit.teach.sandbox.shell import make_loop, prepare


class CellTimeout(KeyboardInterrupt):
    """Raised inside a cell that ran out of time, as the stop button of a notebook does.

    Its argument is the number of the signal: that of its own time, or that of the wall's.
    """


class Collector:
    """What `kit.check` calls while a submission is graded: it passes records on, marks nothing.

    `functions` is where the session leaves a submitted function, by question id.
    """

    def __init__(self, channel: Channel, limits: Limits, code: list[str]) -> None:
        self.channel, self.limits, self.code = channel, limits, set(code)
        self.functions: dict[str, Callable[..., Any]] = {}
        self.runs: dict[str, int] = {}

    def __call__(self, record: dict[str, Any]) -> None:
        """Send one record; a function is run at once on the inputs the grader sends."""
        if "function" in record:
            self._run_function(record["id"])
            return
        if "id" in record and (article := _article_in_use()):
            record = {**record, "article": article}
        if len(protocol.encode(record)) > self.limits.line_bytes:
            record = {"refused": record.get("id"), "why": "the answer is too long"}
        self.channel.send(record)

    def _run_function(self, id: str) -> None:
        if id not in self.code:
            self.channel.send({"refused": id, "why": "a function, where an answer is wanted"})
            return
        self.runs[id] = self.runs.get(id, 0) + 1
        if self.runs[id] > self.limits.code_runs:
            self.channel.send({"refused": id, "why": "the function was checked too often"})
            return
        self.channel.send({"run": id})
        with cell_clock(0, 0):
            cases = FunctionProcess(self.functions[id], self.limits)
            try:
                while "input" in (message := self.channel.receive()):
                    self.channel.send(cases.run(message["input"]))
            finally:
                cases.close()


def _article_in_use() -> str | None:
    from kit.course import session

    article = getattr(session, "_article", None)
    return article if type(article) is str else None


@contextlib.contextmanager
def cell_clock(seconds: float, wall: float):
    """Interrupt the block after `seconds` of processor time or `wall` seconds; 0 stops the clocks.

    Afterwards they are put back.
    """
    if not hasattr(signal, "setitimer"):
        yield
        return
    clocks = {signal.ITIMER_REAL: wall, signal.ITIMER_PROF: seconds}
    left = {clock: signal.setitimer(clock, most)[0] for clock, most in clocks.items()}
    try:
        yield
    finally:
        for clock, most in left.items():
            signal.setitimer(clock, most)


def run(shell: Any, channel: Channel, limits: Limits) -> None:
    """Run the cells the grader sends, in order, and send `{"end": true}` after the last."""
    request = channel.receive()
    from kit.course import session

    collector = Collector(channel, limits, request["code"])
    session.collect_into(collector, collector.functions)
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, _interrupt)
        signal.signal(signal.SIGPROF, _interrupt)
        signal.signal(signal.SIGINT, signal.default_int_handler)
    for number, source in request["cells"]:
        channel.send({"cell": number})
        error: BaseException | None = None
        try:
            with cell_clock(limits.cell_seconds, limits.cell_wall):
                result = shell.run_cell(source, store_history=False)
            error = result.error_before_exec or result.error_in_exec
        except BaseException as raised:  # an interrupt can land outside the cell's own frame
            error = raised
        if error is not None:
            waited = isinstance(error, CellTimeout) and _by_the_wall(error)
            more = {"waited": True} if waited else {}
            channel.send({"cell": number, "error": describe(error, limits), **more})
    channel.send({"end": True})


def describe(error: BaseException, limits: Limits) -> str:
    """Return the error as one short line; its text belongs to the submission."""
    if isinstance(error, CellTimeout):
        return f"the cell was stopped after {limits.cell_seconds:g} seconds"
    name = type(error).__name__
    try:
        text = str(error)
    except BaseException:  # __str__ may be the submission's own
        text = ""
    text = " ".join(text[: SHOWN_ERROR * 4].split())
    return (f"{name}: {text}" if text else name)[:SHOWN_ERROR].encode("utf-8", "replace").decode()


def _interrupt(signum: int, frame: Any) -> None:
    raise CellTimeout(signum)


def _by_the_wall(error: CellTimeout) -> bool:
    return error.args == (getattr(signal, "SIGALRM", None),)


def main() -> None:
    """Run one submission in this process: requests on standard input, lines on standard output."""
    incoming, outgoing = os.dup(0), os.dup(1)
    silence()
    channel = Channel(incoming, outgoing)
    first = channel.receive()
    limits = Limits(**first["limits"])
    if user := first.get("user"):
        from kit.teach.sandbox import isolation

        os.chown(os.environ["HOME"], user, user)
        isolation.become_nobody(user)
    shell = prepare()
    if os.name == "posix":
        from kit.teach.sandbox.limits import address_space, apply

        apply(limits, address_space(), count_processes="--count-processes" in sys.argv)
    if "--filter" in sys.argv:
        from kit.teach.sandbox import isolation, syscall_filter

        isolation.drop_privileges()
        make_loop()
        syscall_filter.install()
    channel.send({"ready": True})
    try:
        run(shell, channel, limits)
    finally:
        os._exit(0)


def silence() -> None:
    """Point standard input, output and errors at nothing; a print then costs no memory."""
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    os.close(null)
    sys.stdin = open(0, encoding="utf-8", closefd=False)
    sys.stdout, sys.stderr = (
        open(n, "w", encoding="utf-8", errors="backslashreplace", closefd=False) for n in (1, 2)
    )


if __name__ == "__main__":
    main()
