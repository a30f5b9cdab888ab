"""The roster: read as spreadsheets write it, each mistake one line, and held against who came."""

from contextlib import nullcontext

import pytest
from typer.testing import CliRunner

from kit.cli import app
from kit.teach.grade import runs
from kit.teach.grade.roster import MISSING, RosterFault, compared, lines, read_roster
from tests.teach.conftest import GRADING


@pytest.fixture
def path(tmp_path):
    return tmp_path / "roster.csv"


@pytest.mark.parametrize(
    "text",
    [
        "learner\nada\nbo\n",
        "\ufeffnumber;Learner;group\r\n1;ada;x\r\n2;bo;y\r\n;;\r\n",
        'group\tlearner\n"a, b"\tada\nc\tbo',
    ],
)
def test_a_roster_is_read_as_spreadsheets_write_it(path, text):
    path.write_text(text, encoding="utf-8", newline="")
    assert read_roster(path).learners == ("ada", "bo")


def test_a_platform_s_own_list_is_held_by_its_number(path):
    """Canvas's names (alinoor) are no list's names; its numbers are."""
    path.write_text("Student;ID\nNoor, Ali;77\nLee, Ann;78\n", encoding="utf-8")
    alone = read_roster(path)
    assert alone.learners == ("77", "78") and alone.name_of("alinoor", "77") == "77"
    path.write_text("learner,participant\nAli Noor,Participant 77\nAnn Lee,78\n", "utf-8")
    both = read_roster(path)
    assert both.learners == ("Ali Noor", "Ann Lee")
    assert both.name_of("alinoor", "77") == "Ali Noor" and both.name_of("bo", None) == "bo"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, "cannot be read (No such file"),
        (b"learner\nZo\xeb\n", "not UTF-8 text (byte 10); save it as CSV UTF-8"),
        (b"student,mail\nada,a@x\n", "row 1: no column 'learner', but student, mail"),
        (b"", "row 1: no column 'learner', but nothing"),
        (b"learner,mail\nada,a@x\n,b@x\n", "row 3: 'learner' is empty; fill it or delete"),
        (b"learner\nada\nbo\nada\n", "row 4: ada stands in row 2 already"),
        (b"learner\n\n", "names nobody; give a learner a row"),
        (b"id\n\n", "names nobody; give a learner a row"),
        (b"id\n77\nseven\n", "row 3: 'seven' is no number of a platform; write digits"),
        (b"id\n77\n77\n", "row 3: 77 stands in an earlier row already"),
    ],
)
def test_each_mistake_is_one_line_with_file_place_and_mend(path, data, said):
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(RosterFault) as caught:
        read_roster(path)
    (line,) = str(caught.value).splitlines()
    assert line.startswith(f"{path}: ") and said in line


def test_several_mistakes_are_told_at_once(path):
    path.write_text("learner,mail\nada,a\n,b\nada,c\n", encoding="utf-8")
    with pytest.raises(RosterFault) as caught:
        read_roster(path)
    assert len(str(caught.value).splitlines()) == 2


def test_who_is_missing_and_who_is_a_stranger(path):
    missing, strangers = compared(["ada", "bo"], [("ada", "01"), ("bob", "01"), ("bo", "")])
    assert missing == {"01": ["bo"]} and strangers == ["bob"]
    assert lines(missing, strangers, path) == [
        "not handed in: 01: bo",
        f"not on {path}: bob; correct the name there or in the file",
    ]
    assert lines({}, [], path) == []


def test_grading_tells_who_handed_in_nothing(warm, hand_in, monkeypatch, tmp_path, path):
    monkeypatch.setattr(runs, "Sandbox", lambda *a, **k: nullcontext(warm))
    hand_in("ada/70-harbour.ipynb", "blank")
    hand_in("stray/70-harbour.ipynb", "blank")
    path.write_text("learner\nada\nbo\n", encoding="utf-8")
    out = tmp_path / "grades"
    line = ["grade", str(tmp_path / "submissions"), "--keys", str(GRADING), "--out", str(out),
            "--jobs", "1", "--roster", str(path)]  # fmt: skip
    done = CliRunner().invoke(app, line)
    assert done.exit_code == 0, done.output
    assert "not handed in: 70-harbour: bo" in done.output
    assert f"not on {path}: stray;" in done.output
    assert (out / MISSING).read_text("utf-8") == ('"learner","not handed in"\n"bo","70-harbour"\n')

    path.write_text("student\nada\n", encoding="utf-8")
    refused = CliRunner().invoke(app, line)
    assert refused.exit_code == 2 and "no column 'learner'" in refused.output
