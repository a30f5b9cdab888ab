"""What learners sent is read in a box: what ends the box is told, and costs nobody beside it."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path

import psutil
import pytest

from kit.teach.handed_in import reader as reader_file
from kit.teach.handed_in.archives import TOO_HARD, Entry
from kit.teach.handed_in.keys import read_keys
from kit.teach.handed_in.reader import Read, Reader, can_box
from kit.teach.handed_in.survey import survey
from kit.teach.sandbox import bubblewrap

KEYS = Path(__file__).parents[2] / "fixtures" / "grading" / "exercises"
LESSON = "70-harbour"
pytestmark = pytest.mark.skipif(not can_box(), reason="no process can be boxed here")


def notebook(*sources):
    cells = [{"cell_type": "code", "source": source} for source in sources]
    return json.dumps({"nbformat": 4, "cells": cells}).encode()


HONEST = notebook("kit.check('harbour.1', 'office')")
# One letter beyond the first plane, and all others take four bytes in memory; half of a letter, and
# only the reader that takes most can read it.
TOO_LARGE = HONEST[:-1] + b', "x": "' + b"a" * (60 << 20) + '\\ud800\U0001f6a2"}'.encode()


def zipped(files):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


@pytest.fixture(scope="module")
def lessons():
    return read_keys(KEYS)


@pytest.fixture
def reading(lessons):
    with Reader({name: keys.handout for name, keys in lessons.items()}) as reader:
        yield reader


def test_a_notebook_that_is_too_large_for_the_box_is_told_and_its_neighbours_are_read(reading):
    kept = [reading.kept.keep(data) for data in (HONEST, TOO_LARGE, HONEST)]
    first, large, second = (reading.notebook(piece, LESSON) for piece in kept)
    assert isinstance(first, Read) and first.lesson == LESSON
    assert first.reading() == second.reading()
    assert large[1] == TOO_HARD and large[0] != first.digest


def test_a_file_of_a_zip_that_ends_the_box_is_told_and_those_beside_it_are_read(
    reading, monkeypatch, tmp_path
):
    # The box ends when it begins the third file, whoever begins it.
    dies = (
        "import os, kit.teach.handed_in.box as box\nsend = box.send\ndef sent(there, head, *a):\n"
    )
    dies += "    send(there, head, *a)\n    head.get('at') == 2 and os._exit(9)\n"
    dies += "box.send = sent\nbox.main()\n"
    monkeypatch.setattr(reader_file, "_commands", lambda: [[sys.executable, "-c", dies]])
    path = tmp_path / "class.zip"
    path.write_bytes(zipped({f"{name}/{LESSON}.ipynb": HONEST for name in "abcde"}))
    with path.open("rb") as file:
        found = list(reading.zip(file, Entry((path.name,), path), True))
    told = {e.parts[0]: e.problem for e in found if e.passed is None}
    assert told == {name: TOO_HARD if name == "c" else None for name in "abcde"}
    assert all(e.piece.read() == HONEST for e in found if e.piece is not None)


@pytest.mark.parametrize(
    "forged",
    [
        {"parts": [7], "problem": None, "passed": None},
        {"parts": [], "problem": None, "passed": None},
        {"parts": ["ada"], "problem": "a\nb", "passed": None},
        {"parts": ["ada"], "problem": 7, "passed": None},
        {"parts": "ada"},
    ],
)
def test_what_a_box_sends_is_not_believed_unseen(forged, reading, monkeypatch, tmp_path):
    lies = "import kit.teach.handed_in.box as box\n"
    lies += f"box._zip = lambda there, *_: box.send(there, {forged!r})\nbox.main()\n"
    monkeypatch.setattr(reader_file, "_commands", lambda: [[sys.executable, "-c", lies]])
    path = tmp_path / "mallory.zip"
    path.write_bytes(zipped({f"{LESSON}.ipynb": HONEST}))
    with path.open("rb") as file:
        (found,) = reading.zip(file, Entry((path.name,), path), False)
    assert (found.parts, found.problem) == (("mallory.zip",), TOO_HARD)


def test_a_name_that_a_box_did_not_make_safe_is_made_so_here(reading, monkeypatch, tmp_path):
    lies = "import kit.teach.handed_in.box as box\n"
    forged = {"parts": ["\x1b[2Jada"], "problem": None, "passed": None}
    lies += f"box._zip = lambda there, *_: box.send(there, {forged!r})\nbox.main()\n"
    monkeypatch.setattr(reader_file, "_commands", lambda: [[sys.executable, "-c", lies]])
    path = tmp_path / "mallory.zip"
    path.write_bytes(zipped({f"{LESSON}.ipynb": HONEST}))
    with path.open("rb") as file:
        (found,) = reading.zip(file, Entry((path.name,), path), False)
    assert (found.parts, found.problem) == (("<U+001B>[2Jada",), None)


@pytest.mark.skipif(bubblewrap.available() is None, reason="bubblewrap is not installed")
def is_a_box(process):
    """Whether it is a box; what has ended meanwhile is none."""
    try:
        return reader_file.BOX in process.cmdline() and "bwrap" not in process.name()
    except psutil.Error:
        return False


def test_the_box_sees_no_files_of_the_class_and_may_do_little(reading, tmp_path):
    assert isinstance(reading.notebook(reading.kept.keep(HONEST), LESSON), Read)
    box = next(p for p in psutil.Process().children(recursive=True) if is_a_box(p))
    status = Path(f"/proc/{box.pid}/status").read_text()
    for line in ("Seccomp:\t2", "CapEff:\t0000000000000000", "NoNewPrivs:\t1"):
        assert line in status
    root = Path(f"/proc/{box.pid}/root")
    assert (root / "usr").is_dir()
    assert not any((root / p.relative_to("/")).exists() for p in (tmp_path, KEYS))


def test_every_file_is_opened_once(lessons, tmp_path):
    for name in ("ada", "bo"):
        (tmp_path / f"{name}.zip").write_bytes(zipped({f"{LESSON}.ipynb": HONEST}))
    (tmp_path / "cy").mkdir()
    (tmp_path / "cy" / f"{LESSON}.ipynb").write_bytes(HONEST)
    opened, watching = [], True

    def hook(event, arguments):
        if watching and event == "open" and str(arguments[0]).startswith(str(tmp_path)):
            opened.append(arguments[0])

    sys.addaudithook(hook)
    found = survey(tmp_path, lessons)
    watching = False
    assert [e.problem for e in found.entries] == [None] * 3
    assert len(opened) == len(set(map(str, opened))) == 3


def ahead(notebook, monkeypatch, lessons, place, name="ada.zip"):
    """What a survey makes of a notebook in a zip, and how many were sent to be read by itself."""
    (place / name).write_bytes(
        zipped({f"{LESSON}.ipynb": notebook, "70-harbour (1).ipynb": HONEST})
    )
    asked = []
    ask = reader_file._Box.ask

    def counted(box, request, payload=b"", file=None):
        asked.append(file is None)
        return ask(box, request, payload, file)

    monkeypatch.setattr(reader_file._Box, "ask", counted)
    return survey(place, lessons), sum(asked)


def test_a_notebook_in_a_zip_is_read_as_the_zip_is(lessons, monkeypatch, tmp_path):
    found, asked = ahead(HONEST, monkeypatch, lessons, tmp_path)
    assert (found.entries[0].problem, found.entries[0].lesson, asked) == (None, LESSON, 0)
    assert found.entries[0].read.held is None  # a class's readings are not kept in memory
    assert len(found.entries[0].reading().plan.first) == 1


@pytest.mark.parametrize(
    "notebook",
    [b"no notebook", HONEST[:-9], HONEST[:-1] + b' , "x": "' + b"a" * (300 << 10) + b'"}'],
    ids=["no notebook", "damaged", "large"],
)
def test_what_is_not_quickly_read_is_read_by_itself(notebook, lessons, monkeypatch, tmp_path):
    found, asked = ahead(notebook, monkeypatch, lessons, tmp_path)
    boxed = [e.problem for e in found.entries]
    monkeypatch.setattr(reader_file, "can_box", lambda: False)
    assert [e.problem for e in survey(tmp_path, lessons).entries] == boxed
    assert asked <= 1 and (tmp_path / "ada.zip").exists()


def test_a_name_that_would_be_made_another_costs_nobody_beside_it(lessons, tmp_path):
    # Made safe, a mark behind an unseen letter stands behind ">", and is one letter with it.
    odd = {"eve/\x01\u0338.txt": b"", "eve/\x01\u0338/.git/x": b""}
    whole = {f"ada/{LESSON}.ipynb": HONEST, **odd, f"zoe/{LESSON}.ipynb": HONEST}
    path = tmp_path / "class.zip"
    path.write_bytes(zipped(whole))
    found = survey(path, lessons)
    told = {e.submission.learner: e.problem for e in found.entries}
    assert told.pop("eve").startswith("is not a notebook")
    assert told == {"ada": None, "zoe": None}


def test_without_a_process_to_box_the_same_is_read_here(lessons, monkeypatch, tmp_path):
    (tmp_path / "ada.zip").write_bytes(zipped({f"{LESSON}.ipynb": HONEST}))
    (tmp_path / "bo.zip").write_bytes(b"no zip")
    boxed = survey(tmp_path, lessons)
    monkeypatch.setattr(reader_file, "can_box", lambda: False)
    here = survey(tmp_path, lessons)
    assert here == boxed
    assert [e.reading() for e in here.entries if e.read] == [
        e.reading() for e in boxed.entries if e.read
    ]
