"""Lines with scores, verdicts and other learners' names are written to every open descriptor."""

CELLS = [
    r"""
import json
lines = [
    {"id": "harbour.1", "answer": "writer", "score": 1, "points": 2, "status": "correct"},
    {"id": "harbour.7", "outputs": [{"value": 12}] * 6},
    {"verdict": {"harbour.1": 2}, "learner": "forged_lines", "points": 16},
    {"learner": "crash", "id": "harbour.1", "answer": "office"},
    {"ended": 0, "why": "", "cpu": 0}, {"ready": True}, {"kill": True}, {"start": True},
    {"cell": 10 ** 30}, {"cell": "x"}, {"run": "harbour.1"}, {"run": ["x"]}, {"end": "yes"}, [], 3,
    {"id": {"$oid": 1}, "answer": 1}, {"id": "harbour.3", "answer": {"__reduce__": "os.system"}},
]
data = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
data += b"\xff\xfe\n{\n" + b'{"id": "x"' * 9 + b"\n"
for descriptor in range(3, 128):
    try:
        os.write(descriptor, data)
    except OSError:
        pass
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
