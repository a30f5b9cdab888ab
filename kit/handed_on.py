"""What a face hands on: the names in the stub beside it, each loaded when it is first asked for.

A stub (`__init__.pyi`) is read by mypy and editors too, so that a name is written down once. SPEC 1
of Scientific Python describes the way; a whole package for it would be an eighth of what a reader
of articles has to install.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any


def hand_on(
    package: str, file: str
) -> tuple[Callable[[str], Any], Callable[[], list[str]], list[str]]:
    """Return `__getattr__`, `__dir__` and `__all__` for the face `package`, whose code is `file`.

    Its stub holds lines such as `from .voice import passives as passives` or `from . import voice`,
    always with one dot. A name that it lacks raises AttributeError.

    >>> get, names, every = hand_on("kit.text", sys.modules["kit.text"].__file__)
    >>> get("read").__name__, "read" in names(), "shout" in every
    ('read', True, False)
    """
    homes = _homes(Path(file).with_suffix(".pyi").read_text(encoding="utf-8"))

    def get(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"No {package} attribute {name}")
        home = homes[name]
        if home:
            found = getattr(import_module(f"{package}.{home}"), name)
        else:
            found = import_module(f"{package}.{name}")
        # Kept, so that the next access comes straight from the package.
        setattr(sys.modules[package], name, found)
        return found

    return get, lambda: sorted(homes), sorted(homes)


def _homes(stub: str) -> dict[str, str]:
    """Each name that a stub hands on, with the module it lives in; "" for a module itself."""
    return {
        alias.name: line.module or ""
        for line in ast.parse(stub).body
        if isinstance(line, ast.ImportFrom) and line.level == 1
        for alias in line.names
    }
