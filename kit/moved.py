"""Old paths of modules that moved into rooms: they forward, with a warning, for one release.

`data/moved.toml` says where each lives now. Only a path that is found nowhere is looked up there,
so nothing is slower for it.
"""

from __future__ import annotations

import importlib
import sys
import warnings
from collections.abc import Sequence
from functools import cache
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType


class _Forwarded(Loader):
    """Hands on the module that took the place of an old path."""

    def __init__(self, now: str) -> None:
        self.now = now
        self.own_spec: ModuleSpec | None = None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return the module itself, so that both paths name one thing."""
        module = importlib.import_module(self.now)
        self.own_spec = module.__spec__
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Give the module back the spec that importlib has just replaced."""
        module.__spec__ = self.own_spec


class OldPaths(MetaPathFinder):
    """Finds a module of `kit` by the path it had in version 0.1."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where to load an old path from; None for every other name."""
        if not fullname.startswith("kit.") or (now := _moved().get(fullname[4:])) is None:
            return None
        warnings.warn(
            f"{fullname} is now kit.{now}; the old path goes with the next release",
            DeprecationWarning,
            stacklevel=2,
        )
        return ModuleSpec(fullname, _Forwarded(f"kit.{now}"))


@cache
def _moved() -> dict[str, str]:
    import tomllib
    from importlib.resources import files

    text = (files("kit.data") / "moved.toml").read_text(encoding="utf-8")
    moved: dict[str, str] = tomllib.loads(text)["moved"]
    return moved


def forward() -> None:
    """Let old paths be found, after every other place was looked in."""
    if not any(isinstance(finder, OldPaths) for finder in sys.meta_path):
        sys.meta_path.append(OldPaths())
