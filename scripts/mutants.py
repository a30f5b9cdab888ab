"""Ask of the tests whether they would notice: change one line of the kit, run them, and see.

    python scripts/mutants.py 40
    python scripts/mutants.py 8 --seed 7 --floor show

N lines are drawn, shared out evenly among the floors, and on each line one change: a comparison
flipped, a term of "and" or "or" dropped, a constant changed, a branch never or always taken, a
condition negated, two neighbours exchanged. The same seed draws the same mutants from the same
source. Each is tried in a copy of the repository, never in the working tree: first the doctests of
its file and the tests of its room (killed near), then the rest of the floor's and the lessons'
(killed wide). Tests that do not end within `--limit` seconds have noticed as well. What lived is
either a change that makes no difference or a test that is missing: a person decides.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ("analysis", "course", "teach", "show", "text")
NEAR, WIDE, LIVED = "killed near", "killed wide", "lived"
BESIDE = ("tests/lessons", "tests/test_article_facts.py")

FLIPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
NO_ORDER = frozenset("isinstance issubclass min max set frozenset Literal".split())
"""Calls that mean the same, or none, with their arguments exchanged."""


class Mutant(NamedTuple):
    """A change of one line of a file of the kit, with the line before and after."""

    file: str
    line: int
    what: str
    before: str
    after: str

    def shown(self) -> str:
        """Return three lines: where and what, the line before, the line after."""
        change = f"  - {self.before.strip()}\n  + {self.after.strip()}"
        return f"{self.file}:{self.line}: {self.what}\n{change}"

    def apply(self, source: str) -> str:
        """Return the source with the line changed."""
        lines = source.split("\n")
        lines[self.line - 1] = self.after
        return "\n".join(lines)


def mutants_of(source: str, file: str) -> list[Mutant]:
    """Return every change of a line that this script knows for a source, in the order of lines.

    >>> [m.after for m in mutants_of("a = b < 3", "x.py")]
    ['a = b <= 3', 'a = b < 4']
    """
    lines = source.split("\n")
    found: dict[tuple[int, str], Mutant] = {}
    for node, what, new in _changes(ast.parse(source)):
        start, end = node.col_offset, node.end_col_offset
        if node.lineno != node.end_lineno or end is None:
            continue
        before = lines[node.lineno - 1]
        raw = before.encode()  # columns of ast are bytes
        after = (raw[:start] + new.encode() + raw[end:]).decode()
        if after != before and "\n" not in new:
            found.setdefault((node.lineno, after), Mutant(file, node.lineno, what, before, after))
    return sorted(found.values(), key=lambda m: (m.line, m.after))


def _changes(node: ast.AST) -> Iterator[tuple[ast.expr, str, str]]:
    """Yield a piece of the source, what is done to it, and what stands there then."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params"):
            continue  # no behaviour, or a cache's size
        for child in value if isinstance(value, list) else [value]:
            # What stands inside an f-string has no place of its own on Python 3.11.
            if isinstance(child, ast.AST) and not isinstance(child, ast.JoinedStr):
                yield from _changes(child)
    if isinstance(node, ast.Compare):
        yield from _comparison(node)
    elif isinstance(node, ast.BoolOp):
        for term in node.values:
            yield term, "term dropped", str(isinstance(node.op, ast.And))
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, bool):
            yield node, "constant", str(not node.value)
        elif isinstance(node.value, int | float):
            yield node, "constant", repr(node.value + 1)
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        yield node.test, "never", "False"
        if not isinstance(node, ast.While):
            yield node.test, "always", "True"
        yield node.test, "negated", f"not ({ast.unparse(node.test)})"
    elif isinstance(node, ast.comprehension):
        for test in node.ifs:
            yield test, "always", "True"
            yield test, "negated", f"(not ({ast.unparse(test)}))"
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node, "negated", f"({ast.unparse(node.operand)})"
    elif isinstance(node, ast.Call) and getattr(node.func, "id", "") not in NO_ORDER:
        yield from _exchanged(node.args)
    elif isinstance(node, ast.Return | ast.Yield) and isinstance(node.value, ast.Tuple):
        for part in ast.walk(node.value):
            if isinstance(part, ast.Tuple):
                yield from _exchanged(part.elts)


