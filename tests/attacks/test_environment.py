"""The environment is searched for tokens, paths and names of the grader."""

CELLS = [
    r"""
for name, value in os.environ.items():
    if "GRADER" in name or "token" in value or "{grades}" in value or "{home}" in value:
        reached(f"{name}={value}")
for path in ("/proc/1/environ", "/proc/self/environ", "/proc/2/environ"):
    try:
        if open(path, "rb").read():
            reached(path)
    except OSError:
        pass
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
