"""A browser, a JupyterLab, and a learner's notebook open in it, for every browser test.

    def test_something(open_lesson):
        lesson = open_lesson(ROOT / "notebooks" / "00-start-here.ipynb")
        lesson.answer("start.1", "22")
        lesson.run_all()
        assert "Correct" in lesson.said("start.1")
        lesson.screenshot("start-1")
        lesson.must_be_clean()

The notebook is copied into a `work` folder of a temporary course first, as lab.py does it. The
server is lab.py's own, with the same settings; only the Python is the one that runs the tests.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from launch.place import Place
from launch.server import HOST, Server, free_port
from launch.testing import ENABLE, find_browser

ROOT = Path(__file__).resolve().parents[2]
ARTEFACTS = ROOT / "artefacts"  # git-ignored; CI keeps it
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage",
]  # fmt: skip
PATIENCE = 120_000  # milliseconds; a cold start on a busy machine is slow, and no test is timed

# JupyterLab's own promises are awaited: what is drawn in the page comes and goes.
READY = """async ([path, patience]) => {
  const ready = async () => {
    const app = window.jupyterapp;
    await app.restored;
    let panel;
    while (!(panel = app.shell.currentWidget)?.content?.model || panel.context?.path !== path)
      await new Promise(done => setTimeout(done, 50));
    await panel.context.ready;
    await panel.sessionContext.ready;
    await panel.sessionContext.session.kernel.info;
  };
  const late = new Promise((_, fail) => setTimeout(() => fail(new Error(
    'the notebook is not ready; a box says: ' +
    (document.querySelector('.jp-Dialog')?.innerText ?? 'nothing'))), patience));
  await Promise.race([ready(), late]);
}"""
CELLS = """() => window.jupyterapp.shell.currentWidget.content.model.sharedModel.toJSON().cells"""
EDIT = """([index, source]) => window.jupyterapp.shell.currentWidget.content.model.cells
  .get(index).sharedModel.setSource(source)"""
RUN_ALL = "() => window.jupyterapp.commands.execute('notebook:run-all-cells')"
RUN_ONE = """async index => {
  const app = window.jupyterapp;
  app.shell.currentWidget.content.deselectAll();
  app.shell.currentWidget.content.activeCellIndex = index;
  await app.commands.execute('notebook:run-cell');
}"""
END = "() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()"
# What goes over the right edge of the notebook, or is wider than the output or text it stands in.
# Code is left out: its editor scrolls by itself; so are heads that only a screen reader is told of,
# and a figure that is moved sideways where the words in it could not be read otherwise.
TOO_WIDE = """() => {
  const edge = document.querySelector('.jp-Notebook').getBoundingClientRect().right;
  const parts = '.jp-OutputArea-output, .jp-RenderedMarkdown, .dl-form, .dl-setup, .dl-show';
  const over = e => e.getBoundingClientRect().width && e.getBoundingClientRect().right > edge + 1;
  return [...document.querySelectorAll(parts)].flatMap(part => [
    ...(part.scrollWidth > part.clientWidth + 1 ? [part] : []),
    ...[part, ...part.querySelectorAll('*')].filter(e => over(e) && !e.closest('pre')
      && !(e.closest('thead')?.clientWidth <= 1)
      && !['auto', 'scroll'].includes(getComputedStyle(e.closest('figure') ?? part).overflowX)),
  ]).filter(e => !e.querySelector('.cm-editor')).map(e => e.outerHTML.slice(0, 120));
}"""
DARKEN = """() => window.jupyterapp.commands.execute(
  'apputils:change-theme', { theme: 'JupyterLab Dark' })"""
SAVE = "() => window.jupyterapp.commands.execute('docmanager:save')"


class Checkout(Place):
    """A course whose kernels take the kit from where these tests lie, whatever is installed."""

    def variables(self) -> dict[str, str]:
        return super().variables() | {"PYTHONPATH": str(ROOT)}


class Lesson:
    """A notebook open in JupyterLab. `page` is playwright's page, `path` the learner's copy."""

    def __init__(self, page, path: Path) -> None:
        self.page, self.path = page, path
        self.errors: list[str] = []
        self.strangers: list[str] = []
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.errors.append(f"uncaught: {error}"))
        page.on("request", self._asked)
        page.on("requestfailed", lambda r: self.errors.append(f"failed: {r.url} {r.failure}"))

    def _heard(self, message) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")

    def _asked(self, request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.hostname != HOST:
            self.strangers.append(request.url)

    def cells(self) -> list[dict]:
        """The notebook's cells as they stand in the browser, outputs included."""
        return self.page.evaluate(CELLS)

    def index(self, words: str) -> int:
        """The number of the one code cell whose source has these words."""
        found = [
            number for number, cell in enumerate(self.cells())
            if cell["cell_type"] == "code" and words in "".join(cell["source"])
        ]  # fmt: skip
        assert len(found) == 1, f"{words!r} is in {len(found)} code cells of {self.path.name}"
        return found[0]

    def check_cell(self, question: str) -> int:
        """The number of the cell that hands in the answer to a question."""
        return self.index(f'kit.check("{question}"')

    def answer(self, question: str, answer: str) -> int:
        """The number of the question's cell, now holding this answer (a Python expression)."""
        number = self.check_cell(question)
        self.page.evaluate(EDIT, [number, f'kit.check("{question}", {answer})'])
        return number

    def run_all(self) -> None:
        """Nothing, once every cell has run."""
        self.page.evaluate(RUN_ALL)

    def run(self, number: int) -> str:
        """What the cell printed, once it has run."""
        self.page.evaluate(RUN_ONE, number)
        return self.output(number)

    def output(self, number: int) -> str:
        """A cell's printed text, errors included, in order."""
        texts = []
        for output in self.cells()[number].get("outputs", []):
            if output["output_type"] == "error":
                texts.append("\n".join(output["traceback"]))
            else:
                texts.append("".join(output.get("text") or output["data"].get("text/plain", "")))
        return "\n".join(texts)

    def said(self, question: str) -> str:
        """The feedback that stands under a question."""
        return self.output(self.check_cell(question))

    def failures(self) -> list[str]:
        """Each code cell that ended in an error, with the error."""
        return [
            f"cell {number}: {output['ename']}: {output['evalue']}"
            for number, cell in enumerate(self.cells())
            for output in cell.get("outputs", [])
            if output["output_type"] == "error"
        ]

    def save(self) -> dict:
        """The notebook as it then lies on the disk."""
        self.page.evaluate(SAVE)
        return json.loads(self.path.read_text(encoding="utf-8"))

    def show(self, number: int):
        """The cell's place in the page, scrolled into view (a playwright locator)."""
        cell = self.page.locator(f'.jp-Notebook-cell[data-windowed-list-index="{number}"]')
        cell = cell if cell.count() else self.page.locator(".jp-Notebook-cell").nth(number)
        cell.scroll_into_view_if_needed()
        return cell

    def screenshot(self, name: str, cell: int | None = None) -> Path:
        """A picture in artefacts/ of one cell, or of the whole window."""
        ARTEFACTS.mkdir(exist_ok=True)
        path = ARTEFACTS / f"{name}.png"
        (self.page if cell is None else self.show(cell)).screenshot(path=path)
        return path

    def end(self) -> None:
        """Nothing; ends the kernel, so that tests to come have the machine to themselves."""
        self.page.evaluate(END)

    def show_only_the_notebook(self) -> None:
        """Nothing; folds the file browser away, as for a picture."""
        self.page.evaluate("() => window.jupyterapp.shell.collapseLeft()")

    def too_wide(self, width: int) -> list[str]:
        """What is cut or runs out of the page when the window is so wide, each as its HTML."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.wait_for_function("w => document.body.clientWidth === w", arg=width)
        return self.page.evaluate(TOO_WIDE)

    def darken(self) -> None:
        """Nothing, once JupyterLab has its dark theme."""
        self.page.evaluate(DARKEN)
        self.page.locator("body[data-jp-theme-light=false]").wait_for(state="attached")

    def must_be_clean(self) -> None:
        """Nothing, if the console had no error and no request left this machine."""
        assert not self.strangers, f"asked elsewhere: {self.strangers}"
        assert not self.errors, "\n".join(self.errors)


@pytest.fixture(scope="session")
def browser():
    """A headless browser, one for each worker."""
    path = find_browser()
    if not path:
        if os.environ.get("DATELINE_REQUIRE_BROWSER"):
            pytest.fail(f"no browser was found: {ENABLE}")
        pytest.skip(f"no browser was found; to run this test, {ENABLE}")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def course_server(browser, tmp_path_factory):
    """JupyterLab on an empty course, one for each test file, with its Place."""
    place = Checkout(tmp_path_factory.mktemp("course"))
    if (bank := ROOT / "notebooks" / "questions.json").exists():
        (place.root / "notebooks").mkdir()
        shutil.copy(bank, place.root / "notebooks")
    tracker = place.own / "user-settings" / "@jupyterlab" / "notebook-extension"
    tracker.mkdir(parents=True)
    # Every cell is drawn, not only those in view, so that a test can reach any widget.
    (tracker / "tracker.jupyterlab-settings").write_text('{"windowingMode": "none"}')
    extra = ("--LabApp.expose_app_in_browser=True",)
    server = Server(sys.executable, place, free_port(0), extra)
    try:
        server.wait_until_ready()
        yield server, place
    finally:
        server.stop()


@pytest.fixture
def open_lesson(browser, course_server, request):
    """A function: the path of a notebook -> the Lesson, open and with its kernel ready."""
    server, place = course_server
    contexts, lessons = [], []

    def opened(notebook: Path, width: int = 1280, height: int = 900) -> Lesson:
        # A folder for each test: answers and progress of one test are not another's.
        name = re.sub(r"\W+", "-", request.node.name)
        work = place.root / "work" / name
        mine = work / notebook.name
        if mine != notebook:  # else it is opened again, as it was left
            shutil.rmtree(work, ignore_errors=True)
            work.mkdir(parents=True)
            shutil.copyfile(notebook, mine)
        context = browser.new_context(viewport={"width": width, "height": height})
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        lesson = Lesson(page, mine)
        path = mine.relative_to(place.root).as_posix()
        # A workspace for each test: JupyterLab would open the last test's notebook again.
        page.goto(server.address(path).replace("/lab/", f"/lab/workspaces/{name}/", 1))
        page.wait_for_function("() => window.jupyterapp")
        page.evaluate(READY, [path, PATIENCE])
        lessons.append(lesson)
        return lesson

    yield opened
    for lesson in lessons:
        lesson.end()
    for context in contexts:
        context.close()
