"""`os._exit` in the first cell, so that nothing after it can be lost to anyone else."""

CELLS = [
    r"""
os._exit(0)
""",
]


def test_it_gains_nothing(batch):
    outcome = batch.failed(__file__)
    assert outcome.status == "stopped"
    assert outcome.questions["harbour.1"]["status"] == "not-yet"
