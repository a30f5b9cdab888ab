"""Hundreds of thousands of answers, so that the grader drowns in them."""

CELLS = [
    r"""
for n in range(300_000):
    kit.check(f"harbour.{n}", "office" * 100)
""",
]


def test_it_gains_nothing(batch):
    outcome = batch.failed(__file__)
    assert outcome.status == "stopped"