def _comparison(node: ast.Compare) -> Iterator[tuple[ast.expr, str, str]]:
    for i, op in enumerate(node.ops):
        flipped = copy.deepcopy(node)
        flipped.ops[i] = FLIPPED[type(op)]()
        yield node, "flipped", ast.unparse(flipped)
    for part in (node.left, *node.comparators):
        for word in part.elts if isinstance(part, ast.Tuple | ast.Set | ast.List) else [part]:
            if isinstance(word, ast.Constant) and isinstance(word.value, str):
                yield word, "constant", repr(word.value + "~")


def _exchanged(parts: Sequence[ast.expr]) -> Iterator[tuple[ast.expr, str, str]]:
    for one, two in zip(parts, parts[1:], strict=False):
        alike = ast.dump(one) == ast.dump(two)
        if alike or any(isinstance(p, ast.Starred | ast.GeneratorExp) for p in (one, two)):
            continue
        if one.lineno == two.end_lineno:
            whole = copy.copy(one)  # a stretch from the first to the end of the second
            whole.end_lineno, whole.end_col_offset = two.end_lineno, two.end_col_offset
            yield whole, "exchanged", f"{ast.unparse(two)}, {ast.unparse(one)}"


def draw(n: int, seed: int, floors: Sequence[str] = FLOORS, root: Path = ROOT) -> list[Mutant]:
    """Return n mutants, as many of each floor as of the next, no two on one line."""
    drawn: list[Mutant] = []
    for number, floor in enumerate(floors):
        chance = random.Random(f"{seed} {floor}")
        by_line: dict[tuple[str, int], list[Mutant]] = defaultdict(list)
        sources: dict[str, str] = {}
        for path in sorted((root / "kit" / floor).rglob("*.py")):
            name = path.relative_to(root).as_posix()
            sources[name] = path.read_text(encoding="utf-8")
            for mutant in mutants_of(sources[name], name):
                by_line[name, mutant.line].append(mutant)
        places = sorted(by_line)
        chance.shuffle(places)
        picked = (chance.choice(by_line[place]) for place in places)
        valid = (m for m in picked if _parses(m.apply(sources[m.file])))
        drawn += islice(valid, n // len(floors) + (number < n % len(floors)))
    return drawn


def _parses(source: str) -> bool:
    with suppress(SyntaxError):
        return bool(ast.parse(source))
    return False


def near_tests(mutant: Mutant, root: Path) -> list[str]:
    """Return what stands nearest: the file's doctests and its room's tests, the likeliest first."""
    _, floor, *inner = Path(mutant.file).parts
    room = root / "tests" / floor / (inner[0] if len(inner) > 1 else "")
    folder = room if room.is_dir() else root / "tests" / floor
    name = Path(mutant.file).stem
    files = folder.rglob("test_*.py") if folder == room else folder.glob("test_*.py")
    ordered = sorted(files, key=lambda f: (name not in f.read_text(encoding="utf-8"), f))
    return [mutant.file, *(f.relative_to(root).as_posix() for f in ordered)]


def wide_tests(mutant: Mutant, root: Path) -> list[str]:
    """Return the rest of the floor's tests, those that name the room first, and the lessons'."""
    near = set(near_tests(mutant, root))
    _, floor, *inner = Path(mutant.file).parts
    room = ".".join(["kit", floor, *inner[:1]]).removesuffix(".py")
    files = (root / "tests" / floor).rglob("test_*.py")
    ordered = sorted(files, key=lambda f: (room not in f.read_text(encoding="utf-8"), f))
    names = [f.relative_to(root).as_posix() for f in ordered]
    return [n for n in names if n not in near] + [b for b in BESIDE if (root / b).exists()]


class Bench:
    """A copy of the repository in which mutants are tried one after another."""

    def __init__(self, place: Path, limit: float) -> None:
        self.place, self.limit = place, limit
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        for name in filter(None, listed.split("\0")):
            if (ROOT / name).is_file():
                (place / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, place / name)
        self._sound: dict[str, bool] = {}

    def notices(self, mutant: Mutant, tests: list[str]) -> bool:
        """Return whether tests that pass without the change fail, or do not end, with it."""
        path = self.place / mutant.file
        source = path.read_text(encoding="utf-8")
        path.write_text(mutant.apply(source), encoding="utf-8")
        try:
            failed = self._failed(tests)
        finally:
            path.write_text(source, encoding="utf-8")
        for file in failed or ():
            if file not in self._sound:
                self._sound[file] = self._failed([file]) == []
            if not self._sound[file]:
                raise SystemExit(f"{file} fails without any change")
        return failed != []

    def _failed(self, tests: list[str]) -> list[str] | None:
        """Return the files with a test that failed, at most one; None where time ran out."""
        line = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
        # Two states of a file within one second would share their bytecode.
        own = {"PYTHONPATH": str(self.place), "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            done = subprocess.run(
                line, cwd=self.place, env=os.environ | own, timeout=self.limit,
                capture_output=True, text=True,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return None
        if done.returncode in (0, 5):  # 5: there was no test
            return []
        named = re.findall(r"^(?:FAILED|ERROR) ([^\s:]+)", done.stdout, re.M)
        return sorted(set(named)) or [tests[0]]


def report(results: Sequence[tuple[Mutant, str]]) -> str:
    """Return what lived, each with its line before and after, and a row of counts a floor."""
    out = []
    for mutant, verdict in results:
        if verdict == LIVED:
            out.append(mutant.shown())
    out.append(f"{'floor':<10}{NEAR:>13}{WIDE:>13}{LIVED:>8}{'share':>8}")
    floors = [Path(m.file).parts[1] for m, _ in results]
    for floor in [*dict.fromkeys(floors), "all"]:
        own = [v for f, (_, v) in zip(floors, results, strict=True) if floor in (f, "all")]
        near, wide = own.count(NEAR), own.count(WIDE)
        part = f"{(near + wide) / len(own):.0%}" if own else "-"
        out.append(f"{floor:<10}{near:>13}{wide:>13}{own.count(LIVED):>8}{part:>8}")
    return "\n".join(out)


def main() -> None:
    """Draw, try each, print what lived and the table."""
    words = argparse.ArgumentParser(description="Try whether the tests notice changed lines.")
    words.add_argument("n", type=int, help="how many mutants")
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--floor", choices=FLOORS, action="append", help="may be given again")
    words.add_argument("--list", action="store_true", help="print what is drawn, try nothing")
    words.add_argument("--near", action="store_true", help="leave the wider tests out")
    words.add_argument("--limit", type=float, default=600, help="seconds for tests of one mutant")
    asked = words.parse_args()
    drawn = draw(asked.n, asked.seed, asked.floor or FLOORS)
    if asked.list:
        for m in drawn:
            print(m.shown())
        return
    results: list[tuple[Mutant, str]] = []
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    bar = Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True))
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder, bar:
        bench = Bench(Path(folder), asked.limit)
        task = bar.add_task("mutants", total=len(drawn))
        for mutant in drawn:
            bar.update(task, description=f"{mutant.file}:{mutant.line}")
            verdict = LIVED
            if bench.notices(mutant, near_tests(mutant, bench.place)):
                verdict = NEAR
            elif not asked.near and bench.notices(mutant, wide_tests(mutant, bench.place)):
                verdict = WIDE
            results.append((mutant, verdict))
            bar.console.print(f"{verdict}: {mutant.file}:{mutant.line}", soft_wrap=True)
            bar.advance(task)
    print(report(results))


if __name__ == "__main__":
    main()
