"""NaN and infinities in metadata, which JSON does not have and Python reads."""

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
    nan, infinite = float("nan"), float("inf")
    for number in (nan, infinite, -infinite):
        page(notebook, "harbour.3", [{"answer": number}, {"answer": [number]}, {"hint": number}])
        page(notebook, "harbour.4", [{"answer": [number, None]}], draft=[number, number])
        page(notebook, "harbour.6", [{"answer": {"what": number, "by": number}}], v=number)
    return notebook


def test_it_gains_nothing(batch):
    seen = batch.failed(__file__)
    assert any("not finite" in note for note in seen.notes)
