"""Runs Python in the project's environment, on every system, with the words that follow.

    python3 scripts/with_environment.py -m ruff check

Standard library only, for hooks that are started by whatever Python is at hand.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))


def main(arguments: list[str]) -> int:
    """The exit status of the command; 1 with one line where there is no environment yet."""
    from launch.place import Place

    python = Place(ROOT).python
    if not Path(python).exists():
        print(
            "with_environment.py: there is no .venv yet. Mend: python3 lab.py test", file=sys.stderr
        )
        return 1
    return subprocess.run([str(python), *arguments], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
