"""What it costs to mark a class: processor time, memory and wall time, beside nbgrader.

    python benchmarks/grading.py                                  # this kit alone
    python benchmarks/grading.py --nbgrader PEER/bin/python --otter OTTER/bin/python
    python benchmarks/grading.py --whole-class 1000 --jobs 2      # a class of one lesson
    python benchmarks/grading.py --page                           # answered on the page's forms

The others go into environments of their own, so that their pins do not meet the kit's; Otter runs a
notebook in its own, which therefore needs the kit as well:

    python3 -m venv PEER && PEER/bin/pip install nbgrader==0.9.6
    python3 -m venv OTTER && OTTER/bin/pip install otter-grader==7.0.0 '.[lab,teach]'

All graders get the same notebooks: a lesson with every second learner's answers right and the
others' left open, and behind each question a test that asserts nothing (so that nbgrader and Otter
are charged for running the notebook, not for tests). The kit and nbgrader are run on a few and on
more submissions; the difference is the cost of one more, free of start-up (the kit gets more of
them, because its share is so small that start-up would drown it). `otter run` starts anew for each
submission, so its figure has the start in it. Processor time is what the operating system
accounts for: getrusage of the command with its children, and for the kit, whose sandboxed processes
are not children that anyone waits for, besides it what the warm process is told by wait4 about each
submission with all that it started.
"""

from __future__ import annotations

import argparse
import copy
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import nbformat
import psutil

from kit.course.bank.assembly import assemble
from kit.course.marking.cells import cell_mark
from kit.course.marking.events import function_answer
from kit.course.marking.page_records import written_answer
from kit.teach.lessons.lesson import notebooks

ROOT = Path(__file__).resolve().parent.parent
KERNEL = "graded"


def class_of(lesson: str, exercises: Path) -> tuple[Any, Any]:
    """Return the open and the solved notebook of a lesson, with nbgrader's cells behind each."""
    for source in assemble(exercises)[0]:
        if source.name == lesson:
            learner, solved = notebooks(source, exercises.parent)
            return with_tests(learner), with_tests(solved)
    raise SystemExit(f"there is no lesson {lesson} in {exercises}")


def with_tests(notebook: Any) -> Any:
    """Add a locked test cell behind every question, as an nbgrader course would have."""
    cells = []
    for cell in notebook.cells:
        cells.append(cell)
        question = cell.metadata.get("dateline", {}).get("question")
        if question:
            test = nbformat.v4.new_code_cell("assert True", id=f"t-{cell.id}")
            test.metadata["nbgrader"] = {
                "grade": True, "grade_id": f"test-{question.replace('.', '-')}", "locked": True,
                "points": 1, "schema_version": 3, "solution": False, "task": False,
            }  # fmt: skip
            cells.append(test)
    notebook.cells = cells
    notebook.metadata["kernelspec"] = {"display_name": KERNEL, "language": "python", "name": KERNEL}
    return notebook


def answered_on_page(learner: Any, solved: Any) -> Any:
    """Return the learner's notebook with the solved one's answers, as a page's forms leave them."""
    lines = {
        c.metadata["dateline"]["question"]: c.source
        for c in solved.cells
        if "question" in c.metadata.get("dateline", {})
    }
    notebook = copy.deepcopy(learner)
    for cell in notebook.cells:
        id = cell.metadata.get("dateline", {}).get("question")
        if id is None:
            continue
        cell.source = lines[id]
        found = written_answer(cell.source)
        answer = found[1] if found else function_answer(cell_mark(cell.source), 1.0)
        work = {"v": 1, "question": id, "events": [{"hint": 1}, {"answer": answer}]}
        cell.metadata["dateline"]["work"] = work
    return notebook


