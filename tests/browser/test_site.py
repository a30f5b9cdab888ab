"""The course as a static site: a browser's Python says what Python says elsewhere, to the letter.

Long: `pytest --all tests/browser/test_site.py`. The site is made once, with Python's own `re` in
place of `regex`, so that nothing but the two registries is asked, and that only the first time.
"""

from __future__ import annotations

import http.server
import json
import os
import re
import shutil
import threading
from pathlib import Path

import pytest

import kit
from kit.teach.site import SiteError, make
from kit.teach.site.start_page import lay_worker
from kit.teach.site.workshop import workshop
from tests.browser.axe import findings
from tests.browser.conftest import CELLS, PATIENCE, READY, ROOT, RUN_ONE, Lesson
from tests.browser.test_whole_lessons import (
    STANDING,
    all_answered,
    asked,
    fill,
    form_of,
    graded,
    shapes,
    solved,
)
from tests.browser.whole_course import NOTEBOOKS

pytestmark = pytest.mark.long
TOOLS = Path(os.environ.get("DATELINE_SITE_TOOLS") or ROOT / ".venv" / "site-tools")
BELOW = "/a/course/"  # any host, and not at its root
SAVE_AS = """async ([name, text]) => window.jupyterapp.serviceManager.contents.save(
  name, { type: 'notebook', format: 'json', content: JSON.parse(text) })"""
KEPT = """async name => (await window.jupyterapp.serviceManager.contents.get(
  name, { content: true })).content"""
OPEN = """async path => {
  await window.jupyterapp.commands.execute('docmanager:open', { path }); }"""
KERNEL = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}


class Below(http.server.SimpleHTTPRequestHandler):
    """A plain host of files, below a path of its own."""

    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript", ".wasm": "application/wasm",
    }  # fmt: skip

    def translate_path(self, path):
        inside = path.removeprefix(BELOW)
        return super().translate_path("/" + inside if inside != path else "/nowhere")

    def log_message(self, *said):
        pass


class Host:
    """A site that is served until it is taken away."""

    def __init__(self, folder: Path) -> None:
        self.folder(folder)
        handler = lambda *given: Below(*given, directory=self.served)  # noqa: E731
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}{BELOW}"

    def folder(self, folder: Path) -> None:
        """Nothing; from here on another folder is served at the same address."""
        self.served = str(folder)

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture(scope="module")
def site(browser, tmp_path_factory):
    try:
        tools = workshop(TOOLS)
    except SiteError as error:
        if os.environ.get("DATELINE_REQUIRE_BROWSER"):
            raise
        pytest.skip(str(error))
    made = make(ROOT / "notebooks", tmp_path_factory.mktemp("site") / "site", tools, stand_in=True)
    assert made.lessons == len(NOTEBOOKS) and made.pictures > 10
    # The page hands itself to the tests; a published one does not.
    path = made.folder / "jupyter-lite.json"
    config = json.loads(path.read_text("utf-8"))
    config["jupyter-config-data"]["exposeAppInBrowser"] = True
    path.write_text(json.dumps(config), encoding="utf-8")
    return made.folder


@pytest.fixture
def window(browser, site):
    """A fresh browser profile, and the host of the site."""
    host = Host(site)
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    yield context.new_page(), host
    context.close()
    host.stop()


def opened(page, host, name, notebook=None):
    """A lesson of the site, open and with its kernel ready; `notebook` is laid there first."""
    if notebook is not None:
        page.goto(f"{host.address}lab/index.html")
        page.wait_for_function("() => window.jupyterapp")
        page.evaluate("async () => { await window.jupyterapp.restored; }")
        page.evaluate(SAVE_AS, [name, json.dumps(notebook)])
        page.evaluate(OPEN, name)
    else:
        page.goto(f"{host.address}lab/index.html?path={name}")
        page.wait_for_function("() => window.jupyterapp")
    page.evaluate(READY, [name, PATIENCE])
    return Lesson(page, ROOT / "notebooks" / name)


