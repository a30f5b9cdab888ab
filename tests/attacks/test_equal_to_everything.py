"""Answers of a class whose `__eq__` agrees with whatever it is held against."""

CELLS = [
    r"""

""",
]
WRONG = r"""
class Yes:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return 0
    def __contains__(self, item): return True
    def __bool__(self): return True
    def __lt__(self, other): return True
    __gt__ = __le__ = __ge__ = __lt__

for id in ["harbour.1", "harbour.2", "harbour.3", "harbour.4", "harbour.5", "harbour.6",
           "harbour.7", "harbour.8"]:
    kit.check(id, Yes())
"""


def test_it_gains_nothing(batch):
    batch.failed(__file__)
