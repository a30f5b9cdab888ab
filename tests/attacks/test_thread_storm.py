"""Threads without end."""

CELLS = [
    r"""
import threading, time
started = 0
try:
    for _ in range(5000):
        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
        started += 1
except RuntimeError:
    pass
if started > 200:
    reached(f"{started} threads")
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
