"""One line for each step: what is being done, how far it is, and how long it took."""

from __future__ import annotations

import shutil
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

SPINNER = "|/-\\"  # plain characters: a Windows console may have no others


class Step:
    """A running step. `note` replaces the words after the title."""

    def __init__(self, title: str, stream: TextIO) -> None:
        self.title, self.stream, self.note = title, stream, ""
        self._since = time.monotonic()
        self._done = threading.Event()
        self._tty = stream.isatty()

    def seconds(self) -> int:
        """Whole seconds since the step began."""
        return round(time.monotonic() - self._since)

    def _line(self, mark: str) -> str:
        return f"{mark} {self.title} {self.note}".rstrip() + f" ({self.seconds()} s)"

    def _draw(self, text: str, end: str = "") -> None:
        # A line longer than the window wraps, and a wrapped line cannot be drawn over.
        # Padding, not an escape code, wipes the old line: older Windows consoles print such codes.
        width = shutil.get_terminal_size().columns - 1
        self.stream.write("\r" + text[:width].ljust(width) + end)
        self.stream.flush()

    def _spin(self) -> None:
        turn = 0
        while not self._done.wait(0.2):
            self._draw(self._line(SPINNER[turn % len(SPINNER)]))
            turn += 1

    def _plain(self) -> None:
        # Where lines cannot be redrawn (a log, a pipe) a sign of life every ten seconds is enough.
        while not self._done.wait(10):
            self.stream.write(self._line("  ") + "\n")
            self.stream.flush()

    def __enter__(self) -> Step:
        if not self._tty:
            self.stream.write(f"- {self.title} ...\n")
            self.stream.flush()
        target = self._spin if self._tty else self._plain
        self._thread = threading.Thread(target=target, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, kind: type | None, *_: object) -> None:
        self._done.set()
        self._thread.join()
        ending = self._line("x" if kind else "-").rstrip()
        ending = ending if kind else ending[:-1] + ", done)"
        if self._tty:
            self._draw(ending, "\n")
        else:
            self.stream.write(ending + "\n")
            self.stream.flush()


@contextmanager
def step(title: str, stream: TextIO | None = None) -> Iterator[Step]:
    """The running step, ended with its time when the block ends."""
    with Step(title, stream or sys.stdout) as running:
        yield running


def say(text: str, stream: TextIO | None = None) -> None:
    """Nothing; prints one line at once, so that the order of lines is true in a log too."""
    print(text, file=stream or sys.stdout, flush=True)
