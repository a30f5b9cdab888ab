"""Function process: a submitted function, called where it can be stopped without ending the run.

What counts is the processor time that the function takes itself: a neighbour that keeps the machine
busy makes it wait, and costs it nothing.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

from kit.teach.sandbox import protocol
from kit.teach.sandbox.channel import Channel
from kit.teach.sandbox.limits import Limits

SHOWN_ERROR = 300


class FunctionProcess:
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
            channel = self.channel or self._start()
            channel.send({"input": arguments})
            if self._answers(channel):
                return channel.receive()
            outcome: dict[str, Any] = {"slow": True}
        except (EOFError, OSError, ValueError):
            outcome = {"error": "the function's process ended"}
        self.close()
        return outcome

    def _answers(self, channel: Channel) -> bool:
        """Whether there is an answer before the function's own time is up."""
        before, now = processor_seconds(self.pid), time.monotonic()
        ends = now + self.limits.case_wall
        left = self.limits.case_seconds
        while left > 0 and now < ends:
            if select.select([channel.incoming], [], [], min(max(left, 0.01), ends - now))[0]:
                return True
            now = time.monotonic()
            left = self.limits.case_seconds - (processor_seconds(self.pid) - before)
        return False

    def _start(self) -> Channel:
        there, back = os.pipe(), os.pipe()
        self.pid = os.fork()
        if self.pid:
            os.close(there[0])
            os.close(back[1])
            self.channel = Channel(back[0], there[1])
            return self.channel
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


def processor_seconds(pid: int) -> float:
    """Return the processor time a process has taken so far; wall time where no clock tells it.

    On Linux every process has a clock, whose number is made of its own (clock_getcpuclockid(3)).
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            return time.clock_gettime(~pid << 3 | 2)
    return time.monotonic()


def call(function: Callable[..., Any], arguments: list[Any], limits: Limits) -> dict[str, Any]:
    """Return what the function gives for one input as plain JSON, or why there is nothing."""
    from kit.course.answers.plain import AnswerError, to_plain
    from kit.course.answers.running import error_name

    try:
        outcome = {"value": to_plain(function(*arguments))}
        if len(protocol.encode(outcome)) > limits.line_bytes:
            return {"error": "the output is too long"}
        return outcome
    except AnswerError as error:
        return {"error": str(error)[:SHOWN_ERROR]}
    except BaseException as error:  # a submission may raise anything
        return {"error": error_name(error)}
