"""`kit release`: what goes in, what is refused, and the same bytes every time."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import nbformat
import pytest
from typer.testing import CliRunner

from kit.cli import app
from kit.course.answers.digest import digest
from kit.course.bank.shipped import load_bank
from kit.teach.draft import Review, make
from kit.teach.release.leaks import Course, leaks
from kit.teach.release.make import Refused, contents, release
from kit.teach.release.tried import trials
from kit.teach.release.withheld import withheld
from kit.text.reading import read

ROOT = Path(__file__).parents[3]
FIXTURE = ROOT / "tests" / "fixtures" / "validate" / "exercises"
LEARNER, SHIPPED = "notebooks/00-ferry.ipynb", "notebooks/questions.json"
TAKEN = ("lab.py", "requirements.txt", "environment.yml", "LICENSE", "LICENSE-CONTENT", "NOTICE")


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """The fixture course with a small stand-in for the kit, so that a release takes no time."""
    folder = tmp_path_factory.mktemp("small")
    shutil.copytree(FIXTURE, folder / "exercises")
    for name in TAKEN:
        (folder / name).write_text(f"# {name}\n", encoding="utf-8")
    (folder / "pyproject.toml").write_text('[project]\nversion = "2.1"\n', encoding="utf-8")
    for name in ("kit/__init__.py", "launch/__init__.py", "kit/data/words.json", "tests/test_a.py"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("[]\n", encoding="utf-8")
    for name in ("kit/__pycache__/a.pyc", "kit/.hidden", "kit/notes.py~"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("left behind", encoding="utf-8")
    return folder


@pytest.fixture
def course(small, tmp_path):
    """A copy to spoil."""
    shutil.copytree(small, tmp_path / "course")
    return tmp_path / "course"


@pytest.fixture(scope="module")
def whole(small, tmp_path_factory):
    """The release's files as they would be searched, and the course they are held against."""
    return contents(small / "exercises", "1"), Course(small / "exercises")


def test_exactly_what_a_learner_needs_is_inside(course, tmp_path):
    made = release(course / "exercises", tmp_path / "out")
    assert made.zip.name == "dateline-2.1.zip" and made.folder.name == "dateline-2.1"
    inside = sorted(p.relative_to(made.folder).as_posix() for p in made.folder.rglob("*.*"))
    assert inside == sorted([
        "lab.py", "requirements.txt", "environment.yml", "pyproject.toml", "README.md",
        "kit/__init__.py", "kit/data/words.json", "launch/__init__.py", LEARNER, SHIPPED,
    ])  # fmt: skip
    assert {"LICENSE", "LICENSE-CONTENT", "NOTICE", "RELEASE"} <= set(os.listdir(made.folder))
    guide = (made.folder / "README.md").read_text(encoding="utf-8")
    assert "python3 lab.py" in guide and "Release 2.1." in guide
    assert "`work/00-ferry.ipynb`: The ferry: who counted? (10 minutes, 9 points)" in guide
    assert "{" not in guide and len(guide.splitlines()) < 60


def test_the_start_guide_says_whose_each_text_is(course):
    articles = course / "kit" / "data" / "articles"
    articles.mkdir(parents=True)
    (articles / "orsa.toml").write_text('title = "Shells hit Orsa"\nrights = "The Orsa Post."\n')
    (articles / "twin.toml").write_text('id = "twin"\n')
    guide = contents(course / "exercises", "1")["README.md"].decode()
    assert "- Shells hit Orsa. Rights: The Orsa Post." in guide
    assert "- twin. Rights: not stated" in guide


def test_zip_and_folder_are_one_and_the_same_every_time(course, tmp_path):
    first = release(course / "exercises", tmp_path / "a", "3")
    os.utime(course / "lab.py", (1, 1))
    again = release(course / "exercises", tmp_path / "b", "3")
    assert first.zip.read_bytes() == again.zip.read_bytes()
    with zipfile.ZipFile(first.zip) as archive:
        assert archive.namelist() == sorted(archive.namelist())
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in archive.namelist():
            assert (tmp_path / "a" / name).read_bytes() == archive.read(name)


