"""One closed class, one list: no module keeps a near copy of another's words."""

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOOL = runpy.run_path(str(ROOT / "scripts" / "word_lists.py"))
ROOMS = ("lexicon", "numbers", "grammar", "agency", "dates", "casualties", "wording", "page")


def lists_of(tmp_path, source):
    folder = tmp_path / "kit" / "text"
    folder.mkdir(parents=True)
    (folder / "words.py").write_text(source, encoding="utf-8")
    return list(TOOL["lists_in"](folder / "words.py", tmp_path / "kit"))


@pytest.mark.parametrize(
    "written",
    [
        'A = frozenset("after before when while".split())',
        'A = ("after", "before", "when", "while")',
        'A: set[str] = {"after", "before", "when", "while"}',
        'A = "after before".split() + ["when", "while"]',
        'A = frozenset(("after", "before")) | {"when", "while"}',
    ],
)
def test_a_list_is_seen_however_it_is_written(tmp_path, written):
    (found,) = lists_of(tmp_path, written)
    assert (found.name, found.words) == ("A", {"after", "before", "when", "while"})


@pytest.mark.parametrize(
    "left_alone",
    [
        'A = CLAUSE_OPENERS - {"as", "than", "so", "where"}',  # a difference in sight
        'A = ("after", "before", "when")',  # three words are no list
        'A = ("after", 1, "when", "while", "since")',
        'def f():\n    return ("after", "before", "when", "while")',
    ],
)
def test_a_derived_or_small_list_is_none(tmp_path, left_alone):
    assert lists_of(tmp_path, left_alone) == []


def test_lists_that_share_six_words_in_ten_are_one_cluster(tmp_path):
    found = lists_of(
        tmp_path,
        'A = "a b c d".split()\nB = "a b c d e".split()\nC = "b c d e f".split()\n'
        'D = "a x y z".split()',
    )
    assert [[one.name for one in group] for group in TOOL["clusters"](found)] == [["A", "B", "C"]]


def test_few_lists_of_the_kit_are_nearly_equal_by_chance():
    # Lists of unlike things can share words: what ends a clause, and what stands before "says X".
    assert len(TOOL["clusters"](TOOL["all_lists"](ROOT / "kit"))) < 5


def test_the_rooms_of_grammar_hold_each_closed_class_once():
    rooms = [f"analysis/{room}/" for room in ROOMS]
    lists = [one for one in TOOL["all_lists"](ROOT / "kit") if one.file.startswith(tuple(rooms))]
    assert len(lists) > 50
    shown = [[f"{one.file} {one.name}" for one in group] for group in TOOL["clusters"](lists)]
    assert shown == []
