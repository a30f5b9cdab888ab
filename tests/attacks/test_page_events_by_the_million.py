"""A page's record with hundreds of thousands of entries."""

import nbformat

CELLS = [
    r"""

""",
]


def page(notebook, id, events, source="", **more):
    """Add a cell as a page leaves it: the question's label, and what was done with it."""
    cell = nbformat.v4.new_code_cell(source or f'kit.check("{id}", ...)')
    work = {"v": 1, "question": id, "article": None, "events": events, **more}
    cell.metadata["dateline"] = {"question": id, "work": work}
    notebook.cells.insert(1, cell)


def decorate(notebook):
    page(notebook, "harbour.3", [{"hint": 1}] * 300_000)
    page(notebook, "harbour.1", [{"answer": "writer"}] * 61)
    page(notebook, "harbour.8", [{"answer": "monday"}] * 60)
    return notebook


def test_it_gains_nothing(batch):
    seen = batch.failed(__file__)
    assert any("harbour.3" in n and "300000 entries, more than 60" in n for n in seen.notes)
    assert any("harbour.1" in n and "61 entries, more than 60" in n for n in seen.notes)