def test_the_release_file_names_version_source_and_every_file(course, tmp_path):
    made = release(course / "exercises", tmp_path / "a", "3")
    told = tomllib.loads((made.folder / "RELEASE").read_text(encoding="utf-8"))
    assert told["version"] == "3" and re.fullmatch(r"sha256:[0-9a-f]{64}", told["source"])
    assert len(told["files"]) == made.files - 1
    for name, sha in told["files"].items():
        assert hashlib.sha256((made.folder / name).read_bytes()).hexdigest() == sha
    spoil(course, "exercises/00-ferry/lesson.md", "about 10 minutes", "about ten minutes")
    other = release(course / "exercises", tmp_path / "b", "3")
    changed = tomllib.loads((other.folder / "RELEASE").read_text(encoding="utf-8"))
    assert changed["source"] != told["source"]


def test_nothing_from_before_is_lost(course, tmp_path):
    made = release(course / "exercises", tmp_path / "out")
    assert release(course / "exercises", tmp_path / "out").kept == ()
    (made.folder / "my-notes.txt").write_text("mine", encoding="utf-8")
    again = release(course / "exercises", tmp_path / "out")
    (kept,) = again.kept
    assert (kept / "my-notes.txt").read_text(encoding="utf-8") == "mine"
    assert not (again.folder / "my-notes.txt").exists()


def spoil(course, path, old, new):
    text = (course / path).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (course / path).write_text(text.replace(old, new), encoding="utf-8")


EXPLANATION = '"A label for a button is left over from the page on which the story stood before."'
SOLUTION = '    number = re.search(r"(\\d+) passengers", text)\n    if number is None:\n'
EXPLAINED = "She wrote: only she says of herself that she stood there, and counted heads."
ANSWERED = '>>> kit.check("ferry.2", ["1"])'
PRIVATE_LINE = 'explanation = "Only she says of herself that she stood there and counted heads."'


def bank_with(**changes):
    """The shipped bank with fields of one question changed: its number -> fields."""

    def seed(files):
        bank = json.loads(files[SHIPPED])
        for id, fields in changes.items():
            question = next(q for q in bank["questions"] if q["id"] == f"ferry.{id[1:]}")
            for name, value in fields.items():
                question[name] = value(question[name]) if callable(value) else value
        files[SHIPPED] = json.dumps(bank).encode()

    return seed


def notebook_with(change):
    """The learner notebook after `change` was made to its cells, by question id."""

    def seed(files):
        notebook = nbformat.reads(files[LEARNER].decode(), as_version=4)
        labels = [(c, c.metadata.get("dateline", {})) for c in notebook.cells]
        asked = {label["question"]: c for c, label in labels if "question" in label}
        change(notebook, asked)
        files[LEARNER] = nbformat.writes(notebook).encode()

    return seed


def text(path, said):
    """One more file."""

    def seed(files):
        files[path] = said if isinstance(said, bytes) else said.encode()

    return seed


def scrambled_private(files):
    course = Course(FIXTURE)
    files["kit/data/odd.json"] = json.dumps(
        course.bank.questions["ferry.6"].data["scrambled"]
    ).encode()


def set_source(id, source):
    return notebook_with(lambda notebook, asked: asked[id].update(source=source))


