"""`kit validate`: a sound course passes, and each seeded fault is caught by the check it is for."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from typer.testing import CliRunner

from kit.cli import app
from kit.teach.checks.course import Course
from kit.teach.checks.running import blank, solved_under_nbval
from kit.teach.checks.validation import CHECKS, Unusable, summary, validate
from kit.teach.lessons.building import build

FIXTURE = Path(__file__).parents[2] / "fixtures" / "validate" / "exercises"
LESSON, BANK = "exercises/00-ferry/lesson.md", "exercises/00-ferry/questions.toml"
KEYS, TEXT = "exercises/00-ferry/keys/ferry.toml", "exercises/00-ferry/ferry.txt"
ABOUT = "exercises/00-ferry/ferry.toml"
LEARNER, SOLVED = "notebooks/00-ferry.ipynb", "notebooks/solved/00-ferry.ipynb"
SHIPPED = "notebooks/questions.json"


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """The fixture course, built once with its solved notebook executed."""
    folder = tmp_path_factory.mktemp("sound")
    shutil.copytree(FIXTURE, folder / "exercises")
    build(folder / "exercises")
    return folder


@pytest.fixture
def course(sound, tmp_path):
    """A copy to spoil."""
    shutil.copytree(sound, tmp_path, dirs_exist_ok=True)
    return tmp_path


def found(folder, **options):
    """Name of every failed check -> its lines."""
    results = validate(folder / "exercises", fast=True, **options)
    return {r.check.name: r.lines for r in results if r.failed}


def edit(old, new, path=LESSON):
    """A fault made by putting `new` in place of the one `old` in a text file."""

    def seed(folder):
        file = folder / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, (old, text.count(old))
        file.write_text(text.replace(old, new), encoding="utf-8")

    return seed


def in_lesson(text):
    """A fault written into the prose of the lesson."""
    return edit("## The page\n", f"## The page\n\n{text}\n")


def in_cell(begins, path=SOLVED, **changes):
    """A fault made by changing one cell of a notebook."""

    def seed(folder):
        notebook = nbformat.read(folder / path, as_version=4)
        (cell,) = [c for c in notebook.cells if c.source.startswith(begins)]
        cell.update(changes)
        nbformat.write(notebook, folder / path)

    return seed


def file(path, content):
    """A fault made by a file that holds `content`; None takes the file away."""

    def seed(folder):
        if content is None:
            (folder / path).unlink()
        else:
            (folder / path).write_text(content, encoding="utf-8")

    return seed


def workflow(content):
    """A workflow that holds `content`."""

    def seed(folder):
        path = folder / ".github" / "workflows" / "course.yml"
        path.parent.mkdir(parents=True)
        path.write_text(content, encoding="utf-8")

    return seed


def in_latin_1(path):
    """A fault made by saving a text file in an encoding of long ago."""

    def seed(folder):
        text = (folder / path).read_text(encoding="utf-8").replace("storm", "stórm")
        (folder / path).write_text(text.replace("small lesson", "smáll lesson"), "latin-1")

    return seed


def shown(html="", plain="a figure"):
    """Outputs of a cell that draws something."""
    data = {"text/html": html, "text/plain": plain}
    return [nbformat.v4.new_output("execute_result", data, execution_count=2)]


def printing(text, name="stdout"):
    """Outputs of a cell that prints."""
    return [nbformat.v4.new_output("stream", name=name, text=text)]


PAGE = "print(page.split()[:2])"
# What is spoilt; the check that says so; what its line must hold: file, place, mend.
FAULTS = {
    # banks
    "bank is no TOML": (
        edit('id = "ferry.1"', "id = ferry.1", BANK),
        "banks", rf"{BANK}: not valid TOML: .*line \d+",
    ),
    "field misspelt": (
        edit('hint = "Which words stand after', 'hnit = "Which words stand after', BANK),
        "banks", rf"{BANK}: ferry\.1: hnit: unknown field; did you mean 'hint'\?",
    ),
    "key is no option": (
        edit('key = "office"', 'key = "offfice"', BANK),
        "banks", rf"{BANK}: ferry\.1: key 'offfice' is not one of office, quay",
    ),
    "points do not add up": (
        edit("points = 9", "points = 10", BANK),
        "banks", rf"{BANK}: lesson: points is 10, but the questions add up to 9",
    ),
    "key outside the article": (
        edit("key = [1]", "key = [9]", BANK),
        "banks", rf"{BANK}: ferry\.2: key '9' is not among the ids of universe 'blocks' \(1 to 5\)",
    ),
    "private key for no question": (
        edit('id = "ferry.6"', 'id = "ferry.7"', KEYS),
        "banks", rf"{KEYS}: ferry\.7: there is no such question to change",
    ),
    "private key is no option": (
        edit('key = "marn"', 'key = "tilda"', KEYS),
        "banks", rf"{KEYS}: ferry\.6: key 'tilda' is not one of office, marn",
    ),
    "lesson is missing": (
        file(LESSON, None),
        "banks", rf"{LESSON}: is missing; a lesson is two files",
    ),
    "private keys are no TOML": (
        edit('key = "marn"', "key = marn", KEYS),
        "banks", rf"{KEYS}: not valid TOML: .*line \d+",
    ),
    "bank in another encoding": (
        in_latin_1(BANK),
        "banks", rf"{BANK}: not UTF-8 text \(byte \d+\); save it as UTF-8",
    ),
    "rubric forgotten": (
        edit('rubric = ["2: with an id", "1: without", "0: a verdict"]\n', "", BANK),
        "banks", rf"{BANK}: ferry\.5: rubric is missing",
    ),
    "rubric empty": (
        edit('rubric = ["2: with an id", "1: without", "0: a verdict"]', "rubric = []", BANK),
        "banks", rf"{BANK}: ferry\.5: rubric: .*at least 1 item",
    ),
    "rubric is one text": (
        edit('rubric = ["2: with an id", "1: without", "0: a verdict"]', 'rubric = "good"', BANK),
        "banks", rf"{BANK}: ferry\.5: rubric: .*list",
    ),
    # links
    "lesson in another encoding": (
        in_latin_1(LESSON),
        "links", rf"{LESSON}: not UTF-8 text \(byte \d+\); save it as UTF-8",
    ),
    "tags that are no list": (
        edit(":tags: [blank]", ":tags: blank"),
        "links", rf"{LESSON}: not MyST notebook Markdown: .*; tags must be a list, as in ",
    ),
    "question never placed": (
        edit("```{question} ferry.3\n```\n", ""),
        "links", rf"{LESSON}: ferry\.3: is never placed; add a {{question}} block",
    ),
    "question placed that is none": (
        in_lesson("```{question} ferry.9\n```"),
        "links", rf"{LESSON}: ferry\.9: there is no such question in questions\.toml",
    ),
    "call names no question": (
        edit('kit.hint("ferry.3")', 'kit.hint("fery.3")'),
        "links", rf"{LESSON}: line \d+: kit\.hint names 'fery\.3', .*did you mean 'ferry\.3'\?",
    ),
    "prose names no question": (
        in_lesson("See `ferry.8` for more."),
        "links", rf"{LESSON}: line \d+: names `ferry\.8`, which is no question",
    ),
    "score of no lesson": (
        edit('kit.score("ferry")', 'kit.score("fery")'),
        "links", rf"{LESSON}: line \d+: kit\.score names 'fery', .*did you mean 'ferry'\?",
    ),
    "link to no file": (
        edit("(../exercises/00-ferry/ferry.txt)", "(../exercises/ferry.txt)"),
        "links", rf"{LESSON}: line \d+: links to '\.\./exercises/ferry\.txt', .*mend the path",
    ),
    "passage the article does not have": (
        edit(PAGE, "show.passage(article, 3, 99)"),
        "links", rf"{LESSON}: line \d+: shows passage 99, which the article does not have",
    ),
    # code
    "code that Python cannot read": (
        edit("print(page.split()[:2])", "print(page.split()[:2)"),
        "code", rf"{LESSON}: line 29: code cell 2: .*\[:2\)'; mend the lesson's code",
    ),
    "code that Python cannot read, below its tags": (
        edit('print(len(names), "names', 'print len(names), "names'),
        "code", rf"{LESSON}: line 57: code cell 4: ",
    ),
    # solutions
    "answer that is not the key's": (
        edit('hint = "Which words stand after', 'answer = "quay"\nhint = "Which words stand after',
             BANK),
        "solutions", rf"{BANK}: ferry\.1: the solution scores 0\.00 of 1",
    ),
    "solution that does not solve": (
        edit("    return int(number[1])", "    return number[1]", BANK),
        "solutions", rf"{BANK}: ferry\.4: ",
    ),
    # hints
    "hint names the key": (
        edit("Which words would a printed paper", "Is block 1 what a printed paper", BANK),
        "hints", rf"{BANK}: ferry\.2: hint: names 1, which belongs to the key; send the reader to",
    ),
    "feedback names the key": (
        edit("Does it tell you what happened?", "Have you looked at 1?", BANK),
        "hints", rf"{BANK}: ferry\.2: misconception 'headline-as-page': names 1, ",
    ),
    "private feedback gives the key away": (
        edit("Does an office stand on a quay and look?", "Have you thought of Tilda Marn?", KEYS),
        "hints", rf"{BANK}: ferry\.6: misconception 'office-as-witness': .*in the key",
    ),
    "no hint": (
        edit('hint = "Which words stand before the number?"\n', "", BANK),
        "hints", rf"{BANK}: ferry\.3: hint: is missing",
    ),
    # feedback
    "question that points at nothing": (
        edit('when = { adds = 2 }\n  ask = "Does it tell you what happened?"',
             'when = { misses = "any" }\n  ask = "Who would say the words of that block?"', BANK),
        "feedback", rf"{BANK}: ferry\.2: misconception 'headline-as-page': .* names no part of it",
    ),
    # article
    "article was changed": (
        edit("At least 12 passengers were", "At least 13 passengers were", TEXT),
        "article", rf"{ABOUT}: sha256 is not that of ferry\.txt; .*look at every key again",
    ),
    "size told wrongly": (
        edit("blocks = 5", "blocks = 6", ABOUT),
        "article", rf"{ABOUT}: blocks is 6, but ferry\.txt has 5",
    ),
    # facts
    "fact that is none": (
        file("tests/test_article_facts.py", "def test_blocks():\n    assert 5 == 6\n"),
        "facts", r"tests/test_article_facts\.py: test_blocks: .*; mend what the lesson says",
    ),
    "nobody holds rights": (
        edit('rights = "CC BY 4.0"', 'rights = " "', ABOUT),
        "article", rf"{ABOUT}: rights is empty; say where the text comes from",
    ),
    # workflow
    "workflow is no YAML": (
        workflow("jobs:\n  a:\n - b: ["),
        "workflow", r"\.github/workflows/course\.yml: line \d: not valid YAML; mend the indents",
    ),
    "workflow validates nothing": (
        workflow("jobs: {a: {steps: [{run: kit release}]}}"),
        "workflow", r"\.github/workflows/course\.yml: no step runs `kit validate`; put it back",
    ),
    "action named by a tag": (
        workflow("jobs: {a: {steps: [{run: kit validate && kit release}, {uses: a/b@v4}]}}"),
        "workflow", r"\.github/workflows/course\.yml: a/b@v4: is named by a tag, which may move",
    ),
    # guessing
    "everything may be marked": (
        edit("key = [1]\n", "key = [1, 3, 4]\nneutral = [2, 5]\n", BANK),
        "guessing", rf"{BANK}: ferry\.2: everything marked earns 100%; add units or options",
    ),
    # accessibility
    "second H1": (
        in_lesson("# Another title"),
        "accessibility", rf"{LESSON}: headings: a lesson has one H1",
    ),
    "heading skips a level": (
        in_lesson("#### Deep"),
        "accessibility", rf"{LESSON}: headings: '#### Deep' skips a level",
    ),
    "picture without words": (
        edit("![A sketch of the quay at Lorn]", "![]"),
        "accessibility", rf"{LESSON}: line \d+: prose: picture .* say what it shows",
    ),
    "img without alt": (
        in_lesson('<img src="quay.png">'),
        "accessibility", rf"{LESSON}: line \d+: prose: <img> without alt; say what",
    ),
    "link that says here": (
        edit("[the page as it was found]", "[here]"),
        "accessibility", rf"{LESSON}: line \d+: prose: link text 'here' .*; name the place",
    ),
    "bare address": (
        in_lesson("Read https://example.org/ferry first."),
        "accessibility", rf"{LESSON}: line \d+: prose: an address without words; write \[",
    ),
    "table too wide": (
        in_lesson("| a | b | c | d | e | f |"),
        "accessibility", rf"{LESSON}: line \d+: prose: a table of 6 columns; at most 5; split it",
    ),
    "line too wide": (
        in_lesson("word " * 20),
        "accessibility", rf"{LESSON}: line \d+: prose: \d+ columns wide; break it at 80",
    ),
    "emoji": (
        in_lesson("Well read ☺"),
        "accessibility", rf"{LESSON}: line \d+: prose: holds an emoji, '☺'; say it in words",
    ),
    "cell that waits for somebody": (
        edit(PAGE, "print(input())"),
        "accessibility", rf"{LESSON}: line \d+: code: waits for input\(\)",
    ),
    "no content note": (
        edit("> *Content note.* For", "> For"),
        "accessibility", rf"{LESSON}: content note: is missing under the title; say what",
    ),
    "bold term without meaning": (
        in_lesson("The **tally** is new."),
        "accessibility", rf"{LESSON}: line \d+: prose: bold term 'tally': .*; add it",
    ),
    "starter too wide": (
        edit("def lowest(text):\n    return ...",
             f"def lowest(text):\n    return ...  # {'x' * 80}", BANK),
        "accessibility", rf"{BANK}: ferry\.4: starter: a line of \d+ columns; at most 80",
    ),
    "output too wide": (
        in_cell(PAGE, outputs=printing("x" * 81)),
        "accessibility", rf"{SOLVED}: cell '.*': output: a line of 81 columns; print at most 80",
    ),
    "drawing without words": (
        in_cell(PAGE, outputs=shown("<svg></svg>")),
        "accessibility", rf"{SOLVED}: cell '.*': output: a picture without words; print a sentence",
    ),
    "output table too wide": (
        in_cell(PAGE, outputs=shown(f"<tr>{'<td>1</td>' * 6}</tr>")),
        "accessibility", rf"{SOLVED}: cell '.*': output: a table of 6 columns; at most 5",
    ),
    # current
    "learner notebook edited by hand": (
        in_cell(PAGE, LEARNER, source="print(1)"),
        "current", rf"{LEARNER}: is not what its sources say; run `kit build`",
    ),
    "solved notebook edited by hand": (
        in_cell(PAGE, source="print(1)"),
        "current", rf"{SOLVED}: is not what its sources say; run `kit build`",
    ),
    "bank edited by hand": (
        edit('"points": 3', '"points": 4', SHIPPED),
        "current", rf"{SHIPPED}: is not what its sources say; run `kit build`",
    ),
    # sizes
    "large file among the lessons": (
        file("exercises/00-ferry/quay.txt", "x" * 600_000),
        "sizes", r"exercises/00-ferry/quay\.txt: 600 kB; at most 500 kB; lay it elsewhere",
    ),
    "large output": (
        in_cell(PAGE, outputs=printing(f"{'x' * 79}\n" * 5000)),
        "sizes", rf"{SOLVED}: cell '.*': output: \d+ kB; at most 300 kB; print or draw less",
    ),
    # solved
    "cell never run": (
        in_cell(PAGE, execution_count=None),
        "solved", rf"{SOLVED}: cell '.*': was never run .*; run `kit build`",
    ),
    "cells run out of order": (
        in_cell(PAGE, execution_count=9),
        "solved", rf"{SOLVED}: cell '.*': ran out of order \(count 9\); run `kit build`",
    ),
    "cell ends in an error": (
        in_cell(PAGE, outputs=[nbformat.v4.new_output("error", ename="NameError", evalue="page")]),
        "solved", rf"{SOLVED}: cell '.*': ends in NameError: page; mend",
    ),
    "warning printed": (
        in_cell(PAGE, outputs=printing("DeprecationWarning: old\n", "stderr")),
        "solved", rf"{SOLVED}: cell '.*': prints a warning, 'DeprecationWarning: old'; mend",
    ),
    "answer not marked in full": (
        in_cell('kit.check("ferry.1"', outputs=printing("Not yet: 0 of 1 point.")),
        "solved", rf"{SOLVED}: ferry\.1: the author's answer got 'Not yet: .*'; mend key or answer",
    ),
}  # fmt: skip


def test_a_sound_course_passes(sound):
    assert found(sound) == {}


@pytest.mark.parametrize("name", FAULTS)
def test_a_seeded_fault_is_caught_by_the_right_check(course, name):
    seed, check, line = FAULTS[name]
    (course / "tests").mkdir()
    seed(course)
    failed = found(course)
    # A source that changed makes what was built from it stale; nothing else may cry out.
    assert set(failed) - {"current"} == {check} - {"current"} and check in failed, failed
    (said,) = failed[check]
    assert re.match(line, said), said
    assert str(course) not in said


def test_every_check_has_a_seeded_fault():
    seeded = {check for _, check, _ in FAULTS.values()}
    assert seeded == {check.name for check in CHECKS if not check.slow}
    assert len(FAULTS) >= 25


def test_nbval_catches_an_output_that_is_no_longer_printed(course):
    in_cell(PAGE, outputs=printing("['At', 'most']\n"))(course)
    (line,) = solved_under_nbval(Course(course / "exercises"))
    assert re.match(
        rf"{SOLVED}: cell 'print\(page\.split\(\)\[:2\]\)': "
        r"stored '\['At', 'most'\].*', now '\['At', 'l.*; "
        "run `kit build` if that is meant",
        line,
    )


def test_nbval_says_in_which_error_a_cell_ends_that_ended_in_none(course):
    in_cell(PAGE, source="print(no_such_page)")(course)
    (line,) = solved_under_nbval(Course(course / "exercises"))
    assert "cell 'print(no_such_page)': " in line
    assert "NameError: name 'no_such_page' is not defined" in line
    assert line.endswith("mend the lesson's code")


def test_blank_catches_an_answer_left_in_and_a_cell_that_stops(course):
    in_cell('kit.check("ferry.1"', LEARNER, source='kit.check("ferry.1", "office")')(course)
    lines = blank(Course(course / "exercises"))
    assert [re.sub(r"'.*'", "X", line) for line in lines] == [
        f"{LEARNER}: ferry.1: blank, it is answered with X; leave `...` in its cell",
        f"{LEARNER}: scores 1 of 7 with nothing filled in; leave `...` in every answer",
    ]
    in_cell(PAGE, LEARNER, source="print(pages)")(course)
    (line,) = blank(Course(course / "exercises"))
    assert re.match(
        rf"{LEARNER}: the cell that begins 'print\(pages\)': NameError: .*run through", line
    )


def test_a_check_that_stands_on_a_failed_one_says_so(course):
    edit("points = 9", "points = 10", BANK)(course)
    results = {r.check.name: r for r in validate(course / "exercises")}
    for name in ("current", "nbval", "blank"):
        assert results[name].skipped.startswith("not run; mend ") and not results[name].failed
    told = summary(list(results.values()))
    assert told == "12 passed, 1 failed (banks; 1 faults), 3 not run"


def test_one_broken_lesson_does_not_hide_the_faults_of_another(course):
    shutil.copytree(course / "exercises/00-ferry", course / "exercises/01-second")
    edit("points = 9", "points = 10", "exercises/01-second/questions.toml")(course)
    in_lesson("# Another title")(course)
    assert {"banks", "accessibility"} <= set(found(course))


def run(folder, *arguments):
    return CliRunner().invoke(app, ["validate", str(folder / "exercises"), *arguments])


def test_exit_codes_and_summary(course):
    done = run(course, "--fast")
    assert done.exit_code == 0, done.output
    assert "ok       banks: " in done.output and "skipped  nbval: not run (--fast)" in done.output
    assert "14 passed, 2 not run" in done.output
    in_lesson("# Another title")(course)
    done = run(course, "--only", "accessibility")
    assert done.exit_code == 1
    assert f"FAILED   accessibility: everyone can read it\n    {LESSON}: headings" in done.output
    assert "banks" not in done.output.split("FAILED")[0]


def test_what_cannot_begin_leaves_with_two(tmp_path, course):
    done = run(tmp_path / "nowhere")
    assert done.exit_code == 2 and "there is no such folder" in done.output
    done = run(course, "--only", "spelling")
    assert done.exit_code == 2 and "no such check; choose from banks, links" in done.output
    with pytest.raises(Unusable):
        list(validate(tmp_path / "nowhere"))


def test_the_workflow_for_a_course_of_ones_own_validates_and_releases():
    import yaml

    folder = FIXTURE.parents[3] / ".github" / "workflows"
    flow, checks = (yaml.safe_load((folder / n).read_text()) for n in ("course.yml", "checks.yml"))
    job, publish = flow["jobs"].values()
    assert publish["if"] == "github.ref_type == 'tag'" and publish["needs"] == "validate"
    assert "gh release create" in publish["steps"][0]["run"]
    assert flow["permissions"] == {"contents": "read"}  # only a tag's last job may write
    ran = " ".join(step.get("run", "") for step in job["steps"])
    for command in ("kit validate --fast", "kit validate --only nbval --only blank", "kit release"):
        assert command in ran
    slow = {check.name for check in CHECKS if check.slow}
    assert set(re.findall(r"--only (\w+)", ran)) == slow  # the fast run does the others
    assert any(step.get("uses", "").startswith("actions/cache@") for step in job["steps"])
    known = {s["uses"] for j in checks["jobs"].values() for s in j["steps"] if "uses" in s}
    ours = {step["uses"] for step in job["steps"] if "uses" in step}
    assert {use.partition("@")[0] for use in ours - known} == {"actions/cache"}


def test_a_copy_of_the_course_pays_for_one_cheap_job_alone():
    """A push runs the project's own checks nowhere but where a variable asks for them."""
    import yaml

    checks = yaml.safe_load((FIXTURE.parents[3] / ".github/workflows/checks.yml").read_text())
    asked = {job["if"] for job in checks["jobs"].values()}
    assert asked == {"github.event_name != 'push' || vars.CHECKS == 'all'"}
    assert "pull_request" in checks[True]  # YAML reads `on` as true


def test_a_damaged_notebook_is_named(course):
    (course / SOLVED).write_text(json.dumps({"cells": 3}), encoding="utf-8")
    assert found(course)["solved"] == (f"{SOLVED}: is missing or damaged; run `kit build`",)


def test_learners_copies_are_skipped_by_nbval_and_solved_ones_are_not():
    """nbval would pass a cell that was never run, whatever it prints."""
    import importlib.util
    from types import SimpleNamespace

    root = FIXTURE.parents[3]
    found = importlib.util.spec_from_file_location("habit", root / "notebooks" / "conftest.py")
    habit = importlib.util.module_from_spec(found)
    found.loader.exec_module(habit)
    marked = []
    items = [
        SimpleNamespace(path=path, add_marker=lambda mark, path=path: marked.append((path, mark)))
        for path in (
            root / "notebooks" / "01-sourcing.ipynb",
            root / "notebooks" / "solved" / "01-sourcing.ipynb",
            root / "notebooks" / "conftest.py",
        )
    ]
    habit.pytest_collection_modifyitems(items)
    ((path, mark),) = marked
    assert path == items[0].path and "holds no outputs to compare" in mark.kwargs["reason"]
