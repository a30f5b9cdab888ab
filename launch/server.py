"""JupyterLab as a child: on this machine only, on settings of its own, ended cleanly."""

from __future__ import annotations

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from launch.first_cell import put_into
from launch.place import Place
from launch.running import HOST, Answering
from launch.trouble import Trouble

# What JupyterLab draws the lessons with. It comes built with the kit; nothing is installed for it.
EXTENSIONS = Path(__file__).resolve().parents[1] / "kit" / "show" / "static" / "labextension"
FIRST_PORT = 8888
# JupyterLab would ask the network for news and updates, and the learner for a kernel; a lesson
# needs neither, and there is only one kernel.
QUIET = {
    "@jupyterlab/notebook-extension:tracker": {"autoStartDefaultKernel": True},
    "@jupyterlab/apputils-extension:notification": {
        "fetchNews": "false",
        "checkForUpdates": False,
        "doNotDisturbMode": False,
    },
}

# What a learner never needs, and what would stand in the way: the debugger's button and panel, and
# the list of extensions. Menus and keys of JupyterLab stay as they are.
WITHOUT = ("@jupyterlab/debugger-extension", "@jupyterlab/extensionmanager-extension")


def free_port(wanted: int | None) -> int:
    """The port to serve on: the wanted one, or the first free one from 8888 on.

    Raises Trouble if the wanted port is in use or there is none.
    """
    for port in [wanted] if wanted is not None else range(FIRST_PORT, FIRST_PORT + 100):
        with socket.socket() as probe:
            if os.name != "nt":  # on Windows this option would allow sharing a port in use
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
                return int(probe.getsockname()[1])
            except (OSError, OverflowError) as error:
                reason = error
    if wanted is None:
        raise Trouble("No free port from 8888 to 8987", "close other servers on this machine")
    if isinstance(reason, PermissionError) or not 0 <= wanted <= 65535:
        raise Trouble(f"Port {wanted} cannot be used", "choose one from 1024 to 65535")
    raise Trouble(
        f"Port {wanted} is in use by another program",
        f"python3 lab.py --port {free_port(None)}, or leave --port out",
    )


class Server:
    """A running JupyterLab.

    It shows the folder `place.root` and keeps its settings in `place.own`. `python` is the
    interpreter that has JupyterLab; `extra` are further options for its command line.
    """

    def __init__(
        self, python: Path | str, place: Place, port: int, extra: tuple[str, ...] = ()
    ) -> None:
        self.port = port
        self.token = secrets.token_hex(24)
        self.answering = Answering(port, self.token)
        settings = place.own / "settings"
        settings.mkdir(parents=True, exist_ok=True)
        (settings / "overrides.json").write_text(json.dumps(QUIET), encoding="utf-8")
        without = {"disabledExtensions": dict.fromkeys(WITHOUT, True)}
        (settings / "page_config.json").write_text(json.dumps(without), encoding="utf-8")
        put_into(place.ipython)
        command = [
            str(python), "-m", "jupyterlab", "--no-browser",
            f"--ServerApp.ip={HOST}", f"--ServerApp.port={port}", "--ServerApp.port_retries=0",
            f"--ServerApp.root_dir={place.root}", f"--LabApp.app_settings_dir={settings}",
            "--LabApp.news_url=", "--LanguageServerManager.autodetect=False",
            "--LabApp.extension_manager=readonly",
            f"--LabApp.extra_labextensions_path={EXTENSIONS}",
            "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
            *extra,
        ]  # fmt: skip
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.append("--allow-root")  # in a container; the server listens on 127.0.0.1 only
        self.log = place.own / "jupyterlab.log"
        # A group of its own: Ctrl-C then reaches lab.py alone, which ends the server in good order.
        flags = 0
        if sys.platform == "win32":
            flags = subprocess.CREATE_NEW_PROCESS_GROUP
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                command, cwd=place.root, env=place.variables() | {"JUPYTER_TOKEN": self.token},
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
                creationflags=flags, start_new_session=sys.platform != "win32",
            )  # fmt: skip

    def address(self, path: str = "", at: str = "") -> str:
        """Where a browser finds a file of the shown folder, or JupyterLab itself."""
        return self.answering.address(path, at)

    def _ask(self, path: str, method: str = "GET") -> bool:
        return 200 <= self.answering.asks(path, method) < 300

    def wait_until_ready(
        self, closing: threading.Event | None = None, seconds: float = 120
    ) -> None:
        """Nothing, once the server answers or `closing` is set; Trouble if it ends or is silent."""
        closing = closing or threading.Event()
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise Trouble(
                    f"JupyterLab did not start: {self._last_words()}",
                    f"read {self.log}; if packages are damaged, delete the folder .venv",
                )
            if self._ask("/api/status") or closing.wait(0.1):
                return
        self.stop()
        raise Trouble(f"JupyterLab did not answer in {seconds:.0f} s", f"read {self.log}")

    def _last_words(self) -> str:
        lines = self.log.read_text(encoding="utf-8", errors="replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "it said nothing")

    def stop(self) -> None:
        """Nothing; ends the server and its kernels, first by asking, in the end by force."""
        if self.process.poll() is None and self._ask("/api/shutdown", "POST"):
            self._wait(10)
        if self.process.poll() is None:
            self.process.terminate()
            self._wait(5)
        if self.process.poll() is None:
            if os.name == "nt":
                self.process.kill()
            else:
                os.killpg(self.process.pid, signal.SIGKILL)
            self._wait(5)

    def _wait(self, seconds: float) -> None:
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            pass
