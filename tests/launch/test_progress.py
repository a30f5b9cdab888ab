from __future__ import annotations

import io
import re

import pytest

from launch.progress import say, step


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def narrow(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("LINES", "24")


def test_a_log_gets_one_line_at_the_start_and_one_at_the_end():
    log = io.StringIO()
    with step("Making it", log) as shown:
        shown.note = "7 of 9"
    # Seconds may pass on a busy machine; a sign of life every ten would be a line more.
    lines = re.sub(r"\d+ s", "N s", log.getvalue()).splitlines()
    assert (lines[0], lines[-1]) == ("- Making it ...", "- Making it 7 of 9 (N s, done)")


def test_a_step_that_fails_is_not_called_done():
    log = io.StringIO()
    with pytest.raises(KeyError), step("Making it", log):
        raise KeyError
    assert re.search(r"x Making it \(\d+ s\)\n$", log.getvalue()) and "done" not in log.getvalue()


def test_a_terminal_line_is_drawn_over_and_never_wraps(narrow):
    screen = Terminal()
    with step("A title that is much longer than the window is wide", screen):
        pass
    drawn = screen.getvalue()
    assert drawn.endswith("\n") and drawn.count("\n") == 1
    assert all(len(line) <= 39 for line in drawn.rstrip("\n").split("\r"))


def test_only_plain_characters_are_drawn(narrow):
    screen = Terminal()
    with step("Making it", screen):
        pass
    say("and done", screen)
    assert screen.getvalue().isascii()
