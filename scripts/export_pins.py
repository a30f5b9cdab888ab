"""Writes requirements.txt, requirements-test.txt and requirements-nbgrader.txt from pyproject.toml.

    python3 scripts/export_pins.py             keep the present pins where they still fit
    python3 scripts/export_pins.py --upgrade   take the newest versions that the bounds allow

Needs `uv` on the PATH and the network. The pins hold for every system and every Python that
pyproject.toml allows, each with its hashes and no address. requirements.txt is what a learner
installs: the kit and the tools that put it in place. requirements-test.txt adds what only the
checks need, so that a learner fetches nothing for them. requirements-nbgrader.txt adds the peer
that marks are compared with; it is kept out of the environment itself.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LEARNER = ["--extra", "lab", "--extra", "teach", "--extra", "frames", "--group", "build"]
CHECKS = ["--group", "build", "--all-extras", "--group", "test"]
EVERYTHING = [*CHECKS, "--group", "nbgrader"]


def resolve(folder: Path, options: list[str], pins: Path, *more: str) -> str:
    """The pins for pyproject.toml in `folder`, with hashes; `pins` holds those to start from."""
    subprocess.run(
        ["uv", "pip", "compile", "pyproject.toml", *options, *more, "--quiet", "--universal",
         "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate",
         "--no-emit-index-url", "--no-emit-find-links", "--output-file", pins.name],
        cwd=folder, check=True,
    )  # fmt: skip
    return pins.read_text(encoding="utf-8")


def packages(pins: str) -> dict[str, str]:
    """Each pinned name with its whole entries: versions, markers, hashes."""
    entries: dict[str, str] = {}
    for entry in re.split(r"\n(?=\S)", pins.strip()):
        name = re.split(r"[^\w.-]", entry, maxsplit=1)[0]
        entries[name] = entries.get(name, "") + entry + "\n"
    return entries


def main(arguments: list[str]) -> int:
    """0 when all three files are written."""
    if not shutil.which("uv"):
        sys.exit("export_pins.py: uv is not on the PATH. Mend: pip install uv")
    files = [ROOT / f"requirements{part}.txt" for part in ("", "-test", "-nbgrader")]
    upgrade = ["--upgrade"] if "--upgrade" in arguments else []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(ROOT / "pyproject.toml", folder)
        everything = folder / "everything.txt"
        present = [path.read_text(encoding="utf-8") for path in files if path.exists()]
        everything.write_text(re.sub("(?m)^-r .*\n", "", "\n".join(present)), "utf-8")
        whole = resolve(folder, EVERYTHING, everything, *upgrade)
        # The smaller sets have the same versions: the whole is what they start from.
        parts = []
        for options in (LEARNER, CHECKS, EVERYTHING):
            few = folder / "few.txt"
            few.write_text(whole, encoding="utf-8")
            parts.append(packages(resolve(folder, options, few)))
    written: set[str] = set()
    for path, part, first in zip(files, parts, ("", "-r requirements.txt\n", ""), strict=True):
        new = {name: entry for name, entry in part.items() if name not in written}
        path.write_text(first + "".join(new.values()), encoding="utf-8", newline="\n")
        written |= set(new)
        print(f"{path.name}: {len(new)} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
