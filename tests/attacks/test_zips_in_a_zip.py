"""A zip of zips that unpack to more than any memory, and zips that are damaged further in."""

import io
import zipfile

from kit.teach.handed_in import archives
from kit.teach.handed_in.submissions import find

LESSONS = ["01-sourcing"]


def zipped(files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def test_a_bomb_is_never_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "MOST_ZIP_BYTES", 50_000_000)
    zeros = b"\0" * 10_000_000
    (tmp_path / "mallory.zip").write_bytes(zipped({f"{n}.zip": zeros for n in range(9)}))
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada" / "01-sourcing.ipynb").write_bytes(b"{}")
    read = []
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda self, info: read.append(info) or b"")
    found = {s.learner: s.problem for s in find(tmp_path, LESSONS)}
    assert found == {"ada": None, "mallory": "is a zip that unpacks to far too much"}
    assert read == []


def test_one_inner_zip_may_have_less_than_a_class(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "MOST_INNER_BYTES", 1_000_000)
    bomb = zipped({"01-sourcing.ipynb": b"0" * 2_000_000})
    class_ = {"mallory_1_2_work.zip": bomb, "ada_3_4_01-sourcing.ipynb": b"{}" * 700_000}
    (tmp_path / "all.zip").write_bytes(zipped(class_))
    found = {s.learner: s.problem for s in find(tmp_path / "all.zip", LESSONS)}
    assert found == {"ada": None, "mallory": "is a zip that unpacks to far too much"}


def test_zips_without_end_are_followed_three_deep(tmp_path):
    data = zipped({"01-sourcing.ipynb": b"deep"})
    for _ in range(6):
        data = zipped({"more.zip": data})
    (tmp_path / "mallory.zip").write_bytes(data)
    (found,) = find(tmp_path, LESSONS)
    assert found.problem and found.read() == b""


def test_a_damaged_zip_costs_only_what_is_in_it(tmp_path):
    good = zipped({"01-sourcing.ipynb": b"good"})
    spoilt = bytearray(good)
    spoilt[30:60] = b"\xff" * 30
    files = {"ada.zip": good, "bo.zip": bytes(spoilt), "cy.zip": good[:40], "di.zip": b""}
    (tmp_path / "all.zip").write_bytes(zipped(files))
    with zipfile.ZipFile(tmp_path / "all.zip", "a") as archive:
        archive.writestr("ed.zip", good)
    whole = bytearray((tmp_path / "all.zip").read_bytes())
    where = whole.rfind(b"ed.zip", 0, whole.rfind(b"PK\x01\x02"))
    whole[where + 40 : where + 60] = b"\0" * 20  # the checksum of ed.zip no longer holds
    (tmp_path / "all.zip").write_bytes(whole)
    found = {s.learner: s for s in find(tmp_path / "all.zip", LESSONS)}
    assert sorted(found) == ["ada", "bo", "cy", "di", "ed"]
    assert found["ada"].read() == b"good"
    for learner in ("cy", "di", "ed"):
        assert found[learner].problem == "is a damaged zip"
