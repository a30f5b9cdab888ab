"""NaN, infinities and numbers of a million digits as answers."""

CELLS = [
    r"""

""",
]
WRONG = r"""
import decimal, fractions
for answer in [float("nan"), float("inf"), -float("inf"), 10 ** 1_000_000, complex(12, 0),
               decimal.Decimal("NaN"), fractions.Fraction(12, 1)]:
    kit.check("harbour.3", answer)
    kit.check("harbour.4", (answer, None))
"""


def test_it_gains_nothing(batch):
    batch.failed(__file__)
