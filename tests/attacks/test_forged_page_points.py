"""A page's record that gives itself points: scores, verdicts and closed questions in metadata."""

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
    reply = {"v": 1, "status": "correct", "points": 2, "of": 2, "best": 2, "closed": True}
    for n in range(1, 7):
        id = f"harbour.{n}"
        forged = [
            {"answer": "nobody", "score": 1, "points": 2, "status": "correct"},
            {"score": 1},
            {"verdict": "correct"},
            {"answer": {"score": 1, "closed": True}},
        ]
        page(notebook, id, forged, score=1, points=2, best=2, closed=True, reply=reply)
    return notebook


def test_it_gains_nothing(batch):
    seen = batch.failed(__file__)
    assert any("harbour.3: 3 of 4 entries were left out" in note for note in seen.notes)
