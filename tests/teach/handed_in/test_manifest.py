"""Every file handed in has its row, whatever the layout; nobody's work takes another's place."""

from __future__ import annotations

import io
import json
import os
import tempfile
import unicodedata
import zipfile
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit.teach.handed_in import manifest, reader
from kit.teach.handed_in.keys import read_keys
from kit.teach.handed_in.safe_names import looks, safe
from kit.teach.handed_in.submissions import NO_NOTEBOOK, NoSubmissions, find
from kit.teach.handed_in.survey import ALIKE, survey

KEYS = Path(__file__).parents[2] / "fixtures" / "grading" / "exercises"
LESSONS = ["00-start-here", "01-sourcing"]
HONEST = json.dumps(
    {
        "nbformat": 4,
        "cells": [{"cell_type": "code", "source": "kit.check('harbour.1', 'office')"}],
    }
)
LESSON = "70-harbour.ipynb"

NAMES = st.sampled_from(
    ["ada", "Ada", "bo", "Jos\u00e9", "Jose\u0301", "\x01ada", "a\u200bda", "\u0430da", "ada ",
     "week 3", "section A", "70-harbour", "Ada L_77_assignsubmission_file_", ".venv", "__MACOSX"]
)  # fmt: skip
FILES = st.sampled_from(
    ["70-harbour.ipynb", "harbour.ipynb", "70-harbour (1).ipynb", "70-harbour-2.ipynb",
     "notes.pdf", "a.zip", "mine.ipynb.txt", ".DS_Store", "lovelaceada_77_5678_70-harbour.ipynb"]
)  # fmt: skip
PATHS = st.lists(
    st.tuples(st.lists(NAMES, max_size=3), FILES).map(lambda p: "/".join([*p[0], p[1]])),
    min_size=1,
    max_size=12,
    unique=True,
)
CONTENTS = st.lists(st.sampled_from([HONEST, HONEST, "{}", "no notebook", ""]), min_size=1)


def packed(names, contents=("{}",)):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for n, name in enumerate(names):
            archive.writestr(name, contents[n % len(contents)])
    return held.getvalue()


def lay(place, names, inner, contents):
    """Files at these paths; those that end in ".zip" hold the inner ones."""
    for n, name in enumerate(names):
        path = place / name
        if path.exists() or any(p.is_file() for p in path.parents if place in p.parents):
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        data = contents[n % len(contents)].encode()
        path.write_bytes(packed(inner, contents) if name.endswith(".zip") else data)


def plain_walk(place):
    """How many files there are, zips opened, by a walk that knows nothing of learners."""
    total = 0
    for folder, names, files in os.walk(place):
        junk = [n for n in names if n in (".venv", "__MACOSX")]
        names[:] = [n for n in names if n not in junk]
        total += len(junk)  # one row stands for all that is in such a folder
        for file in files:
            total += 1
            if file.endswith(".zip"):
                inside = zipfile.ZipFile(Path(folder) / file).namelist()
                total += len({_junk(name) or name for name in inside})
    return total


def _junk(name):
    parts = PurePosixPath(name).parts
    for n, part in enumerate(parts):
        if part in (".venv", "__MACOSX", ".DS_Store"):
            return "/".join(parts[: n + 1])
    return None


def hold(names, inner, contents, lessons):
    """Lay a class, look through it, and hold the manifest against a plain walk."""
    inner = [name for name in inner if not name.endswith(".zip")] or ["x.ipynb"]
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        lay(place, names, inner, contents)
        try:
            found = survey(place, lessons)
        except NoSubmissions:
            return
        rows = [s.path for s in found.seen]
        assert len(rows) == len(set(rows)) == plain_walk(place)
        assert manifest.unaccounted(place, found.seen) == []
    assert {s.fate for s in found.seen} <= set(manifest.FATES)
    # Who looks like somebody else is told so; nobody has two rows for one lesson.
    shown = {e.submission.learner for e in found.entries}
    for e in found.entries:
        alike = any(looks(n) == looks(e.submission.learner) for n in shown - {e.submission.learner})
        assert alike == any(note.startswith(ALIKE) for note in e.notes)
    marked = [(e.submission.learner, e.lesson) for e in found.entries if e.problem is None]
    assert len(marked) == len(set(marked))


@pytest.fixture(scope="module")
def lessons():
    return read_keys(KEYS)


@pytest.fixture
def unboxed(monkeypatch):
    """Reads in this very process: starting another for each of so many trees would take long."""
    monkeypatch.setattr(reader, "can_box", lambda: False)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(names=PATHS, inner=PATHS, contents=CONTENTS)
def test_files_in_are_files_accounted_for(names, inner, contents, lessons, unboxed):
    hold(names, inner, contents, lessons)


@pytest.mark.long
@settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(names=PATHS, inner=PATHS, contents=CONTENTS)
def test_files_in_ten_thousand_trees_are_accounted_for(names, inner, contents, lessons, unboxed):
    hold(names, inner, contents, lessons)


