"""The neighbours' processor time is taken, and one's own is hidden from whoever counts it."""

import pytest

pytestmark = pytest.mark.long

TRICKS = {
    "a crowd that spins": """
import time
for _ in range(31):
    try:
        if os.fork() == 0:
            os.setsid()
            while True:
                pass
    except OSError:
        break
time.sleep(60)
reached("span to the end")
""",
    "spinners of a shell": """
import subprocess, time
subprocess.Popen(["sh", "-c", "for i in 1 2 3 4 5 6; do (while :; do :; done) & done; wait"])
time.sleep(60)
reached("span to the end")
""",
    "a spinner behind the last cell": """
if os.fork() == 0:
    os.setsid()
    while True:
        pass
""",
    "its own clocks stopped": """
import signal
signal.setitimer(signal.ITIMER_PROF, 0)
signal.setitimer(signal.ITIMER_REAL, 0)
while True:
    pass
""",
    "its own clocks wound on": """
import signal
def wound(*_):
    signal.setitimer(signal.ITIMER_PROF, 1000)
signal.signal(signal.SIGPROF, wound)
signal.signal(signal.SIGALRM, wound)
signal.signal(signal.SIGXCPU, signal.SIG_IGN)
while True:
    pass
""",
}
STOPPED = ("a crowd that spins", "spinners of a shell", "its own clocks stopped",
           "its own clocks wound on")  # fmt: skip


@pytest.mark.parametrize("trick", TRICKS)
def test_it_gains_nothing(batch, trick):
    outcome = batch.failed(__file__, trick)
    assert outcome.status == "stopped" or trick not in STOPPED
    assert not batch.processes
