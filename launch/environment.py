"""The course's own Python environment, `.venv`: made, repaired, brought up to date, or left alone.

What is on the disk is believed only if the stamp, which is written last, says that it is whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from launch.install import install_pins, install_pip, install_project, run_logged
from launch.place import Place
from launch.progress import say, step
from launch.trouble import NoNetwork, Trouble

PINS = {"lab": "requirements.txt", "test": "requirements-test.txt"}
PEER = "requirements-nbgrader.txt"
# Room for the environment and the downloads beside it, in MB; measured on Linux, rounded up.
ROOM = {"lab": 900, "test": 1400}
# What a lesson needs first. Importing it finds a broken library now, not in a lesson, and makes
# matplotlib's list of fonts, which would otherwise hold up the first figure.
TRIAL = "import jupyterlab, ipykernel, ipywidgets, pandas, matplotlib.font_manager, kit"


def digest(path: Path) -> str:
    """SHA-256 of a file with line ends evened out, since Git may change them on Windows."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise Trouble(
            f"This copy of the course has no {path.name}", "get the whole course from its makers"
        ) from None
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def wanted(place: Place, kind: str) -> dict[str, str]:
    """What a whole environment of this kind is made from, part by part."""
    parts = {name: digest(place.root / PINS[name]) for name in ("lab", kind)}
    if kind == "test":
        parts["test"] += digest(place.root / PEER)
    return parts | {
        "project": digest(place.root / "pyproject.toml"),
        "root": str(place.root),
    }


def read_stamp(place: Place) -> dict:
    """The stamp, or an empty dict where there is none that can be read."""
    try:
        found = json.loads(place.stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_stamp(place: Place, stamp: dict) -> None:
    """Nothing; replaces the stamp in one move, so that a half-written one cannot be read."""
    beside = place.stamp.with_suffix(".part")
    beside.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    os.replace(beside, place.stamp)


def is_whole(place: Place, stamp: dict) -> bool:
    """Whether the environment can be believed: stamped as finished, its Python starts, and
    everything that was installed is still there."""
    if stamp.get("state") != "finished":
        return False
    try:
        present = set(os.listdir(place.site))
        starts = subprocess.run(
            [place.python, "-c", ""], env=place.variables(), capture_output=True, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    if "test" in stamp.get("parts", {}) and not place.nbgrader.is_dir():
        return False
    return starts.returncode == 0 and present.issuperset(stamp.get("installed", ["?"]))


def prepare(place: Place, kind: str = "lab") -> Path:
    """The Python of a whole environment of `kind` ("lab" or "test"), made first if need be.

    Raises Trouble with the mend where it cannot be made.
    """
    place.must_be_writable()
    with place.to_itself():
        stamp = read_stamp(place)
        parts = wanted(place, kind)
        if not is_whole(place, stamp):
            make(place, kind, parts)
        elif any(stamp["parts"].get(name) != value for name, value in parts.items()):
            update(place, kind, parts, stamp)
    return place.python


def make(place: Place, kind: str, parts: dict[str, str]) -> None:
    """Nothing; makes the environment from nothing, clearing away what cannot be believed."""
    clear_away(place)
    place.must_have_room(ROOM[kind])
    say("Setting up. This fetches packages once and takes a minute or two; later starts do not.")
    place.log.write_text("", encoding="utf-8")
    place.venv.mkdir()
    write_stamp(place, {"state": "begun"})
    with step("Making the environment .venv"):
        python = getattr(sys, "_base_executable", None) or sys.executable
        # Without pip: Debian's Python may lack ensurepip, and then the whole command would fail.
        run_logged([python, "-m", "venv", "--without-pip", place.venv], place, "make .venv")
        install_pip(python, place)
    fill(place, kind, parts)


def update(place: Place, kind: str, parts: dict[str, str], stamp: dict) -> None:
    """Nothing; brings a whole environment to the present pins, or leaves it as it is where it
    would still do for lessons and there is no network."""
    old = stamp["parts"]
    if old.get("root") != parts["root"]:
        say("The folder was moved; its environment is being fitted to the new place.")
        if os.name != "nt":  # there, a running python.exe cannot be written over
            run_logged(
                [place.python, "-m", "venv", "--without-pip", place.venv], place, "fit .venv"
            )
    if "test" in old and kind == "lab":
        parts = parts | {"test": old["test"]}  # the tests' packages stay where they are
    if all(old.get(name) == parts.get(name) for name in ("lab", "test")):
        finish(place, parts)
        return
    place.must_have_room(ROOM[kind] // 2)
    write_stamp(place, {"state": "begun"})
    try:
        fill(place, kind, parts)
    except NoNetwork:
        # pip fetches everything before it changes anything, so the old packages are intact.
        write_stamp(place, stamp)
        if kind == "test":
            raise
        say("No network: going on with the packages of the last set-up.")


def fill(place: Place, kind: str, parts: dict[str, str]) -> None:
    """Nothing; installs the pins, then the project, then writes the stamp."""
    with step("Installing packages") as shown:
        install_pins(place, place.root / PINS[kind], shown)
    if kind == "test":
        with step("Installing nbgrader beside them") as shown:
            shutil.rmtree(place.nbgrader, ignore_errors=True)
            install_pins(place, place.root / PEER, shown, place.nbgrader)
    finish(place, parts)


def finish(place: Place, parts: dict[str, str]) -> None:
    """Nothing; puts the kit itself in place, tries it, and stamps the environment as whole."""
    with step("Putting the kit in place"):
        install_project(place)
        run_logged([place.python, "-c", TRIAL], place, "start the installed packages")
    # Not the .dist-info folders: their names change when somebody upgrades a package on purpose.
    passing = (".dist-info", "__pycache__")
    installed = sorted(name for name in os.listdir(place.site) if not name.endswith(passing))
    write_stamp(place, {"state": "finished", "parts": parts, "installed": installed})


def clear_away(place: Place) -> None:
    """Nothing; removes a half-made environment of ours, sets aside one that somebody else made."""
    if not os.path.lexists(place.venv):
        return
    ours = place.stamp.exists() or place.stamp.with_suffix(".part").exists()
    try:
        if ours or (place.venv.is_dir() and not any(place.venv.iterdir())):
            say("The last set-up was not finished or is damaged; it is being made again.")
            shutil.rmtree(place.venv)
        else:
            number = 1
            while (aside := place.root / f".venv-kept-{number}").exists():
                number += 1
            say(f".venv was not made by lab.py; it is kept as {aside.name}.")
            place.venv.rename(aside)
    except OSError as error:
        raise Trouble(
            f"The folder .venv cannot be cleared away ({error.strerror})",
            "close every program that uses it, delete .venv by hand, then start again",
        ) from error
