"""What a submission is charged with: its own memory and time, whoever of its processes has them."""

from __future__ import annotations

import pytest

from kit.teach.sandbox.limits import Limits
from kit.teach.sandbox.watching import CROWDED_PAUSE, PAUSE, Process, Watch, oldest_child

MB = 1 << 20
LIMITS = Limits(total_memory=300 * MB, total_cpu_seconds=10, processes=5)
BASE = 140 * MB


def process(pid, parent, private=0, *, forked=True, seconds=0.0, started=None):
    return Process(pid, parent, forked, pid if started is None else started, seconds, private)


@pytest.mark.parametrize(
    ("others", "said"),
    [
        # What the first process forks shares what was loaded, and so does what that forks.
        ([process(11, 10, 200 * MB), process(12, 11, 200 * MB)], ""),
        # A program started anew shares nothing; nor do its own forks, nor those of a lost parent.
        ([process(11, 10, 110 * MB, forked=False), process(12, 10, 110 * MB, forked=False)], ""),
        ([process(n, 10, 125 * MB, forked=False) for n in (11, 12, 13)], "memory"),
        ([process(9, 10, 9, forked=False), *(process(n, 9, 125 * MB) for n in range(3))], "memory"),
        ([process(n, 2, 125 * MB) for n in (11, 12, 13)], "memory"),
        ([process(n, 10, BASE + 20 * MB) for n in range(11, 17)], ""),
        ([process(n, 10) for n in range(11, 21)], "processes"),
        # What the kernel holds for each is charged, though nobody can see it.
        ([process(n, 10, 10 * MB) for n in range(11, 16)], ""),
        ([process(n, 2, 20 * MB) for n in range(11, 20)], "memory"),
    ],
)  # fmt: skip
def test_memory_and_processes_of_all_together(others, said, monkeypatch):
    monkeypatch.setattr("os.setpriority", lambda *given: None)
    assert Watch(LIMITS, BASE).too_much([process(10, 2, BASE), *others], 10) == said


def test_time_counts_for_those_that_have_gone_too():
    watch = Watch(LIMITS, BASE)
    assert watch.too_much([process(10, 2), process(11, 10, seconds=6)], 10) == ""
    assert watch.too_much([process(10, 2, seconds=1), process(12, 10, seconds=2)], 10) == ""
    assert watch.seconds == 9
    # Another process under a number that is free again.
    assert watch.too_much([process(11, 10, seconds=2, started=99)], 10) == "time"


def test_what_loading_took_is_not_the_submissions():
    watch = Watch(LIMITS, BASE, before=3)
    assert watch.seconds == 0
    watch.too_much([process(10, 2, seconds=3.5), process(11, 10, seconds=1)], 10)
    assert watch.seconds == 1.5


def test_a_crowd_is_looked_at_more_often_and_comes_last(monkeypatch):
    last = []
    monkeypatch.setattr("os.setpriority", lambda which, pid, value: last.append((pid, value)))
    watch = Watch(LIMITS, BASE)
    watch.too_much([process(n, 10) for n in range(10, 14)], 10)
    assert watch.pause == PAUSE and last == []
    watch.too_much([process(n, 10) for n in range(10, 15)], 10)
    assert watch.pause == CROWDED_PAUSE and last == [(n, 19) for n in range(10, 15)]


def test_the_first_child_is_the_oldest_not_the_lowest_number():
    processes = [process(40, 2, started=7), process(9, 2, started=8), process(3, 4, started=1)]
    assert oldest_child(processes, 2) == 40
    assert oldest_child(processes, 77) == 0


SPINNER = """
import kit, os, time
if os.fork() == 0:
    while time.process_time() < 1:
        pass
    open("enough", "w").close()
    while True:
        pass
while not os.path.exists("enough"):
    time.sleep(0.01)
kit.check("harbour.3", 12)
"""


def test_the_time_of_a_process_nobody_waited_for_is_booked(warm):
    seen = warm.run([SPINNER])
    # It is looked at now and then, so the last of it is missing.
    assert seen.answers and seen.cpu_seconds >= 0.5


CROWD = """
import kit, os, time
for _ in range(6):
    if os.fork() == 0:
        time.sleep(60)
while os.getpriority(os.PRIO_PROCESS, 0) != 19:
    time.sleep(0.01)
kit.check("harbour.3", 12)
"""


def test_a_crowd_of_a_submission_comes_last(warm):
    assert warm.run([CROWD]).answers
