"""Cells copied out of somebody else's notebook, with all that the page kept in them."""

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


RIGHT = {
    "harbour.1": "office",
    "harbour.2": ["day", "floor"],
    "harbour.3": 12,
    "harbour.4": [12, None],
    "harbour.5": {"office": "speaker", "Monday": "day", "boats": "counted"},
    "harbour.6": {"what": "boats", "by": "harbour office"},
}


def decorate(notebook):
    notebook.metadata["dateline"]["learner"] = "0123456789abcdef"
    for id, answer in RIGHT.items():
        page(notebook, id, [{"answer": answer}], learner="fedcba9876543210")
    return notebook


def test_it_gains_nothing(batch):
    seen = batch.failed(__file__)
    assert any("is from another learner's notebook" in note for note in seen.notes)
