"""Numbers that no float can hold, as text and as forged lines, for marking to choke on."""

CELLS = [
    r"""
import json
long, tie = "9" * 400, 10**39 + 5 * 10**11
""",
]
WRONG = r"""
ids = [f"harbour.{n}" for n in range(1, 9)]
for answer in (long, [long], [long, long], {"low": long, "high": 1}, {"office": long}):
    for id in ids:
        kit.check(id, answer)
for number in range(3, 60):
    for id in ids:
        for answer in (tie, -tie, [tie, None], {"what": tie, "by": tie}):
            line = json.dumps({"id": id, "answer": answer}).encode() + b"\n"
            try:
                os.write(number, line)
            except OSError:
                break
"""


def test_it_gains_nothing(batch):
    batch.failed(__file__)
