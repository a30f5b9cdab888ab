"""What a set of stories says as a whole: who is quoted most, how often by no name, what conflicts.

Nothing is told that rests on too little: below `FEWEST_STORIES` and `FEWEST_REPORTS` a share is
withheld and said to be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Any

from kit.analysis.events.counters import named as counter_name
from kit.analysis.places.gazetteer import called
from kit.analysis.places.in_text import named_places

FEWEST_STORIES = 5
FEWEST_REPORTS = 50
MOST_SHOWN = 20
_NEAR = 2  # days between two publications that may tell of one event
_BUCKET = 40  # stories on one place and kind within reach of each other


@dataclass(frozen=True)
class Figure:
    """The main figure of a story, as far as a record tells it."""

    story: str
    outlet: str
    day: date
    kind: str
    group: str | None
    low: int | None
    high: int | None
    words: str
    counter: str | None
    city: str


@dataclass
class Digest:
    """Counts over a set of records. Made by `digest`."""

    stories: int = 0
    words: int = 0
    outlets: Counter[str] = field(default_factory=Counter)
    speakers: Counter[str] = field(default_factory=Counter)
    """In how many stories a speaker is heard."""
    naming: Counter[str] = field(default_factory=Counter)
    claims: int = 0
    uncounted: int = 0
    """Casualty claims of which the story does not say who counted."""
    notes: list[tuple[str, str]] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)

    @property
    def reports(self) -> int:
        """How many reports of speech there are."""
        return self.naming.total()

    def share(self, part: int, of: int, fewest: int = FEWEST_REPORTS) -> str:
        """Return a share in words, or that it is withheld.

        >>> Digest(stories=9).share(30, 60), Digest(stories=2).share(30, 60)[:8]
        ('30 of 60 (50%)', 'withheld')
        """
        if self.stories < FEWEST_STORIES or of < fewest:
            return f"withheld: {of} in {self.stories} stories are too few for a share"
        return f"{part:,} of {of:,} ({part / of:.0%})"

    def conflicts(self) -> list[tuple[Figure, Figure]]:
        """Return main figures of one city, kind and time that exclude each other as worded."""
        by_city: dict[tuple[str, str], list[Figure]] = {}
        for one in self.figures:
            by_city.setdefault((one.city, one.kind), []).append(one)
        found = []
        for figures in by_city.values():
            figures.sort(key=lambda f: (f.day, f.story))
            for a, b in combinations(figures[:_BUCKET], 2):
                if abs((b.day - a.day).days) <= _NEAR and a.group == b.group and _exclude(a, b):
                    found.append((a, b))
        return found


def _exclude(a: Figure, b: Figure) -> bool:
    if a.counter and b.counter and counter_name(a.counter) == counter_name(b.counter):
        return False  # one counter's toll may have moved
    low = max((f.low for f in (a, b) if f.low is not None), default=0)
    high = min((f.high for f in (a, b) if f.high is not None), default=None)
    return high is not None and low > high


def digest(records: Iterable[dict[str, Any]]) -> Digest:
    """Return what a set of records says as a whole, read one at a time."""
    made = Digest()
    for record in records:
        made.stories += 1
        made.words += record["words"]
        made.outlets[record["outlet"] or "outlet not known"] += 1
        heard: set[str] = set()
        for found in record["findings"]:
            if found["type"] == "attribution":
                made.naming[found["naming"]] += 1
                heard |= {found["speaker"]} if found["speaker"] else set()
            elif found["type"] == "casualty_claim":
                made.claims += 1
                made.uncounted += found["counter"] is None
        made.speakers.update(heard)
        made.notes += [(record["id"], note["why"]) for note in record["notes"]]
        made.figures += _main(record)
    return made


def _main(record: dict[str, Any]) -> Iterator[Figure]:
    """Yield a story's first figure of deaths and of wounded, where its city and day are known."""
    if record["published"] is None:
        return
    heads = [b["span"] for b in record["blocks"] if b["role"] == "headline"]
    done: set[str] = set()
    for found in record["findings"]:
        kind = found["type"] == "casualty_claim" and found["kind"]
        if kind not in ("killed", "wounded") or kind in done or found["part_of"]:
            continue
        if any(start <= found["span"][0] < end for start, end in heads):
            continue
        city = _city(found["place"] or "") or _city(record["title"] or "")
        done.add(kind)
        if city:
            high = None if found["form"] == "vague" else found["high"]
            yield Figure(
                record["id"], record["outlet"] or record["id"],
                date.fromisoformat(record["published"]), kind, found["group"], found["low"], high,
                found["words"], found["counter"], city,
            )  # fmt: skip


def _city(words: str) -> str | None:
    places = [p.may_be for p in named_places(f"in {words}")] or [called(words)]
    for may_be in places:
        if may_be and may_be[0].kind == "city" and len({p.country for p in may_be}) == 1:
            return may_be[0].path
    return None
