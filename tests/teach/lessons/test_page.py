"""What a learner's notebook tells the page it is shown on."""

import json
from pathlib import Path

import nbformat
import pytest

import kit
from kit.course.bank.assembly import assemble
from kit.course.kinds import form
from kit.teach.lessons.lesson import notebooks
from kit.teach.lessons.page import articles, cell_role
from kit.text.numbered import numbered

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def course():
    """Every lesson of the course with its learner's and its solved notebook."""
    lessons, _ = assemble(ROOT / "exercises")
    return {lesson.name: (lesson, *notebooks(lesson, ROOT)) for lesson in lessons}


def labels(notebook):
    return [(c, c.metadata.get("dateline", {})) for c in notebook.cells]


def test_every_question_has_its_form_and_both_of_its_cells(course):
    for lesson, learner, _ in course.values():
        told = learner.metadata["dateline"]
        assert told["lesson"] == lesson.name and told["version"] == 2
        assert told["forms"] == {id: form(q) for id, q in lesson.questions.items()}
        prompts = [label["prompt"] for _, label in labels(learner) if "prompt" in label]
        asked = [label["question"] for _, label in labels(learner) if "question" in label]
        assert prompts == asked and sorted(asked) == sorted(told["forms"])


def test_only_forms_that_differ_stand_with_the_other_articles(course):
    lesson, learner, _ = course["01-sourcing"]
    twin = learner.metadata["dateline"]["on"]["twin"]
    forms = learner.metadata["dateline"]["forms"]
    assert twin["sourcing.7"] == form(lesson.on["twin"]["sourcing.7"]) != forms["sourcing.7"]
    assert "sourcing.8" not in twin and all(twin[id] != forms[id] for id in twin)


def test_a_translation_stands_beside_the_forms(course):
    spanish = course["00-start-here"][1].metadata["dateline"]["into"]["es"]
    assert spanish["start.1"]["prompt"].startswith("¿")
    assert "into" not in course["01-sourcing"][1].metadata["dateline"]


def test_the_articles_stand_beside_the_questions_block_by_block(course):
    told = course["05-capstone"][1].metadata["dateline"]
    assert told["article"] == "capstone-a"
    assert list(told["articles"]) == ["capstone-a", "capstone-b", "capstone-c"]
    article = kit.read("aleppo-2016-02")
    shown = course["00-start-here"][1].metadata["dateline"]["articles"]["aleppo-2016-02"]
    assert shown["title"].startswith("Russia says US planes bombed")
    assert [b["id"] for b in shown["blocks"]] == [str(n) for n in range(1, 23)]
    by_id = {
        s["id"]: block["text"][s["start"] : s["end"]]
        for block in shown["blocks"]
        for s in block["sentences"]
    }
    assert by_id == {s.id: s.span.of(article) for s in article.sentences}
    assert "role" not in json.dumps(shown["blocks"][0])


def test_whatever_is_to_be_marked_stands_on_the_article_itself(course):
    looked_at = 0
    for _, learner, _ in course.values():
        told = learner.metadata["dateline"]
        for name, article in told["articles"].items():
            on_it = {block["id"]: block["text"] for block in article["blocks"]}
            for block in article["blocks"]:
                for part in [*block["sentences"], *block.get("quotations", ())]:
                    on_it[part["id"]] = block["text"][part["start"] : part["end"]]
            for id, shown in {**told["forms"], **told["on"].get(name, {})}.items():
                assert set(shown.get("universe") or ()) <= set(on_it), (id, name)
                looked_at += bool(shown.get("universe"))
    assert looked_at > 20
    shown = course["02-attribution"][1].metadata["dateline"]["articles"]["aleppo-2016-02"]
    [block] = [b for b in shown["blocks"] if b["id"] == "6"]
    [part] = block["quotations"]
    assert block["text"][part["start"] : part["end"]].strip("\u201c\u201d") == "safe zone"


