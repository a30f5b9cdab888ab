"""One line of megabytes that never ends."""

CELLS = [
    r"""
for descriptor in range(3, 128):
    try:
        for _ in range(64):
            os.write(descriptor, b'{"id": "harbour.1", "answer": "' + b"a" * (1 << 16))
    except OSError:
        pass
""",
]


def test_it_gains_nothing(batch):
    outcome = batch.failed(__file__)
    assert outcome.status == "stopped"
