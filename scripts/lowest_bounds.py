"""Prints the lowest version that pyproject.toml allows of each package some extras name.

    pip install . $(python3 scripts/lowest_bounds.py frames lab:ipython)

`EXTRA` stands for all that the extra names, `EXTRA:PACKAGE` for one of them. Hosted notebooks pin
old versions of some packages; with these a check can prove that the kit works beside them.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def lowest(wanted: list[str]) -> list[str]:
    """Return "name==version" for what the kit itself needs and for what is wanted besides.

    >>> lowest(["frames"])[-1]
    'pandas==2.2.2'
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needs = list(project["dependencies"])
    for word in wanted:
        extra, _, package = word.partition(":")
        needs += [
            need
            for need in project["optional-dependencies"][extra]
            if re.split(r"[<>=!~\[]", need)[0] == package or not package
        ]
    return [re.sub(r"^([\w.-]+).*?>=([\w.]+).*", r"\1==\2", need) for need in needs]


if __name__ == "__main__":
    print(*lowest(sys.argv[1:]))
