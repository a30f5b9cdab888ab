"""What a learner waits for on the page: a lesson opened, its first form usable, all forms drawn.

    python benchmarks/page.py [runs]

The server runs already; each run opens lesson 01 in a fresh browser window. The peer, in the same
run, is the same notebook with its labels taken out: JupyterLab alone, with the questions as code
cells. The median of the runs is printed, in seconds on the clock. What one form costs is the page's
work (processor time, which other programs disturb less) beyond the peer's, shared among the forms.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from launch.place import Place  # noqa: E402
from launch.server import Server, free_port  # noqa: E402
from launch.testing import find_browser  # noqa: E402

LESSON = "01-sourcing"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# From the first byte of the address to what can be seen; looked at in every frame.
WATCH = """([path, forms]) => {
  const seen = {first: 0, all: 0};
  const look = () => {
    const app = window.jupyterapp;
    const panel = app?.shell?.currentWidget;
    if (panel?.context?.path === path && panel.content?.model) {
      const cells = panel.content.widgets;
      const drawn = forms ? document.querySelectorAll('.dl-form').length : 0;
      const cell = document.querySelector('.jp-Notebook .jp-CodeCell .jp-InputArea-editor');
      if (!seen.first && (forms ? drawn : cell)) seen.first = performance.now();
      const whole = forms ? drawn === forms : cells.length && cells.every(c => !c.isPlaceholder());
      if (!seen.all && whole) seen.all = performance.now();
    }
    if (seen.first && seen.all) window.__seen = seen;
    else requestAnimationFrame(look);
  };
  look();
}"""


def lay(work: Path) -> int:
    """The number of forms in the lesson; it and its peer are laid into the folder."""
    work.mkdir(parents=True)
    lesson = ROOT / "notebooks" / f"{LESSON}.ipynb"
    notebook = json.loads(lesson.read_text("utf-8"))
    shutil.copy(lesson, work)
    forms = sum("question" in c["metadata"].get("dateline", {}) for c in notebook["cells"])
    for part in (notebook, *notebook["cells"]):
        part["metadata"].pop("dateline", None)
        part["metadata"].pop("jupyter", None)
    (work / "plain.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    return forms


def opened(browser, server: Server, name: str, forms: int) -> tuple[float, float, float]:
    """Seconds until the first form (or cell) is there, until all are, and of the page's work."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(120_000)
    watch = page.context.new_cdp_session(page)
    watch.send("Performance.enable", {"timeDomain": "threadTicks"})
    path = f"work/{name}.ipynb"
    page.add_init_script(f"({WATCH})({json.dumps([path, forms])})")
    page.goto(server.address(path).replace("?", "?reset&", 1))
    seen = page.wait_for_function("() => window.__seen").json_value()
    metrics = watch.send("Performance.getMetrics")["metrics"]
    work = {metric["name"]: metric["value"] for metric in metrics}["TaskDuration"]
    page.evaluate("() => window.jupyterapp.serviceManager.sessions.shutdownAll()")
    page.context.close()
    return seen["first"] / 1000, seen["all"] / 1000, work


def main() -> None:
    """Nothing; prints the figures."""
    from playwright.sync_api import sync_playwright

    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder))
        forms = lay(place.root / "work")
        server = Server(sys.executable, place, free_port(0), ("--LabApp.expose_app_in_browser=1",))
        try:
            server.wait_until_ready()
            with sync_playwright() as driver:
                browser = driver.chromium.launch(executable_path=find_browser(), args=FLAGS)
                for name in (LESSON, "plain"):  # the server and the browser warm up
                    opened(browser, server, name, forms if name == LESSON else 0)
                ours, plain = [], []
                for _ in range(runs):  # by turns, so that both meet the same noise
                    ours.append(opened(browser, server, LESSON, forms))
                    plain.append(opened(browser, server, "plain", 0))
                browser.close()
        finally:
            server.stop()
    first, whole = (statistics.median(run[n] for run in ours) for n in (0, 1))
    cell, cells = (statistics.median(run[n] for run in plain) for n in (0, 1))
    each = 1000 * statistics.median((a[2] - b[2]) / forms for a, b in zip(ours, plain, strict=True))
    print(f"lesson {LESSON}, {forms} forms, median of {runs} runs, server running")
    print(f"  first form usable      {first:6.2f} s   peer, first code cell  {cell:6.2f} s")
    print(f"  all forms drawn        {whole:6.2f} s   peer, all cells drawn  {cells:6.2f} s")
    print(f"  a form more costs      {each:6.1f} ms of the page's processor time")
    print(f"  ratio to the peer: {first / cell:.2f} (first), {whole / cells:.2f} (all)")


if __name__ == "__main__":
    main()
