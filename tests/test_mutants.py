"""Mutants are valid Python, differ from the source in one line, and are the same for one seed."""

import ast
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOOL = runpy.run_path(str(ROOT / "scripts" / "mutants.py"))


def lines_of(source):
    return {(m.what, m.after.strip()) for m in TOOL["mutants_of"](source, "kit/text/x.py")}


@pytest.mark.long
def test_what_is_drawn_is_python_and_differs_in_its_one_line():
    drawn = TOOL["draw"](40, 2016)
    assert len(drawn) == 40 and len({(m.file, m.line) for m in drawn}) == 40
    floors = [Path(m.file).parts[1] for m in drawn]
    assert {floors.count(floor) for floor in TOOL["FLOORS"]} == {8}
    for mutant in drawn:
        source = (ROOT / mutant.file).read_text(encoding="utf-8")
        changed = mutant.apply(source)
        assert ast.dump(ast.parse(changed)) != ast.dump(ast.parse(source)), mutant
        pairs = zip(source.split("\n"), changed.split("\n"), strict=True)
        differ = [n for n, (one, two) in enumerate(pairs, start=1) if one != two]
        assert differ == [mutant.line] and mutant.before != mutant.after


def test_one_seed_draws_the_same_and_another_others():
    first = TOOL["draw"](6, 1, ["text"])
    assert TOOL["draw"](6, 1, ["text"]) == first
    assert TOOL["draw"](6, 2, ["text"]) != first


@pytest.mark.parametrize(
    ("source", "changes"),
    [
        ("a = b < c", {("flipped", "a = b <= c")}),
        ("a = b and c", {("term dropped", "a = True and c"), ("term dropped", "a = b and True")}),
        ("a = b or c", {("term dropped", "a = False or c"), ("term dropped", "a = b or False")}),
        ("a = 3", {("constant", "a = 4")}),
        ("a = False", {("constant", "a = True")}),
        (
            "a = b == 'said'",
            {("flipped", "a = b != 'said'"), ("constant", "a = b == 'said~'")},
        ),
        (
            "if a: b",
            {("never", "if False: b"), ("always", "if True: b"), ("negated", "if not (a): b")},
        ),
        ("a = not b", {("negated", "a = (b)")}),
        ("a(b, c)", {("exchanged", "a(c, b)")}),
        ("def a(): yield ('ä', b), c", {
            ("exchanged", "def a(): yield (b, 'ä'), c"),
            ("exchanged", "def a(): yield c, ('ä', b)"),
        }),
    ],
)  # fmt: skip
def test_each_change_is_known(source, changes):
    assert lines_of(source) == changes


@pytest.mark.parametrize(
    "left_alone",
    [
        '"""A docstring."""',
        "a: tuple[int, 3] = b",  # a type changes nothing
        "@cache(maxsize=32)\ndef a(): pass",  # nor does a cache's size
        "a(b, b)",
        "a = isinstance(b, c)",
        'a = f"{b < 3}"',
    ],
)
def test_what_cannot_be_noticed_is_left_alone(left_alone):
    assert lines_of(left_alone) == set()


def test_the_nearest_tests_come_first():
    mutant = TOOL["Mutant"]("kit/teach/insight/withholding.py", 76, "flipped", "", "")
    near = TOOL["near_tests"](mutant, ROOT)
    assert near[0] == mutant.file and "tests/teach/insight/test_insight_numbers.py" in near
    assert all(name.startswith("tests/teach/insight/") for name in near[1:])
    wide = TOOL["wide_tests"](mutant, ROOT)
    assert "tests/teach/similarity/test_similarity.py" in wide and not set(near) & set(wide)


def test_the_report_shows_what_lived_and_counts_by_floor():
    show = TOOL["Mutant"]("kit/show/page.py", 7, "flipped", "  a < b", "  a <= b")
    teach = TOOL["Mutant"]("kit/teach/x.py", 9, "never", "if a:", "if False:")
    text = TOOL["report"]([(show, "lived"), (show, "killed near"), (teach, "killed wide")])
    *lived, head, first, second, both = text.splitlines()
    assert lived == ["kit/show/page.py:7: flipped", "  - a < b", "  + a <= b"]
    assert head.split() == ["floor", "killed", "near", "killed", "wide", "lived", "share"]
    assert first.split() == ["show", "1", "0", "1", "50%"]
    assert second.split() == ["teach", "0", "1", "0", "100%"]
    assert both.split() == ["all", "1", "1", "1", "67%"]
