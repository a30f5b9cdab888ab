"""By-phrases of the open web: who did it, and not when, by what means or at what rate."""

from __future__ import annotations

from pathlib import Path

import pytest

import kit

CASES = [
    line.split(" :: ")
    for line in (Path(__file__).parent / "by_cases.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def agents(text):
    return [row.agent.of(text) for row in kit.passives(text) if row.agent is not None]


def test_by_phrases_name_their_doers():
    right = wrong = wanted = 0
    for text, answers in CASES:
        doers = [] if answers == "-" else answers.split(" | ")
        found = agents(text)
        wanted += len(doers)
        right += sum(any(d in f or f in d for f in found) for d in doers)
        wrong += sum(not any(d in f or f in d for d in doers) for f in found)
    assert len(CASES) >= 94 and wanted >= 85
    assert right >= 0.96 * wanted
    assert wrong == 0


@pytest.mark.parametrize("text", [t for t, answers in CASES if answers == "-"])
def test_what_names_no_doer_gives_none(text):
    assert agents(text) == []
