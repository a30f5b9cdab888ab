"""`kit build` on the fixture lesson: two rules, the same bytes twice, mistakes by name."""

import json
import shutil
from pathlib import Path

import nbformat
import pytest
from typer.testing import CliRunner

from kit.cli import app
from kit.course.answers.plain import to_plain
from kit.course.bank.assembly import read_lesson
from kit.course.bank.read import BankError
from kit.course.kept_copies import NOTED
from kit.course.kinds import kind_of
from kit.course.marking.verdict import mark
from kit.teach.lessons.building import build
from kit.teach.lessons.executing import run
from kit.teach.lessons.lesson import notebooks, read_cells

FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.fixture
def course(tmp_path):
    shutil.copytree(FIXTURES / "exercises", tmp_path / "exercises")
    return tmp_path


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The fixture course, built once with its solved notebook executed."""
    folder = tmp_path_factory.mktemp("built")
    shutil.copytree(FIXTURES / "exercises", folder / "exercises")
    build(folder / "exercises")
    return folder


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def derived(folder):
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in sorted((folder / "notebooks").rglob("*"))
        if p.is_file() and p.name != NOTED
    }


def learner(folder):
    return nbformat.read(folder / "notebooks" / "90-tiny.ipynb", as_version=4)


def solved(folder):
    return nbformat.read(folder / "notebooks" / "solved" / "90-tiny.ipynb", as_version=4)


def test_exactly_three_files_come_out(built):
    assert list(derived(built)) == [
        "notebooks/90-tiny.ipynb",
        "notebooks/questions.json",
        "notebooks/solved/90-tiny.ipynb",
    ]


def test_building_again_gives_the_same_bytes(built, tmp_path):
    shutil.copytree(built / "exercises", tmp_path / "exercises")
    build(tmp_path / "exercises")
    assert derived(tmp_path) == derived(built)


def test_a_current_course_is_said_to_be_current(built):
    before = derived(built)
    report = build(built / "exercises", check=True)
    assert report.current and len(report.same) == 3
    assert derived(built) == before


def test_two_rules_derive_the_learner_notebook(built):
    cells = [c.source for c in learner(built).cells]
    assert "verbs = [...]" in cells
    assert 'verbs = ["said", "called", "told"]' not in cells
    cells = [c.source for c in solved(built).cells]
    assert "verbs = [...]" not in cells
    assert 'verbs = ["said", "called", "told"]' in cells


def test_learners_get_no_output_no_key_and_no_tag_of_ours(built):
    notebook = learner(built)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.outputs == [] and cell.execution_count is None
    assert set(notebook.metadata) == {"kernelspec", "language_info", "dateline"}
    tags = [c.metadata.get("tags") for c in notebook.cells if "tags" in c.metadata]
    assert tags == [["keep-me"]]
    text = nbformat.writes(notebook)
    for hidden in ("nearest-name", "Does she give", "re.search", '"office\\")', "It is named"):
        assert hidden not in text
    calls = {
        c.metadata.dateline.question: c.source
        for c in notebook.cells
        if "question" in c.metadata.get("dateline", {})
    }
    assert len(calls) == 19
    assert calls["tiny.choice"] == 'kit.check("tiny.choice", ...)'
    assert calls["tiny.units"] == 'kit.check("tiny.units", [...])'
    assert calls["tiny.interval"] == 'kit.check("tiny.interval", (..., ...))'
    assert '        "3": ...,\n' in calls["tiny.match"]
    assert calls["tiny.code"].startswith("def bounds(text):\n    return ...\n\n\nkit.check(")
    assert all("..." in source for source in calls.values())


def test_cells_have_ids_that_stay(built):
    ids = [c.id for c in learner(built).cells]
    assert len(set(ids)) == len(ids)
    shared = set(ids) & {c.id for c in solved(built).cells}
    assert len(shared) == len(ids) - 1  # the blank cell is the learner's alone


def test_fences_that_are_no_questions_stay(built):
    assert any("{question} tiny.not-a-place" in c.source for c in learner(built).cells)


def test_the_solved_notebook_ran_and_every_machine_mark_is_full(built):
    marked = 0
    for cell in solved(built).cells:
        if cell.cell_type != "code":
            continue
        assert cell.execution_count is not None
        assert "execution" not in cell.metadata
        text = "".join(o.get("data", {}).get("text/plain", "") for o in cell.outputs)
        if "dateline" in cell.metadata:
            assert text.startswith(("Correct", "Stored")), text
            marked += text.startswith("Correct")
    assert marked == 16


def test_solved_notebooks_leave_no_progress_behind(built):
    assert not list(built.rglob("*progress*"))


def test_stale_files_are_named_and_nothing_is_written(course, built):
    shutil.copytree(built / "notebooks", course / "notebooks")
    edit(course / "exercises/90-tiny/lesson.md", "# A tiny lesson", "# A small lesson")
    before = derived(course)
    report = build(course / "exercises", check=True, execute=False)
    assert report.written == ["notebooks/90-tiny.ipynb", "notebooks/solved/90-tiny.ipynb"]
    assert derived(course) == before
    edit(course / "exercises/90-tiny/questions.toml", "Who runs the fish", "Who owns the fish")
    assert "notebooks/questions.json" in build(course / "exercises", check=True).written


def test_a_changed_output_is_stale_too(course, built):
    shutil.copytree(built / "notebooks", course / "notebooks")
    path = course / "notebooks/solved/90-tiny.ipynb"
    edit(path, "You predicted: what I predicted", "You predicted: something else")
    assert build(course / "exercises", check=True, execute=False).current
    assert build(course / "exercises", check=True).written == ["notebooks/solved/90-tiny.ipynb"]


def test_notebooks_of_lessons_that_are_gone_are_removed_and_others_left(course, built):
    shutil.copytree(built / "notebooks", course / "notebooks")
    old = course / "notebooks" / "91-old.ipynb"
    shutil.copy(course / "notebooks/90-tiny.ipynb", old)
    mine = course / "notebooks" / "mine.ipynb"
    nbformat.write(nbformat.v4.new_notebook(), mine)
    assert build(course / "exercises", check=True, execute=False).removed == [
        "notebooks/91-old.ipynb"
    ]
    assert old.exists()
    build(course / "exercises", execute=False)
    assert not old.exists() and mine.exists()


FAULTS = [
    ("lesson.md", "tiny.choice\n", "tiny.chioce\n", "lesson.md: tiny.chioce: there is no such"),
    ("lesson.md", "tiny.choices\n", "tiny.choice\n", "lesson.md: tiny.choice: is placed 2 times"),
    ("lesson.md", "tiny.choices\n", "tiny.choice\n", "tiny.choices: is never placed"),
    ("lesson.md", "```{question} tiny.choice\n", "```{question}\n", "an id and nothing else"),
    ("lesson.md", ":tags: [blank]", ":tags: blank", "tags must be a list"),
    ("questions.toml", 'answer = "On what', 'hint = "On what', "tiny.text: answer is missing"),
    ("questions.toml", "answer = { marks", "readers2 = { marks", "readers2: unknown field"),
    ("questions.toml", 'answer = { marks = ["3.2"] }', "", "tiny.alpha: answer is missing"),
    ("questions.toml", 'key = ["b"]\nneutral', 'answer = ["a"]\nkey = ["b"]\nneutral', "scores 0"),
    ("questions.toml", 'if "At least" in text', 'if "at most" in text', "tiny.code: the solution"),
    ("questions.toml", "key = 12", "key = [12, 13]\nwhy = 3", "tiny.record: fields 1.why"),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), FAULTS)
def test_mistakes_name_file_question_and_field(course, file, old, new, said):
    edit(course / "exercises/90-tiny" / file, old, new)
    with pytest.raises(BankError) as caught:
        build(course / "exercises", execute=False)
    assert said in str(caught.value)
    assert all(line.startswith("exercises/90-tiny/") for line in str(caught.value).splitlines())
    assert not (course / "notebooks").exists()


def test_a_cell_that_fails_is_named(tmp_path):
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell("fine = 1"), nbformat.v4.new_code_cell("fine / 0\n1")]
    )
    with pytest.raises(BankError) as caught:
        run(notebook, tmp_path / "x.ipynb")
    assert str(caught.value).startswith("x: the cell that begins 'fine / 0': ZeroDivisionError")


def test_lessons_that_are_no_lessons(tmp_path):
    path = tmp_path / "lesson.md"
    for data, said in ((None, "cannot be read"), (b"\xff", "not UTF-8"), (b"", "holds no cells")):
        if data is not None:
            path.write_bytes(data)
        with pytest.raises(BankError, match=said):
            read_cells(path, "lesson.md")


def test_long_answers_are_folded_at_80_columns(course):
    edit(
        course / "exercises/90-tiny/questions.toml",
        'answer = "what I predicted"',
        f"answer = {json.dumps([f'word number {n}' for n in range(30)])}",
    )
    lesson = read_lesson(course / "exercises/90-tiny", course)
    for notebook in notebooks(lesson, course):
        for cell in notebook.cells:
            if cell.cell_type == "code":
                compile(cell.source, "cell", "exec")
                assert max(map(len, cell.source.splitlines())) <= 80


PRIVATE = ["choice", "choices", "units", "match", "number", "interval", "order", "span", "record"]


@pytest.mark.parametrize("name", [*PRIVATE, "discernment", "text"])
def test_a_private_question_gets_an_answer_of_the_right_form(course, name):
    edit(
        course / "exercises/90-tiny/questions.toml",
        f'id = "tiny.{name}"\n',
        f'id = "tiny.{name}"\nprivate = true\n',
    )
    lesson = read_lesson(course / "exercises/90-tiny", course)
    question = lesson.questions[f"tiny.{name}"]
    assert not question.gradeable
    assert mark(question, to_plain(kind_of(question).stand_in(question))).status == "stored"


def test_the_command_says_what_it_did_and_fails_with_a_code(course):
    runner = CliRunner()
    exercises = str(course / "exercises")
    done = runner.invoke(app, ["build", exercises, "--no-execute"])
    assert done.exit_code == 0
    assert "written   notebooks/90-tiny.ipynb" in done.stdout
    stale = runner.invoke(app, ["build", exercises, "--check", "--no-execute"])
    assert stale.exit_code == 1
    assert "stale   notebooks/solved/90-tiny.ipynb" in stale.stdout
    assert runner.invoke(app, ["build", str(course / "nowhere")]).exit_code == 1
    edit(course / "exercises/90-tiny/questions.toml", 'key = "office"', 'key = "offce"')
    broken = runner.invoke(app, ["build", exercises])
    assert broken.exit_code == 1
    assert "tiny.choice: key 'offce' is not one of office, market, captains" in broken.output
    assert "Traceback" not in broken.output
