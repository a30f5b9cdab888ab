"""List the word lists of the kit that are nearly equal: two lists of one class are one too many.

    python scripts/word_lists.py

A list is a set, tuple, list or split string of four words or more that a module of `kit/text` or
`kit/analysis` binds to a name. Two are near-equal where they share six words in ten of all that
either holds. What a module derives from another list ("OPENERS - {'than'}") is no list of its
own: the difference is in sight.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

KIT = Path(__file__).resolve().parents[1] / "kit"
ROOMS = ("text", "analysis")
FEWEST = 4
NEAR = 0.6


class WordList(NamedTuple):
    """A list of words: the file and the name that hold it, and the words."""

    file: str
    name: str
    words: frozenset[str]


def words_of(node: ast.expr) -> frozenset[str] | None:
    """Return the words an expression writes out, or None where it is no list of words.

    >>> sorted(words_of(ast.parse("frozenset('a b'.split())", mode="eval").body))
    ['a', 'b']
    >>> words_of(ast.parse("OPENERS - {'than'}", mode="eval").body) is None
    True
    """
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            return words_of_string(node.func.value)
        if isinstance(node.func, ast.Name) and node.func.id in ("frozenset", "set", "tuple"):
            return words_of(node.args[0]) if node.args else None
        return None
    if isinstance(node, ast.Tuple | ast.Set | ast.List):
        return words_of_items(node.elts)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr | ast.Add):
        left, right = words_of(node.left), words_of(node.right)
        return None if left is None or right is None else left | right
    return None


def words_of_string(node: ast.expr) -> frozenset[str] | None:
    """Return the words of a string that is split."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return frozenset(node.value.split())
    return None


def words_of_items(items: list[ast.expr]) -> frozenset[str] | None:
    """Return the words of a display whose items are all strings."""
    found = [item.value for item in items if isinstance(item, ast.Constant)]
    words = frozenset(value for value in found if isinstance(value, str))
    return words if len(found) == len(items) and len(words) == len(set(found)) else None


def lists_in(path: Path, kit: Path = KIT) -> Iterator[WordList]:
    """Yield the word lists that a module of the kit binds to names."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Assign):
            target, value = node.targets[0], node.value
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            target, value = node.target, node.value
        else:
            continue
        words = words_of(value)
        if isinstance(target, ast.Name) and words is not None and len(words) >= FEWEST:
            yield WordList(path.relative_to(kit).as_posix(), target.id, words)


def all_lists(kit: Path = KIT) -> list[WordList]:
    """Return every word list of the rooms, in the order of the files."""
    paths = [path for room in ROOMS for path in sorted((kit / room).rglob("*.py"))]
    return [found for path in paths for found in lists_in(path, kit)]


def nearness(a: WordList, b: WordList) -> float:
    """Return the words two lists share, as a part of all words of both (Jaccard's index)."""
    return len(a.words & b.words) / len(a.words | b.words)


def clusters(lists: list[WordList]) -> list[list[WordList]]:
    """Return the groups of lists that near-equality ties together, the largest first."""
    home = {found: [found] for found in lists}
    for a, b in combinations(lists, 2):
        if home[a] is not home[b] and nearness(a, b) >= NEAR:
            joined = home[a] + home[b]
            for found in joined:
                home[found] = joined
    groups = {id(group): group for group in home.values() if len(group) > 1}
    return sorted(groups.values(), key=lambda group: (-len(group), group))


def main() -> None:
    lists = all_lists()
    found = clusters(lists)
    for group in found:
        shared = frozenset.intersection(*(one.words for one in group))
        every = frozenset.union(*(one.words for one in group))
        print(f"{len(group)} lists share {len(shared)} of {len(every)} words")
        for one in group:
            more = " ".join(sorted(one.words - shared))
            print(f"    {one.file} {one.name}: {len(one.words)} words; not in all: {more}"[:220])
    tied = sum(map(len, found))
    print(f"{len(lists)} word lists; {tied} stand in {len(found)} near-equal clusters")


if __name__ == "__main__":
    main()
