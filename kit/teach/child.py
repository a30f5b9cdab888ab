"""Child: run one submission's cells and hand every answer out as a line of plain JSON.

This is the only code that shares a process with the submission, and it is trusted with nothing: it
holds no key, no other submission and no open file but its two channels. Whatever it sends may have
been forged, and then changes the forger's own answers only.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import sys
from collections.abc import Callable
from typing import Any

from kit.teach import protocol
from kit.teach.limits import Limits

SHOWN_ERROR = 300


class CellTimeout(KeyboardInterrupt):
    """Raised inside a cell that ran out of time, as the stop button of a notebook does."""


class Channel:
    """Lines out to the grader and in from it, on two file descriptors."""

    def __init__(self, incoming: int, outgoing: int) -> None:
        self.incoming, self.outgoing = incoming, outgoing
        self._buffer = b""

    def send(self, message: dict[str, Any]) -> None:
        """Write one line, whole."""
        data = protocol.encode(message)
        while data:
            data = data[os.write(self.outgoing, data) :]

    def receive(self) -> dict[str, Any]:
        """Return the next line; EOFError when the grader has hung up."""
        while b"\n" not in self._buffer:
            chunk = os.read(self.incoming, 1 << 16)
            if not chunk:
                raise EOFError("the grader has hung up")
            self._buffer += chunk
        line, _, self._buffer = self._buffer.partition(b"\n")
        return json.loads(line)


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
        with cell_clock(None):
            cases = Cases(self.functions[id], self.limits)
            try:
                while "input" in (message := self.channel.receive()):
                    self.channel.send(cases.run(message["input"]))
            finally:
                cases.close()


def _article_in_use() -> str | None:
    from kit.course import session

    article = getattr(session, "_article", None)
    return article if type(article) is str else None


class Cases:
    """A submitted function in a process of its own, replaced whenever an input stops it."""

    def __init__(self, function: Callable[..., Any], limits: Limits) -> None:
        self.function, self.limits = function, limits
        self.pid = 0
        self.channel: Channel | None = None

    def run(self, arguments: list[Any]) -> dict[str, Any]:
        """Return `{"value": plain JSON}`, `{"error": text}` or `{"slow": True}` for one input."""
        if not hasattr(os, "fork"):
            return call(self.function, arguments, self.limits)
        try:
            if self.channel is None:
                self._start()
            self.channel.send({"input": arguments})
            ready, _, _ = select.select([self.channel.incoming], [], [], self.limits.case_seconds)
            if ready:
                return self.channel.receive()
            outcome: dict[str, Any] = {"slow": True}
        except (EOFError, OSError, ValueError):
            outcome = {"error": "the function's process ended"}
        self.close()
        return outcome

    def _start(self) -> None:
        there, back = os.pipe(), os.pipe()
        self.pid = os.fork()
        if self.pid:
            os.close(there[0])
            os.close(back[1])
            self.channel = Channel(back[0], there[1])
            return
        try:
            channel = Channel(there[0], back[1])
            # The parent's ends must not stay open here, or no end would ever be seen.
            os.close(there[1])
            os.close(back[0])
            while True:
                channel.send(call(self.function, channel.receive()["input"], self.limits))
        finally:
            os._exit(0)

    def close(self) -> None:
        """End the process of the function."""
        if self.channel is not None:
            for descriptor in (self.channel.incoming, self.channel.outgoing):
                with contextlib.suppress(OSError):
                    os.close(descriptor)
            with contextlib.suppress(OSError):
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
        self.channel = None


def call(function: Callable[..., Any], arguments: list[Any], limits: Limits) -> dict[str, Any]:
    """Return what the function gives for one input as plain JSON, or why there is nothing."""
    from kit.course.answers import AnswerError, to_plain

    try:
        outcome = {"value": to_plain(function(*arguments))}
        if len(protocol.encode(outcome)) > limits.line_bytes:
            return {"error": "the output is too long"}
        return outcome
    except AnswerError as error:
        return {"error": str(error)[:SHOWN_ERROR]}
    except BaseException as error:  # a submission may raise anything
        return {"error": type(error).__name__[:80]}


@contextlib.contextmanager
def cell_clock(seconds: float | None):
    """Interrupt the block after `seconds` (None: stop the clock), then put the clock back."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    left, _ = signal.setitimer(signal.ITIMER_REAL, seconds or 0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, left)


