import sys
import threading
import time

import pytest

from kit.course.answers import running
from kit.course.answers.line_clock import TooSlow, within
from kit.course.answers.running import run_cases, run_one


def test_values_errors_and_odd_outputs():
    outcomes = run_cases(lambda n: (10 // n, {n}), [[5], [0]])
    assert outcomes == [{"value": [2, [5]]}, {"error": "ZeroDivisionError"}]
    assert run_cases(lambda: print, [[]]) == [
        {"error": "the answer is a function; this question wants what the function gives"}
    ]
    assert run_cases(exit, [[]]) == [{"error": "SystemExit"}]
    assert run_cases(lambda a: a, [[1, 2]]) == [{"error": "TypeError"}]


def endless():
    while True:
        try:
            time.sleep(0.01)
        except Exception:
            pass


def test_an_endless_loop_fails_its_case_and_later_ones_still_run():
    outcomes = run_cases(lambda n: endless() if n == 1 else n, [[0], [1], [2]], seconds=0.1)
    assert outcomes == [{"value": 0}, {"slow": True}, {"value": 2}]


def test_after_three_slow_cases_the_rest_is_not_run():
    calls = []

    def slow(n):
        calls.append(n)
        endless()

    assert run_cases(slow, [[n] for n in range(6)], seconds=0.05) == [{"slow": True}] * 6
    assert calls == [0, 1, 2]


def test_off_the_main_thread_the_limit_holds_too():
    box = []
    worker = threading.Thread(
        target=lambda: box.append((run_one(lambda: 7, []), run_one(time.sleep, [5], 0.05)))
    )
    worker.start()
    worker.join(4)
    assert box == [({"value": 7}, {"slow": True})]


def test_inputs_are_copies_and_prints_are_thrown_away(capsys):
    given = [[["a"]]]
    assert run_cases(lambda words: print("loud") or words.append("b"), given) == [{"value": None}]
    assert given == [[["a"]]]
    assert capsys.readouterr().out == ""


@pytest.fixture
def one_thread(monkeypatch):
    """As in a browser: no alarm, and no thread starts."""
    monkeypatch.setattr(running, "ONE_THREAD", True)
    monkeypatch.delattr("signal.setitimer")

    def refuse(self):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)


def spinning(n):
    while n:
        pass
    return n


def test_without_alarm_and_thread_an_endless_loop_ends_all_the_same(one_thread):
    assert run_cases(spinning, [[0], [1], [0]], seconds=0.05) == [
        {"value": 0},
        {"slow": True},
        {"value": 0},
    ]
    assert run_one(lambda: {}["a"], [], 0.05) == {"error": "KeyError"}


def test_the_watch_is_taken_away_after_it_rang_and_an_exception_handler_does_not_hold_it():
    def stubborn():
        while True:
            try:
                n = 1
                n += 1
            except Exception:
                pass

    before = sys.gettrace()
    for _ in range(2):
        with pytest.raises(TooSlow):
            within(0.05, stubborn)
    assert sys.gettrace() is before
    assert within(0.0, int) == 0


@pytest.mark.skipif(sys.version_info < (3, 12), reason="before 3.12 a watch rings once")
def test_the_watch_rings_again_where_a_function_swallows_it():
    def swallowing():
        while True:
            try:
                while True:
                    pass
            except BaseException as error:
                seen.append(error)
                if len(seen) > 2:
                    raise

    seen = []
    with pytest.raises(TooSlow):
        within(0.05, swallowing)
    assert len(seen) > 1
