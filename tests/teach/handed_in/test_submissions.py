"""Finding submissions: every layout names learner and lesson; no path leads anywhere else."""

from __future__ import annotations

import io
import stat
import zipfile

import pytest

from kit.teach.handed_in.notebook_file import MOST_BYTES
from kit.teach.handed_in.submissions import NO_NOTEBOOK, NoSubmissions, find

LESSONS = ["00-start-here", "01-sourcing", "02-attribution"]


def lay(folder, *names, data=b"{}"):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


@pytest.mark.parametrize(
    ("name", "learner", "lesson"),
    [
        ("ada/01-sourcing.ipynb", "ada", "01-sourcing"),
        ("ada/sourcing.ipynb", "ada", "01-sourcing"),
        ("ada/work/01-sourcing.ipynb", "ada", "01-sourcing"),
        ("ada/01-sourcing.ipynb.txt", "ada", "01-sourcing"),
        ("ada/01-sourcing (1).ipynb", "ada", "01-sourcing"),
        ("01-sourcing/ada.ipynb", "ada", "01-sourcing"),
        ("01-sourcing/ada/01-sourcing.ipynb", "ada", "01-sourcing"),
        ("01-sourcing_ada.ipynb", "ada", "01-sourcing"),
        ("ada_01-sourcing.ipynb", "ada", "01-sourcing"),
        ("ada - 01-sourcing.ipynb", "ada", "01-sourcing"),
        ("ada.ipynb", "ada", None),
        ("ada/homework.ipynb", "ada", None),
        ('O\'Neil, "Bo"/01-sourcing.ipynb', 'O\'Neil, "Bo"', "01-sourcing"),
        ("Zoë Müller/01-sourcing.ipynb", "Zoë Müller", "01-sourcing"),
    ],
)
def test_layouts(tmp_path, name, learner, lesson):
    (found,) = find(lay(tmp_path, name), LESSONS)
    assert (found.learner, found.lesson) == (learner, lesson)


@pytest.mark.parametrize(
    ("name", "learner", "number", "lms", "attempt"),
    [
        ("lovelaceada_77_5678_01-sourcing.ipynb", "lovelaceada", "77", "canvas", 0),
        ("lovelaceada_LATE_77_5678_01-sourcing-2.ipynb", "lovelaceada", "77", "canvas", 2),
        ("Ada L_77_assignsubmission_file_/01-sourcing.ipynb", "Ada L", "77", "moodle", 0),
        ("Ada L_77_assignsubmission_file_01-sourcing.ipynb", "Ada L", "77", "moodle", 0),
    ],
)  # fmt: skip
def test_download_names_of_canvas_and_moodle(tmp_path, name, learner, number, lms, attempt):
    (found,) = find(lay(tmp_path, name), LESSONS)
    assert (found.learner, found.lms_id, found.lms) == (learner, number, lms)
    assert (found.lesson, found.attempt) == ("01-sourcing", attempt)


def test_a_folder_round_all_learners_is_no_learner(tmp_path):
    lay(tmp_path, "week 3/ada/01-sourcing.ipynb", "week 3/bo/01-sourcing.ipynb")
    assert [s.learner for s in find(tmp_path, LESSONS)] == ["ada", "bo"]


def test_namesakes_are_kept_apart(tmp_path):
    lay(tmp_path, "smithjo_1_9_01-sourcing.ipynb", "smithjo_2_8_01-sourcing.ipynb")
    assert [s.learner for s in find(tmp_path, LESSONS)] == ["smithjo (1)", "smithjo (2)"]


def test_moodle_numbers_people_anew_for_each_assignment(tmp_path):
    one, two = "Ada L_77_assignsubmission_file_", "Ada L_91_assignsubmission_file_"
    lay(tmp_path, f"{one}/01-sourcing.ipynb", f"{two}/02-attribution.ipynb")
    found = find(tmp_path, LESSONS)
    assert {(s.learner, s.lms_id) for s in found} == {("Ada L", "77"), ("Ada L", "91")}
    lay(tmp_path, f"{two}/01-sourcing.ipynb")
    assert {s.learner for s in find(tmp_path, LESSONS)} == {"Ada L (77)", "Ada L (91)"}


@pytest.mark.parametrize("folded", [False, True])
def test_a_zip_handed_in_is_its_owners_whatever_is_in_it(tmp_path, folded):
    name = "lovelaceada_LATE_77_5678_work-2.zip"
    with zipfile.ZipFile(tmp_path / name, "w") as archive:
        archive.writestr("dateline/work/01-sourcing.ipynb" if folded else "mine.ipynb", b"{}")
        archive.writestr("dateline/.venv/lib/site-packages/x/tour.ipynb", b"{}")
    (found,) = find(tmp_path, LESSONS)
    assert (found.learner, found.lms_id, found.lms) == ("lovelaceada", "77", "canvas")


def test_letters_are_the_same_however_a_system_composes_them(tmp_path):
    lay(tmp_path, "Jose\u0301/01-sourcing.ipynb", "Jos\u00e9/02-attribution.ipynb")
    assert {s.learner for s in find(tmp_path, LESSONS)} == {"Jos\u00e9"}


