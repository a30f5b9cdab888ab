"""Every possible answer is given in turn, in the hope that the best one counts."""

CELLS = [
    r"""

""",
]
WRONG = r"""
import itertools
for id in ("harbour.1", "harbour.8"):
    for answer in ("office", "monday", "writer", "tuesday", "nobody"):
        kit.check(id, answer)
kit.check("harbour.8", "tuesday")
for n in range(100):
    kit.check("harbour.3", n)
for n in range(1, 4):
    for answer in itertools.combinations(["day", "floor", "reason", "place"], n):
        kit.check("harbour.2", list(answer))
kit.check("harbour.2", ["reason", "place"])
kit.check("harbour.1", "nobody")
"""


def test_it_gains_nothing(batch):
    batch.failed(__file__)
