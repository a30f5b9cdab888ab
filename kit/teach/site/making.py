"""`kit site`: from built notebooks to a folder of files that any static host can serve."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from kit.course.bank.shipped import NAME, load_bank
from kit.course.kept_copies import OwnFiles
from kit.teach.site.lessons_on import editions, for_browsers
from kit.teach.site.lock_file import AT_START, lock
from kit.teach.site.pictures import pictures
from kit.teach.site.start_page import lay_checks, lay_start, lay_worker
from kit.teach.site.wheel_files import kit_wheel, nltk_parts, stand_ins
from kit.teach.site.workshop import PYODIDE, SiteError, Tell, Workshop

# Of a folder that is there already, only one that a site was made in is written over.
MARK = "made-by-kit-site.txt"
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
EXTENSION = "dateline-page"
# What a learner never needs; each costs a start some bytes and some time.
WITHOUT = (
    "@jupyterlab/extensionmanager-extension", "@jupyterlab/debugger-extension",
    "@jupyterlite/javascript-kernel-extension",
)  # fmt: skip
SETTINGS: dict[str, Any] = {
    "@jupyterlab/notebook-extension:tracker": {"autoStartDefaultKernel": True},
    "@jupyterlab/apputils-extension:notification": {
        "fetchNews": "false", "checkForUpdates": False, "doNotDisturbMode": False,
    },
}  # fmt: skip


@dataclass(frozen=True)
class Made:
    """A site that was made: its folder, how many lessons it holds, and how many pictures."""

    folder: Path
    lessons: int
    pictures: int
    kept: Path | None = None


def make(
    notebooks: Path, out: Path, tools: Workshop, stand_in: bool = False,
    tell: Tell = lambda line: None,
) -> Made:  # fmt: skip
    """Return the site made in `out` from a folder of built notebooks.

    With `stand_in` nothing is ever fetched from Pyodide's distribution: `regex`, which NLTK asks
    for, is then Python's own `re`. Raises `SiteError` where there is nothing to make it from, or
    where `out` holds something else.
    """
    lessons = sorted(notebooks.glob("[0-9][0-9]-*.ipynb"))
    bank = notebooks / NAME
    if not lessons or not bank.is_file():
        raise SiteError(f"kit site: {notebooks} holds no lessons. Mend: kit build")
    if out.exists() and any(out.iterdir()) and not (out / MARK).is_file():
        raise SiteError(f"kit site: {out} holds something else. Mend: name an empty folder")
    with tempfile.TemporaryDirectory(prefix="kit-site-") as name:
        desk = Path(name)
        for folder in ("contents", "run", "site"):
            (desk / folder).mkdir()
        tell("drawing the pictures of the lessons")
        drawn = pictures(notebooks / "solved", load_bank(bank), desk / "run")
        for lesson in sorted(notebooks.glob("*.ipynb")):
            text = for_browsers(lesson.read_text(encoding="utf-8"))
            (desk / "contents" / lesson.name).write_text(text, encoding="utf-8")
        tell("building JupyterLite")
        _build(tools, desk)
        _lay_python(tools, desk / "site", kit_wheel(bank.read_bytes(), drawn), stand_in)
        _lay_extension(desk / "site")
        _configure(desk / "site", editions(desk / "contents"))
        (desk / "site" / MARK).write_text("This folder was made by kit site.\n", encoding="utf-8")
        lay_start(desk / "site", load_bank(bank).lessons)
        lay_checks(desk / "site")
        lay_worker(desk / "site")
        kept = lay_over(desk / "site", out)
    return Made(out, len(lessons), len(drawn), kept)


def lay_over(site: Path, out: Path) -> Path | None:
    """Lay a site that was made over the one before; return where copies went, None for none.

    What a publisher put there (a CNAME, a folder .git) stays; a file of ours that somebody changed
    is kept beside the site, not in it. Ours that are no longer part of it go.
    """
    with OwnFiles(out, f"{out.name}.before", out.absolute().parent) as own:
        for path in sorted(p for p in site.rglob("*") if p.is_file()):
            own.write(path.relative_to(site).as_posix(), path.read_bytes())
        for name in own.left_over():
            own.remove(name)
    return own.kept


def _build(tools: Workshop, desk: Path) -> None:
    command = [
        str(tools.jupyter), "lite", "build", "--lite-dir", str(desk / "contents"),
        "--contents", str(desk / "contents"), "--output-dir", str(desk / "site"),
        "--apps", "lab", "--no-unused-shared-packages", "--no-sourcemaps",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=desk, capture_output=True, text=True, check=False)
    if done.returncode or not (desk / "site" / "lab" / "index.html").is_file():
        said = re.sub(r"\s+", " ", done.stderr.strip())[-400:]
        raise SiteError(f"kit site: JupyterLite could not be built ({said})")


def _lay_python(tools: Workshop, site: Path, kit: tuple[str, bytes], stand_in: bool) -> None:
    """Pyodide's core, the wheels and their lock file."""
    place = site / "static" / "pyodide"
    place.mkdir(parents=True)
    for name in CORE:
        shutil.copyfile(tools.pyodide / name, place / name)
    wheels = {path.name: path.read_bytes() for path in [*tools.wheels, *tools.kernel_wheels]}
    wheels.pop(next((n for n in wheels if n.startswith("widgetsnbextension-3")), ""), None)
    substitutes = stand_ins()
    if not stand_in:
        del substitutes["regex"]
    whole = next(path for path in tools.wheels if path.name.startswith("nltk-"))
    wheels |= dict([kit, nltk_parts(whole), *substitutes.values()])
    theirs = json.loads((tools.pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))
    needs = {"dateline-kit": ["nltk-parts", "ipywidgets", "anywidget"], "nltk-parts": ["regex"]}
    for name, data in wheels.items():
        (place / name).write_bytes(data)
    (place / "pyodide-lock.json").write_text(lock(theirs, PYODIDE, wheels, needs), encoding="utf-8")


