"""The page a site opens with, and the worker that keeps the site in a browser."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping, Sequence
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

from kit.teach.site.lock_file import AT_START

# Over whatever JupyterLab draws, and where there is nothing to say not there at all.
LAB_STYLE = (
    "#trouble:not([hidden]) { position: fixed; z-index: 99999; inset: 0 0 auto 0;"
    " padding: 12px 16px; background: #f4f1e8; color: #1b1b1b;"
    " font: 16px/1.5 system-ui, sans-serif; border-bottom: 3px solid #0b5cad; }"
    " #trouble a { color: #0b5cad; } #trouble button { font: inherit; margin-left: 8px; }"
)
TEMPLATES = files("kit.teach") / "templates"
# What is kept in a browser beside what was asked for. JupyterLab's big parts for diagrams and
# other languages are left out; only its heart is big and always needed.
_BIG, _HEART = 300_000, "jlab_core"
_LOCK = "static/pyodide/pyodide-lock.json"


def lay_start(site: Path, lessons: Sequence[Mapping[str, Any]]) -> None:
    """Write `index.html`: the course, its lessons, and what becomes of a learner's work."""
    there = [e for e in lessons if (site / "files" / f"{e['notebook']}.ipynb").is_file()]
    page = (TEMPLATES / "site-start.html").read_text(encoding="utf-8")
    here = [name for name in kept(site) if not _elsewhere(name)]
    megabytes = round(sum(_packed(site / name) for name in here) / 1e6)
    for name, words in {
        "@@FIRST@@": f"{there[0]['notebook']}.ipynb",
        "@@LESSONS@@": "\n".join(map(_row, there)),
        "@@MEGABYTES@@": str(megabytes),
        "@@CHECKS@@": _checks(),
    }.items():
        page = page.replace(name, words)
    (site / "index.html").write_text(page, encoding="utf-8")


def lay_checks(site: Path) -> None:
    """Put the same checks into JupyterLab's own page, which an address may open straight away."""
    path = site / "lab" / "index.html"
    page = path.read_text(encoding="utf-8")
    head = page.index("<head>") + len("<head>")
    told = '<div id="trouble" role="alert" hidden></div>'
    page = f"{page[:head]}\n<style>{LAB_STYLE}</style>{page[head:]}"
    body = page.index(">", page.index("<body")) + 1
    script = f"<script>\n{_checks()}\n</script>"
    page = f"{page[:body]}\n{told}\n{script}{page[body:]}"
    path.write_text(page, encoding="utf-8")


def _checks() -> str:
    return (TEMPLATES / "site-checks.js").read_text(encoding="utf-8").strip()


def _row(entry: Mapping[str, Any]) -> str:
    file = f"{entry['notebook']}.ipynb"
    points = f"{entry['points']:g} points" if entry["points"] else "no points"
    return (
        f'<li><a href="lab/index.html?path={escape(file)}">{entry["number"]:02} '
        f"{escape(entry['title'])}</a><small>{entry['minutes']} minutes, {points} · "
        f'<a href="files/{escape(file)}" download>as it came</a></small></li>'
    )


def lay_worker(site: Path) -> None:
    """Put our service worker before JupyterLite's: it keeps the site, theirs serves the files."""
    theirs = site / "service-worker.js"
    theirs.rename(site / "service-worker-of-jupyterlite.js")
    names = kept(site)
    version = hashlib.sha256()
    for name in names:
        version.update(name.encode() + b"\0")
        version.update(b"" if _elsewhere(name) else (site / name).read_bytes())
    worker = (TEMPLATES / "site-worker.js").read_text(encoding="utf-8")
    worker = worker.replace("@@VERSION@@", version.hexdigest()[:16])
    worker = worker.replace("@@FILES@@", json.dumps(names, indent=1))
    theirs.write_text(worker, encoding="utf-8")


def kept(site: Path) -> list[str]:
    """Return the files of a site that a browser keeps for a visit without a network.

    What the first lesson needs comes first. A file that lies elsewhere is there by its address.
    """
    wheels = _python(site)
    python = {f"static/pyodide/{name}" for name in wheels}
    names = []
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if not path.is_file() or path.suffix in (".map", ".whl") and name not in python:
            continue
        big = path.stat().st_size > _BIG and not path.name.startswith(_HEART)
        if name.startswith("doc/") or (name.startswith("build/") and big):
            continue
        names.append(name)
    first = ("lab/", "static/", "files/")
    names.sort(key=lambda name: (not name.startswith(first), name))
    return names + sorted(filter(_elsewhere, wheels))


def _elsewhere(name: str) -> bool:
    return "://" in name


def _python(site: Path) -> set[str]:
    """The wheels that are loaded with the kernel, straight or because one of them needs them."""
    packages = json.loads((site / _LOCK).read_text(encoding="utf-8"))["packages"]
    reached: set[str] = set()
    waiting = list(AT_START)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += packages[name]["depends"]
    return {packages[name]["file_name"] for name in reached}


def _packed(path: Path) -> int:
    """The bytes that a host sends: most compress what they serve."""
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))
