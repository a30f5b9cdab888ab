"""`kit build`: from `exercises/` to learner notebooks, solved notebooks and the learners' bank.

The same sources always give the same bytes. Solved notebooks are executed, so that their outputs
can be validated; learner notebooks hold no outputs and no keys.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat

from kit.course.bank.assembly import LessonSource, assemble
from kit.course.bank.read import BankError
from kit.course.bank.shipped import NAME, ShippedBank
from kit.course.kept_copies import OwnFiles
from kit.course.kinds.registry import kind_of
from kit.course.marking.verdict import mark
from kit.teach.lessons.executing import run
from kit.teach.lessons.lesson import notebooks, tool_notebooks

KEPT = "before-build"
"""What a folder of copies is called: `before-build-1` and so on, beside the notebooks."""
_PIXELS = re.compile(r"data:image/[a-z+]+;base64,[A-Za-z0-9+/=]+")


@dataclass
class Report:
    """What a build wrote, or with `check` what it would have to write."""

    written: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept: Path | None = None
    """Where copies went of notebooks that somebody had changed by hand, or None."""
    left: list[str] = field(default_factory=list)
    """Solved notebooks that are stale, and were left so because they were not to be run."""

    @property
    def current(self) -> bool:
        """Whether nothing had to change."""
        return not self.written and not self.removed


def build(
    exercises: Path,
    out: Path | None = None,
    check: bool = False,
    execute: bool = True,
    tell: Callable[[str], None] = lambda line: None,
) -> Report:
    """Return what was written. Raises `BankError` with one line for each mistake in the sources.

    `out` is the folder of the notebooks (default: `notebooks` beside `exercises`). With `check`
    nothing is written. Without `execute` solved notebooks are compared by their sources only, and
    stale ones are left as they are.
    """
    exercises = exercises.resolve()
    out = (out or exercises.parent / "notebooks").resolve()
    with OwnFiles(out, KEPT) as own:
        report = _built(exercises, _Place(out, own, check), execute, tell)
        report.kept = own.kept
    return report


@dataclass
class _Place:
    """Where notebooks go, what is there from builds before, and whether to write at all."""

    out: Path
    own: OwnFiles
    check: bool

    def name(self, path: Path) -> str:
        return path.relative_to(self.out).as_posix()


def _built(exercises: Path, place: _Place, execute: bool, tell: Callable[[str], None]) -> Report:
    out, check = place.out, place.check
    lessons, bank = assemble(exercises)
    derived = _derive(lessons, exercises.parent)
    report = Report()
    bank = _in_lesson_order(bank, lessons, derived)
    derived |= _tools(exercises)
    _put(out / NAME, bank.to_json(), place, report)
    for lesson, (learner, _) in derived.items():
        _put(out / f"{lesson}.ipynb", _text(learner), place, report)
    if check and not report.current:
        execute = False  # what they run on is stale, so their outputs would be too
    faults = []
    for lesson, (_, solved) in derived.items():
        path = out / "solved" / f"{lesson}.ipynb"
        try:
            _solved(path, solved, place, execute, report, tell)
        except BankError as error:  # one lesson that stops must not hide what the next ones do
            faults.append(str(error))
    if faults:
        raise BankError("\n".join(faults))
    _clear(place, set(derived), report)
    return report


def learner_files(exercises: Path) -> dict[str, str]:
    """Return what learners receive, path below `notebooks/` -> text, derived afresh in memory.

    Raises `BankError` as `build` does; nothing is run and nothing is written.
    """
    exercises = exercises.resolve()
    lessons, bank = assemble(exercises)
    derived = _derive(lessons, exercises.parent)
    files = {NAME: _in_lesson_order(bank, lessons, derived).to_json()}
    derived |= _tools(exercises)
    return files | {f"{name}.ipynb": _text(learner) for name, (learner, _) in derived.items()}


def _derive(lessons: list[LessonSource], root: Path) -> dict[str, tuple[Any, Any]]:
    faults: list[str] = []
    derived = {}
    for lesson in lessons:
        try:
            derived[lesson.name] = notebooks(lesson, root)
        except BankError as error:
            faults.append(str(error))
        faults += unsolved(lesson)
    if faults:
        raise BankError("\n".join(faults))
    return derived


def _tools(exercises: Path) -> dict[str, tuple[Any, Any]]:
    """The notebooks without questions: `exercises/NAME.md`, a name in small letters."""
    paths = sorted(p for p in exercises.glob("*.md") if re.fullmatch(r"[a-z-]+", p.stem))
    return {p.stem: tool_notebooks(p, f"{exercises.name}/{p.name}") for p in paths}


def unsolved(lesson: LessonSource) -> list[str]:
    """Return a line for every question whose own solution does not reach full marks."""
    from kit.course.answers.plain import AnswerError, to_plain
    from kit.course.answers.running import run_cases

    where = f"{lesson.folder.parent.name}/{lesson.name}/questions.toml"
    faults = []
    for id, question in lesson.questions.items():
        source = lesson.source(id)
        assert source is not None
        kind = kind_of(question)
        if kind.runs_function:
            if not question.gradeable:
                continue
            outputs = run_cases(kind.function(source), kind.inputs(question))
            verdict = mark(question, None, outputs)
        else:
            answer = kind.solution(source, question)
            if answer is None:
                if question.gradeable:
                    faults.append(
                        f"{where}: {id}: answer is missing; the solved notebook needs one"
                    )
                continue
            everything = dict.fromkeys(kind.looks_at(question), 1.0)
            try:
                verdict = mark(question, to_plain(answer), scored=everything)
            except AnswerError as error:
                faults.append(f"{where}: {id}: answer: {error}")
                continue
        if verdict.status == "returned":
            faults.append(f"{where}: {id}: answer: {verdict.message}")
        elif verdict.status == "awaiting" and verdict.misconceptions:
            faults.append(f"{where}: {id}: answer: it would be asked '{verdict.ask}'")
        elif verdict.status in ("partly", "not-yet"):
            detail = f" ({'; '.join(verdict.notes)})" if verdict.notes else ""
            faults.append(f"{where}: {id}: the solution scores {verdict.score:.2f} of 1{detail}")
    return faults


def _in_lesson_order(
    bank: ShippedBank, lessons: list[LessonSource], derived: dict[str, tuple[Any, Any]]
) -> ShippedBank:
    """The bank with its questions in the order in which the lessons ask them."""
    order = [
        cell.metadata["dateline"]["question"]
        for lesson in lessons
        for cell in derived[lesson.name][0].cells
        if "question" in cell.metadata.get("dateline", {})
    ]
    return ShippedBank(bank.lessons, {id: bank.questions[id] for id in order}, bank.on, bank.into)


def _solved(
    path: Path,
    notebook: Any,
    place: _Place,
    execute: bool,
    report: Report,
    tell: Callable[[str], None],
) -> None:
    before, out, check = stored(path), place.out, place.check
    if not execute:
        if before is not None and _sources(before) == _sources(notebook):
            report.same.append(_name(path, out))
            return
        (report.written if check else report.left).append(_name(path, out))
        return
    tell(f"running {path.stem}")
    path.parent.mkdir(parents=True, exist_ok=True)
    run(notebook, path)
    if check:
        same = before is not None and _comparable(before) == _comparable(notebook)
        (report.same if same else report.written).append(_name(path, out))
        return
    if before is not None and _sources(before) == _sources(notebook):
        place.own.wrote(place.name(path))  # only outputs differ, and those are nobody's words
    _put(path, _text(notebook), place, report)


def _sources(notebook: Any) -> list[tuple[str, str, str]]:
    return [(c.cell_type, c.get("id", ""), c.source) for c in notebook.cells]


def _comparable(notebook: Any) -> list[Any]:
    """Sources and outputs without pixels: fonts and compression differ between machines."""
    return [
        (
            c.cell_type,
            c.source,
            [
                (
                    o.output_type,
                    o.get("text", ""),
                    {
                        k: _PIXELS.sub("IMAGE", v) if isinstance(v, str) else v
                        for k, v in o.get("data", {}).items()
                        if not k.startswith("image/") or k == "image/svg+xml"
                    },
                )
                for o in c.get("outputs", ())
            ],
        )
        for c in notebook.cells
    ]


def _clear(place: _Place, lessons: set[str], report: Report) -> None:
    """Remove notebooks of lessons that are no more; leave alone what no build has written."""
    out = place.out
    for path in sorted([*out.glob("*.ipynb"), *out.glob("solved/*.ipynb")]):
        notebook = stored(path)
        derived = notebook is not None and "dateline" in notebook.metadata
        if path.stem not in lessons and derived:
            report.removed.append(_name(path, out))
            if not place.check:
                place.own.remove(place.name(path))


def stored(path: Path) -> Any:
    """Return the notebook in a file, or None where there is none that can be read."""
    try:
        return nbformat.read(path, as_version=4)
    except Exception:  # nbformat raises whatever its parts raise; such a file is not current
        return None


def _text(notebook: Any) -> str:
    nbformat.validate(notebook)
    return nbformat.writes(notebook, version=4).rstrip("\n") + "\n"


def _name(path: Path, out: Path) -> str:
    return path.relative_to(out.parent).as_posix()


def _put(path: Path, text: str, place: _Place, report: Report) -> None:
    data, out = text.encode("utf-8"), place.out
    if path.is_file() and path.read_bytes() == data:
        report.same.append(_name(path, out))
        if not place.check:
            place.own.wrote(place.name(path))
        return
    report.written.append(_name(path, out))
    if not place.check:
        place.own.write(place.name(path), data)
