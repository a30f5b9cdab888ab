"""What tests of every floor share: a clean start, and nbgrader as a peer kept out of the way."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--all` runs the long tests too: whole lessons in a browser, a server killed many times."""
    parser.addoption("--all", action="store_true", help="the long tests too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Nothing; lets the long tests be skipped where they are not asked for."""
    if config.getoption("--all"):
        return
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(pytest.mark.skip(reason="long; to run this test, add --all"))


@pytest.fixture(autouse=True)
def the_article_in_use_stays_as_it_was():
    """The article a test chose with `kit.use` is not the next test's."""
    from kit.course import session

    before = session._article
    yield
    session._article = before


@pytest.fixture(scope="session")
def nbgrader() -> Callable[..., subprocess.CompletedProcess]:
    """A function that runs nbgrader in a folder and gives back the finished process.

        nbgrader(folder, "autograde", "ps1", "--force")

    `python3 lab.py test` puts nbgrader beside the environment; without it the test is skipped.
    """
    peer = Path(sys.prefix) / "nbgrader"
    if not peer.is_dir():
        pytest.skip("nbgrader is not beside this environment; run: python3 lab.py test")
    # nbgrader itself calls a command of its own dependencies (alembic), so the path needs them too.
    programs = [str(peer / "bin"), str(Path(sys.executable).parent), os.environ.get("PATH", "")]
    variables = {**os.environ, "PYTHONPATH": str(peer), "PATH": os.pathsep.join(programs)}

    def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, "-m", "nbgrader", *arguments],
            cwd=folder, env=variables, capture_output=True, text=True,
        )  # fmt: skip

    return run
