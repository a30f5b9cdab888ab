"""A submitted function that gives back objects which claim to be anything."""

CELLS = [
    r"""

""",
]
WRONG = r"""
class Any:
    def __eq__(self, other): return True
    def __hash__(self): return 0
outputs = iter([Any(), float("nan"), "x" * 10_000_000, [[]] * 100_000, {"value": 3}, object()] * 9)
def count_boats(text):
    return next(outputs)
kit.check("harbour.7", count_boats)
"""


def test_it_gains_nothing(batch):
    batch.failed(__file__)
