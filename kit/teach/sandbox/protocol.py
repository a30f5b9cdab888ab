"""Protocol: strict JSON lines between the grader and a submission, and what a run brought back.

Whatever comes from a submission is taken for hostile. A line is a JSON object of bounded size and
depth made of null, booleans, finite numbers, well-formed text, lists and objects; anything else is
refused as a whole. Nothing is ever unpickled or evaluated.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from typing import Any

MAX_DEPTH = 12
MAX_ITEMS = 20_000
MAX_DIGITS = 40

FINISHED, TIME, MEMORY, CHANNEL, CRASHED = "finished", "time", "memory", "channel", "crashed"


class LineRefused(ValueError):
    """A line that is not the plain JSON this channel carries; the message says why."""


def encode(value: Any) -> bytes:
    r"""Return `value` as one JSON line.

    >>> encode({"answer": [1, None]})
    b'{"answer":[1,null]}\n'
    """
    text = json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return text.encode("ascii") + b"\n"


def decode(line: bytes) -> dict[str, Any]:
    """Return the JSON object on one line; `LineRefused` says why it is not one.

    >>> decode(b'{"id": "sourcing.2", "answer": ["7.1"]}')
    {'id': 'sourcing.2', 'answer': ['7.1']}
    >>> decode(b'{"answer": NaN}')
    Traceback (most recent call last):
    kit.teach.sandbox.protocol.LineRefused: NaN is not JSON
    """
    try:
        value = json.loads(line.decode("utf-8"), parse_constant=_no_constant, parse_int=_integer)
    except LineRefused:
        raise
    except RecursionError:
        raise LineRefused("nested too deeply") from None
    except ValueError:
        raise LineRefused("not JSON") from None
    if not isinstance(value, dict):
        raise LineRefused("not a JSON object")
    check_plain(value)
    return value


def check_plain(value: Any) -> None:
    """Refuse (`LineRefused`) a value too deep, too long, not finite or with broken text."""
    count = 0
    level: list[Any] = [value]
    for _ in range(MAX_DEPTH):
        count += len(level)
        if count > MAX_ITEMS:
            raise LineRefused(f"more than {MAX_ITEMS} values")
        inner: list[Any] = []
        for item in level:
            _check_one(item)
            if type(item) is dict:
                for key in item:
                    if type(key) is not str:
                        raise LineRefused("a key that is not text")
                    _check_one(key)
                inner.extend(item.values())
            elif type(item) is list:
                inner.extend(item)
        level = inner
        if not level:
            return
    raise LineRefused("nested too deeply")


def _check_one(value: Any) -> None:
    # `type(...) is`, not isinstance: True is an int, and a subclass may override anything.
    if type(value) is float and not math.isfinite(value):
        raise LineRefused("a number that is not finite")
    if type(value) is int and value.bit_length() > MAX_DIGITS * 4:
        raise LineRefused("a number too long")
    if type(value) is str:
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            raise LineRefused("text that is not well formed") from None
    if type(value) not in (dict, list, str, int, float, bool, type(None)):
        raise LineRefused(f"a value of type {type(value).__name__}")


def _no_constant(name: str) -> Any:
    raise LineRefused(f"{name} is not JSON")


def _integer(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise LineRefused("a number too long")
    return int(digits)


@dataclass
class Transcript:
    """What one run of a submission brought back: plain data, safe to store and to send.

    `answers` holds, in the order they were given, the records that
    `kit.course.marking.mark_records` takes: `{"id", "answer"}`, `{"reveal": id}`, and for a code
    question `{"id", "outputs"}`, an entry an input: `{"value"}`, `{"error"}` or `{"slow"}`.
    `errors` holds `{"cell", "error"}`; their texts come from the submission and may say anything.
    `doubtful` says that a limit ended something which others on the machine can bring about: wall
    time, memory, or a function near its time. It counts only if it happens again when run alone.
    """

    answers: list[dict[str, Any]] = field(default_factory=list)
    errors: list[dict[str, Any]] = field(default_factory=list)
    ended: str = FINISHED
    cell: int | None = None
    refused: int = 0
    cpu_seconds: float = field(default=0.0, compare=False)
    doubtful: bool = field(default=False, compare=False)

    @property
    def stopped(self) -> bool:
        """Whether the run ended before its last cell."""
        return self.ended != FINISHED

    def as_json(self) -> dict[str, Any]:
        """Return the transcript as a JSON object, without what depends on the machine."""
        return {
            "answers": self.answers,
            "errors": self.errors,
            "ended": self.ended,
            "cell": self.cell,
            "refused": self.refused,
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Transcript:
        """Return the transcript that `as_json` made."""
        return cls(**value)
