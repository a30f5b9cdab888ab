"""The collector is called with scores, with other learners' names, with other lessons' ids."""

CELLS = [
    r"""
from kit.course import session
send = session._collect
if send is None:
    raise RuntimeError("no collector was found, so this trick shows nothing")
for forged in [
    {"id": "harbour.1", "score": 1.0, "points": 16, "status": "correct", "answer": "writer"},
    {"learner": "patched_collector neighbour", "id": "harbour.1", "answer": "writer"},
    {"learner": "patched_collector", "lesson": "70-harbour", "points": 17},
    {"id": "start.1", "answer": 22}, {"id": "__class__", "answer": "office"},
    {"id": "harbour.7", "outputs": [{"value": 3}] * 6},
    {"id": "harbour.7", "function": "count_boats"},
]:
    try:
        send(forged)
    except BaseException:
        pass
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
