"""`pytest --nbval notebooks/`: learners' copies hold no outputs, so nothing in them is compared.

nbval passes a cell that was never run, whatever it prints. Here such cells are skipped and say so;
the notebooks in `solved/` are the ones to run.
"""

import json

import pytest

REASON = "a learner's copy: it holds no outputs to compare; run pytest --nbval notebooks/solved"


def pytest_collection_modifyitems(items):
    """Skip the cells of every notebook here in which no cell was run."""
    empty = {}
    for item in items:
        path = item.path
        if path.suffix != ".ipynb":
            continue
        if path not in empty:
            cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
            empty[path] = not any(cell.get("execution_count") for cell in cells)
        if empty[path]:
            item.add_marker(pytest.mark.skip(reason=REASON))
