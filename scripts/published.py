"""Builds the package as it is published: what points into the repository points at its address.

    DATELINE_REPOSITORY=https://github.com/OWNER/REPOSITORY python scripts/published.py dist

The repository itself names no address, since every copy of the course has its own. With this one
variable the README's links and pictures become whole addresses (an index of packages shows them
only so), the package's metadata and CITATION.cff name the repository, and the documentation
(scripts/build_docs.py) offers the lessons on Colab, Binder and Codespaces. Needs hatchling and git.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VARIABLE = "DATELINE_REPOSITORY"
_ADDRESS = re.compile(r"https://github\.com/([\w.-]+)/([\w.-]+?)/?")
_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\((?!https?:|#|mailto:)([^)\s]+)\)")
PICTURES = (".png", ".gif", ".svg", ".jpg")


def repository() -> str:
    """Return the address that the variable names, without a slash at its end; "" where none is.

    Raises ValueError for anything but a repository on GitHub, which is where the links lead.
    """
    given = os.environ.get(VARIABLE, "").strip()
    if not given:
        return ""
    if not (found := _ADDRESS.fullmatch(given)):
        raise ValueError(f"{VARIABLE}={given}: write https://github.com/OWNER/REPOSITORY")
    return f"https://github.com/{found[1]}/{found[2]}"


def whole_links(text: str, address: str) -> str:
    """Return Markdown whose links into the repository are whole addresses; pictures are raw files.

    >>> whole_links("[a](docs/a.md) ![b](docs/b.png) [c](#d)", "https://github.com/o/r")
    '[a](https://github.com/o/r/blob/main/docs/a.md) \
![b](https://github.com/o/r/raw/main/docs/b.png) [c](#d)'
    """

    def whole(found: re.Match[str]) -> str:
        kind = "raw" if found[3].lower().endswith(PICTURES) else "blob"
        return f"{found[1]}[{found[2]}]({address}/{kind}/main/{found[3]})"

    return _LINK.sub(whole, text)


def places(address: str) -> str:
    """Return a line of links that open the lessons elsewhere; "" without an address.

    >>> places("")
    ''
    >>> places("https://github.com/o/r").count("](https://")
    3
    """
    if not address:
        return ""
    name = address.removeprefix("https://github.com/")
    lesson = (
        f"https://colab.research.google.com/github/{name}/blob/main/notebooks/01-sourcing.ipynb"
    )
    return (
        f"Open it elsewhere: [lesson 01 on Colab]({lesson}) · "
        f"[Binder](https://mybinder.org/v2/gh/{name}/main?urlpath=lab/tree/work) · "
        f"[Codespaces](https://codespaces.new/{name}) · [the repository]({address})\n"
    )


def lay(copy: Path, address: str) -> None:
    """Nothing; lays what git tracks out in `copy`, with the address in three of the files."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    readme, project, cite = (copy / n for n in ("README.md", "pyproject.toml", "CITATION.cff"))
    readme.write_text(whole_links(readme.read_text("utf-8"), address), "utf-8")
    urls = (
        f'[project.urls]\nRepository = "{address}"\nIssues = "{address}/issues"\n'
        f'Changes = "{address}/blob/main/CHANGELOG.md"\n\n'
    )
    text = project.read_text("utf-8")
    project.write_text(text.replace("[project.scripts]", f"{urls}[project.scripts]", 1), "utf-8")
    cite.write_text(f"{cite.read_text('utf-8').rstrip()}\nrepository-code: {address}\n", "utf-8")


def main(arguments: list[str]) -> int:
    """0 when wheel and source package are built; 2 with one line where there is no address."""
    try:
        address = repository()
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    if not address:
        print(f"set {VARIABLE}=https://github.com/OWNER/REPOSITORY first", file=sys.stderr)
        return 2
    out = Path(arguments[0] if arguments else "dist").resolve()
    with tempfile.TemporaryDirectory(prefix="published-") as name:
        lay(Path(name), address)
        command = [sys.executable, "-m", "hatchling", "build", "-d", str(out)]
        return subprocess.run(command, cwd=name, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
