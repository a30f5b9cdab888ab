"""The types hold: no room has more errors than it is allowed, and new rooms are allowed none."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# What each room still owes. A number may only fall; a room that is not named owes nothing.
ALLOWED = {
    "kit/analysis/agency": 2,
    "kit/analysis/casualties": 6,
    "kit/analysis/dates": 44,
    "kit/analysis/figures": 4,
    "kit/analysis/grammar": 49,
    "kit/analysis/lexicon": 3,
    "kit/analysis/page": 7,
    "kit/analysis/wording": 3,
}
_ERROR = re.compile(r"(?P<file>[^:]+):\d+: error: ")


def room_of(file: str) -> str:
    """The room of a file on a floor that has rooms ("kit/analysis/speech"), or its floor."""
    parts = Path(file).parts
    deep = 3 if parts[:2] in {("kit", "analysis"), ("kit", "course"), ("kit", "teach")} else 2
    return "/".join(parts[:deep] if len(parts) > deep else parts[:-1] or parts)


@pytest.fixture(scope="module")
def errors():
    """What mypy says, a line an error."""
    command = [sys.executable, "-m", "mypy", "--no-error-summary", "--hide-error-context"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return [line for line in done.stdout.splitlines() if _ERROR.match(line)]


def test_no_room_has_more_type_errors_than_it_is_allowed(errors):
    counts = Counter(room_of(_ERROR.match(line)["file"]) for line in errors)
    over = {room for room, count in counts.items() if count > ALLOWED.get(room, 0)}
    told = [line for line in errors if room_of(_ERROR.match(line)["file"]) in over]
    assert told == [], "\n".join(told)


def test_what_is_allowed_is_a_room():
    for room, count in ALLOWED.items():
        assert (ROOT / room).is_dir() and count > 0, f"{room} owes nothing: take it off the list"


def test_the_kit_tells_type_checkers_that_it_is_typed():
    assert (ROOT / "kit" / "py.typed").is_file()


def test_an_error_is_seen(tmp_path):
    wrong = tmp_path / "wrong.py"
    wrong.write_text("from kit.analysis.finding import over\n\nplace: str = over([])\n", "utf-8")
    command = [sys.executable, "-m", "mypy", "--follow-imports=silent", str(wrong)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and 'has type "Span", variable has type "str"' in done.stdout
