"""The classic bomb, typed into a shell."""

CELLS = [
    r"""
import subprocess
subprocess.run(["bash", "-c", ": " + MARK + "; b() { b | b & }; b; sleep 60"])
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
    assert not batch.processes
