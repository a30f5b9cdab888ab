"""Free answers from the grade book to markers and back, without names and without running code."""

from __future__ import annotations

import csv
import io
import json
import random

import pytest
from typer.testing import CliRunner

from kit.cli import app
from kit.teach.grade import grading, runs
from kit.teach.grade.journal import Journal
from kit.teach.hand import csv_io, double
from kit.teach.hand.csv_io import Mark
from kit.teach.hand.sheets import Sheet, read_pack
from kit.teach.sandbox.limits import Limits
from kit.teach.sandbox.protocol import Transcript
from tests.teach.conftest import GRADING, HARBOUR

SAID = {
    "Ada Lovelace": "For the day, because the office\r\nnames it.",
    "Bolivar": "=1+1 is what it says",
    "Cyrus": "On the boats Cyrus would say nothing.",
    "Daniela": None,
    "Evelina": "Monday, as the office has it.",
}


@pytest.fixture()
def no_runs(monkeypatch):
    """Nothing here may run a submission."""

    def refuse(*_, **__):
        raise AssertionError("a submission was run")

    monkeypatch.setattr(runs, "run_here", refuse)


@pytest.fixture()
def grades(no_runs, hand_in, course, harbour, tmp_path):
    """A graded class: five learners with everything right, four of them with a free answer."""
    for learner in SAID:
        hand_in(f"{learner}/{HARBOUR}.ipynb")
    write_answers(tmp_path, course, SAID)
    assert kit_grade(tmp_path).exit_code == 0
    return tmp_path / "grades"


def write_answers(root, course, said):
    """Put into the journal what runs of these submissions would bring back."""
    numbers = {"harbour.1": 12, "harbour.3": 3}
    with Journal(root / "grades") as journal:
        for entry in grading.survey(root / "submissions", course).entries:
            answers = [{"id": id, "answer": value} for id, value in numbers.items()]
            text = said[entry.submission.learner]
            if text:
                answers.append({"id": "harbour.9", "answer": text})
            limits = Limits(cell_seconds=30.0, submission_seconds=120.0)  # as the command has it
            mark = grading._run_mark(course[HARBOUR], limits)
            outcome = {"transcript": Transcript(answers).as_json(), "restored": []}
            line = {"path": entry.submission.path, "file": entry.file, "run": mark, **outcome}
            journal.add(line)


def kit(*words):
    return CliRunner().invoke(app, [str(w) for w in words])


def kit_grade(root):
    out = ("--out", root / "grades", "--jobs", 1)
    return kit("grade", root / "submissions", "--keys", GRADING, *out)


def gather(grades, *more):
    out = grades.parent / "marking"
    return kit("mark", "gather", grades, "--keys", GRADING, "--out", out, *more)


def join(grades):
    folder = grades.parent / "marking"
    return kit("mark", "join", folder, "--grades", grades, "--keys", GRADING)


def codes(grades):
    table = json.loads((grades / "codes.json").read_text("utf-8"))["codes"]
    return {learner: code for code, (learner, _) in table.items()}


def sheet_path(grades, marker="marker-1"):
    return grades.parent / "marking" / marker / "harbour.9.csv"


def give(grades, marks, marker="marker-1", note=""):
    """Write marks into a sheet as a spreadsheet would: learners' names to marks."""
    path, own = sheet_path(grades, marker), codes(grades)
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    wanted = {own[learner]: mark for learner, mark in marks.items()}
    for row in rows[1:]:
        if row[0] in wanted:
            row[2], row[3] = str(wanted[row[0]]), note
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def book(grades):
    return json.loads((grades / "gradebook.json").read_text("utf-8"))


def of(grades, learner):
    return book(grades)["learners"][learner]["lessons"][HARBOUR]


def table(grades, name="gradebook.csv"):
    rows = list(csv.reader(io.StringIO((grades / name).read_text("utf-8"), newline="")))
    key = next(i for i, head in enumerate(rows[0]) if head in ("learner", "Student", "Full name"))
    return {row[key]: dict(zip(rows[0], row, strict=True)) for row in rows[1:]}


