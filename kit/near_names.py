"""A name that `kit` does not have, told with the name that was probably meant."""

from __future__ import annotations

import importlib
from collections.abc import Sequence

# How to write the rooms of findings; those that share their name with a function go the long way.
ROOMS = {
    "speech": "kit.speech",
    "agency": "kit.agency",
    "casualties": "kit.analysis.casualties",
    "dates": "kit.analysis.dates",
    "wording": "kit.wording",
    "page": "kit.page",
    "figures": "kit.figures",
}


def not_there(name: str, names: Sequence[str]) -> str:
    """Return the one line that says so; `names` are those that `kit` itself hands on.

    >>> not_there("passive", ["passives", "read"])
    "kit has no 'passive'; did you mean kit.passives?"
    >>> not_there("violent_acts", ["passives", "read"])
    "kit has no 'violent_acts'; did you mean kit.agency.violent_acts?"
    """
    line = f"kit has no {name!r}"
    if name.startswith("_"):
        return line
    from difflib import get_close_matches

    paths = {
        word: f"{path}.{word}"
        for room, path in ROOMS.items()
        for word in importlib.import_module(f"kit.analysis.{room}").__all__
    } | {word: f"kit.{word}" for word in names}
    near = name if name in paths else next(iter(get_close_matches(name, paths, 1)), None)
    return f"{line}; {f'did you mean {paths[near]}?' if near else 'help(kit) lists what it has'}"
