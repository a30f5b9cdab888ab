"""Writes requirements.txt and requirements-test.txt from pyproject.toml.

    python3 scripts/export_pins.py             keep the present pins where they still fit
    python3 scripts/export_pins.py --upgrade   take the newest versions that the bounds allow

Needs `uv` on the PATH and the network. The pins hold for every system and every Python that
pyproject.toml allows, each with its hashes and no address. requirements.txt is what a learner
installs: the kit and the tools that put it in place. requirements-test.txt adds what only the
checks need, so that a learner fetches nothing for them.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LEARNER = ["--group", "build"]
EVERYTHING = ["--all-extras", "--group", "build", "--group", "test"]


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
        name = re.match(r"[\w.-]+", entry)[0]
        entries[name] = entries.get(name, "") + entry + "\n"
    return entries


def main(arguments: list[str]) -> int:
    """0 when both files are written."""
    if not shutil.which("uv"):
        sys.exit("export_pins.py: uv is not on the PATH. Mend: pip install uv")
    learner, test = ROOT / "requirements.txt", ROOT / "requirements-test.txt"
    upgrade = ["--upgrade"] if "--upgrade" in arguments else []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(ROOT / "pyproject.toml", folder)
        everything = folder / "everything.txt"
        present = [path.read_text(encoding="utf-8") for path in (learner, test) if path.exists()]
        everything.write_text("\n".join(present).replace("-r requirements.txt\n", ""), "utf-8")
        whole = resolve(folder, EVERYTHING, everything, *upgrade)
        # The learner's pins are the same versions: the whole is what they start from.
        few = folder / "few.txt"
        few.write_text(whole, encoding="utf-8")
        first = packages(resolve(folder, LEARNER, few))
    second = {name: entry for name, entry in packages(whole).items() if name not in first}
    learner.write_text("".join(first.values()), encoding="utf-8", newline="\n")
    test.write_text("-r requirements.txt\n" + "".join(second.values()), "utf-8", newline="\n")
    print(f"requirements.txt: {len(first)} packages; requirements-test.txt: {len(second)} more")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
