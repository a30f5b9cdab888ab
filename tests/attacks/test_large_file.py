"""One file is grown past the limit on file sizes."""

CELLS = [
    r"""
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    with open("large", "wb") as file:
        file.truncate(1 << 40)
    reached("made a file of a terabyte")
except OSError:
    pass
try:
    with open("large", "wb") as file:
        for n in range(64):
            file.write(b"x" * (1 << 20))
            file.flush()
    reached("wrote 64 megabytes to one file")
except OSError:
    pass
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
