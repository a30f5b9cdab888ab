"""Reader: has zips and notebooks read in a box, and takes back plain data.

Whatever was made by a learner is taken apart there (`kit.teach.handed_in.box`). A box that does not
survive a file, or is silent for too long, is ended; the file is tried once more by a new one, alone
so that nothing before it can be to blame, and then told as one that takes too much. All others are
read as if it had not been there. What a box sends is checked before it is believed.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import weakref
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import IO, Any

from kit.teach.handed_in import frames, reading
from kit.teach.handed_in.archives import TOO_HARD, Entry, zip_entries
from kit.teach.handed_in.kept import Ahead, Kept, Piece
from kit.teach.handed_in.notebook_file import Unreadable
from kit.teach.handed_in.reading import Handout, Reading
from kit.teach.handed_in.safe_names import safe
from kit.teach.sandbox import bubblewrap

BOX = "kit.teach.handed_in.box"
SECONDS = 5
"""Processor seconds for one file: a notebook, or a file in a zip with all the files in it."""
SILENT_SECONDS = 600
"""Wall time without a word from a box, after which it is ended."""
END_SECONDS = 1
"""What a box has to end by itself once nobody listens any more."""
MOST_REFUSED = 8
"""Files of one zip that may end a box each; of a zip that holds more, the rest is not read."""
SCRATCH_BYTES = 1024**2
_ALL = 2**31


@dataclass(frozen=True)
class Read:
    """A notebook that was read: the digest of its bytes, and where the reading is kept.

    `held` is the reading itself, as long as somebody has use for it.
    """

    digest: str
    lesson: str
    notes: tuple[str, ...]
    piece: Piece
    held: Reading | None = field(default=None, compare=False, repr=False)

    def reading(self) -> Reading:
        """Return all that the notebook holds."""
        if self.held is not None:
            return self.held
        return replace(reading.from_json(self.piece.read()), notes=self.notes)

    def let_go(self) -> Read:
        """Return the same without the reading in memory."""
        return replace(self, held=None)


class Reader:
    """Reads zips and notebooks of lessons of which `handouts` were given out.

    With `written`, what learners wrote themselves is read too. To be closed, or used with `with`.
    `seconds` is the processor time that reading has taken up to now.
    """

    def __init__(self, handouts: Mapping[str, Handout], written: bool = False) -> None:
        self.kept = Kept()
        self.seconds = 0.0
        self._handouts, self._written = handouts, written
        self._box: _Box | None = None

    def zip(self, file: IO[bytes], itself: Entry, whole_class: bool) -> Iterator[Entry]:
        """Yield the entries of an open zip; see `archives.zip_entries`."""
        if not can_box():
            yield from zip_entries(file, itself, self.kept.keep, whole_class)
            return
        request: dict[str, Any] = {"parts": itself.parts, "class": whole_class}
        request |= {"after": 0, "refused": 0, "left": None, "ahead": True}
        ended = 0
        while True:
            box, new = self._running()
            at = -1
            found: list[Entry] = []
            try:
                for head, payload in box.ask(request, file=file.fileno()):
                    if "at" in head:
                        yield from found
                        found, at, left = [], int(head["at"]), int(head["left"])
                        alone = new and at == request["after"]
                        reached = {"after": at, "refused": 0, "left": left}
                    else:
                        found.append(self._entry(itself, head, payload))
                yield from found
                return
            except (frames.Gone, KeyError, TypeError, ValueError):
                self.close()
            request["ahead"] = False
            if at < 0 and new:
                # Not even its table can be read, or what was to be passed over in it.
                yield replace(itself, problem=TOO_HARD)
                return
            if at >= 0:
                request |= reached
                if alone:
                    ended += 1
                    enough = ended > MOST_REFUSED and not whole_class
                    request["refused"] = _ALL if enough else 1

    def _entry(self, itself: Entry, head: dict[str, Any], payload: bytes) -> Entry:
        given = head["parts"]
        if not isinstance(given, list) or not given or {type(part) for part in given} != {str}:
            raise ValueError("no name")
        # Made safe once more, not refused: what a box did not make safe costs nobody beside it.
        parts = tuple(safe(part, len(part)) for part in given)
        for said in (head["problem"], head["passed"]):
            if not (said is None or isinstance(said, str) and said.isprintable()):
                raise ValueError("no line that is safe to show")
        entry = replace(itself, parts=parts, problem=head["problem"], passed=head["passed"])
        if "squeezed" in head:
            entry = replace(entry, piece=self._piece(head, payload))
        return entry

    def _piece(self, head: dict[str, Any], payload: bytes) -> Piece:
        """Where the bytes of a notebook are kept, and behind them what was read of it, if it was.

        Whose time reading took is known when it is asked for.
        """
        unpacking, reading = (min(max(0.0, float(s)), SECONDS) for s in head["seconds"])
        piece = self.kept.keep_as_it_is(payload, bool(head["squeezed"]))
        piece = replace(piece, seconds=unpacking)
        if "digest" not in head:
            return piece
        length = int(head["length"])
        if not 0 <= length <= len(payload):
            raise ValueError("no length")
        found = Piece(self.kept, piece.at + length, len(payload) - length, False)
        ahead = Ahead(_digest(head), reading, found)
        return replace(piece, length=length, ahead=ahead)

    def notebook(self, piece: Piece, named: str | None) -> Read | tuple[str, str]:
        """Return what a notebook holds, or the digest of its bytes and why it cannot be read."""
        if not can_box():
            return self._here(piece.read(), named)
        if piece.ahead is not None:
            self.seconds += piece.ahead.seconds
            with contextlib.suppress(ValueError):
                return self._believed(piece.ahead.digest, piece.ahead.reading, named)
        request = {"named": named, "squeezed": piece.squeezed}
        while True:
            box, new = self._running()
            self.seconds += SECONDS  # until the box says how many they were
            try:
                ((head, payload),) = box.ask(request, piece.as_it_is())
                self.seconds += min(box.seconds, SECONDS) - SECONDS
                digest = _digest(head)
                if "problem" in head:
                    said = str(head["problem"])
                    if not said.isprintable():
                        raise ValueError("no line that is safe to show")
                    return digest, said
                return self._believed(digest, self.kept.keep(payload), None, payload)
            except (frames.Gone, KeyError, TypeError, ValueError):
                self.close()
            if new:
                return reading.digest(piece.read()), TOO_HARD

    def _here(self, data: bytes, named: str | None) -> Read | tuple[str, str]:
        digest = reading.digest(data)
        try:
            found = reading.read(data, named, self._handouts, self._written)
        except Unreadable as error:
            return digest, str(error)
        return Read(
            digest, found.lesson, found.notes, self.kept.keep(reading.as_json(found)), found
        )

    def _believed(
        self, digest: str, kept: Piece, named: str | None, payload: bytes | None = None
    ) -> Read:
        """A reading that a box made, where it is sound; ValueError where it is not.

        `named` is what the file is named for, where the box did not know that.
        """
        found = reading.from_json(kept.read() if payload is None else payload)
        if found.lesson not in self._handouts:
            raise ValueError("no lesson of the course")
        notes = (*found.notes, *reading.named_otherwise(named, found.lesson))
        return Read(digest, found.lesson, notes, kept, replace(found, notes=notes))

    def _running(self) -> tuple[_Box, bool]:
        """A box, and whether it is new and has read nothing yet."""
        new = self._box is None
        if self._box is None:
            self._box = _Box(self._handouts, self._written)
        return self._box, new

    def close(self) -> None:
        """End the box, if there is one; what was kept stays as long as it is in use."""
        if self._box is not None:
            self._box.close()
            self._box = None

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


def _digest(head: dict[str, Any]) -> str:
    digest = str(head["digest"])
    if not (len(digest) == 32 and digest.isalnum()):
        raise ValueError("no digest")
    return digest


def can_box() -> bool:
    """Return whether a process of its own can be had here that takes open files: not on Windows."""
    return hasattr(socket, "send_fds") and sys.platform != "win32"


class _Box:
    """One box: a process that is sent requests and sends back frames.

    `seconds` is what the last request took of the processor, as the box tells it.
    """

    seconds = 0.0

    def __init__(self, handouts: Mapping[str, Handout], written: bool) -> None:
        given = {
            name: [
                [[c.id, c.kind, c.source, c.question] for c in handout.release],
                handout.questions,
            ]
            for name, handout in handouts.items()
        }
        settings = {"handouts": given, "written": written}
        for line in _commands():
            self.process, self._there = _started(line)
            self._end = weakref.finalize(self, _ended, self.process, self._there)
            try:
                frames.send(self._there, settings)
                frames.receive(self._there)
                return
            except frames.Gone:
                self.close()
        raise OSError(None, "no process could be started to read what was handed in", BOX)

    def ask(
        self, request: dict[str, Any], payload: bytes = b"", file: int | None = None
    ) -> Iterator[tuple[dict[str, Any], bytes]]:
        """Yield the frames that answer a request. Raises `frames.Gone`."""
        frames.send(self._there, request, payload, file)
        while True:
            head, answer, _ = frames.receive(self._there)
            if "done" in head:
                self.seconds = max(0.0, float(head["seconds"]))
                return
            yield head, answer

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._end()


def _commands() -> list[list[str]]:
    """Command lines that start a box, the best protected first."""
    plain = [sys.executable, "-s", "-P", "-m", BOX]
    program = bubblewrap.available()
    if program is None:
        return [plain]
    line = bubblewrap.command(program, BOX, hidden=(), as_root=False, scratch_bytes=SCRATCH_BYTES)
    return [[line[0], "--die-with-parent", *line[1:]], plain]


def _started(line: list[str]) -> tuple[subprocess.Popen[bytes], socket.socket]:
    ours, theirs = socket.socketpair()
    with theirs:
        process = subprocess.Popen(
            line,
            stdin=theirs.fileno(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**bubblewrap.environment(), **_needed()},
            start_new_session=True,
        )
    ours.settimeout(SILENT_SECONDS)
    return process, ours


def _needed() -> dict[str, str]:
    """What a box outside bubblewrap keeps of this process's environment."""
    return {"PATH": os.environ["PATH"]} if "PATH" in os.environ else {}


def _ended(process: subprocess.Popen[bytes], there: socket.socket) -> None:
    there.close()
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(OSError):
            process.kill()
        process.wait()
