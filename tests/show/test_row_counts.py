"""`kit rules`: every row with how often it fired on a folder of texts."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from kit import cli
from kit.analysis.casualties import all_rows
from kit.show.row_counts import counted, texts_in

STORY = "The ministry said on Monday that seven people lost their lives when a boat went down. "


def rules(*words):
    return CliRunner().invoke(cli.app, ["rules", *map(str, words)])


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "one.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "two.md").write_text(STORY + "Five guards lost their lives.", "utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    return tmp_path


def test_rows_are_counted_in_all_and_by_text(folder):
    found = counted(texts_in(folder))
    assert (found.fired["phrase.lost-their-lives"], found.texts) == (3, 2)
    assert found.in_texts["phrase.lost-their-lives"] == 2
    assert not found.fired["phrase.hanged"]


def test_the_command_lists_every_row_the_same_on_every_run(folder):
    first, second = rules(folder), rules(folder)
    assert first.exit_code == 0 and first.stdout == second.stdout
    head, _, *rows, whole = first.stdout.splitlines()
    assert head.split() == ["row", "fired", "texts"]
    assert [line.split()[0] for line in rows] == [row.id for row in all_rows()]
    assert "phrase.lost-their-lives 3 2" in (" ".join(line.split()) for line in rows)
    assert f"{len(rows)} rows on 2 texts; {len(rows) - 2} never fired" == whole
    assert "reading: 2 of 2" in first.stderr and "reading" not in first.stdout


def test_a_text_that_cannot_be_read_is_named_and_the_others_count(folder):
    (folder / "empty.txt").write_text("", encoding="utf-8")
    done = rules(folder)
    assert done.exit_code == 0 and "on 2 texts" in done.stdout
    assert "not read: " in done.stderr and "empty.txt" in done.stderr


def test_a_folder_that_will_not_do_is_told_in_one_line(folder):
    (folder / "bare").mkdir()
    for path, slip in (
        (folder / "nowhere", "there is no such folder; name a folder of texts"),
        (folder / "one.txt", "is a file; name a folder of texts"),
        (folder / "bare", "holds no text; put files ending on .txt, .md or .html there"),
    ):
        done = rules(path)
        assert (done.exit_code, done.stderr) == (1, f"kit rules: {path}: {slip}\n")
    (folder / "bare" / "empty.txt").write_text("", encoding="utf-8")
    assert "none of its texts could be read" in rules(folder / "bare").stderr
