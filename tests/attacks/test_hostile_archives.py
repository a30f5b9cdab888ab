"""Archives made to take the grader's memory or time, or to lose a neighbour: each is named.

The survey opens every zip in the grader itself, before anything runs, so each is tried in a process
that may take little more memory than it has: what passes there costs the grader no more.
"""

from __future__ import annotations

import bz2
import io
import json
import lzma
import os
import struct
import subprocess
import sys
import zipfile
import zlib

import pytest

HERE = os.path.dirname(__file__)
KEYS = os.path.join(HERE, "..", "fixtures", "grading", "exercises")
MORE_MEMORY, SECONDS = 320 << 20, 60
HONEST = json.dumps(
    {
        "nbformat": 4,
        "cells": [{"cell_type": "code", "source": "kit.check('harbour.1', 'office')"}],
    }
)
SURVEY = """
import json, os, resource, sys
from pathlib import Path
from kit.teach.handed_in.keys import read_keys
from kit.teach.handed_in.survey import survey
lessons = read_keys(Path(sys.argv[1]))
place, more, seconds = Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
for kind in sorted(place.iterdir()):
    if os.fork() == 0:
        now = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + more,) * 2)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds,) * 2)
        found = survey(kind, lessons)
        used = resource.getrusage(resource.RUSAGE_SELF)
        print(json.dumps({
            "kind": kind.name,
            "learners": {e.submission.learner: e.problem for e in found.entries},
            "longest": max(len(s.path) for s in found.seen),
            "seconds": used.ru_utime + used.ru_stime,
        }), flush=True)
        os._exit(0)
    os.wait()
"""


def packed(method, data, claimed):
    """A zip whose one entry is squeezed by a method that heeds no claimed size."""
    name, crc = b"70-harbour.ipynb", zlib.crc32(data)
    if method == zipfile.ZIP_BZIP2:
        body = bz2.compress(data)
    else:
        raw = lzma.compress(data, lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_LZMA1}])
        props = struct.pack("<BBH", 9, 4, 5) + b"\x5d\x00\x00\x80\x00"
        body = props + raw
    fields = struct.pack("<HHHHHIIIHH", 20, 0, method, 0, 33, crc, len(body), claimed, len(name), 0)
    local = b"PK\x03\x04" + fields + name + body
    middle = b"PK\x01\x02" + struct.pack("<H", 20) + fields + struct.pack("<HHHII", 0, 0, 0, 0, 0)
    table = middle + name
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(table), len(local), 0)
    return local + table + end


def zipped(files):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return held.getvalue()


def nested(depth, wide):
    data = zipped([("70-harbour.ipynb", b"0" * 60_000_000)])
    for _ in range(depth):
        data = zipped([(f"{n}.zip", data) for n in range(wide)])
    return data


def records(number):
    """A zip of one entry whose table names it many times."""
    whole = zipped([("a", b"")])
    start = whole.index(b"PK\x01\x02")
    end = whole.index(b"PK\x05\x06")
    table = whole[start:end] * number
    return (
        whole[:start]
        + table
        + b"PK\x05\x06"
        + struct.pack("<HHHHIIH", 0, 0, 0xFFFF, 0xFFFF, len(table), start, 0)
    )


MANY = [(f"{n}.ipynb", b"{}") for n in range(500)]
PAD = bytes(range(256)) * 220_000
ARCHIVES = {
    "bzip2 with a false size": lambda: packed(zipfile.ZIP_BZIP2, b"0" * (400 << 20), 100),
    "lzma with a false size": lambda: packed(zipfile.ZIP_LZMA, b"0" * (400 << 20), 100),
    "names of spaces": lambda: zipped([(" " * 65_000 + f"{n}.ipynb", b"{}") for n in range(60)]),
    "names of marks": lambda: zipped(
        [("a" + "\u0315\u0300" * 16_000 + f"{n}.ipynb", b"{}") for n in range(30)]
    ),
    "folders in folders": lambda: zipped([("a/" * 30_000 + f"{n}.ipynb", b"{}") for n in range(9)]),
    "a long table": lambda: zipped([("in.zip", records(1_200_000))]),
    "a long table at its front": lambda: records(1_200_000),
    "many files in a padded zip": lambda: zipped([("in.zip", zipped([*MANY, ("pad", PAD)]))]),
    "zips in zips in zips": lambda: nested(3, 4),
    "a thousand zips": lambda: zipped([(f"{n}.zip", zipped(MANY[:1])) for n in range(1_000)]),
    "no notebook": lambda: zipped([(f"venv/{n}.py", b"") for n in range(4_000)]),
}  # fmt: skip


pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def surveyed(tmp_path_factory):
    """What the survey made of each archive, handed in beside two honest learners, by its kind."""
    place = tmp_path_factory.mktemp("archives")
    for kind, made in ARCHIVES.items():
        for name in ("ada", "bo"):
            (place / kind / name).mkdir(parents=True)
            (place / kind / name / "70-harbour.ipynb").write_text(HONEST)
        (place / kind / "mallory.zip").write_bytes(made())
    line = [sys.executable, "-c", SURVEY, KEYS, str(place), str(MORE_MEMORY), str(SECONDS)]
    done = subprocess.run(line, capture_output=True, text=True, timeout=500)
    found = {kept["kind"]: kept for kept in map(json.loads, done.stdout.splitlines())}
    assert found, done.stderr[-2_000:]
    return found


@pytest.mark.parametrize("kind", ARCHIVES)
def test_it_costs_the_grader_little_and_everyone_is_named(kind, surveyed):
    assert kind in surveyed, "the survey took too much memory or time"
    learners = surveyed[kind]["learners"]
    assert learners["ada"] is None and learners["bo"] is None
    assert any(name.startswith("mallory") for name in learners)
    assert surveyed[kind]["longest"] < 1_000
    print(f"{kind}: {surveyed[kind]['seconds']:.1f} CPU s")
