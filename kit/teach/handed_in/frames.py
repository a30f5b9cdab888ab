"""Frames: a JSON head, bytes behind it and at most one open file, over a pair of sockets."""

from __future__ import annotations

import json
import os
import socket
import struct
from typing import Any

from kit.teach.handed_in.notebook_file import MOST_BYTES

MOST_HEAD = 4 * 1024**2
MOST_PAYLOAD = MOST_BYTES + 1024**2
SMALL = 256 * 1024
"""Bytes that are sent in one go with their head."""
_SIZES = struct.Struct(">II")


class Gone(Exception):
    """The other side hung up, was silent for too long, or sent what is no frame."""


def send(
    there: socket.socket, head: dict[str, Any], payload: bytes = b"", file: int | None = None
) -> None:
    """Send one frame. Raises `Gone`."""
    text = json.dumps(head).encode("ascii")
    start = _SIZES.pack(len(text), len(payload)) + text
    try:
        if file is not None:
            start = start[socket.send_fds(there, [start], [file]) :]
        there.sendall(start + payload if len(payload) < SMALL else start)
        if len(payload) >= SMALL:
            there.sendall(payload)
    except OSError:
        raise Gone from None


def receive(there: socket.socket, with_file: bool = False) -> tuple[dict[str, Any], bytes, int]:
    """Return the next frame: head, bytes, and an open file or -1. Raises `Gone`."""
    try:
        files: list[int] = []
        if with_file:
            start, files, _, _ = socket.recv_fds(there, _SIZES.size, 1)
            start += _exactly(there, _SIZES.size - len(start)) if start else b""
        else:
            start = _exactly(there, _SIZES.size)
        if not start:
            raise Gone
        of_head, of_payload = _SIZES.unpack(start)
        if of_head > MOST_HEAD or of_payload > MOST_PAYLOAD:
            raise Gone
        head = json.loads(_exactly(there, of_head))
        payload = _exactly(there, of_payload)
    except (OSError, ValueError, RecursionError, struct.error):
        raise Gone from None
    if not isinstance(head, dict):
        raise Gone
    for extra in files[1:]:
        os.close(extra)
    return head, payload, files[0] if files else -1


def _exactly(there: socket.socket, size: int) -> bytes:
    if len(first := there.recv(size)) == size:
        return first
    if not first:
        raise Gone
    data = bytearray(size)
    data[: len(first)] = first
    view, at = memoryview(data), len(first)
    while at < size:
        got = there.recv_into(view[at:])
        if not got:
            raise Gone
        at += got
    return bytes(data)
