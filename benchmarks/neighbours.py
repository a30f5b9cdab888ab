"""Whether marks depend on who is marked beside whom: one class, graded in many settings.

    python benchmarks/neighbours.py                                   # 200 notebooks, 1, 2, 16 jobs
    python benchmarks/neighbours.py --notebooks 24 --jobs 2 --neighbours 10 --programs 4

The class is of the small course that tests use: solved notebooks, functions that need a good part
of their time, functions and cells that never end, and such as take too much memory. It is graded
with each number of jobs, beside each number of hostile submissions that spin or hoard with all the
processes they get, and, with `--programs`, beside programs outside that spin as well. Printed is a
digest of what the learners of the class get: their rows of the grade book and their pages. There
must be one digest only; the exit code says so.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import itertools
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat

from kit.course.kept_copies import OwnFiles
from kit.teach.grade import feedback_pages, gradebook
from kit.teach.grade.grading import grade
from kit.teach.grade.journal import Journal
from kit.teach.handed_in.keys import read_keys
from kit.teach.sandbox.limits import Limits

COURSE = Path(__file__).resolve().parent.parent / "tests" / "fixtures" / "grading" / "exercises"
LESSON = "70-harbour"
# Short, so that the settings are many; what counts is how near to a limit a notebook comes.
LIMITS = Limits(
    cell_seconds=2, submission_seconds=20, case_seconds=1, cpu_seconds=20, total_cpu_seconds=12
)
COUNTS = """
import kit, re, time
def count_boats(text):
    end = time.process_time() + {seconds}
    while time.process_time() < end:
        pass
    found = re.search(r"(\\d+) boats", text)
    return int(found[1]) if found else None
kit.check("harbour.7", count_boats)
"""
ENDLESS = COUNTS.format(seconds="(99 if 'no boats' in text else 0)")
MUCH = "try:\n    much = bytearray(1 << 30)\nexcept MemoryError:\n    much = None"
MANY = """
import os, time
for _ in range(6):
    if os.fork() == 0:
        much = b"x" * (150 << 20)
        time.sleep(60)
time.sleep(60)
"""
KINDS = (
    "", COUNTS.format(seconds=0.3), "", ENDLESS, "while True:\n    pass",
    COUNTS.format(seconds=0.5), MUCH, MANY, "import time\ntime.sleep(1)", "",
    *[""] * 30,
)  # fmt: skip
"""What forty learners add to the solved notebook: the first ten have one of each kind."""
SPINNING = """
import os, time
for _ in range(40):
    try:
        if os.fork() == 0:
            os.setsid()
            while True:
                pass
    except OSError:
        break
while True:
    pass
"""
HOARDING = """
import os, time
for _ in range(40):
    try:
        if os.fork() == 0:
            much = b"x" * (9 << 20)
            time.sleep(60)
    except OSError:
        break
much = b"x" * (200 << 20)
time.sleep(60)
"""
NEIGHBOURS = {"spinning": SPINNING, "hoarding": HOARDING}


def hand_in(place: Path, notebooks: int, neighbours: int, kind: str) -> None:
    """Write the class, and the hostile submissions in between."""
    solved = [c.source for c in read_keys(COURSE)[LESSON].solved if c.kind == "code"]
    kinds = list(itertools.islice(itertools.cycle(KINDS), notebooks))
    apart = max(1, notebooks // max(1, neighbours))
    for n, extra in enumerate(kinds):
        # What is extra comes before the last answers: what it takes may cost those.
        cells = [*solved[:-3], *([extra] if extra else []), *solved[-3:]]
        if "count_boats" in extra:
            cells = [extra if "harbour.7" in source else source for source in solved]
        _write(place / f"learner{n:04d}", cells)
        if n % apart == 0 and n // apart < neighbours:
            _write(place / f"learner{n:04d}-neighbour", [NEIGHBOURS[kind]])


def _write(folder: Path, cells: list[str]) -> None:
    made = [nbformat.v4.new_code_cell(s, id=f"cell-{n}") for n, s in enumerate(cells)]
    notebook = nbformat.v4.new_notebook(cells=made, metadata={"dateline": {"lesson": LESSON}})
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{LESSON}.ipynb")


def graded(notebooks: int, jobs: int, neighbours: int, kind: str) -> tuple[str, int]:
    """Return a digest of what the class got, and how many were run once more, alone."""
    with tempfile.TemporaryDirectory() as scratch:
        place, out = Path(scratch, "submitted"), Path(scratch, "grades")
        hand_in(place, notebooks, neighbours, kind)
        with Journal(out) as journal:
            result = grade(place, read_keys(COURSE), journal, jobs=jobs, limits=LIMITS)
            gradebook.write(result, OwnFiles(out))
            feedback_pages.write(result, OwnFiles(out))
        return digest(out), result.alone


def digest(out: Path) -> str:
    """Return a digest of the learners' own rows and pages."""
    book = json.loads((out / "gradebook.json").read_text("utf-8"))["learners"]
    kept = {name: own for name, own in book.items() if not name.endswith("neighbour")}
    found = hashlib.blake2b(json.dumps(kept, sort_keys=True).encode(), digest_size=8)
    for row in csv.reader(io.StringIO((out / "gradebook.csv").read_text("utf-8"))):
        if not row[0].endswith("neighbour"):
            found.update(repr(row).encode())
    for name in sorted(kept):
        found.update((out / "feedback" / feedback_pages.file_name(name)).read_bytes())
    return found.hexdigest()


def main() -> None:
    """Grade the class in every setting, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--notebooks", type=int, default=200)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2, 16])
    parser.add_argument("--neighbours", type=int, nargs="+", default=[0, 1, 10])
    parser.add_argument("--kinds", nargs="+", default=list(NEIGHBOURS), choices=list(NEIGHBOURS))
    parser.add_argument("--programs", type=int, default=0, help="programs outside that spin")
    given = parser.parse_args()
    spin = [sys.executable, "-c", "while True:\n    pass"]
    outside = [subprocess.Popen(spin) for _ in range(given.programs)]
    digests = set()
    try:
        for jobs, neighbours in itertools.product(given.jobs, given.neighbours):
            for kind in given.kinds if neighbours else given.kinds[:1]:
                start = time.perf_counter()
                found, alone = graded(given.notebooks, jobs, neighbours, kind)
                digests.add(found)
                beside = f"{neighbours} {kind}" if neighbours else "nobody"
                took = time.perf_counter() - start
                print(
                    f"{given.notebooks} notebooks, {jobs} jobs, beside {beside}: {found}, ", end=""
                )
                print(f"{alone} once more alone, {took:.0f} s", flush=True)
    finally:
        for process in outside:
            process.kill()
    print("the same bytes" if len(digests) == 1 else f"{len(digests)} DIFFERENT grade books")
    raise SystemExit(len(digests) != 1)


if __name__ == "__main__":
    main()
