"""Codes that clear a terminal or go back in its lines, in file names and in a notebook's format."""

import json
import os
import zipfile

from typer.testing import CliRunner

from kit.cli import app
from kit.teach.handed_in.notebook_file import parse
from kit.teach.handed_in.walk import entries

CODE = "\x1b[2J\x9b1A\r\u202e"
NOTEBOOK = {
    "nbformat": CODE,
    "cells": [{"cell_type": "code", "source": "kit.check('harbour.1', 'office')"}],
}


def test_a_notebooks_format_is_told_without_them():
    (note,) = parse(json.dumps(NOTEBOOK).encode()).mended
    assert note.isprintable() and "format [2J" in note


def test_names_are_told_without_them(tmp_path):
    folder = tmp_path / "submissions"
    folder.mkdir()
    for name in (f"ada{CODE}", "ada", b"b\xff".decode("utf-8", "surrogateescape")):
        (folder / os.fsencode(f"{name}.ipynb").decode("utf-8", "surrogateescape")).write_text("{}")
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        archive.writestr(f"cy{CODE}.ipynb", "{}")
        archive.writestr(f"{CODE}/../../x.ipynb", "{}")
    found = entries(folder)
    assert len(found) == 6 == len({e.name for e in found})  # the zip itself is one
    assert all(e.name.isprintable() for e in found)


def test_no_name_ends_the_batch_or_reaches_the_terminal(tmp_path):
    folder = tmp_path / "submissions"
    folder.mkdir()
    (folder / f"ada{CODE}.ipynb").write_text("not a notebook")
    (folder / b"b\xff.ipynb".decode("utf-8", "surrogateescape")).write_text("{}")
    keys = os.path.join(os.path.dirname(__file__), "..", "fixtures", "grading", "exercises")
    line = ["grade", str(folder), "--keys", keys, "--out", str(tmp_path / "grades")]
    done = CliRunner().invoke(app, line)
    assert done.exit_code == 1 and "2 unreadable" in done.output
    assert all(c.isprintable() or c == "\n" for c in done.output)
