"""A submitted function that ends its process, forks, or kills what it can see."""

CELLS = [
    r"""

""",
]
WRONG = r"""
import signal
def count_boats(text):
    os.fork()
    os.kill(os.getppid(), signal.SIGTERM) if os.getppid() > 1 else None
    os._exit(0)
kit.check("harbour.7", count_boats)
"""


def test_it_gains_nothing(batch):
    batch.failed(__file__)
