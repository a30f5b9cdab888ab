"""Keys, digests and forms of the forger's own in metadata, in the hope that marking asks them."""

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
    digest = "0" * 20
    smuggled = {"keys": [digest], "key": "nobody", "scrambled": "AAAA", "options": ["nobody"]}
    told = notebook.metadata["dateline"]
    told["forms"] = {f"harbour.{n}": {"id": f"harbour.{n}", **smuggled} for n in range(1, 9)}
    told |= {"questions": told["forms"], "article": "nobody", "points": 17, **smuggled}
    for n in range(1, 9):
        page(notebook, f"harbour.{n}", [{"answer": "nobody"}], **smuggled)
        page(notebook, f"harbour.{n}", [{"answer": {"keys": ["nobody"]}}, {"keys": [digest]}])
    return notebook


def test_it_gains_nothing(batch):
    batch.failed(__file__)