def prepare() -> Any:
    """Return an IPython shell, with everything a lesson uses already imported.

    Nothing is displayed and no traceback is drawn: in grading nobody looks at outputs.
    """
    import gc
    import importlib

    os.environ.setdefault("MPLBACKEND", "agg")
    import ipywidgets  # noqa: F401
    import matplotlib.font_manager
    import matplotlib.pyplot as plt
    import pandas  # noqa: F401
    from IPython.core.displayhook import DisplayHook
    from IPython.core.displaypub import DisplayPublisher
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    import kit

    class Silent(DisplayHook):
        def __call__(self, result: Any = None) -> None:
            self.shell.user_ns["_"] = result

    class Nowhere(DisplayPublisher):
        def publish(self, *args: Any, **kwargs: Any) -> None:
            return

    _load_everything(kit)
    _load_everything(importlib.import_module("kit.show"))
    with contextlib.suppress(Exception):
        _ = kit.read("aleppo-2016-02").tokens
    figure, axes = plt.subplots()
    axes.set_title("a")
    figure.canvas.draw()
    plt.close(figure)
    # Cached fonts hold open files, whose position every child would share.
    with contextlib.suppress(AttributeError):
        matplotlib.font_manager._get_font.cache_clear()

    settings = Config()
    settings.HistoryManager.enabled = False
    settings.InteractiveShell.cache_size = 0
    settings.InteractiveShell.colors = "nocolor"
    settings.InteractiveShell.automagic = True
    shell = InteractiveShell(config=settings, displayhook_class=Silent, display_pub_class=Nowhere)
    shell.displayhook = shell.displayhook or Silent(shell=shell)
    quiet = lambda *args, **kwargs: None  # noqa: E731
    shell.showtraceback = shell.showsyntaxerror = shell.showindentationerror = quiet
    shell.enable_gui = quiet
    shell.enable_matplotlib = lambda *args, **kwargs: ("agg", "agg")
    shell.run_cell("1", store_history=False)
    gc.collect()
    gc.freeze()
    return shell


def _load_everything(kit: Any) -> None:
    """Import what the kit hands on lazily, by asking for it as a lesson does."""
    from types import ModuleType

    packages = [kit]
    while packages:
        package = packages.pop()
        for name in getattr(package, "__all__", ()):
            # A part that cannot be imported here shows in the cell that needs it.
            with contextlib.suppress(Exception):
                part = getattr(package, name)
                if isinstance(part, ModuleType) and part.__name__.startswith("kit."):
                    packages.append(part)


def run(shell: Any, channel: Channel, limits: Limits) -> None:
    """Run the cells the grader sends, in order, and send `{"end": true}` after the last."""
    request = channel.receive()
    from kit.course import session

    collector = Collector(channel, limits, request["code"])
    session.collect_into(collector, collector.functions)
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, _interrupt)
        signal.signal(signal.SIGINT, signal.default_int_handler)
    for number, source in request["cells"]:
        channel.send({"cell": number})
        error: BaseException | None = None
        try:
            with cell_clock(limits.cell_seconds):
                result = shell.run_cell(source, store_history=False)
            error = result.error_before_exec or result.error_in_exec
        except BaseException as raised:  # an interrupt can land outside the cell's own frame
            error = raised
        if error is not None:
            channel.send({"cell": number, "error": describe(error, limits)})
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
    raise CellTimeout


def main() -> None:
    """Run one submission in this process: requests on standard input, lines on standard output."""
    incoming, outgoing = os.dup(0), os.dup(1)
    silence()
    channel = Channel(incoming, outgoing)
    limits = Limits(**channel.receive()["limits"])
    shell = prepare()
    if os.name == "posix":
        from kit.teach.limits import address_space, apply

        apply(limits, address_space(), count_processes="--count-processes" in sys.argv)
    if "--filter" in sys.argv:
        from kit.teach import isolation, syscall_filter

        isolation.drop_privileges()
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
