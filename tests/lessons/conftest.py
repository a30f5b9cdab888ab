"""The lessons as their authors wrote them, read once for the whole folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.course.bank.assembly import assemble
from kit.course.bank.read import read_bank

ROOT = Path(__file__).parents[2]
EXERCISES = ROOT / "exercises"
# The capstone is an article of its own, with private keys, and has its own suite.
LESSONS = sorted(p.parent for p in EXERCISES.glob("0[0-4]-*/questions.toml"))
BANKS = {folder.name: read_bank(folder / "questions.toml", ROOT) for folder in LESSONS}
QUESTIONS = [q for bank in BANKS.values() for q in bank.question]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test once a lesson (`lesson`) or once a question (`question`)."""
    if "lesson" in metafunc.fixturenames:
        metafunc.parametrize("lesson", LESSONS, ids=lambda p: p.name)
    if "question" in metafunc.fixturenames:
        metafunc.parametrize("question", QUESTIONS, ids=lambda q: q.id)


@pytest.fixture(scope="session")
def shipped():
    """The bank as learners receive it: keys digested."""
    return assemble(EXERCISES)[1]
