"""Archives made to take the grader's memory or time, or to lose a neighbour: each is named.

Zips and notebooks are read in a box that may take so much memory and so many processor seconds for
a file. What it sends back must cost the grader little as well, and every file must have its row.
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
import warnings
import zipfile
import zlib

import pytest

HERE = os.path.dirname(__file__)
KEYS = os.path.join(HERE, "..", "fixtures", "grading", "exercises")
MOST_MEMORY, MOST_SECONDS, HONEST_ONES = 300, 5, 70
LESSON = "70-harbour.ipynb"
HONEST = json.dumps(
    {
        "nbformat": 4,
        "cells": [{"cell_type": "code", "source": "kit.check('harbour.1', 'office')"}],
    }
)
# What a survey costs: processor seconds of the grader and of what reads for it, and the memory that
# the grader held at its worst beyond what it held before.
SURVEY = """
import contextlib, json, sys, threading, time
from pathlib import Path
import psutil
from kit.teach.handed_in import manifest
from kit.teach.handed_in.keys import read_keys
from kit.teach.handed_in.survey import survey
lessons = read_keys(Path(sys.argv[1]))
own, spent = psutil.Process(), {}
def watch():
    while True:
        for process in own.children(recursive=True):
            with contextlib.suppress(psutil.Error):
                spent[process.pid] = sum(process.cpu_times()[:2])
        time.sleep(0.02)
threading.Thread(target=watch, daemon=True).start()
def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) >> 10
for kind in sorted(Path(sys.argv[2]).iterdir()):
    spent.clear()
    Path("/proc/self/clear_refs").write_text("5")
    before, start = peak(), time.process_time()
    found = survey(kind, lessons)
    print(json.dumps({
        "kind": kind.name,
        "learners": {e.submission.learner: e.problem for e in found.entries},
        "longest": max(len(s.path) for s in found.seen),
        "rows": len(found.seen),
        "lost": manifest.unaccounted(kind, found.seen),
        "seconds": time.process_time() - start + sum(spent.values()),
        "memory": peak() - before,
    }), flush=True)
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
    with warnings.catch_warnings(), zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # one name many times is what is wanted
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


def changed(data, where, find, new):
    """A zip in which so many bytes behind each `find` are others."""
    data, at = bytearray(data), -1
    while (at := data.find(find, at + 1)) >= 0:
        data[at + where : at + where + len(new)] = new
    return bytes(data)


def link():
    info = zipfile.ZipInfo(LESSON)
    info.external_attr = 0o120777 << 16
    return zipped([(info, b"/etc/passwd")])


def deep(depth):
    data = zipped([(LESSON, HONEST)])
    for _ in range(depth):
        data = zipped([("in.zip", data)])
    return data


def shared(number, size):
    """A zip whose records all lie at one place, of which each says that it is small."""
    whole = zipped([(LESSON, b"0" * size)])
    start, end = whole.index(b"PK\x01\x02"), whole.index(b"PK\x05\x06")
    table = changed(whole[start:end], 24, b"PK\x01\x02", struct.pack("<I", 100)) * number
    last = struct.pack("<HHHHIIH", 0, 0, number, number, len(table), start, 0)
    return whole[:start] + table + b"PK\x05\x06" + last


def notebook(*sources, kind="code", more=""):
    cells = [{"cell_type": kind, "source": source} for source in sources]
    cells.append({"cell_type": "code", "source": "kit.check('harbour.1', 'office')"})
    return json.dumps({"nbformat": 4, "cells": cells})[:-1] + more + "}"


def one(text):
    return zipped([(LESSON, text)])


