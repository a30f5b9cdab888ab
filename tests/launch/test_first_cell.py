"""A kernel whose first cell was not run asks for it; every other error is Python's own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from launch.first_cell import put_into
from launch.place import Place
from launch.server import Server, free_port


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    """A function: sources of cells -> what each printed in one new kernel, errors included."""
    folder = tmp_path_factory.mktemp("course")
    put_into(folder)

    def run(*cells):
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in cells])
        env = os.environ | {"IPYTHONDIR": str(folder)}
        NotebookClient(notebook, allow_errors=True, timeout=120).execute(cwd=str(folder), env=env)
        told = []
        for cell in notebook.cells:
            texts = [o.get("text") or "\n".join(o.get("traceback", [])) for o in cell.outputs]
            told.append("".join(texts))
        return told

    return run


def test_a_missed_name_of_the_first_cell_is_asked_for_in_one_line(outputs):
    before = "sorted(n for n in globals() if n in ('listen', 'shown', 'Any'))"
    told = outputs(
        "kit.check('start.1', 22)", "show.passage(article, 3)", "print(stop)",
        "def f():\n    return kit.check\nf()", f"print({before})",
        "kit = None", "import kit", "del kit\nkit.use", "1 / 0",
    )  # fmt: skip
    ask = "is not there yet. Run the first code cell of this notebook, then this one.\n"
    assert told[0] == f"kit {ask}" and told[1] == f"show {ask}"
    assert "NameError" in told[2] and "stop" in told[2] and "first code cell" not in told[2]
    assert "NameError" in told[3] and "first code cell" not in told[3]
    assert told[4] == "[]\n"
    assert "NameError" in told[7] and "first code cell" not in told[7]
    assert "ZeroDivisionError" in told[8]


def test_a_cell_that_was_asked_for_still_counts_as_failed(tmp_path):
    put_into(tmp_path)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("kit.use")])
    with pytest.raises(CellExecutionError, match="kit is not there yet"):
        NotebookClient(notebook, timeout=120).execute(
            cwd=str(tmp_path), env=os.environ | {"IPYTHONDIR": str(tmp_path)}
        )


def test_the_server_puts_it_where_its_kernels_look(tmp_path):
    place = Place(tmp_path)
    server = Server(sys.executable, place, free_port(None), ("--version",))
    server.stop()
    looked_in = Path(place.variables()["IPYTHONDIR"]) / "profile_default" / "startup"
    assert [path.name for path in looked_in.iterdir()] == ["50-first-cell.py"]


HIDES = (
    " has the name of the course and hides it. Give it another name, restart the kernel (menu "
    "Kernel), and run the first code cell again.\n"
)
FIRST_CELL = "import kit\nfrom kit import show\n\narticle = kit.use('aleppo-2016-02')"


@pytest.mark.parametrize(
    ("files", "hidden_by"),
    [
        ({"kit.py": "x = 1\n"}, "kit.py"),
        ({"kit.py": "import kit\nfrom kit import show\nkit.use('aleppo-2016-02')\n"}, "kit.py"),
        ({"kit/__init__.py": "from kit.session import use\n"}, "kit" + os.sep),
    ],
)
def test_a_file_that_hides_the_course_is_named_in_one_line(tmp_path, files, hidden_by):
    put_into(tmp_path / "settings")
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    cells = [FIRST_CELL, "import kit\nkit.use('aleppo-2016-02')", "from kit import show", "[].no"]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in cells])
    env = os.environ | {"IPYTHONDIR": str(tmp_path / "settings")}
    NotebookClient(notebook, allow_errors=True, timeout=120).execute(cwd=str(tmp_path), env=env)
    told = ["".join(o.get("text", "") for o in cell.outputs) for cell in notebook.cells]
    assert told[:3] == [hidden_by + HIDES] * 3
    assert told[3] == "" and notebook.cells[3].outputs[0].ename == "AttributeError"


def test_what_hides_nothing_is_not_spoken_of(tmp_path):
    put_into(tmp_path / "settings")
    for name in ("kit/notes.txt", "story/kit.py", "show.py", "kit.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x = 1\n", encoding="utf-8")
    cells = ["import kit\nprint(kit.read('Talks failed.'))", "kit.zebra", "import kit.zebra"]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in cells])
    env = os.environ | {"IPYTHONDIR": str(tmp_path / "settings")}
    NotebookClient(notebook, allow_errors=True, timeout=120).execute(cwd=str(tmp_path), env=env)
    assert "1 sentence," in notebook.cells[0].outputs[0].text
    assert [cell.outputs[0].ename for cell in notebook.cells[1:]] == [
        "AttributeError", "ModuleNotFoundError",
    ]  # fmt: skip