def measured(line: list[str], **more: Any) -> dict[str, float]:
    """Run a command; return its processor and wall seconds, and the peak memory of its tree."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **more)
    peak: dict[str, int] = {"tree": 0, "worker": 0}
    watcher = threading.Thread(target=_watch, args=(process.pid, peak), daemon=True)
    watcher.start()
    said, _ = process.communicate()
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise SystemExit(f"{' '.join(line[:6])} ... failed:\n{said.decode()[-3000:]}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"cpu": cpu, "wall": wall, **peak}


def _watch(pid: int, peak: dict[str, int]) -> None:
    """Sample memory; pages that processes share are counted once (PSS)."""
    try:
        root = psutil.Process(pid)
        while True:
            own = _pss(root)
            below = [_pss(child) for child in root.children(recursive=True)]
            peak["tree"] = max(peak["tree"], own + sum(below))
            peak["worker"] = max(peak["worker"], sum(below))
            time.sleep(0.5)
    except psutil.Error:
        return


def _pss(process: psutil.Process) -> int:
    try:
        return process.memory_full_info().pss
    except psutil.Error:
        return 0


def hand_in(folder: Path, lesson: str, pair: tuple[Any, Any], count: int) -> None:
    """Write `count` submissions in nbgrader's layout, which the kit reads as well."""
    for n in range(count):
        path = folder / f"learner{n:04d}" / lesson / f"{lesson}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(pair[n % 2], path)


def kit_costs(
    lesson: str, pair: tuple[Any, Any], exercises: Path, count: int, jobs: int
) -> dict[str, float]:
    """Return what `kit grade` takes for `count` submissions."""
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch, "submitted")
        hand_in(place, lesson, pair, count)
        line = [sys.executable, "-m", "kit.cli", "grade", str(place), "--keys", str(exercises)]
        line += ["--out", str(Path(scratch, "grades")), "--jobs", str(jobs)]
        costs = measured(line, cwd=scratch)
        journal = Path(scratch, "grades", "journal.jsonl").read_text().splitlines()
        costs["cpu"] += sum(json.loads(entry)["cpu"] for entry in journal)
        return costs


def nbgrader_costs(peer: Path, lesson: str, pair: tuple[Any, Any], count: int) -> dict[str, float]:
    """Return what `nbgrader autograde` takes for `count` submissions, in one process."""
    with tempfile.TemporaryDirectory() as scratch:
        course = Path(scratch)
        source = course / "source" / lesson / f"{lesson}.ipynb"
        source.parent.mkdir(parents=True)
        nbformat.write(pair[0], source)
        (course / "nbgrader_config.py").write_text(
            "c = get_config()\nc.CourseDirectory.course_id = 'course'\n"
            "c.ClearSolutions.enforce_metadata = False\n"
            "c.ExecutePreprocessor.timeout = 120\n"
        )
        kernels = course / "share" / "kernels" / KERNEL
        kernels.mkdir(parents=True)
        # The cells need the kit, so nbgrader starts kernels of this environment.
        start = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        spec = {"argv": start, "display_name": KERNEL, "language": "python"}
        (kernels / "kernel.json").write_text(json.dumps(spec))
        environment = {
            **os.environ,
            "JUPYTER_PATH": str(course / "share"),
            "PATH": f"{peer.parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": "",
        }
        more = {"cwd": course, "env": environment}
        run = [str(peer), "-m", "nbgrader"]
        measured([*run, "generate_assignment", lesson, "--force"], **more)
        hand_in(course / "submitted", lesson, pair, count)
        return measured([*run, "autograde", lesson], **more)


def for_otter(notebook: Any) -> Any:
    """Return the notebook with Otter's checks in the place of nbgrader's test cells."""
    made = copy.deepcopy(notebook)
    start = 'import otter\ngrader = otter.Notebook(tests_dir="tests")'
    cells = [nbformat.v4.new_code_cell(start, id="t-otter")]
    for cell in made.cells:
        if locked := cell.metadata.pop("nbgrader", None):
            cell.source = f'grader.check("{_otter_name(locked["grade_id"])}")'
        cells.append(cell)
    made.cells = cells
    python = {"display_name": "Python 3", "language": "python", "name": "python3"}
    made.metadata["kernelspec"] = python
    return made


def _otter_name(grade_id: str) -> str:
    return grade_id.replace("-", "_")


