"""Box: reads what learners handed in, in a process that has nothing to lose.

It sees no submission but the one it is handed, as an open file or as bytes, no key and no network;
it may take little memory, and so many seconds of processor time for each file. It runs nothing of
what it reads. What is too much for it ends it, and `kit.teach.handed_in.reader` begins another.
"""

from __future__ import annotations

import contextlib
import math
import os
import socket
import sys
import time
import zlib
from pathlib import Path
from typing import Any

from kit.teach.handed_in import reading
from kit.teach.handed_in.archives import Entry, Start, zip_entries
from kit.teach.handed_in.frames import Gone, receive, send
from kit.teach.handed_in.kept import PLAIN, squeezed
from kit.teach.handed_in.notebook_file import MOST_BYTES, Cell, Unreadable
from kit.teach.handed_in.reader import SECONDS
from kit.teach.handed_in.reading import Handout
from kit.teach.sandbox.limits import Limits, address_space, apply

MEMORY = 512 * 1024**2
"""Bytes that may be added to what is loaded at the start."""
ZIP_SECONDS = 20
"""Processor seconds for a zip that is not a whole class's; the rest of it is not read then."""
MOST_SECONDS = 100_000
AHEAD_SECONDS = 1
"""Processor seconds for reading one learner's notebooks while a zip is unpacked."""
OUT_OF_MEMORY = 3


def main() -> None:
    """Answer requests on standard input, a socket, until the reader hangs up."""
    there = socket.socket(fileno=os.dup(0))
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    confine()
    try:
        settings, _, _ = receive(there)
        handouts = {name: _handout(name, *given) for name, given in settings["handouts"].items()}
        send(there, {"ready": True})
        while True:
            request, payload, file = receive(there, with_file=True)
            start = time.process_time()
            allow_seconds()
            if file >= 0:
                _zip(there, request, file, _Ahead(handouts, settings["written"], request))
            else:
                _notebook(there, request, payload, handouts, settings["written"])
            send(there, {"done": True, "seconds": time.process_time() - start})
    except Gone:
        return
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def confine() -> None:
    """Give up what reading does not need: memory, new processes, files to write, system calls."""
    limits = Limits(memory=MEMORY, cpu_seconds=MOST_SECONDS, processes=0, files=32, file_bytes=0)
    apply(limits, address_space())
    if sys.platform == "linux":
        from kit.teach.sandbox import isolation, syscall_filter

        # Outside a sandbox not all of it can be had; each is one wall more.
        for wall in (isolation.drop_privileges, syscall_filter.install):
            with contextlib.suppress(OSError):
                wall()


def allow_seconds() -> None:
    """Give this process so many seconds more; it is killed when they are over."""
    import resource

    until = math.ceil(time.process_time()) + SECONDS
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if hard != resource.RLIM_INFINITY:
        until = min(until, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


class _Ahead:
    """Reads notebooks of a zip as they are unpacked, which spares sending each back and forth.

    It is for what is quickly read. All else is sent unread and asked for again by itself: the
    large, the damaged, what its name alone can tell, and all that is left of who took long.
    """

    def __init__(
        self, handouts: dict[str, Handout], written: bool, request: dict[str, Any]
    ) -> None:
        self._handouts, self._written, self._request = handouts, written, request
        self._spent: dict[str, float] = {}

    def read(self, entry: Entry, data: bytes) -> tuple[dict[str, Any], bytes]:
        """Return what a frame's head says of a reading, and the reading; nothing where not read."""
        whose = entry.parts[0] if self._request["class"] else ""
        spent = self._spent.get(whose, 0.0)
        if not self._request["ahead"] or len(data) > PLAIN or spent > AHEAD_SECONDS:
            return {}, b""
        start = time.process_time()
        try:
            found = reading.read(data, None, self._handouts, self._written, by_name=False)
            said = {"digest": reading.digest(data), "length": len(data)}
            return said, reading.as_json(found)
        except Unreadable:
            return {}, b""
        finally:
            self._spent[whose] = spent + time.process_time() - start


def _zip(there: socket.socket, request: dict[str, Any], file: int, ahead: _Ahead) -> None:
    """Send a frame for each entry of a zip, and one before each file of the zip itself."""

    until = time.process_time() + (MOST_SECONDS if request["class"] else ZIP_SECONDS)

    def begun(number: int, left: int) -> bool:
        if time.process_time() > until:
            return False
        allow_seconds()
        send(there, {"at": number, "left": left})
        return True

    itself = Entry(tuple(request["parts"]), Path())
    start = Start(request["after"], request["refused"], request["left"])
    read: list[bytes] = []
    begin = time.process_time()
    with open(file, "rb") as archive:
        for entry in zip_entries(archive, itself, read.append, request["class"], start, begun):
            head: dict[str, Any] = {"parts": entry.parts}
            head |= {"problem": entry.problem, "passed": entry.passed}
            if read:
                unpacked = time.process_time()
                more, found = ahead.read(entry, read[-1])
                seconds = [unpacked - begin, time.process_time() - unpacked]
                data, is_squeezed = squeezed(read.pop())
                head |= {"squeezed": is_squeezed, "seconds": seconds}
                send(there, head | more, data + found)
            else:
                send(there, head)
            begin = time.process_time()


def _notebook(
    there: socket.socket,
    request: dict[str, Any],
    payload: bytes,
    handouts: dict[str, Handout],
    written: bool,
) -> None:
    """Send what a notebook holds, or why it cannot be read; and its digest."""
    data = payload
    if request["squeezed"]:
        data = zlib.decompressobj().decompress(payload, MOST_BYTES + 1)
    del payload
    try:
        found = reading.as_json(reading.read(data, request["named"], handouts, written))
    except Unreadable as error:
        send(there, {"digest": reading.digest(data), "problem": str(error)})
    else:
        send(there, {"digest": reading.digest(data)}, found)


def _handout(name: str, release: list[list[Any]], questions: list[str]) -> Handout:
    return Handout(name, tuple(Cell(*cell) for cell in release), tuple(questions))


if __name__ == "__main__":
    main()
