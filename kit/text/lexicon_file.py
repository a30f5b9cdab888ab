"""Word lists: the files of `kit/data/lexicons`, which a reader may edit before running again."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from kit.text.decoding import Unreadable


def read_lexicon(name: str) -> dict[str, Any]:
    """Return the tables of a word list, as TOML has them.

    Raises `Unreadable` with file, place and mend where an edit has left it no TOML.

    >>> sorted(read_lexicon("name_variants"))
    ['same']
    """
    path = files("kit.data") / "lexicons" / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise Unreadable(f"{path}: not UTF-8 text (byte {error.start}); save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise Unreadable(f"{path}: {error}; mend it there, or restore the file") from None
