"""Every check that continuous integration runs, in the environment with the test packages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from launch.environment import prepare
from launch.place import Place
from launch.progress import say
from launch.trouble import Trouble

# Names and places of browsers that playwright can drive.
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
ENABLE = (
    "install Chromium or Chrome (Debian, Ubuntu: sudo apt install chromium), "
    "or name one in DATELINE_CHROMIUM"
)


def find_browser() -> str | None:
    """The browser for the tests: DATELINE_CHROMIUM if set, else the first that is found."""
    if named := os.environ.get("DATELINE_CHROMIUM"):
        return named
    found = (shutil.which(name) for name in BROWSERS)
    return next((path for path in found if path), None) or next(
        (place for place in PLACES if Path(place).is_file()), None
    )


def run_checks(place: Place, extra: list[str]) -> int:
    """pytest's status: 0 if every check passed. `extra` goes to pytest as it is.

    The checks are all tests: that notebooks are current, that solved ones pass nbval strictly, that
    doctests hold, that lessons work in a browser.
    """
    if (place.root / "RELEASE").is_file():
        raise Trouble(
            "This is a release for learners, which comes without the checks",
            "for the course, type: python3 lab.py; for the checks, get the whole repository",
        )
    python = prepare(place, "test")
    browser = find_browser()
    say(f"Browser tests: {browser or 'skipped. To run them, ' + ENABLE}")
    # Two processes at most: the browser tests, not the processor, would suffer from more.
    workers = str(min(2, os.cpu_count() or 1))
    spread = [] if {"-n", "--pdb", "-s"} & set(extra) else ["-n", workers, "--dist", "loadscope"]
    return run(place, python, [*spread, *extra])


def run(place: Place, python: Path, arguments: list[str]) -> int:
    """pytest's exit status."""
    sys.stdout.flush()
    return subprocess.run(
        [python, "-m", "pytest", *arguments], cwd=place.root, env=place.variables()
    ).returncode