BIG = 60_000_000
MANY = [(f"{n}.ipynb", b"{}") for n in range(500)]
PAD = bytes(range(256)) * 220_000
CELL = '{"cell_type": "code", "source": ""},'
ARCHIVES = {
    "bzip2 with a false size": lambda: packed(zipfile.ZIP_BZIP2, b"0" * (400 << 20), 100),
    "lzma with a false size": lambda: packed(zipfile.ZIP_LZMA, b"0" * (400 << 20), 100),
    "deflated with a false size": lambda: changed(
        one(b"0" * BIG), 24, b"PK\x01\x02", struct.pack("<I", 100)
    ),
    "names of spaces": lambda: zipped([(" " * 65_000 + f"{n}.ipynb", b"{}") for n in range(60)]),
    "names of marks": lambda: zipped(
        [("a" + "\u0315\u0300" * 16_000 + f"{n}.ipynb", b"{}") for n in range(30)]
    ),
    "short names of marks": lambda: zipped(
        [("a" + "\u0315\u0300" * 115 + f"{n}.ipynb", b"{}") for n in range(1_900)]
    ),
    "names unseen": lambda: zipped([(f"\u202e\u200b{n}\x1b[2J.ipynb", b"{}") for n in range(900)]),
    "names that lead out": lambda: zipped(
        [(f"{out}{LESSON}", HONEST) for out in ("../../", "/etc/", "C:\\", "a/../../", "..\\")]
    ),
    "one name many times": lambda: zipped([(LESSON, HONEST)] * 1_500),
    "folders in folders": lambda: zipped([("a/" * 30_000 + f"{n}.ipynb", b"{}") for n in range(9)]),
    "a long table": lambda: zipped([("in.zip", records(1_200_000))]),
    "a long table at its front": lambda: records(1_200_000),
    "records of one place": lambda: shared(1_900, BIG),
    "many files in a padded zip": lambda: zipped([("in.zip", zipped([*MANY, ("pad", PAD)]))]),
    "zips in zips in zips": lambda: nested(3, 4),
    "forty zips deep": lambda: deep(40),
    "a thousand zips": lambda: zipped([(f"{n}.zip", zipped(MANY[:1])) for n in range(1_000)]),
    "no notebook": lambda: zipped([(f"venv/{n}.py", b"") for n in range(4_000)]),
    "a link": link,
    "locked with a password": lambda: changed(
        changed(one(HONEST), 8, b"PK\x01\x02", b"\x01\x00"), 6, b"PK\x03\x04", b"\x01\x00"
    ),
    "cut in its middle": lambda: one(os.urandom(90_000))[:50_000],
    "something else before it": lambda: PAD + one("{}"),
    "ends that are none": lambda: one("{}")[:-2] + b"\xff\xff" + b"PK\x05\x06" * 16_000,
    "a huge number of records": lambda: changed(
        one("{}"), 8, b"PK\x05\x06", struct.pack("<HHII", 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
    ),
    "letters of four bytes": lambda: one(
        notebook(more=', "x": "' + "a" * BIG + '\U0001f6a2"').encode()
    ),
    "empty objects": lambda: one('{"cells": [' + "{}," * (BIG // 3) + "{}]}"),
    "brackets": lambda: one('{"cells": [' + "[" * 1_900_000),
    "a string of quotes": lambda: one('{"cells": [' + CELL + '"' + '\\"' * (BIG // 2)),
    "cells without an end": lambda: one('{"cells": [' + CELL * 300_000),
    "long cells alike": lambda: one(notebook(*["x = 1\n" * 150] * 1_900)),
    "brackets of code": lambda: one(notebook(*["kit.check(" + "(" * 19_000] * 90)),
    "lists of code": lambda: one(notebook(*["check=" + "[1," * 6_000] * 90)),
    "ten thousand objections": lambda: one(
        notebook("\n".join(f"I object to harbour.1 {n}" for n in range(7_000)), kind="markdown")
    ),
    "work by the million": lambda: one(
        json.dumps({"nbformat": 4, "cells": [{
            "cell_type": "code", "source": "kit.check('harbour.1', ...)", "metadata": {"dateline": {
                "question": "harbour.1",
                "work": {"v": 1, "question": "harbour.1", "events": [{"hint": 1}] * 900_000},
            }},
        }]})
    ),
}  # fmt: skip


pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not os.path.exists("/proc/self/clear_refs"), reason="measured with /proc"),
]


@pytest.fixture(scope="module")
def surveyed(tmp_path_factory):
    """What the survey made of each archive beside two honest learners, by kind, and of a class.

    In the class there are all of them, beside many who are honest; `honest` are those alone.
    """
    place = tmp_path_factory.mktemp("archives")
    class_ = [f"honest {n:02d}" for n in range(HONEST_ONES)]
    for kind, names in [("a class", class_), ("honest", class_), *((k, "ab") for k in ARCHIVES)]:
        for name in names:
            (place / kind / name).mkdir(parents=True)
            (place / kind / name / LESSON).write_text(HONEST)
    for kind, made in ARCHIVES.items():
        data = made()
        (place / kind / "mallory.zip").write_bytes(data)
        (place / "a class" / f"{kind}.zip").write_bytes(data)
    line = [sys.executable, "-c", SURVEY, KEYS, str(place)]
    done = subprocess.run(line, capture_output=True, text=True, timeout=900)
    found = {kept["kind"]: kept for kept in map(json.loads, done.stdout.splitlines())}
    assert found, done.stderr[-2_000:]
    return found


@pytest.mark.parametrize("kind", ARCHIVES)
def test_it_costs_little_and_everyone_is_named(kind, surveyed):
    assert kind in surveyed, "the survey ended before it"
    seen = surveyed[kind]
    learners = seen["learners"]
    assert learners["a"] is None and learners["b"] is None
    assert seen["lost"] == [] and len(learners) > 2
    assert seen["longest"] < 2_500
    print(f"{kind}: {seen['seconds']:.1f} CPU s, {seen['memory']} MB; {set(learners.values())}")
    # Twice, for a machine on which each instruction takes longer because others work beside it.
    assert seen["seconds"] < 2 * MOST_SECONDS and seen["memory"] < MOST_MEMORY


def test_a_class_with_all_of_them_is_looked_through_and_nobody_is_lost(surveyed):
    class_, honest = surveyed["a class"], surveyed["honest"]
    assert [class_["learners"][name] for name in honest["learners"]] == [None] * HONEST_ONES
    assert class_["lost"] == []
    extra = class_["seconds"] - honest["seconds"]
    print(
        f"{len(ARCHIVES)} hostile archives among {HONEST_ONES} notebooks: {extra:.1f} CPU s more, "
    )
    print(f"{class_['memory']} MB of the grader, {class_['rows']} files, each with a row")
    assert len(ARCHIVES) >= 30
    assert extra < MOST_SECONDS * len(ARCHIVES) and class_["memory"] < MOST_MEMORY
