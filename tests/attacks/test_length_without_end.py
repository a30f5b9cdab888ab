"""Containers whose `__len__` and iteration never come to an end."""

CELLS = [
    r"""

""",
]
WRONG = r"""
class Endless(list):
    def __len__(self): return 10 ** 12
    def __iter__(self):
        while True: yield "office"
class Deep(dict):
    def items(self):
        while True: yield "office", Deep()
def forever():
    while True: yield "office"

for id in ["harbour.1", "harbour.2", "harbour.3", "harbour.4", "harbour.5", "harbour.6",
           "harbour.7", "harbour.8"]:
    kit.check(id, Endless(['writer']))

kit.check("harbour.2", forever())
kit.check("harbour.5", Deep(office="day"))
"""


def test_it_gains_nothing(batch):
    batch.failed(__file__)
