import copy
import tomllib
from pathlib import Path

import pytest

from kit.course.bank.lint import lint_bank, lint_code, lint_headings, lint_prose
from kit.course.bank.read import check_bank

TINY = tomllib.loads(
    (Path(__file__).parents[2] / "fixtures/exercises/90-tiny/questions.toml").read_text("utf-8")
)


def faults(name, **changes):
    """What the linter says of one question after the changes that it did not say before."""

    def lines(raw):
        return {line for line in lint_bank(check_bank(raw)) if line.startswith(f"tiny.{name}: ")}

    raw = copy.deepcopy(TINY)
    entry = next(q for q in raw["question"] if q["id"] == f"tiny.{name}")
    before = lines(raw)
    entry.update(changes)
    return " ".join(sorted(lines(raw) - before))


def asking(ask, **when):
    return [{"id": "seeded", "when": when or {"any": True}, "ask": ask}]


LEAKS = [
    ("units", {"hint": "Have you read block 5?"}, "names 5"),
    ("units", {"misconception": asking("And 1?", misses="5")}, "names 1"),
    ("choice", {"hint": "Could it be the harbour office?"}, "'the harbour office', which is in"),
    ("choice", {"hint": "Is it two captains?"}, "holds the text of option 'captains'"),
    ("number", {"hint": "Is it 5?"}, "names 5"),
    ("interval", {"hint": "Is it 12 or more?"}, "names 12"),
    ("span", {"hint": "Did you see the storm?"}, "'the storm', which is in the key"),
    ("record", {"hint": "Who runs the harbour office?"}, "'the harbour office', which is in"),
    (
        "match",
        {"misconception": asking("Is it an outlet that passes it on?", item="radio", gives="a")},
        "'an outlet that passes it on', which is in the key",
    ),
]


@pytest.mark.parametrize(("name", "change", "said"), LEAKS)
def test_hints_that_give_the_key_away_are_found(name, change, said):
    assert said in faults(name, **change)


SOUND = [
    ("units", {"hint": "Would the story lose anything without block 3?"}),
    ("units", {"misconception": asking("Is 3 a label?", adds="3")}),
    ("choice", {"misconception": asking("What do two captains count?", gives="captains")}),
    ("choice", {"hint": "What words follow it?"}),
    ("interval", {"misconception": asking("Does 12 to 12 leave room?", low=12, high=12)}),
    ("number", {"hint": "Are 15 minutes enough, or 5.1 of them?"}),
    ("span", {"hint": "Was it stormy?"}),
]


@pytest.mark.parametrize(("name", "change"), SOUND)
def test_hints_that_only_ask_are_left_alone(name, change):
    assert faults(name, **change) == ""


def test_missing_parts_and_long_sentences():
    assert "explanation: is missing" in " ".join(lint_bank(check_bank(TINY)))
    assert "a sentence of 45 words" in faults("units", prompt="word " * 45)
    raw = copy.deepcopy(TINY)
    for question in raw["question"]:
        question["prompt"] = "word " * 25
    assert any("25 words a sentence (median)" in line for line in lint_bank(check_bank(raw)))


def test_emoji_are_found_and_arrows_and_marks_are_not():
    assert "holds an emoji" in faults("units", prompt="Well done \U0001f389")
    assert list(lint_prose("a → b, 3 ≤ 4, “q”, ½")) == []
    assert list(lint_prose("great ✨"))


def test_wide_tables_and_lines():
    assert list(lint_prose("| a | b | c | d | e |")) == []
    assert list(lint_prose("| a | b | c | d | e | f |"))
    assert list(lint_code("x" * 80)) == []
    assert list(lint_code("a\n" + "x" * 81))


@pytest.mark.parametrize(
    ("cells", "count"),
    [
        (["# Title", "## One\n\n### Two\n\n## Three"], 0),
        (["## One"], 1),
        (["# A", "# B"], 1),
        (["# A\n\n### B"], 1),
        (["# A\n\n```python\n#### not a heading\n```"], 0),
        ([], 1),
    ],
)
def test_headings(cells, count):
    assert len(lint_headings(cells)) == count
