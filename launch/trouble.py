"""The one kind of error that lab.py shows: what is wrong, and the mend, in one line."""

from __future__ import annotations

from pathlib import Path


class Trouble(Exception):
    """A fault the reader can mend.

    >>> print(Trouble("Port 8888 is in use", "python3 lab.py --port 8890"))
    Port 8888 is in use. Mend: python3 lab.py --port 8890
    """

    def __init__(self, what: str, mend: str) -> None:
        self.what, self.mend = what, mend
        super().__init__(f"{what}. Mend: {mend}")


class NoNetwork(Trouble):
    """The packages could not be fetched."""


class NoSpace(Trouble):
    """The disk is full, or too full to begin."""


def no_space(where: Path, megabytes: int) -> NoSpace:
    """The trouble of a full disk."""
    return NoSpace(
        f"Too little space on the disk of {where}",
        f"free about {megabytes} MB there, then start again",
    )
