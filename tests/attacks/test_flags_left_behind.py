"""Flags are set on the descriptors a run was given, for the next run to read or to stumble over."""

from kit.teach.sandbox.limits import Limits
from kit.teach.sandbox.one_submission import Sandbox

CELLS = [
    r"""
import fcntl
for number in (0, 1, 2):
    fcntl.fcntl(number, fcntl.F_SETFL, os.O_NONBLOCK | os.O_APPEND)
    try:
        fcntl.fcntl(number, fcntl.F_SETSIG, 15)
        reached("chose a signal for whoever reads next")
    except OSError:
        pass
""",
]
FLAGS = "import fcntl, kit\nkit.check('harbour.3', fcntl.fcntl(0, fcntl.F_GETFL))"


def test_it_gains_nothing(batch):
    batch.failed(__file__)


def test_the_next_run_has_descriptors_of_its_own():
    with Sandbox(Limits(cell_seconds=5)) as sandbox:
        (before,) = sandbox.run([FLAGS]).answers
        sandbox.run(["import os", CELLS[0].replace("reached", "print")])
        assert sandbox.run([FLAGS]).answers == [before]
