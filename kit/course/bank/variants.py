"""Which variant of the capstone a learner gets: always the same one for the same name."""

from __future__ import annotations

import hashlib
import unicodedata

VARIANTS = ("capstone-a", "capstone-b", "capstone-c")


def variant(learner: str) -> str:
    """Return the id of the capstone article for a learner's name or number.

    Case, accents and spaces make no difference, so that a name typed twice gives one variant.
    An empty name gives the first variant and prints that it is for looking only, so that a
    notebook nobody has touched still runs. Raises ValueError for anything that is not text.

    >>> variant("Ana  Ruíz") == variant("ana ruiz")
    True
    """
    if not isinstance(learner, str):
        raise ValueError("variant: write your name or number between quotation marks")
    plain = unicodedata.normalize("NFKD", learner)
    plain = " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())
    if not plain:
        print("No name yet: this is the first variant, to look at. Write the name or number")
        print("that your instructor knows you by, and run the cell again before you answer.")
        return VARIANTS[0]
    digest = hashlib.sha256(f"dateline capstone {plain}".encode()).digest()
    return VARIANTS[int.from_bytes(digest[:8], "big") % len(VARIANTS)]
