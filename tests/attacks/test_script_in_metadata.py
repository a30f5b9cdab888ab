"""Scripts in the notebook's metadata, outputs and prose."""

import nbformat

CELLS = [
    r"""
1
""",
]


def decorate(notebook):
    script = "<script>alert('REACHED')</script>"
    notebook.metadata["title"] = script
    notebook.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": script}}
    notebook.cells.insert(0, nbformat.v4.new_markdown_cell(script))
    for cell in notebook.cells:
        cell.metadata["name"] = script
        if cell.cell_type == "code":
            cell.outputs = [
                nbformat.v4.new_output("display_data", data={"text/html": script}),
                nbformat.v4.new_output("stream", text="Correct. 16 of 16 points."),
            ]
    return notebook


def test_it_gains_nothing(batch):
    batch.failed(__file__)
    for page in (batch.folder / "grades").rglob("*.html"):
        assert "<script" not in page.read_text("utf-8").lower()
