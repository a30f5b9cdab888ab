"""What is kept gets a name that nothing has."""

from __future__ import annotations

from kit.course.kept_copies import free_name


def test_the_first_free_number_is_taken_whether_files_or_folders_stand_there(tmp_path):
    (tmp_path / "lesson.kept-1.md").write_text("first")
    (tmp_path / "lesson.kept-2.md").mkdir()
    assert free_name(tmp_path, "lesson.", ".md").name == "lesson.kept-3.md"
    assert free_name(tmp_path, "other.", ".md").name == "other.kept-1.md"


def test_a_folder_of_copies_needs_no_name_of_a_file(tmp_path):
    assert free_name(tmp_path) == tmp_path / "kept-1"
