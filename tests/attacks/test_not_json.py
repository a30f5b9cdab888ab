"""Objects, modules, bytes, open files and functions where data is wanted."""

CELLS = [
    r"""

""",
]
WRONG = r"""
for answer in (object(), os, b"office", open(os.devnull), lambda: "office", type, Ellipsis, sys):

    for id in ["harbour.1", "harbour.2", "harbour.3", "harbour.4", "harbour.5", "harbour.6",
               "harbour.7", "harbour.8"]:
        kit.check(id, answer)
"""


def test_it_gains_nothing(batch):
    batch.failed(__file__)