# What is slipped in; what every line about it must hold: file and question.
LEAKS = {
    "key in plain": (
        bank_with(q1={"key": ["office"]}),
        rf"{SHIPPED}: ferry\.1: holds 'key', which learners must not have",
    ),
    "why of an option": (
        bank_with(q1={"options": lambda rows: [{**rows[0], "why": "short"}, *rows[1:]]}),
        rf"{SHIPPED}: ferry\.1: options hold 'why'",
    ),
    "digest that is none": (
        bank_with(q3={"keys": ["12", "open"]}),
        rf"{SHIPPED}: ferry\.3: holds a key in plain, not as a digest",
    ),
    "held-out cases": (
        bank_with(q4={"cases": [{"input": ["x"]}]}),
        rf"{SHIPPED}: ferry\.4: holds its held-out cases in plain",
    ),
    "digests of a private question": (
        bank_with(q6={"keys": [digest("ferry.6", "key", "office")]}),
        rf"{SHIPPED}: ferry\.6: is private, and yet digests of its key are here",
    ),
    "digest of a private key elsewhere": (
        text("kit/data/odd.json", json.dumps([digest("ferry.6", "key", "marn")])),
        r"kit/data/odd\.json: ferry\.6: is private, and a digest of its key is here",
    ),
    "digest of a private key, packed": (
        text("kit/data/odd.json.gz", gzip.compress(
            json.dumps([digest("ferry.1", "a"), digest("ferry.6", "key", "marn")]).encode())),
        r"kit/data/odd\.json\.gz: ferry\.6: is private, and a digest of its key is here",
    ),
    "digest of a private key in UTF-16": (
        text("kit/odd.txt", digest("ferry.6", "key", "marn").encode("utf-16")),
        r"kit/odd\.txt: ferry\.6: is private, and a digest of its key is here",
    ),
    "private part, scrambled": (
        scrambled_private,
        r"kit/data/odd\.json: ferry\.6: is private, and what stands behind it is here, scrambled",
    ),
    "bank that is none": (
        text(SHIPPED, "[]"),
        rf"{SHIPPED}: cannot be read as a bank .*, so nothing about it is proven",
    ),
    "answer left in its cell": (
        set_source("ferry.3", 'kit.check("ferry.3", (11, None))'),
        rf"{LEARNER}: cell \d+: ferry\.3: the answer cell is not empty",
    ),
    "solution left in its cell": (
        set_source("ferry.4", "def lowest(text):\n    return 12"),
        rf"{LEARNER}: cell \d+: ferry\.4: the answer cell is not empty",
    ),
    "short key handed in by another cell": (
        notebook_with(
            lambda notebook, asked: notebook.cells.append(
                nbformat.v4.new_code_cell('kit.check("ferry.3", (12, None))')
            )
        ),
        rf"{LEARNER}: ferry\.3: hands in the right answer",
    ),
    "outputs": (
        notebook_with(lambda notebook, asked: asked["ferry.1"].update(execution_count=3)),
        rf"{LEARNER}: cell \d+: ferry\.1: holds outputs",
    ),
    "notebook that is none": (
        text(LEARNER, "{}"),
        rf"{LEARNER}: cannot be read as a notebook .*, so nothing about it is proven",
    ),
    "right answer in a docstring": (
        text("kit/doc.py", ANSWERED),
        r"kit/doc\.py: ferry\.2: hands in the right answer",
    ),
    "right answer by name": (
        text("launch/a.md", 'kit.check(id="ferry.2", answer=["1"], why="because")'),
        r"launch/a\.md: ferry\.2: hands in the right answer",
    ),
    "right answer with its reason": (
        text("launch/a.md", 'kit.check("ferry.2", ["1"], why="It counts (see 3.1), not guesses")'),
        r"launch/a\.md: ferry\.2: hands in the right answer",
    ),
    "right answer to a private question": (
        text("launch/a.md", "`kit.check('ferry.6', 'marn')`"),
        r"launch/a\.md: ferry\.6: hands in the right answer",
    ),
    "solution in the kit": (
        text("kit/solved_here.py", f"# mine\n{SOLUTION}"),
        r"kit/solved_here\.py: ferry\.4: holds its solution: ",
    ),
    "solution cell of the lesson": (
        text("launch/b.py", 'names = ["Tilda Marn", "the harbour office", "the crew of the ferry"]'
             '\nprint(len(names), "names, of which one is that of a person")'),
        r"launch/b\.py: 00-ferry/lesson\.md: holds its solution cell",
    ),
    "model answer": (
        text("NOTICE", "Who counted the passengers of 3.1,\nat what hour, and from which list of "
             "names?"),
        r"NOTICE: ferry\.5: holds its answer",
    ),
    "private explanation in other type": (
        text("kit/data/words.json", json.dumps({"a": [EXPLAINED.replace("She wrote: o", "O")]})),
        r"kit/data/words\.json: ferry\.6: holds its explanation: 'Only she says",
    ),
    "private feedback": (
        text("kit/hints.py", '"""Does an office stand on a quay, and look?"""'),
        r"kit/hints\.py: ferry\.6: holds its misconception office-as-witness",
    ),
    "why of an option, in prose": (
        text("kit/why.txt", "It stands at the end of the sentence that has the number in it, "
             "after the comma."),
        r"kit/why\.txt: ferry\.1: holds its why of options",
    ),
    "key file under another name": (
        text("kit/data/ferry-notes.txt", (FIXTURE / "00-ferry/keys/ferry.toml").read_bytes()),
        r"kit/data/ferry-notes\.txt: is the key file ferry\.toml",
    ),
    "line of a key file": (
        text("kit/data/part.toml", f"a = 1\n  {PRIVATE_LINE}\n"),
        r"kit/data/part\.toml: (holds a line of the key file ferry\.toml|ferry\.6: holds its expl)",
    ),
    "private explanation in UTF-16": (
        text("kit/wide.txt", PRIVATE_LINE[15:-1].encode("utf-16")),
        r"kit/wide\.txt: ferry\.6: holds its explanation",
    ),
    "private explanation, packed": (
        text("kit/data/a.json.gz", gzip.compress(json.dumps([PRIVATE_LINE[15:-1]]).encode())),
        r"kit/data/a\.json\.gz: ferry\.6: holds its explanation",
    ),
    "packed, and damaged": (
        text("kit/data/a.json.gz", gzip.compress(b"[]")[:-3]),
        r"kit/data/a\.json\.gz: cannot be unpacked, so nothing about it is proven",
    ),
    "packed, and damaged inside": (
        text("kit/data/a.json.gz", gzip.compress(b"[]" * 99)[:12] + b"\xff" * 9),
        r"kit/data/a\.json\.gz: cannot be unpacked, so nothing about it is proven",
    ),
    "archive in the archive": (
        text("kit/data/more.zip", b"PK"),
        r"kit/data/more\.zip: cannot be searched; take it out",
    ),
    "folder of keys": (
        text("kit/data/keys/a.txt", "nothing"),
        r"kit/data/keys/a\.txt: lies in a folder 'keys', which is not for learners",
    ),
    "solved notebook": (
        text("notebooks/solved/a.txt", "nothing"),
        r"notebooks/solved/a\.txt: lies in a folder 'solved'",
    ),
    "source of a lesson": (
        text("kit/questions.on-b.toml", "nothing"),
        r"kit/questions\.on-b\.toml: is a source of a lesson, with its keys",
    ),
}  # fmt: skip


