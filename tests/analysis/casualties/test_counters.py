"""Who counted, and who hands the count on: through verbs of counting, asides and two sources."""

from __future__ import annotations

from pathlib import Path

import pytest

import kit

CASES = []
for line in (Path(__file__).parent / "counter_cases.txt").read_text("utf-8").splitlines():
    if line and not line.startswith("#"):
        text, _, answers = line.partition(" :: ")
        words, _, who = answers.partition(" = ")
        CASES.append((text, words, *who.split(" / ")))


def claim(text, words):
    return next(c for c in kit.casualties(text) if words in c.words or c.words in words)


def fits(right, said):
    return said is None if right == "-" else right.lower() in (said or "").lower()


def test_counters_and_reporters_are_read_and_never_a_wrong_name():
    answers = []
    for text, words, counter, reporter in CASES:
        found = claim(text, words)
        answers += [(text, counter, found.counter), (text, reporter, found.reporter)]
    missed = [a for a in answers if not fits(*a[1:])]
    assert len(answers) >= 60
    assert len(missed) <= 3, missed
    assert all(said is None for _, _, said in missed), missed


@pytest.mark.parametrize("pointing", ["It", "They", "The group", "The agency"])
def test_a_pointing_word_without_an_answer_counts_nothing(pointing):
    found = claim(f"{pointing} said that 12 people were killed.", "12")
    assert found.counter is None
