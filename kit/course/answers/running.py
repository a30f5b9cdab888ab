"""Running a learner's function on held-out inputs, one at a time, each for at most two seconds.

This runs in the learner's own kernel, to give feedback. Grading never calls it: there a separate
process is sent the same inputs, and what comes back is marked elsewhere.
"""

from __future__ import annotations

import contextlib
import copy
import io
import signal
import sys
import threading
from collections.abc import Callable, Iterable
from typing import Any

from kit.course.answers.line_clock import TooSlow, within
from kit.course.answers.plain import AnswerError, to_plain

SECONDS = 2.0
NO_NAME = "NameError: "
ONE_THREAD = sys.platform in ("emscripten", "wasi")
"""Whether this is a browser's Python, which starts no thread and knows no alarm."""
SLOW_CASES = 1 if ONE_THREAD else 3
"""After so many cases over time the rest is not run: a learner should not wait a minute, and in a
browser, whose page may seem to hang, not even three seconds."""


def load_function(source: str, name: str) -> Callable:
    """Return the function `name` defined by `source` (an author's code, never a learner's)."""
    namespace: dict[str, Any] = {"__name__": "exercise"}
    exec(compile(source, f"<{name}>", "exec"), namespace)
    return namespace[name]


def run_cases(
    function: Callable, inputs: Iterable[list[Any]], seconds: float = SECONDS
) -> list[dict[str, Any]]:
    """Return one outcome a case: {"value": ...}, {"error": text} or {"slow": True}.

    `inputs` holds one list of arguments a case. What the function prints is thrown away.
    """
    outcomes: list[dict[str, Any]] = []
    slow = 0
    for arguments in inputs:
        if slow >= SLOW_CASES:
            outcomes.append({"slow": True})
            continue
        with contextlib.redirect_stdout(io.StringIO()):
            outcome = run_one(function, copy.deepcopy(arguments), seconds)
        slow += "slow" in outcome
        outcomes.append(outcome)
    return outcomes


def run_one(function: Callable, arguments: list[Any], seconds: float = SECONDS) -> dict[str, Any]:
    """Return the outcome of one call, as `run_cases` gives it."""
    on_main = threading.current_thread() is threading.main_thread()
    if on_main and hasattr(signal, "setitimer"):
        return _with_alarm(function, arguments, seconds)
    if ONE_THREAD:
        return _by_line(function, arguments, seconds)
    return _in_thread(function, arguments, seconds)


def _call(function: Callable, arguments: list[Any]) -> dict[str, Any]:
    try:
        return {"value": to_plain(function(*arguments))}
    except AnswerError as error:
        return {"error": str(error)}
    except (TooSlow, KeyboardInterrupt):
        raise
    except BaseException as error:  # SystemExit too: exit() in a function must not stop the kernel
        return {"error": error_name(error)}


def error_name(error: BaseException) -> str:
    """Return what an error in a learner's function is called, with the name that was not there.

    >>> error_name(NameError(name="said")), error_name(ValueError("secret"))
    ('NameError: said', 'ValueError')
    """
    kind = type(error).__name__[:80]
    name = getattr(error, "name", None) if isinstance(error, NameError) else None
    return f"{NO_NAME}{name[:40]}" if isinstance(name, str) and name.isidentifier() else kind


def _with_alarm(function: Callable, arguments: list[Any], seconds: float) -> dict[str, Any]:
    def ring(number: int, frame: Any) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGALRM, ring)
    try:
        # It rings again, in case the function swallows the first one.
        signal.setitimer(signal.ITIMER_REAL, seconds, 0.2)
        outcome = _call(function, arguments)
    except TooSlow:
        outcome = {"slow": True}
    finally:
        with contextlib.suppress(TooSlow):
            signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    return outcome


def _in_thread(function: Callable, arguments: list[Any], seconds: float) -> dict[str, Any]:
    box: list[dict[str, Any]] = []
    worker = threading.Thread(
        target=lambda: box.append(_call(function, arguments)), daemon=True, name="kit-case"
    )
    worker.start()
    worker.join(seconds)
    return box[0] if box else {"slow": True}


def _by_line(function: Callable, arguments: list[Any], seconds: float) -> dict[str, Any]:
    try:
        return within(seconds, lambda: _call(function, arguments))
    except TooSlow:
        return {"slow": True}