def test_a_clean_release_has_no_leak(whole):
    files, course = whole
    assert leaks(files, course) == []


@pytest.mark.parametrize("name", LEAKS)
def test_a_leak_is_found_and_named(whole, name):
    files, course = dict(whole[0]), whole[1]
    seed, line = LEAKS[name]
    seed(files)
    found = leaks(files, course)
    assert found
    for said in found:
        assert re.match(line, said), said


def test_wrong_answers_examples_and_shared_words_are_no_leaks(whole):
    files, course = dict(whole[0]), whole[1]
    files["kit/doc.py"] = b"""
        kit.check("ferry.1", "quay"); kit.check("ferry.3", (12, 12)); kit.check("ferry.2", [...])
        kit.check("ferry.1", answer); kit.check("sourcing.2", 7); kit.check("ferry.5", "office")
        office, 12, the harbour office, the woman who runs the quay: a number, an open end
    """
    assert leaks(files, course) == []


@pytest.mark.parametrize(("words", "searched"), [(10, True), (9, False)])
def test_an_open_explanation_is_searched_for_from_ten_words_on(course, words, searched):
    said = " ".join("a rope tied to the quay at noon by her".split()[:words])
    open_one = "It is a label. A number is a number, so look at the words before."
    spoil(course, "exercises/00-ferry/questions.toml", EXPLANATION, f'"{said}. {open_one}"')
    found = [item.said for item in withheld(course / "exercises") if item.what == "explanation"]
    assert (f"{said}." in found) == searched


