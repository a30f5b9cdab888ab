"""`kit release`: from `exercises/` to a folder and a zip for learners, proven to hold no key.

The same sources always give the same bytes: names in order, one timestamp, one set of permissions.
Notebooks and bank are derived afresh from `exercises/`, whatever lies in `notebooks/`.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from kit.course.kept_copies import free_name
from kit.course.whole_file import write_whole
from kit.teach.lessons.building import learner_files
from kit.teach.release.leaks import Course, leaks
from kit.teach.release.tried import refusals, trials

# Beside these go notebooks, kit and launch. README.md is the start guide, made for the release.
TAKEN = (
    "lab.py", "requirements.txt", "environment.yml", "pyproject.toml",
    "LICENSE", "LICENSE-CONTENT", "NOTICE", "CITATION.cff",
)  # fmt: skip
OPTIONAL = ("CITATION.cff",)
FOLDERS = ("kit", "launch")
MANIFEST = "RELEASE"
_LEFT_OUT = re.compile(r"__pycache__|\..*|.*\.(py[co]|part|swp|bak|orig|egg-info)|.*~")
_STAMP = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,40}")


class Refused(ValueError):
    """A release that must not be written. One line for each reason."""


@dataclass(frozen=True)
class Release:
    """What was written: the zip, the folder, how many files, and the folder kept from before.

    `tried` says what drafting a lesson's article earns, where its keys are not open.
    """

    zip: Path
    folder: Path
    files: int
    kept: tuple[Path, ...] = ()
    tried: tuple[str, ...] = ()


def release(
    exercises: Path, out: Path, version: str | None = None, keys: Path | None = None
) -> Release:
    """Return what was written to `out`. `keys` is a folder of private keys kept apart.

    Raises `BankError` for sources that cannot be built and `Refused` for files that are missing, a
    version that is none, and every leak: nothing has been written then.
    """
    exercises = exercises.resolve()
    root = exercises.parent
    version = course_version(root, version)
    refuse_drafts(exercises)
    name = f"dateline-{version}"
    inside = contents(exercises, version)
    data = zipped(name, inside)
    # The proof reads the archive as a learner would get it, not what was meant to go in.
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        read_back = {i.removeprefix(f"{name}/"): archive.read(i) for i in archive.namelist()}
    found = leaks(read_back, Course(exercises, keys))
    tried = trials(exercises, keys)
    if found := [*found, *refusals(tried)]:
        raise Refused("\n".join(found))
    out.mkdir(parents=True, exist_ok=True)
    kept = [*_write_folder(out / name, read_back), *_write_file(out / f"{name}.zip", data)]
    told = tuple(trial.text() for trial in tried)
    return Release(out / f"{name}.zip", out / name, len(read_back), tuple(kept), told)


def contents(exercises: Path, version: str) -> dict[str, bytes]:
    """Return every file of the release, path -> content; nothing is written."""
    root = exercises.parent
    missing = [n for n in TAKEN if n not in OPTIONAL and not (root / n).is_file()]
    missing += [f"{n}/" for n in FOLDERS if not (root / n).is_dir()]
    if missing:
        raise Refused(
            "\n".join(f"{n}: is missing beside {exercises.name}/; put it back" for n in missing)
        )
    inside = {n: (root / n).read_bytes() for n in TAKEN if (root / n).is_file()}
    for folder in FOLDERS:
        for path in _source_files(root / folder):
            inside[path.relative_to(root).as_posix()] = path.read_bytes()
    notebooks = learner_files(exercises)
    if not any(n.endswith(".ipynb") for n in notebooks):
        raise Refused(f"{exercises.name}/: holds no lesson (NN-topic/ with a questions.toml)")
    inside |= {f"notebooks/{n}": text.encode() for n, text in notebooks.items()}
    bank = json.loads(notebooks["questions.json"])
    inside["README.md"] = _guide(bank["lessons"], version, _texts(inside)).encode()
    inside[MANIFEST] = _manifest(exercises, version, inside).encode()
    return inside


def refuse_drafts(exercises: Path) -> None:
    """Raise `Refused` where a lesson's draft still holds proposals that nobody has reviewed.

    A draft that never became a lesson (no `questions.toml`) is no part of a release anyway.
    """
    faults = []
    for path in sorted(exercises.glob("[0-9][0-9]-*/proposals.json")):
        if not (path.parent / "questions.toml").is_file():
            continue
        where = path.relative_to(exercises.parent).as_posix()
        try:
            proposals = json.loads(path.read_text(encoding="utf-8"))["proposals"]
            waiting = [str(p["id"]) for p in proposals if p["status"] == "review"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            faults.append(f"{where}: cannot be read ({error!r}); mend it or take it out")
            continue
        faults += [f"{where}: {id}: waits for review; accept, edit or reject it" for id in waiting]
    if faults:
        raise Refused("\n".join(faults))


def drafts(exercises: Path) -> tuple[str, ...]:
    """Return the folders of drafts that are no lesson yet, and so no part of a release."""
    found = sorted(exercises.glob("[0-9][0-9]-*/proposals.json"))
    return tuple(p.parent.name for p in found if not (p.parent / "questions.toml").is_file())


def zipped(name: str, inside: Mapping[str, bytes]) -> bytes:
    """Return a zip of these files below a folder `name`; the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, data in sorted(inside.items()):
            entry = zipfile.ZipInfo(f"{name}/{path}", _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # or Windows and Linux would write different bytes
            entry.external_attr = (0o755 if path == "lab.py" else 0o644) << 16
            archive.writestr(entry, data)
    return buffer.getvalue()


def source_hash(exercises: Path) -> str:
    """Return the SHA-256 of everything in `exercises/`, names and contents, in order."""
    total = hashlib.sha256()
    for path in _source_files(exercises):
        data = path.read_bytes().replace(b"\r\n", b"\n")  # Git may change line ends on Windows
        name = path.relative_to(exercises).as_posix()
        total.update(f"{name}\0{hashlib.sha256(data).hexdigest()}\n".encode())
    return total.hexdigest()


def _source_files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if _LEFT_OUT.fullmatch(path.name):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _source_files(path)
        elif path.is_file():
            yield path


def course_version(root: Path, version: str | None) -> str:
    """Return the name of a release: `version`, or else the course's own. Raises `Refused`."""
    if version is None:
        try:
            text = (root / "pyproject.toml").read_text(encoding="utf-8")
            version = tomllib.loads(text)["project"]["version"]
        except (OSError, ValueError, KeyError):
            raise Refused("pyproject.toml: has no version; name one with --version") from None
    if not _VERSION.fullmatch(version):
        raise Refused(f"--version {version!r}: use letters, digits, dots and hyphens, as in 1.2")
    return version


def _texts(inside: Mapping[str, bytes]) -> list[str]:
    """A line for every article that goes out: what it is, and who holds the rights in it."""
    lines = []
    for path in sorted(p for p in inside if re.fullmatch(r"kit/data/articles/[^/]+\.toml", p)):
        known = tomllib.loads(inside[path].decode())
        rights = known.get("rights") or "not stated"
        lines.append(f"- {known.get('title') or known.get('id', path)}. Rights: {rights}")
    return lines


def _guide(lessons: list[dict], version: str, texts: list[str]) -> str:
    text = (files("kit.teach") / "templates" / "release-guide.md").read_text(encoding="utf-8")
    hours = round(sum(lesson["minutes"] for lesson in lessons) / 30) / 2
    rows = [
        f"- `work/{e['notebook']}.ipynb`: {e['title']} ({e['minutes']} minutes, "
        f"{e['points']:g} points)"
        for e in lessons
    ]
    return text.format(
        version=version,
        lessons=len(lessons),
        hours=f"{hours:g} hours" if hours > 1 else "an hour",
        table="\n".join(rows),
        texts="\n".join(texts),
    )


def _manifest(exercises: Path, version: str, inside: Mapping[str, bytes]) -> str:
    """What the release is, and the SHA-256 of every file of it, as TOML."""
    lines = [
        "# Made by kit release; no key is inside. [files] gives the SHA-256 of each file.",
        f"version = {json.dumps(version)}",
        f'source = "sha256:{source_hash(exercises)}"',
        "",
        "[files]",
    ]
    for path, data in sorted(inside.items()):
        lines.append(f"{json.dumps(path)} = {json.dumps(hashlib.sha256(data).hexdigest())}")
    return "\n".join(lines) + "\n"


def _write_folder(folder: Path, inside: Mapping[str, bytes]) -> list[Path]:
    """Write the folder whole or not at all; one that differs is kept under another name."""
    if folder.is_dir():
        there = {
            p.relative_to(folder).as_posix(): p.read_bytes()
            for p in folder.rglob("*")
            if p.is_file()
        }
        if there == dict(inside):
            return []
    scratch = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".release-"))
    try:
        for path, data in inside.items():
            target = scratch / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        scratch.chmod(0o755)
        (scratch / "lab.py").chmod(0o755)
        kept = _set_aside(folder)
        scratch.rename(folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return kept


def _write_file(path: Path, data: bytes) -> list[Path]:
    if not path.exists():
        write_whole(path, data)
        return []
    if path.is_file() and path.read_bytes() == data:
        return []
    kept = free_name(path.parent, f"{path.name}.")
    shutil.copy2(path, kept)  # a copy: should the writing fail, the old one is still in its place
    write_whole(path, data)
    return [kept]


def _set_aside(path: Path) -> list[Path]:
    """Move what is at `path` to a name that is free, and return that name."""
    if not path.exists():
        return []
    return [path.rename(free_name(path.parent, f"{path.name}."))]