def test_names_in_zips_of_macos_and_of_old_windows(tmp_path):
    lay(tmp_path, b"Jos\xe9/01-sourcing.ipynb".decode("utf-8", "surrogateescape"))
    with zipfile.ZipFile(tmp_path / "mac.zip", "w") as archive:
        # Without the flag for UTF-8 the bytes are taken for the old code page.
        name = "Zoe\u0308/01-sourcing.ipynb".encode().decode("cp437")
        archive.writestr(zipfile.ZipInfo("placeholder" + "x" * (len(name) - 11)), b"{}")
    data = (tmp_path / "mac.zip").read_bytes()
    mac = data.replace(b"placeholder" + b"x" * (len(name) - 11), name.encode("cp437"))
    (tmp_path / "mac.zip").write_bytes(mac)
    place = tmp_path / "mac.zip"
    (found,) = find(place, LESSONS)
    assert found.learner == "Zo\u00eb" and found.read() == b"{}"
    place.unlink()
    assert [s.learner for s in find(tmp_path, LESSONS)] == ["Jos\u00e9"]


def test_a_link_above_the_folder_is_none_of_its_own(tmp_path):
    lay(tmp_path / "real" / "class", "ada/01-sourcing.ipynb")
    (tmp_path / "course").symlink_to(tmp_path / "real")
    (found,) = find(tmp_path / "course" / "class", LESSONS)
    assert found.learner == "ada" and found.read() == b"{}"


def test_a_folder_of_grades_among_the_submissions_is_no_learner(tmp_path):
    lay(tmp_path, "ada/01-sourcing.ipynb", "grades/feedback/ada.html", "grades/gradebook.csv")
    assert {s.learner for s in find(tmp_path, LESSONS)} == {"ada", "grades"}
    found = find(tmp_path, LESSONS, [(tmp_path / "grades").resolve()])
    assert [s.learner for s in found] == ["ada"]


def test_junk_is_passed_over_and_a_learner_without_notebook_is_told_of(tmp_path):
    lay(tmp_path, "ada/01-sourcing.ipynb", "ada/notes.pdf", "README.md", "bo/essay.docx")
    lay(tmp_path, "ada/.ipynb_checkpoints/01-sourcing.ipynb", "__MACOSX/ada/._01-sourcing.ipynb")
    found = find(tmp_path, LESSONS)
    assert [(s.learner, s.problem) for s in found] == [("ada", None), ("bo", NO_NOTEBOOK)]


def test_links_are_not_followed(tmp_path):
    secret = lay(tmp_path / "elsewhere", "secret.ipynb") / "secret.ipynb"
    place = lay(tmp_path / "submissions", "ada/01-sourcing.ipynb")
    (place / "bo").mkdir()
    (place / "bo" / "01-sourcing.ipynb").symlink_to(secret)
    (place / "cy").symlink_to(tmp_path / "elsewhere")
    found = {s.learner: s for s in find(place, LESSONS)}
    assert "link" in found["bo"].problem and found["bo"].read() == b""
    assert all(s.problem for name, s in found.items() if name != "ada")


def test_a_zip_reads_like_a_folder(tmp_path):
    path = tmp_path / "all.zip"
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("01-sourcing.ipynb", b"inner")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ada/01-sourcing.ipynb", b"outer")
        archive.writestr("bo/mine.zip", inner.getvalue())
        archive.writestr("cy\\01-sourcing.ipynb", b"backslash")
    found = {s.learner: s for s in find(path, LESSONS)}
    assert sorted(found) == ["ada", "bo", "cy"]
    assert found["ada"].read() == b"outer" and found["bo"].read() == b"inner"
    assert found["cy"].read() == b"backslash"


@pytest.mark.parametrize(
    "name",
    ["../../evil.ipynb", "/etc/evil.ipynb", "a/../../evil.ipynb", "C:/evil.ipynb",
     "..\\evil.ipynb"],
)  # fmt: skip
def test_paths_that_lead_out_of_a_zip_are_refused(tmp_path, name):
    path = tmp_path / "submissions.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, b"evil")
        archive.writestr("ada/01-sourcing.ipynb", b"fine")
    before = sorted(tmp_path.rglob("*"))
    found = find(path, LESSONS)
    assert sorted(tmp_path.rglob("*")) == before
    (bad,) = [s for s in found if s.problem]
    assert "leads out" in bad.problem and bad.read() == b""


def test_links_and_bombs_in_zips(tmp_path):
    path = tmp_path / "submissions.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        link = zipfile.ZipInfo("ada/01-sourcing.ipynb")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("bo/01-sourcing.ipynb", b"0" * (MOST_BYTES + 10_000_000))
    found = {s.learner: s for s in find(path, LESSONS)}
    assert "link" in found["ada"].problem
    assert len(found["bo"].read()) == MOST_BYTES + 1


def test_one_damaged_zip_among_many_costs_only_its_own_learner(tmp_path):
    own = io.BytesIO()
    with zipfile.ZipFile(own, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("01-sourcing.ipynb", "".join(map(str, range(5_000))))
    path = tmp_path / "class.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ada.zip", own.getvalue() * 20)
        archive.writestr("bo.zip", own.getvalue())
        archive.writestr("cleo/01-sourcing.ipynb", "{}")
    data = bytearray(path.read_bytes())
    start = data.index(b"ada.zip") + len(b"ada.zip")
    for place in range(start, start + 40):
        data[place] ^= 0xFF  # as a download that went wrong in the middle
    path.write_bytes(data)
    found = find(path, LESSONS)
    assert [s.path for s in found if s.problem == "is a damaged zip"] == ["ada.zip"]
    assert [s.learner for s in found if s.problem is None] == ["bo", "cleo"]


def test_damaged_and_empty_places(tmp_path):
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 and no more")
    lay(tmp_path, "ada/01-sourcing.ipynb", "bo/01-sourcing.zip", data=b"not a zip")
    assert {s.learner: s.problem for s in find(tmp_path, LESSONS)}["bo"] == "is a damaged zip"
    (tmp_path / "empty").mkdir()
    for place in ("empty", "nowhere", "broken.zip"):
        with pytest.raises(NoSubmissions):
            find(tmp_path / place, LESSONS)
