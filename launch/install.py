"""Runs pip (or uv, where it is already there) and says in plain words why it failed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from launch.place import Place
from launch.progress import Step
from launch.trouble import NoNetwork, NoSpace, Trouble, no_space

# The Pythons for which every pinned package comes ready-made; README.md says the same.
PYTHONS = "3.11 to 3.14"
# What pip, uv and the systems below them print; the first group that matches names the trouble.
FULL = r"No space left on device|Errno 28\b|Errno 122\b|not enough space on the disk|quota exceeded"
HASH = r"DO NOT MATCH THE HASHES|Hash mismatch"
OFFLINE = (
    r"name resolution|Name or service not known|getaddrinfo failed|nodename nor servname"
    r"|NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|ConnectionError"
    r"|Max retries exceeded|Network is unreachable|No route to host|Connection refused"
    r"|dns error|error sending request|Failed to fetch|ProxyError|timed out"
)
ABSENT = r"No matching distribution found|No solution found|is not supported on this platform"


def run_logged(
    command: list, place: Place, aim: str, each_line: Callable[[str], None] | None = None
) -> None:
    """Nothing; runs a command, appends what it prints to the log. Trouble if it fails."""
    with open(place.log, "a", encoding="utf-8") as record:
        record.write(f"\n$ {' '.join(map(str, command))}\n")
        record.flush()
        printed: list[str] = []
        with subprocess.Popen(
            [str(part) for part in command], env=place.variables(), text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            encoding="utf-8", errors="replace", pass_fds=tuple(place.lock),
        ) as child:  # fmt: skip
            assert child.stdout is not None
            try:
                for line in child.stdout:
                    record.write(line)
                    printed.append(line)
                    if each_line:
                        each_line(line)
            except BaseException:
                child.terminate()
                raise
        if child.returncode:
            raise explain("".join(printed), aim, place)


def explain(printed: str, aim: str, place: Place) -> Trouble:
    """The trouble behind what a failed command printed."""
    if re.search(FULL, printed, re.IGNORECASE):
        return no_space(place.root, place.room)
    if re.search(HASH, printed):
        return Trouble(
            "A package that was fetched is not the one that was pinned (its hash differs)",
            "start again; if it happens twice, install nothing and tell the maintainers",
        )
    if re.search(OFFLINE, printed, re.IGNORECASE):
        return NoNetwork(
            "The packages could not be fetched: no network, or it is blocked",
            "connect once (behind a proxy, set HTTPS_PROXY), then start again",
        )
    if re.search(ABSENT, printed):
        version = ".".join(map(str, sys.version_info[:2]))
        return Trouble(
            f"A package is not offered for Python {version} on this system",
            f"use Python {PYTHONS}; the details are in {place.log}",
        )
    return Trouble(f"Could not {aim}", f"read the end of {place.log}, then start again")


def install_pip(outer: str, place: Place) -> None:
    """Nothing; puts pip into the environment, by ensurepip or, where that is missing (Debian
    without python3-venv), by the pip of the Python outside."""
    inner = place.python
    try:
        run_logged([inner, "-I", "-m", "ensurepip", "--upgrade", "--default-pip"], place, "get pip")
        return
    except NoSpace:
        raise
    except Trouble:
        pass
    try:
        run_logged(
            [outer, "-m", "pip", "--python", inner, "install", "--quiet", "pip"], place, "get pip"
        )
    except (NoNetwork, NoSpace):
        raise
    except Trouble as error:
        if not shutil.which("uv"):
            raise Trouble(
                "This Python can make no environments: ensurepip and pip are both missing",
                "install them (Debian, Ubuntu: sudo apt install python3-venv), then start again",
            ) from error


def install_pins(place: Place, pins: Path, shown: Step, target: Path | None = None) -> None:
    """Nothing; installs exactly the pinned packages, each checked against its hash, into the
    environment or into the folder `target`.

    uv is used where it is already on the PATH; if it fails, pip tries too, since a network may
    let only one of them through.
    """
    total = pinned(pins)
    seen: set[str] = set()

    def count(line: str) -> None:
        if line.startswith(("Collecting ", "Processing ")):
            seen.add(line.split()[1])
            shown.note = f"{len(seen)} of at most {total} fetched"
        elif line.startswith("Installing collected packages"):
            shown.note = f"{len(seen)} fetched, now unpacking"

    shown.note = f"(at most {total})"
    if uv := shutil.which("uv"):
        command = [uv, "pip", "install", "--python", place.python, "--require-hashes", "--no-deps"]
        command += ["--target", target] if target else []
        try:
            run_logged([*command, "-r", pins], place, "install the packages with uv")
            return
        except NoSpace:
            raise
        except Trouble:
            shown.note = "uv failed, trying pip"
    run_logged(
        [place.python, "-m", "pip", "install", "--require-hashes", "--no-deps",
         "--progress-bar", "off", "--retries", "3", *(["--target", target] if target else []),
         "-r", pins],
        place, "install the packages", count,
    )  # fmt: skip


def pinned(pins: Path) -> int:
    """The number of packages that a pin file names, its included files counted too."""
    text = pins.read_text(encoding="utf-8")
    names = set(re.findall(r"^([\w.-]+)==", text, re.MULTILINE))
    included = re.findall(r"^-r (\S+)", text, re.MULTILINE)
    return len(names) + sum(pinned(pins.parent / name) for name in included)


def install_project(place: Place) -> None:
    """Nothing; makes `import kit` and the command `kit` work, from the folder as it stands.

    Build isolation would fetch the build tools again; they are among the pins, so this needs no
    network. The second path file is relative, so that it holds when the folder is moved and when
    its name has letters that Python before 3.13 misreads in path files on Windows.
    """
    run_logged(
        [place.python, "-m", "pip", "install", "--no-deps", "--no-build-isolation", "--no-index",
         "--editable", place.root],
        place, "put the kit in place",
    )  # fmt: skip
    relative = os.path.relpath(place.root, place.site).replace(os.sep, "/")
    (place.site / "dateline-root.pth").write_text(relative + "\n", encoding="utf-8")
