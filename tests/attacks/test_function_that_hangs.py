"""A submitted function that never comes back, and catches what would stop it."""

CELLS = [
    r"""

""",
]
WRONG = r"""
kit.check("harbour.1", "writer")
def count_boats(text):
    while True:
        try:
            while True:
                for _ in range(1000):
                    pass
        except BaseException:
            pass
kit.check("harbour.7", count_boats)
kit.check("harbour.3", 99)
"""


def test_it_gains_nothing(batch):
    outcome = batch.failed(__file__)
    assert outcome.questions["harbour.3"]["status"] == "not-yet"
    assert outcome.questions["harbour.7"]["points"] == 0
