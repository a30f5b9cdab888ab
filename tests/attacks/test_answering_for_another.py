"""Somebody hands in a file that is named for another learner, in a zip or a folder of their own."""

import zipfile

import pytest

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
