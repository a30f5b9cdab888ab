"""A lesson on paper and as a quiz: what stands in the files, and that keys read back earn all."""

import io
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from typer.testing import CliRunner

from kit.cli import app
from kit.course.bank.assembly import read_lesson
from kit.course.marking import mark
from kit.teach.release.qti import CORRECT, CP, QTI, package
from kit.teach.release.worksheet import worksheet

ROOT = Path(__file__).parents[3]
LESSONS = ("01-sourcing", "02-attribution", "03-casualties", "04-framing")


@pytest.fixture(scope="module", params=LESSONS)
def lesson(request):
    return read_lesson(ROOT / "exercises" / request.param, ROOT)


def unpacked(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: ET.fromstring(archive.read(name)) for name in archive.namelist()}


def q(tag):
    return f"{{{QTI}}}{tag}"


def test_every_file_of_the_package_is_named_in_its_manifest_and_in_the_test(lesson):
    data, taken = package(lesson)
    files = unpacked(data)
    rows = [r.get("href") for r in files["imsmanifest.xml"].iter(f"{{{CP}}}resource")]
    assert set(rows) == set(files) - {"imsmanifest.xml"}
    asked = [r.get("href") for r in files["test.xml"].iter(q("assessmentItemRef"))]
    assert len(asked) == len(taken) >= 4 and set(asked) == set(rows) - {"test.xml"}
    assert data == package(lesson)[0]  # the same bytes every time


def test_the_keys_read_back_out_of_the_package_earn_full_marks(lesson):
    """By the identifiers alone, as a platform would: each names a choice that is shown."""
    data, taken = package(lesson)
    files = unpacked(data)
    for id in taken:
        question = lesson.questions[id]
        item = next(
            f for f in files.values() if f.get("title") == id and f.tag == q("assessmentItem")
        )
        assert item.find(q("responseProcessing")).get("template") == CORRECT
        right = [v.text for v in item.iter(q("value")) if v.text != "0"]
        shown = {
            e.get("identifier"): e.text
            for tag in ("simpleChoice", "simpleAssociableChoice")
            for e in item.iter(q(tag))
        }
        texts = {o["text"] or o["id"]: o["id"] for o in question.data["options"]}
        if question.kind == "match":
            rows = {i["text"] or i["id"]: i["id"] for i in question.data["items"]}
            pairs = [pair.split() for pair in right]
            answer = {rows[shown[i]]: texts[shown[o]] for i, o in pairs}
        else:
            answer = [texts[shown[o]] for o in right]
            answer = answer[0] if question.kind == "choice" else answer
        assert mark(question, answer).score == 1, id
        assert " ".join(item.find(f".//{q('prompt')}").text.split()) == question.data["prompt"]


class Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.text = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in ("meta",):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def read(page):
    parser = Words()
    parser.feed(page)
    assert parser.open == [] and "<script" not in page and "http" not in page
    return " ".join(" ".join(parser.text).split())


def test_a_worksheet_asks_everything_and_tells_nothing(lesson):
    sheet, key = read(worksheet(lesson)), read(worksheet(lesson, key=True))
    for question in lesson.questions.values():
        assert question.id in sheet and " ".join(question.data["prompt"].split()) in sheet
        told = question.behind.get("explanation", "").split("\n\n")[0]
        if len(told.split()) > 5 and question.gradeable:
            assert " ".join(told.split()) not in sheet
            assert " ".join(told.split()) in key
    assert "Answer: " in key and "Answer: " not in sheet


def test_the_command(tmp_path):
    line = ["paper", "01-sourcing", "--exercises", str(ROOT / "exercises"), "--out", str(tmp_path)]
    done = CliRunner().invoke(app, line)
    assert done.exit_code == 0, done.output
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "01-sourcing.canvas.zip", "01-sourcing.html", "01-sourcing.key.html",
        "01-sourcing.moodle.xml", "01-sourcing.qti.zip",
    ]  # fmt: skip
    line[1] = "05-capstone"  # nothing in it has a form in a quiz, so there is none
    done = CliRunner().invoke(app, line)
    assert done.exit_code == 0 and "0 questions as a quiz, 11 have no form there" in done.output
    assert sorted(p.name for p in tmp_path.glob("05*")) == [
        "05-capstone.html", "05-capstone.key.html",
    ]  # fmt: skip
    line[1] = "09-nothing"
    gone = CliRunner().invoke(app, line)
    assert gone.exit_code == 1 and "no such lesson in" in gone.stderr
