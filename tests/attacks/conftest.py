"""The attack batch: every trick of this folder handed in at once, each with an honest neighbour.

A trick is a module with `CELLS`, sources that run before answers which are all wrong. In them
`{keys}`, `{submissions}`, `{grades}`, `{home}` and `{project}` stand for real paths,
`reached(what)` reports a success, and `MARK` is a name by which files and processes of the attack
can be found. `decorate` may change the notebook, `damage` the text of its file. A module with
`TRICKS` holds a family: sources by name, each handed in by itself, one neighbour behind them all.
The batch is graded once; each module then asserts what became of its own trick.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import nbformat
import pytest

from kit.course.kept_copies import OwnFiles
from kit.course.marking.handed_in import mark_records
from kit.teach.grade import feedback_pages, gradebook
from kit.teach.grade.grading import grade
from kit.teach.grade.journal import Journal
from kit.teach.handed_in.keys import read_keys
from kit.teach.sandbox import bubblewrap
from kit.teach.sandbox.limits import Limits
from kit.teach.sandbox.one_submission import Sandbox, SandboxUnavailable
from kit.teach.sandbox.protocol import Transcript

HERE = Path(__file__).parent
COURSE = HERE.parent / "fixtures" / "grading" / "exercises"
LESSON = "70-harbour"
# With the process in it: two batches may run on one machine, and one must not see the other's.
MARK = f"attack-was-here-{os.getpid()}"
FULL = 16
LIMITS = Limits(
    cell_seconds=2,
    submission_seconds=8,
    cpu_seconds=8,
    total_cpu_seconds=6,
    case_seconds=1,
    total_memory=200 << 20,
    alone_patience=1,  # those that sleep would do so for half a minute each
)

PRELUDE = """
import kit, os, sys
MARK = "{mark}"
successes = []
def reached(what):
    successes.append(str(what)[:100])
"""
WRONG = """
def count_boats(text):
    return -1
wrong = {"harbour.1": "writer", "harbour.2": ["reason", "place"], "harbour.3": 99,
         "harbour.4": (99, 99), "harbour.5": {"office": "day", "Monday": "counted",
         "boats": "speaker"}, "harbour.6": {"what": "crates", "by": "nobody"},
         "harbour.7": count_boats, "harbour.8": "tuesday"}
for id, answer in wrong.items():
    kit.check(id, answer)
"""
REPORT = """
if successes:
    raise RuntimeError("REACHED " + "; ".join(successes))
"""
# The neighbour's answer to harbour.3 is only right where nothing was left behind for it to meet.
NEIGHBOUR = """
import builtins, json, os, random, sys, tempfile
import kit
import matplotlib, matplotlib.pyplot as plt
figure, axes = plt.subplots()
axes.set_title("boats")
figure.savefig("boats.png")
clean = all([
    os.listdir(".") == ["boats.png"],
    not os.path.isdir("/dev/shm") or os.listdir("/dev/shm") == [],
    json.dumps({"a": 1}) == '{"a": 1}' and len("abc") == 3,
    matplotlib.rcParams["axes.titlesize"] == "large",
    all("poison" not in getattr(m, "__name__", "") for m in sys.modules.values()),
    not any("poison" in str(p) for p in sys.path + [type(f).__name__ for f in sys.meta_path]),
    not hasattr(builtins, "poison") and "poison" not in os.environ and "poison" not in globals(),
    os.path.getsize("boats.png") > 1000,
])
kit.check("harbour.3", 12 if clean else -1)
"""


@dataclass(frozen=True)
class Outcome:
    """What became of one learner's notebook."""

    learner: str
    status: str
    points: float
    errors: list[str]
    notes: list[str]
    questions: dict[str, Any]

    @property
    def reached(self) -> list[str]:
        """What the trick says it managed to do."""
        return [e for e in self.errors if "REACHED" in e]


@dataclass
class Batch:
    """The graded batch, its folders, and what the world around it looked like before and after."""

    folder: Path
    before: dict[str, str]
    after: dict[str, str]
    left_over: list[str]
    processes: list[str]

    @cached_property
    def book(self) -> dict[str, Any]:
        """The grade book."""
        return json.loads((self.folder / "grades" / "gradebook.json").read_text("utf-8"))

    def outcome(self, learner: str) -> Outcome:
        """Return what became of one learner; KeyError where the batch lost them."""
        own = self.book["learners"][learner]["lessons"][LESSON]
        return Outcome(
            learner, own["status"], own["points"], own["errors"], own["notes"], own["questions"]
        )

    def failed(self, file: str, trick: str = "") -> Outcome:
        """Return the outcome of the trick in `file`, having asserted that it came to nothing.

        `trick` names one of a family.
        """
        name = Path(file).stem.removeprefix("test_")
        outcome = self.outcome(f"{name} {trick}" if trick else name)
        assert outcome.points == 0, f"{name} earned {outcome.points} points for wrong answers"
        assert not outcome.reached, outcome.reached
        neighbour = self.outcome(f"{name} neighbour")
        assert neighbour.points == FULL, f"the neighbour of {name} lost points: {neighbour}"
        assert neighbour.status == "fine"
        return outcome


