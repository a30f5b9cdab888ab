"""A loop that never ends, before all answers."""

CELLS = [
    r"""
while True:
    pass
""",
]


def test_it_gains_nothing(batch):
    outcome = batch.failed(__file__)
    assert outcome.status == "stopped"
    assert any("stopped after 2 seconds" in e for e in outcome.errors)
