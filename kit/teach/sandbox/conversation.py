"""Conversation: the grader's side of one run: it sends cells, keeps time, trusts nothing.

Inputs of code questions go out one at a time, and only when a submission asks for them; what it
should have answered is not known here at all.
"""

from __future__ import annotations

import os
import queue
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kit.teach.sandbox import protocol
from kit.teach.sandbox.limits import Limits
from kit.teach.sandbox.protocol import CHANNEL, CRASHED, FINISHED, TIME, LineRefused, Transcript

GRACE_SECONDS = 2.0
MOST_LINES = 5_000
MOST_IDS = 500
KEPT_PER_ID = 10
_END, _FLOOD, _REFUSED = object(), object(), object()


def converse(
    reading: int,
    writing: int,
    cells: Sequence[tuple[int, str]],
    code: Mapping[str, Sequence[Any]],
    limits: Limits,
    end: Callable[[bool], None],
) -> Transcript:
    """Return the transcript of one run over two pipes, which are closed at the end.

    `cells` are numbered sources, `code` maps the id of a code question to its inputs. `end` ends
    the submission and all that it started: with True it may have a moment to end by itself.
    """
    lines: queue.SimpleQueue[Any] = queue.SimpleQueue()
    out: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    reader = threading.Thread(target=_read, args=(reading, lines, limits), daemon=True)
    writer = threading.Thread(target=_write, args=(writing, out), daemon=True)
    reader.start()
    writer.start()
    transcript = None
    try:
        run = _Run(lines, out, code, limits)
        run.send({"code": sorted(code), "cells": [list(c) for c in cells]})
        transcript = run.listen()
    finally:
        end(transcript is not None and transcript.ended in (FINISHED, CRASHED))
        out.put(None)
        writer.join(GRACE_SECONDS)
        reader.join(GRACE_SECONDS)
    return transcript


