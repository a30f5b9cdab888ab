"""A deadline where there is neither signal nor thread: the clock is looked at on every line.

A browser's Python has one thread and no alarm. There, and only there, a learner's function runs
under this watch, which makes it some times slower. What runs inside one single line of C
(`10 ** 10 ** 9`) ends when it ends; the kernel can then only be restarted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import monotonic
from types import CodeType, FrameType
from typing import Any, TypeVar

_Result = TypeVar("_Result")


class TooSlow(BaseException):
    """Time is over. Not an Exception, so that `except Exception` in a loop does not hold it."""


def within(seconds: float, function: Callable[[], _Result]) -> _Result:
    """Return what the function returns; `TooSlow` is raised in it on the first line after that.

    >>> def endless():
    ...     while True:
    ...         pass
    >>> within(0.05, endless)
    Traceback (most recent call last):
    kit.course.answers.line_clock.TooSlow
    >>> within(5, lambda: "in time")
    'in time'
    """
    watched = _monitored if hasattr(sys, "monitoring") else _traced
    return watched(monotonic() + seconds, function)


def _monitored(end: float, function: Callable[[], _Result]) -> _Result:
    """From Python 3.12 on. It raises again on the next line where a function holds the first."""
    monitoring: Any = vars(sys)["monitoring"]  # mypy reads this as Python 3.11
    line = monitoring.events.LINE
    tool = next(number for number in range(6) if monitoring.get_tool(number) is None)

    def look(code: CodeType, number: int) -> None:
        # Raising in this file would keep the watch from being taken away.
        if monotonic() > end and code.co_filename != __file__:
            raise TooSlow

    monitoring.use_tool_id(tool, "kit")
    monitoring.register_callback(tool, line, look)
    monitoring.set_events(tool, line)
    try:
        return function()
    finally:
        monitoring.set_events(tool, 0)
        monitoring.free_tool_id(tool)


def _traced(end: float, function: Callable[[], _Result]) -> _Result:
    """On Python 3.11, which takes a trace away once it has raised: it rings once."""

    def look(frame: FrameType, event: str, argument: Any) -> Any:
        if monotonic() > end:
            raise TooSlow
        return look

    before = sys.gettrace()
    sys.settrace(look)
    try:
        return function()
    finally:
        sys.settrace(before)
