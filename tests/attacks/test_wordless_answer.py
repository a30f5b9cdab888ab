"""Answers made of punctuation, on which taking words apart from the edges would take hours.

The time would be the grader's: marking is done outside the sandbox.
"""

CELLS = [
    r"""
wall = "a" + "!" * 45_000 + "a"
""",
]
WRONG = r"""
for n in range(1, 9):
    kit.check(f"harbour.{n}", wall)
    kit.check(f"harbour.{n}", [wall])
for id, items in (("harbour.5", ("office", "Monday", "boats")), ("harbour.6", ("what", "by"))):
    kit.check(id, {item: wall for item in items[:1]})
"""


def test_it_gains_nothing(batch):
    batch.failed(__file__)
