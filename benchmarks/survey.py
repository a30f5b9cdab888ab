"""What it costs to look through what a class handed in, before anything is marked.

    python benchmarks/survey.py                     # 3,000 notebooks: one zip, and a folder of zips
    python benchmarks/survey.py --lesson 03-casualties --submissions 1000

Every notebook is a lesson with its answers, so it is as long as those that learners hand in. The
survey reads each once, in a process of its own: it finds whose it is and of which lesson, plans how
to run it and reads what a page kept. Given are processor seconds of the grader and of the process
that reads, and the most memory that either held.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from pathlib import Path

import nbformat
import psutil
from grading import answered_on_page

from kit.course.bank.assembly import assemble
from kit.teach.handed_in.keys import read_keys
from kit.teach.handed_in.survey import survey
from kit.teach.lessons.lesson import notebooks

ROOT = Path(__file__).resolve().parent.parent


def handed_in(lesson: str, exercises: Path) -> str:
    """Return a lesson's notebook as text, all its questions answered on the page."""
    for source in assemble(exercises)[0]:
        if source.name == lesson:
            return str(nbformat.writes(answered_on_page(*notebooks(source, exercises.parent))))
    raise SystemExit(f"there is no lesson {lesson} in {exercises}")


def zipped(files: dict[str, str]) -> bytes:
    """Return a zip of texts by name."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return held.getvalue()


def lay(place: Path, form: str, lesson: str, text: str, number: int) -> Path:
    """Write a class in one of three forms; return its folder or zip."""
    names = [f"learner{n:04d}" for n in range(number)]
    texts = {name: text.replace("\n", f"\n{' ' * (n % 7)}", 1) for n, name in enumerate(names)}
    if form == "one zip":
        path = place / "class.zip"
        path.write_bytes(zipped({f"{name}/{lesson}.ipynb": texts[name] for name in names}))
        return path
    folder = place / form.replace(" ", "-")
    for name in names:
        (folder / name).mkdir(parents=True)
        path = folder / name / f"{lesson}.ipynb"
        if form == "zips":
            path.with_suffix(".zip").write_bytes(zipped({path.name: texts[name]}))
        else:
            path.write_text(texts[name])
    return folder


def look(place: Path, exercises: Path) -> None:
    """Survey a place in this process and print what it cost, as JSON."""
    lessons = read_keys(exercises)
    most, below = [0, 0], dict[int, float]()
    threading.Thread(target=_watch, args=(most, below), daemon=True).start()
    before, start = time.process_time(), time.perf_counter()
    found = survey(place, lessons)
    grader, wall = time.process_time() - before, time.perf_counter() - start
    marked = sum(entry.problem is None for entry in found.entries)
    print(json.dumps([marked, grader, sum(below.values()), wall, *most]))


def _watch(most: list[int], spent: dict[int, float]) -> None:
    """Keep the most MB that this process, and the largest below it, have held.

    `spent` gets the processor seconds of those below. Bubblewrap waits for none of them, so that
    getrusage(2) does not know them; the last twentieth of a second is missed.
    """
    own = psutil.Process()
    while True:
        most[0] = max(most[0], own.memory_info().rss >> 20)
        for process in own.children(recursive=True):
            with contextlib.suppress(psutil.Error):
                most[1] = max(most[1], process.memory_info().rss >> 20)
                used = process.cpu_times()
                spent[process.pid] = used.user + used.system
        time.sleep(0.05)


def main() -> None:
    """Run the forms one after another, each in a fresh process, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lesson", default="01-sourcing")
    parser.add_argument("--exercises", type=Path, default=ROOT / "exercises")
    parser.add_argument("--submissions", type=int, default=3_000)
    parser.add_argument("--look", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.look:
        look(asked.look, asked.exercises)
        return
    text = handed_in(asked.lesson, asked.exercises)
    print(f"{asked.submissions} notebooks of {asked.lesson}, {len(text) / 1024:.0f} KB each")
    print("form     read   grader s  reader s   both s   wall s  grader MB  reader MB")
    for form in ("one zip", "folder", "zips"):
        with tempfile.TemporaryDirectory() as place:
            where = lay(Path(place), form, asked.lesson, text, asked.submissions)
            line = [sys.executable, __file__, "--look", str(where)]
            line += ["--exercises", str(asked.exercises)]
            environment = {**os.environ, "PYTHONPATH": str(ROOT)}
            done = subprocess.run(line, capture_output=True, text=True, env=environment, check=True)
            marked, grader, reader, wall, own, below = json.loads(done.stdout)
            print(
                f"{form:8} {marked:4} {grader:10.2f} {reader:9.2f} {grader + reader:8.2f} "
                f"{wall:8.2f} {own:10} {below:10}"
            )


if __name__ == "__main__":
    main()