class _Run:
    def __init__(
        self,
        lines: queue.SimpleQueue[Any],
        out: queue.SimpleQueue[bytes | None],
        code: Mapping[str, Sequence[Any]],
        limits: Limits,
    ) -> None:
        self.lines, self.out, self.code, self.limits = lines, out, code, limits
        self.transcript = Transcript()
        self.kept: dict[str, list[dict[str, Any]]] = {}
        self.order = 0
        self.runs: dict[str, int] = {}
        now = time.monotonic()
        self.grace = GRACE_SECONDS * limits.patience
        self.last_moment = now + limits.wall
        self.cell_ends = now + limits.cell_wall + self.grace

    def send(self, message: dict[str, Any]) -> None:
        self.out.put(protocol.encode(message))

    def next(self, until: float) -> dict[str, Any] | str:
        """Return the next good line, or the word for how the run ended instead."""
        while True:
            wait = min(until, self.last_moment) - time.monotonic()
            try:
                item = self.lines.get(timeout=max(0.0, wait))
            except queue.Empty:
                return TIME
            if item is _END:
                return CRASHED
            if item is _FLOOD:
                return CHANNEL
            try:
                if item is _REFUSED:
                    raise LineRefused("too long")
                return protocol.decode(item)
            except LineRefused:
                self.transcript.refused += 1

    def listen(self) -> Transcript:
        ended = None
        while ended is None:
            message = self.next(self.cell_ends)
            ended = message if isinstance(message, str) else self.take(message)
        self.transcript.ended = ended
        if ended == FINISHED:
            self.transcript.cell = None
        ordered = sorted((a for kept in self.kept.values() for a in kept), key=lambda a: a["at"])
        self.transcript.answers = [{k: v for k, v in a.items() if k != "at"} for a in ordered]
        return self.transcript

    def take(self, message: dict[str, Any]) -> str | None:
        """Take one line in; return how the run ended where the line says or shows it."""
        if message.get("end") is True:
            return FINISHED
        if type(message.get("id")) is str and "answer" in message:
            record = {"id": message["id"][:80], "answer": message["answer"]}
            if type(message.get("article")) is str:
                record["article"] = message["article"][:80]
            self.keep(record)
        elif type(message.get("reveal")) is str:
            self.keep({"reveal": message["reveal"][:80]})
        elif type(message.get("run")) is str:
            return self.run_function(message["run"])
        elif type(message.get("refused")) is str:
            why = message.get("why")
            self.note(f"{message['refused'][:80]}: {why if type(why) is str else ''}")
        elif type(message.get("cell")) is int:
            self.transcript.cell = message["cell"]
            if type(message.get("error")) is str:
                self.note(message["error"])
                self.transcript.doubtful |= message.get("waited") is True
            else:
                self.cell_ends = time.monotonic() + self.limits.cell_wall + self.grace
        else:
            self.transcript.refused += 1
        return None

    def note(self, text: str) -> None:
        if len(self.transcript.errors) < 200:
            self.transcript.errors.append({"cell": self.transcript.cell, "error": text[:400]})

    def keep(self, record: dict[str, Any]) -> None:
        """Keep a record in its order; of many on one question, the first and the last few."""
        self.order += 1
        name = str(record.get("id")) if "id" in record else f"reveal {record['reveal']}"
        if name not in self.kept and len(self.kept) >= MOST_IDS:
            self.transcript.refused += 1
            return
        kept = self.kept.setdefault(name, [])
        kept.append({**record, "at": self.order})
        if len(kept) > KEPT_PER_ID:
            del kept[1]

    def run_function(self, id: str) -> str | None:
        """Send the inputs of a code question one at a time and keep what comes back."""
        if id not in self.code or self.runs.get(id, 0) >= self.limits.code_runs:
            self.send({"done": True})
            return None
        self.runs[id] = self.runs.get(id, 0) + 1
        outputs: list[dict[str, Any]] = []
        ended: str | None = None
        for arguments in self.code[id]:
            if ended is None:
                self.send({"input": arguments})
                ended = self.output(outputs)
            if ended is not None:
                outputs.append({"error": "the run ended"})
        self.keep({"id": id, "outputs": outputs})
        self.send({"done": True})
        self.cell_ends = time.monotonic() + self.limits.cell_wall + self.grace
        return ended

    def output(self, outputs: list[dict[str, Any]]) -> str | None:
        # Twice the grace: the child itself must first notice, then replace, a function that hangs.
        until = time.monotonic() + self.limits.case_wall + 2 * self.grace
        while True:
            message = self.next(until)
            if isinstance(message, str):
                return message
            if "value" in message:
                outputs.append({"value": message["value"]})
                return None
            if message.get("slow") is True:
                outputs.append({"slow": True})
                self.transcript.doubtful = True
                return None
            if type(message.get("error")) is str:
                outputs.append({"error": message["error"][:300]})
                return None
            self.transcript.refused += 1


def _read(descriptor: int, lines: queue.SimpleQueue[Any], limits: Limits) -> None:
    """Cut what arrives into lines of bounded size, number and total; then wait for the end."""
    buffer, total, count, skipping = b"", 0, 0, False
    flooded = False
    try:
        while chunk := os.read(descriptor, 1 << 16):
            if flooded:
                continue
            total += len(chunk)
            *whole, buffer = (buffer + chunk).split(b"\n")
            for line in whole:
                count += 1
                lines.put(_REFUSED if skipping or len(line) > limits.line_bytes else line)
                skipping = False
            if len(buffer) > limits.line_bytes:
                buffer, skipping = b"", True
            if total > limits.answer_bytes or count > MOST_LINES:
                flooded = True
                lines.put(_FLOOD)
    except OSError:
        pass
    finally:
        os.close(descriptor)
        lines.put(_END)


def _write(descriptor: int, out: queue.SimpleQueue[bytes | None]) -> None:
    try:
        while (data := out.get()) is not None:
            while data:
                data = data[os.write(descriptor, data) :]
    except OSError:
        pass  # the submission has ended; the reader says how
    finally:
        os.close(descriptor)
