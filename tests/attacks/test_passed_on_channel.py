"""The channel is kept open by a process that outlives the cells."""

CELLS = [
    r"""
import time
if os.fork() == 0:
    os.setsid()
    while True:
        time.sleep(1)
""",
]


def test_it_gains_nothing(batch):
    outcome = batch.failed(__file__)
    assert outcome.status != "stopped"
