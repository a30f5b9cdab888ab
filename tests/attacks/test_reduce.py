"""Objects whose `__reduce__`, `__getstate__` and `__deepcopy__` run code when they are copied."""

CELLS = [
    r"""
class Bomb:
    def _go(self, *a):
        for place in ("{home}", "{grades}", "{keys}"):
            try:
                open(f"{place}/{MARK}", "w").close()
                reached("wrote " + place)
            except OSError:
                pass
        return str, ("office",)
    __reduce__ = __getstate__ = __deepcopy__ = __copy__ = _go
    def __reduce_ex__(self, n): return self._go()
""",
]
WRONG = r"""
for id in ["harbour.1", "harbour.2", "harbour.3", "harbour.4", "harbour.5", "harbour.6",
           "harbour.7", "harbour.8"]:
    kit.check(id, Bomb())
"""


def test_it_gains_nothing(batch):
    batch.failed(__file__)
    assert not batch.left_over
