"""The interpreter is crashed by reading from address zero."""

CELLS = [
    r"""
import ctypes
ctypes.string_at(0)
""",
]


def test_it_gains_nothing(batch):
    outcome = batch.failed(__file__)
    assert outcome.status == "stopped"
