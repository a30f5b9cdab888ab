"""Two hundred megabytes of output."""

CELLS = [
    r"""
line = "harbour " * 1000
for _ in range(25_000):
    print(line)
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
