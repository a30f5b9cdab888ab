"""Subclasses of str, int and list that keep one value and claim another."""

CELLS = [
    r"""

""",
]
WRONG = r"""
class Text(str):
    def __eq__(self, other): return True
    def __hash__(self): return hash("office")
    def __str__(self): return "office"
    def strip(self, *a): return "office"
    def casefold(self): return "office"
    def encode(self, *a): return b"office"
class Whole(int):
    def __eq__(self, other): return True
    def __hash__(self): return 12
    def __index__(self): return 12
    def __int__(self): return 12
    def __add__(self, other): return 12
class Listed(list):
    def __iter__(self): return iter(["day", "floor"])
    def __len__(self): return 2
    def __eq__(self, other): return True
kit.check("harbour.1", Text("writer"))
kit.check("harbour.2", Listed(["reason"]))
kit.check("harbour.3", Whole(99))
kit.check("harbour.4", Listed([99, 99]))
"""


def test_it_gains_nothing(batch):
    batch.failed(__file__)
