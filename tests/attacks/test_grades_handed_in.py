"""A folder called `grades` is handed in: with marks by hand in it, or as a link elsewhere."""

import json

import pytest

from kit.teach.grade.own_folder import HandedIn, mark_made_here, refuse_handed_in

MARKS = {"eve": {"harbour.9": {"points": 40, "mark": 1, "by": ["anna"], "settled": False}}}


@pytest.mark.parametrize("name", ["hand-marks.json", "journal.jsonl", "70-harbour.ipynb"])
def test_a_folder_that_was_handed_in_is_not_taken_for_the_graders_own(tmp_path, name):
    out = tmp_path / "grades"
    out.mkdir()
    (out / name).write_text(json.dumps(MARKS))
    (out / ".made-here").write_text("1 2\n")
    with pytest.raises(HandedIn, match="--out"):
        refuse_handed_in(out, tmp_path)


def test_nor_is_a_link_or_what_was_unpacked_out_of_a_folder_that_was_made_here(tmp_path):
    elsewhere, out = tmp_path / "elsewhere", tmp_path / "class" / "grades"
    elsewhere.mkdir()
    out.parent.mkdir()
    out.symlink_to(elsewhere)
    with pytest.raises(HandedIn):
        refuse_handed_in(out, out.parent)
    mark_made_here(elsewhere)
    out.unlink()
    out.mkdir()
    (out / ".made-here").write_bytes((elsewhere / ".made-here").read_bytes())
    with pytest.raises(HandedIn):
        refuse_handed_in(out, out.parent)


def test_a_folder_that_was_made_here_is_gone_on_with(tmp_path):
    out = tmp_path / "grades"
    refuse_handed_in(out, tmp_path)  # it is not there yet
    out.mkdir()
    refuse_handed_in(out, tmp_path)  # there is nothing in it
    mark_made_here(out)
    (out / "hand-marks.json").write_text("{}")
    refuse_handed_in(out, tmp_path)
    mark_made_here(out)
    refuse_handed_in(out, tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    (other / "hand-marks.json").write_text("{}")
    refuse_handed_in(other, tmp_path / "class")  # not among what was handed in