def test_sheets_name_nobody_and_hold_what_a_marker_needs(grades):
    assert gather(grades).exit_code == 0
    folder = grades.parent / "marking"
    given = [p for p in folder.rglob("*") if p.is_file()]
    everything = "\n".join(p.read_text("utf-8-sig") + p.name for p in given)
    for learner in ("Ada", "Lovelace", "Bolivar", "Daniela", "Evelina"):
        assert learner not in everything
    sheet = read_pack(folder).sheets["harbour.9"]
    assert len(sheet.answers) == 4  # Daniela wrote none
    guide = (folder / "harbour.9.md").read_text("utf-8")
    assert "1: says it with the words that show it" in guide and sheet.scale == (1.0, 0.0)
    assert (grades / "codes.json").stat().st_mode & 0o077 == 0


def test_an_answer_that_names_its_author_is_told(grades):
    said = gather(grades).output
    code = codes(grades)["Cyrus"]
    assert f"{code}: the answer holds a part of its author's name" in said
    assert codes(grades)["Evelina"] not in said


def test_codes_stay_and_cannot_be_guessed_from_names(grades, tmp_path):
    gather(grades)
    first = codes(grades)
    gather(grades)
    assert codes(grades) == first
    (grades / "codes.json").unlink()
    gather(grades)
    assert not set(codes(grades).values()) & set(first.values())


def test_the_order_is_shuffled_by_seed_and_marker():
    sheet = Sheet("a", "a", None, "?", 1, (), answers={f"C{n}": "" for n in range(40)})
    assert sheet.order("A", 1) == sheet.order("A", 1)
    orders = [sheet.order("A", 1), sheet.order("B", 1), sheet.order("A", 2), sorted(sheet.answers)]
    assert len({tuple(order) for order in orders}) == 4


def test_marks_join_every_book_and_the_former_ones_are_kept(grades):
    gather(grades)
    give(grades, {"Ada Lovelace": 1, "Bolivar": 0, "Cyrus": 0, "Evelina": 1}, note="see <b>")
    before = {p.name: p.read_bytes() for p in grades.glob("*.*") if p.is_file()}
    machine = of(grades, "Ada Lovelace")["points"]
    done = join(grades)
    assert done.exit_code == 0 and "4 marked, 0 to settle, 0 without a mark" in done.output
    assert of(grades, "Ada Lovelace")["points"] == machine + 1
    assert of(grades, "Bolivar")["points"] == machine == of(grades, "Daniela")["points"]
    question = of(grades, "Bolivar")["questions"]["harbour.9"]
    assert question["status"] == "not-yet" and question["hand"]["by"] == ["marker-1"]
    assert book(grades)["lessons"][HARBOUR]["points"] == 17
    row = table(grades)["Ada Lovelace"]
    assert row["harbour.9"] == "1" and row[f"{HARBOUR} of"] == "17"
    assert row[f"{HARBOUR} awaiting a reader"] == "0" and float(row["points"]) == machine + 1
    assert table(grades)["Daniela"]["harbour.9"] == "0"
    canvas = table(grades, "canvas.csv")
    assert float(canvas["Ada Lovelace"][f"{HARBOUR} Harbour"]) == machine + 1
    assert canvas["    Points Possible"][f"{HARBOUR} Harbour"] == "17"
    assert table(grades, f"moodle-{HARBOUR}.csv")["Bolivar"]["Maximum Grade"] == "17"
    assert len((grades / "to-read.csv").read_text("utf-8").splitlines()) == 1
    kept = {p.name: p.read_bytes() for p in (grades / "before-marks-1").iterdir() if p.is_file()}
    assert {"gradebook.csv", "gradebook.json", "canvas.csv"} <= set(kept)
    assert all(before[name] == data for name, data in kept.items())


def test_a_note_reaches_its_author_and_runs_nothing(grades):
    gather(grades)
    bank = grades.parent / "marking" / "comments.csv"
    bank.write_text("key,comment\nblock,which <script> block?\n", "utf-8")
    give(grades, {"Bolivar": 0}, note="#block")
    join(grades)
    pages = {p.name[:2]: p.read_text("utf-8") for p in (grades / "feedback").glob("*.html")}
    assert "which &lt;script&gt; block?" in pages["bo"]
    assert "script" not in pages["ev"]


def test_joining_twice_changes_nothing(grades):
    gather(grades)
    give(grades, {"Bolivar": 1})
    assert join(grades).exit_code == 1  # others have no mark yet
    after = {p: p.read_bytes() for p in grades.rglob("*") if p.is_file()}
    join(grades)
    assert {p: p.read_bytes() for p in grades.rglob("*") if p.is_file()} == after


