"""The desk for one event does what its page asks for, and shows nothing that a report brings."""

import json
from html import unescape

import pytest

from kit.newsroom.event_desk import TOO_FEW, EventDesk
from kit.newsroom.event_views import VIEWS
from kit.show.question_text import PLAIN_VARIABLE

HOSTILE = (
    "Blast <img src=x onerror=alert(1)>\n\nAt least four people were killed in Kunduz on Thursday, "
    "<b>officials said.\n"
)
TWO = "Kunduz blast kills six\n\nSix people were killed in Kunduz, the health ministry said.\n"


@pytest.fixture
def desk(tmp_path):
    return EventDesk(tmp_path / "event")


def heard(desk, message, *buffers):
    desk._heard(desk, message, buffers)
    return desk.view["said"]


def test_files_are_taken_in_and_one_that_is_none_keeps_no_other_out(desk):
    told = heard(desk, {"add": ["a.txt", "b.bin", "c.txt"]}, HOSTILE.encode(), b"\0\1\2" * 40,
                 memoryview(TWO.encode()))  # fmt: skip
    assert told.startswith("Taken in: a, c. b.bin: this is not text")
    assert desk.view["refused"]
    assert [r["id"] for r in desk.view["reports"]] == ["a", "c"]


def test_every_view_is_made_and_no_word_of_a_report_is_a_tag(desk):
    desk.add(HOSTILE, "a.txt", outlet="<script>alert(2)</script>", date="2016-11-11T08:00")
    assert TOO_FEW in desk.view["html"]
    desk.add(TWO, "c.txt", date="2016-11-11T12:00")
    seen = {}
    for view in VIEWS:
        heard(desk, {"tab": view.name})
        assert desk.view["tab"] == view.name
        seen[view.name] = desk.view["html"]
        assert not any(tag in desk.view["html"] for tag in ("<script", "<img", "<b>off"))
    assert len(set(seen.values())) == len(VIEWS)
    assert "<mark>At least four</mark>" in seen["text"]
    assert "killed, 4 or more; counter not said." in seen["text"]
    assert "Exactly 6" in seen["printable"] and "<svg" in seen["time"]
    heard(desk, {"tab": "text"})
    heard(desk, {"read": "c"})
    assert "<mark>Six</mark>" in desk.view["html"] and desk.view["chosen"] == "c"


def test_what_cannot_be_done_is_said_in_one_line(desk):
    for message in (
        {"paste": "  "}, {"fetch": "no address"}, {"state": "a", "date": "2016-11-11"},
        {"remove": "a"}, {"save": "html"},
    ):  # fmt: skip
        told = heard(desk, message)
        assert told and "\n" not in told and desk.view["refused"], message
    before = dict(desk.view)
    for message in ("text", {"unknown": 1}, None):
        desk._heard(desk, message, [])
    assert desk.view == before


def test_fields_put_aside_bring_back_and_save(desk, tmp_path):
    assert heard(desk, {"example": True}).endswith("They are invented.")
    assert heard(desk, {"state": "tarn-wire", "date": "2026-03-12T07:00"}).startswith("Kept")
    # Two reports that exclude each other stand in one row for the dead and one for the wounded.
    assert next(t["count"] for t in desk.view["tabs"] if t["name"] == "conflicts") == 4
    heard(desk, {"tab": "conflicts"})
    assert desk.view["html"].count("<tr>") == 1 + 4
    row = next(r for r in desk.view["reports"] if r["id"] == "tarn-wire")
    assert (row["day"], row["hour"]) == ("2026-03-12", "07:00")
    heard(desk, {"remove": "tarn-wire"})
    assert desk.view["aside"] and len(desk.view["reports"]) == 2
    heard(desk, {"back": True})
    assert not desk.view["aside"] and len(desk.view["reports"]) == 3
    heard(desk, {"save": "html"})
    heard(desk, {"save": "json"})
    assert "default-src 'none'" in (tmp_path / "event.html").read_text("utf-8")
    assert len(json.loads((tmp_path / "event.json").read_text("utf-8"))["reports"]) == 3
    # Another desk on the same folder has it all.
    assert EventDesk(tmp_path / "event").event.reports == desk.event.reports


def test_without_widgets_the_desk_prints_its_account(desk, monkeypatch):
    monkeypatch.setenv(PLAIN_VARIABLE, "1")
    assert TOO_FEW in desk._repr_mimebundle_()["text/plain"]
    desk.add_example()
    told = desk._repr_mimebundle_()["text/plain"]
    assert "tarn-wire: Tarn Wire" in told and "exclude each other" in told
    assert str(desk.collection.folder.parent) not in told


def test_files_laid_in_by_hand_that_cannot_stand_together_leave_the_desk_open(tmp_path):
    folder = tmp_path / "event"
    folder.mkdir()
    (folder / "a.txt").write_text(HOSTILE, encoding="utf-8")
    for about, trouble in (
        ({"id": "a"}, "two reports are called 'a'"),
        ({"id": "b", "date": "2016-11-11Tfoo"}, "is no date; write it as"),
    ):
        (folder / "b.json").write_text(json.dumps({"text": TWO, **about}), encoding="utf-8")
        desk = EventDesk(folder)
        assert trouble in desk.view["said"] and trouble in unescape(desk.view["html"])
        assert desk.view["refused"] and len(desk.view["reports"]) == 2
        assert trouble in desk.as_text()
    heard(desk, {"state": "b", "date": "2016-11-11"})
    assert "Exactly 6" in desk.view["html"] and not desk.view["refused"]


def test_a_click_that_changes_no_report_keeps_the_event(desk):
    desk.add(HOSTILE, "a.txt")
    desk.add(TWO, "c.txt")
    before = desk.event
    heard(desk, {"tab": "gaps"})
    assert desk.event is before
    heard(desk, {"state": "c", "date": "2016-11-11"})
    assert desk.event is not before
