import threading
import time

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