def test_a_mark_taken_back_waits_again(grades):
    gather(grades)
    plain = book(grades)
    give(grades, {"Bolivar": 1})
    join(grades)
    give(grades, {"Bolivar": ""})
    join(grades)
    assert book(grades) == plain


def test_grading_again_keeps_what_people_gave(grades):
    gather(grades)
    give(grades, {"Ada Lovelace": 1, "Bolivar": 1, "Cyrus": 0, "Evelina": 0})
    join(grades)
    files = ("gradebook.csv", "gradebook.json", "canvas.csv", f"moodle-{HARBOUR}.csv")
    after = {n: (grades / n).read_bytes() for n in files}
    assert kit_grade(grades.parent).exit_code == 0
    assert {n: (grades / n).read_bytes() for n in files} == after


def test_a_mark_does_not_move_to_another_answer(grades, course):
    gather(grades)
    give(grades, {"Bolivar": 1, "Evelina": 1})
    join(grades)
    write_answers(grades.parent, course, {**SAID, "Bolivar": "Something quite different."})
    said = kit_grade(grades.parent).output
    assert "Bolivar: harbour.9: the answer is another now" in said
    assert of(grades, "Bolivar")["questions"]["harbour.9"]["status"] == "awaiting"
    assert of(grades, "Evelina")["questions"]["harbour.9"]["points"] == 1
    refused = join(grades)
    assert refused.exit_code == 2 and "another answer was handed in since" in refused.output
    again = gather(grades)
    assert "the answer has changed, so its mark was taken out" in again.output
    assert sheet_path(grades).with_name("harbour.9.csv.kept-1").exists()
    marks = csv_io.read_marks(
        sheet_path(grades), read_pack(grades.parent / "marking").sheets["harbour.9"]
    )
    own = codes(grades)
    assert marks[own["Evelina"]].mark == 1 and marks[own["Bolivar"]].mark is None


def test_markers_who_differ_settle_before_it_counts(grades):
    gather(grades, "--marker", "A", "--marker", "B")
    give(grades, {"Ada Lovelace": 1, "Bolivar": 0, "Evelina": 1, "Cyrus": 0}, "A")
    give(grades, {"Ada Lovelace": 1, "Bolivar": 1, "Evelina": 1}, "B")
    folder = grades.parent / "marking"
    told = kit("mark", "agree", folder)
    assert told.exit_code == 0 and "3 answers marked by two or more" in told.output
    assert "same mark on 67%" in told.output and "1 to settle" in told.output
    done = join(grades)
    assert done.exit_code == 1 and f"differ    harbour.9: {codes(grades)['Bolivar']}" in done.output
    assert f"fill its row in {folder / 'settle.csv'}, column 'settled'" in done.output
    assert "kit mark agree" not in done.output
    (folder / "settle.csv").rename(folder / "elsewhere.csv")
    assert "run `kit mark agree`, and settle it" in join(grades).output
    (folder / "elsewhere.csv").rename(folder / "settle.csv")
    assert of(grades, "Bolivar")["questions"]["harbour.9"]["status"] == "awaiting"
    settle = folder / "settle.csv"
    rows = list(csv.reader(io.StringIO(settle.read_text("utf-8-sig"), newline="")))
    assert [row[1] for row in rows[1:]] == [codes(grades)["Bolivar"]]
    assert rows[1][2].startswith("'=1+1")
    rows[1][rows[0].index("settled")] = "1"
    with settle.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    assert join(grades).exit_code == 0
    assert of(grades, "Bolivar")["questions"]["harbour.9"]["hand"]["settled"] is True
    again = kit("mark", "agree", folder)  # the decision stays when the list is made again
    assert "0 to settle, 1 settled" in again.output and "nothing is left to settle" in again.output
    assert "fill its column" not in again.output
    assert double.read_settled(read_pack(folder))["harbour.9", codes(grades)["Bolivar"]].mark == 1


