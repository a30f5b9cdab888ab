"""One task: a second run fills gaps, changes no answer, and is not for a run that was killed."""

from __future__ import annotations

import json

import pytest

from kit.teach.grade.runs import run_task
from kit.teach.sandbox.protocol import FINISHED, MEMORY, TIME, Transcript


class Scripted:
    """A sandbox whose runs are written beforehand; `asked` are the cells it was given."""

    def __init__(self, *transcripts):
        self.left, self.asked = list(transcripts), []

    def run(self, cells, code):
        self.asked.append(cells)
        return self.left.pop(0)


def answer(id, value):
    return {"id": id, "answer": value}


TASK = json.dumps(
    {"first": [[0, "a"]], "second": [[-1, "b"], [0, "a"]], "asked": ["sea.1", "sea.2"], "code": {}}
)


def test_a_gap_is_filled_from_the_second_run_and_nothing_else_is_changed():
    first = Transcript([answer("sea.1", "quay")], cpu_seconds=0.5)
    again = Transcript([answer("sea.1", "office"), answer("sea.2", 4)], cpu_seconds=0.25)
    sandbox = Scripted(first, again)
    outcome = run_task(sandbox, TASK)
    assert sandbox.asked == [[(0, "a")], [(-1, "b"), (0, "a")]]
    assert outcome["transcript"]["answers"] == [answer("sea.1", "quay"), answer("sea.2", 4)]
    assert (outcome["restored"], outcome["cpu"]) == (["sea.2"], 0.75)


@pytest.mark.parametrize("ended", [TIME, MEMORY])
def test_a_run_that_was_killed_gets_no_second_life(ended):
    sandbox = Scripted(Transcript([answer("sea.1", "quay")], ended=ended))
    outcome = run_task(sandbox, TASK)
    assert len(sandbox.asked) == 1 and outcome["restored"] == []
    assert outcome["transcript"]["answers"] == [answer("sea.1", "quay")]


@pytest.mark.parametrize("second", [None, [[0, "a"]]])
def test_where_nothing_is_missing_or_to_be_mended_it_is_run_once(second):
    answers = [answer("sea.1", "quay"), answer("sea.2", 4)][: 2 if second else 1]
    sandbox = Scripted(Transcript(answers, ended=FINISHED))
    run_task(sandbox, json.dumps({**json.loads(TASK), "second": second}))
    assert len(sandbox.asked) == 1
