"""The server that already shows this folder, if there is one.

Jupyter notes each server in its runtime folder, which is the course's own. A server that was killed
leaves its note behind, another program may by then listen on its port, and a copied folder brings
its notes along. So a note is believed only if it names this folder, and if what answers there takes
the noted token and refuses another.
"""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from pathlib import Path

HOST = "127.0.0.1"
_WRONG = "0" * 48


@dataclass(frozen=True)
class Answering:
    """Where a server listens on this machine, and what it wants to be shown."""

    port: int
    token: str

    def address(self, path: str = "", at: str = "") -> str:
        """Where a browser finds a file of the shown folder, or JupyterLab itself.

        `at` is a place that the course's page then leads to: a question, or "course".
        """
        page = "lab/tree/" + urllib.parse.quote(path) if path else "lab"
        place = f"#{urllib.parse.quote(at)}" if at else ""
        return f"http://{HOST}:{self.port}/{page}?token={self.token}{place}"

    def asks(self, path: str, method: str = "GET", seconds: float = 5) -> int:
        """The status with which it answers a request; 0 where nothing answers."""
        request = urllib.request.Request(
            f"http://{HOST}:{self.port}{path}", method=method,
            headers={"Authorization": f"token {self.token}"},
        )  # fmt: skip
        # A proxy set for the world outside must not be asked for this machine's own server.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=seconds) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except (OSError, ValueError):
            return 0


def running(runtime: Path, root: Path) -> Answering | None:
    """The server noted in a runtime folder that shows `root` and answers as noted, or None."""
    for note in sorted(runtime.glob("jpserver-*.json")):
        found = _noted(note, root)
        if found and found.asks("/api/status") == 200:
            # Whoever lets anybody in, or cares for no token at all, is not this course's server.
            if Answering(found.port, _WRONG).asks("/api/status") in (401, 403):
                return found
    return None


def _noted(note: Path, root: Path) -> Answering | None:
    try:
        noted = json.loads(note.read_text(encoding="utf-8"))
        port, token = noted["port"], noted["token"]
        if not os.path.samefile(noted["root_dir"], root):
            return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    if not isinstance(port, int) or not 0 < port < 65536:
        return None
    return Answering(port, token) if isinstance(token, str) and token.isalnum() else None
