"""The checker, the marking rules and the tally are replaced by ones that always agree."""

CELLS = [
    r"""
from kit.course import session
from kit.course.marking import verdict as marking
from kit.course.kinds import scores
import kit.course.marking.handed_in as handed_in
def full(question, *a, **k):
    return marking.Verdict(question.id, question.kind, "correct", 1.0, question.points)
marking.mark = session.mark = handed_in.mark = full
handed_in.mark_records = lambda bank, records: {id: full(q) for id, q in bank.items()}
for name in list(vars(scores)):
    if name.endswith("_score"):
        setattr(scores, name, lambda *a, **k: 1.0)
marking.Verdict.points = property(lambda self: self.of)
marking.Verdict.score = 1.0
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
