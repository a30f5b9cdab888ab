"""Repair: what damage is seen, what is put back, and that an answer is never made up."""

from __future__ import annotations

from kit.teach.handed_in.notebook_file import Cell, Notebook
from kit.teach.handed_in.repair import PUT_BACK, plan

RELEASE = [
    Cell("r0", "code", "import kit"),
    Cell("r1", "code", "page = 'text'"),
    Cell("r2", "code", 'kit.check("tiny.1", ...)', "tiny.1"),
    Cell("r3", "code", "words = page.split()"),
    Cell("r4", "code", 'kit.check("tiny.2", ...)', "tiny.2"),
]
QUESTIONS = ["tiny.1", "tiny.2"]
ONE = Cell("r2", "code", 'kit.check("tiny.1", 3)', "tiny.1")
TWO = Cell("r4", "code", 'kit.check("tiny.2", len(words))', "tiny.2")


def planned(*cells):
    return plan(Notebook(tuple(cells)), RELEASE, QUESTIONS)


def sources(run):
    return [source for _, source in run]


def test_a_whole_submission_runs_as_it_is():
    whole = planned(RELEASE[0], RELEASE[1], ONE, RELEASE[3], TWO)
    assert whole.notes == () and whole.second is None
    assert whole.first[2] == (2, ONE.source)
    assert whole.asked == ("tiny.1", "tiny.2")


def test_lost_set_up_is_put_back_in_the_second_run():
    lost = planned(ONE, TWO)
    assert sources(lost.first) == [ONE.source, TWO.source]
    assert sources(lost.second) == [
        "import kit", "page = 'text'", ONE.source, RELEASE[3].source, TWO.source,
    ]  # fmt: skip
    assert [n for n, _ in lost.second] == [PUT_BACK, PUT_BACK, 0, PUT_BACK, 1]
    assert lost.notes == ("3 set-up cells missing",)


def test_rewritten_set_up_without_ids_is_recognised():
    release = [Cell("r0", "code", 'import kit\nME = ""  # your name\nprint(ME)'), *RELEASE[2:]]
    mine = Cell(None, "code", 'import kit\nME = "Ana"  # your name\nprint(ME)')
    kept = plan(Notebook((mine, ONE, RELEASE[3], TWO)), release, QUESTIONS)
    assert kept.notes == ()
    assert sources(kept.second)[:2] == [release[0].source, mine.source]


def test_a_lost_answer_stays_lost_and_is_told():
    lost = planned(RELEASE[0], RELEASE[1], RELEASE[3], TWO)
    assert lost.notes == ("the cell of tiny.1 is missing",)
    assert not any("tiny.1" in s for s in sources(lost.first) + sources(lost.second or []))


def test_much_damage_is_told_in_few_lines():
    ids = [f"tiny.{n}" for n in range(1, 10)]
    release = [Cell(f"r{n}", "code", f'kit.check("{id}", ...)') for n, id in enumerate(ids)]
    nothing = plan(Notebook((Cell("x", "code", "1"),)), release, ids)
    assert nothing.notes == (
        "the cells of tiny.1, tiny.2, tiny.3, tiny.4, tiny.5, tiny.6 and 3 more are missing",
    )
    twice = plan(Notebook((*release[:2], *release)), release, ids)
    assert "the cells of tiny.1, tiny.2 are there 2 times; the last answer counts" in twice.notes


def test_twice_the_same_cell_is_told_and_both_run():
    twice = planned(RELEASE[0], RELEASE[1], RELEASE[2], ONE, RELEASE[3], TWO)
    assert "the cell of tiny.1 is there 2 times" in twice.notes[0]
    assert ONE.source in sources(twice.first)


def test_another_order_runs_first_as_it_is_then_as_released():
    mixed = planned(TWO, RELEASE[3], ONE, RELEASE[1], RELEASE[0])
    assert sources(mixed.first)[0] == TWO.source
    assert sources(mixed.second) == [
        "import kit",
        "page = 'text'",
        ONE.source,
        RELEASE[3].source,
        TWO.source,
    ]
    assert mixed.notes == ("cells are not in the released order",)


def test_edited_set_up_runs_as_it_is_and_only_then_as_released():
    edited = Cell("r1", "code", "page = None")
    changed = planned(RELEASE[0], edited, ONE, RELEASE[3], TWO)
    assert changed.notes == ()  # to edit a cell is what a learner is asked to do
    assert sources(changed.first)[1] == "page = None"
    assert sources(changed.second)[1:3] == ["page = 'text'", "page = None"]


def test_a_cell_of_ones_own_stays_behind_the_cell_it_followed():
    own = Cell("x", "code", "helper = 1")
    changed = planned(RELEASE[1], own, RELEASE[0], ONE, RELEASE[3], TWO)
    assert sources(changed.second)[:3] == ["import kit", "page = 'text'", "helper = 1"]


def test_cells_without_ids_are_known_by_question_and_text():
    bare = [Cell(None, "code", c.source) for c in (RELEASE[0], RELEASE[1], ONE, RELEASE[3], TWO)]
    assert planned(*bare).notes == ()


def test_one_cell_with_several_answers_misses_none():
    both = Cell(None, "code", 'kit.check("tiny.1", 3); kit.check("tiny.2", 1)')
    assert planned(RELEASE[0], RELEASE[1], RELEASE[3], both).notes == ()