def test_offsets_count_code_points():
    shown = numbered(kit.read("\U0001d538 rain. It \U0001f327 fell here."))
    [block] = shown["blocks"]
    last = block["sentences"][-1]
    assert block["text"][last["start"] : last["end"]] == "It \U0001f327 fell here."


def test_a_lesson_without_article_has_none(course):
    lesson = course["00-start-here"][0]
    bank = lesson.bank.model_copy(
        update={"lesson": lesson.bank.lesson.model_copy(update={"article": None})}
    )
    assert articles(type(lesson)(lesson.folder, bank, lesson.questions, lesson.on)) == {}


@pytest.mark.parametrize(
    ("source", "tags", "role"),
    [
        ("import kit\narticle = kit.use(ARTICLE)", [], {"setup": True}),
        ('ME = ""\narticle = kit.use(kit.variant(ME))', ["blank"], {"setup": True}),
        ("show.blocks(article)", [], {"shows": True}),
        ('kit.reveal("start.4")\nshow.roles(article)', [], {"shows": True, "after": "start.4"}),
        ('mine = "..."', ["blank"], None),
        ('print(kit.ask("capstone.8"))', ["blank", "shows"], {"shows": True}),
        ("this is no Python", [], {"shows": True}),
        (
            '# Write a line.\nLINE = "..."\nprint(LINE)',
            ["blank", "shows"],
            {"shows": True, "sets": [{"name": "LINE", "how": "write", "label": "A line"}]},
        ),
    ],
)
def test_what_a_cell_is_there_for(source, tags, role):
    assert cell_role(source, tags) == role


def test_code_that_nobody_need_read_is_folded_and_what_is_edited_is_open(course):
    for _, learner, _ in course.values():
        first = next(c for c in learner.cells if c.cell_type == "code")
        assert first.metadata["dateline"] == {"setup": True} and "jupyter" not in first.metadata
        for cell, label in labels(learner):
            folded = cell.metadata.get("jupyter") == {"source_hidden": True}
            assert folded == (cell.cell_type == "code" and bool({"question", "shows"} & set(label)))


def test_no_code_has_to_be_touched_before_the_last_lesson(course):
    controls = 0
    for name, (_, learner, _) in course.items():
        cells = [(c, label) for c, label in labels(learner) if c.cell_type == "code"]
        controls += sum(len(label.get("sets", ())) for _, label in cells)
        if name != "05-capstone":
            assert all({"question", "shows", "setup"} & set(label) for _, label in cells), name
    assert controls > 12


def test_marks_are_set_in_the_units_of_a_question_that_is_there(course):
    for _, learner, _ in course.values():
        forms = learner.metadata["dateline"]["forms"]
        for _, label in labels(learner):
            for asked in label.get("sets", ()):
                assert asked["how"] != "mark" or forms[asked["like"]]["universe"]


def test_the_solved_notebook_folds_nothing_and_tells_its_lesson_alone(course):
    for lesson, _, solved in course.values():
        assert solved.metadata["dateline"] == {"lesson": lesson.name}
        assert not any("jupyter" in cell.metadata for cell in solved.cells)


def test_a_change_of_the_lesson_changes_its_mark_and_nothing_else_does(course, tmp_path):
    lesson, learner, _ = course["00-start-here"]
    again = notebooks(lesson, ROOT)[0]
    assert nbformat.writes(again) == nbformat.writes(learner)
    folder = tmp_path / "exercises" / lesson.name
    folder.mkdir(parents=True)
    text = (lesson.folder / "lesson.md").read_text("utf-8")
    (folder / "lesson.md").write_text(text.replace("45 minutes", "46 minutes", 1), "utf-8")
    moved = type(lesson)(folder, lesson.bank, lesson.questions, lesson.on, lesson.into)
    told = notebooks(moved, tmp_path)[0].metadata["dateline"]
    before = learner.metadata["dateline"]
    assert told.pop("source") != before["source"]
    assert told == {k: v for k, v in before.items() if k != "source"}
