"""Paths of version 0.1 forward for one release: old lessons run, and are told where to look."""

import importlib
import sys
import tomllib
import warnings
from importlib.resources import files

import pytest

MOVED = tomllib.loads((files("kit.data") / "moved.toml").read_text(encoding="utf-8"))["moved"]


def test_an_old_path_gives_the_module_itself_and_says_where_it_is_now():
    from kit.analysis.wording import swap

    sys.modules.pop("kit.analysis.swap", None)
    with pytest.warns(DeprecationWarning, match="is now kit.analysis.wording.swap; the old path"):
        old = importlib.import_module("kit.analysis.swap")
    assert old is swap
    assert swap.__spec__.name == "kit.analysis.wording.swap"


@pytest.mark.parametrize("old", MOVED)
def test_every_old_path_leads_somewhere(old):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        assert importlib.import_module(f"kit.{old}").__name__ == f"kit.{MOVED[old]}"


def test_a_name_that_never_was_is_refused_as_ever():
    with pytest.raises(ModuleNotFoundError, match="kit.analysis.nothing"):
        importlib.import_module("kit.analysis.nothing")
