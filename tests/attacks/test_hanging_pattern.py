"""A regular expression that takes until the end of the world."""

CELLS = [
    r"""
import re
re.match(r"(a+)+$", "a" * 60 + "b")
""",
]


def test_it_gains_nothing(batch):
    outcome = batch.failed(__file__)
    assert outcome.status == "stopped"
