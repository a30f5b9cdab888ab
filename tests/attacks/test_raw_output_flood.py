"""Two hundred megabytes written straight to the output descriptors, and by a child process."""

CELLS = [
    r"""
import subprocess
block = b"x" * (1 << 20)
for _ in range(100):
    os.write(1, block)
    os.write(2, block)
subprocess.run(["head", "-c", "200000000", "/dev/zero"])
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
