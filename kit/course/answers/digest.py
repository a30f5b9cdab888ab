"""From a question to what learners receive: keys as digests, explanations scrambled.

A digest is a salted BLAKE2b hash of the question's id, the item and the value. Marking works on
digests alone, so learners and instructors run the same code. With a handful of options anyone can
try them all: digests stop a glance at the file, nothing more. The same holds for the scrambled
part (explanations, misconceptions, held-out inputs), which the question's own id unlocks. Work
that counts is marked with keys that never leave the instructor.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
from typing import Any

_SALT = b"dateline-key"


def digest(question: str, role: str, *value: Any) -> str:
    """Return the digest of one value of a key, as 20 hexadecimal digits.

    >>> digest("tiny.2", "key", "observatory") == digest("tiny.2", "key", "ministry")
    False
    """
    text = json.dumps([question, role, *value], ensure_ascii=False, sort_keys=True)
    return hashlib.blake2b(text.encode(), digest_size=10, salt=_SALT).hexdigest()


def scramble(question: str, data: Any) -> str:
    """Return `data` as text that does not read as what it says; `unscramble` turns it back."""
    plain = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return base64.b64encode(_mixed(question, plain)).decode()


def unscramble(question: str, text: str) -> Any:
    """Return what `scramble` was given for this question.

    >>> unscramble("tiny.1", scramble("tiny.1", {"explanation": "Labels."}))
    {'explanation': 'Labels.'}
    """
    return json.loads(_mixed(question, base64.b64decode(text)))


def _mixed(question: str, data: bytes) -> bytes:
    stream = hashlib.shake_128(_SALT + question.encode()).digest(len(data))
    return bytes(a ^ b for a, b in zip(data, stream, strict=True))


def canonical(value: Any) -> str:
    """Return one text for values that Python calls equal: 1, 1.0 and True; lists and tuples.

    >>> canonical((40, None)) == canonical([40.0, None])
    True
    """
    return json.dumps(_even(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _even(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, float) and math.isfinite(value) and value == int(value):
        return int(value)
    if isinstance(value, (list, tuple)):
        return [_even(v) for v in value]
    if isinstance(value, dict):
        return {str(k): _even(v) for k, v in value.items()}
    return value
