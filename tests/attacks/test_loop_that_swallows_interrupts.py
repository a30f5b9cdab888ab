"""A loop that never ends and catches whatever would interrupt it."""

CELLS = [
    r"""
import signal
for number in range(1, 65):
    try:
        signal.signal(number, lambda *a: None)
    except (OSError, ValueError):
        pass
def spin():
    while True:
        try:
            while True:
                for _ in range(1000):
                    pass
        except BaseException:
            pass
spin()
""",
]


def test_it_gains_nothing(batch):
    outcome = batch.failed(__file__)
    assert outcome.status == "stopped"
