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
