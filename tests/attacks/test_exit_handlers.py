"""Handlers and finalisers that would run for ever when the process ends."""

CELLS = [
    r"""
import atexit, threading, time
@atexit.register
def stay():
    while True:
        time.sleep(1)
class Clinging:
    def __del__(self):
        while True:
            time.sleep(1)
keep = Clinging()
threading.Thread(target=stay).start()
""",
]


def test_it_gains_nothing(batch):
    outcome = batch.failed(__file__)
    assert outcome.status != "stopped"
