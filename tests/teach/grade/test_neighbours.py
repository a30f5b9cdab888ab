"""The same class gets the same bytes, whoever is marked beside it and however many at a time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kit.teach.sandbox import bubblewrap

ROOT = Path(__file__).parents[3]


@pytest.mark.long
@pytest.mark.skipif(bubblewrap.available() is None, reason="bubblewrap is not installed")
def test_neighbours_change_no_byte():
    # Ten notebooks, one of a kind; the whole of it takes 200, 1, 2 and 16 at a time.
    setting = "--notebooks 10 --jobs 1 3 --neighbours 0 2 --kinds spinning"
    line = [sys.executable, "benchmarks/neighbours.py", *setting.split()]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("the same bytes\n")
