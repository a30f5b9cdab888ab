"""Somebody hands in a file that is named for another learner, in a zip or a folder of their own."""

import zipfile

import pytest

from kit.teach.grade.way_back import back_name
from kit.teach.handed_in.submissions import find

LESSONS = ["01-sourcing", "02-attribution"]
MOODLE = "Ada L_77_assignsubmission_file_/01-sourcing.ipynb"
CANVAS = "ada_77_5678_01-sourcing.ipynb"


def owner_of_the_forged(place):
    (forged,) = [s for s in find(place, LESSONS) if s.read() == b"forged"]
    return forged.learner


@pytest.mark.parametrize(
    ("honest", "mine", "forged"),
    [
        (MOODLE, "Mallory_88_assignsubmission_file_/work.zip", MOODLE),
        (MOODLE, "Mallory_88_assignsubmission_file_/work.zip", CANVAS),
        (CANVAS, "mallory_88_9_work.zip", CANVAS),
        (CANVAS, "mallory_LATE_88_9_work.zip", CANVAS.replace("sourcing", "sourcing-9")),
        ("ada/01-sourcing.ipynb", "mallory/work.zip", "01-sourcing/ada.ipynb"),
        ("01-sourcing_ada.ipynb", "mallory.zip", "01-sourcing/ada.ipynb"),
        ("01-sourcing_ada.ipynb", "mallory.zip", "ada/01-sourcing.ipynb"),
        ("ada/01-sourcing.ipynb", "mallory.zip", "01-sourcing_ada.ipynb"),
    ],
)
def test_the_outermost_name_counts(tmp_path, honest, mine, forged):
    for name in (honest, mine):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / honest).write_bytes(b"honest")
    with zipfile.ZipFile(tmp_path / mine, "w") as archive:
        archive.writestr(forged, b"forged")
    assert owner_of_the_forged(tmp_path).casefold().startswith("mallory")
    (kept,) = [s for s in find(tmp_path, LESSONS) if s.read() == b"honest"]
    assert kept.learner.casefold().startswith("ada")


@pytest.mark.parametrize(
    ("honest", "others"),
    [(CANVAS, ()), (MOODLE, ()), ("ada/01-sourcing.ipynb", ("bo/01-sourcing.ipynb",))],
)
@pytest.mark.parametrize(
    "forged",
    [
        "mallory/ada_77_5678_01-sourcing-9.ipynb",
        "mallory/Ada L_77_assignsubmission_file_/01-sourcing.ipynb",
        "mallory.zip/ada_77_5678_01-sourcing-9.ipynb",
        "mallory.zip/Ada L_77_assignsubmission_file_/01-sourcing.ipynb",
    ],
)
def test_a_platforms_name_in_ones_own_folder_is_no_platforms(tmp_path, honest, others, forged):
    for name in (honest, *others):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"honest")
    first, _, rest = forged.partition("/")
    if first.endswith(".zip"):
        with zipfile.ZipFile(tmp_path / first, "w") as archive:
            archive.writestr(rest, b"forged")
    else:
        (tmp_path / forged).parent.mkdir(parents=True)
        (tmp_path / forged).write_bytes(b"forged")
    (theirs,) = [s for s in find(tmp_path, LESSONS) if s.read() == b"forged"]
    assert (theirs.learner, theirs.lms_id) == ("mallory", None)


def test_a_name_chosen_to_look_like_a_platforms_is_ones_own(tmp_path):
    chosen = "Ada L_77_assignsubmission_file__79_assignsubmission_file_"
    for name, data in ((MOODLE, b"honest"), (f"{chosen}/01-sourcing (9).ipynb", b"forged")):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes(data)
    found = {s.read(): (s.learner, s.lms_id) for s in find(tmp_path, LESSONS)}
    assert found[b"honest"] == ("Ada L", "77") and found[b"forged"][1] == "79"
    assert back_name(f"{chosen}/a.ipynb", "01-sourcing")[1].startswith(chosen)


@pytest.mark.parametrize("where", ["mallory/w.zip", "mallory.zip"])
def test_a_zip_among_learners_folders_is_one_learner(tmp_path, where):
    for name in ("ada", "bo", "mallory"):
        (tmp_path / name).mkdir()
    for name in ("ada", "bo"):
        (tmp_path / name / "01-sourcing.ipynb").write_bytes(b"honest")
    with zipfile.ZipFile(tmp_path / where, "w") as archive:
        for n in range(50):
            archive.writestr(f"01-sourcing/ghost{n}.ipynb", b"forged")
    assert {s.learner for s in find(tmp_path, LESSONS)} == {"ada", "bo", "mallory"}


@pytest.mark.parametrize("forged", ["01-sourcing/ada.ipynb", "01-sourcing_ada.ipynb", "ada.ipynb"])
def test_a_folder_of_ones_own_does_not_help(tmp_path, forged):
    for name, data in (("ada/01-sourcing.ipynb", b"honest"), (f"mallory/{forged}", b"forged")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    assert owner_of_the_forged(tmp_path) == "mallory"


def test_who_sorts_by_week_and_lesson_is_still_understood(tmp_path):
    for name in ("week 1/01-sourcing/ada.ipynb", "week 2/02-attribution/ada.ipynb"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes(b"{}")
    assert {s.learner for s in find(tmp_path, LESSONS)} == {"ada"}
