"""Patterns of a bank on anybody's text: what they find, and that they end."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from kit.course.answers.plain import MOST_CHARACTERS
from kit.course.kinds.prose_checks import check_text
from kit.course.kinds.search_clock import SearchTooLong, at_most

EXERCISES = Path(__file__).parents[3] / "exercises"
CHECKS = [
    pytest.param(check, id=f"{bank.parent.name}:{question['id']}:{check['id']}")
    for bank in sorted(EXERCISES.glob("*/questions.toml"))
    for question in tomllib.loads(bank.read_text("utf-8")).get("question", [])
    for check in question.get("checks", [])
    if check.get("pattern")
]
WORD = re.compile(r"(?<!\\)[A-Za-z][a-z]*")


def a_check(id: str, *patterns: str, **more: object) -> dict[str, object]:
    plain = {"id": id, "name": f"the {id}", "ids": 0, "words": 0, "absent": False}
    return {**plain, "pattern": list(patterns), **more}


def hostile(pattern: str) -> list[str]:
    """Texts of a pattern's own words, each many times over."""
    words = list(dict.fromkeys(WORD.findall(pattern)))[:12]
    most = MOST_CHARACTERS
    made = [(w + " ") * (most // (len(w) + 1)) for w in words]
    each = most // max(1, len(words))
    made.append("".join((w + " ") * (each // (len(w) + 1)) for w in words))
    brackets = "[" * most
    return [*made, " " * most, "1" * most, "1 " * (most // 2), brackets, "[" + made[-1][:-1]]


@pytest.mark.parametrize("check", CHECKS)
def test_no_pattern_of_the_course_runs_out_of_time(check):
    for pattern in check["pattern"]:
        for text in hostile(pattern):
            found, lacking, _ = check_text(text, [a_check("one", pattern)], ())
            assert found | lacking == {"one"}, (pattern, text[:40])


def test_a_pattern_that_never_ends_costs_only_its_own_line():
    checks = [a_check("first", "boat"), a_check("endless", "(a+)+$"), a_check("long", words=2)]
    found, lacking, notes = check_text("boat " + "a" * 60 + "b", checks, ())
    assert (found, lacking) == ({"first", "long"}, set())
    assert notes == (
        "Found: the first.",
        "Not looked for: the endless. Searching this text took too long.",
        "Found: the long.",
    )


def test_the_clock_is_put_back():
    import signal

    before = signal.getsignal(signal.SIGPROF)
    with pytest.raises(SearchTooLong), at_most(0.02):
        while True:
            pass
    assert signal.getsignal(signal.SIGPROF) is before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_both_halves_are_for_then_not_then_for():
    (check,) = (c.values[0] for c in CHECKS if c.id.endswith(":both-halves"))
    asked = [a_check("halves", *check["pattern"])]
    good = "Good FOR what Moscow says,\nnot good for what happened."
    assert check_text(good, asked, ())[0] == {"halves"}
    for text in (
        "Good for what Moscow says, not more.",
        "Not for this, for that.",
        "afford knot for",
    ):
        assert check_text(text, asked, ())[1] == {"halves"}
