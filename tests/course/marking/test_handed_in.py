from kit.course.marking.handed_in import mark_records


def records(*pairs):
    return [{"id": f"tiny.{name}", "answer": answer} for name, answer in pairs]


def test_the_last_readable_answer_counts(tiny):
    verdicts = mark_records(
        tiny.questions,
        records(("choice", "market"), ("choice", "office"), ("choice", "nonsense")),
    )
    assert verdicts["tiny.choice"].score == 1
    assert list(verdicts) == list(tiny.questions)


def test_what_is_missing_scores_nothing_and_raises_nothing(tiny):
    verdicts = mark_records(tiny.questions, [])
    assert all(v.score == 0 and v.points == 0 for v in verdicts.values())


def test_predictions_count_from_the_first_and_not_after_the_reveal(tiny):
    told = {"reveal": "tiny.prediction"}
    answer = records(("prediction", "rain"))
    assert mark_records(tiny.questions, [*answer, told])["tiny.prediction"].score == 1
    assert mark_records(tiny.questions, [told, *answer])["tiny.prediction"].score == 0
    assert mark_records(tiny.questions, [*answer, told, *answer])["tiny.prediction"].score == 1


def test_confidence_is_held_against_what_was_handed_in(tiny):
    sure = {"tiny.choice": 1.0, "tiny.units": 0.0}
    given = records(("confidence", sure), ("choice", "office"), ("units", [1]))
    assert mark_records(tiny.questions, given)["tiny.confidence"].score == 1


def test_answers_left_open_in_part_are_paid_in_part(tiny):
    half = {"3": "person", "office": "office", "captains": "...", "radio": "..."}
    assert mark_records(tiny.questions, records(("match", half)))["tiny.match"].points == 1


def test_outputs_of_code_are_marked_and_strangers_ignored(tiny):
    question = tiny.questions["tiny.code"]
    outputs = [{"error": "ValueError"}] * len(question.behind["cases"])
    given = [{"id": "tiny.code", "outputs": outputs}, {"id": "x.1", "answer": 3}, {"id": None}, {}]
    assert mark_records(tiny.questions, given)["tiny.code"].score == 0
