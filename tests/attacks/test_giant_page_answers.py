"""Answers in metadata that are far too long, too many or too large."""

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
    giants = ["office" * 200_000, [12] * 100_000, {str(n): n for n in range(20_000)}, 10**300]
    for n in range(1, 9):
        page(notebook, f"harbour.{n}", [{"answer": giant} for giant in giants])
    page(notebook, "harbour.3", [{"answer": 1, "why": "x" * 3_000_000}])
    page(notebook, "harbour.4", [], draft=["y" * 100_000] * 50)
    return notebook


def damage(text):
    # A number of a hundred thousand digits: Python itself refuses the whole file for less.
    return text.replace('"harbour.5",', '"harbour.5", "extra": ' + "9" * 100_000 + ",", 1)


def test_it_gains_nothing(batch):
    seen = batch.failed(__file__)
    assert seen.status != "unreadable"
    assert (batch.folder / "grades" / "journal.jsonl").stat().st_size < 64 << 20
