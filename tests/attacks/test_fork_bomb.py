"""Processes that fork for ever."""

CELLS = [
    r"""
MOST = 0
for _ in range(5000):
    try:
        if os.fork() == 0:
            while True:
                try:
                    os.fork()
                except OSError:
                    pass
        MOST += 1
    except OSError:
        break
if MOST > 200:
    reached(f"{MOST} processes")
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
