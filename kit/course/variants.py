"""Which variant of the capstone a learner gets: always the same one for the same name."""

from __future__ import annotations

import hashlib
import unicodedata

VARIANTS = ("capstone-a", "capstone-b", "capstone-c")


def variant(learner: str) -> str:
    """Return the id of the capstone article for a learner's name or number.

    Case, accents and spaces make no difference, so that a name typed twice gives one variant.
    Raises ValueError for an empty name.

    >>> variant("Ana  Ruíz") == variant("ana ruiz")
    True
    """
    if not isinstance(learner, str):
        raise ValueError("variant: write your name or number between quotation marks")
    plain = unicodedata.normalize("NFKD", learner)
    plain = " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())
    if not plain:
        raise ValueError("variant: write the name or number that your instructor knows you by")
    digest = hashlib.sha256(f"dateline capstone {plain}".encode()).digest()
    return VARIANTS[int.from_bytes(digest[:8], "big") % len(VARIANTS)]
