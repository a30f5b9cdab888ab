"""What a site is made with, fetched once into a folder of its own: JupyterLite, wheels, Pyodide.

Versions and hashes stand in `pins/`; only the ordinary clients of two registries are used, pip and
npm. With everything there, a site is made without the network.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from kit.course.whole_file import write_whole

PINS = files("kit.teach.site") / "pins"
PYODIDE = "314.0.7"
# Of the package as the registry gives it: `npm view pyodide@VERSION dist.integrity`.
PYODIDE_SHA512 = (
    "0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="
)
# Python in the browser is this one, whatever Python builds the site.
PYTHON = "3.14"
Tell = Callable[[str], None]


class SiteError(RuntimeError):
    """A site that could not be made; one line with the mend."""


@dataclass(frozen=True)
class Workshop:
    """The folder with the tools: `jupyter` to build with, `wheels` and `pyodide` to ship."""

    folder: Path

    @property
    def jupyter(self) -> Path:
        """The `jupyter` command of the builder's own environment."""
        return _programs(self.folder / "builder") / "jupyter"

    @property
    def wheels(self) -> list[Path]:
        """The pure wheels that Python in the browser needs, in order."""
        return sorted((self.folder / "wheels").glob("*.whl"))

    @property
    def pyodide(self) -> Path:
        """The folder of Pyodide's core."""
        return self.folder / "pyodide"

    @property
    def kernel_wheels(self) -> list[Path]:
        """The wheels that JupyterLite's Pyodide kernel brings along."""
        shared = self.folder / "builder" / "share" / "jupyter" / "labextensions"
        return sorted(shared.glob("@jupyterlite/pyodide-kernel-extension/static/pypi/*.whl"))


def default_folder() -> Path:
    """Where the tools are kept where nobody names a folder: the user's cache."""
    named = os.environ.get("XDG_CACHE_HOME")
    return (Path(named) if named else Path.home() / ".cache") / "dateline" / "site"


def workshop(folder: Path, tell: Tell = lambda line: None) -> Workshop:
    """Return the workshop in `folder`, fetched where it is not there yet or is of other pins.

    Raises `SiteError` where a tool is missing or something cannot be fetched.
    """
    here = Workshop(folder)
    stamp, wanted = folder / "made-from", _wanted()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return here
    folder.mkdir(parents=True, exist_ok=True)
    stamp.unlink(missing_ok=True)
    for part in ("builder", "wheels", "pyodide"):
        shutil.rmtree(folder / part, ignore_errors=True)
    tell("fetching JupyterLite")
    _run([sys.executable, "-m", "venv", folder / "builder"], "make an environment")
    pip = [_programs(folder / "builder") / "python", "-m", "pip", "--disable-pip-version-check"]
    _run([*pip, "install", "-q", "--no-deps", "--require-hashes", "-r", PINS / "builder.txt"],
         "fetch JupyterLite")  # fmt: skip
    tell("fetching what Python in the browser needs")
    _run([*pip, "download", "-q", "--no-deps", "--require-hashes", "--only-binary=:all:",
          "--python-version", PYTHON, "--implementation", "py", "--abi", "none",
          "--platform", "any", "-d", folder / "wheels", "-r", PINS / "browser.txt"],
         "fetch the wheels")  # fmt: skip
    tell("fetching Pyodide")
    _fetch_pyodide(folder)
    write_whole(stamp, wanted)
    return here


def _wanted() -> str:
    total = hashlib.sha256(f"{PYODIDE} {PYODIDE_SHA512} {PYTHON}\n".encode())
    for name in ("builder.txt", "browser.txt"):
        total.update((PINS / name).read_bytes().replace(b"\r\n", b"\n"))
    return f"{total.hexdigest()} by Python {sys.version_info[0]}.{sys.version_info[1]}\n"


def _fetch_pyodide(folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise SiteError("kit site: npm is not here, and Pyodide comes by it. Mend: install Node.js")
    _run([npm, "pack", "--silent", f"pyodide@{PYODIDE}", "--pack-destination", folder],
         "fetch Pyodide", folder)  # fmt: skip
    packed = folder / f"pyodide-{PYODIDE}.tgz"
    digest = base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode()
    if digest != PYODIDE_SHA512:
        packed.unlink()
        raise SiteError("kit site: the Pyodide that came is not the one that is pinned; try again")
    with tarfile.open(packed) as archive:
        archive.extractall(folder / "unpacked", filter="data")
    (folder / "unpacked" / "package").rename(folder / "pyodide")
    shutil.rmtree(folder / "unpacked")


def _programs(environment: Path) -> Path:
    return environment / ("Scripts" if os.name == "nt" else "bin")


def _run(command: list[object], aim: str, folder: Path | None = None) -> None:
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        said = re.sub(r"\s+", " ", (done.stderr or done.stdout).strip())[-300:]
        raise SiteError(f"kit site: could not {aim}. Mend: connect once, then try again ({said})")