def tricks() -> dict[str, Any]:
    """Return the modules of this folder that hold a trick, by name."""
    found = {}
    for path in sorted(HERE.glob("test_*.py")):
        spec = importlib.util.spec_from_file_location(f"attack_{path.stem}", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        if hasattr(module, "CELLS") or hasattr(module, "TRICKS"):
            found[path.stem.removeprefix("test_")] = module
    return found


def notebook(sources: list[str], **metadata: Any) -> Any:
    """Return a notebook of code cells."""
    cells = [
        nbformat.v4.new_code_cell(s, id=hashlib.md5(f"{n}{s}".encode()).hexdigest()[:8])
        for n, s in enumerate(sources)
    ]
    label = {"dateline": {"lesson": LESSON}, **metadata}
    return nbformat.v4.new_notebook(cells=cells, metadata=label)


def hand_in(folder: Path, paths: dict[str, str], *, long: bool) -> None:
    """Write every trick and an honest neighbour for each into `folder`; the long ones if asked."""
    solved = [c.source for c in read_keys(COURSE)[LESSON].solved if c.kind == "code"]
    solved = [NEIGHBOUR if 'check("harbour.3"' in source else source for source in solved]
    for name, module in tricks().items():
        if getattr(module, "pytestmark", None) == pytest.mark.long and not long:
            continue
        family = getattr(module, "TRICKS", {})
        sources = {f"{name} {trick}": [source] for trick, source in family.items()}
        for trick, own in (sources or {name: module.CELLS}).items():
            cells = [PRELUDE.replace("{mark}", MARK), *getattr(module, "SET_UP", []), *own]
            for word, path in paths.items():
                cells = [c.replace("{" + word + "}", path) for c in cells]
            wrong = getattr(module, "WRONG", WRONG)
            made = notebook([*cells, wrong, REPORT])
            made = getattr(module, "decorate", lambda n: n)(made)
            (folder / trick).mkdir()
            damage = getattr(module, "damage", lambda text: text)
            text = damage(nbformat.writes(made))
            (folder / trick / f"{LESSON}.ipynb").write_text(text, encoding="utf-8")
        (folder / f"{name} neighbour").mkdir()
        honest = notebook(solved)
        nbformat.write(honest, folder / f"{name} neighbour" / f"{LESSON}.ipynb")


def snapshot(*folders: Path) -> dict[str, str]:
    """Return a digest of every file below the folders."""
    return {
        str(p): hashlib.blake2b(p.read_bytes()).hexdigest()
        for folder in folders
        for p in sorted(folder.rglob("*"))
        if p.is_file() and "__pycache__" not in p.parts
    }


def marked_files(*folders: Path) -> list[str]:
    """Return files an attack has left, found by their name."""
    return [str(p) for folder in folders for p in folder.rglob(f"*{MARK}*")]


def marked_processes() -> list[str]:
    """Return processes an attack has left running, found by their command line."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                line = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if MARK.encode() in line:
                found.append(line.decode("utf-8", "replace"))
    return found


@pytest.fixture(scope="session")
def batch(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Batch:
    """Grade all tricks once, on two sandboxes side by side."""
    if bubblewrap.available() is None:
        pytest.skip("bubblewrap is not installed (Debian and Ubuntu: apt install bubblewrap)")
    folder = tmp_path_factory.mktemp("attacks")
    home = folder / "home"
    submissions = folder / "submissions"
    for made in (home, submissions):
        made.mkdir()
    (home / ".netrc").write_text("a secret of the grader's\n")
    project = HERE.parent.parent
    paths = {
        "keys": str(COURSE),
        "submissions": str(submissions),
        "grades": str(folder / "grades"),
        "home": str(home),
        "project": str(project),
    }
    hand_in(submissions, paths, long=pytestconfig.getoption("--all"))
    watched = (COURSE, submissions, home, project / "kit" / "teach" / "templates")
    before = snapshot(*watched)
    lessons = read_keys(COURSE)
    with pytest.MonkeyPatch.context() as patch, Journal(folder / "grades") as journal:
        patch.setenv("HOME", str(home))
        patch.setenv("GRADER_SECRET", "token-of-the-grader")
        try:
            result = grade(submissions, lessons, journal, jobs=2, limits=LIMITS, hidden=[COURSE])
        except SandboxUnavailable as error:
            pytest.skip(str(error))
        gradebook.write(result, OwnFiles(folder / "grades"))
        feedback_pages.write(result, OwnFiles(folder / "grades"))
    places = [folder, project / "kit", project / "tests" / "fixtures", Path("/dev/shm")]
    return Batch(
        folder,
        before,
        snapshot(*watched),
        [f for f in marked_files(*places) if os.sep + "submissions" + os.sep not in f],
        marked_processes(),
    )


@pytest.fixture(scope="session")
def fresh() -> Any:
    """Return a function: a trick's name -> what came of it, beside an honest neighbour.

    Each has a sandbox of the mode `fresh`, and both run at the same time.
    """
    lesson = read_keys(COURSE)[LESSON]
    solved = [c.source for c in lesson.solved if c.kind == "code"]
    found = tricks()

    def side_by_side(name: str) -> tuple[Transcript, Transcript]:
        trick = [PRELUDE.replace("{mark}", MARK), *found[name].CELLS, REPORT]
        try:
            with Sandbox(LIMITS, mode="fresh") as one, Sandbox(LIMITS, mode="fresh") as other:
                assert {"count", "limits"} <= set(one.on)
                with ThreadPoolExecutor() as pool:
                    runs = (
                        pool.submit(one.run, trick),
                        pool.submit(other.run, solved, lesson.code_inputs),
                    )
                    return runs[0].result(), runs[1].result()
        except SandboxUnavailable as error:
            pytest.skip(str(error))

    def run(name: str) -> Transcript:
        """Return the trick's transcript, having asserted that the neighbour lost nothing."""
        seen, neighbour = side_by_side(name)
        assert not [e for e in seen.errors if "REACHED" in e["error"]], seen.errors
        marks = mark_records(lesson.questions, neighbour.answers)
        assert sum(v.points for v in marks.values()) == FULL, neighbour
        assert marked_processes() == []
        return seen

    return run
