"""Scripts, formulas and terminal codes wherever a page's record holds text."""

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
    script = "<script>alert('REACHED')</script>"
    for text in (script, '=HYPERLINK("http://example.org")', "\x1b[2J\x1b]0;REACHED\x07"):
        page(notebook, "harbour.8", [{"answer": text, "why": text}], draft=text)
        page(notebook, "harbour.6", [{"answer": {"what": text, "by": text}}])
        page(notebook, "harbour.1", [{"answer": text, "on": text}], article=text)
        page(notebook, text, [{"answer": text}], v=text, question=text, learner=text)
    notebook.metadata["dateline"]["learner"] = script
    return notebook


def test_it_gains_nothing(batch):
    batch.failed(__file__)
    for path in (batch.folder / "grades").rglob("*.html"):
        assert "<script" not in path.read_text("utf-8").lower()
    for name in ("gradebook.csv", "canvas.csv", "gradebook.json"):
        assert "\x1b" not in (batch.folder / "grades" / name).read_text("utf-8")
