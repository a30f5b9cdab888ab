"""`pyodide-lock.json` of a site: what Python in the browser may load, and from where.

What every lesson needs is listed with the site's own files and loaded as the kernel starts. The
packages of Pyodide's distribution (matplotlib, pandas) keep their place in it, at its address: an
`import` in a cell fetches them, where the web is there.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Mapping
from email.parser import Parser
from io import BytesIO
from typing import Any

DISTRIBUTION = "https://cdn.jsdelivr.net/pyodide/v{version}/full/"
# Loaded with the kernel, in one go; JupyterLite would ask for them one after another.
AT_START = ("micropip", "piplite", "ipykernel", "comm", "pyodide-kernel", "jedi", "ipython",
            "dateline-kit")  # fmt: skip


def lock(
    theirs: Mapping[str, Any], version: str, ours: Mapping[str, bytes], needs: Mapping[str, Any]
) -> str:
    """Return the lock file: `theirs` is Pyodide's, `ours` are the site's wheels by file name.

    `needs` says what a package of ours depends on beyond what its own card says.
    """
    base = DISTRIBUTION.format(version=version)
    packages = {
        name: {**entry, "file_name": base + entry["file_name"]}
        for name, entry in theirs["packages"].items()
    }
    own = {normal(name_of(file)): (file, data) for file, data in ours.items()}
    for name, (file, data) in own.items():
        card = _card(data)
        wanted = {normal(r) for r in _requirements(card)} | set(needs.get(name, ()))
        packages[name] = {
            "name": name,
            "version": file.split("-")[1],
            "file_name": file,
            "install_dir": "site",
            "sha256": hashlib.sha256(data).hexdigest(),
            # A part of a package is none that a cell could ask for.
            "imports": [] if name.endswith("-parts") else _imports(data),
            "depends": sorted((wanted & packages.keys()) | (wanted & own.keys()) - {name}),
            "package_type": "package",
            "unvendored_tests": False,
        }
    return json.dumps({**theirs, "packages": packages}, sort_keys=True) + "\n"


def normal(name: str) -> str:
    """A package's name as registries compare it.

    >>> normal("Pure_Eval")
    'pure-eval'
    """
    return re.sub(r"[-_.]+", "-", name).lower()


def name_of(file: str) -> str:
    """The package that a wheel's file name names."""
    return file.split("-")[0]


def _card(data: bytes) -> Any:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        (path,) = [n for n in archive.namelist() if n.endswith(".dist-info/METADATA")]
        return Parser().parsestr(archive.read(path).decode("utf-8"))


def _requirements(card: Any) -> list[str]:
    """What a package needs without extras, whatever the system: few are not there in a browser."""
    every = card.get_all("Requires-Dist") or []
    return [re.split(r"[\s<>=!~\[(;]", need)[0] for need in every if "extra ==" not in need]


def _imports(data: bytes) -> list[str]:
    """The names that a cell may import from a wheel."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
    tops = {n.split("/")[0] for n in names if n.endswith(".py") and "/" in n}
    tops |= {n.removesuffix(".py") for n in names if n.endswith(".py") and "/" not in n}
    return sorted(top for top in tops if top.isidentifier())