def told(cell):
    """What a code cell shows: all that it printed, then each display as text and as HTML."""
    printed, shown = "", []
    for output in cell["outputs"]:
        if output["output_type"] == "stream":
            printed += "".join(output["text"])
        elif output["output_type"] == "error":
            shown.append([output["ename"], output["evalue"]])
        else:
            data = output["data"]
            shown.append(["".join(data.get(k, "")) for k in ("text/plain", "text/html")])
    return printed.strip(), shown


def learned(cells):
    return [(" ".join("".join(c["source"]).split())[:60], *told(c)) for c in cells
            if c["cell_type"] == "code"]  # fmt: skip


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_code_cell_of_a_solved_lesson_shows_what_is_committed(window, path):
    page, host = window
    solution = json.loads((ROOT / "notebooks" / "solved" / path.name).read_text("utf-8"))
    wanted = learned(solution["cells"])
    solution["metadata"]["kernelspec"] = KERNEL
    for cell in solution["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
    opened(page, host, f"solved-{path.name}", solution)
    for number, cell in enumerate(solution["cells"]):
        if cell["cell_type"] == "code":
            page.evaluate(RUN_ONE, number)
    got = learned(page.evaluate(CELLS))
    assert len(got) == len(wanted) > 10
    for ours, theirs in zip(got, wanted, strict=True):
        assert ours == theirs


def drawn(lesson, monkeypatch, folder):
    """The text that a name draws in the capstone, once it is drawn."""
    monkeypatch.chdir(folder)
    me = next(name for name in map(str, range(99)) if kit.variant(name) == "capstone-a")
    lesson.page.locator(".dl-setup input").fill(me)
    lesson.page.get_by_role("button", name="Draw my text").click()
    wait_for(lesson.page, lambda: "capstone-a" in lesson.output(lesson.index("kit.variant")))
    return "capstone-a"


def finished(says):
    """The points that the panel tells once all is answered; 0 where the kit gives none."""
    points = all_answered(says)
    return points[1] if points else "0" if says == "all answered" else ""


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_forms_are_answered_kept_downloaded_and_graded_as_the_page_says(
    window, path, tmp_path, monkeypatch
):
    page, host = window
    lesson = opened(page, host, path.name)
    own = "capstone" in path.stem
    article = drawn(lesson, monkeypatch, tmp_path) if own else "twin"
    kinds = shapes(lesson, article)
    for question in asked(path):
        form = form_of(lesson, question)
        fill(form, kinds[question], solved(path.stem, article)[question])
        form.locator(".dl-check").click()
        form.locator(".dl-reply:not(.dl-is-hint)").wait_for()
    points = float(wait_for(page, lambda: finished(page.evaluate(STANDING))))
    wait_for(page, lambda: all(events(page.evaluate(KEPT, path.name)).values()))
    # What was done is read from what the browser kept, before any kernel runs again.
    page.reload()
    page.wait_for_function("() => window.jupyterapp")
    wait_for(page, lambda: finished(page.evaluate(STANDING)))
    for question in asked(path):
        form_of(lesson, question).locator(".dl-reply:not(.dl-is-hint)").wait_for()
    with page.expect_download() as download:
        page.evaluate("() => window.jupyterapp.commands.execute('docmanager:download')")
    file = tmp_path / path.name
    download.value.save_as(file)
    marks = graded(file, tmp_path / "grade")
    if own:  # its keys are the instructor's: the page tells no points
        assert points == 0 < marks
    else:  # the practice after the course earns none
        assert marks == points and (points > 0) is (path.stem < "05")


def wait_for(page, found):
    """What `found` gives once that is something."""
    for _ in range(1200):
        if there := found():
            return there
        page.wait_for_timeout(50)
    raise AssertionError("what was waited for did not come")


def events(notebook):
    notes = [cell["metadata"].get("dateline", {}) for cell in notebook["cells"]]
    return {n["question"]: n.get("work", {}).get("events", []) for n in notes if "question" in n}


def code(*sources):
    cells = [
        {"cell_type": "code", "id": f"c{n}", "metadata": {}, "source": source, "outputs": [],
         "execution_count": None}
        for n, source in enumerate(sources)
    ]  # fmt: skip
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": KERNEL}, "cells": cells}


def test_what_runs_away_in_a_cell_leaves_the_page_alive_and_is_told(window):
    page, host = window
    endless = "def f(text):\n    while True:\n        pass\nkit.check('attribution.5', f)"
    lesson = opened(page, host, "runs-away.ipynb", code(
        "import kit\nkit.use('twin')",
        endless,
        "kept = 'x' * 10 ** 10",
        "print('y' * 3_000_000)",
        "1 + 1",
        "while True:\n    pass",
    ))  # fmt: skip
    lesson.run(0)
    assert re.search("did not end|too long|second", lesson.run(1)), lesson.output(1)
    assert "MemoryError" in lesson.run(2) or "OverflowError" in lesson.output(2)
    assert len(lesson.run(3)) > 1000
    assert lesson.run(4) == "2"
    # A loop outside a question ends with its kernel, which a menu starts again; the page stays.
    page.evaluate(f"() => {{ ({RUN_ONE})(5); }}")
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.restartKernel()")
    assert lesson.run(4) == "2"


def answer_first(page, host):
    """The first lesson of the site, with its first question answered and kept."""
    path = NOTEBOOKS[0]
    lesson = opened(page, host, path.name)
    question = asked(path)[0]
    form = form_of(lesson, question)
    fill(form, shapes(lesson, "twin")[question], solved(path.stem, "twin")[question])
    form.locator(".dl-check").click()
    form.locator(".dl-reply:not(.dl-is-hint)").wait_for()
    wait_for(page, lambda: events(page.evaluate(KEPT, path.name))[question])
    return lesson, question


def published_anew(site, folder):
    """A copy of the site with a newer edition of its first lesson."""
    shutil.copytree(site, folder, copy_function=os.link)
    path = NOTEBOOKS[0]
    lesson = json.loads((folder / "files" / path.name).read_text("utf-8"))
    lesson["metadata"]["dateline"]["source"] = "f" * 16
    lesson["cells"][0]["source"] = "# 00 Start here, again\n\n45 minutes"
    config = json.loads((folder / "jupyter-lite.json").read_text("utf-8"))
    config["jupyter-config-data"]["datelineEditions"][path.stem] = "f" * 16
    for name, value in (f"files/{path.name}", lesson), ("jupyter-lite.json", config):
        (folder / name).unlink()
        (folder / name).write_text(json.dumps(value), encoding="utf-8")
    (folder / "service-worker.js").unlink()
    (folder / "service-worker-of-jupyterlite.js").rename(folder / "service-worker.js")
    lay_worker(folder)
    return folder


def test_a_newer_lesson_is_offered_and_takes_the_answers_and_one_file_carries_them(
    window, site, browser, tmp_path
):
    page, host = window
    _, question = answer_first(page, host)
    name = NOTEBOOKS[0].name
    given = events(page.evaluate(KEPT, name))
    host.folder(published_anew(site, tmp_path / "anew"))
    take = page.locator(".dl-course-panel .dl-newer button")

    def offered():
        # The worker of the old site answers once more, and is then followed by the new one.
        page.reload()
        page.wait_for_function("() => window.jupyterapp")
        page.locator(".dl-course-panel .dl-lessons").wait_for()
        page.wait_for_timeout(3000)
        return take.count()

    assert any(offered() for _ in range(6))
    take.click()
    page.locator(".dl-course-panel .dl-said", has_text="1 answer was carried over").wait_for()
    assert events(page.evaluate(KEPT, name)) == given
    assert page.evaluate(KEPT, name)["metadata"]["dateline"]["source"] == "f" * 16
    assert events(page.evaluate(KEPT, "00-start-here.older.ipynb")) == given
    page.locator(".dl-course-panel [data-key=overview]").click()
    with page.expect_download() as download:
        page.locator("[data-key=keep-all]").click()
    file = tmp_path / "dateline-answers.json"
    download.value.save_as(file)
    other = browser.new_context()
    try:
        page = other.new_page()
        page.goto(f"{host.address}lab/index.html#course")
        page.wait_for_function("() => window.jupyterapp")
        with page.expect_file_chooser() as chooser:
            page.locator("[data-key=bring-in]").click()
        chooser.value.set_files(file)
        said = page.locator(".dl-course-page .dl-said")
        said.locator("p", has_text="1 answer was brought in.").wait_for()
        assert events(page.evaluate(KEPT, name)) == given
    finally:
        other.close()


def test_a_second_tab_says_so_and_a_full_or_refusing_browser_too(window):
    page, host = window
    lesson, _ = answer_first(page, host)
    second = page.context.new_page()
    opened(second, host, NOTEBOOKS[0].name)
    second.locator(".dl-banner", has_text="open in another tab").wait_for()
    second.close()
    page.evaluate("""() => { IDBObjectStore.prototype.put = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError'); }; }""")
    question = asked(NOTEBOOKS[0])[1]
    kind = shapes(lesson, "twin")[question]
    fill(form_of(lesson, question), kind, solved(NOTEBOOKS[0].stem, "twin")[question])
    page.locator(".dl-banner", has_text="full").wait_for()


REFUSES = """IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }"""
LACKS = {
    "delete window.WebAssembly": "too old for Python",
    "Object.defineProperty(window, 'indexedDB', { get() { throw new Error('no'); } })":
        "lets no page keep files",
    REFUSES: "refuses to keep anything",
    "navigator.storage.estimate = async () => ({ quota: 6e7, usage: 1e7 })": "little room left",
}  # fmt: skip


@pytest.mark.parametrize("lack", LACKS, ids=["old", "no store", "refuses", "full"])
def test_what_a_browser_lacks_is_said_with_the_two_commands_wherever_one_comes_in(
    browser, site, lack
):
    host = Host(site)
    context = browser.new_context()
    try:
        context.add_init_script(lack)
        page = context.new_page()
        for where in ("", f"lab/index.html?path={NOTEBOOKS[0].name}"):
            page.goto(host.address + where, wait_until="commit")
            told = page.locator("#trouble")
            told.wait_for()
            assert LACKS[lack] in told.inner_text() and told.get_attribute("role") == "alert"
            assert "python3 lab.py" in page.inner_text("body")
    finally:
        context.close()
        host.stop()


def test_a_figure_of_ones_own_without_matplotlib_says_what_it_needs(window):
    page, host = window
    lesson = opened(page, host, "figure.ipynb", code(
        "from kit import show\nshow.origins({'someone else': ['1', '2']})",
    ))  # fmt: skip
    assert "Figure: Arrows from 1 origin" in lesson.run(0)
    (_, _, [(_, html)]) = learned(lesson.cells())[0]
    assert "run `import matplotlib` in a cell" in html or "import matplotlib" in html


def test_after_a_visit_the_course_works_without_a_network(window):
    page, host = window
    page.goto(host.address)
    page.wait_for_function("() => document.getElementById('kept').textContent.includes('all here')")
    assert findings(page, "body") == []
    page.context.set_offline(True)
    host.stop()
    name = NOTEBOOKS[0].name
    page.get_by_role("link", name="Begin with the first lesson").click()
    page.wait_for_function("() => window.jupyterapp")
    page.evaluate(READY, [name, PATIENCE])
    lesson = Lesson(page, NOTEBOOKS[0])
    question = asked(NOTEBOOKS[0])[0]
    form = form_of(lesson, question)
    fill(form, shapes(lesson, "twin")[question], solved(NOTEBOOKS[0].stem)[question])
    form.locator(".dl-check").click()
    form.locator(".dl-reply:not(.dl-is-hint)").wait_for()
