"""The sandbox: what it brings back, what it stops, and what it says when it cannot protect."""

from __future__ import annotations

import gc

import pytest

from kit.course.marking.handed_in import mark_records
from kit.teach.sandbox import bubblewrap
from kit.teach.sandbox.limits import Limits
from kit.teach.sandbox.one_submission import PROTECTIONS, Sandbox, SandboxUnavailable

ANSWER = "import kit\nkit.check('harbour.{}', {!r})"


def points(lesson, transcript):
    return sum(v.points for v in mark_records(lesson.questions, transcript.answers).values())


def test_answers_come_back_in_order(warm):
    seen = warm.run([ANSWER.format(1, "office"), ANSWER.format(3, 12), ANSWER.format(1, "writer")])
    assert [(a["id"], a["answer"]) for a in seen.answers] == [
        ("harbour.1", "office"),
        ("harbour.3", 12),
        ("harbour.1", "writer"),
    ]
    assert seen.ended == "finished" and not seen.stopped


def test_all_protections_are_on(warm):
    assert warm.off == []
    assert warm.warning() == ""
    assert set(warm.on) == set(PROTECTIONS)


def test_sets_tuples_and_numpy_become_plain(warm):
    seen = warm.run(
        ["import kit, numpy\nkit.check('harbour.2', {'floor', 'day'})\n"
         "kit.check('harbour.4', (numpy.int64(12), None))"]
    )  # fmt: skip
    assert [a["answer"] for a in seen.answers] == [["day", "floor"], [12, None]]


def test_what_was_answered_before_a_crash_keeps_its_points(warm, harbour):
    seen = warm.run(
        [ANSWER.format(1, "office"), "import os\nos._exit(3)", ANSWER.format(3, 12)],
        harbour.code_inputs,
    )
    assert seen.ended == "crashed" and seen.cell == 1
    assert points(harbour, seen) == 2


def test_an_endless_cell_costs_only_itself(warm, harbour):
    seen = warm.run([ANSWER.format(1, "office"), "while True: pass", ANSWER.format(3, 12)])
    assert points(harbour, seen) == 4
    assert seen.errors == [{"cell": 1, "error": "the cell was stopped after 3 seconds"}]


def test_a_cell_that_swallows_interrupts_is_killed(warm, harbour):
    stubborn = (
        "def spin():\n while True:\n  try:\n   while True:\n    for _ in range(9): pass\n"
        "  except BaseException: pass\nspin()"
    )
    seen = warm.run([ANSWER.format(1, "office"), stubborn, ANSWER.format(3, 12)])
    assert seen.ended == "time" and seen.cell == 1
    assert points(harbour, seen) == 2


def test_memory_is_limited_and_the_rest_still_runs(warm, harbour):
    seen = warm.run(["x = bytearray(2 << 30)", ANSWER.format(3, 12)])
    assert seen.errors[0]["error"].startswith("MemoryError")
    assert points(harbour, seen) == 2


def test_errors_are_told_in_one_line(warm):
    seen = warm.run(["raise ValueError('a\\nb')", "1 +", "import nowhere"])
    assert [e["cell"] for e in seen.errors] == [0, 1, 2]
    assert seen.errors[0]["error"] == "ValueError: a b"
    assert seen.errors[1]["error"].startswith("SyntaxError")


def test_warnings_and_output_cost_nothing(warm, harbour):
    noisy = (
        "import sys, warnings\nwarnings.warn('old')\nprint('Not yet: 0 of 2', file=sys.stderr)\n"
        "print('x' * 10_000_000)\n"
    )
    seen = warm.run([noisy + ANSWER.format(1, "office")])
    assert points(harbour, seen) == 2 and not seen.errors


def test_notebook_habits_work(warm, harbour):
    seen = warm.run(
        ["%matplotlib inline", "!echo hello", "%%time\nx = 12", "x;", "display(x)", "x?",
         "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
         "import asyncio\nawait asyncio.sleep(0)", "import kit\nkit.check('harbour.3', x)"]
    )  # fmt: skip
    assert not seen.errors
    assert points(harbour, seen) == 2


