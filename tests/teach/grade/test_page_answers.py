"""What a page kept in a notebook is marked as the page showed it, and nothing is run for it."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path

import nbformat
import pytest

import kit
from kit.course import session as module
from kit.course.answers.plain import to_plain
from kit.course.bank.assembly import assemble, ship
from kit.course.kinds.registry import kind_of
from kit.course.learner.reply import REPLY_TYPE, SCORE_TYPE
from kit.course.marking.cells import cell_mark
from kit.teach.grade.gradebook import as_json, learners
from kit.teach.grade.grading import grade
from kit.teach.grade.journal import Journal
from kit.teach.handed_in.keys import read_keys
from kit.teach.insight.papers import read_class
from kit.teach.lessons.lesson import notebooks
from kit.teach.sandbox import bubblewrap

ROOT = Path(__file__).parents[3]
HARBOUR = "70-harbour"


@pytest.fixture(scope="module")
def everything():
    """The course as a learner's kernel, as its notebooks and as the grader have it."""
    lessons, _ = assemble(ROOT / "exercises")
    blank = {lesson.name: notebooks(lesson, ROOT)[0] for lesson in lessons}
    return lessons, ship(lessons), blank, read_keys(ROOT / "exercises")


def worked_on(blank, cells):
    """A learner's notebook as a page leaves it: `cells` maps questions to (source, work)."""
    notebook = copy.deepcopy(blank)
    for cell in notebook.cells:
        id = cell.metadata.get("dateline", {}).get("question")
        if id in cells:
            source, work = cells[id]
            cell.source = source or cell.source
            cell.metadata["dateline"]["work"] = {"v": 1, "question": id, **work}
    return notebook


def answers_of(question, source, draw):
    """A few answers of every quality: the right one, parts of it, wrong ones, nonsense."""
    kind = kind_of(question)
    right = kind.solution(source, question)
    given = ["nonsense", {}, kind.stand_in(question)]
    if kind.runs_function:
        return [*given, {str(n): draw.choice([True, False, None, [3, 4]]) for n in range(1, 9)}]
    if right is not None:
        right = to_plain(right)
        given += [right, right]
        if isinstance(right, list) and question.universe:
            given += [right[1:], draw.sample(question.universe, draw.randint(0, 4))]
        if isinstance(right, dict) and question.options:
            given.append({**right, draw.choice(list(right)): draw.choice(question.options)})
    if kind.beforehand or kind.read_by_person:
        given += ["It rained, see 7.1 and 8.2.", "Perhaps."]
    return given


@pytest.mark.parametrize("article", [None, "twin"])
@pytest.mark.parametrize("seed", [1, 2])
def test_kit_grade_gives_what_the_page_showed(everything, tmp_path, article, seed):
    lessons, bank, blank, keys = everything
    draw = random.Random(seed)
    shown = {}
    for lesson in lessons:
        if article and article not in lesson.on:
            continue
        with module.session(bank) as here:
            here.article = article
            cells = {}
            for id in lesson.questions:
                question = here.question(id)
                known = answers_of(question, lesson.source(id), draw)
                events = []
                for _ in range(draw.randint(0, 6)):
                    step = draw.random()
                    if step < 0.25:
                        reply = kit.hint(id, draw.choice([None, 3]))
                    elif step < 0.3:
                        reply = here.reveal(id)
                    else:
                        reply = kit.check(id, draw.choice(known))
                    if event := reply.data[REPLY_TYPE]["event"]:
                        events.append(event)
                answers = [e["answer"] for e in events if "answer" in e]
                line = f"kit.check({id!r}, {answers[-1]!r})" if answers else None
                if kind_of(question).runs_function:
                    line = None  # the function stays in its cell, untouched
                cells[id] = (line, {"events": events, "article": article})
            name = lesson.bank.lesson.id
            shown[lesson.name] = kit.score(name).data[SCORE_TYPE]["lessons"][0]
        folder = tmp_path / "handed-in" / "ada"
        folder.mkdir(parents=True, exist_ok=True)
        made = worked_on(blank[lesson.name], json.loads(json.dumps(cells)))
        nbformat.write(made, folder / f"{lesson.name}.ipynb")
    with Journal(tmp_path / "grades") as journal:
        result = grade(tmp_path / "handed-in", keys, journal)
    assert result.ran == 0
    own = learners(result)["ada"]
    assert set(own) == set(shown)
    for name, graded in own.items():
        rows = {row["question"]: row for row in shown[name]["rows"]}
        given = {id: v.points for id, v in graded.verdicts.items()}
        for id, row in rows.items():
            if row["state"] not in ("awaiting", "open"):
                assert given[id] == row["now"], (id, row, graded.verdicts[id])
        if name != "05-capstone":  # its key is the instructor's
            counted = [id for id, row in rows.items() if row["state"] != "awaiting"]
            assert round(sum(given[id] for id in counted), 2) == shown[name]["points"]
            assert graded.notes == ()


