"""`kit event`, as an analyst runs it on a folder."""

import json

import pytest
from typer.testing import CliRunner

from kit.cli import app

REPORTS = [
    {"id": "a", "outlet": "Post", "date": "2016-11-11T08:00",
     "text": "Blast in Kunduz\n\nAt least four people were killed in a blast in Kunduz on "
     "Thursday, officials said."},
    {"id": "b", "outlet": "<script>alert(1)</script>", "date": "2016-11-11T11:00",
     "text": "Kunduz blast kills six\n\nSix people were killed in the northern city of Konduz on "
     "Thursday, the health ministry said. <img src=x onerror=alert(2)>"},
]  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    for report in REPORTS:
        (tmp_path / f"{report['id']}.json").write_text(json.dumps(report), "utf-8")
    return tmp_path


def run(*words):
    return CliRunner().invoke(app, ["event", *map(str, words)])


def test_a_folder_of_reports_is_held_together(folder):
    done = run(folder)
    assert done.exit_code == 0
    assert "compatible" in done.stdout
    assert "Exactly 6: the floor is that of b 2.1" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_what_cannot_be_read_is_named_and_passed_by(folder):
    (folder / "c.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    (folder / "d.txt").write_text("", "utf-8")
    done = run(folder, "--json")
    assert done.exit_code == 0
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["passed by"] * 2
    found = json.loads(done.stdout)
    assert [p["relation"] for p in found["pairs"]] == ["compatible"]
    for figure in found["figures"]:
        text = next(r["text"] for r in REPORTS if r["id"] == figure["report"])
        assert text[figure["start"] : figure["end"]] == figure["words"]


def test_the_page_runs_nothing_that_a_report_brings(folder):
    page = folder.parent / "event.html"
    done = run(folder, "--html", page)
    assert done.exit_code == 0
    html = page.read_text("utf-8")
    assert "default-src 'none'" in html
    assert "<script" not in html and "<img" not in html
    assert html.count("<svg") == 2


def test_too_few_reports_are_refused_in_one_line(tmp_path):
    (tmp_path / "a.txt").write_text("Rain fell on Velm.\n", "utf-8")
    done = run(tmp_path)
    assert done.exit_code == 1
    assert done.stderr.strip().endswith("give two or more on one event")
    assert run(tmp_path / "gone").stderr.count("\n") == 1


def test_the_hour_of_a_saved_page_is_taken_from_its_head(tmp_path):
    pytest.importorskip("trafilatura")
    for id, hour in (("late", "17:40:00+02:00"), ("early", "09:12:00Z")):
        (tmp_path / f"{id}.html").write_text(
            f"<html><head><title>Blast in Kunduz</title><meta property='article:published_time' "
            f"content='2016-11-11T{hour}'></head><body><article><h1>Blast in Kunduz</h1><p>At "
            f"least four people were killed in Kunduz on Friday, officials told the {id} paper.</p>"
            "</article></body></html>", "utf-8")  # fmt: skip
    found = json.loads(run(tmp_path, "--json").stdout)
    assert [(r["id"], r["published"]) for r in found["reports"]] == [
        ("early", "2016-11-11T09:12:00"), ("late", "2016-11-11T15:40:00")
    ]  # fmt: skip


def test_what_is_odd_is_said_and_ends_nothing(folder):
    hostile = {"id": "z", "outlet": "Sun", "date": "2199-01-01", "text": "Blast in Kunduz\n\n"
               "1,000,000,000 people were killed in Kunduz, officials said."}  # fmt: skip
    (folder / "z.json").write_text(json.dumps(hostile), "utf-8")
    (folder / "twice.json").write_text(json.dumps(REPORTS[0] | {"id": "twice"}), "utf-8")
    page = folder.parent / "odd.html"
    done = run(folder, "--html", page)
    assert done.exit_code == 0
    odd = [line for line in done.stderr.splitlines() if line.startswith("look at")]
    assert [line.split()[2] for line in odd] == ["z", "z", "twice"]
    for words in ("a day that has not come", "is past belief", "has the very text of a"):
        assert words in done.stderr and words in page.read_text("utf-8")