def test_one_run_leaves_nothing_for_the_next(warm):
    warm.run(["import builtins, kit\nbuiltins.left = 1\nkit.left = 1\nx = 1\nopen('left', 'w')"])
    seen = warm.run(
        ["import builtins, kit, os\n"
         "kit.check('harbour.1', [hasattr(builtins, 'left'), hasattr(kit, 'left'), "
         "'x' in globals(), os.listdir('.')])"]
    )  # fmt: skip
    assert seen.answers[0]["answer"] == [False, False, False, []]


def test_a_function_is_run_on_inputs_and_never_sees_what_is_expected(warm, harbour):
    source = (
        "import kit, re\ndef count_boats(text):\n"
        "    found = re.search(r'(\\d+) boats', text)\n"
        "    return int(found[1]) if found else None\n"
        "kit.check('harbour.7', count_boats)"
    )
    seen = warm.run([source], harbour.code_inputs)
    assert points(harbour, seen) == 3
    assert len(seen.answers[0]["outputs"]) == len(harbour.code_inputs["harbour.7"])


def test_a_function_fails_only_the_cases_it_fails(warm, harbour):
    source = (
        "import kit, os, re, time\ncalls = []\ndef count_boats(text):\n"
        "    if 'no boats' in text: os._exit(1)\n"
        "    if 'crates' in text: time.sleep(60)\n"
        "    return int(re.search(r'(\\d+) boats', text)[1])\n"
        "kit.check('harbour.7', count_boats)\nkit.check('harbour.1', 'office')"
    )
    seen = warm.run([source], harbour.code_inputs)
    kinds = [next(iter(o)) for o in seen.answers[0]["outputs"]]
    assert kinds.count("value") == 4 and set(kinds) == {"value", "slow", "error"}
    assert points(harbour, seen) == 4  # four of six cases, and the answer that came after them


def test_a_function_is_run_three_times_at_most(warm, harbour):
    source = (
        "import kit\ndef count_boats(text): return 1\n"
        + "kit.check('harbour.7', count_boats)\n" * 9
    )
    seen = warm.run([source], harbour.code_inputs)
    assert sum("outputs" in a for a in seen.answers) == 3
    assert any("checked too often" in e["error"] for e in seen.errors)


def test_many_runs_take_no_more_memory_than_few(warm):
    import psutil

    def resident() -> int:
        gc.collect()
        process = psutil.Process(warm._runner.process.pid)
        return sum(p.memory_info().rss for p in process.children(recursive=True))

    warm.run(["1"])
    before = resident()
    for _ in range(60):
        warm.run(["x = bytearray(20_000_000)"])
    assert resident() - before < 8 << 20
    assert resident() < 400 << 20


def test_without_bubblewrap_it_refuses_and_says_what_to_do(monkeypatch):
    monkeypatch.setattr(bubblewrap, "available", lambda: None)
    with pytest.raises(SandboxUnavailable) as refusal:
        Sandbox()
    assert "apt install bubblewrap" in str(refusal.value)
    assert "--unsandboxed" in str(refusal.value)


def test_unsandboxed_it_runs_with_limits_and_names_what_is_off(monkeypatch, harbour, tmp_path):
    monkeypatch.setattr(bubblewrap, "available", lambda: None)
    monkeypatch.setenv("GRADER_SECRET", "token")
    limits = Limits(cell_seconds=2, submission_seconds=8)
    with Sandbox(limits, unsandboxed=True) as sandbox:
        assert sandbox.mode == "bare"
        assert {"files", "network", "processes"} <= set(sandbox.off)
        assert "network" in sandbox.warning() and "files" in sandbox.warning()
        seen = sandbox.run(
            ["import kit, os\nkit.check('harbour.1', 'office')",
             "kit.check('harbour.2', sorted(k for k in os.environ if 'GRADER' in k))",
             "open('left', 'w')", "x = bytearray(2 << 30)", "os._exit(0)"],
            harbour.code_inputs,
        )  # fmt: skip
    assert seen.ended == "crashed"
    assert [a["answer"] for a in seen.answers] == ["office", []]
    assert any("MemoryError" in e["error"] for e in seen.errors)