def test_every_file_has_one_fate(tmp_path):
    for name in ("ada/70-harbour.ipynb", "ada/70-harbour (1).ipynb", "bo/70-harbour.ipynb"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(HONEST)
    (tmp_path / "bo" / "notes.pdf").write_bytes(b"%PDF")
    (tmp_path / "cy").mkdir()
    (tmp_path / "cy" / "70-harbour.ipynb").write_text("no notebook")
    (tmp_path / "dee.zip").write_bytes(packed([]))
    (tmp_path / "bo" / ".venv").mkdir()
    (tmp_path / "bo" / ".venv" / "x.py").write_text("")
    found = survey(tmp_path, read_keys(KEYS))
    assert {s.path: s.fate for s in found.seen} == {
        "ada/70-harbour.ipynb": manifest.SUPERSEDED,
        "ada/70-harbour (1).ipynb": manifest.MARKED,
        "bo/70-harbour.ipynb": manifest.MARKED,
        "bo/notes.pdf": manifest.NOT_A_NOTEBOOK,
        "bo/.venv": manifest.PASSED,
        "cy/70-harbour.ipynb": manifest.UNREADABLE,
        "dee.zip": manifest.OPENED,
    }
    assert manifest.line(found.seen) == (
        "7 files seen: 2 marked, 1 superseded, 1 unreadable, 1 not a notebook, 1 opened, "
        "1 passed over"
    )
    assert manifest.unaccounted(tmp_path, found.seen) == []
    (tmp_path / "late.ipynb").write_text(HONEST)
    assert manifest.unaccounted(tmp_path, found.seen) == [str(tmp_path / "late.ipynb")]


@pytest.mark.parametrize("other", ["\x01ada", "a\u200bda", "\u0430da", "ADA", "a\u0440da"])
def test_a_name_made_to_look_like_anothers_takes_nothing_from_it(tmp_path, other):
    for name in ("ada", other):
        (tmp_path / name).mkdir()
        (tmp_path / name / LESSON).write_text(HONEST)
    found = survey(tmp_path, read_keys(KEYS)).entries
    assert len(found) == len({e.submission.learner for e in found}) == 2
    if looks(safe(other)) == "ada":
        assert all(any("looks like another" in note for note in e.notes) for e in found)


def test_one_name_written_in_two_ways_is_one_learner_and_it_is_told(tmp_path):
    for n, name in enumerate(("Jos\u00e9", unicodedata.normalize("NFD", "Jos\u00e9"))):
        (tmp_path / name).mkdir()
        (tmp_path / name / LESSON).write_text(HONEST.replace("office", f"office {n}"))
    found = survey(tmp_path, read_keys(KEYS))
    (entry,) = found.entries
    assert entry.submission.learner == "Jos\u00e9" and "was marked instead" in entry.notes[0]
    assert sorted(s.fate for s in found.seen) == [manifest.MARKED, manifest.SUPERSEDED]


def test_sections_are_taken_off_and_two_weeks_of_one_learner_are_not_sections(tmp_path):
    for section, names in (("A", ("ada", "bo")), ("B", ("cy", "di"))):
        held = packed([f"{name}/01-sourcing.ipynb" for name in names])
        (tmp_path / f"section {section}.zip").write_bytes(held)
    assert [s.learner for s in find(tmp_path, LESSONS)] == ["ada", "bo", "cy", "di"]
    (tmp_path / "alone.zip").write_bytes(packed(["01-sourcing.ipynb"]))
    assert "alone" in {s.learner for s in find(tmp_path, LESSONS)}
    for path in tmp_path.iterdir():
        path.unlink()
    for name in ("ada", "bo"):
        (tmp_path / f"{name}.zip").write_bytes(
            packed(["old/01-sourcing.ipynb", "new/01-sourcing.ipynb"])
        )
    assert {s.learner for s in find(tmp_path, LESSONS)} == {"ada", "bo"}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_told(tmp_path):
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada" / "01-sourcing.ipynb").write_text(HONEST)
    (tmp_path / "bo").mkdir(mode=0)
    found = {s.learner: s.problem for s in find(tmp_path, LESSONS)}
    assert found["ada"] is None and "may not be read" in found["bo"]
    (tmp_path / "bo").chmod(0o700)


def test_a_file_changed_after_it_was_read_is_marked_as_it_was(tmp_path):
    (tmp_path / "ada").mkdir()
    path = tmp_path / "ada" / "01-sourcing.ipynb"
    path.write_text(HONEST)
    (found,) = find(tmp_path, LESSONS)
    path.unlink()
    path.symlink_to("/etc/hostname")
    assert found.read() == HONEST.encode()


def test_who_handed_in_a_program_without_a_notebook_has_one_line(tmp_path):
    (tmp_path / "ada").mkdir()
    for n in range(40):
        (tmp_path / "ada" / f"{n}.py").write_text("")
    (found,) = find(tmp_path, LESSONS)
    assert found.problem == f"{NO_NOTEBOOK} (nor are 39 more files beside it)"


def test_names_drawn_as_nothing_are_seen_and_of_many_alike_a_few_are_told(tmp_path):
    capitals = ["adabo", "Adabo", "aDabo", "adAbo", "adaBo", "adabO", "ADabo", "AdAbo", "AdaBo"]
    for name in ["cy", "cy\u3164", "cy\u2800", *capitals]:
        (tmp_path / name).mkdir()
        (tmp_path / name / LESSON).write_text(HONEST)
    notes = {e.submission.learner: e.notes for e in survey(tmp_path, read_keys(KEYS)).entries}
    assert set(notes) >= {"cy", "cy<U+3164>", "cy<U+2800>"} and len(notes["cy"]) == 2
    assert len(notes["adabo"]) == 4 and notes["adabo"][-1] == f"{ALIKE} 5 more"


@given(
    st.text(max_size=12) | st.lists(st.sampled_from("a> \x01\u0338\u0301\u1161\udcff"), max_size=6)
)
def test_a_name_made_safe_stays_as_it_is(letters):
    name = safe("".join(letters))
    assert safe(name, len(name)) == name
