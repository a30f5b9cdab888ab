"""The id of a drafted lesson: letters alone, a word of the title, and no other lesson's."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from itertools import count, permutations
from pathlib import Path

from kit.analysis.lexicon.violence import harm_nouns
from kit.teach.draft.folder import PROPOSALS

SHORTEST, LONGEST = 4, 20
_EMPTY = frozenset(
    """after against amid attack attacks before blast blasts bomber bombing dead death deaths dies
    from have high hits into jump kill killed killing kills least militants more over people report
    reports says said shelling soldiers statement strike strikes suicide talks than that their this
    toll troops with without wounded""".split()
)


def lesson_id(title: str, exercises: Path) -> str:
    """Return an id that no lesson and no draft in the folder has: letters, as learners type it.

    The name of a place or a body first, then any long word, then two words, then one with a letter.

    >>> lesson_id("Suicide bombing kills 30 in Kabul mosque", Path("nowhere"))
    'kabul'
    """
    used = taken(exercises)
    return next(name for name in _candidates(title) if name not in used)


def taken(exercises: Path) -> set[str]:
    """Return the ids of all lessons in a folder, of drafts too."""
    found = set()
    for path in exercises.glob("*/questions.toml"):
        if match := re.search(r'(?m)^id = "([a-z]+)"', path.read_text(encoding="utf-8")):
            found.add(match[1])
    for path in exercises.glob(f"*/{PROPOSALS}"):
        try:
            found.add(str(json.loads(path.read_text(encoding="utf-8"))["lesson"]))
        except (ValueError, KeyError, TypeError):
            continue  # `load` says what is wrong with it
    return found


def _candidates(title: str) -> Iterator[str]:
    words = [(raw, _plain(raw)) for raw in title.split()]
    telling = [w for raw, w in words if len(w) >= SHORTEST and w not in _EMPTY | harm_nouns()]
    # Where most words are written large, a large letter tells nothing.
    large = [w for raw, w in words[1:] if raw[:1].isupper()]
    names = large if len(large) <= len(words) / 2 else []
    order = sorted(dict.fromkeys(telling), key=lambda w: (w not in names, -len(w)))
    order = order or [w for _, w in words if len(w) > 1] or ["lesson"]
    yield from (word for word in order if len(word) <= LONGEST)
    yield from ("".join(pair) for pair in permutations(order, 2) if len("".join(pair)) <= LONGEST)
    for n in count():  # b, c, ... z, bb, bc ...
        yield order[0][:LONGEST] + "bcdefghijklmnopqrstuvwxyz"[n % 25] * (n // 25 + 1)


def _plain(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z]", "", plain.removesuffix("'s").replace("\u2019s", ""))
