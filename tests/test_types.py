"""The types hold: mypy finds no error anywhere, and the check sees one that is made."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def mypy(*words):
    """What mypy answers in the project's folder, with its configuration."""
    command = [sys.executable, "-m", "mypy", "--hide-error-context", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_there_is_no_type_error():
    done = mypy("--no-error-summary")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_kit_tells_type_checkers_that_it_is_typed():
    assert (ROOT / "kit" / "py.typed").is_file()


def test_an_error_is_seen(tmp_path):
    wrong = tmp_path / "wrong.py"
    wrong.write_text("from kit.analysis.finding import over\n\nplace: str = over([])\n", "utf-8")
    done = mypy("--follow-imports=silent", wrong)
    assert done.returncode == 1 and 'has type "Span", variable has type "str"' in done.stdout


def test_whoever_calls_the_kit_is_told_of_a_wrong_use(tmp_path):
    wrong = tmp_path / "wrong.py"
    wrong.write_text('import kit\n\nplace: str = kit.attributions("")\n', "utf-8")
    done = mypy("--follow-imports=silent", wrong)
    assert done.returncode == 1 and 'has type "list[Attribution]"' in done.stdout, done.stdout