def test_an_explanation_may_quote_the_article(course, tmp_path):
    quoted = "At least 12 passengers were taken ashore on Monday, the harbour office said."
    spoil(
        course, "exercises/00-ferry/questions.toml", "A number with a lower limit", f"{quoted} It"
    )
    (course / "kit/article.txt").write_text(f"And {quoted}", encoding="utf-8")
    assert release(course / "exercises", tmp_path / "out").files


def test_a_leak_in_the_sources_stops_the_release(course, tmp_path):
    (course / "kit" / "spoiler.py").write_text(SOLUTION, encoding="utf-8")
    with pytest.raises(Refused, match=r"kit/spoiler\.py: ferry\.4: holds its solution"):
        release(course / "exercises", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_keys_kept_apart_are_searched_for_too(course, tmp_path):
    shutil.move(course / "exercises/00-ferry/keys", tmp_path / "safe")
    (course / "kit" / "spoiler.py").write_text(f"# {EXPLAINED[11:]}", encoding="utf-8")
    assert release(course / "exercises", tmp_path / "unknowing").files
    with pytest.raises(Refused, match=r"spoiler\.py: ferry\.6: holds its explanation"):
        release(course / "exercises", tmp_path / "out", keys=tmp_path / "safe")


def test_unreviewed_proposals_are_refused(course, tmp_path):
    proposals = [{"id": "p3", "status": "review"}, {"id": "p4", "status": "accepted"}]
    path = course / "exercises/00-ferry/proposals.json"
    path.write_text(json.dumps({"proposals": proposals}), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        release(course / "exercises", tmp_path / "out")
    where = "exercises/00-ferry/proposals.json"
    assert str(refused.value) == f"{where}: p3: waits for review; accept, edit or reject it"
    path.write_text("[", encoding="utf-8")
    with pytest.raises(Refused, match="cannot be read"):
        release(course / "exercises", tmp_path / "out")


def invoke(course, *arguments):
    out = str(course / "out")
    return CliRunner().invoke(app, ["release", str(course / "exercises"), "--out", out, *arguments])


BAD = {
    "no folder": (lambda c: shutil.rmtree(c / "exercises"), (), "there is no such folder"),
    "no lesson": (lambda c: shutil.rmtree(c / "exercises/00-ferry"), (), "holds no lesson"),
    "no launcher": (lambda c: (c / "lab.py").unlink(), (), "lab.py: is missing beside exercises/"),
    "bad version": (lambda c: None, ("--version", "../1"), "use letters, digits, dots"),
    "no version": (lambda c: (c / "pyproject.toml").write_text(""), (), "one with --version"),
    "bad bank": (
        lambda c: spoil(c, "exercises/00-ferry/questions.toml", "points = 9", "points = 8"), (),
        "questions.toml: lesson: points is 8, but the questions add up to 9",
    ),
    "bad keys": (
        lambda c: spoil(c, "exercises/00-ferry/keys/ferry.toml", '"ferry.6"', '"ferry.7"'), (),
        "keys/ferry.toml: ferry.7: there is no such question to change",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_a_line_and_nothing_is_written(course, name):
    spoiling, arguments, said = BAD[name]
    spoiling(course)
    done = invoke(course, *arguments)
    assert done.exit_code == 1 and said in done.output, done.output
    assert "Traceback" not in done.output and "nothing was written" in done.output
    assert not (course / "out").exists()


def test_the_command_says_what_it_wrote(course):
    done = invoke(course)
    assert done.exit_code == 0, done.output
    assert "dateline-2.1.zip" in done.output
    assert "14 files, searched for every key: none is inside" in done.output


def test_the_course_itself_can_be_released_and_opened(tmp_path):
    made = release(ROOT / "exercises", tmp_path, "0")
    folder = made.folder
    names = {p.relative_to(folder).parts[0] for p in folder.rglob("*")}
    assert not names & {"exercises", "tests", "work", "benchmarks"}
    assert not list(folder.rglob("solved")) and not list(folder.rglob("keys"))
    outside = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    done = subprocess.run(
        [sys.executable, "-I", folder / "lab.py", "--help"], env=outside, capture_output=True,
        text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0 and "--fresh NN" in done.stdout, done.stderr
    work = folder / "work"
    work.mkdir()
    script = (
        "import kit, kit.course.bank.shipped as s; print(kit.__file__); print(s.find_bank());"
        "print(kit.read('aleppo-2016-02').block(2).role)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=work, env={**outside, "PYTHONPATH": str(folder)},
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.stdout.split("\n")[:3] == [
        str(folder / "kit" / "__init__.py"),
        str(folder / "notebooks" / "questions.json"),
        "headline",
    ], done.stderr
    private = [q for q in load_bank(folder / "notebooks/questions.json").questions.values()
               if q.flag("private")]  # fmt: skip
    assert private and not any(q.gradeable or q.keys for q in private)


STORY = (
    "Bomb at Orsa police post kills four\n\n"
    "A bomb at a police post in Orsa killed four people and wounded eight on Friday, hospital "
    "officials said.\n\n"
    "Ivo Tann, a spokesman for the Interior Ministry, said three people were killed.\n\n"
    "The road stayed shut.\n\nDr. Pia Holm, the head of the clinic, said: “We treated eight.”\n\n"
    "Rebels left the town at dusk.\n"
)


def drafted(course, **finish):
    """A lesson drafted on a story, reviewed without a change, in the course."""
    review = Review(make(read(STORY), course / "exercises", title="Orsa bomb").folder)
    for proposal in review.draft.proposals:
        review.accept(proposal.id)
    articles = course / "kit" / "data" / "articles"
    articles.mkdir(parents=True, exist_ok=True)
    review.finish("a", "b", articles=articles, **finish)
    name = f"{review.draft.folder.name[3:]}.txt"
    shutil.copy(articles / name, review.draft.folder / name)
    return review


def test_what_drafting_a_released_article_would_earn_is_refused_with_the_way_out(course, tmp_path):
    """Learners have the kit, and with it the rules that made the keys."""
    drafted(course, for_marks=True)
    with pytest.raises(Refused) as caught:
        release(course / "exercises", tmp_path / "out")
    (line,) = str(caught.value).splitlines()
    found = re.match(
        r"exercises/10-orsa-bomb/questions.toml: drafting its article earns ([\d.]+) of ([\d.]+) "
        r"points, a guess ([\d.]+)\. .*`practice = true`.*orsa\.1", line
    )  # fmt: skip
    assert found, line
    earned, of, guessed = map(float, found.groups())
    assert earned == of and guessed < of / 3
    assert not (tmp_path / "out").exists()


def test_a_draft_left_as_proposed_is_for_practice_and_can_be_released(course, tmp_path):
    review = drafted(course)
    bank = tomllib.loads((review.draft.folder / "questions.toml").read_text("utf-8"))
    marked = [q for q in bank["question"] if q["points"]]
    assert [q["kind"] for q in marked if q["kind"] != "text"] == []
    made = release(course / "exercises", tmp_path / "out")
    assert "10-orsa-bomb: drafting its article earns 0.0 of 0 points, a guess 0.0" in made.tried


def test_questions_that_ask_something_else_may_carry_points(course, tmp_path):
    review = Review(make(read(STORY), course / "exercises", title="Orsa bomb").folder)
    units = next(p for p in review.draft.proposals if p.question["kind"] == "units")
    other = [u for u in units.question["universe"] if u not in units.question["key"]]
    review.edit(units.id, prompt="Which of these would you read first, and why?", key=other[:1])
    for proposal in review.draft.proposals:
        if proposal.id != units.id:
            review.accept(proposal.id)
    articles = course / "kit" / "data" / "articles"
    articles.mkdir(parents=True, exist_ok=True)
    review.finish("a", "b", articles=articles)
    name = f"{review.draft.folder.name[3:]}.txt"
    shutil.copy(articles / name, review.draft.folder / name)
    trial = trials(course / "exercises")[-1]
    assert trial.of == units.question["points"] and not trial.too_much
    assert release(course / "exercises", tmp_path / "out").tried
