"""Every process is killed, stopped and hung up, from process 1 to the last."""

CELLS = [
    r"""
import signal
for number in (signal.SIGSTOP, signal.SIGINT, signal.SIGHUP, signal.SIGTERM, signal.SIGKILL):
    for pid in [-1, 0, 1, os.getppid(), *range(2, 400)]:
        if pid in (os.getpid(), 0) or (pid == -1 and number == signal.SIGSTOP):
            continue
        try:
            os.kill(pid, number)
        except OSError:
            pass
try:
    os.killpg(1, signal.SIGKILL)
except OSError:
    pass
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