def _lay_extension(site: Path) -> None:
    """The forms, the reading pane and the course panel of the lessons."""
    with as_file(files("kit.show") / "static" / "labextension" / EXTENSION) as source:
        shutil.copytree(source, site / "extensions" / EXTENSION)


def _configure(site: Path, editions: Mapping[str, str]) -> None:
    """One file says where Python is, what is loaded with it, and which extensions there are.

    It notes the edition of each lesson, too: a learner's copy hides the file that is served.
    """
    path = site / "jupyter-lite.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    data = config["jupyter-config-data"]
    card = json.loads((site / "extensions" / EXTENSION / "package.json").read_text("utf-8"))
    build = card["jupyterlab"]["_build"]
    data.setdefault("federated_extensions", []).append({"name": EXTENSION, **build})
    data["disabledExtensions"] = [*data.get("disabledExtensions", []), *WITHOUT]
    data.setdefault("litePluginSettings", {})["@jupyterlite/pyodide-kernel-extension:kernel"] = {
        "pyodideUrl": "./static/pyodide/pyodide.mjs",
        "disablePyPIFallback": True,
        "loadPyodideOptions": {
            "lockFileURL": "./static/pyodide/pyodide-lock.json",
            "packages": list(AT_START),
        },
    }
    data["appName"] = "Dateline"
    data["datelineLessonsUrl"], data["datelineEditions"] = "./files/", dict(editions)
    data["settingsOverrides"] = merged(data.get("settingsOverrides", {}), SETTINGS)
    path.write_text(json.dumps(config, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def merged(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """Return both settings, plugin by plugin; where both name one, the new one holds.

    >>> merged({"a": {"x": 1, "y": 1}}, {"a": {"y": 2}, "b": {}})
    {'a': {'x': 1, 'y': 2}, 'b': {}}
    """
    return {key: {**old.get(key, {}), **new.get(key, {})} for key in [*old, *(new.keys() - old)]}
