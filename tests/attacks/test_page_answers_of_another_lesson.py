"""Answers of another lesson, and of no question at all, in the metadata of labelled cells."""

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
    right_elsewhere = [{"answer": 22}]
    page(notebook, "start.1", right_elsewhere)
    page(notebook, "harbour.99", right_elsewhere)
    page(notebook, "../../keys", right_elsewhere)
    for n in range(1, 9):
        page(notebook, f"harbour.{n}", right_elsewhere, question="start.1")
    notebook.cells[1].metadata["dateline"]["question"] = 7
    notebook.cells[2].metadata["dateline"] = {"question": ["harbour.1"], "work": []}
    return notebook


def test_it_gains_nothing(batch):
    seen = batch.failed(__file__)
    assert any("is of another question (start.1)" in note for note in seen.notes)
    assert any("more of the kind" in note for note in seen.notes)
