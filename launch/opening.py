"""Opening a browser at the course, without its token in any list of processes.

A browser's command line can be read by everyone on a machine, and whoever has the token has the
learner's kernel. So the browser is given a file that only its owner may read, which leads on.
"""

from __future__ import annotations

import html
import os
import platform
import sys
import webbrowser
from pathlib import Path

PAGE = "open-the-course.html"


def show(address: str, folder: Path, browser: bool) -> None:
    """Nothing; opens a browser window where one is wanted and can be had."""
    if browser and has_screen():
        webbrowser.open(address if _in_another_system() else leading_to(address, folder).as_uri())


def leading_to(address: str, folder: Path) -> Path:
    """A page in `folder` that leads to the address, for its owner's eyes only."""
    page = folder / PAGE
    folder.mkdir(parents=True, exist_ok=True)
    page.unlink(missing_ok=True)
    there = html.escape(address, quote=True)
    number = os.open(page, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(number, "w", encoding="utf-8") as file:
        file.write(
            '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
            f'<title>Dateline</title><meta http-equiv="refresh" content="0; url={there}"></head>\n'
            f'<body><p><a href="{there}">Open the course</a></p></body></html>\n'
        )
    return page


def has_screen() -> bool:
    """Whether a browser window could open here; without one, Linux may start a text browser."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _in_another_system() -> bool:
    """Whether the browser is Windows', which does not know the paths of the Linux inside it."""
    return "microsoft" in platform.release().lower() and sys.platform == "linux"
