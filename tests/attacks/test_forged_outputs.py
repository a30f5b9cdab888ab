"""Outcomes of a function are sent by hand, more of them than were asked for."""

CELLS = [
    r"""
import json
def send(message):
    for descriptor in range(3, 128):
        try:
            os.write(descriptor, json.dumps(message).encode() + b"\n")
        except OSError:
            pass
send({"run": "harbour.7"})
for n in range(6):
    send({"value": -n})
for _ in range(40):
    send({"value": 3}); send({"value": 12}); send({"value": 48}); send({"value": None})
""",
]
WRONG = r"""
kit.check("harbour.1", "writer")
"""


def test_it_gains_nothing(batch):
    batch.failed(__file__)
