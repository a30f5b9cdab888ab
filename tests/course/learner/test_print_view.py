"""The summary as a page to print: whole, escaped, and never written over somebody's file."""

import pytest

from kit.course.learner import print_view
from kit.course.learner.reply import Reply

HEAD = "What I answered, first and last."
SUMMARY = Reply([HEAD, "", "01 Sourcing", "a.1, in my words: <b>5 & 6</b>"])


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_is_kept_and_the_reply_says_where(in_an_empty_folder):
    said = print_view.kept(SUMMARY, "mine.html")
    assert "Kept as mine.html" in said.text and "01 Sourcing" in said.text
    page = (in_an_empty_folder / "mine.html").read_text("utf-8")
    assert "<h1>What I answered, first and last.</h1><h2>01 Sourcing</h2>" in page
    assert "&lt;b&gt;5 &amp; 6&lt;/b&gt;" in page and "<b>" not in page
    assert "<script" not in page and "default-src 'none'" in page and "@media print" in page


def test_a_later_summary_takes_the_place_of_an_earlier_one(in_an_empty_folder):
    print_view.kept(SUMMARY, "mine.html")
    print_view.kept(Reply([HEAD, "", "Nothing"]), "mine.html")
    assert "01 Sourcing" not in (in_an_empty_folder / "mine.html").read_text("utf-8")


def test_a_file_that_is_no_summary_is_left_alone(in_an_empty_folder):
    (in_an_empty_folder / "thesis.html").write_text("my thesis")
    assert "Not kept: thesis.html is there already" in print_view.kept(SUMMARY, "thesis.html").text
    assert (in_an_empty_folder / "thesis.html").read_text() == "my thesis"


@pytest.mark.parametrize(
    "to",
    ["", ".html", "my.ipynb", "../x.html", "a/b.html", "a\\b.html", ".x.html", 5, ["x.html"]],
)
def test_anything_but_a_plain_name_is_sent_back_in_one_line(to, in_an_empty_folder):
    said = print_view.kept(SUMMARY, to)
    assert said.text.startswith("Not kept: ") and len(said.lines) == 1
    assert list(in_an_empty_folder.iterdir()) == []