def otter_costs(peer: Path, pair: tuple[Any, Any], count: int) -> dict[str, float]:
    """Return what `otter run` takes for `count` submissions, one after another, starts included."""
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        (place / "tests").mkdir()
        for cell in pair[0].cells:
            if locked := cell.metadata.get("nbgrader"):
                name = _otter_name(locked["grade_id"])
                case = {"code": ">>> True\nTrue"}
                suite = {"cases": [case], "scored": True, "setup": "", "teardown": ""}
                test = {"name": name, "points": 1, "suites": [{**suite, "type": "doctest"}]}
                text = f"OK_FORMAT = True\ntest = {test!r}\n"
                (place / "tests" / f"{name}.py").write_text(text)
        otter = [str(peer), "-m", "otter"]
        path = f"{peer.parent}{os.pathsep}{os.environ['PATH']}"
        more = {"cwd": place, "env": {**os.environ, "PATH": path, "PYTHONPATH": ""}}
        none = ["--no-requirements", "--no-environment", "--no-config"]
        measured([*otter, "generate", *none], **more)
        total = {"cpu": 0.0, "tree": 0.0}
        for n in range(count):
            nbformat.write(for_otter(pair[n % 2]), place / "handed-in.ipynb")
            line = [*otter, "run", "-a", "autograder.zip", "--no-logo", "handed-in.ipynb"]
            one = measured(line, **more)
            told = json.loads((place / "results.json").read_text())["tests"]
            if sum(test.get("score", 0) for test in told) < len(list(place.glob("tests/*.py"))):
                raise SystemExit(f"otter did not come to the end of a notebook: {told}")
            total["cpu"] += one["cpu"]
            total["tree"] = max(total["tree"], one["tree"])
        return total


def marginal(few: dict[str, float], many: dict[str, float], more: int) -> float:
    """Return the processor seconds of one submission more."""
    return (many["cpu"] - few["cpu"]) / more


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lesson", default="01-sourcing")
    parser.add_argument("--exercises", type=Path, default=ROOT / "exercises")
    parser.add_argument("--page", action="store_true", help="answers as a page's forms leave them")
    parser.add_argument("--few", type=int, default=2)
    parser.add_argument("--many", type=int, default=202, help="submissions for this kit")
    parser.add_argument("--peer-many", type=int, default=12, help="submissions for nbgrader")
    parser.add_argument("--whole-class", type=int, default=0, help="also one class of this size")
    parser.add_argument("--jobs", type=int, default=2, help="for the class only")
    parser.add_argument("--nbgrader", type=Path, help="the Python of nbgrader's environment")
    parser.add_argument("--otter", type=Path, help="the Python of Otter's environment")
    parser.add_argument("--otter-many", type=int, default=6, help="submissions for Otter")
    given = parser.parse_args()
    exercises = given.exercises.resolve()
    pair = class_of(given.lesson, exercises)
    if given.page:
        pair = pair[0], answered_on_page(*pair)
    more = given.many - given.few
    few, many = (kit_costs(given.lesson, pair, exercises, n, 1) for n in (given.few, given.many))
    ours = marginal(few, many, more)
    print(f"lesson {given.lesson}; the cost of one more, from {given.few} and {given.many}", end="")
    print(f" submissions ({given.peer_many} for nbgrader)" if given.nbgrader else " submissions")
    print(f"{'':24}{'CPU s a submission':>20}{'peak MB':>10}")
    _row("kit grade", ours, many["tree"])
    if given.nbgrader:
        peer = [
            nbgrader_costs(given.nbgrader.absolute(), given.lesson, pair, n)
            for n in (given.few, given.peer_many)
        ]
        theirs = marginal(*peer, given.peer_many - given.few)
        _row("nbgrader autograde", theirs, peer[1]["tree"])
        print(f"nbgrader takes {theirs / ours:.1f} times the processor time")
    if given.otter:
        otter = otter_costs(given.otter.absolute(), pair, given.otter_many)
        theirs = otter["cpu"] / given.otter_many
        _row("otter run", theirs, otter["tree"])
        print(f"Otter takes {theirs / ours:.1f} times the processor time, its start included")
    if given.whole_class:
        whole = kit_costs(given.lesson, pair, exercises, given.whole_class, given.jobs)
        print(
            f"{given.whole_class} submissions, {given.jobs} at a time: {whole['wall']:.0f} s wall, "
            f"{whole['cpu'] / given.whole_class:.3f} CPU s each, "
            f"{whole['worker'] / given.jobs / 2**20:.0f} MB a worker at most, "
            f"{(whole['tree'] - whole['worker']) / 2**20:.0f} MB in the grader"
        )


def _row(name: str, one: float, peak: float) -> None:
    print(f"{name:24}{one:>20.3f}{peak / 2**20:>10.0f}")


if __name__ == "__main__":
    main()
