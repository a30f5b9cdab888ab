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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from launch.install import child_environment, install_pins, install_pip, install_project, run_logged
from launch.progress import say, step
from launch.trouble import NoNetwork, NoSpace, Trouble

PINS = {"lab": "requirements.txt", "test": "requirements-test.txt"}
# Room for the environment and the downloads beside it, in MB; measured on Linux, rounded up.
ROOM = {"lab": 900, "test": 1400}


@dataclass(frozen=True)
class Environment:
    """Where the course lives (`root`) and what lab.py keeps there."""

    root: Path

    @property
    def venv(self) -> Path:
        """The folder of the environment."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The environment's Python, whether or not it is there yet."""
        if os.name == "nt":
            return self.venv / "Scripts" / "python.exe"
        return self.venv / "bin" / "python"

    @property
    def site(self) -> Path:
        """The folder that packages are installed into."""
        if os.name == "nt":
            return self.venv / "Lib" / "site-packages"
        # The Python that made the environment counts, not the one that runs lab.py today.
        made = sorted(self.venv.glob("lib/python3.*"))
        return (made or [self.venv / "lib" / "python3"])[-1] / "site-packages"

    @property
    def stamp(self) -> Path:
        """The file that says how far the set-up came."""
        return self.venv / "dateline-setup.json"

    @property
    def own(self) -> Path:
        """lab.py's own files: log, lock, JupyterLab's settings. Git-ignored with `work`."""
        return self.root / "work" / ".lab"

    @property
    def log(self) -> Path:
        """What the last set-up printed."""
        return self.own / "setup.log"


