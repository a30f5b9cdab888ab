"""Wheels that a site makes itself: the kit as it stands here, and three stand-ins.

A wheel is a zip with a few lines beside the modules; the same files give the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import kit
from kit.course.bank.shipped import NAME

_STAMP = (1980, 1, 1, 0, 0, 0)
_LEFT_OUT = ("__pycache__", "labextension")
# Floors for authors and instructors, and what belongs to a page that is served: none is the
# learner's, and every byte is fetched.
_WITHOUT = ("teach", "cli.py", "reading_cli.py", "__main__.py", "newsroom")
# A megabyte of place names, for reports on one event held together: no lesson does that.
_WITHOUT_DATA = ("course", "places")
# The modules of NLTK that the kit stands on. The rest is fetched where a cell imports NLTK.
_OF_NLTK = (
    "internals.py", "pathsec.py", "picklesec.py", "probability.py", "redos.py", "tabdata.py",
    "termsec.py", "tokenize/api.py", "tokenize/util.py", "tokenize/destructive.py",
    "tokenize/punkt.py",
)  # fmt: skip

# NLTK compiles its patterns by `regex`, which has no wheel for browsers outside Pyodide's own
# distribution. Of what the kit uses, `re` gives the same; its time limits fall away.
REGEX = '''"""A stand-in for the package regex: Python's own re, without time limits."""

import re as _re
from re import *  # noqa: F403
from re import Match, error  # noqa: F401

V0 = V1 = VERSION0 = VERSION1 = 0
_NAMES = ("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer")


def _without_limits(function):
    def call(*given, timeout=None, concurrent=None, partial=None, **named):
        return function(*given, **named)

    return call


class Pattern:
    def __init__(self, pattern):
        self._pattern = pattern
        for name in _NAMES:
            setattr(self, name, _without_limits(getattr(pattern, name)))

    def __getattr__(self, name):
        return getattr(self._pattern, name)


def compile(pattern, flags=0, **named):
    return Pattern(_re.compile(pattern, flags))


for _name in _NAMES:
    globals()[_name] = _without_limits(getattr(_re, _name))
'''


def wheel(name: str, version: str, inside: Mapping[str, bytes | str]) -> tuple[str, bytes]:
    """Return the file name and the bytes of a wheel that holds these files."""
    stem = f"{name.replace('-', '_')}-{version}"
    card = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    tags = "Wheel-Version: 1.0\nGenerator: kit site\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    every = {**inside, f"{stem}.dist-info/METADATA": card, f"{stem}.dist-info/WHEEL": tags}
    record = f"{stem}.dist-info/RECORD"
    every[record] = "".join(f"{path},,\n" for path in [*sorted(every), record])
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, data in sorted(every.items()):
            entry = zipfile.ZipInfo(path, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, data)
    return f"{stem}-py3-none-any.whl", buffer.getvalue()


def kit_wheel(bank: bytes, pictures: Mapping[str, str]) -> tuple[str, bytes]:
    """Return a wheel of this kit's learner's side, with the bank and drawn pictures inside."""
    root = Path(kit.__file__).parent
    inside: dict[str, bytes | str] = {}
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if path.is_dir() or parts[0] in _WITHOUT or any(part in _LEFT_OUT for part in parts):
            continue
        if parts[0] == "data" and parts[1] in _WITHOUT_DATA:
            continue
        if path.suffix not in (".pyc", ".md"):
            inside[f"kit/{path.relative_to(root).as_posix()}"] = path.read_bytes()
    inside[f"kit/data/course/notebooks/{NAME}"] = bank
    for name, picture in pictures.items():
        inside[f"kit/data/drawn/{name}.svg"] = picture
    return wheel("dateline-kit", kit.__version__, inside)


def nltk_parts(whole: Path) -> tuple[str, bytes]:
    """Return a wheel with those modules of NLTK that the kit uses, out of the whole one."""
    with zipfile.ZipFile(whole) as archive:
        inside: dict[str, bytes | str] = {
            f"nltk/{name}": archive.read(f"nltk/{name}") for name in _OF_NLTK
        }
        licences = [n for n in archive.namelist() if n.endswith("LICENSE.txt")]
        inside |= {f"nltk/{Path(name).name}": archive.read(name) for name in licences}
    return wheel("nltk-parts", whole.name.split("-")[1], inside)


def stand_ins() -> dict[str, tuple[str, bytes]]:
    """Return, by package, wheels in place of some that a lesson does without.

    `regex` as above; `jedi`, which only completes what is typed, slowly in a browser.
    """
    return {
        "regex": wheel("regex", "2026.11.19", {"regex.py": REGEX}),
        "jedi": wheel("jedi", "0", {"jedi_is_left_out.txt": "Completion works without jedi.\n"}),
    }
