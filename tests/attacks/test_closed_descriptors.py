"""Every descriptor is closed, so that no answer can be sent."""

CELLS = [
    r"""
os.closerange(0, 256)
""",
]


def test_it_gains_nothing(batch):
    outcome = batch.failed(__file__)
    assert outcome.questions["harbour.1"]["status"] == "not-yet"
