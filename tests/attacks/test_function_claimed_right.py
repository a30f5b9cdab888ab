"""A function that the page says was right, while the cell holds another or none."""

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


BODY = "def count_boats(text):\n    return -1\n\n\nkit.check('harbour.7', count_boats)"


def decorate(notebook):
    from kit.course.marking.cells import cell_mark

    claims = [
        {"answer": {"function": True, "cell": cell_mark(BODY), "score": 1.0}},
        {"answer": {"function": True, "cell": "f" * 16, "score": 1.0}},
        {"answer": {"function": True, "cell": "../../keys", "score": 1.0}},
        {"answer": {"function": True, "score": 1e308}},
    ]
    page(notebook, "harbour.7", claims, source=BODY)
    return notebook


def test_it_gains_nothing(batch):
    batch.failed(__file__)
