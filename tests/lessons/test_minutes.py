"""Minutes that lessons state are those that the script computes, and it counts what it says."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SPEC = importlib.util.spec_from_file_location("minutes", ROOT / "scripts" / "minutes.py")
assert SPEC is not None and SPEC.loader is not None
minutes = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(minutes)

STATED = minutes.lessons()
NOTHING = dict.fromkeys(
    ("prose", "shown", "feedback", "questions", "items", "to judge", "texts", "silent"), 0
)


@pytest.mark.parametrize("name", STATED)
def test_a_lesson_states_the_minutes_that_are_computed(name):
    assert STATED[name] == minutes.rounded(minutes.minutes(minutes.counted(name)))


@pytest.mark.parametrize("name", STATED)
def test_no_sitting_is_longer_than_three_quarters_of_an_hour(name):
    parts = minutes.sittings(name)
    assert sum(parts) == pytest.approx(minutes.minutes(minutes.counted(name)))
    assert max(map(minutes.rounded, parts)) <= minutes.LONGEST_SITTING
    behind = [minutes.rounded(sum(parts[: n + 1])) for n in range(len(parts) - 1)]
    assert minutes.stops(name) == behind


def test_each_thing_takes_the_time_that_is_assumed():
    took = minutes.minutes
    assert took(NOTHING) == 0
    assert took({**NOTHING, "prose": 180}) == took({**NOTHING, "feedback": 180}) == 1
    assert took({**NOTHING, "shown": 440}) == 2
    assert took({**NOTHING, "items": 12}) == 5
    assert took({**NOTHING, "questions": 10}) == pytest.approx((450 + 120) / 60)
    assert took({**NOTHING, "texts": 1}) == 4
    assert [minutes.rounded(x) for x in (62.4, 62.6)] == [60, 65]


def test_the_table_says_what_it_assumes(capsys):
    assert minutes.main(["--check"]) == 0
    told = capsys.readouterr().out
    assert all(name in told for name in (*STATED, *minutes.ASSUMED))


def test_the_guide_says_how_long_the_whole_takes():
    words = {7: "seven hours", 7.5: "seven and a half hours", 8: "eight hours"}
    whole = round(sum(STATED.values()) / 30) / 2
    first = (ROOT / "INSTRUCTORS.md").read_text(encoding="utf-8").split("| Lesson |")[0]
    assert f"about {words[whole]}," in first