def test_without_a_grade_book_the_way_to_name_its_folder_is_said(grades, monkeypatch):
    gather(grades)
    monkeypatch.chdir(grades.parent / "marking")
    refused = kit("mark", "join", ".", "--keys", GRADING)
    assert refused.exit_code == 2 and "name its folder with --grades" in refused.output
    refused = kit("mark", "gather", "--keys", GRADING)
    assert refused.exit_code == 2 and "as in `kit mark gather FOLDER`" in refused.output


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("code", "ZZZZZZZ", "row 2: there is no answer ZZZZZZZ in a sheet 'harbour.9'; take"),
        ("sheet", "harbour.8", "row 2: there is no answer"),
        ("answer", "other words", "is not the one gathered; put its text back"),
        ("settled", "2", "settled: mark 2 is above the maximum; give one of 1, 0"),
    ],
)
def test_mistakes_in_the_settled_list_are_named(grades, column, value, said):
    gather(grades, "--marker", "A", "--marker", "B")
    give(grades, {"Bolivar": 0}, "A")
    give(grades, {"Bolivar": 1}, "B")
    folder = grades.parent / "marking"
    kit("mark", "agree", folder)
    settle = folder / "settle.csv"
    rows = list(csv.reader(io.StringIO(settle.read_text("utf-8-sig"), newline="")))
    rows[1][rows[0].index(column)] = value
    with settle.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    refused = join(grades)
    assert (
        refused.exit_code == 2 and f"{settle}: row 2" in refused.output and said in refused.output
    )


def test_agreement_is_that_of_the_measures_themselves():
    from kit.analysis.agreement.readers import alpha, kappa

    draw = random.Random(5)
    sheet = Sheet("a", "a", None, "?", 2, ("2: a", "1: b", "0: c"))
    for n in range(30):
        sheet.answers[f"C{n:02}"] = "words"
    first = {c: float(draw.choice((0, 1, 2))) for c in sheet.answers}
    second = {
        c: m if draw.random() < 0.7 else float(draw.choice((0, 1, 2))) for c, m in first.items()
    }
    by = {n: {c: Mark(m) for c, m in own.items()} for n, own in {"A": first, "B": second}.items()}
    found = double.agreement(sheet, by)
    assert found.pairs[0].kappa == kappa(first, second)
    assert found.alpha == alpha({"A": first, "B": second}, level="interval")
    assert set(found.differing) == {c for c in first if first[c] != second[c]}
    assert 0 < found.pairs[0].kappa < 1


def damage(path, text):
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("gradebook.json", "{", "is no grade book"),
        ("gradebook.json", '{"learners": {"a": 1}}', "is no grade book"),
        ("codes.json", "[]", "is damaged"),
        ("codes.json", '{"secret": "zz", "codes": {}}', "put a copy of it back"),
        ("journal.jsonl", "", "has no run of"),
    ],
)
def test_a_damaged_folder_of_grades_is_one_line(grades, name, text, said):
    gather(grades)
    damage(grades / name, text)
    refused = gather(grades)
    assert refused.exit_code == 2 and said in refused.output
    assert "Traceback" not in refused.output


def test_what_is_not_there_is_named_with_what_to_do(grades, tmp_path):
    assert "run `kit grade` first" in kit("mark", "gather", tmp_path / "no").output
    assert "run `kit mark gather` first" in kit("mark", "agree", tmp_path / "no").output
    assert "use letters, digits" in gather(grades, "--marker", "../x").output
    assert "named twice" in gather(grades, "--marker", "A", "--marker", "a").output


def test_other_keys_than_those_of_the_book_are_refused(grades, course):
    value = book(grades)
    value["learners"]["Bolivar"]["lessons"][HARBOUR]["questions"]["harbour.2"]["points"] = 2
    damage(grades / "gradebook.json", json.dumps(value))
    refused = gather(grades)
    assert refused.exit_code == 2 and "run `kit grade` again with the keys" in refused.output


def test_a_column_that_was_taken_out_is_named(grades):
    rows = list(csv.reader(io.StringIO((grades / "gradebook.csv").read_text("utf-8"), newline="")))
    out, gone = io.StringIO(), rows[0].index("harbour.2")
    csv.writer(out, lineterminator="\n").writerows([r[:gone] + r[gone + 1 :] for r in rows])
    gather(grades)
    damage(grades / "gradebook.csv", out.getvalue())
    give(grades, {"Bolivar": 1})
    refused = join(grades)
    assert refused.exit_code == 2 and "column 'harbour.2' is missing; put it back" in refused.output


def test_columns_an_instructor_added_stay(grades):
    gather(grades)
    rows = list(csv.reader(io.StringIO((grades / "gradebook.csv").read_text("utf-8"), newline="")))
    rows = [["group", *row] for row in rows]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    damage(grades / "gradebook.csv", out.getvalue())
    give(grades, {"Bolivar": 1})
    join(grades)
    assert (
        table(grades)["Bolivar"]["group"] == "group"
        and table(grades)["Bolivar"]["harbour.9"] == "1"
    )
