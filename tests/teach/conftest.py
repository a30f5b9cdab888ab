"""What the tests of grading share: the small course, notebooks of it, and one warm sandbox."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

from kit.teach.handed_in.keys import LessonKeys, read_keys
from kit.teach.sandbox.limits import Limits
from kit.teach.sandbox.one_submission import Sandbox, SandboxUnavailable

GRADING = Path(__file__).parent.parent / "fixtures" / "grading" / "exercises"
HARBOUR = "70-harbour"


@pytest.fixture(scope="session")
def course() -> dict[str, LessonKeys]:
    """The small course, with its keys."""
    return read_keys(GRADING)


@pytest.fixture(scope="session")
def harbour(course: dict[str, LessonKeys]) -> LessonKeys:
    """Its only lesson: 17 points, 16 of them marked by machine."""
    return course[HARBOUR]


@pytest.fixture(scope="session")
def warm() -> Iterator[Sandbox]:
    """One warm sandbox with short limits; tests that need it are skipped where there is none."""
    limits = Limits(cell_seconds=3, submission_seconds=10, case_seconds=1)
    try:
        sandbox = Sandbox(limits, mode="warm")
    except SandboxUnavailable as error:
        pytest.skip(f"no bubblewrap with nested namespaces here: {error}")
    with sandbox:
        yield sandbox


@pytest.fixture()
def hand_in(harbour: LessonKeys, tmp_path: Path) -> Callable[..., Path]:
    """Write a notebook of the small course: solved, blank, or with the cells given."""

    def write(name: str, cells: Any = "solved", folder: Path | None = None, **more: Any) -> Path:
        if isinstance(cells, str):
            source = {"solved": harbour.solved, "blank": harbour.release}[cells]
            made = [
                nbformat.v4.new_code_cell(c.source, id=c.id)
                if c.kind == "code"
                else nbformat.v4.new_markdown_cell(c.source, id=c.id)
                for c in source
            ]
        else:
            made = [nbformat.v4.new_code_cell(c) for c in cells]
        metadata = {"dateline": {"lesson": HARBOUR}, **more}
        path = (folder or tmp_path / "submissions") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(nbformat.v4.new_notebook(cells=made, metadata=metadata), path)
        return path

    return write
