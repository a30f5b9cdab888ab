"""Where the course lives on this disk: its folders, whether they can be used, and by whom now."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from launch.progress import say
from launch.trouble import Trouble, no_space

# Settings of the reader's own that would send packages elsewhere or change how Python starts.
UNWANTED = (
    "PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP", "PYTHONUSERBASE", "VIRTUAL_ENV",
    "__PYVENV_LAUNCHER__", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER",
    "PIP_REQUIRE_VIRTUALENV", "PIP_REQUIREMENT", "PIP_CONSTRAINT", "PIP_NO_DEPS", "PIP_DRY_RUN",
    "PIP_REQUIRE_HASHES", "PIP_NO_BINARY", "PIP_ONLY_BINARY", "PIP_QUIET",
)  # fmt: skip
# What a disk says that keeps no locks at all, as some network folders do.
NO_LOCKS = {
    getattr(errno, name)
    for name in ("ENOLCK", "ENOSYS", "ENOTSUP", "EOPNOTSUPP")
    if hasattr(errno, name)
}
FULL = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)


@dataclass(frozen=True)
class Place:
    """The course folder (`root`) and what lab.py keeps in it."""

    root: Path
    lock: list[int] = field(default_factory=list, compare=False, repr=False)
    room: int = field(default=900, compare=False)
    """What the set-up at work needs on the disk, in MB; said where the disk is full."""

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
    def nbgrader(self) -> Path:
        """Where the checks keep nbgrader, out of the environment's own packages."""
        return self.venv / "nbgrader"

    @property
    def stamp(self) -> Path:
        """The file that says how far the set-up came."""
        return self.venv / "dateline-setup.json"

    @property
    def own(self) -> Path:
        """lab.py's own files: logs, lock, JupyterLab's settings. Git-ignored with `work`."""
        return self.root / "work" / ".lab"

    @property
    def ipython(self) -> Path:
        """IPython's own folder for every child, with what a kernel runs at its start."""
        return self.own / "ipython"

    @property
    def runtime(self) -> Path:
        """Where a running JupyterLab notes its port and token."""
        return self.own / "runtime"

    @property
    def log(self) -> Path:
        """What the last set-up printed."""
        return self.own / "setup.log"

    def variables(self) -> dict[str, str]:
        """Environment variables for every child: the reader's own, less what would lead it astray.

        Settings, kernels, start-up files and extensions of the reader's other Jupyters stay out,
        and nothing of the course is written outside its folder.
        """
        kept = {name: value for name, value in os.environ.items() if name not in UNWANTED}
        # So that `kit` is a command in JupyterLab's terminal and in `!` lines.
        programs = [str(self.python.parent), kept.get("PATH", os.defpath)]
        return kept | {
            "PATH": os.pathsep.join(programs),
            "PIP_USER": "0",
            "PIP_NO_INPUT": "1",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "PYTHONNOUSERSITE": "1",
            "PYTHONUTF8": "1",  # a course in a folder named in any script
            "JUPYTER_CONFIG_DIR": str(self.own / "config"),
            "JUPYTER_DATA_DIR": str(self.own / "data"),
            "JUPYTER_RUNTIME_DIR": str(self.runtime),
            "JUPYTERLAB_SETTINGS_DIR": str(self.own / "user-settings"),
            "JUPYTERLAB_WORKSPACES_DIR": str(self.own / "workspaces"),
            "JUPYTER_PREFER_ENV_PATH": "1",
            "IPYTHONDIR": str(self.ipython),
            "MPLCONFIGDIR": str(self.own / "matplotlib"),
        }

    def must_be_writable(self) -> None:
        """Nothing, if the course folder can be written; otherwise Trouble."""
        try:
            self.own.mkdir(parents=True, exist_ok=True)
            probe = self.own / "probe"
            probe.write_bytes(b"x" * 4096)
            probe.unlink()
        except OSError as error:
            if error.errno in FULL:
                raise no_space(self.root, self.room) from error
            raise Trouble(
                f"The folder {self.root} cannot be written ({error.strerror})",
                "copy the course to a folder of your own and start it there",
            ) from error

    def must_have_room(self, megabytes: int) -> None:
        """Nothing, if the disk has that much room; otherwise NoSpace."""
        if shutil.disk_usage(self.root).free < megabytes * 1_000_000:
            raise no_space(self.root, megabytes)

    @contextmanager
    def to_itself(self) -> Iterator[None]:
        """Nothing; waits while another lab.py sets up this folder, or starts its server.

        The lock dies with its last process, so an ended set-up never locks the next one out. The
        installer is handed the lock (`lock`): where lab.py was killed and the installer lives on,
        the next lab.py waits for it instead of writing into the same folder.
        """
        with open(self.own / "lock", "a+b") as lock:
            if sys.platform == "win32":
                import msvcrt

                lock.seek(0)
                now = lambda: msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)  # noqa: E731
                later = lambda: msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)  # noqa: E731
            else:
                import fcntl

                now = lambda: fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # noqa: E731
                later = lambda: fcntl.flock(lock, fcntl.LOCK_EX)  # noqa: E731
            if not _taken(now):
                say("Another set-up of this folder is still running; waiting for it to end.")
                while not _taken(later):
                    pass
            self.lock[:] = [] if os.name == "nt" else [lock.fileno()]
            try:
                yield
            finally:
                self.lock.clear()


def _taken(lock: Callable[[], None]) -> bool:
    """Whether the lock is ours, or this disk has none to give: waiting would then never end."""
    try:
        lock()
    except OSError as error:
        return error.errno in NO_LOCKS
    return True
