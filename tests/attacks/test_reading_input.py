"""A cell waits for somebody to type."""

CELLS = [
    r"""
try:
    input("password? ")
    reached("somebody typed")
except EOFError:
    pass
answer = sys.stdin.read()
if answer:
    reached("read from standard input")
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
