"""Pickled bytes, as an answer and as lines on every open descriptor."""

CELLS = [
    r"""
import pickle
class Touch:
    def __reduce__(self):
        return os.system, (f"touch {home}/{MARK} /tmp/{MARK} {grades}/{MARK}",)
data = pickle.dumps(Touch())
for descriptor in range(3, 64):
    try:
        os.write(descriptor, data + b"\n")
    except OSError:
        pass
""",
]
WRONG = r"""
for id in ["harbour.1", "harbour.2", "harbour.3", "harbour.4", "harbour.5", "harbour.6",
           "harbour.7", "harbour.8"]:
    kit.check(id, data)

for id in ["harbour.1", "harbour.2", "harbour.3", "harbour.4", "harbour.5", "harbour.6",
           "harbour.7", "harbour.8"]:
    kit.check(id, data.decode("latin-1"))
"""


def test_it_gains_nothing(batch):
    batch.failed(__file__)
    assert not batch.left_over
