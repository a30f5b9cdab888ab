"""A clock over the patterns of a bank: an author writes them, and anyone's text is searched.

A regular expression may take for ever on a text that was made for it. What counts is processor
time, so that a busy machine finds what a quiet one does. In a browser, and in a thread, where no
signal can be set, nothing is timed: there a text only keeps its own writer waiting.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from typing import Any

SECONDS = 0.5
"""Processor time for all patterns on one text; those of the course take a few thousandths."""


class SearchTooLong(Exception):
    """The time for all patterns on a text is used up."""


@contextlib.contextmanager
def at_most(seconds: float = SECONDS) -> Iterator[None]:
    """Raise `SearchTooLong` in the block once it has taken so much processor time."""
    on_main = threading.current_thread() is threading.main_thread()
    if not on_main or not hasattr(signal, "setitimer"):
        yield
        return

    def ring(number: int, frame: Any) -> None:
        raise SearchTooLong

    before = signal.signal(signal.SIGPROF, ring)
    left = signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        with contextlib.suppress(SearchTooLong):  # it may ring between the last two lines
            signal.setitimer(signal.ITIMER_PROF, *left)
        signal.signal(signal.SIGPROF, before)
