"""The command line of lab.py: open the course, or run every check."""

from __future__ import annotations

import argparse
import io
import signal
import sys
import threading
from pathlib import Path

from launch import lessons
from launch.environment import ROOM, prepare
from launch.left_off import stopped
from launch.opening import show
from launch.place import FULL, Place
from launch.progress import say, step
from launch.running import Answering, running
from launch.server import Server, free_port
from launch.testing import run_checks
from launch.trouble import Trouble, no_space

ROOT = Path(__file__).resolve().parents[1]


def parser() -> argparse.ArgumentParser:
    """What lab.py understands."""
    top = argparse.ArgumentParser(
        prog="lab.py",
        description="Dateline: read one conflict story like an investigator. Without a word after "
        "it, lab.py opens the course in JupyterLab; Ctrl-C ends it.",
        epilog="python3 lab.py test [...]  runs every check; further words go to pytest.",
    )
    top.add_argument("--no-browser", action="store_true", help="print the address, open nothing")
    top.add_argument("--port", type=int, help="where to serve (default: first free from 8888)")
    top.add_argument(
        "--fresh", metavar="NN", help="a clean copy of lesson NN; your old one is kept beside it"
    )
    return top


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """The exit status: 0, 1 for a trouble that was explained, 130 after Ctrl-C in a set-up."""
    arguments = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        # A console that cannot show a folder's name must not stop the course.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    place = Place(root, room=ROOM["test" if arguments[:1] == ["test"] else "lab"])
    try:
        if arguments[:1] == ["test"]:
            return run_checks(place, arguments[1:])
        options = parser().parse_args(arguments)
        return open_course(place, options.port, not options.no_browser, options.fresh)
    except Trouble as trouble:
        say(f"lab.py: {trouble}.", sys.stderr)
        return 1
    except KeyboardInterrupt:
        say("\nStopped. Start again whenever you like; what is half done will be mended.")
        return 130
    except OSError as error:
        if error.errno in FULL:
            say(f"lab.py: {no_space(root, place.room)}.", sys.stderr)
            return 1
        raise


def open_course(place: Place, port: int | None, browser: bool, fresh: str | None) -> int:
    """0 once the course was closed; sets up, copies, serves, and stays until then.

    Where the folder is open already, that one is opened, and lab.py is done.
    """
    if (known := running(place.runtime, place.root)) is not None:
        return open_running(place, known, browser, fresh)
    if port is not None:
        free_port(port)  # said at once, not after minutes of set-up
    if fresh is not None:
        lessons.find(place.root, fresh)
    python = prepare(place)
    closing = threading.Event()
    server = None
    try:
        with place.to_itself():
            # Two that were started together: the second finds the first one's server.
            if (known := running(place.runtime, place.root)) is not None:
                return open_running(place, known, browser, fresh)
            # A closed window ends the course as Ctrl-C does. The signals only set a flag: a second
            # Ctrl-C, of an impatient hand, must not break into the ending and leave it half done.
            for name in ("SIGINT", "SIGTERM", "SIGHUP"):
                if hasattr(signal, name):
                    signal.signal(getattr(signal, name), lambda *_: closing.set())
            lessons.copy_all(place.root)
            clean = None if fresh is None else lessons.fresh(place.root, fresh)
            with step("Starting JupyterLab"):
                server = Server(python, place, free_port(port))
                server.wait_until_ready(closing)
        if not closing.is_set():
            address = where(place, server.answering, clean)
            say(f"The course is open at\n\n    {address}\n\nPress Ctrl-C here to close it.")
            show(address, place.runtime, browser)
        while server.process.poll() is None and not closing.wait(0.5):
            pass
        say("\nClosing." if closing.is_set() else "JupyterLab was closed.")
        say("Your work is in the folder work.")
    finally:
        if server:
            server.stop()
    return 0


def open_running(place: Place, known: Answering, browser: bool, fresh: str | None) -> int:
    """0; opens the course where it is served already. Trouble where a lesson is to be made anew."""
    if fresh is not None:
        raise Trouble(
            "The course is open, and a lesson that is open cannot be made anew",
            "close it (Ctrl-C where it was started, or File, Shut Down), then start this again",
        )
    address = where(place, known, None)
    say(f"The course is already open in this folder, at\n\n    {address}\n")
    show(address, place.runtime, browser)
    return 0


def where(place: Place, server: Answering, clean: Path | None) -> str:
    """The address of a clean lesson; else of the place where one stopped, or of the start page."""
    if clean is not None:
        return server.address(clean.relative_to(place.root).as_posix())
    here = stopped(place.root / "work")
    if here.lesson is None:
        return server.address(at="course")
    return server.address(here.lesson.relative_to(place.root).as_posix(), here.question or "")
