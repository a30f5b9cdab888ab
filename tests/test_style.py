"""The code is what the linter of pyproject.toml accepts."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_ruff_has_nothing_to_say():
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "concise"]
    said = subprocess.run([*command, "."], cwd=ROOT, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout or said.stderr
