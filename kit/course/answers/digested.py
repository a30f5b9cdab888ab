"""A question as marking sees it: what learners may read, digests for keys, the rest scrambled."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from kit.course.answers.digest import canonical, digest, unscramble
from kit.course.answers.passages import normal, words


class Digested:
    """One question out of `notebooks/questions.json`: read-only, with digests in place of keys.

    `data` is plain JSON. `private` questions have no digests: `gradeable` is False for them.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.id: str = data["id"]
        self.kind: str = data["kind"]
        self.points: float = data["points"]
        self.keys = frozenset(data.get("keys", ()))

    def __repr__(self) -> str:
        return f"<Question {self.id}: {self.kind}, {self.points:g} points>"

    def flag(self, name: str) -> bool:
        """Whether the question carries a flag: practice, provisional, private, silent."""
        return name in self.data.get("flags", ())

    @property
    def gradeable(self) -> bool:
        """Whether this copy of the question can be marked here."""
        return "scrambled" in self.data

    def holds(self, role: str, *value: Any) -> bool:
        """Whether the digest of this value is among the keys."""
        return digest(self.id, role, *value) in self.keys

    def holds_case(self, name: str, n: int, output: str, digests: Sequence[str]) -> bool:
        """Whether the digest of an output is among those accepted for case `n`."""
        return digest(self.id, name, n, output) in digests

    @cached_property
    def behind(self) -> dict[str, Any]:
        """Explanations, misconceptions and cases: shown when the question is closed."""
        return unscramble(self.id, self.data["scrambled"]) if self.gradeable else {}

    @cached_property
    def passage(self) -> tuple[list[str], list[str]]:
        """The evened-out words a span may be quoted from, and the part each stands in."""
        return passage_tokens(self.data["passage"])

    @cached_property
    def wordings(self) -> list[frozenset[int]]:
        """Places of the words of each accepted span; found once, since every place is digested."""
        places = range(len(self.passage[0]))
        return [
            frozenset(i for i in places if self.holds("token", n, i))
            for n in range(self.data["wordings"])
        ]

    @cached_property
    def core(self) -> frozenset[int]:
        """Places of the words that every right quotation holds; found once, as `wordings` are."""
        return self._places("core")

    @cached_property
    def without(self) -> frozenset[int]:
        """Places of the words that no right quotation holds; found once, as `wordings` are."""
        return self._places("without")

    def _places(self, role: str) -> frozenset[int]:
        return frozenset(i for i in range(len(self.passage[0])) if self.holds(role, i))

    @property
    def options(self) -> list[str]:
        """Ids of the options, in order."""
        return [o["id"] for o in self.data.get("options", ())]

    @property
    def items(self) -> list[str]:
        """Ids of the items (match, order, discernment) or fields (record), in order."""
        return [i["id"] for i in self.data.get("items", ())]

    @property
    def universe(self) -> list[str]:
        """Ids that may be marked: units of the article, or options."""
        return self.data.get("universe") or self.options


def end_text(end: Any) -> str:
    """Return one end of an interval as comparable text; None and "open" are an open end."""
    return "open" if end in (None, "open") else canonical(end)


def passage_tokens(parts: list[list[str]]) -> tuple[list[str], list[str]]:
    """Return the evened-out words of a passage, and for each the id of the part it stands in."""
    tokens = [(w, owner) for owner, text in parts for w in words(text)]
    return [w for w, _ in tokens], [owner for _, owner in tokens]


def output_text(value: Any, unordered: bool) -> str:
    """Return what a function gave as one comparable text; with `unordered`, in any order."""
    if unordered and isinstance(value, (list, tuple)):
        return canonical(sorted(canonical(v) for v in value))
    return canonical(value)


def field_text(value: Any) -> str:
    """Return one value of a record as comparable text; 1,200 and "1200" are the same."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return canonical(value)
    text = normal(str(value))
    return text.replace(",", "") if text.replace(",", "").isdigit() else text
