from pathlib import Path

import pytest

from kit.course.bank.assembly import read_lesson, ship
from kit.course.learner.progress import Progress
from kit.course.session import session

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture(scope="session")
def tiny():
    """The fixture lesson with one question of every kind, read and digested."""
    return read_lesson(FIXTURES / "exercises" / "90-tiny", FIXTURES)


@pytest.fixture(scope="session")
def questions(tiny):
    return {id.removeprefix("tiny."): q for id, q in tiny.questions.items()}


@pytest.fixture
def learner(tiny):
    """A session in memory on the fixture lesson, in use by kit.check and the others."""
    with session(ship([tiny]), Progress(None)) as begun:
        yield begun
