"""A lesson as cells: `lesson.md` read, question blocks found, both notebooks derived.

Two rules make the learner's notebook: a code cell tagged `solution` is left out of it, a code cell
tagged `blank` is left out of the solved one. Code that a learner need not read is folded there:
every cell that is not `blank`, or is tagged `shows`, unless it is tagged `open`.
"""

from __future__ import annotations

import copy
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from kit.course.bank.assembly import LessonSource
from kit.course.bank.read import BankError
from kit.teach.lessons.page import OPEN_TAG, SHOWS_TAG, cell_role, lesson_metadata
from kit.teach.lessons.placing import blank_call, question_prose, solved_call

_FENCE = re.compile(r"^(`{3,}|~{3,})(.*)$")
_QUESTION = re.compile(r"^\{question\}\s*(.*)$")
_OWN_TAGS = ("solution", "blank", OPEN_TAG, SHOWS_TAG)
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
NO_PROGRESS = (
    "# The author's answers follow. They are kept in memory, in nobody's file.\n"
    "from kit.course import session\n\nsession.in_memory()"
)


@dataclass(frozen=True)
class Cell:
    """A cell of the source: markdown, code, or the place of a question."""

    kind: str
    source: str
    tags: tuple[str, ...] = ()


def read_cells(path: Path, name: str) -> list[Cell]:
    """Return the cells of a lesson, question blocks apart. Messages call the file `name`."""
    import jupytext

    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise BankError(f"{name}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise BankError(f"{name}: not UTF-8 text (byte {error.start}); save it as UTF-8") from None
    try:
        notebook = jupytext.reads(text, fmt="md:myst")
    except Exception as error:  # jupytext raises what its parsers raise
        said = str(error).splitlines()[0]
        mend = "; tags must be a list, as in ':tags: [blank]'" if "'tags'" in str(error) else ""
        raise BankError(f"{name}: not MyST notebook Markdown: {said}{mend}") from None
    cells: list[Cell] = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cells += _split(cell.source, name)
            continue
        cells.append(Cell(cell.cell_type, cell.source, tuple(cell.metadata.get("tags", ()))))
    if not cells:
        raise BankError(f"{name}: holds no cells")
    return cells


def _split(source: str, name: str) -> Iterator[Cell]:
    """Prose with its question blocks taken out as cells of their own."""
    prose: list[str] = []
    lines = iter(source.split("\n"))
    for line in lines:
        fence = _FENCE.match(line)
        if not fence:
            prose.append(line)
            continue
        question = _QUESTION.match(fence[2].strip())
        body = []
        for inner in lines:
            closing = _FENCE.match(inner)
            if closing and closing[1].startswith(fence[1]) and not closing[2].strip():
                break
            body.append(inner)
        else:
            inner = ""
        if question is None:
            prose += [line, *body, inner]
            continue
        if not question[1] or any(b.strip() for b in body):
            raise BankError(f"{name}: a question block holds an id and nothing else: '{line}'")
        if "\n".join(prose).strip():
            yield Cell("markdown", "\n".join(prose).strip())
        prose = []
        yield Cell("question", question[1].strip())
    if "\n".join(prose).strip():
        yield Cell("markdown", "\n".join(prose).strip())


def notebooks(lesson: LessonSource, root: Path) -> tuple[Any, Any]:
    """Return the learner notebook and the solved one, neither executed.

    Raises `BankError` where lesson and bank do not fit together.
    """
    name = (lesson.folder / "lesson.md").relative_to(root).as_posix()
    cells = read_cells(lesson.folder / "lesson.md", name)
    _check_places(lesson, cells, name)
    learner: list[Any] = []
    solved: list[Any] = []
    if any(cell.kind == "code" or cell.kind == "question" for cell in cells):
        solved.append(_code(NO_PROGRESS, _id(lesson.name, "setup")))
    for position, cell in enumerate(cells):
        id = _id(lesson.name, str(position))
        if cell.kind == "question":
            for target, answered in ((learner, False), (solved, True)):
                target += _placed(lesson, cell.source, answered)
            continue
        made = _code(cell.source, id) if cell.kind == "code" else _prose(cell.source, id)
        tags = [t for t in cell.tags if t not in _OWN_TAGS]
        if tags:
            made.metadata["tags"] = tags
        if "blank" not in cell.tags:
            solved.append(copy.deepcopy(made))
        if "solution" not in cell.tags:
            try:
                learner.append(_with_role(made, cell))
            except ValueError as error:
                raise BankError(f"{name}: code cell: {error}") from None
    # The setup cell goes before the first cell that can run, under the title.
    if solved and solved[0].cell_type == "code":
        first = next(i for i, c in enumerate(solved) if i and c.cell_type == "code")
        solved.insert(first - 1, solved.pop(0))
    told = lesson_metadata(lesson, learner)
    return _notebook(told, learner), _notebook({"lesson": lesson.name}, solved)


def tool_notebooks(path: Path, name: str) -> tuple[Any, Any]:
    """Return a notebook without questions for whoever opens it, and its solved one, not executed.

    Raises `BankError` for a source with a question in it: a lesson's folder is the place for it.
    """
    cells = read_cells(path, name)
    for cell in cells:
        if cell.kind == "question":
            raise BankError(f"{name}: {cell.source}: questions belong in a lesson, NN-topic/")
    made = []
    for left_out in ("solution", "blank"):
        notebook = []
        for position, cell in enumerate(cells):
            if left_out in cell.tags:
                continue
            id = _id(path.stem, str(position))
            kind = _code if cell.kind == "code" else _prose
            notebook.append(kind(cell.source, id))
            if SHOWS_TAG in cell.tags and OPEN_TAG not in cell.tags:
                _fold(notebook[-1])
        made.append(notebook)
    told = {"tool": path.stem, "source": tool_digest(made[0])}
    return _notebook(told, made[0]), _notebook({"tool": path.stem}, made[1])


def tool_digest(cells: list[Any]) -> str:
    """Return what tells one edition of a notebook without questions from another."""
    said = repr([[c.cell_type, c.source] for c in cells])
    return hashlib.blake2b(said.encode(), digest_size=8).hexdigest()


def _check_places(lesson: LessonSource, cells: list[Cell], name: str) -> None:
    placed = [c.source for c in cells if c.kind == "question"]
    faults = []
    for id in dict.fromkeys(placed):
        if id not in lesson.questions:
            faults.append(f"{name}: {id}: there is no such question in questions.toml")
        elif placed.count(id) > 1:
            faults.append(f"{name}: {id}: is placed {placed.count(id)} times")
    for id in lesson.questions:
        if id not in placed:
            faults.append(f"{name}: {id}: is never placed; add a {{question}} block")
    if faults:
        raise BankError("\n".join(faults))


def _placed(lesson: LessonSource, id: str, answered: bool) -> list[Any]:
    question, source = lesson.questions[id], lesson.source(id)
    assert source is not None
    prose = _prose(question_prose(question), _id(lesson.name, f"{id}/prompt"))
    call = solved_call(source, question) if answered else blank_call(source, question)
    code = _code(call, _id(lesson.name, f"{id}/answer"))
    code.metadata["dateline"] = {"question": id}
    if not answered:
        prose.metadata["dateline"] = {"prompt": id}
        _fold(code)
    return [prose, code]


def _with_role(made: Any, cell: Cell) -> Any:
    role = cell_role(cell.source, cell.tags) if cell.kind == "code" else None
    if role:
        made.metadata["dateline"] = role
        if "shows" in role and OPEN_TAG not in cell.tags:
            _fold(made)
    return made


def _fold(code: Any) -> None:
    """Have the code of a cell folded away; every notebook program knows how to open it again."""
    code.metadata["jupyter"] = {"source_hidden": True}


def _id(lesson: str, place: str) -> str:
    return hashlib.blake2b(f"{lesson}/{place}".encode(), digest_size=6).hexdigest()


def _code(source: str, id: str) -> Any:
    return nbformat.v4.new_code_cell(source, id=id)


def _prose(source: str, id: str) -> Any:
    return nbformat.v4.new_markdown_cell(source, id=id)


def _notebook(told: dict[str, Any], cells: list[Any]) -> Any:
    metadata = {
        "kernelspec": dict(KERNEL),
        "language_info": {"name": "python"},
        "dateline": told,
    }
    return nbformat.v4.new_notebook(cells=cells, metadata=metadata)
