"""The recursion limit is lifted and the stack is run over."""

CELLS = [
    r"""
sys.setrecursionlimit(10 ** 9)
class Deep:
    def __getattr__(self, name): return getattr(self, name + "x")
def fall(n): return fall(n + 1)
import functools, pickle
deep = functools.partial(print)
for _ in range(200_000):
    deep = functools.partial(deep)
try:
    repr(deep)
except BaseException:
    pass
fall(0)
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
