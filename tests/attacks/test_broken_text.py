"""Half surrogates, control characters and text that turns the page round."""

CELLS = [
    r"""

""",
]
WRONG = r"""
for id in ["harbour.1", "harbour.2", "harbour.3", "harbour.4", "harbour.5", "harbour.6",
           "harbour.7", "harbour.8"]:
    kit.check(id, "\ud800\udfff\x00\x1b[2J\u202eeciffo")
"""


def test_it_gains_nothing(batch):
    batch.failed(__file__)
    page = next((batch.folder / "grades" / "feedback").glob("broken-text-*.html"))
    page.read_bytes().decode("utf-8")
