"""Reports on one event in a folder: taken in, dated, put aside, brought back; nothing is lost."""

import json

import pytest

from kit.newsroom.collection import ASIDE, Collection
from kit.newsroom.reading import stories
from kit.text.decoding import Unreadable

ONE = "Blast in Kunduz\n\nAt least four people were killed in Kunduz on Thursday, officials said.\n"
TWO = "Kunduz blast kills six\n\nSix people were killed in Kunduz, the health ministry said.\n"


@pytest.fixture
def reports(tmp_path):
    return Collection(tmp_path / "event")


def test_what_is_taken_in_is_what_kit_event_reads(reports):
    assert reports.add(ONE, "post.txt", outlet="Post", date="2016-11-11T08:00") == ["post"]
    line = json.dumps({"id": "b", "text": TWO, "outlet": "Herald", "date": "2016-11-11"})
    assert reports.add(f"{line}\n\n".encode(), "day.jsonl") == ["b"]
    assert [(r.id, r.outlet, r.when) for r in reports] == [
        ("b", "Herald", "2016-11-11"), ("post", "Post", "2016-11-11T08:00")
    ]  # fmt: skip
    assert [p.relation for p in reports.event().pairs()] == ["compatible"]
    assert [s.id for s in stories([reports.folder])] == ["b", "post"]


def test_a_name_that_is_taken_gets_a_number_and_a_name_leads_out_of_no_folder(reports):
    assert reports.add(ONE, "../../post.txt") == ["post"]
    assert reports.add(TWO, "post.txt") == ["post-2"]
    assert sorted(p.name for p in reports.folder.iterdir()) == ["post-2.json", "post.json"]
    assert reports.add("Rain fell on Velm, a farmer said.", "“…”") == ["report"]


@pytest.mark.parametrize(
    ("given", "name", "says"),
    [
        (b"\x00\x01\x02" * 50, "a.txt", "a.txt: this is not text"),
        (b"%PDF-1.7", "a.pdf", "a.pdf: this is a PDF"),
        ("", "a.txt", "there are no words in it"),
        ("{}", "a.json", "a.json: no story"),
        ("\n", "a.jsonl", "holds no report"),
        ('{"text": "Rain fell.", "date": "soon"}', "a.json", "soon"),
        (ONE.replace("\n\n", "\n\n "), "again.txt", "here already, as post"),
    ],
)
def test_what_is_no_report_is_refused_in_one_line_and_nothing_is_written(
    reports, given, name, says
):
    reports.add(ONE, "post.txt")
    with pytest.raises(Unreadable, match=says) as refused:
        reports.add(given, name)
    assert "\n" not in str(refused.value)
    assert [p.name for p in reports.folder.iterdir()] == ["post.json"]


def test_outlet_and_hour_are_said_corrected_and_taken_back(reports):
    reports.add(ONE, "post.txt", outlet="Pots")
    reports.state("post", outlet=" Post ", date="2016-11-11T08:00")
    assert (reports["post"].outlet, reports["post"].when) == ("Post", "2016-11-11T08:00")
    reports.state("post", date="")
    assert (reports["post"].outlet, reports["post"].when) == ("Post", "")
    with pytest.raises(ValueError, match="'2016-13-11' is no date"):
        reports.state("post", date="2016-13-11")
    with pytest.raises(ValueError, match="no report 'pots'; there is post"):
        reports.state("pots", outlet="x")


def test_a_file_laid_there_by_hand_is_a_report_and_is_kept_when_something_is_said_of_it(reports):
    reports.folder.mkdir()
    (reports.folder / "hand.txt").write_text(ONE, "utf-8")
    (reports.folder / "broken.txt").write_bytes(b"\0\1\2" * 40)
    assert [(r.id, bool(r.problem)) for r in reports] == [("broken", True), ("hand", False)]
    reports.state("hand", outlet="Post")
    assert (reports["hand"].outlet, reports["hand"].article.text) == ("Post", ONE)
    assert [p.read_text("utf-8") for p in (reports.folder / ASIDE).iterdir()] == [ONE]


def test_what_is_put_aside_comes_back_the_last_first(reports):
    reports.add(ONE, "one.txt")
    reports.add(TWO, "two.txt")
    for id in ("one", "two"):
        reports.remove(id)
    assert reports.reports() == []
    assert [reports.bring_back(), reports.bring_back(), reports.bring_back()] == [
        "two.json", "one.json", None
    ]  # fmt: skip
    assert [r.article.text for r in reports] == [ONE, TWO]


def test_a_line_of_a_file_with_others_is_left_alone(reports):
    reports.folder.mkdir()
    lines = "".join(json.dumps({"id": id, "text": t}) + "\n" for id, t in (("a", ONE), ("b", TWO)))
    (reports.folder / "day.jsonl").write_text(lines, "utf-8")
    for do in (reports.remove, lambda id: reports.state(id, outlet="x")):
        with pytest.raises(ValueError, match=r"a: is a line of a file \(day.jsonl:1\)"):
            do("a")
    assert (reports.folder / "day.jsonl").read_text("utf-8") == lines


def test_an_address_has_to_be_one():
    with pytest.raises(Unreadable, match="is no address"):
        Collection("nowhere").add_address("file:///etc/passwd")
