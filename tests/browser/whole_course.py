"""The whole course in a folder as lab.py lays it out, with a server that a test may kill."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from launch.server import Server, free_port
from tests.browser.conftest import PATIENCE, READY, ROOT, Checkout, Lesson

NOTEBOOKS = sorted((ROOT / "notebooks").glob("[0-9][0-9]-*.ipynb"))
RESTORED = "async () => { await window.jupyterapp.restored; }"


class WholeCourse:
    """Six lessons in `work`, served with the settings of lab.py and no others."""

    def __init__(self, root: Path) -> None:
        self.place = Checkout(root)
        self.work = root / "work"
        (root / "notebooks").mkdir(parents=True)
        shutil.copy(ROOT / "notebooks" / "questions.json", root / "notebooks")
        self.anew()
        self.port = free_port(0)
        self.server: Server | None = None

    def anew(self) -> None:
        """Nothing; lays every lesson out as it came."""
        self.work.mkdir(exist_ok=True)
        (self.work / ".dateline-progress.json").unlink(missing_ok=True)
        for old in self.work.glob("*.ipynb"):
            old.unlink()
        for notebook in NOTEBOOKS:
            shutil.copyfile(notebook, self.work / notebook.name)

    def start(self, *more: str) -> None:
        """Nothing, once a server answers; each has a token of its own, on the same port."""
        extra = ("--LabApp.expose_app_in_browser=True", *more)
        self.server = Server(sys.executable, self.place, self.port, extra)
        self.server.wait_until_ready()

    def kill(self) -> None:
        """Nothing; the server and its kernels are gone at once, as without power."""
        assert self.server
        os.killpg(self.server.process.pid, signal.SIGKILL)
        self.server.process.wait(10)

    def address(self, name: str = "", at: str = "") -> str:
        """Where a lesson (or the course) is, with what lab.py adds to lead to a place in it."""
        assert self.server
        path = f"work/{name}.ipynb" if name else ""
        return self.server.address(path) + (f"#{at}" if at else "")

    @contextmanager
    def opened(
        self, browser, name: str = "", at: str = "", width: int = 1280, height: int = 900
    ) -> Iterator[Lesson]:
        """A page on a lesson, or on the course; each in a browser window of its own."""
        context = browser.new_context(viewport={"width": width, "height": height})
        context.set_default_timeout(PATIENCE)
        try:
            page = context.new_page()
            lesson = Lesson(page, self.work / f"{name or NOTEBOOKS[0].stem}.ipynb")
            # No workspace is restored: what an earlier window had open is not this one's.
            address = self.address(name, at)
            page.goto(address.replace("?", "?reset&", 1))
            page.wait_for_function("() => window.jupyterapp")
            page.evaluate(RESTORED)
            if name:
                page.evaluate(READY, [f"work/{name}.ipynb", PATIENCE])
            yield lesson
        finally:
            context.close()
