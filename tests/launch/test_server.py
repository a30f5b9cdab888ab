from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import psutil
import pytest

from launch.place import Place
from launch.server import HOST, Server, free_port
from launch.trouble import Trouble


@pytest.fixture
def busy():
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        yield taken.getsockname()[1]


def test_a_port_in_use_is_named_with_one_that_is_free(busy):
    with pytest.raises(Trouble, match=rf"Port {busy} is in use.*Mend: .*--port \d+") as raised:
        free_port(busy)
    offered = int(re.search(r"--port (\d+)", str(raised.value))[1])
    assert free_port(offered) == offered


@pytest.mark.parametrize("port", [-1, 65536, 80000])
def test_a_port_that_cannot_be_is_refused(port):
    with pytest.raises(Trouble, match="cannot be used.*1024 to 65535"):
        free_port(port)


def test_without_a_wish_the_first_free_port_is_taken(monkeypatch, busy):
    monkeypatch.setattr("launch.server.FIRST_PORT", busy)
    assert free_port(None) > busy


def test_a_server_that_does_not_start_says_why(tmp_path):
    server = Server(sys.executable, Place(tmp_path), free_port(None), ("--version",))
    with pytest.raises(Trouble, match=r"JupyterLab did not start: 4\.\d+.*Mend: read .*log"):
        server.wait_until_ready()


# lab.py as it is, but for the environment: the one that runs the tests stands in for .venv.
OPEN = """
import sys
from pathlib import Path
from launch import command
command.prepare = lambda place, kind="lab": (place.must_be_writable(), sys.executable)[1]
sys.exit(command.main(["--no-browser"], Path(sys.argv[1])))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="ends the course by Unix signals")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_the_course_opens_stays_and_ends_with_its_children(tmp_path, ending):
    course = tmp_path / "my course ñ"
    (course / "notebooks").mkdir(parents=True)
    (course / "notebooks" / "00-start-here.ipynb").write_text(
        json.dumps({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    )
    repository = Path(__file__).resolve().parents[2]
    home = tmp_path / "home"
    home.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", OPEN, str(course)], cwd=repository, text=True,
        env={**os.environ, "HOME": str(home)},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
    ) as lab:  # fmt: skip
        said = ""
        while "token=" not in said:
            line = lab.stdout.readline()
            assert line, said
            said += line
        base, token = re.search(r"(http\S+?)/lab\?token=(\w+)#course\n", said).groups()
        request = urllib.request.Request(
            f"{base}/api/kernels", data=b"{}", method="POST",
            headers={"Authorization": f"token {token}"},
        )  # fmt: skip
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        assert json.load(opener.open(request, timeout=60))["name"] == "python3"
        with pytest.raises(urllib.error.HTTPError):  # not without the token
            opener.open(f"{base}/api/kernels", timeout=60)
        children = psutil.Process(lab.pid).children(recursive=True)
        assert len(children) >= 2  # the server and the kernel
        assert lab.poll() is None
        # Started twice in a folder: it says so, opens the one that runs, and is done.
        again = subprocess.run(
            [sys.executable, "-c", OPEN, str(course)], cwd=repository, text=True,
            env={**os.environ, "HOME": str(home)}, capture_output=True, timeout=60,
        )  # fmt: skip
        assert again.returncode == 0
        assert again.stdout.startswith("The course is already open in this folder, at\n")
        assert f"{base}/lab?token={token}#course" in again.stdout
        os.kill(lab.pid, ending)
        os.kill(lab.pid, ending)  # an impatient second Ctrl-C
        said += lab.stdout.read()
        assert lab.wait(60) == 0, said
    gone, alive = psutil.wait_procs(children, timeout=10)
    assert not alive
    assert "Closing." in said and "Traceback" not in said
    assert not list(home.rglob("*"))  # nothing is registered or left outside the course
