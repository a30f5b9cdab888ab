"""The line a learner fills in and the one that solves it, for every kind of question."""

from pathlib import Path

import pytest

from kit.course.answers.plain import AnswerError, to_plain
from kit.course.bank.assembly import read_lesson
from kit.course.kinds import kind_of
from kit.teach.lessons.placing import blank_call, question_prose, solved_call

FIXTURES = Path(__file__).parents[2] / "fixtures"
TINY = read_lesson(FIXTURES / "exercises" / "90-tiny", FIXTURES)
LINES = {
    "choice": ("...", '"office"'),
    "choices": ("[...]", '["b"]'),
    "units": ("[...]", '["1", "5"]'),
    "none": ("[...]", "[]"),
    "number": ("...", "5"),
    "alpha": ('{"marks": [...], "value": ...}', '{"marks": ["3.2"], "value": 0.6}'),
    "interval": ("(..., ...)", "(12, None)"),
    "order": ("[...]", '["3", "2", "4"]'),
    "span": ('"..."', '"the storm"'),
}


@pytest.mark.parametrize("name", LINES)
def test_an_answer_of_one_line(name):
    question, source = TINY.questions[f"tiny.{name}"], TINY.source(f"tiny.{name}")
    blank, solved = LINES[name]
    assert blank_call(source, question) == f'kit.check("tiny.{name}", {blank})'
    assert solved_call(source, question) == f'kit.check("tiny.{name}", {solved})'


@pytest.mark.parametrize("name", ["match", "record", "discernment", "confidence"])
def test_a_table_has_a_line_for_each_item(name):
    question, source = TINY.questions[f"tiny.{name}"], TINY.source(f"tiny.{name}")
    items = question.items or question.data["questions"]
    lines = blank_call(source, question).splitlines()
    assert lines == [
        "kit.check(",
        f'    "tiny.{name}",',
        "    {",
        *(f'        "{item}": ...,' for item in items),
        "    },",
        ")",
    ]
    assert len(solved_call(source, question).splitlines()) == len(lines)


def test_a_function_stands_above_its_call():
    question, source = TINY.questions["tiny.code"], TINY.source("tiny.code")
    assert blank_call(source, question).startswith(source.starter.strip())
    for line in (blank_call(source, question), solved_call(source, question)):
        assert line.endswith('\n\n\nkit.check("tiny.code", bounds)')
    assert source.solution.strip() in solved_call(source, question)


@pytest.mark.parametrize("id", TINY.questions)
def test_prose_ends_with_how_to_answer(id):
    question = TINY.questions[id]
    assert question_prose(question).endswith(kind_of(question).how_to(question))


@pytest.mark.parametrize("id", [id for id, q in TINY.questions.items() if q.kind != "code"])
def test_what_stands_in_for_a_key_kept_elsewhere_can_be_read(id):
    question = TINY.questions[id]
    kind = kind_of(question)
    kind.given(question, to_plain(kind.stand_in(question)))
    with pytest.raises(AnswerError, match=r"'\.\.\.'"):
        kind.given(question, to_plain(kind.blank(TINY.source(id), question)))
