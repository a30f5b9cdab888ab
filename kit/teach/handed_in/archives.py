"""Archives: every file in a folder or zip, and in the zips inside it, told by a name safe to show.

Nothing is unpacked to disk, no link is followed, and no zip is read further than its own table and
what a notebook may have. A zip that is damaged costs what is in it and nothing beside it.
"""

from __future__ import annotations

import io
import re
import stat
import unicodedata
import zipfile
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from kit.teach.handed_in.notebook_file import MOST_BYTES

MOST_ENTRIES = 50_000
MOST_ZIP_BYTES = 4 * 1024**3
MOST_INNER_BYTES = 512 * 1024**2
"""Bytes of notebooks and zips in a zip that lies in another; a learner's own, as a rule."""
DEEPEST = 3

NOTEBOOK = re.compile(r"\.ipynb(?:\.(?:txt|json))?$", re.I)
_JUNK = re.compile(
    r"(^|/)(__MACOSX|\.ipynb_checkpoints|\.git|\.DS_Store|Thumbs\.db|\._[^/]*"
    r"|\.venv|site-packages|node_modules)(/|$)"
)
_UNDECODED = re.compile("[\udc80-\udcff]+")
_OUTSIDE = "has a path that leads out of the zip"
_LINK = "is a link; links are not followed"
_DAMAGED = "is a damaged zip"


@dataclass(frozen=True)
class Entry:
    """One file: its name with folders and zips before it, where its bytes lie, what is wrong.

    `inside` are names in zips, outermost first. `parts` are safe to show; names in them that end
    in ".zip" are the zips.
    """

    parts: tuple[str, ...]
    source: Path
    inside: tuple[str, ...] = ()
    problem: str | None = None

    @property
    def name(self) -> str:
        """The parts as one path."""
        return "/".join(self.parts)


def entries(place: Path, leave_out: Container[Path] = ()) -> list[Entry]:
    """Return every file in a folder, zip or notebook, each under a name of its own.

    `leave_out` are folders in it that hold no submissions, such as the one grades are written to.
    """
    if place.is_dir():
        found = list(_folder(place, leave_out))
    elif zipfile.is_zipfile(place):
        found = list(_zip(place, place, (), ()))
    else:
        found = [Entry((safe(place.name),), place)]
    seen: dict[str, int] = {}
    for n, entry in enumerate(found):
        times = seen[entry.name] = seen.get(entry.name, 0) + 1
        if times > 1:
            found[n] = replace(entry, parts=(*entry.parts[:-1], f"{entry.parts[-1]} [{times}]"))
    return found


def read(source: Path, inside: tuple[str, ...]) -> bytes:
    """Return the bytes of one entry, at most one more than a notebook may have."""
    if not inside:
        with source.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    data: bytes | Path = source
    for name in inside:
        with zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data) as archive:
            # The size in the zip's own table may be a lie; stop at what a notebook may have.
            with archive.open(name) as file:
                data = file.read(MOST_BYTES + 1)
    assert isinstance(data, bytes)
    return data


def safe(part: str) -> str:
    r"""Return a name without control characters and half surrogates, letters composed (NFC).

    >>> safe("Jose\u0301\x1b[2J"), safe("Jos\udce9")
    ('José[2J', 'José')
    """
    part = _UNDECODED.sub(_decoded, part).encode("utf-8", "replace").decode("utf-8")
    return "".join(c for c in unicodedata.normalize("NFC", part) if c.isprintable()) or "unnamed"


def _decoded(undecoded: re.Match[str]) -> str:
    """Bytes of a name that the system could not read as UTF-8, as old Windows wrote them."""
    data = undecoded[0].encode("utf-8", "surrogateescape")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _folder(place: Path, leave_out: Container[Path]) -> Iterator[Entry]:
    for path in sorted(place.rglob("*")):
        below = path.relative_to(place)
        above = [place / p for p in below.parents if p != Path()]
        if _JUNK.search(below.as_posix()) or any(p.is_symlink() for p in above):
            continue
        if leave_out and any(p.resolve() in leave_out for p in above):
            continue
        parts = tuple(map(safe, below.parts))
        if path.is_symlink():
            yield Entry(parts, path, problem=_LINK)
        elif path.is_file():
            if path.suffix.lower() == ".zip":
                yield from _zip(path, path, (), parts)
            else:
                yield Entry(parts, path)


def _zip(
    archive: Path | bytes, source: Path, inside: tuple[str, ...], before: tuple[str, ...]
) -> Iterator[Entry]:
    """Yield the entries of one zip, called `before`, and of the zips in it."""
    itself = Entry(before or (safe(source.name),), source)
    try:
        zip = zipfile.ZipFile(io.BytesIO(archive) if isinstance(archive, bytes) else archive)
    except Exception:  # a damaged table can raise nearly anything
        yield replace(itself, problem=_DAMAGED)
        return
    with zip:
        infos = [i for i in zip.infolist() if not i.is_dir() and not _JUNK.search(_name(i))]
        size = sum(i.file_size for i in infos if NOTEBOOK.search(_name(i)) or _is_zip(_name(i)))
        if len(infos) > MOST_ENTRIES or size > (MOST_INNER_BYTES if inside else MOST_ZIP_BYTES):
            yield replace(itself, problem="is a zip that unpacks to far too much")
            return
        for info in sorted(infos, key=_name):
            name = _name(info)
            parts = PurePosixPath(name).parts
            shown = (*before, *(safe(p) for p in parts if p not in ("..", "/")))
            entry = Entry(shown, source, (*inside, info.filename), _problem(info, name, parts))
            if entry.problem or not _is_zip(name) or len(inside) >= DEEPEST:
                yield entry
                continue
            try:
                inner = zip.read(info) if info.file_size <= MOST_BYTES else b""
            except Exception:
                inner = b""
            yield from _zip(inner, source, entry.inside, shown)


def _problem(info: zipfile.ZipInfo, name: str, parts: tuple[str, ...]) -> str | None:
    if not parts or name.startswith("/") or ".." in parts or ":" in parts[0]:
        return _OUTSIDE
    if stat.S_ISLNK(info.external_attr >> 16):
        return _LINK
    if info.flag_bits & 1:
        return "is locked with a password"
    return None


def _is_zip(name: str) -> bool:
    return name.lower().endswith(".zip")


def _name(info: zipfile.ZipInfo) -> str:
    """The name of an entry, with slashes, and as UTF-8 where that was not declared.

    The format's old code page stands in for every name without a flag; macOS writes UTF-8 there.
    """
    name = info.filename.replace("\\", "/")
    if not info.flag_bits & 0x800:
        try:
            return name.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    return name