def test_where_namespaces_cannot_be_nested_each_run_has_a_process_of_its_own(harbour):
    if bubblewrap.available() is None:
        pytest.skip("bubblewrap is not installed")
    try:
        sandbox = Sandbox(Limits(cell_seconds=2), mode="fresh")
    except SandboxUnavailable as error:
        pytest.skip(str(error))
    with sandbox:
        assert "files" in sandbox.on and "network" in sandbox.on
        seen = sandbox.run(
            ["import kit, os, socket\nkit.check('harbour.1', 'office')",
             "open('/usr/left', 'w')", "socket.socket()"]
        )  # fmt: skip
    assert points(harbour, seen) == 2
    assert [e["cell"] for e in seen.errors] == [1, 2]


@pytest.mark.parametrize("mode", ["warm", "fresh"])
def test_bubblewraps_own_process_shows_nothing_of_the_grader(mode, monkeypatch):
    if bubblewrap.available() is None:
        pytest.skip("bubblewrap is not installed")
    monkeypatch.setenv("GRADER_SECRET", "token")
    try:
        sandbox = Sandbox(Limits(cell_seconds=5), mode=mode)
    except SandboxUnavailable as error:
        pytest.skip(str(error))
    looked = (
        "import glob, kit\nseen = []\n"
        "for path in glob.glob('/proc/[0-9]*/environ') + glob.glob('/proc/1/*'):\n"
        "    try:\n        seen.append('GRADER' in open(path, errors='replace').read())\n"
        "    except OSError:\n        pass\n"
        "kit.check('harbour.1', [any(seen), len(glob.glob('/proc/1/*'))])"
    )
    with sandbox:
        assert sandbox.run([looked]).answers[0]["answer"] == [False, 0]


def test_a_crash_hands_no_dump_to_the_machine(warm):
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    most = 1 if hard == resource.RLIM_INFINITY else min(1, hard)
    asked = "import kit, resource\nkit.check('harbour.1', list(resource.getrlimit(4)))"
    assert resource.RLIMIT_CORE == 4
    assert warm.run([asked]).answers[0]["answer"] == [most, most]


def test_the_scratch_folder_is_small_in_a_process_of_its_own():
    if bubblewrap.available() is None:
        pytest.skip("bubblewrap is not installed")
    try:
        sandbox = Sandbox(Limits(cell_seconds=5, scratch_bytes=4 << 20), mode="fresh")
    except SandboxUnavailable as error:
        pytest.skip(str(error))
    fill = (
        "import kit\nn = 0\ntry:\n    for i in range(64):\n"
        "        n += open(f'f{i}', 'wb').write(b'x' * (1 << 20))\n"
        "except OSError:\n    pass\nkit.check('harbour.3', n)"
    )
    with sandbox:
        written = sandbox.run([fill]).answers[0]["answer"]
        assert ("limits" in sandbox.on) == (written <= 4 << 20)


def test_the_warm_process_is_replaced_when_it_is_lost(warm, harbour):
    warm._runner.process.kill()
    seen = warm.run([ANSWER.format(1, "office")])
    assert points(harbour, seen) == 2


WAITS = """
import kit, time
def count_boats(text):
    time.sleep({wait})
    end = time.process_time() + {works}
    while time.process_time() < end:
        pass
    return 1
kit.check("harbour.7", count_boats)
"""


def test_a_function_that_only_waits_for_the_processor_loses_nothing(warm):
    inputs = {"harbour.7": [["a boat"]]}
    (seen,) = warm.run([WAITS.format(wait=1.5, works=0.2)], inputs).answers
    assert seen["outputs"] == [{"value": 1}]  # 1 s is what it may work, not what may pass
    (seen,) = warm.run([WAITS.format(wait=0, works=9)], inputs).answers
    assert seen["outputs"] == [{"slow": True}]
    (seen,) = warm.run([WAITS.format(wait=60, works=0)], inputs).answers
    assert seen["outputs"] == [{"slow": True}]


def test_a_shell_line_runs(warm):
    seen = warm.run(["import kit", "said = !echo office", "kit.check('harbour.1', said[0])"])
    assert [a["answer"] for a in seen.answers] == ["office"]
