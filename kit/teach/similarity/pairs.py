"""Pairs: pieces of two learners' work that share more than chance and the course explain."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kit.teach.similarity.fingerprints import Run, of_code, of_prose
from kit.teach.similarity.own_work import CODE, Piece

LEAST_SHARED = {True: 6, False: 5}
"""Fewest fingerprints in common: for code about twenty-five symbols, for text eight words."""
LEAST_PART = {True: 0.5, False: 0.3}
"""Least part of the shorter piece that is in the other."""
MOST_HOLDERS = 40
"""What more learners than this share is common, whatever the size of the class."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two pieces with what they share: characters of either text, and how many fingerprints.

    `of_first` and `of_second` are how many each has of its own, what everyone was given left out.
    """

    first: Piece
    second: Piece
    shared: int
    of_first: int
    of_second: int
    in_first: tuple[tuple[int, int], ...]
    in_second: tuple[tuple[int, int], ...]

    @property
    def part(self) -> float:
        """The part of the shorter piece that is in the other (containment), 0 to 1."""
        return self.shared / min(self.of_first, self.of_second)


def pairs(
    pieces: Sequence[Piece], given: Callable[[str, str], Sequence[str]] = lambda lesson, what: ()
) -> list[Pair]:
    """Return pairs of pieces that read alike, the most alike first.

    Pieces are compared within one lesson and one question. `given` returns the texts everybody
    had; what is in them is left out, and so is what five learners and more than half of them (or
    more than `MOST_HOLDERS`) share: that is the exercise speaking, not its authors.
    """
    together: dict[tuple[str, str], list[Piece]] = defaultdict(list)
    for piece in pieces:
        together[piece.lesson, piece.what].append(piece)
    found: list[Pair] = []
    for (lesson, what), group in sorted(together.items()):
        found += _alike(sorted(group, key=lambda p: p.learner), what, given(lesson, what))
    found.sort(key=lambda p: (-p.part, -p.shared, p.first.lesson, p.first.what, p.first.learner))
    return found


@dataclass(frozen=True, slots=True)
class Alike:
    """Learners whose pieces hang together by pairs: A like B and B like C are one group.

    `pairs` are those pairs, the most alike first.
    """

    learners: tuple[str, ...]
    pairs: tuple[Pair, ...]


def groups(found: Sequence[Pair]) -> list[Alike]:
    """Return pairs of one piece of work as groups; that with the most alike pair comes first."""
    home: dict[tuple[str, str, str], list[Pair]] = {}
    for pair in found:
        ends = [(p.lesson, p.what, p.learner) for p in (pair.first, pair.second)]
        together = {id(home[end]): home[end] for end in ends if end in home}
        joined_pairs = [pair, *(p for group in together.values() for p in group)]
        ends += [
            (p.lesson, p.what, p.learner) for one in joined_pairs for p in (one.first, one.second)
        ]
        for end in ends:
            home[end] = joined_pairs
    place = {id(pair): n for n, pair in enumerate(found)}
    out = []
    for group in {id(group): group for group in home.values()}.values():
        ordered = sorted(group, key=lambda p: place[id(p)])
        names = {p.learner for one in ordered for p in (one.first, one.second)}
        out.append(Alike(tuple(sorted(names)), tuple(ordered)))
    return sorted(out, key=lambda g: place[id(g.pairs[0])])


def _alike(group: Sequence[Piece], what: str, texts: Sequence[str]) -> list[Pair]:
    code = what == CODE
    known = {r.hash for t in texts for r in (of_code(t, False) if code else of_prose(t))}
    runs: list[Mapping[int, list[Run]]] = []
    for piece in group:
        own: dict[int, list[Run]] = defaultdict(list)
        for run in of_code(piece.text) if code else of_prose(piece.text):
            if run.hash not in known:
                own[run.hash].append(run)
        runs.append(own)
    holders: dict[int, list[int]] = defaultdict(list)
    for number, held in enumerate(runs):
        for hash in held:
            holders[hash].append(number)
    most = min(MOST_HOLDERS, max(4, len(group) // 2))
    common = {hash for hash, who in holders.items() if len(who) > most}
    shared: Counter[tuple[int, int]] = Counter()
    for hash, who in holders.items():
        if hash not in common:
            shared.update(combinations(who, 2))
    found = []
    for (a, b), many in sorted(shared.items()):
        one, two = ({h: r for h, r in runs[n].items() if h not in common} for n in (a, b))
        enough = many >= LEAST_SHARED[code] and many >= LEAST_PART[code] * min(len(one), len(two))
        if not enough or group[a].learner == group[b].learner:
            continue
        both = one.keys() & two.keys()
        places = tuple(joined([r for h in both for r in own[h]]) for own in (one, two))
        found.append(Pair(group[a], group[b], many, len(one), len(two), *places))
    return found


def joined(runs: Sequence[Run]) -> tuple[tuple[int, int], ...]:
    """Return the characters that runs cover, as stretches in order that do not overlap.

    >>> joined([Run(1, 0, 5), Run(2, 3, 9), Run(3, 20, 24)])
    ((0, 9), (20, 24))
    """
    out: list[tuple[int, int]] = []
    for start, end in sorted((run.start, run.end) for run in runs):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)
