"""Bubblewrap: the command that starts Python where it sees programs and the kit, and nothing else.

The sandbox has no network, no home folder, no keys and no submissions: only the system's programs,
this Python with its packages, and the kit, all read-only. See bwrap(1).
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import kit

SYSTEM_LINKS = ("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
SYSTEM_FILES = (
    "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/alternatives",
    "/etc/fonts", "/etc/localtime", "/nix/store",
)  # fmt: skip
SCRATCH = "/scratch"
USER = "1000"


def available() -> str | None:
    """Return the path of bwrap on this machine, or None."""
    return shutil.which("bwrap") if sys.platform == "linux" else None


@cache
def limits_scratch(program: str) -> bool:
    """Return whether this bwrap can give the scratch folder a size (`--size`)."""
    said = subprocess.run([program, "--help"], capture_output=True, text=True, check=False)
    return "--size " in said.stdout + said.stderr


def python_folders() -> list[Path]:
    """Return the folders and files that hold this Python, its packages and the kit."""
    folders = [*_prefix(Path(sys.base_prefix)), *_prefix(Path(sys.prefix))]
    folders.append(Path(kit.__file__).parent)
    folders += _prefix(Path(sys.executable).resolve().parents[1])
    folders += [Path(p) for p in sys.path if p.endswith(("site-packages", "dist-packages"))]
    seen: list[Path] = []
    for folder in folders:
        if folder.exists() and not any(folder.is_relative_to(s) for s in [Path("/usr"), *seen]):
            seen.append(folder)
    return seen


def _prefix(folder: Path) -> list[Path]:
    """Return what to show of the folder a Python was put in: all of it, unless people live there.

    A Python in ~/bin has the home folder for its prefix. Of such a folder only the interpreter,
    its libraries and its packages are shown.
    """
    if not any(home.is_relative_to(folder.resolve()) for home in _homes()):
        return [folder]
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    names = ("bin/python*", f"lib*/{version}", "lib*/libpython*", "pyvenv.cfg")
    return sorted(path for name in names for path in folder.glob(name))


def _homes() -> list[Path]:
    """Return the home folder, by the environment and by the system's list of users."""
    import pwd

    homes = [Path.home()]
    with contextlib.suppress(KeyError):  # a container's user may be in no list
        homes.append(Path(pwd.getpwuid(os.getuid()).pw_dir))
    return [home.resolve() for home in homes]


def environment() -> dict[str, str]:
    """Return all the environment a submission sees; nothing of the grader's own is in it."""
    return {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "HOME": SCRATCH,
        "TMPDIR": SCRATCH,
        "IPYTHONDIR": f"{SCRATCH}/.ipython",
        "MPLCONFIGDIR": f"{SCRATCH}/.matplotlib",
        "MPLBACKEND": "agg",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "PYTHONPATH": os.pathsep.join(_import_roots()),
        "PYTHONUTF8": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        # A process that has started threads cannot enter new namespaces, and forking is simpler.
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
    }


def _import_roots() -> list[str]:
    outside = [
        p
        for p in sys.path
        if p.endswith(("site-packages", "dist-packages")) and not p.startswith(sys.prefix)
    ]
    return [str(Path(kit.__file__).parent.parent), *outside]


def command(
    program: str,
    module: str,
    *arguments: str,
    hidden: Iterable[Path],
    as_root: bool,
    scratch_bytes: int,
) -> list[str]:
    """Return the bwrap command line that runs `python -m module` in the sandbox.

    `hidden` paths are covered where they would lie inside a folder that is shown. With `as_root`
    no user namespace is made, and the program itself must become another user.
    """
    line = [program, "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"]
    line += ["--unshare-cgroup-try", "--new-session", "--hostname", "grading"]
    line += [] if as_root else ["--unshare-user", "--uid", USER, "--gid", USER]
    line += ["--ro-bind", "/usr", "/usr"]
    for link in map(Path, SYSTEM_LINKS):
        if link.is_symlink():
            line += ["--symlink", os.readlink(link), str(link)]
        elif link.is_dir():
            line += ["--ro-bind", str(link), str(link)]
    shown = [Path("/usr"), *python_folders()]
    made: set[Path] = set()
    for folder in shown[1:]:
        line += _parents(folder, made, as_root)
    for name in (*SYSTEM_FILES, *map(str, shown[1:])):
        line += ["--ro-bind-try", name, name]
    for path in sorted({p.resolve() for p in hidden}):
        if any(path.is_relative_to(folder) for folder in shown):
            cover = ["--tmpfs"] if path.is_dir() else ["--ro-bind", "/dev/null"]
            line += [*cover, str(path)]
    # Process 1 is bubblewrap's own; its memory is nothing to read or to write.
    line += ["--proc", "/proc", "--tmpfs", "/proc/1", "--dev", "/dev"]
    # A shared mapping of /dev/zero is memory that no limit counts.
    line += ["--dev-bind", "/dev/null", "/dev/zero"]
    line += ["--size", str(scratch_bytes)] if limits_scratch(program) else []
    line += ["--tmpfs", SCRATCH]
    if Path("/tmp") not in made:
        line += ["--dir", "/tmp"]
    line += ["--remount-ro", "/dev", "--remount-ro", "/", "--chdir", SCRATCH, "--clearenv"]
    for name, value in environment().items():
        line += ["--setenv", name, value]
    return [*line, sys.executable, "-s", "-P", "-m", module, *arguments]


def _parents(folder: Path, made: set[Path], as_root: bool) -> list[str]:
    """Make the folders above a shown one, readable by all, and empty but for what is shown."""
    line: list[str] = []
    for parent in reversed(folder.parents):
        if parent != Path("/") and parent not in made:
            made.add(parent)
            # bwrap makes missing parents private to root, and the submission will not be root.
            line += (["--perms", "0755"] if as_root else []) + ["--dir", str(parent)]
    return line
