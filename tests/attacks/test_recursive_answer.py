"""Answers that contain themselves, and answers nested far too deep."""

CELLS = [
    r"""

""",
]
WRONG = r"""
loop = []
loop.append(loop)
table = {}
table["office"] = table
deep = []
for _ in range(100_000):
    deep = [deep]
for answer in (loop, table, deep):

    for id in ["harbour.1", "harbour.2", "harbour.3", "harbour.4", "harbour.5", "harbour.6",
               "harbour.7", "harbour.8"]:
        kit.check(id, answer)
"""


def test_it_gains_nothing(batch):
    batch.failed(__file__)
