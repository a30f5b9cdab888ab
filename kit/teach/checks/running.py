"""Checks that run notebooks: solved ones under nbval, blank ones as a learner leaves them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import nbformat

from kit.course.bank.read import BankError
from kit.course.bank.shipped import NAME, load_bank
from kit.teach.checks.built import paths
from kit.teach.checks.course import Course, first_line, printed
from kit.teach.lessons.building import stored
from kit.teach.lessons.executing import CELL_SECONDS, run

NOTEBOOK_SECONDS = 600
_COLOUR = re.compile(r"\x1b\[[0-9;]*m|#x1B\[[0-9;]*m")


def nbval(path: Path, report: Path | None = None) -> subprocess.CompletedProcess:
    """Return the finished nbval run of one notebook, strict and in this environment.

    `report`, where given, gets pytest's JUnit XML.
    """
    sanitize = files("kit.teach") / "templates" / "nbval-sanitize.cfg"
    command = [
        *(sys.executable, "-m", "pytest", "-p", "nbval.plugin"),
        *("--nbval", "--nbval-current-env", "-q"),
        *("--nbval-cell-timeout", str(CELL_SECONDS)),
        *("--nbval-sanitize-with", str(sanitize)),
        *("-p", "no:cacheprovider", "-o", "addopts=", "--rootdir", str(path.parent)),
        *(["--junit-xml", str(report)] if report else []),
        str(path),
    ]
    # nbval alone: a coverage or xdist run around this one must not leak into it, and starting
    # every other plugin costs more time than the notebook.
    inner = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST_", "COV_"))}
    inner["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    return subprocess.run(
        command, cwd=path.parent, env=inner, capture_output=True, text=True,
        timeout=NOTEBOOK_SECONDS, check=False,
    )  # fmt: skip


def solved_under_nbval(course: Course) -> list[str]:
    """Return every cell of a solved notebook that prints something else when run again."""
    faults = []
    for path in paths(course, "solved"):
        faults += [f"{course.name(path)}: {fault}" for fault in _under_nbval(path)]
    return faults


def _under_nbval(path: Path) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        try:
            done = nbval(path, report)
        except subprocess.TimeoutExpired:
            yield f"takes longer than {NOTEBOOK_SECONDS} seconds; make its cells lighter"
            return
        if done.returncode == 0:
            return
        cases = list(xml.parse(report).iter("testcase")) if report.is_file() else []
    notebook = stored(path)
    code = [c for c in notebook.cells if c.cell_type == "code"] if notebook is not None else []
    said = False
    for case in cases:
        failure = case.find("failure")
        number = re.search(r"\d+", case.get("name", ""))
        if failure is None or number is None or int(number[0]) >= len(code):
            continue
        said = True
        yield f"{first_line(code[int(number[0])].source)}: {_difference(failure.text or '')}"
    if not said:
        yield f"nbval could not run it: {(done.stdout + done.stderr).strip()[-200:]}"


def _difference(text: str) -> str:
    plain = _COLOUR.sub("", text)
    now = re.findall(r"^  - (.*)$", plain, re.MULTILINE)
    then = re.findall(r"^  \+ (.*)$", plain, re.MULTILINE)
    if now or then:
        was, is_now = (then or ["nothing"])[0].strip(), (now or ["nothing"])[0].strip()
        return f"stored '{was[:50]}', now '{is_now[:50]}'; run `kit build` if that is meant"
    errors = re.findall(r"^(\w*(?:Error|Exception|Interrupt)\b.*)$", plain, re.MULTILINE)
    if errors:
        return f"ends in {errors[-1][:100]}; mend the lesson's code"
    lines = [part.strip() for part in plain.splitlines() if part.strip()]
    reason = lines[1] if len(lines) > 1 else "outputs differ"
    return f"{reason[:100]}; run `kit build` if that is meant"


def blank(course: Course) -> list[str]:
    """Return every learner notebook that stops, or scores, when nothing was filled in."""
    faults = []
    bank = course.notebooks / NAME
    if not bank.is_file():
        return [f"{course.name(bank)}: is missing; run `kit build`"]
    with tempfile.TemporaryDirectory(prefix="kit-blank-") as folder:
        # A learner's folder beside the bank, as the launcher lays it out.
        (Path(folder) / "notebooks").mkdir()
        (Path(folder) / "work").mkdir()
        shutil.copy(bank, Path(folder) / "notebooks")
        for path in paths(course):
            lessons = {e["notebook"]: e["id"] for e in load_bank(bank).lessons}
            if path.stem in lessons:
                found = blank_faults(path, lessons[path.stem], Path(folder) / "work")
                faults += [f"{course.name(path)}: {fault}" for fault in found]
    return faults


_WITHOUT_A_SUM = ("Awaiting a reader: ", "Nothing here earns points")


def blank_faults(path: Path, lesson: str, desk: Path) -> Iterator[str]:
    """Yield what is wrong with a learner notebook that is run as it is, in the folder `desk`."""
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(f"kit.score({lesson!r})"))
    try:
        run(notebook, desk / path.name)
    except BankError as error:
        yield f"{str(error).removeprefix(f'{path.stem}: ')}; a blank notebook has to run through"
        return
    for cell in notebook.cells:
        id = cell.metadata.get("dateline", {}).get("question")
        if id is None or cell.cell_type != "code":
            continue
        said = " ".join(printed(cell).split())
        if not said.startswith("Not yet: ") or "Nothing was counted." not in said:
            yield f"{id}: blank, it is answered with '{said[:50]}'; leave `...` in its cell"
    score = printed(notebook.cells[-1])
    total = re.search(r"^together +(\S+) +(\S+) +(\S+)$", score, re.MULTILINE)
    if total and (total[1], total[2]) != ("0", "0"):
        yield f"scores {total[2]} of {total[3]} with nothing filled in; leave `...` in every answer"
    # Where every question is private, or practice, there is no sum; nothing may be handed in.
    if "handed in" in score or not (total or score.startswith(_WITHOUT_A_SUM)):
        yield "kit.score() does not show an untouched lesson; see what the cells above it change"
