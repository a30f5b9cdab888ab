"""Channel: JSON lines over two file descriptors, as the submission's side of a run uses them."""

from __future__ import annotations

import json
import os
from typing import Any

from kit.teach.sandbox import protocol


class Channel:
    """Lines out to the grader and in from it, on two file descriptors."""

    def __init__(self, incoming: int, outgoing: int) -> None:
        self.incoming, self.outgoing = incoming, outgoing
        self._buffer = b""

    def send(self, message: dict[str, Any]) -> None:
        """Write one line, whole."""
        data = protocol.encode(message)
        while data:
            data = data[os.write(self.outgoing, data) :]

    def receive(self) -> dict[str, Any]:
        """Return the next line; EOFError when the grader has hung up."""
        while b"\n" not in self._buffer:
            chunk = os.read(self.incoming, 1 << 16)
            if not chunk:
                raise EOFError("the grader has hung up")
            self._buffer += chunk
        line, _, self._buffer = self._buffer.partition(b"\n")
        return json.loads(line)