def digest(path: Path) -> str:
    """SHA-256 of a file with line ends evened out, since Git may change them on Windows."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def wanted(env: Environment, kind: str) -> dict[str, str]:
    """What a whole environment of this kind is made from: a digest or version for each part."""
    parts = {name: digest(env.root / PINS[name]) for name in ("lab", kind)}
    return parts | {
        "project": digest(env.root / "pyproject.toml"),
        "root": str(env.root),
    }


def read_stamp(env: Environment) -> dict:
    """The stamp, or an empty dict where there is none that can be read."""
    try:
        found = json.loads(env.stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_stamp(env: Environment, stamp: dict) -> None:
    """Nothing; replaces the stamp in one move, so that a half-written one cannot be read."""
    beside = env.stamp.with_suffix(".part")
    beside.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    os.replace(beside, env.stamp)


def is_whole(env: Environment, stamp: dict) -> bool:
    """Whether the environment can be believed: stamped as finished, its Python starts, and
    everything that was installed is still there."""
    if stamp.get("state") != "finished":
        return False
    try:
        present = set(os.listdir(env.site))
        starts = subprocess.run(
            [env.python, "-c", ""], env=child_environment(), capture_output=True, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return starts.returncode == 0 and present.issuperset(stamp.get("installed", ["?"]))


def prepare(env: Environment, kind: str = "lab") -> Path:
    """The Python of a whole environment of `kind` ("lab" or "test"), made first if need be.

    Raises Trouble with the mend where it cannot be made.
    """
    must_be_writable(env)
    with only_one(env):
        stamp = read_stamp(env)
        parts = wanted(env, kind)
        if not is_whole(env, stamp):
            make(env, kind, parts)
        elif any(stamp["parts"].get(name) != value for name, value in parts.items()):
            update(env, kind, parts, stamp)
    return env.python


def make(env: Environment, kind: str, parts: dict[str, str]) -> None:
    """Nothing; makes the environment from nothing, clearing away what cannot be believed."""
    clear_away(env)
    room_for(env, kind)
    say(f"First set-up. It fetches about {ROOM['lab'] // 3} MB once and takes a minute or two.")
    env.log.write_text("", encoding="utf-8")
    env.venv.mkdir()
    write_stamp(env, {"state": "begun"})
    with step("Making the environment .venv"):
        python = getattr(sys, "_base_executable", None) or sys.executable
        # Without pip: Debian's Python may lack ensurepip, and then the whole command would fail.
        run_logged([python, "-m", "venv", "--without-pip", str(env.venv)], env.log, "make .venv")
        install_pip(python, env.python, env.log)
    fill(env, kind, parts)


def update(env: Environment, kind: str, parts: dict[str, str], stamp: dict) -> None:
    """Nothing; brings a whole environment to the present pins, or keeps it where it would still
    do for lessons and there is no network."""
    old = stamp["parts"]
    if old.get("root") != parts["root"]:
        say("The folder was moved; its environment is being fitted to the new place.")
        if os.name != "nt":  # there, a running python.exe cannot be written over
            run_logged([env.python, "-m", "venv", "--without-pip", env.venv], env.log, "refit .venv")
    if "test" in old and kind == "lab":
        parts = parts | {"test": old["test"]}  # the tests' packages stay where they are
    if any(old.get(name) != parts.get(name) for name in ("lab", "test")):
        room_for(env, kind)
        write_stamp(env, {"state": "begun"})
        try:
            fill(env, kind, parts)
        except NoNetwork:
            # pip fetches everything before it changes anything, so the old packages are intact.
            write_stamp(env, stamp)
            if kind == "test":
                raise
            say("No network: going on with the packages of the last set-up.")
    else:
        finish(env, parts)


def fill(env: Environment, kind: str, parts: dict[str, str]) -> None:
    """Nothing; installs the pins, then the project, then writes the stamp."""
    pins = env.root / PINS[kind]
    with step("Installing packages") as shown:
        install_pins(env.python, pins, env.log, shown)
    finish(env, parts)


def finish(env: Environment, parts: dict[str, str]) -> None:
    """Nothing; puts the kit itself in place and stamps the environment as whole."""
    with step("Putting the kit in place"):
        install_project(env.python, env.root, env.site, env.log)
    # Not the .dist-info folders: their names change when somebody upgrades a package on purpose.
    installed = sorted(n for n in os.listdir(env.site) if not n.endswith((".dist-info", "cache__")))
    write_stamp(env, {"state": "finished", "parts": parts, "installed": installed})


def clear_away(env: Environment) -> None:
    """Nothing; removes a half-made environment of ours, sets aside one that somebody else made."""
    if not os.path.lexists(env.venv):
        return
    ours = env.stamp.exists() or env.stamp.with_suffix(".part").exists()
    try:
        if ours or (env.venv.is_dir() and not any(env.venv.iterdir())):
            say("The last set-up was not finished or is damaged; it is being made again.")
            shutil.rmtree(env.venv)
        else:
            number = 1
            while (aside := env.root / f".venv-kept-{number}").exists():
                number += 1
            say(f".venv was not made by lab.py; it is kept as {aside.name}.")
            env.venv.rename(aside)
    except OSError as error:
        raise Trouble(
            f"The folder .venv cannot be cleared away ({error.strerror})",
            "close every program that uses it, delete .venv by hand, then start again",
        ) from error


def must_be_writable(env: Environment) -> None:
    """Nothing, if the course folder can be written; otherwise Trouble."""
    try:
        env.own.mkdir(parents=True, exist_ok=True)
        probe = env.own / "probe"
        probe.write_bytes(b"x" * 4096)
        probe.unlink()
    except OSError as error:
        if error.errno in (28, 122):
            raise no_space(env.root) from error
        raise Trouble(
            f"The folder {env.root} cannot be written ({error.strerror})",
            "copy the course to a folder of your own and start it there",
        ) from error


def room_for(env: Environment, kind: str) -> None:
    """Nothing, if the disk has room for the environment; otherwise Trouble."""
    if shutil.disk_usage(env.root).free < ROOM[kind] * 1_000_000:
        raise no_space(env.root, ROOM[kind])


def no_space(where: Path, megabytes: int = ROOM["lab"]) -> NoSpace:
    """The trouble of a full disk."""
    return NoSpace(
        f"Too little space on the disk of {where}",
        f"free about {megabytes} MB there, then start again",
    )


@contextmanager
def only_one(env: Environment) -> Iterator[None]:
    """Nothing; waits while another lab.py sets up this folder. The lock dies with its process."""
    with open(env.own / "lock", "a+b") as lock:
        if os.name == "nt":
            import msvcrt

            lock.seek(0)
            if not take(lambda: msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)):
                say("Another lab.py is setting up this folder; waiting for it.")
                while not take(lambda: msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)):
                    pass
        else:
            import fcntl

            if not take(lambda: fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)):
                say("Another lab.py is setting up this folder; waiting for it.")
                fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def take(lock: Callable[[], None]) -> bool:
    """Whether the lock could be had."""
    try:
        lock()
    except OSError:
        return False
    return True
