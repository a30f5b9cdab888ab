"""Many processes that each take less memory than one may have."""

CELLS = [
    r"""
import time
for _ in range(20):
    try:
        if os.fork() == 0:
            hoard = bytearray(os.urandom(1)) * (150 << 20)
            time.sleep(60)
            os._exit(0)
    except OSError:
        break
time.sleep(60)
""",
]


def test_it_gains_nothing(batch):
    outcome = batch.failed(__file__)
    assert outcome.status == "stopped"
