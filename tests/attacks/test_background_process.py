"""A process that leaves its group and session, and goes on when the cells have ended."""

CELLS = [
    r"""
import subprocess
script = f'''
import time
for n in range(600):
    time.sleep(.1)
    open('/scratch/home/{MARK}', 'w')
'''
for _ in range(3):
    subprocess.Popen([sys.executable, "-c", script], start_new_session=True,
                     stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.execv(sys.executable, [sys.executable, "-c", script])
    os._exit(0)
""",
]


def test_it_gains_nothing(batch):
    outcome = batch.failed(__file__)
    assert not batch.processes
    assert outcome.status != "stopped"
