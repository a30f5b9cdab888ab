"""Replies, hints and ratings forged in metadata: full points, free hints, a best mark."""

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
    for n in range(1, 9):
        id = f"harbour.{n}"
        reply = {
            "v": 1, "question": id, "event": {"answer": "office"}, "status": "correct", "points": 2,
            "of": 2, "best": 2, "closed": True, "head": "Correct: 2 of 2 points.", "lines": [],
        }  # fmt: skip
        shown = {"reply": reply, "hints": [reply] * 3, "next": {"hint": 1, "price": None}}
        page(notebook, id, [{"hint": 1}], **shown, rated={"A": 1, "B": 1})
    page(notebook, "harbour.3", [], reply={"points": [[]]}, hints={"0": reply}, rated="1" * 10**6)
    page(
        notebook, "harbour.4", [], next={"hint": -1, "price": ["x" * 9_000] * 900}, hints=[7] * 999
    )
    return notebook


def test_it_gains_nothing(batch):
    seen = batch.failed(__file__)
    assert seen.status != "unreadable"
    assert "harbour.3: reply, hints, rated could not be read; nothing hangs on it" in seen.notes
