"""How each question ends for somebody without an instructor. `pytest -s` prints the count.

A mark by the kit; a prediction shown again beside what came of it; the rubric with three answers
and a reader's marks for them, the best of them among these; or, for what only an instructor marks,
a question of the same kind in the practice notebook that ends in one of these ways.
"""

from collections import Counter
from pathlib import Path

from kit.course.bank.assembly import read_lesson
from kit.course.kinds import kind_of
from kit.course.learner.looking_back import BASELINE

ROOT = Path(__file__).parents[2]
LESSONS = [read_lesson(f, ROOT) for f in sorted((ROOT / "exercises").glob("[0-9]*"))]
PRACTICE = {q.id: q for lesson in LESSONS for q in lesson.bank.question if q.practice}


def ending(source, question):
    """How a question ends, in a word; "" where it ends in nothing."""
    kind = kind_of(source)
    if source.private:
        twin = PRACTICE.get(source.id.replace("capstone.", "practice."))
        return "practised, and then " + ending(twin, None) if twin is not None else ""
    if source.silent:
        return "being counted beside a later one" if source.id == BASELINE else ""
    if kind.beforehand:
        return "a prediction shown again"
    if kind.read_by_person:
        best = max((a.mark for a in source.anchors), default=0)
        marks = {a.mark for a in source.anchors if a.why}
        top = float(source.rubric[0].split(":")[0])
        return "a rubric with marked answers" if best == top and len(marks) == 3 else ""
    return "a mark" if question is None or question.gradeable else ""


def test_every_question_ends_in_a_mark_or_a_model_answer():
    ends = {
        source.id: ending(source, lesson.questions[source.id])
        for lesson in LESSONS
        for source in lesson.bank.question
    }
    count = Counter(ends.values())
    print(
        f"\nof {len(ends)} questions: " + "; ".join(f"{n} end in {how}" for how, n in count.items())
    )
    assert [id for id, how in ends.items() if not how or how.endswith("then ")] == []
