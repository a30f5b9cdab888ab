"""The terminals that all runs share are closed to those who come after, and other devices."""

import os
import subprocess
import sys

import pytest

CELLS = [
    r"""
for name in ("/dev/pts", "/dev/null", "/dev/zero", "/dev/random"):
    try:
        os.chmod(name, 0)
        reached(f"closed {name}")
    except OSError:
        pass
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)


# Grading as a plain user the terminals are the user's own, and a run may close them.
AS_A_USER = """
from kit.teach.sandbox.limits import Limits
from kit.teach.sandbox.one_submission import Sandbox
CLOSING = "import os; os.chmod('/dev/pts/ptmx', 0)"
SHELL = ["import kit", "said = !echo 12", "kit.check('harbour.3', int(said[0]))"]
with Sandbox(Limits()) as sandbox:
    for cells in ([CLOSING], SHELL):
        seen = sandbox.run(cells)
    print(seen.answers[0]["answer"], sandbox.off)
"""


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root's runs are another user's")
def test_the_next_run_has_its_terminals():
    done = subprocess.run([sys.executable, "-c", AS_A_USER], capture_output=True, text=True)
    assert done.stdout.split()[0] == "12", done.stderr
