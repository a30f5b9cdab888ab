"""The pictures of the lessons, drawn while a site is made: the browser has no matplotlib at first.

Every solved lesson is run once on each of its texts, in this process, and each figure that it makes
is drawn by its name. A figure that a learner makes with other numbers has another name.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kit.course import session
from kit.course.bank.shipped import ShippedBank
from kit.show.figure import Figure
from kit.show.question_text import PLAIN_VARIABLE
from kit.teach.site.lessons_on import on_text


def pictures(solved: Path, bank: ShippedBank, scratch: Path) -> dict[str, str]:
    """Return name -> SVG of every figure that the solved lessons in `notebooks/solved` make.

    A lesson that has several texts is run on each of them. `scratch` is an empty folder to run in.
    """
    drawn: dict[str, str] = {}
    lessons = [path.resolve() for path in sorted(solved.glob("[0-9][0-9]-*.ipynb"))]
    with _elsewhere(scratch), _noted(drawn):
        for path in lessons:
            notebook = json.loads(path.read_text(encoding="utf-8"))
            learners = json.loads((path.parents[1] / path.name).read_text(encoding="utf-8"))
            for text in learners["metadata"]["dateline"]["articles"]:
                _run(notebook, text, bank)
    return drawn


def _run(notebook: dict[str, Any], text: str, bank: ShippedBank) -> None:
    """Run a lesson's cells on a text; what fails on one that is not the solution's is no matter."""
    from IPython.core.interactiveshell import InteractiveShell

    with (
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
        session.session(bank),
    ):
        shell = InteractiveShell.instance()
        try:
            for cell in notebook["cells"]:
                if cell["cell_type"] == "code":
                    shell.run_cell(on_text("".join(cell["source"]), text))
        finally:
            InteractiveShell.clear_instance()


@contextlib.contextmanager
def _noted(drawn: dict[str, str]) -> Iterator[None]:
    """Draw each figure that is shown, and keep it."""
    before = Figure._repr_mimebundle_

    def shown(self: Figure, include: Any = None, exclude: Any = None) -> dict[str, str]:
        drawn[self.name] = self.svg
        return before(self, include, exclude)

    setattr(Figure, "_repr_mimebundle_", shown)  # noqa: B010
    try:
        yield
    finally:
        setattr(Figure, "_repr_mimebundle_", before)  # noqa: B010


@contextlib.contextmanager
def _elsewhere(folder: Path) -> Iterator[None]:
    here, plain = Path.cwd(), os.environ.get(PLAIN_VARIABLE)
    os.chdir(folder)
    os.environ[PLAIN_VARIABLE] = "1"
    try:
        yield
    finally:
        os.chdir(here)
        if plain is None:
            del os.environ[PLAIN_VARIABLE]
        else:
            os.environ[PLAIN_VARIABLE] = plain
