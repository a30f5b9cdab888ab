from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from launch import command
from launch.place import Place
from launch.running import HOST, running
from launch.server import Server, free_port
from launch.trouble import Trouble

TOKEN = "a1" * 24


@contextmanager
def answering(status) -> Iterator[int]:
    """The port of a program that answers each request with `status(token)`."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(status((self.headers["Authorization"] or "").removeprefix("token ")))
            self.end_headers()

        def log_message(self, *_):
            pass

    with HTTPServer((HOST, 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


def note(place, port, **changes):
    """Nothing; a note as Jupyter writes it for a server of this folder."""
    place.runtime.mkdir(parents=True, exist_ok=True)
    said = {"port": port, "token": TOKEN, "root_dir": str(place.root), "pid": 1} | changes
    (place.runtime / "jpserver-1.json").write_text(json.dumps(said))


def known(place):
    return running(place.runtime, place.root)


def test_a_server_that_takes_its_token_and_no_other_is_found(tmp_path):
    place = Place(tmp_path)
    assert known(place) is None
    with answering(lambda token: 200 if token == TOKEN else 403) as port:
        note(place, port)
        found = known(place)
        address = found.address("work/01 a.ipynb", "sourcing.5")
        assert (
            address == f"http://{HOST}:{port}/lab/tree/work/01%20a.ipynb?token={TOKEN}#sourcing.5"
        )
        assert found.address() == f"http://{HOST}:{port}/lab?token={TOKEN}"


@pytest.mark.parametrize(
    "status", [lambda _: 200, lambda _: 403, lambda _: 404, lambda _: 500],
    ids=["anybody", "nobody", "another program", "broken"],
)  # fmt: skip
def test_another_program_on_the_port_fools_nobody(tmp_path, status):
    place = Place(tmp_path)
    with answering(status) as port:
        note(place, port)
        assert known(place) is None


def test_a_note_of_the_folder_this_one_was_copied_from_is_not_believed(tmp_path):
    place = Place(tmp_path / "copy")
    (tmp_path / "first").mkdir()
    with answering(lambda token: 200 if token == TOKEN else 403) as port:
        note(place, port, root_dir=str(tmp_path / "first"))
        assert known(place) is None
        note(place, port, root_dir=str(tmp_path / "gone"))
        assert known(place) is None


@pytest.mark.parametrize("changes", [{"port": "x"}, {"port": 0}, {"port": 70000}, {"token": 3},
    {"token": "a b"}, {"root_dir": None}], ids=str)  # fmt: skip
def test_a_damaged_note_is_passed_over(tmp_path, changes):
    place = Place(tmp_path)
    with answering(lambda token: 200 if token == TOKEN else 403) as port:
        note(place, **({"port": port} | changes))
        assert known(place) is None
        (place.runtime / "jpserver-1.json").write_text("{")
        assert known(place) is None


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
def test_a_killed_server_leaves_a_note_that_fools_nobody(tmp_path):
    place = Place(tmp_path)
    server = Server(sys.executable, place, free_port(0))
    try:
        server.wait_until_ready()
        assert known(place) == server.answering
        os.killpg(server.process.pid, signal.SIGKILL)
        server.process.wait(10)
    finally:
        server.stop()
    assert list(place.runtime.glob("jpserver-*.json"))
    assert known(place) is None


def test_a_lesson_of_an_open_course_is_not_made_anew(tmp_path):
    place = Place(tmp_path)
    with answering(lambda token: 200 if token == TOKEN else 403) as port:
        note(place, port)
        with pytest.raises(Trouble, match=r"The course is open.*Mend: close it"):
            command.open_course(place, None, False, "01")
