"""A submitted function searches its callers for the value that is expected of it."""

CELLS = [
    r"""

""",
]
WRONG = r"""
def count_boats(text):
    frame = sys._getframe()
    while frame:
        for name, value in frame.f_locals.items():
            if name in ("expected", "accepts", "digests", "key", "keys", "case", "behind"):
                reached(f"{name} in {frame.f_code.co_name}")
                return value
        frame = frame.f_back
    return -1
kit.check("harbour.7", count_boats)
count_boats("At the harbour 3 boats.")
"""


def test_it_gains_nothing(batch):
    batch.failed(__file__)
