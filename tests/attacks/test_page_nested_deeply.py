"""Metadata nested so deeply that reading it would end the reader."""

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
    page(notebook, "harbour.2", [{"answer": "DEEP"}])
    page(notebook, "harbour.1", [{"answer": [[[[[[[["office"]]]]]]]]}])
    return notebook


def damage(text):
    return text.replace('"DEEP"', "[" * 200_000 + "]" * 200_000)


def test_it_gains_nothing(batch):
    seen = batch.failed(__file__)
    # One cell is lost, and nothing beside it: the trick's own answers came through.
    assert any("nested too deeply" in note for note in seen.notes)
    assert seen.questions["harbour.3"]["status"] == "not-yet" and seen.status != "unreadable"