def test_a_notebook_as_it_was_released_is_not_run_and_one_typed_answer_has_it_run(
    everything, tmp_path, monkeypatch
):
    _, _, blank, keys = everything
    start = blank["00-start-here"]
    typed = worked_on(start, {"start.1": ('kit.check("start.1", 22)', {})})
    for cell in typed.cells:
        cell.metadata.get("dateline", {}).pop("work", None)
    answered = {"start.1": ('kit.check("start.1", 22)', {"events": [{"answer": 22}]})}
    page, noted, looped = (worked_on(start, answered) for _ in range(3))
    noted.cells.append(nbformat.v4.new_code_cell("# my own\nprint(article)"))
    looped.cells.append(nbformat.v4.new_code_cell("for n in range(9):\n    kit.check(name, n)"))
    for name, notebook in zip("abcde", (start, typed, page, noted, looped), strict=True):
        folder = tmp_path / "handed-in" / name
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / "00-start-here.ipynb")
    asked = []

    def run_here(tasks, *arguments):
        asked.extend(tasks)
        return iter(())

    monkeypatch.setattr("kit.teach.grade.runs.run_here", run_here)
    with Journal(tmp_path / "grades") as journal:
        grade(tmp_path / "handed-in", keys, journal)
    assert [n for n, _ in asked] == [1, 4]


COUNT = """import re


def count_boats(text):
    found = re.search(r"(\\w+) boats", text)
    return {body}


kit.check("harbour.7", count_boats)"""
RIGHT = {
    "harbour.1": "office",
    "harbour.2": ["day", "floor"],
    "harbour.3": 12,
}


@pytest.mark.skipif(bubblewrap.available() is None, reason="bubblewrap is not installed")
def test_where_there_are_both_the_later_counts_and_the_grade_book_says_so(
    course, harbour, tmp_path
):
    released = nbformat.v4.new_notebook(metadata={"dateline": {"lesson": HARBOUR}})
    for cell in harbour.release:
        make = nbformat.v4.new_code_cell if cell.kind == "code" else nbformat.v4.new_markdown_cell
        made = make(cell.source, id=cell.id)
        if cell.question:
            made.metadata["dateline"] = {"question": cell.question}
        released.cells.append(made)

    def hand_in(learner, cells):
        path = tmp_path / "handed-in" / learner / f"{HARBOUR}.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(worked_on(released, cells), path)

    def gave(*answers, **more):
        return {"events": [{"answer": answer} for answer in answers], **more}

    page = {id: (f"kit.check({id!r}, {a!r})", gave(a)) for id, a in RIGHT.items()}
    hand_in("on the page", page)
    hand_in("another line", {**page, "harbour.3": ('kit.check("harbour.3", 12)', gave(3))})
    hand_in("a worse line", {**page, "harbour.3": ('kit.check("harbour.3", 3)', gave(12))})
    computed = 'twelve = 3 * 4\nkit.check("harbour.3", twelve)'
    hand_in("a line that has to be run", {**page, "harbour.3": (computed, gave(3))})
    hand_in("a draft", {**page, "harbour.3": ('kit.check("harbour.3", 12)', gave(draft=12))})
    half = COUNT.format(body="found and int(found[1]) if found else 0")
    known = {"function": True, "cell": cell_mark(half), "score": 1.0}
    hand_in("a function", {"harbour.7": (half, gave(known))})
    claimed = {"function": True, "cell": "a" * 16, "score": 1.0}
    hand_in("another function", {"harbour.7": (half, gave(claimed))})
    with Journal(tmp_path / "grades") as journal:
        result = grade(tmp_path / "handed-in", course, journal, jobs=1)
        again = grade(tmp_path / "handed-in", course, journal, jobs=1)
    assert as_json(again) == as_json(result) and again.ran == 0
    # Nothing is run where all that counts is data already: on the page, and the draft.
    assert result.ran == 5
    found = {name: own[HARBOUR] for name, own in learners(result).items()}
    points = {name: {i: v.points for i, v in g.verdicts.items()} for name, g in found.items()}
    assert points["on the page"] == points["another line"] | {"harbour.3": 2}
    assert points["on the page"]["harbour.1"] == points["on the page"]["harbour.3"] == 2
    for name in ("another line", "a worse line", "a line that has to be run"):
        assert points[name]["harbour.3"] == 2, name
        assert any(n.startswith("harbour.3: the line in the cell") for n in found[name].notes)
    assert points["a draft"]["harbour.3"] == 0
    assert "harbour.3: filled in, but Check was not pressed" in found["a draft"].notes
    assert 0 < points["a function"]["harbour.7"] == points["another function"]["harbour.7"] < 3
    assert found["a function"].notes == () and len(found["another function"].notes) == 1
    (tmp_path / "grades" / "gradebook.json").write_text(as_json(result), encoding="utf-8")
    group = read_class(tmp_path / "grades", course, None)
    first = {p.learner: p.answers["harbour.3"] for p in group.papers}
    assert sorted((a.first, a.tries) for a in first.values() if a.first)[0][0][0] == 0.0
    assert {a.tries for a in first.values()} == {0, 1, 2} and group.notes == ()
