"""A cell that sleeps for a day, with interrupts switched off."""

CELLS = [
    r"""
import signal, time
signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
time.sleep(86400)
""",
]


def test_it_gains_nothing(batch):
    outcome = batch.failed(__file__)
    assert outcome.status == "stopped"
