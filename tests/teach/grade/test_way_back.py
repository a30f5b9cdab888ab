"""The way back: pages in the platforms' own zips, under the names that files came with."""

import io
import zipfile
from dataclasses import replace
from types import SimpleNamespace

import pytest

from kit.course.marking.verdict import Verdict
from kit.teach.grade import feedback_pages, gradebook, way_back
from kit.teach.grade.grading import Graded, Result
from kit.teach.handed_in.submissions import Submission, find

NAMES = (
    "Ada Lovelace",
    "M\u00fcller J\u00fcrgen",
    "Nguy\u1ec5n V\u0103n An",
    "\u738b\u5c0f\u660e",
    "\u7530\u4e2d \u592a\u90ce",
    "\uae40\ubbfc\uc218",
    "\u0410\u043d\u043d\u0430 \u041a\u0430\u0440\u0435\u043d\u0438\u043d\u0430",
    "\u0393\u03b9\u03ce\u03c1\u03b3\u03bf\u03c2 \u03a0\u03ac\u03c0\u03c0\u03b1\u03c2",
    "\u0639\u0644\u064a \u0646\u0648\u0631",
    "\u05e0\u05d5\u05e2\u05d4 \u05dc\u05d5\u05d9",
    "\u0905\u0928\u0940\u0924\u093e \u0930\u093e\u0935",
    "\u0e2a\u0e21\u0e0a\u0e32\u0e22 \u0e43\u0e08\u0e14\u0e35",
    "\u10dc\u10d8\u10dc\u10dd \u10d1\u10d4\u10e0\u10d8\u10eb\u10d4",
    "\u0531\u0576\u056b \u054d\u0561\u0580",
    "\u0b85\u0ba9\u0bbf\u0ba4\u0bbe",
    "\u09b0\u09bf\u09a8\u09be \u09a6\u09be\u09b8",
    "\u0a15\u0a4c\u0a30",
    "\u1230\u120b\u121d \u12ed\u1229",
    "\u179f\u17bb\u1781",
    "O\u2019Neil-\u0141uk",
)


def handed_in(paths, tmp_path):
    """Submissions as a platform's zip holds them, each marked."""
    place = tmp_path / "submissions.zip"
    with zipfile.ZipFile(place, "w") as archive:
        for path in paths:
            archive.writestr(path, "{}")
    graded = [
        Graded(s, "01-sourcing", "fine", (), {"a.1": Verdict("a.1", "choice", "correct", 1, 1)})
        for s in find(place, ["01-sourcing"])
    ]
    return Result(tuple(graded), {}, 0)


def packed(result):
    made = way_back.zips(result, lambda who, own: f"<p>{who}</p>")
    return {
        name: {i.filename: archive.read(i).decode() for i in archive.infolist()}
        for name, data in made.items()
        for archive in [zipfile.ZipFile(io.BytesIO(data))]
    }


def test_moodle_s_folders_come_back_in_the_names_of_twenty_scripts(tmp_path):
    assert len(set(NAMES)) == 20
    folders = [f"{name}_{n}_assignsubmission_file_" for n, name in enumerate(NAMES, 100)]
    result = handed_in([f"{folder}/01-sourcing.ipynb" for folder in folders], tmp_path)
    ((name, files),) = packed(result).items()
    assert name == "feedback-moodle-01-sourcing.zip"
    assert set(files) == {f"{folder}/feedback-01-sourcing.html" for folder in folders}
    for learner, folder in zip(NAMES, folders, strict=True):
        assert files[f"{folder}/feedback-01-sourcing.html"] == f"<p>{learner}</p>"


def test_canvas_gets_the_very_name_it_gave(tmp_path):
    paths = ["noorali_LATE_77_5678_01-sourcing-2.ipynb", "leeann_78_5679_01-sourcing.ipynb"]
    result = handed_in(paths, tmp_path)
    assert [g.submission.late for g in result.graded] == [False, True]
    assert packed(result) == {
        "feedback-canvas-01-sourcing.zip": {
            "noorali_LATE_77_5678_01-sourcing-2.html": "<p>noorali</p>",
            "leeann_78_5679_01-sourcing.html": "<p>leeann</p>",
        }
    }


def test_what_came_from_no_platform_is_in_no_zip_and_the_same_pages_give_the_same_bytes(tmp_path):
    assert packed(handed_in(["ada/01-sourcing.ipynb", "bo/01-sourcing.ipynb"], tmp_path)) == {}
    result = handed_in(["leeann_78_5679_01-sourcing.ipynb"], tmp_path)
    assert way_back.zips(result, lambda *_: "x") == way_back.zips(result, lambda *_: "x")


@pytest.mark.parametrize("late", ["", "2 days late"])
def test_a_page_says_what_being_late_costs(late):
    graded = Graded(Submission("ada", "a.ipynb"), None, "fine", (), {}, late=late, kept=0.8)
    said = feedback_pages.page("ada", {"": graded}, Result((graded,), {}, 0))
    assert ("2 days late: 80% of the points count." in said) == bool(late)


def test_each_platform_s_points_are_those_of_its_own_learners(tmp_path):
    """A number of Moodle's is nobody's in Canvas; who came by hand may be on either."""
    result = handed_in(
        [
            "lovelaceada_77_5678_01-sourcing.ipynb",
            "Omar Saleh_12_assignsubmission_file_/01-sourcing.ipynb",
            "ines/01-sourcing.ipynb",
        ],
        tmp_path,
    )
    canvas = gradebook.canvas(result)[2:]
    assert [row[:2] for row in canvas] == [["ines", ""], ["lovelaceada", "77"]]
    lessons = {"01-sourcing": SimpleNamespace(points=1)}
    moodle = gradebook.moodle(replace(result, lessons=lessons), "01-sourcing")[1:]
    assert [row[:2] for row in moodle] == [["Participant 12", "Omar Saleh"], ["", "ines"]]


def test_a_name_that_some_system_takes_for_a_folder_or_a_device_goes_into_no_zip(tmp_path):
    named = "{}_77_5678_01-sourcing.ipynb"
    for name in ("ada\\..\\..\\evil", "a:b", "CON", "aux.x", 'a"b', "why?"):
        assert way_back.back_name(named.format(name), "01-sourcing") == ("", ""), name
    paths = (named.format("ada"), "..\\x_79_assignsubmission_file_/01-sourcing.ipynb")
    graded = [
        Graded(
            Submission(p, p, "01-sourcing", lms_id="7"),
            "01-sourcing", "fine", (), {"a.1": Verdict("a.1", "choice", "correct", 1, 1)},
        )
        for p in paths
    ]  # fmt: skip
    assert [*packed(Result(tuple(graded), {}, 0))] == ["feedback-canvas-01-sourcing.zip"]


def test_nobody_is_called_what_canvas_calls_the_row_of_the_maximum():
    for name in ("Points Possible", " points  possible ", "My Points\u00a0Possible"):
        own = Graded(
            Submission(name, "x/01-sourcing.ipynb", "01-sourcing"),
            "01-sourcing", "fine", (), {"a.1": Verdict("a.1", "choice", "correct", 1, 1)},
        )  # fmt: skip
        lessons = {"01-sourcing": SimpleNamespace(title="Sourcing", points=9)}
        rows = gradebook.canvas(Result((own,), lessons, 0))
        said = [row[0] for row in rows if "possible" in row[0].casefold()]
        assert said[0].strip() == "Points Possible" and len(rows) == 3
        assert "-" in said[1] and said[1].split("-")[-1].strip().casefold() == "possible"
